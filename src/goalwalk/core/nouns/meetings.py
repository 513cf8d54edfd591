"""Meetings: how they are changed, which talk was the latest, and what it left to come.

What a talk names for later lies no earlier than the talk. A next talk stands until a later talk with the same person,
or with nobody named, settles it, or until it is said that it is off; what was noted to bring goes with any talk, a call
with the latest. A group or a workshop settles only what the same group named before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Agreed, Bring, Meeting, Plan
from goalwalk.core.nouns.records import numbered, put, without

if TYPE_CHECKING:
    from goalwalk.core.times import When

# How many days a talk of which nothing was written stays on the person's own today, and at the desk.
ON_TODAY, AT_DESK = 2, 14


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
    if (new.next, new.time) != (meeting.next, meeting.time):
        new = new._replace(off=False)
    if not new.group:
        new = new._replace(
            about=None if meeting.group else new.about, skill=None, takes=None, came=None, to_try=None, rhythm=None
        )
    if new.rhythm is None:
        new = new._replace(usual=None)
    went = {agreed.text: agreed.went for agreed in meeting.agreed}
    new = new._replace(
        agreed=tuple(agreed._replace(went=agreed.went or went.get(agreed.text)) for agreed in new.agreed)
    )
    return put(plan, "meetings", _in_order(new))


def went(plan: Plan, meeting: Meeting, number: int, text: str | None) -> Plan:
    """The plan with how a thing that was agreed went (None: not said): the `number`-th of the meeting, from 1.

    Raises CannotBeDone("no_such_agreed") where there is none.
    """
    if not 1 <= number <= len(meeting.agreed):
        raise CannotBeDone("no_such_agreed", text=str(number), id=meeting.number)
    agreed = list(meeting.agreed)
    agreed[number - 1] = agreed[number - 1]._replace(went=text)
    return put(plan, "meetings", meeting._replace(agreed=tuple(agreed)))


def moved(plan: Plan, meeting: Meeting, day: date, time: str | None) -> Plan:
    """The plan with another day and time for the talk that a meeting names. Raises as `add` does."""
    return edit(plan, meeting, next=day, time=time, off=False)


def off(plan: Plan, meeting: Meeting) -> Plan:
    """The plan in which the talk that a meeting names didn't happen, or will not."""
    return put(plan, "meetings", meeting._replace(off=True))


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


def latest(meetings: Iterable[Meeting]) -> Meeting | None:
    """The talk of the latest day; of several on it, the one that was written down last.

    Groups are no talks, and neither is a day on which the next one was only arranged.
    """
    return written_last(meeting for meeting in meetings if not (meeting.group or meeting.arranged))


def settling(meetings: Iterable[Meeting]) -> Meeting | None:
    """What says when the next talk is: the latest talk, or what was arranged after it."""
    return written_last(meeting for meeting in meetings if not meeting.group)


def next_talk(meetings: Iterable[Meeting]) -> When | None:
    """When the next talk is, as far as that can be told without knowing what day it is; it may have gone by.

    Of several that stand, it is the soonest that was still to come when something was written down last.
    """
    talks = [meeting for meeting in meetings if not meeting.group]
    written = max((talk.day for talk in talks), default=date.min)
    named = [(talk.next, talk.time) for talk in _standing(talks) if talk.next]
    later = [when for when in named if when[0] >= written]
    return min(later, key=lambda when: (when[0], when[1] or ""), default=None) or (named[-1] if named else None)


def gone_by(meetings: Iterable[Meeting]) -> date | None:
    """The day of the latest talk that stands, and had gone by when something was written last: nobody wrote of it."""
    talks = [meeting for meeting in meetings if not meeting.group]
    written = max((talk.day for talk in talks), default=date.min)
    return max((talk.next for talk in _standing(talks) if talk.next and talk.next < written), default=None)


def named_talks(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """What names a next talk that no later one settled, gone by or to come, the soonest first; groups are no talks."""
    named = [meeting for meeting in _standing(meetings) if not meeting.group]
    return tuple(sorted(named, key=lambda meeting: (meeting.next or date.max, meeting.time or "")))


def passed(meetings: Iterable[Meeting], today: date, days: int) -> tuple[Meeting, ...]:
    """What names a talk whose day has passed without a word, no more than so many days ago; the soonest first."""
    return tuple(one for one in named_talks(meetings) if one.next and 0 < (today - one.next).days <= days)


def named_groups(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """What names the next time of a group or a workshop that no later one settled, the soonest first."""
    named = [meeting for meeting in _standing(meetings) if meeting.group]
    return tuple(sorted(named, key=lambda meeting: (meeting.next or date.max, meeting.time or "")))


def due(meetings: Iterable[Meeting], today: date) -> tuple[Meeting, ...]:
    """What names a talk of today, or of a day that has passed, of which nothing was written; the soonest first."""
    return tuple(one for one in named_talks(meetings) if one.next and one.next <= today)


def put_off(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """What names a talk that didn't happen, and has not got another day yet; the soonest first."""
    off = [one for one in _named(meetings) if one.off and not one.group]
    return tuple(sorted(off, key=lambda one: (one.next or date.max, one.time or "")))


def coming(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The talk, or what was arranged, that names the next one to come."""
    return next((meeting for meeting in ahead(meetings, today) if not meeting.group), None)


def call_by(meetings: Iterable[Meeting]) -> date | None:
    """The day by which the person asked, at the latest talk, to be called."""
    last = latest(meetings)
    return last.call if last else None


def ahead(meetings: Iterable[Meeting], today: date) -> tuple[Meeting, ...]:
    """What names a `next` that stands, from today on, the soonest first."""
    coming = [(meeting.next, meeting.time or "", meeting) for meeting in _standing(meetings) if meeting.next]
    return tuple(meeting for day, _, meeting in sorted(coming, key=lambda when: when[:2]) if day >= today)


def _standing(meetings: Iterable[Meeting]) -> list[Meeting]:
    """What names a next one that is not off, and that no later meeting settled, as it was written."""
    return [meeting for meeting in _named(meetings) if not meeting.off]


def _named(meetings: Iterable[Meeting]) -> list[Meeting]:
    standing: list[Meeting] = []
    for meeting in sorted(meetings, key=_written):
        standing = [earlier for earlier in standing if not _settled(earlier, meeting)]
        standing += [meeting] if meeting.next else []
    return standing


def _settled(earlier: Meeting, later: Meeting) -> bool:
    if earlier.group is not later.group:
        return False
    names = [_name(meeting) for meeting in (earlier, later)]
    return names[0] == names[1] or (not later.group and "" in names)


def agreed_open(meetings: Iterable[Meeting]) -> tuple[tuple[Meeting, Agreed], ...]:
    """What was agreed and is still open, with its meeting: of the latest meeting with each person or group at which
    anything was agreed, whatever nobody has told yet how it went. The latest meeting comes last.
    """
    latest: dict[tuple[bool, str], Meeting] = {}
    for meeting in sorted(meetings, key=_written):
        if not meeting.arranged and meeting.agreed:
            latest[meeting.group, _name(meeting)] = meeting
    in_order = sorted(latest.values(), key=_written)
    return tuple((meeting, agreed) for meeting in in_order for agreed in meeting.agreed if agreed.went is None)


def agreed_since(plan: Plan, first: date) -> list[tuple[Meeting, int, Agreed]]:
    """What was agreed from that day on, and at the last talk, in order; each with its meeting, and its number there."""
    last = latest(plan.meetings)
    told = sorted(plan.meetings, key=_written)
    since = (meeting for meeting in told if meeting.day >= first or meeting is last)
    return [(meeting, number, agreed) for meeting in since for number, agreed in enumerate(meeting.agreed, 1)]


def open_brings(plan: Plan) -> tuple[Bring, ...]:
    """What was noted and is still to be brought: it was not spoken about, and no talk was written down after it, of its
    day or a later one, but those that it outlasted.

    Ids rise with time; where the clock stands still, what came first is not known, and what was noted stays.
    """
    talks = [meeting for meeting in plan.meetings if not (meeting.group or meeting.arranged)]
    ahead = (bring for bring in plan.brings if bring.spoken is None)
    return tuple(bring for bring in ahead if not any(_settles(talk, bring) for talk in talks))


def _settles(talk: Meeting, bring: Bring) -> bool:
    return talk.id > (bring.after or bring.id) and talk.at != bring.at and talk.day >= bring.day


def _name(meeting: Meeting) -> str:
    """With whom it was, letter case and blanks aside."""
    return " ".join((meeting.whom or "").casefold().split())


def written_last(meetings: Iterable[Meeting]) -> Meeting | None:
    """The one of the latest day; of several on it, the one that was written down last."""
    return max(meetings, key=_written, default=None)


def _written(meeting: Meeting) -> tuple[date, int]:
    return meeting.day, meeting.number
