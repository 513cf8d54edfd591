"""Barriers: written down, changed, eased, and what happened with them. What is inside has a then and no ask; what is
around has an ask and no then; and whatever was written of the one is never counted for the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.life import Barrier, Happening
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.asks import history
from goalwalk.core.nouns.records import added, numbered, put, without

OF_AN_ASK = ("whom", "say", "by", "entitled", "along")


def add(plan: Plan, barrier: Barrier) -> Plan:
    """The plan with one more barrier; its number is given here, one above the highest ever given."""
    return numbered(plan, "barriers", _of_its_side(barrier))


def edit(plan: Plan, barrier: Barrier, **fields: Any) -> Plan:
    """The plan with fields of one barrier set anew. With another side, what was written for the old one goes.

    Raises CannotBeDone("barrier_has_history") for another side where something happened with it already.
    """
    new = barrier._replace(**fields)
    if new.side != barrier.side and history(plan, barrier):
        raise CannotBeDone("barrier_has_history", id=str(barrier.number), title=barrier.title)
    return put(plan, "barriers", _of_its_side(new))


def happened(plan: Plan, barrier: Barrier, happening: Happening) -> Plan:
    """The plan with something that happened with this barrier. An ask that was made comes up again by the `next` day
    that is named with it, or no more, unless it is told of a day before one that is known already.

    Raises CannotBeDone: "no_then" where something is said of a then that is not there; "before_ask" for a next day that
    lies before it.
    """
    if barrier.then is None and (happening.used or happening.helped is not None):
        raise CannotBeDone("no_then", id=str(barrier.number), title=barrier.title)
    if happening.next and happening.next < happening.day:
        raise CannotBeDone("before_ask", later=happening.next, day=happening.day)
    later = any(one.day > happening.day for one in history(plan, barrier))
    if barrier.side == "outside" and not later:
        plan = put(plan, "barriers", barrier._replace(by=happening.next))
    return added(plan, "happenings", happening)


def ease(plan: Plan, barrier: Barrier, day: date) -> Plan:
    """The plan with a barrier that no longer stands in the way, since that day."""
    return put(plan, "barriers", barrier._replace(eased=day))


def back(plan: Plan, barrier: Barrier) -> Plan:
    """The plan with an eased barrier in the way again. Raises CannotBeDone("not_eased")."""
    if barrier.eased is None:
        raise CannotBeDone("not_eased", id=str(barrier.number), title=barrier.title)
    return put(plan, "barriers", barrier._replace(eased=None))


def remove(plan: Plan, barrier: Barrier) -> Plan:
    """The plan without a barrier and what happened with it. `undo` brings both back."""
    return without(plan, "barriers", barrier.id)


def _of_its_side(barrier: Barrier) -> Barrier:
    """The barrier with the fields of its side alone."""
    other: dict[str, Any] = dict.fromkeys(("then",) if barrier.side == "outside" else OF_AN_ASK)
    return barrier._replace(**other)
