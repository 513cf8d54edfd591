"""Meetings: written down, changed, taken away. What a talk names for later lies no earlier than the talk."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns.records import numbered, put, without


def add(plan: Plan, meeting: Meeting) -> Plan:
    """The plan with one more meeting; its number is given here, one above the highest ever given.

    Raises CannotBeDone("before_talk") where the next talk or the call lies before it.
    """
    return numbered(plan, "meetings", _in_order(meeting))


def edit(plan: Plan, meeting: Meeting, **fields: Any) -> Plan:
    """The plan with fields of one meeting set anew; a time goes with the day it was of. Raises as `add` does.

    What is agreed anew in the same words keeps how it went, as far as nothing else is said of it; what was told of a
    group goes with its being one.
    """
    new = meeting._replace(**fields)
    if new.next is None:
        new = new._replace(time=None)
    if not new.group:
        new = new._replace(about=None, skill=None, takes=None)
    went = {one.text: one.went for one in meeting.agreed}
    new = new._replace(agreed=tuple(one._replace(went=one.went or went.get(one.text)) for one in new.agreed))
    return put(plan, "meetings", _in_order(new))


def went(plan: Plan, meeting: Meeting, number: int, text: str | None) -> Plan:
    """The plan with how a thing that was agreed went (None: not said): the `number`-th of the meeting, from 1.

    Raises CannotBeDone("no_such_agreed") where there is none.
    """
    if not 1 <= number <= len(meeting.agreed):
        raise CannotBeDone("no_such_agreed", text=str(number), id=meeting.number)
    told = list(meeting.agreed)
    told[number - 1] = told[number - 1]._replace(went=text)
    return put(plan, "meetings", meeting._replace(agreed=tuple(told)))


def remove(plan: Plan, meeting: Meeting) -> Plan:
    """The plan without a meeting. `undo` brings it back."""
    return without(plan, "meetings", meeting.id)


def check_later(talk: date, *days: date | None) -> None:
    """Raise CannotBeDone("before_talk") for a day to come that lies before the talk that names it."""
    for later in days:
        if later and later < talk:
            raise CannotBeDone("before_talk", later=later, talk=talk)


def _in_order(meeting: Meeting) -> Meeting:
    check_later(meeting.day, meeting.next, meeting.call)
    return meeting
