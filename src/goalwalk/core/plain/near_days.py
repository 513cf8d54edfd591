"""Days that are told from another one: "tuesday next week", "the day after christmas", "a week ago yesterday", "before
friday", "from january on". Whoever reads days gives the reader of that other day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta

from goalwalk.core.day_words import English
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.plain.speech import plainly
from goalwalk.core.plain.tables import is_number
from goalwalk.core.tuples import NamedTuple

Read = Callable[[str], date]


class Calendar(NamedTuple):
    """What is known of days where they are read: `read` of a text, the start of a week, months from a day."""

    today: date
    lean: str
    read: Read
    week_start: Callable[[date, int], date]
    months_after: Callable[[date, int], date]
    stretch_of: Callable[[str, date], tuple[date, date] | None]


WEEKS = {"last": -1, "this": 0, "next": 1}
LONGEST = 14  # words


def day_plainly(text: str, known: Calendar, read: Callable[[str], date | None]) -> date | None:
    """What a text says that is not understood as it stands: said plainly and `read`, or told from another day.

    Raises NotUnderstood("day_several") for some day of a stretch, and what `read` raises, of the text as it was typed.
    """
    plain = plainly(text, "day")
    found = known.stretch_of(plain, known.today) if plain != text else None
    if plain.removeprefix("the ") == "week after next" and (ahead := known.stretch_of("next week", known.today)):
        first, last = (day + timedelta(days=7) for day in ahead)
        raise NotUnderstood("day_several", text=text, first=first, last=last)
    if found and ("weekend" in plain or "some" in text.casefold()):
        raise NotUnderstood("day_several", text=text, first=found[0], last=found[1])
    try:
        return day_from(plain, known) or (read(plain) if plain != text else None)
    except NotUnderstood as problem:
        if problem.code == "day_two":  # which says how to say it
            raise
        raise NotUnderstood(problem.code, **{**problem.facts, "text": text}) from None


def two_dates(readings: set[tuple[int, int, int]], today: date, lean: str) -> tuple[str, str]:
    """Two of the dates (year, month, day) that digits can be read as, those nearest to today, as they can be typed;
    without a year (0), in the direction of `lean`."""
    found: dict[tuple[int, int, int], date] = {}
    for reading in readings:
        year, month, day = reading
        years: Iterable[int] = (year,) if year else range(today.year - 8, today.year + 9)
        if not year and lean != "past":
            years = reversed(range(today.year - 8, today.year + 9))
        for tried in years:
            with suppress(ValueError):
                known = date(tried, month, day)
                if year or (known <= today if lean == "past" else known >= today):
                    found[reading] = known
    one, other, *_ = sorted(found.values(), key=lambda known: abs(known - today))
    return min(one, other).isoformat(), max(one, other).isoformat()


def day_from(text: str, known: Calendar) -> date | None:
    """The day that the text tells from another one; None for any other text."""
    words = [word for word in text.replace(",", " ").split() if word not in English.unheard]
    if not 1 < len(words) <= LONGEST:
        return None
    try:
        return _of_week(words, known) or _beside(words, known) or _from(text, words, known)
    except (NotUnderstood, OverflowError):
        return None


def _of_week(words: list[str], known: Calendar) -> date | None:
    """A weekday of the last, this or the next week; of the one before last, or after next."""
    today = known.today
    match words:
        case [("last" | "this" | "next") as which, "week", weekday]:
            pass
        case [weekday, ("last" | "this" | "next") as which, "week"]:
            pass
        case [weekday, "before", "last"] | ["last", weekday, "before", "last"] if weekday in English.weekdays:
            return today - timedelta(days=(today.weekday() - English.weekdays[weekday] - 1) % 7 + 8)
        case [weekday, "after", "next"] if weekday in English.weekdays:
            return today + timedelta(days=(English.weekdays[weekday] - today.weekday() - 1) % 7 + 8)
        case _:
            return None
    if weekday not in English.weekdays:
        return None
    starts_on = getattr(today, "week_starts_on", 0)
    first = known.week_start(today, starts_on) + timedelta(days=7 * WEEKS[which])
    return first + timedelta(days=(English.weekdays[weekday] - starts_on) % 7)


def _beside(words: list[str], known: Calendar) -> date | None:
    """So long before or after a day: "2 weeks after 25 dec", "week ago yesterday", "week last tuesday"."""
    count, rest = 1, words
    if words[0] in ("a", "an"):
        rest = words[1:]
    elif is_number(words[0]) and len(words[0]) < 5:
        count, rest = int(words[0]), words[1:]
    if len(rest) < 3 or rest[0] not in (*English.in_days, *English.in_months):
        return None
    unit, how, *other = rest
    if how == "last" and len(other) == 1 and other[0] in English.weekdays and unit == "week":
        return _back(known, known.read(f"last {other[0]}"), count, unit)
    if how == "ago":
        if other[0] in English.weekdays:
            return _ago(other, known, count, unit)
        return (
            _back(known, known.read(" ".join(other)), count, unit)
            if other in (["yesterday"], ["today"], ["tomorrow"])
            else None
        )
    if how not in ("before", "after"):
        return None
    return _back(known, known.read(" ".join(other)), count if how == "before" else -count, unit)


def _ago(other: list[str], known: Calendar, count: int, unit: str) -> date | None:
    """A weekday of some weeks ago, where the last such day less the weeks is in that week, too."""
    if len(other) != 1 or not unit.startswith("week"):
        return None
    today = known.today
    since = (today.weekday() - English.weekdays[other[0]]) % 7
    in_week = known.week_start(today, getattr(today, "week_starts_on", 0))
    last = today - timedelta(days=since or 7)
    return last - timedelta(days=7 * count) if since and last >= in_week else None


def _back(known: Calendar, day: date, count: int, unit: str) -> date:
    if unit in English.in_days:
        return day - timedelta(days=count * English.in_days[unit])
    return known.months_after(day, -count * English.in_months[unit])


def _from(text: str, words: list[str], known: Calendar) -> date | None:
    """From a day on, the last day before one, and the first after several: of what lies ahead."""
    if words[0] == "from":
        typed = text.split()
        rest = " ".join(typed[typed.index("from") + 1 : len(typed) - (typed[-1] == "on")])
        stretch = rest.removeprefix("next ").removeprefix("this ")
        begins = rest in English.months or (stretch != rest and stretch in English.stretches)
        return known.read(f"start of {rest}" if begins else rest)
    if words[0] in ("before", "after") and known.lean == "future":
        rest = " ".join(words[1:])
        together = known.stretch_of(rest, known.today)
        if words[0] == "after":
            return together[1] + timedelta(days=1) if together else None
        return (together[0] if together else known.read(rest)) - timedelta(days=1)
    return None
