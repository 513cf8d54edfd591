"""The first screen, and the welcome after blank days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core.amounts import amount_text, with_unit
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.words import one_of, run_length, say
from goalwalk.words.days import day_name, far_day

if TYPE_CHECKING:
    from goalwalk.screens.looks.today import BlankDaysView, Resting, Talk, TodayView
    from goalwalk.screens.stand import Stand

ANEW = 2  # while a run is as short as this, all the days there ever were are told with it
BROUGHT = 2  # how much of what is to be brought is told here
_COLUMNS = (Column(lead=True), Column(lead=True, wide=True), Column(wide=True))


def today(view: TodayView) -> list[Block]:
    """What is open first; the warm line last."""
    blocks: list[Block] = [Heading(far_day(view.today, view.today)), Gap()]
    if view.talk:
        near = (view.talk, *view.talks)
        blocks += [*(Line(_talk(talk, view)) for talk in near), *_bring(view), Gap()]
    groups, asks, clocks, hello = _beside(view)
    blocks += groups
    if view.paused:
        key = "today.paused_until" if view.back else "today.paused"
        back = day_name(view.back, view.today) if view.back else ""
        blocks += [Line(say(key, day=back)), Gap()]
    blocks += _section("today.open", view.open, view)
    blocks += _section("today.period", view.period, view)
    blocks += asks
    blocks += _section("today.any_time", view.any_time, view)
    blocks += _section("today.said", view.said, view)
    if view.resting:
        rows = tuple(
            (Cell(f"  {rest.id}", aloud=rest.id), Cell(rest.title), Cell(_back(rest, view))) for rest in view.resting
        )
        blocks += [Heading(say("today.resting")), Table(_COLUMNS, rows, header=False), Gap()]
    wins = (*view.wins, *(say("wins.of", of=of, text=text) for of, text in view.theirs))
    if wins:
        blocks += [Heading(say("today.wins")), *(Line(win, indent=2) for win in wins), Gap()]
    if view.kept:
        blocks += [Heading(say("today.kept")), *(Line(line, indent=2) for line in view.kept), Gap()]
    blocks += [*clocks, *_nothing_open(view), *hello]
    return [*blocks, Line(one_of(f"warm.{view.warm}", view.today.toordinal()))]


def _beside(view: TodayView) -> tuple[list[Block], ...]:
    """Groups, asks, clocks, and somebody to say hello to: most plans have none of it."""
    if view.beside is None:
        return [], [], [], []
    from goalwalk.screens.looks import beside_layout

    one, day = view.beside, view.today
    return (
        beside_layout.groups(one, day),
        beside_layout.asks(one, day),
        beside_layout.clocks(one),
        beside_layout.hello(one),
    )


def blank_days(view: BlankDaysView) -> list[Block]:
    """It is good to see them, and how many days are blank; nothing else."""
    return [Line(say("welcome.back", n=view.blank))]


def stand_text(line: Stand, today: date, day: date | None = None) -> str:
    """How one step stands: its cue, its amount, its count this week, and how far its run has come.

    Of an earlier `day`, as it stood then: its count is of that week, and what all days amount to by now is not told.
    """
    then = day is not None and day != today
    parts = []
    if line.place == "said":
        parts.append(say(f"word.{line.today}"))
    if line.target:
        target = with_unit(line.target, line.unit)
        if line.amount:
            parts.append(say("today.amount", amount=amount_text(line.amount), target=target))
        elif line.place != "said":  # beside "partly" it would read as if so much was said
            parts.append(say("today.target", target=target))
    if line.cue and line.place != "said":
        parts.append(line.cue)
    if line.by and line.place != "said":
        parts.append(say("today.by", day=far_day(line.by, today)))
    period = f"{line.period}.then" if then else line.period
    if line.have:
        parts.append(say(f"today.have.{period}", have=line.have, need=line.need))
    elif line.need:
        parts.append(say(f"today.asked.{period}", n=line.need))
    if then:
        return ", ".join(parts)
    if line.so_far:
        parts.append(so_far(line))
    elif line.total:
        parts.append(say("today.total", n=line.total))
    return ", ".join(parts)


def so_far(line: Stand) -> str:
    """How far the step's run has come."""
    told = say("today.so_far", length=run_length(line.so_far or 0, line.counted))
    anew = not line.counted and (line.so_far or 0) <= ANEW < line.total
    return f"{told}, {say('today.total', n=line.total)}" if anew else told


def _section(key: str, lines: tuple[Stand, ...], view: TodayView) -> list[Block]:
    if not lines:
        return []
    rows = tuple(
        (Cell(f"  {line.id}", aloud=line.id), Cell(line.title), Cell(stand_text(line, view.today))) for line in lines
    )
    return [Heading(say(key)), Table(_COLUMNS, rows, header=False), Gap()]


def _talk(talk: Talk, view: TodayView) -> str:
    from goalwalk.words.talks import talk_name

    near = "today" if talk.day == view.today else "tomorrow"
    name = talk_name(talk.whom, group=talk.group)
    if talk.time:
        return say(f"today.talk.{near}_at", talk=name, time=talk.time)
    return say(f"today.talk.{near}", talk=name)


def _bring(view: TodayView) -> list[Block]:
    """What to bring, the first of it, in one line: the day itself comes first here."""
    if not view.bring:
        return []
    first, more = "; ".join(view.bring[:BROUGHT]), len(view.bring[BROUGHT:])
    return [Line(say("today.bring.more", texts=first, n=more) if more else say("today.bring", texts=first))]


def _back(rest: Resting, view: TodayView) -> str:
    if rest.back:
        return say("today.back", day=day_name(rest.back, view.today))
    return say("today.resumes", noun=rest.noun, id=rest.id)


def _nothing_open(view: TodayView) -> list[Block]:
    if view.paused or view.open or view.period:
        return []
    if view.next and view.next.next:
        day = day_name(view.next.next, view.today)
        return [Line(say("today.next", title=view.next.title, day=day)), Gap()]
    if not view.goals:
        return [Line(say("today.no_goals")), Gap()]
    if not view.steps:
        return [Line(say("today.no_steps")), Gap()]
    if not (view.any_time or view.said or view.resting):
        return [Line(say("today.free")), Gap()]
    return []


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"TodayView": today, "BlankDaysView": blank_days}
