"""What all records of a plan have in common: added under a number of their own, changed, taken away with what hangs on
them."""

from __future__ import annotations

from typing import Any

from goalwalk.core.kinds import DATED, OWNERS, Kind
from goalwalk.core.model.plan import Plan, Step


def numbered(plan: Plan, name: str, record: Any) -> Plan:
    """The plan with one more record in its field `name`, under a number of its own: one above the highest ever given
    to its kind, and never given to another."""
    records = getattr(plan, name)
    number = 1 + max((getattr(plan.numbers, name), *(other.number for other in records)))
    new: dict[str, Any] = {name: (*records, record._replace(number=number))}
    return plan._replace(**new, numbers=plan.numbers._replace(**{name: number}))


def put(plan: Plan, name: str, record: Any) -> Plan:
    """The plan with this record in the place of the one with its id."""
    return with_records(plan, name, (record if other.id == record.id else other for other in getattr(plan, name)))


def added(plan: Plan, name: str, record: Any) -> Plan:
    """The plan with one more record that bears no number."""
    return with_records(plan, name, (*getattr(plan, name), record))


def without(plan: Plan, name: str, *ids: str) -> Plan:
    """The plan without the records of these ids, and without what hangs on them. `undo` brings all of it back.

    Years of what is dated lie in files of history: it stays, and is not seen without what it hangs on.
    """
    for below, (owner, above) in OWNERS.items():
        if above == name and below not in DATED:
            hanging = [record.id for record in getattr(plan, below) if getattr(record, owner) in ids]
            plan = without(plan, below, *hanging) if hanging else plan
    return with_records(plan, name, (record for record in getattr(plan, name) if record.id not in ids))


def with_records(plan: Plan, name: str, records: Any) -> Plan:
    """The plan with these records in its field `name`."""
    new: dict[str, Any] = {name: tuple(records)}
    return plan._replace(**new)


def step_id(plan: Plan, step: Step) -> str:
    """The id people see: "2.1" is step 1 of goal 2."""
    goal = next(goal for goal in plan.goals if goal.id == step.goal)
    return f"{goal.number}.{step.number}"


def shown_id(plan: Plan, kind: Kind, record: Any) -> str:
    """The id people see of any numbered record: "3", or "2.1" for a step."""
    return step_id(plan, record) if kind.numbered == "owner" else str(record.number)
