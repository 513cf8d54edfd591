"""What to bring to the next talk: noted as it comes to mind, taken away again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.core.model.plan import Bring, Plan
from goalwalk.core.nouns.records import numbered, put, without


def add(plan: Plan, bring: Bring) -> Plan:
    """The plan with one more thing to bring; its number is given here, one above the highest ever given."""
    return numbered(plan, "brings", bring)


def remove(plan: Plan, bring: Bring) -> Plan:
    """The plan without a thing to bring. `undo` brings it back."""
    return without(plan, "brings", bring.id)


def speak(plan: Plan, bring: Bring, day: date) -> Plan:
    """The plan with a thing that was spoken about on that day."""
    return put(plan, "brings", bring._replace(spoken=day))


def outlast(plan: Plan, brings: Iterable[Bring], talk: str) -> Plan:
    """The plan in which these stay to be brought after the talk with that id."""
    for bring in brings:
        plan = put(plan, "brings", bring._replace(after=talk))
    return plan


def keep(plan: Plan, bring: Bring, _: date) -> Plan:
    """The plan in which a thing stays to be brought, whatever talks there were since, and whether it was spoken about
    or not."""
    talks = [meeting.id for meeting in plan.meetings if not (meeting.group or meeting.arranged)]
    last = max(talks, default=None)
    return put(plan, "brings", bring._replace(spoken=None, after=last if last and last > bring.id else bring.after))
