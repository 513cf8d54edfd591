"""Clocks, as typed: `clock add`, `list`, `show`, `edit`, `remove`; what is written of one stands in `returning`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.answers import Answers
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.leaving import conversation
from goalwalk.cli.prompts import Reader, ask_until, given, needed, sure, until_saved
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.amounts import read_whole
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.model.road import MOST_DAYS, Clock
from goalwalk.core.naming import Exact, find_clock
from goalwalk.core.nouns import clocks
from goalwalk.core.since import Since
from goalwalk.screens.nouns.clocks import clock_line, clock_view, clocks_view
from goalwalk.screens.receipt import ReceiptView

Fields = dict[str, Any]
Added = tuple[Plan, What, Clock]  # the plan with it, what was done, the clock


def add(
    run: Run,
    title: str | None = None,
    *,
    since: str | None = None,
    limit: str | None = None,
    unit: str | None = None,
    saves: list[str] | None = None,
    milestone: list[str] | None = None,
) -> None:
    """A clock that counts days since one you choose: free of something, or within a limit. Nothing needs to be logged
    on a free day."""
    fields = _fields(None, unit, saves, milestone)
    limits = (Since(date.min, 0 if limit is None else clocks.read_limit(limit)),)
    asks = title is None and since is None
    if title is None and since is not None:
        _since(since, run.today(run.plan()))  # nobody is asked before a day that cannot be

    def keep(told: Answers) -> Added:
        return _add(run, {"limits": limits, **fields, **told}, since)

    with conversation(run, keep) as told:
        told.put(title=needed(run, title, "clock_title", 'goalwalk clock add "Free of smoking"', texts.title))
        if asks:
            today = run.today(run.plan())
            first = Reader(lambda text: _since(text, today), passes=True)
            told.put(since=ask_until(words.say("ask.clock_since"), first))
        added = until_saved(run, lambda: keep(told))
    show_clock(run, *added)


def _add(run: Run, fields: Fields, since: str | None) -> Added:
    made: list[Clock] = []

    def change(plan: Plan) -> Plan:
        today = run.today(plan)
        begun = fields.get("since") or _since(since or "", today)
        plan = clocks.add(plan, Clock(run.new_id(), 0, made=today, **{**fields, "since": begun}))
        made[:] = plan.clocks[-1:]
        return plan

    plan = run.begin(change, lambda _, plan: clock_what("clock_added", made[0]))
    return plan, clock_what("clock_added", made[0]), made[0]


def list_(run: Run) -> None:
    """All clocks, and where they stand."""
    plan = run.plan()
    run.show(clocks_view(plan, run.today(plan)), run.today(plan))


def show(run: Run, clock: str, *, all: bool = False) -> None:
    """One clock: where it stands, its milestones, what was written of it."""
    plan = run.plan()
    today = run.today(plan)
    run.show(clock_view(plan, find_clock(plan, clock), today, all=all), today)


def edit(
    run: Run,
    clock: str,
    *,
    title: str | None = None,
    since: str | None = None,
    limit: str | None = None,
    unit: str | None = None,
    saves: list[str] | None = None,
    milestone: list[str] | None = None,
    again: bool | None = None,
) -> None:
    """Change a clock. A limit holds from today on; another first day takes nothing away that was written. --saves and
    --milestone replace all of theirs; an empty text ("") takes them, or the unit, away."""
    fields = _fields(title, unit, saves, milestone)
    if again is not None:
        fields["again"] = again
    within = None if limit is None else clocks.read_limit(limit)
    if not fields and within is None and since is None:
        raise NotUnderstood("nothing_to_change", command="clock edit")

    before: list[date] = []

    def change(plan: Plan, found: Clock, today: date) -> Plan:
        before[:] = [found.since]
        moved: Fields = {} if since is None else {"since": _since(since, today)}
        if within is not None:
            moved["limits"] = clocks.limited(found, within, today)
        return clocks.edit(plan, found, today, **fields, **moved)

    changed = [*fields, *(["since"] if since is not None else []), *(["limits"] if within is not None else [])]

    def what(found: Clock) -> What:
        return clock_what("clock_edited", found, changed=changed, left=max(0, (found.since - before[0]).days))

    change_clock(run, clock, change, what)


def remove(run: Run, clock: str) -> None:
    """Take a clock away, with its returns and amounts. undo --removed brings it back."""
    clock = Exact(clock)
    if run.can_ask:
        found = find_clock(run.plan(), clock)
        if not sure(run, words.say("ask.remove", id=str(found.number), title=found.title)):
            raise Stopped("stopped")
    _, found = change_named(
        run,
        find_clock,
        clock,
        lambda plan, found, _: clocks.remove(plan, found),
        lambda _, found: _removed(found),
    )
    today = run.today(run.plan())
    run.show(ReceiptView(today, _removed(found)), today)


def change_clock(
    run: Run, named: str, change: Callable[[Plan, Clock, date], Plan], what: Callable[[Clock], What]
) -> None:
    """Change the clock of that name, and show the receipt; `what` tells the change from the clock after it."""
    plan, found = change_named(run, find_clock, named, change, lambda plan, found: what(as_it_is(plan.clocks, found)))
    now = as_it_is(plan.clocks, found)
    show_clock(run, plan, what(now), now)


def clock_what(code: str, clock: Clock, **facts: object) -> What:
    """What was done to a clock."""
    return What(code, {"id": str(clock.number), "title": clock.title, "since": clock.since.isoformat(), **facts})


def show_clock(run: Run, plan: Plan, what: What, clock: Clock, *more: tuple[str, object]) -> None:
    """The receipt of what was done to a clock, as it is now; `more` are other things to tell, by their names."""
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("clock", clock_line(plan, clock, today)), *more)), today)


def _removed(clock: Clock) -> What:
    return What("clock_removed", {"id": str(clock.number), "title": clock.title})


def _fields(title: str | None, unit: str | None, saves: list[str] | None, milestone: list[str] | None) -> Fields:
    """What was typed for these, by the name of its field."""
    fields: Fields = {}
    if title is not None:
        fields["title"] = given(title, texts.title)
    if unit is not None:
        fields["unit"] = given(unit, texts.title) if unit else None
    if saves is not None:
        fields["saves"] = clocks.read_saves(saves if saves != [""] else ())
    if milestone is not None:
        fields["milestones"] = tuple(sorted({_days(text) for text in milestone if milestone != [""]}))
    return fields


def _days(text: str) -> int:
    days = read_whole(text, 1, MOST_DAYS)
    if days is None:
        raise NotUnderstood("clock_milestone", text=text, most=MOST_DAYS)
    return days


def _since(text: str, today: date) -> date:
    """The first day of a clock: today where nothing was typed."""
    day = read_day(text, today, "past") if text else today
    if day > today:
        raise CannotBeDone("clock_ahead", day=day)
    return day
