"""Clocks, as typed: `clock add`, `list`, `show`, `edit`, `remove`; what is written of one stands in `returns`."""

from __future__ import annotations

from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers
from goalwalk.cli.noun import Field, Fields, Noun, Within
from goalwalk.cli.prompts import Reader, ask_until
from goalwalk.cli.run import Run
from goalwalk.core import naming
from goalwalk.core.amounts import read_whole
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.clocks_setbacks import MOST_DAYS, Clock
from goalwalk.core.nouns import clocks
from goalwalk.core.since import Since
from goalwalk.screens.nouns.clocks import clock_line, clock_view, clocks_view


def _ask(run: Run, told: Answers, typed: Fields) -> bool:
    """Since when: as the end of its title says it, or asked where neither that nor a title was typed."""
    title, sign, day = told["title"].rpartition(" since ")
    if sign and title.strip() and "since" not in typed and (since := _said_since(run, day)):
        told.put(title=title.strip(" ,"), since=since)
        return True
    if typed["title"] is None and "since" not in typed:
        today = run.today(run.plan())
        read = Reader(lambda text: _since(text, today) if text else today, passes=True)
        told.put(since=ask_until(words.say("ask.clock_since"), read))
    return True


def _said_since(run: Run, text: str) -> date | None:
    """The day that stands behind "since"; None where it is none. One of two is asked.

    Raises NotUnderstood, where nobody can be asked; CannotBeDone for a day ahead.
    """
    today = run.today(run.plan())
    try:
        return _since(text, today)
    except NotUnderstood as problem:
        if problem.code == "day":
            return None
        if not run.can_ask:
            raise
        run.tell_line(words.problem(problem))
        return ask_until(words.say("ask.clock_since"), lambda typed: _since(typed, today))


def _days(text: str) -> int:
    days = read_whole(text, 1, MOST_DAYS)
    if days is None:
        raise NotUnderstood("clock_milestone", text=text, most=MOST_DAYS)
    return days


def _since(text: str, today: date) -> date:
    """The first day of a clock. An empty text is none: no clock begins anew by a slip."""
    day = read_day(text, today, "past")
    if day > today:
        raise CannotBeDone("clock_ahead", day=day)
    return day


def _limits(text: str, within: Within) -> tuple[Since[int], ...]:
    limit = clocks.read_limit(text)
    return (Since(date.min, limit),) if within.record is None else clocks.limited(within.record, limit, within.today)


def _edited(before: Clock, _: Clock, anew: Fields) -> Fields:
    """Which fields are new, and how many days more lie before its first day now."""
    return {"changed": list(anew), "left": max(0, (anew.get("since", before.since) - before.since).days)}


CLOCK = Noun(
    "clock",
    clocks,
    (
        Field("title"),
        Field("since", lambda text, within: _since(text, within.today), within=True),
        Field("limits", _limits, typed="limit", within=True),
        Field("unit"),
        Field("saves", clocks.read_saves, of="list[str]"),
        Field(
            "milestones",
            lambda typed: tuple(sorted({_days(text) for text in typed})),
            typed="milestone",
            of="list[str]",
        ),
        Field("again", bool, of="bool | None", edits_only=True),
    ),
    clock_line,
    example='goalwalk clock add "Free of smoking"',
    told=lambda _, clock, __, done: {} if done == "removed" else {"since": clock.since.isoformat()},
    fresh=lambda today: {"since": today, "limits": (Since(date.min, 0),)},
    ask=_ask,
    edit=lambda plan, clock, today, anew: clocks.edit(plan, clock, today, **anew),
    edited=_edited,
)

add, edit, remove = CLOCK.adds(), CLOCK.edits(), CLOCK.removes()
list_ = CLOCK.lists(clocks_view)


def show(run: Run, clock: str, *, all: bool = False) -> None:
    """One clock: where it stands, its milestones, what was written of it."""
    plan = run.plan()
    today = run.today(plan)
    run.show(clock_view(plan, naming.find_clock(plan, clock), today, all=all), today)
