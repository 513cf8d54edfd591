"""How days are said: short, with the weekday, and by name when they are near."""

from __future__ import annotations

from datetime import date

from goalwalk.words import say
from goalwalk.words.en import MONTHS, WEEKDAYS


def day_name(day: date, today: date | None = None) -> str:
    """ "Fri 20 Nov"; with `today`, the year where it is another one, and "yesterday", "today" or "tomorrow"."""
    name = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if today is None:
        return name
    if day.year != today.year:
        name = f"{name} {day.year}"
    near = {0: "day.today", 1: "day.yesterday", -1: "day.tomorrow"}.get((today - day).days)
    return say(near, day=name) if near else name


def full_day(day: date) -> str:
    """A day that may lie years away: "Fri 21 Nov 2025"."""
    return f"{day_name(day)} {day.year}"
