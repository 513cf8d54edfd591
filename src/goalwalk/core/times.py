"""Times of a day as people type them, alone or behind a day. Hours and minutes, no time zone."""

from __future__ import annotations

from datetime import date, timedelta

from goalwalk.core.days import English, is_number, read_day
from goalwalk.core.errors import NotUnderstood

When = tuple[date, str | None]  # a day, and a time of it, "HH:MM", where one was said

NOON = "noon"
HALVES = {"am": 0, "pm": 12}


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
    if not is_number(hour) or len(hour) > 2 or (said and (not is_number(minute) or len(minute) != 2)):
        return None
    hours, minutes = int(hour), int(minute or 0)
    if half:
        known = 1 <= hours <= 12
        hours = hours % 12 + HALVES[half]
    else:  # "fri 10.11" may be a Friday in November
        known = said == ":" or (said == "." and not 1 <= minutes <= 12)
    return f"{hours:02}:{minutes:02}" if known and hours < 24 and minutes < 60 else None
