"""A talk to come, as it is said in one line: "ruth saturday at 11 in the cafe"."""

from __future__ import annotations

from datetime import date

from goalwalk.core.day_words import English
from goalwalk.core.days import is_number
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.times import When, read_when
from goalwalk.core.tuples import NamedTuple

LONGEST = 7  # words that a day and its time may have
NOT_BEFORE = ("by", "until", "till", "before", "since", "every", "each")  # what is agreed by a day is no talk then
LEADS = frozenset(("with", "see", "seeing", "meet", "meeting", "talk", "talking", "to", "next", "on", "at", "a", "the"))
TWO_WAYS = ("when_two", "time_two", "when_part", "day_numeric", "day_two")


class Arranged(NamedTuple):
    """`whom` it is with and the `rest` of what was said, as far as that was; `when`, None: it can be read two ways, and
    the `problem` says which."""

    whom: str | None
    rest: str | None
    when: When | None
    problem: NotUnderstood | None = None


def arranged_in(text: str, today: date) -> Arranged | None:
    """The talk to come that a text tells of; None where no day ahead stands in it. The longest words that are one day
    are it, with what stands before them whom it is with."""
    words = text.split()
    for length in range(min(LONGEST, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            said = words[at : at + length]
            before = words[at - 1].casefold() if at else ""
            if before in NOT_BEFORE or said[0].casefold() in NOT_BEFORE:
                continue
            when = _when(said, today)
            if isinstance(when, NotUnderstood) or (when is not None and (when[0] > today or when[1])):
                return _named(words[:at], words[at + length :], when)
    return None


def _when(said: list[str], today: date) -> When | NotUnderstood | None:
    try:
        return read_when(" ".join(_dated(said, today)), today)
    except NotUnderstood as problem:
        return problem if problem.code in TWO_WAYS and not _is_bare(said) else None


def _is_bare(said: list[str]) -> bool:
    """Whether it is a number alone that may be a date: 8/12."""
    return len(said) == 1 and said[0].casefold().strip(",.") not in English.weekdays


def _dated(said: list[str], today: date) -> list[str]:
    """The words, with "tuesday 8/12" as the one such date that is a Tuesday, whichever way its numbers are written."""
    for at in range(len(said) - 1):
        weekday, (one, sign, other) = English.weekdays.get(said[at].casefold()), said[at + 1].partition("/")
        if weekday is None or not sign or not (is_number(one) and is_number(other)) or len(one) > 2 or len(other) > 2:
            continue
        fits = {
            day
            for year in (today.year, today.year + 1)
            for month, number in ((int(one), int(other)), (int(other), int(one)))
            if (day := _date(year, month, number)) and day >= today and day.weekday() == weekday
        }
        if len(fits) == 1:
            return [*said[:at], fits.pop().isoformat(), *said[at + 2 :]]
    return said


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(before: list[str], after: list[str], when: When | NotUnderstood) -> Arranged:
    while before and before[0].casefold() in LEADS:
        before = before[1:]
    while before and before[-1].casefold() in LEADS:
        before = before[:-1]
    if not before and after[:1] == ["with"]:
        before, after = after[1:], []
    whom, rest = " ".join(before).strip(" ,:") or None, " ".join(after).strip(" ,") or None
    if isinstance(when, NotUnderstood):
        return Arranged(whom, rest, None, when)
    return Arranged(whom, rest, when)
