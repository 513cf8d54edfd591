"""What is added to a plan under a number of its own: one above the highest ever given to its kind."""

from __future__ import annotations

from typing import Any

from goalwalk.core.model import Plan


def numbered(plan: Plan, name: str, record: Any) -> Plan:
    """The plan with one more record in its field `name`; the number is given here, and never to another."""
    records = getattr(plan, name)
    number = 1 + max((getattr(plan.numbers, name), *(other.number for other in records)))
    new: dict[str, Any] = {name: (*records, record._replace(number=number))}
    return plan._replace(**new, numbers=plan.numbers._replace(**{name: number}))
