"""Which day it is, and which day is meant. A day is a civil date; no hour and no time zone comes further than here."""

# ruff: noqa: RUF012 - the tables of a language are constants

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Literal

from goalwalk.core.errors import NotUnderstood

Lean = Literal["past", "future", "either"]

FIRST_YEAR, LAST_YEAR = 1900, 2200


class DayWords:
    """One language's words for days. A phrase is a row of words and SLOTS, which stand for what other tables hold.

    Slots: N a number, DAYS and MONTHS a unit counted in them, WEEKDAY, MONTH, YEAR, DAY ("19", "19th") and
    NTH ("19th"). The values of `spans` and `named` are directions: −1 back, 1 ahead, 0 as the command leans,
    None within the running week.
    """

    weekdays: ClassVar[dict[str, int]]
    months: ClassVar[dict[str, int]]
    numbers: ClassVar[dict[str, int]]
    in_days: ClassVar[dict[str, int]]
    in_months: ClassVar[dict[str, int]]
    near: ClassVar[dict[str, int]]
    spans: ClassVar[dict[str, int]]
    named: ClassVar[dict[str, int | None]]
    endings: ClassVar[tuple[str, ...]]
    unheard: ClassVar[tuple[str, ...]]


# fmt: off
class English(DayWords):
    """The days as people say them in English."""

    weekdays = {
        "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "weds": 2, "wednesday": 2,
        "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "fri": 4, "friday": 4,
        "sat": 5, "saturday": 5, "sun": 6, "sunday": 6,
    }
    months = {
        "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
        "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
        "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
    }
    numbers = {
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    }
    in_days = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}
    in_months = {"month": 1, "months": 1, "year": 12, "years": 12}
    near = {
        "day before yesterday": -2, "yesterday": -1, "last night": -1, "last evening": -1,
        "today": 0, "tomorrow": 1, "day after tomorrow": 2,
        "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0,
    }
    spans = {
        "N DAYS ago": -1, "N MONTHS ago": -1, "in N DAYS": 1, "in N MONTHS": 1,
        "N DAYS from now": 1, "N MONTHS from now": 1, "N DAYS from today": 1, "N MONTHS from today": 1,
    }
    named = {
        "WEEKDAY": 0, "this WEEKDAY": None, "last WEEKDAY": -1, "next WEEKDAY": 1,
        "DAY MONTH": 0, "last DAY MONTH": -1, "next DAY MONTH": 1,
        "MONTH DAY": 0, "last MONTH DAY": -1, "next MONTH DAY": 1,
        "NTH": 0, "last NTH": -1, "next NTH": 1,
        "DAY MONTH YEAR": 0, "MONTH DAY YEAR": 0, "YEAR MONTH DAY": 0,
        "WEEKDAY DAY MONTH": 0, "WEEKDAY MONTH DAY": 0, "WEEKDAY NTH": 0,
        "WEEKDAY DAY MONTH YEAR": 0, "WEEKDAY MONTH DAY YEAR": 0,
    }
    endings = ("st", "nd", "rd", "th")
    unheard = ("the", "on", "of")
# fmt: on


def civil_day(now: datetime, day_starts_at: int) -> date:
    """The day that `now` belongs to: its wall clock's date, or the one before while that clock shows less.

    The clock's own hour decides, so a night with 23 or 25 hours needs no care.
    """
    day = now.date()
    return day - timedelta(days=1) if now.hour < day_starts_at else day


def week_start(day: date, week_starts_on: int) -> date:
    """The first day of the week that holds `day`; weeks start on `week_starts_on` (Monday 0)."""
    back = (day.weekday() - week_starts_on) % 7
    return date.fromordinal(max(1, day.toordinal() - back))


def month_end(day: date) -> date:
    """The last day of the month that holds `day`."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def read_day(text: str, today: date, lean: Lean) -> date:
    """The day a person typed: "yesterday", "last fri", "3 days ago", "19 nov", "2026-11-19".

    A bare weekday or date without a year is the latest up to today (`lean` past) or the next from today on
    (future). With `either` it is understood only if it is today; otherwise it could be two days, and is not guessed.

    Raises NotUnderstood: "day"; "day_numeric" (11/12/2026 reads differently from place to place); "day_two" with
    the `last` and `next` it could be; "no_such_day" (31 Feb, or a weekday that this date is not); "day_too_far".
    """
    try:
        day = _read_digits(text) or _read_words(text, today, lean, English)
    except OverflowError:
        raise _too_far(text) from None
    if day is None:
        raise NotUnderstood("day", text=text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _too_far(text)
    return day


def _read_digits(text: str) -> date | None:
    """An ISO date; None when there is more than digits. Other rows of digits are read in different ways by people."""
    typed = text.strip().strip(",.")
    groups = typed.replace(".", " ").replace("/", " ").replace("-", " ").split()
    if not groups or not all(_is_number(group) for group in groups):
        return None
    if typed == "-".join(groups) and [len(group) for group in groups] in ([4, 2, 2], [4, 1, 2], [4, 2, 1], [4, 1, 1]):
        year, month, day = map(int, groups)
        return _existing(text, year, month, day)
    if len(groups) > 1 or len(typed) >= 6:
        raise NotUnderstood("day_numeric", text=text)
    return None


def _read_words(text: str, today: date, lean: Lean, words: type[DayWords]) -> date | None:
    spoken = text.casefold().replace(",", " ").replace(".", " ").split()
    spoken = [word for word in spoken if word not in words.unheard]
    return (
        _read_near(spoken, today, words)
        or _read_span(spoken, today, words)
        or _read_named(text, spoken, today, lean, words)
    )


def _read_near(spoken: list[str], today: date, words: type[DayWords]) -> date | None:
    away = words.near.get(" ".join(spoken))
    return None if away is None else today + timedelta(days=away)


def _read_span(spoken: list[str], today: date, words: type[DayWords]) -> date | None:
    for phrase, direction in words.spans.items():
        found = _fitting(phrase, spoken, words)
        if found is None:
            continue
        count = direction * found["N"]
        if "DAYS" in found:
            return today + timedelta(days=count * found["DAYS"])
        return _months_away(today, count * found["MONTHS"])
    return None


def _read_named(text: str, spoken: list[str], today: date, lean: Lean, words: type[DayWords]) -> date | None:
    for phrase, direction in words.named.items():
        found = _fitting(phrase, spoken, words)
        if found is None:
            continue
        if direction is None:
            day = today + timedelta(days=found["WEEKDAY"] - today.weekday())
            if lean == "future" and day < today:
                day += timedelta(days=7)
        elif "YEAR" in found:
            day = _existing(text, found["YEAR"], found["MONTH"], found["DAY"])
        else:
            day = _chosen(text, today, lean, direction, _days_around(text, today, found))
        if found.get("WEEKDAY", day.weekday()) != day.weekday():
            raise NotUnderstood("no_such_day", text=text)
        return day
    return None


def _days_around(text: str, today: date, found: dict[str, int]) -> list[date]:
    """Every such day near today: "19 nov" of the years around, "the 19th" of the months, "fri" of the weeks."""
    if "MONTH" in found:
        _existing(text, 2000, found["MONTH"], found["DAY"])  # a leap year: 29 Feb comes round, 30 Feb never
        years = range(today.year - 8, today.year + 9)  # around 2100, leap days lie eight years apart
        tried = [_date(year, found["MONTH"], found["DAY"]) for year in years]
    elif "NTH" in found:
        _existing(text, 2000, 1, found["NTH"])
        months = (divmod(today.year * 12 + today.month - 1 + away, 12) for away in (-2, -1, 0, 1, 2))
        tried = [_date(year, month + 1, found["NTH"]) for year, month in months]
    else:
        ahead = (found["WEEKDAY"] - today.weekday()) % 7
        tried = [today + timedelta(days=ahead + away) for away in (-7, 0, 7)]
    return [day for day in tried if day is not None]


def _chosen(text: str, today: date, lean: Lean, direction: int, candidates: list[date]) -> date:
    """The nearest candidate in this direction, today not among them; without direction, as the command leans."""
    last = max((day for day in candidates if day < today), default=None)
    upcoming = min((day for day in candidates if day > today), default=None)
    if last is None or upcoming is None:
        raise _too_far(text)
    if direction == 0 and today in candidates:
        return today
    if direction < 0 or (direction == 0 and lean == "past"):
        return last
    if direction > 0 or lean == "future":
        return upcoming
    raise NotUnderstood("day_two", text=text, last=last.isoformat(), next=upcoming.isoformat())


def _fitting(phrase: str, spoken: list[str], words: type[DayWords]) -> dict[str, int] | None:
    """What stands in the phrase's slots, or None if the words are not this phrase."""
    pattern = phrase.split()
    if len(pattern) != len(spoken):
        return None
    found = {}
    for slot, word in zip(pattern, spoken, strict=True):
        if slot.isupper():
            value = _value(slot, word, words)
            if value is None:
                return None
            found[slot] = value
        elif slot != word:
            return None
    return found


def _value(slot: str, word: str, words: type[DayWords]) -> int | None:
    match slot:
        case "WEEKDAY":
            return words.weekdays.get(word)
        case "MONTH":
            return words.months.get(word)
        case "DAYS":
            return words.in_days.get(word)
        case "MONTHS":
            return words.in_months.get(word)
        case "N":
            return int(word[:9]) if _is_number(word) else words.numbers.get(word)  # nine digits are too far already
        case "YEAR":
            return int(word) if _is_number(word) and len(word) == 4 else None
    digits = word[:-2] if word.endswith(words.endings) else word
    if not _is_number(digits) or len(digits) > 2 or (slot == "NTH" and digits == word):
        return None
    return int(digits)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _months_away(day: date, months: int) -> date:
    """The same day of another month, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    end = month_end(date(year, month + 1, 1))
    return end.replace(day=min(day.day, end.day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _existing(text: str, year: int, month: int, day: int) -> date:
    found = _date(year, month, day)
    if found is None:
        raise NotUnderstood("no_such_day", text=text)
    return found


def _too_far(text: str) -> NotUnderstood:
    return NotUnderstood("day_too_far", text=text, first=FIRST_YEAR, last=LAST_YEAR)
