"""What to bring to the next talk: noted as it comes to mind, taken away again."""

from __future__ import annotations

from goalwalk.core.changes.records import numbered, without
from goalwalk.core.model import Bring, Plan


def add(plan: Plan, bring: Bring) -> Plan:
    """The plan with one more thing to bring; its number is given here, one above the highest ever given."""
    return numbered(plan, "brings", bring)


def remove(plan: Plan, bring: Bring) -> Plan:
    """The plan without a thing to bring. `undo` brings it back."""
    return without(plan, "brings", bring.id)
