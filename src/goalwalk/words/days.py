"""How days are said: short, with the weekday, and by name when they are near."""

from __future__ import annotations

from datetime import date

from goalwalk.words import say
from goalwalk.words.en import MONTHS, WEEKDAYS


def day_name(day: date, today: date | None = None) -> str:
    """ "Fri 20 Nov"; with `today`, the year where it is another one, and "yesterday", "today" or "tomorrow"."""
    name = far_day(day, today)
    if today is None:
        return name
    near = {0: "day.today", 1: "day.yesterday", -1: "day.tomorrow"}.get((today - day).days)
    return say(near, day=name) if near else name


def far_day(day: date, today: date | None = None) -> str:
    """ "Fri 20 Nov"; with `today`, the year where it is another one."""
    name = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return name if today is None or day.year == today.year else f"{name} {day.year}"


def full_day(day: date) -> str:
    """A day that may lie years away: "Fri 21 Nov 2025"."""
    return f"{day_name(day)} {day.year}"
