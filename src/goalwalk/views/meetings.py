"""Meetings, as `meeting list` and `meeting show` answer: each talk, and what the latest one left to come."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from goalwalk.core.meetings import call_by, next_talk
from goalwalk.core.model import Meeting, Plan


class MeetingLine(NamedTuple):
    """One meeting. `next` and `time`: what it said of the next talk; `call`: by when the person asked to be called."""

    id: str
    day: date
    whom: str | None
    agreed: tuple[str, ...]
    next: date | None
    time: str | None
    call: date | None


class MeetingsView(NamedTuple):
    """The answer of `meeting list`, the latest talk first. `next` and `time`: the next talk, if it is still to come."""

    today: date
    next: date | None
    time: str | None
    call: date | None
    meetings: tuple[MeetingLine, ...]


class MeetingView(NamedTuple):
    """The answer of `meeting show`."""

    meeting: MeetingLine


def meetings_view(plan: Plan, today: date) -> MeetingsView:
    """Every meeting, the latest talk first."""
    day, time = next_talk(plan.meetings) or (None, None)
    if day and day < today:
        day = time = None
    newest = sorted(plan.meetings, key=lambda meeting: (meeting.day, meeting.number), reverse=True)
    return MeetingsView(today, day, time, call_by(plan.meetings), tuple(map(meeting_line, newest)))


def meeting_view(meeting: Meeting) -> MeetingView:
    """One meeting."""
    return MeetingView(meeting_line(meeting))


def meeting_line(meeting: Meeting) -> MeetingLine:
    """One meeting as a line."""
    return MeetingLine(
        id=str(meeting.number),
        day=meeting.day,
        whom=meeting.whom,
        agreed=tuple(one.text for one in meeting.agreed),
        next=meeting.next,
        time=meeting.time if meeting.next else None,
        call=meeting.call,
    )
