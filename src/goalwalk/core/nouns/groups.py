"""Groups and workshops as whoever holds them writes them down: a series by its name, when it comes together next, how
many were held and how many came. Who came is nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from goalwalk.core.letters import folded
from goalwalk.core.measures.occasions import dates_from
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns import meetings as talks
from goalwalk.core.nouns.records import put
from goalwalk.core.rhythm.rhythms import Rhythm
from goalwalk.core.tuples import NamedTuple


class GroupAhead(NamedTuple):
    """A group to come: what was written of it last, the day, the time; `rhythm`: how it goes on from there."""

    meeting: Meeting
    day: date
    time: str | None
    rhythm: Rhythm | None = None


class Held(NamedTuple):
    """How often a group was held, and how many came, of those times at which that was said (`counted`)."""

    whom: str | None
    held: int
    counted: int
    came: int


def named(meetings: Iterable[Meeting], whom: str | None) -> tuple[Meeting, ...]:
    """What is written of the group of that name, letter case, accents and blanks aside, in the order of its days."""
    ours = (meeting for meeting in meetings if meeting.group and folded(meeting.whom or "") == folded(whom or ""))
    return tuple(sorted(ours, key=lambda meeting: (meeting.day, meeting.number)))


def series(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """What was written last of each group that comes together in a rhythm, in the order of their numbers."""
    latest: dict[str, Meeting] = {}
    for meeting in sorted(meetings, key=lambda meeting: (meeting.day, meeting.number)):
        if meeting.group:
            latest[folded(meeting.whom or "")] = meeting
    return tuple(sorted((one for one in latest.values() if one.rhythm), key=lambda one: one.number))


def names(meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """What the groups are called, each once, as it was written last."""
    found = {folded(meeting.whom): meeting.whom for meeting in meetings if meeting.group and meeting.whom}
    return tuple(found.values())


def following(meetings: Iterable[Meeting], meeting: Meeting) -> Meeting:
    """A group of a series, with the rhythm of what was written of it before, unless it has one of its own."""
    before = named(meetings, meeting.whom) if meeting.whom and not meeting.rhythm else ()
    return meeting._replace(rhythm=before[-1].rhythm, usual=before[-1].usual) if before else meeting


def ahead(meetings: Iterable[Meeting], today: date) -> tuple[GroupAhead, ...]:
    """The groups to come, each once, from today on, the soonest first: on the day that was said, else as their rhythm
    goes on after what was written last."""
    meetings = tuple(meeting for meeting in meetings if meeting.group)
    said = [GroupAhead(one, one.next, one.time, one.rhythm) for one in talks.ahead(meetings, today) if one.next]
    named_already = {folded(one.meeting.whom or "") for one in said}
    following = (
        next_of(meetings, one, today) for one in series(meetings) if folded(one.whom or "") not in named_already
    )
    found = [*said, *(one for one in following if one)]
    return tuple(sorted(found, key=lambda group: (group.day, group.time or "")))


def next_of(meetings: Iterable[Meeting], last: Meeting, today: date) -> GroupAhead | None:
    """When the series comes together next, of which this was written last; None where it has none, or its
    rhythm has come to its end."""
    if last.rhythm is None:
        return None
    begin = min(one.day for one in named(meetings, last.whom) if one.rhythm == last.rhythm)
    day = last.day if last.arranged else last.day + timedelta(days=1)
    if last.next:  # that one was instead
        day = max(day, last.next + timedelta(days=1))
    days = dates_from(last.rhythm, begin.toordinal(), max(day, today).toordinal())
    found = next(days, None)
    return GroupAhead(last, date.fromordinal(found), last.usual, last.rhythm) if found is not None else None


def movable(meetings: Iterable[Meeting], today: date) -> tuple[GroupAhead, ...]:
    """The groups that can get another day: those to come, and of no series one that was off, as long as a desk holds
    it."""
    meetings = tuple(meetings)
    found = ahead(meetings, today)
    near = (one for one in meetings if one.group and one.off and one.next and not one.rhythm)
    gone = (one for one in near if named(meetings, one.whom)[-1:] == (one,))
    return *found, *(
        GroupAhead(one, one.next, one.time) for one in gone if one.next and (today - one.next).days <= talks.AT_DESK
    )


def off(plan: Plan, group: GroupAhead) -> Plan:
    """The plan in which the group that comes next will not be held; a series goes on after it."""
    return put(plan, "meetings", group.meeting._replace(next=group.day, time=group.time, off=True))


def held(meetings: Iterable[Meeting]) -> tuple[Held, ...]:
    """How often each group was held of which that was counted, as it was first written down."""
    found: dict[str, Held] = {}
    for meeting in meetings:
        if meeting.group and not meeting.arranged:
            name = folded(meeting.whom or "")
            before = found.get(name, Held(meeting.whom, 0, 0, 0))
            counted = meeting.came is not None
            found[name] = Held(
                meeting.whom, before.held + 1, before.counted + counted, before.came + (meeting.came or 0)
            )
    return tuple(one for one in found.values() if one.counted)


def latest(meetings: Iterable[Meeting]) -> Meeting | None:
    """The group that was held last."""
    return talks.written_last(meeting for meeting in meetings if meeting.group and not meeting.arranged)
