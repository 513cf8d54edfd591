"""Who is in the person's corner: written down, changed, taken away; and contact with them, which is a check-in."""

from __future__ import annotations

from typing import Any

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.life import Contact, Support
from goalwalk.core.model.plan import Plan, Step
from goalwalk.core.nouns.check_ins import Moment, NewId, Outcome, check_in
from goalwalk.core.nouns.records import added, numbered, put, without
from goalwalk.core.nouns.supports import step_towards


def add(plan: Plan, support: Support) -> Plan:
    """The plan with one more support; its number is given here. What comes together in a rhythm is a group, unless
    another kind was said.

    Raises NotUnderstood("time_alone") for a time without a rhythm.
    """
    return numbered(plan, "supports", _in_time(_of_a_kind(support)))


def edit(plan: Plan, support: Support, **fields: Any) -> Plan:
    """The plan with fields of one support set anew; a time goes with its rhythm. Raises as `add` does."""
    new = support._replace(**fields)
    if new.rhythm is None and "time" not in fields:
        new = new._replace(time=None)
    return put(plan, "supports", _in_time(_of_a_kind(new) if fields.get("rhythm") else new))


def remove(plan: Plan, support: Support) -> Plan:
    """The plan without a support and what contact there was. `undo` brings both back."""
    return without(plan, "supports", support.id)


def spoke(plan: Plan, contact: Contact, support: Support, new_id: NewId, moment: Moment) -> tuple[Plan, Step | None]:
    """The plan with that contact; and with the one step towards that support done on its day (`step_towards`), if there
    is one, which is told beside it.
    """
    plan = added(plan, "contacts", contact)
    step = step_towards(plan, support, contact.day)
    if step is None:
        return plan, None
    return check_in(plan, new_id, [step], [contact.day], Outcome("done"), moment), step


def _of_a_kind(support: Support) -> Support:
    return support._replace(kind="group") if support.rhythm and support.kind is None else support


def _in_time(support: Support) -> Support:
    if support.time is not None and support.rhythm is None:
        raise NotUnderstood("time_alone")
    return support
