"""Meetings: which talk was the latest, what it left to come, and how a person says when the next one is.

A next talk stands until a later talk with the same person, or with nobody named, settles it; what was noted to bring
goes with any talk, a call with the latest. A group or a workshop settles only what the same group named before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from goalwalk.core.days import English, read_day
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Agreed, Bring, Meeting, Plan

When = tuple[date, str | None]  # a day, and a time of it, "HH:MM", where one was said

NOON = "noon"
HALVES = {"am": 0, "pm": 12}


def latest(meetings: Iterable[Meeting]) -> Meeting | None:
    """The talk of the latest day; of several on it, the one that was written down last.

    Groups are no talks, and neither is a day on which the next one was only arranged.
    """
    return _last(meeting for meeting in meetings if not (meeting.group or meeting.arranged))


def settling(meetings: Iterable[Meeting]) -> Meeting | None:
    """What says when the next talk is: the latest talk, or what was arranged after it."""
    return _last(meeting for meeting in meetings if not meeting.group)


def next_talk(meetings: Iterable[Meeting]) -> When | None:
    """When the next talk is, as far as that can be told without knowing what day it is; it may have gone by.

    Of several that stand, it is the soonest that was still to come when something was written down last.
    """
    talks = [meeting for meeting in meetings if not meeting.group]
    written = max((talk.day for talk in talks), default=date.min)
    named = [(talk.next, talk.time) for talk in _standing(talks) if talk.next]
    later = [one for one in named if one[0] >= written]
    return min(later, key=lambda one: (one[0], one[1] or ""), default=None) or (named[-1] if named else None)


def gone_by(meetings: Iterable[Meeting]) -> date | None:
    """The day of the latest talk that stands, and had gone by when something was written last: nobody wrote of it."""
    talks = [meeting for meeting in meetings if not meeting.group]
    written = max((talk.day for talk in talks), default=date.min)
    return max((talk.next for talk in _standing(talks) if talk.next and talk.next < written), default=None)


def named_talks(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """What names a next talk that no later one settled, gone by or to come, the soonest first; groups are no talks."""
    named = [meeting for meeting in _standing(meetings) if not meeting.group]
    return tuple(sorted(named, key=lambda one: (one.next or date.max, one.time or "")))


def coming(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The talk, or what was arranged, that names the next one to come."""
    return next((one for one in ahead(meetings, today) if not one.group), None)


def call_by(meetings: Iterable[Meeting]) -> date | None:
    """The day by which the person asked, at the latest talk, to be called."""
    last = latest(meetings)
    return last.call if last else None


def ahead(meetings: Iterable[Meeting], today: date) -> tuple[Meeting, ...]:
    """What names a `next` that stands, from today on, the soonest first."""
    coming = [(meeting.next, meeting.time or "", meeting) for meeting in _standing(meetings) if meeting.next]
    return tuple(meeting for day, _, meeting in sorted(coming, key=lambda one: one[:2]) if day >= today)


def _standing(meetings: Iterable[Meeting]) -> list[Meeting]:
    """What names a next one that no later meeting settled, as it was written."""
    standing: list[Meeting] = []
    for meeting in sorted(meetings, key=_written):
        standing = [earlier for earlier in standing if not _settled(earlier, meeting)]
        standing += [meeting] if meeting.next else []
    return standing


def _settled(earlier: Meeting, later: Meeting) -> bool:
    if earlier.group is not later.group:
        return False
    names = [_name(one) for one in (earlier, later)]
    return names[0] == names[1] or (not later.group and "" in names)


def agreed_open(meetings: Iterable[Meeting]) -> tuple[tuple[Meeting, Agreed], ...]:
    """What was agreed and is still open, with its meeting: of the latest meeting with each person or group, whatever
    nobody has told yet how it went. The latest meeting comes last.
    """
    latest: dict[tuple[bool, str], Meeting] = {}
    for meeting in sorted(meetings, key=_written):
        if not meeting.arranged:
            latest[meeting.group, _name(meeting)] = meeting
    told = sorted(latest.values(), key=_written)
    return tuple((meeting, one) for meeting in told for one in meeting.agreed if one.went is None)


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


def _last(meetings: Iterable[Meeting]) -> Meeting | None:
    return max(meetings, key=_written, default=None)


def _written(meeting: Meeting) -> tuple[date, int]:
    return meeting.day, meeting.number


def read_when(text: str, today: date) -> When:
    """The day a person typed, from today on, and the time behind it: "fri 10:00", "27 nov 10.30", "tomorrow at 9am".

    A bare number is never a time: "fri 9" may be the 9th, and nobody says which half of a day it is in. "fri" on a
    Friday is never guessed: people who meet each Friday mean the next one, others today.

    Raises NotUnderstood: "when"; "when_two" with the `next` such day, and how to say it; what `read_day` raises for a
    day that cannot be.
    """
    words = _words(text)
    time, behind = _read_time(words)
    day = words[:-behind] if behind else words
    if time and day[-1:] == ["at"]:
        day = day[:-1]
    try:
        found = read_day(" ".join(day), today, "future")
    except NotUnderstood as problem:
        if problem.code != "day":
            raise
        raise NotUnderstood("when", text=text) from problem
    if found == today and _is_weekday(day):
        (weekday,) = _weekdays(day)
        later = today + timedelta(days=7)
        raise NotUnderstood("when_two", text=text, next=later, weekday=weekday, time=time or "10:00")
    return found, time


def read_time(text: str) -> str:
    """A time of day alone, "HH:MM": "19:00", "7pm", "9.30 am", "noon". Raises NotUnderstood("time")."""
    words = _words(text)
    time, behind = _read_time(words)
    if time is None or behind != len(words):
        raise NotUnderstood("time", text=text)
    return time


def _words(text: str) -> list[str]:
    return text.casefold().replace(",", " ").replace("a.m.", "am").replace("p.m.", "pm").split()


def _is_weekday(words: list[str]) -> bool:
    return len(_weekdays(words)) == 1


def _weekdays(words: list[str]) -> list[str]:
    """The words, where they are weekdays and nothing else."""
    said = [word.strip(".") for word in words if word not in English.unheard]
    return said if all(word in English.weekdays for word in said) else []


def _read_time(words: list[str]) -> tuple[str | None, int]:
    """The time at the end of these words, and how many of them tell it."""
    if words[-1:] == [NOON]:
        return "12:00", 1
    if len(words) > 1 and words[-1] in HALVES:
        return _clock(words[-2], words[-1]), 2
    last = words[-1] if words else ""
    time = _clock(last[:-2], last[-2:]) if last[-2:] in HALVES else _clock(last.rstrip("."), "")
    return time, 1 if time else 0


def _clock(typed: str, half: str) -> str | None:
    """ "10:30" for "10:30", "10.30" or "10" with a half of the day; None for all that may be something else."""
    sign = ":" if ":" in typed else "."
    hour, said, minute = typed.partition(sign)
    if not _is_number(hour) or len(hour) > 2 or (said and (not _is_number(minute) or len(minute) != 2)):
        return None
    hours, minutes = int(hour), int(minute or 0)
    if half:
        known = 1 <= hours <= 12
        hours = hours % 12 + HALVES[half]
    else:  # "fri 10.11" may be a Friday in November
        known = said == ":" or (said == "." and not 1 <= minutes <= 12)
    return f"{hours:02}:{minutes:02}" if known and hours < 24 and minutes < 60 else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()
