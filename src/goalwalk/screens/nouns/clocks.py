"""Clocks, as `clock list` and `clock show` answer, and as other screens tell of them.

A clock's line holds all that can be said of it on a day: what leads on a screen is for whoever draws it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from goalwalk.core.model.plan import Plan
from goalwalk.core.model.road import Clock
from goalwalk.core.nouns.clocks import (
    Lived,
    count,
    day_number,
    is_over,
    lived,
    milestones,
    next_milestone,
    reached_on,
    saved,
    sum_on,
)
from goalwalk.core.nouns.supports import reachable
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.core.now import Words

LATEST = 20  # so much of what was written is shown, unless all is asked for

Unit = Literal["days", "months", "years"]


class Saving(NamedTuple):
    """An amount saved, in thousandths of its unit."""

    amount: int
    unit: str


class Reached(NamedTuple):
    """So many days, months or years in a row, and the day they were reached first, or will be."""

    n: int
    unit: Unit
    day: date


class Marked(NamedTuple):
    """A milestone of a clock to mark today; `first`: it was never reached before."""

    id: str
    title: str
    n: int
    unit: Unit
    first: bool


class ClockLine(NamedTuple):
    """One clock, today. The names up to `median_return_days` are those of `core.nouns.clocks.Count`.

    `day` is the number of the day on screens, `first_day` that of a first day. `limit` is the one that holds today, in
    thousandths of `unit`; 0: none at all. `saves`: by a free day; `saved`: by all of them. `milestones`: those ever
    reached, the first reached first.
    """

    id: str
    title: str
    since: date
    total: int
    free: int
    percent: float | None
    current: int
    longest: int
    returns: int
    median_return_days: float | None
    day: int
    first_day: int
    limit: int
    unit: str | None
    saves: tuple[Saving, ...]
    saved: tuple[Saving, ...]
    milestones: tuple[Reached, ...]
    next: Reached
    marked: tuple[Marked, ...]
    own_milestones: tuple[int, ...]
    again: bool


class ClockDay(NamedTuple):
    """What was written of a day or a stretch: a return (`amount` None), or the sum of its amounts beside the limit that
    held, both in thousandths, and whether it is `over` that. `counted`: the clock had begun; otherwise it is kept, and
    not counted.
    """

    first: date
    last: date
    amount: int | None
    limit: int | None
    over: bool
    notes: tuple[str, ...]
    counted: bool


class ClocksView(NamedTuple):
    """The answer of `clock list`."""

    today: date
    clocks: tuple[ClockLine, ...]


class ClockView(NamedTuple):
    """The answer of `clock show`. `history`: what was written, the latest first; `earlier`: how much more there is."""

    today: date
    clock: ClockLine
    history: tuple[ClockDay, ...]
    earlier: int


class Offer(NamedTuple):
    """After a return, once: words of hope, somebody who can be reached, one small step (None: there is none)."""

    hope: Words | None
    whom: str | None
    reach: str | None
    step: str | None
    title: str | None


def clocks_view(plan: Plan, today: date) -> ClocksView:
    """Every clock."""
    return ClocksView(today, clock_lines(plan, today))


def clock_view(plan: Plan, clock: Clock, today: date, *, all: bool = False) -> ClockView:
    """One clock, and the latest of what was written of it, or all."""
    days = sorted(_written(plan, clock), key=lambda day: (day.last, day.first, day.amount is None), reverse=True)
    shown = days if all else days[:LATEST]
    return ClockView(today, clock_line(plan, clock, today), tuple(shown), len(days) - len(shown))


def clock_lines(plan: Plan, today: date) -> tuple[ClockLine, ...]:
    """Every clock, in the order they were made."""
    return tuple(clock_line(plan, clock, today) for clock in plan.clocks)


def clock_line(plan: Plan, clock: Clock, today: date) -> ClockLine:
    """One clock."""
    known = lived(plan, clock, today)
    counted = count(plan, clock, today, known)
    coming = next_milestone(plan, clock, today, known)
    return ClockLine(
        str(clock.number),
        clock.title,
        clock.since,
        *counted,
        day=day_number(plan, counted.current),
        first_day=day_number(plan, 1),
        limit=in_force(clock.limits, today),
        unit=clock.unit,
        saves=tuple(Saving(*one) for one in clock.saves),
        saved=tuple(Saving(*one) for one in saved(clock, counted.free)),
        milestones=tuple(Reached(one.n, one.unit, one.day) for one in milestones(plan, clock, today, known)),
        next=Reached(coming.n, coming.unit, coming.day),
        marked=tuple(_marked(plan, clock, today, known)),
        own_milestones=clock.milestones,
        again=clock.again,
    )


def clock_day(plan: Plan, clock: Clock, day: date) -> ClockDay:
    """The amounts of one day."""
    notes = tuple(one.note for one in plan.amounts if one.clock == clock.id and one.day == day and one.note)
    said, limit = sum_on(plan, clock, day), in_force(clock.limits, day)
    return ClockDay(day, day, said, limit, is_over(clock, day, said), notes, day >= clock.since)


def offer(plan: Plan, today: date) -> Offer:
    """The person spoken to last who can be reached (or else a group, place or service), and the first open step."""
    from goalwalk.core.measures.marks import rows
    from goalwalk.core.now import word_of_hope
    from goalwalk.screens.stand import stand

    near = sorted(reachable(plan), key=lambda one: not one.is_person)
    stands = [stand(row) for row in rows(plan, today)]
    steps = [one for place in ("open", "period", "any time") for one in stands if one.place == place]
    whom, reach = (near[0].title, near[0].reach) if near else (None, None)
    step, title = (steps[0].id, steps[0].title) if steps else (None, None)
    return Offer(word_of_hope(plan, today), whom, reach, step, title)


def _marked(plan: Plan, clock: Clock, today: date, known: Lived) -> Iterator[Marked]:
    for one in reached_on(plan, clock, today, known):
        yield Marked(str(clock.number), clock.title, one.n, one.unit, one.day == today)


def _written(plan: Plan, clock: Clock) -> Iterator[ClockDay]:
    for one in plan.returns:
        if one.clock == clock.id:
            notes = (one.note,) if one.note else ()
            yield ClockDay(one.first, one.last, None, None, False, notes, one.last >= clock.since)
    for day in {one.day for one in plan.amounts if one.clock == clock.id}:
        yield clock_day(plan, clock, day)
