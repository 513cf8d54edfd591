"""Groups and workshops as whoever holds them writes them down: a series by its name, when it comes together next, how
many were held and how many came. Who came is nowhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
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
    meetings = tuple(meetings)
    elsewhere = replaced(meetings, last)
    found = next((day for day in _days(meetings, last, today) if day not in elsewhere), None)
    return GroupAhead(last, found, last.usual, last.rhythm) if found is not None else None


def replaced(meetings: Iterable[Meeting], last: Meeting) -> frozenset[date]:
    """The days of the series of which this was written last on which it does not come together, because it does on
    another day that was said, or is off: what a calendar takes out is what comes next nowhere."""
    meetings = tuple(meetings)
    ours = named(meetings, last.whom)
    found: frozenset[date] = frozenset()
    for one, later in zip(ours, (*ours[1:], None), strict=True):
        is_settled = later is not None and one.next is not None and later.day < one.next
        if one.rhythm == last.rhythm and one.next and not is_settled:
            found |= set(_replaced_by(meetings, one, one.next, found))
    return found


def _replaced_by(
    meetings: Iterable[Meeting], one: Meeting, instead: date, already: Container[date]
) -> tuple[date, ...]:
    """The days of its series in whose place the one on that day is: those up to it, or else the first one after it;
    but for those that are elsewhere `already`."""
    found: list[date] = []
    for day in (day for day in _days(meetings, one, date.min) if day not in already):
        if day > instead and found:
            break
        found.append(day)
    return tuple(found)


def _days(meetings: Iterable[Meeting], one: Meeting, first: date) -> Iterator[date]:
    """The days of its series after what was written here, no earlier than the `first`; one that was only arranged is
    still to come."""
    if one.rhythm is None:
        return
    begin = min(other.day for other in named(meetings, one.whom) if other.rhythm == one.rhythm)
    after = one.day if one.arranged else one.day + timedelta(days=1)
    yield from map(date.fromordinal, dates_from(one.rhythm, begin.toordinal(), max(after, first).toordinal()))


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


def moved(plan: Plan, group: GroupAhead, fresh: Meeting, day: date, time: str | None) -> tuple[Plan, Meeting]:
    """The plan in which the group that comes next is on another day, a series only this once, and where that stands.

    `fresh`: a record of today. It is taken where what was written last lies further back than one time of the series:
    else nobody could tell which time it is that was moved. Raises as `meetings.add` does.
    """
    last = group.meeting
    is_named = last.rhythm is None or (last.next is not None and last.next >= fresh.day)
    before = replaced([one._replace(next=None) if one is last else one for one in plan.meetings], last)
    if is_named or _replaced_by(plan.meetings, last, day, before)[:1] == (group.day,):
        plan = talks.moved(plan, last, day, time or last.usual)
        return plan, next(one for one in plan.meetings if one.id == last.id)
    told = {name: getattr(last, name) for name in ("whom", "group", "rhythm", "usual")}
    about = None if last.whom else last.about
    fresh = fresh._replace(**told, about=about, arranged=True, next=day, time=time or last.usual)
    plan = talks.add(plan, fresh)
    return plan, plan.meetings[-1]


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
