"""Setbacks: written down with as much or as little as came, added to on another day, taken away."""

from __future__ import annotations

from typing import Any

from goalwalk.core.model.plan import Plan
from goalwalk.core.model.road import Setback
from goalwalk.core.nouns.records import numbered, put, without


def add(plan: Plan, setback: Setback) -> Plan:
    """The plan with one more setback; its number is given here, one above the highest ever given."""
    return numbered(plan, "setbacks", setback)


def edit(plan: Plan, setback: Setback, **fields: Any) -> Plan:
    """The plan with fields of one setback set anew; None takes one away."""
    return put(plan, "setbacks", setback._replace(**fields))


def remove(plan: Plan, setback: Setback) -> Plan:
    """The plan without a setback. `undo` brings it back."""
    return without(plan, "setbacks", setback.id)
