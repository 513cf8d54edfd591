"""Meetings: written down, changed, taken away. What a talk names for later lies no earlier than the talk."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.changes.numbering import numbered
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model import Meeting, Plan


def add(plan: Plan, meeting: Meeting) -> Plan:
    """The plan with one more meeting; its number is given here, one above the highest ever given.

    Raises CannotBeDone("before_talk") where the next talk or the call lies before it.
    """
    return numbered(plan, "meetings", _in_order(meeting))


def edit(plan: Plan, meeting: Meeting, **fields: Any) -> Plan:
    """The plan with fields of one meeting set anew; a time goes with the day it was of. Raises as `add` does."""
    new = meeting._replace(**fields)
    if new.next is None:
        new = new._replace(time=None)
    new = _in_order(new)
    return plan._replace(meetings=tuple(new if other.id == meeting.id else other for other in plan.meetings))


def remove(plan: Plan, meeting: Meeting) -> Plan:
    """The plan without a meeting. `undo` brings it back."""
    return plan._replace(meetings=tuple(other for other in plan.meetings if other.id != meeting.id))


def check_later(talk: date, *days: date | None) -> None:
    """Raise CannotBeDone("before_talk") for a day to come that lies before the talk that names it."""
    for later in days:
        if later and later < talk:
            raise CannotBeDone("before_talk", later=later, talk=talk)


def _in_order(meeting: Meeting) -> Meeting:
    check_later(meeting.day, meeting.next, meeting.call)
    return meeting
