"""Clocks: days on the person's path, counted from returns and amounts. Nothing needs to be logged on a free day.

A day is off the path when a return holds it, or when its amounts add up to more than the limit that held on it. What
lies before `since` is kept and not counted, so a start in the past is no return, and moving it makes or deletes none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from goalwalk.core.days import months_after
from goalwalk.core.measures.runs import median
from goalwalk.core.model.plan import Plan
from goalwalk.core.model.road import Clock
from goalwalk.core.since import in_force

DAYS = (1, 3, 7, 14, 30, 60, 90)  # milestones that all clocks have
MONTHS = range(4, 12)  # after these come years
YEAR = 366  # days within which any run comes to a milestone


class Count(NamedTuple):
    """What a clock says on a day. Lengths are in days; `percent` is of `total` (None on a clock that has not begun).

    `returns` counts groups of adjacent days off the path; `median_return_days` is the median length of such a group.
    """

    total: int
    free: int
    percent: float | None
    current: int
    longest: int
    returns: int
    median_return_days: float | None


class Milestone(NamedTuple):
    """So many days, months or years in a row, and the day on which they were reached first. `again`: also the last."""

    n: int
    unit: Literal["days", "months", "years"]
    day: date
    again: date


class Stretch(NamedTuple):
    """Days in a row that are all free, or all off the path."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


class Lived(NamedTuple):
    """A clock's days up to one day: the stretches `off` its path, and the `free` runs between, oldest first."""

    off: tuple[Stretch, ...]
    free: tuple[Stretch, ...]


def lived(plan: Plan, clock: Clock, today: date) -> Lived:
    """The clock's days from its beginning to that day; the last free run may end on it."""
    off = off_path(plan, clock, today)
    return Lived(off, _between(off, clock.since, today))


def count(plan: Plan, clock: Clock, today: date, known: Lived | None = None) -> Count:
    """The clock on that day. On the first day of a clock `total` is 1. `known`: its days, where they are known."""
    off, free = known or lived(plan, clock, today)
    total = max(0, (today - clock.since).days + 1)
    days = sum(stretch.days for stretch in free)
    return Count(
        total=total,
        free=days,
        percent=100 * days / total if total else None,
        current=free[-1].days if free and free[-1].last == today else 0,
        longest=max((stretch.days for stretch in free), default=0),
        returns=len(off),
        median_return_days=median([stretch.days for stretch in off]),
    )


def off_path(plan: Plan, clock: Clock, today: date) -> tuple[Stretch, ...]:
    """The days off the path from the clock's beginning to that day, adjacent ones together, oldest first."""
    days = {
        day
        for one in plan.returns
        if one.clock == clock.id
        for day in range(max(one.first, clock.since).toordinal(), min(one.last, today).toordinal() + 1)
    }
    sums: Counter[date] = Counter()
    for one in plan.amounts:
        if one.clock == clock.id and clock.since <= one.day <= today:
            sums[one.day] += one.amount
    days |= {day.toordinal() for day, amount in sums.items() if is_over(clock, day, amount)}
    return tuple(_stretches(sorted(days)))


def is_over(clock: Clock, day: date, amount: int) -> bool:
    """Whether so much, the sum of a day, is more than the limit that held on it."""
    return amount > in_force(clock.limits, day)


def sum_on(plan: Plan, clock: Clock, day: date) -> int:
    """What was said of the clock's amount on that day, in thousandths."""
    return sum(one.amount for one in plan.amounts if one.clock == clock.id and one.day == day)


def day_number(plan: Plan, current: int) -> int:
    """The number of the day on screens: the current run, or one less for people whose first day is day zero."""
    return max(0, current - 1) if plan.settings.day_zero else current


def saved(clock: Clock, free: int) -> tuple[tuple[int, str], ...]:
    """What so many free days saved, each in thousandths of its unit. Whole thousandths, so sums are exact."""
    return tuple((amount * free, unit) for amount, unit in clock.saves)


def milestones(plan: Plan, clock: Clock, today: date, known: Lived | None = None) -> tuple[Milestone, ...]:
    """Those that were ever reached, in the order in which they were reached first.

    So many days are reached on the day that bears this number. Months and years go by the calendar, and are reached
    like days when as many are full with today: a year from 1 March on 28 February, the 365th day. For people whose
    first day is day zero all come when so many have gone by: the year on 1 March, which is their day 365.
    """
    found: dict[tuple[int, str], Milestone] = {}
    extra = 1 if plan.settings.day_zero else 0
    for run in (known or lived(plan, clock, today)).free:
        for n, unit, day in _reached(run, clock, extra):
            before = found.get((n, unit))
            found[n, unit] = before._replace(again=day) if before else Milestone(n, unit, day, day)
    return tuple(sorted(found.values(), key=_order))


def reached_on(plan: Plan, clock: Clock, day: date, known: Lived | None = None) -> tuple[Milestone, ...]:
    """The milestones to mark on that day: those reached first on it, and where the person chose so, again."""
    reached = milestones(plan, clock, day, known)
    return tuple(one for one in reached if one.day == day or (clock.again and one.again == day))


def next_milestone(plan: Plan, clock: Clock, today: date, known: Lived | None = None) -> Milestone:
    """The one that the current run comes to next, with its day; without a run, the one that begins tomorrow.

    It may have been reached before: what lies near is told, rather than the next that would be the first of its kind.
    """
    runs = (known or lived(plan, clock, today)).free
    begin = runs[-1].first if runs and runs[-1].last == today else max(clock.since, today + timedelta(days=1))
    ahead = Stretch(begin, max(begin, today) + timedelta(days=YEAR))
    found = _reached(ahead, clock, 1 if plan.settings.day_zero else 0)
    return min((Milestone(*one, one[2]) for one in found if one[2] > today), key=_order)


def _order(one: Milestone) -> tuple[date, bool, int]:
    return one.day, one.unit != "days", one.n


def _between(off: tuple[Stretch, ...], since: date, today: date) -> tuple[Stretch, ...]:
    runs = []
    first = since
    for stretch in off:
        if stretch.first > first:
            runs.append(Stretch(first, stretch.first - timedelta(days=1)))
        first = stretch.last + timedelta(days=1)
    return (*runs, Stretch(first, today)) if first <= today else tuple(runs)


def _reached(run: Stretch, clock: Clock, extra: int) -> Iterator[tuple[int, Literal["days", "months", "years"], date]]:
    for n in sorted({*DAYS, *clock.milestones}):
        if n + extra <= run.days:
            yield n, "days", run.first + timedelta(days=n + extra - 1)
    full_on = months_after if extra else months_full
    for n in MONTHS:
        if (day := full_on(run.first, n)) <= run.last:
            yield n, "months", day
    for n in range(1, run.last.year - run.first.year + 2):
        if (day := full_on(run.first, 12 * n)) <= run.last:
            yield n, "years", day


def months_full(day: date, months: int) -> date:
    """The last of so many months that begin with that day: from 1 March a year is full on 28 February."""
    after = months_after(day, months)
    return after - timedelta(days=1) if after.day == day.day else after


def _stretches(ordinals: list[int]) -> Iterator[Stretch]:
    first = last = 0
    for day in ordinals:
        if last and day == last + 1:
            last = day
            continue
        if last:
            yield Stretch(date.fromordinal(first), date.fromordinal(last))
        first = last = day
    if last:
        yield Stretch(date.fromordinal(first), date.fromordinal(last))
