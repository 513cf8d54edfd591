"""Lines for a hard moment: the person's own, and words of people who have been there."""

from __future__ import annotations

from goalwalk.core.model.life import Hope
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.records import numbered, put, without


def add(plan: Plan, hope: Hope) -> Plan:
    """The plan with one more line; its number is given here, one above the highest ever given."""
    return numbered(plan, "hopes", hope)


def edit(plan: Plan, hope: Hope, **fields: object) -> Plan:
    """The plan with these fields of a line changed."""
    return put(plan, "hopes", hope._replace(**fields))  # type: ignore[arg-type]


def remove(plan: Plan, hope: Hope) -> Plan:
    """The plan without a line. `undo` brings it back."""
    return without(plan, "hopes", hope.id)
