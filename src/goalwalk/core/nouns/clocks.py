"""Clocks: how they are changed, and what they count: days on the person's path.

Nothing needs to be logged on a free day. A day is off the path when a return holds it, or when its amounts add up to
more than the limit that held on it. What lies before `since` is kept and not counted, so a start in the past is no
return, and moving it makes or deletes none. A clock begins today or before, and what is written of it lies today or
before. A changed limit holds from the day of the change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from goalwalk.core import texts
from goalwalk.core.amounts import CURRENCY, LARGEST, ONE, read_amount
from goalwalk.core.days import months_after
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.runs import median
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.records import added, numbered, put, without
from goalwalk.core.since import Since, from_day, in_force
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.core.nouns.check_ins import Moment

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
        for spell in plan.returns
        if spell.clock == clock.id
        for day in range(max(spell.first, clock.since).toordinal(), min(spell.last, today).toordinal() + 1)
    }
    sums: Counter[date] = Counter()
    for amount in plan.amounts:
        if amount.clock == clock.id and clock.since <= amount.day <= today:
            sums[amount.day] += amount.amount
    days |= {day.toordinal() for day, amount in sums.items() if is_over(clock, day, amount)}
    return tuple(_stretches(sorted(days)))


def is_over(clock: Clock, day: date, amount: int) -> bool:
    """Whether so much, the sum of a day, is more than the limit that held on it."""
    return amount > in_force(clock.limits, day)


def sum_on(plan: Plan, clock: Clock, day: date) -> int:
    """What was said of the clock's amount on that day, in thousandths."""
    return sum(amount.amount for amount in plan.amounts if amount.clock == clock.id and amount.day == day)


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
    reached: dict[tuple[int, str], Milestone] = {}
    extra = 1 if plan.settings.day_zero else 0
    for run in (known or lived(plan, clock, today)).free:
        for n, unit, day in _reached(run, clock, extra):
            before = reached.get((n, unit))
            reached[n, unit] = before._replace(again=day) if before else Milestone(n, unit, day, day)
    return tuple(sorted(reached.values(), key=_order))


def reached_on(plan: Plan, clock: Clock, day: date, known: Lived | None = None) -> tuple[Milestone, ...]:
    """The milestones to mark on that day: those reached first on it, and where the person chose so, again."""
    reached = milestones(plan, clock, day, known)
    return tuple(milestone for milestone in reached if milestone.day == day or (clock.again and milestone.again == day))


def next_milestone(plan: Plan, clock: Clock, today: date, known: Lived | None = None) -> Milestone:
    """The one that the current run comes to next, with its day; without a run, the one that begins tomorrow.

    It may have been reached before: what lies near is told, rather than the next that would be the first of its kind.
    """
    runs = (known or lived(plan, clock, today)).free
    begin = runs[-1].first if runs and runs[-1].last == today else max(clock.since, today + timedelta(days=1))
    ahead = Stretch(begin, max(begin, today) + timedelta(days=YEAR))
    reached = _reached(ahead, clock, 1 if plan.settings.day_zero else 0)
    return min((Milestone(*each, each[2]) for each in reached if each[2] > today), key=_order)


def _order(milestone: Milestone) -> tuple[date, bool, int]:
    return milestone.day, milestone.unit != "days", milestone.n


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


Span = tuple[date, date]  # its first and last day

_SAVES = re.compile(r"([^\d.,\s]*)\s*([\d.,]+)\s*(.*)", re.DOTALL)
_A_DAY = ("a", "per", "each", "every")


def add(plan: Plan, clock: Clock) -> Plan:
    """The plan with one more clock; its number is given here, one above the highest ever given.

    Raises CannotBeDone("clock_ahead") for one that begins after the day it is made.
    """
    return numbered(plan, "clocks", _begun(clock, clock.made))


def edit(plan: Plan, clock: Clock, today: date, **fields: Any) -> Plan:
    """The plan with fields of one clock set anew. Raises as `add` does."""
    return put(plan, "clocks", _begun(clock._replace(**fields), today))


def limited(clock: Clock, limit: int, today: date) -> tuple[Since[int], ...]:
    """The limits of a clock with this one from today on; on the day the clock was made it holds for all days."""
    if today <= clock.made:
        return (Since(date.min, limit),)
    return from_day(clock.limits, today, limit)


def returned(
    plan: Plan, new_id: Callable[[], str], clock: Clock, spans: Iterable[Span], moment: Moment, note: str | None = None
) -> Plan:
    """The plan with a return on each of these spans; one whose days are written already is not written twice without a
    note.

    Raises CannotBeDone("day_ahead") for a day after today, NotUnderstood("day_order") for one that runs backwards.
    """
    for first, last in spans:
        if last < first:
            raise NotUnderstood("day_order", first=first, last=last)
        _not_ahead(last, moment.today)
        known = any(spell.first <= first and last <= spell.last for spell in plan.returns if spell.clock == clock.id)
        if note is not None or not known:
            plan = added(plan, "returns", Return(new_id(), clock.id, first, last, moment.at, note))
    return plan


def amount(plan: Plan, amount: Amount, today: date) -> Plan:
    """The plan with one more amount; those of a day add up. Raises CannotBeDone("day_ahead")."""
    _not_ahead(amount.day, today)
    return added(plan, "amounts", amount)


def take_away(plan: Plan, clock: Clock, day: date) -> Plan:
    """The plan without the returns of a clock that begin on that day, and without its amounts on it.

    So a stretch is taken away as a whole, by its first day. Raises CannotBeDone: "return_is_stretch" with its `first`
    and `last` for another day of it, "no_return" where nothing is written.
    """
    mine = [spell for spell in plan.returns if spell.clock == clock.id and spell.first <= day <= spell.last]
    begun = [spell.id for spell in mine if spell.first == day]
    amounts = [amount.id for amount in plan.amounts if amount.clock == clock.id and amount.day == day]
    if begun or amounts:
        return without(without(plan, "returns", *begun), "amounts", *amounts)
    if mine:
        raise CannotBeDone("return_is_stretch", first=mine[0].first, last=mine[0].last, day=mine[0].first.isoformat())
    raise CannotBeDone("no_return", day=day, clock=clock.title, id=clock.number)


def read_limit(text: str) -> int:
    """The thousandths of a limit a day: "2", "1.5"; 0 for none at all: "0", "none", nothing.

    Raises NotUnderstood("clock_limit"), and as `read_amount` does.
    """
    if text.strip().lower() in ("", "none"):
        return 0
    try:
        return read_amount(text)
    except NotUnderstood as problem:
        if problem.code != "amount_not_positive":
            raise
        if text.strip().startswith("-"):
            raise NotUnderstood("clock_limit", text=text) from None
        return 0


def read_saves(typed: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """What a free day saves, each "AMOUNT UNIT" in thousandths: "12.50 €", "$5", "45 minutes a day"; of one unit, the
    sum. Raises NotUnderstood("clock_saves"), and as `read_amount` and `texts.title` do.
    """
    sums: dict[str, int] = {}
    for text in typed:
        amount, unit = _saving(text)
        sums[unit] = sums.get(unit, 0) + amount
        if sums[unit] > LARGEST * ONE:
            raise NotUnderstood("amount_too_large", text=text, limit=LARGEST)
    return tuple((amount, unit) for unit, amount in sums.items())


def _saving(text: str) -> tuple[int, str]:
    match = _SAVES.fullmatch(_without_a_day(text.strip()))
    sign, number, unit = match.groups() if match else ("", "", "")
    if not number or bool(sign) == bool(unit) or (sign and sign not in CURRENCY):
        raise NotUnderstood("clock_saves", text=text)
    try:
        return read_amount(number), texts.title(unit or sign)
    except NotUnderstood as problem:
        if problem.code != "amount_not_positive":
            raise
        raise NotUnderstood("clock_saves", text=text) from None


def _without_a_day(text: str) -> str:
    """The text without "a day", "/day" and the like at its end."""
    before, slash, after = text.rpartition("/")
    if slash and after.strip().lower() == "day":
        return before.rstrip()
    *more, each, day = ["", "", *text.rsplit(None, 2)]
    return more[-1] if each.lower() in _A_DAY and day.lower() == "day" else text


def _begun(clock: Clock, today: date) -> Clock:
    if clock.since > today:
        raise CannotBeDone("clock_ahead", day=clock.since)
    return clock


def _not_ahead(day: date, today: date) -> None:
    if day > today:
        raise CannotBeDone("day_ahead", day=day)
