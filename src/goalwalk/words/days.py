"""How days are said: short, with the weekday, and by name when they are near.

No day is named anywhere else, and none without knowing today: a day of another year is said with its year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk.words import listed, say, texts

MONTHS: tuple[str, ...] = texts("everyday").MONTHS
WEEKDAYS: tuple[str, ...] = texts("everyday").WEEKDAYS


def day_name(day: date, today: date) -> str:
    """ "Fri 20 Nov", with the year where it is another one, and "yesterday", "today" or "tomorrow" with it."""
    near = {0: "day.today", 1: "day.yesterday", -1: "day.tomorrow"}.get((today - day).days)
    return say(near, day=far_day(day, today)) if near else far_day(day, today)


def past_day_name(day: date, today: date) -> str:
    """The same of what has happened: while a night still belongs to today, the clock writes tomorrow's date on it."""
    return day_name(day, today) if day <= today else far_day(day, today)


def far_day(day: date, today: date) -> str:
    """ "Fri 20 Nov", with the year where it is another one: where a day stands beside others, or is today's heading."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day, today)}"


def short_day(day: date, today: date) -> str:
    """ "20 Nov", with the year where it is another one: where room is scarce and the weekday says nothing."""
    name = f"{day.day} {MONTHS[day.month - 1]}"
    return name if day.year == today.year else f"{name} {day.year}"


def full_day(day: date) -> str:
    """A day with its year whatever today is, for what is read in other years, too: "Fri 21 Nov 2025"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def times_name(at: Sequence[str]) -> str:
    """The times of a step's days: "at 08:00 and 20:00", "in the morning and at 18:30"."""
    clock = [time for time in at if ":" in time]
    if len(clock) == len(at):
        return say("at.clock", times=listed(clock))
    return listed([say("at.clock", times=time) if ":" in time else say(f"at.{time}") for time in at])
