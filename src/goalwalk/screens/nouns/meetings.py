"""Meetings, as `meeting list` and `meeting show` answer: each talk, and what the latest one left to come."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Agreed, Meeting, Plan
from goalwalk.core.nouns.brings import open_brings
from goalwalk.core.nouns.meetings import ahead, call_by, coming
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.brings import BringLine, bring_line


class MeetingLine(NamedTuple):
    """One meeting. `next` and `time`: what it said of the next talk; `call`: by when the person asked to be called.

    `agreed` are the texts alone; `agreements` the same with who does it, and how it went. Of a group or a workshop:
    what it was `about`, the `skill` practised, what the person `takes` home. `arranged`: no talk was had that day.
    """

    id: str
    day: date
    whom: str | None
    agreed: tuple[str, ...]
    next: date | None
    time: str | None
    call: date | None
    agreements: tuple[Agreed, ...]
    group: bool
    arranged: bool
    about: str | None
    skill: str | None
    takes: str | None


class GroupAhead(NamedTuple):
    """When a group is next: its name, the day, and the time, as far as they are known."""

    whom: str | None
    day: date
    time: str | None


class MeetingsView(NamedTuple):
    """The answer of `meeting list`, the latest meeting first. `next` and `time`: the next talk, if it is still to come;
    `groups` are those still to come, the soonest first; `brings`: what is noted for the next talk.
    """

    today: date
    next: date | None
    time: str | None
    call: date | None
    meetings: tuple[MeetingLine, ...]
    groups: tuple[GroupAhead, ...]
    brings: tuple[BringLine, ...]


class MeetingView(NamedTuple):
    """The answer of `meeting show`."""

    meeting: MeetingLine


def meetings_view(plan: Plan, today: date) -> MeetingsView:
    """Every meeting, the latest first."""
    talk = coming(plan.meetings, today)
    newest = sorted(plan.meetings, key=lambda meeting: (meeting.day, meeting.number), reverse=True)
    groups = (one for one in ahead(plan.meetings, today) if one.group)
    return MeetingsView(
        today,
        talk.next if talk else None,
        talk.time if talk else None,
        call_by(plan.meetings),
        tuple(map(meeting_line, newest)),
        tuple(GroupAhead(group.whom, group.next, group.time) for group in groups if group.next),
        tuple(map(bring_line, open_brings(plan))),
    )


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
        agreements=meeting.agreed,
        group=meeting.group,
        arranged=meeting.arranged,
        about=meeting.about,
        skill=meeting.skill,
        takes=meeting.takes,
    )
