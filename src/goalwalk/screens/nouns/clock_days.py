"""What was written of the days of a clock: returns, and amounts beside the limit that held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goalwalk.core.amounts import CURRENCY, ONE, amount_text
from goalwalk.core.model.clocks_setbacks import Clock
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.clocks import is_over, sum_on
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Data, numbers
from goalwalk.words import say
from goalwalk.words.days import full_day


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

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "amount", "limit")


def clock_day(plan: Plan, clock: Clock, day: date) -> ClockDay:
    """The amounts of one day."""
    notes = tuple(
        amount.note for amount in plan.amounts if amount.clock == clock.id and amount.day == day and amount.note
    )
    said, limit = sum_on(plan, clock, day), in_force(clock.limits, day)
    return ClockDay(day, day, said, limit, is_over(clock, day, said), notes, day >= clock.since)


def clock_days(plan: Plan, clock: Clock) -> Iterator[ClockDay]:
    """Whatever was written of a clock."""
    for back in plan.returns:
        if back.clock == clock.id:
            notes = (back.note,) if back.note else ()
            yield ClockDay(back.first, back.last, None, None, False, notes, back.last >= clock.since)
    for day in {amount.day for amount in plan.amounts if amount.clock == clock.id}:
        yield clock_day(plan, clock, day)


def day_text(day: ClockDay, unit: str | None) -> str:
    """What was written of it, with its days."""
    days = full_day(day.first)
    if day.last != day.first:
        days = say("clock.stretch", first=days, last=full_day(day.last))
    if day.amount is None:
        text = say("clock.written.return", days=days)
    elif not day.limit:
        text = say("clock.written.amount", days=days, amount=amount_of(day.amount, unit))
    else:
        said = {"days": days, "amount": amount_of(day.amount, unit), "limit": amount_of(day.limit, unit)}
        text = say("clock.written.over" if day.over else "clock.written.limit", **said)
    if day.notes:
        text = say("clock.written.note", written=text, note="; ".join(day.notes))
    return text if day.counted else say("clock.written.kept", written=text)


def amount_of(amount: int, unit: str | None) -> str:
    """An amount with its unit; money has two decimals, or none."""
    text = amount_text(amount)
    if unit and unit[0] in CURRENCY and amount % ONE and not amount % 10:
        text = f"{amount // ONE}.{amount % ONE // 10:02}"
    return say("clock.amount", amount=text, unit=unit) if unit else text
