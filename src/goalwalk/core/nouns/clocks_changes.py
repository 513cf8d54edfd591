"""Clocks: begun, changed, returns and amounts written and taken away again. Nothing here counts; `core.clocks` does.

A clock begins today or before, and what is written of it lies today or before. A changed limit holds from the day of
the change; moving the beginning, or the unit, leaves everything that was written as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core import texts
from goalwalk.core.amounts import CURRENCY, LARGEST, ONE, read_amount
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.model.road import Amount, Clock, Return
from goalwalk.core.nouns.records import added, numbered, put, without
from goalwalk.core.since import Since, from_day

if TYPE_CHECKING:
    from goalwalk.core.nouns.check_ins import Moment

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
        known = any(one.clock == clock.id and one.first <= first and last <= one.last for one in plan.returns)
        if note is not None or not known:
            plan = added(plan, "returns", Return(new_id(), clock.id, first, last, moment.at, note))
    return plan


def amount(plan: Plan, one: Amount, today: date) -> Plan:
    """The plan with one more amount; those of a day add up. Raises CannotBeDone("day_ahead")."""
    _not_ahead(one.day, today)
    return added(plan, "amounts", one)


def take_away(plan: Plan, clock: Clock, day: date) -> Plan:
    """The plan without the returns of a clock that begin on that day, and without its amounts on it.

    So a stretch is taken away as a whole, by its first day. Raises CannotBeDone: "return_is_stretch" with its `first`
    and `last` for another day of it, "no_return" where nothing is written.
    """
    mine = [one for one in plan.returns if one.clock == clock.id and one.first <= day <= one.last]
    begun = [one.id for one in mine if one.first == day]
    amounts = [one.id for one in plan.amounts if one.clock == clock.id and one.day == day]
    if begun or amounts:
        return without(without(plan, "returns", *begun), "amounts", *amounts)
    if mine:
        raise CannotBeDone("return_is_stretch", first=mine[0].first, last=mine[0].last, day=mine[0].first.isoformat())
    raise CannotBeDone("no_return", day=day, clock=clock.title, id=clock.number)


def remove(plan: Plan, clock: Clock) -> Plan:
    """The plan without a clock and all that was written of it. `undo` brings it back."""
    return without(plan, "clocks", clock.id)


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
    found = _SAVES.fullmatch(_without_a_day(text.strip()))
    sign, number, unit = found.groups() if found else ("", "", "")
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
