"""Which day it is, and which day is meant. A day is a civil date; no hour and no time zone comes further than here."""

# ruff: noqa: RUF012 - the tables of a language are constants

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Literal

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.since import FIRST_YEAR, LAST_YEAR
from goalwalk.core.tuples import NamedTuple

Lean = Literal["past", "future", "either"]


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


class Today(date):
    """The day it is, for somebody whose weeks begin on `week_starts_on` (Monday 0): "this wed" is one of that week."""

    week_starts_on: int = 0

    @classmethod
    def of(cls, day: date, week_starts_on: int) -> Today:
        """That day, with the first day of a week."""
        today = cls(day.year, day.month, day.day)
        today.week_starts_on = week_starts_on
        return today


def is_number(text: str) -> bool:
    """Whether it is one or more of the digits 0 to 9, and nothing else."""
    return text.isascii() and text.isdecimal()


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


def months_after(day: date, months: int) -> date:
    """The same date so many months later (or before); the last day of a month that is too short.

    Raises OverflowError where no calendar goes.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    end = month_end(date(year, month + 1, 1))
    return end.replace(day=min(day.day, end.day))


def month_end(day: date) -> date:
    """The last day of the month that holds `day`."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def read_day(text: str, today: date, lean: Lean, start: date | None = None) -> date:
    """The day a person typed: "yesterday", "last fri", "3 days ago", "19 nov", "2026-11-19".

    A bare weekday or date without a year is the latest up to today (`lean` past) or the next from today on
    (future). With `either` it is understood only if it is today; otherwise it could be two days, and is not guessed.
    Where it is the end of a stretch that begins on `start`, it is the first such day from there on. "This wed" is one
    of the week that holds `today`, which begins as `Today` knows.

    Raises NotUnderstood: "day"; "day_numeric" (11/12/2026 reads differently from place to place); "day_two" with
    the `last` and `next` it could be; "no_such_day" (31 Feb, or a weekday that this date is not); "day_too_far".
    """
    meant = _Meant(text, today, lean, start)
    try:
        day = _read_digits(meant) or _read_words(meant, English)
    except OverflowError:
        raise _too_far(text) from None
    if day is None:
        raise NotUnderstood("day", text=text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _too_far(text)
    return day


class _Meant(NamedTuple):
    """What was typed, and what it is read by: see `read_day`."""

    text: str
    today: date
    lean: Lean
    start: date | None


def _read_digits(meant: _Meant) -> date | None:
    """A date of digits alone, if there is one way to read it: 2026-11-19, 19.11.2026, 11/19/2026, 19/11; None when
    there is more than digits. 11/12/2026 is read in different ways by people."""
    typed = meant.text.strip().strip(",.")
    groups = typed.replace(".", " ").replace("/", " ").replace("-", " ").split()
    if not groups or not all(is_number(group) for group in groups):
        return None
    if len(groups) == 1 and len(typed) not in (6, 8):
        return None
    if typed == "-".join(groups) and [len(group) for group in groups] in ([4, 2, 2], [4, 1, 2], [4, 2, 1], [4, 1, 1]):
        year, month, day = map(int, groups)
        return _existing(meant.text, year, month, day)
    readings = _readings(groups)
    if not readings:
        raise NotUnderstood("no_such_day", text=meant.text)
    if len(readings) > 1:
        raise NotUnderstood("day_numeric", text=meant.text)
    year, month, day = readings.pop()
    return date(year, month, day) if year else _chosen(meant, 0, {"MONTH": month, "DAY": day})


def _readings(groups: list[str]) -> set[tuple[int, int, int]]:
    """Every date (year, month, day) that people somewhere mean by these digits; without a year, it is 0."""
    if len(groups) == 1:
        digits = groups[0]
        cuts = {6: ((2, 4),), 8: ((4, 6), (2, 4))}.get(len(digits), ())
        return {found for a, b in cuts for found in _readings([digits[:a], digits[a:b], digits[b:]])}
    if len(groups) == 2:
        a, b = (int(group[:5]) for group in groups)
        return {(0, month, day) for month, day in ((a, b), (b, a)) if _date(2000, month, day)}
    if len(groups) != 3 or any(len(group) > 4 for group in groups):
        return set()
    tried = [(groups[0], groups[1], groups[2]), (groups[2], groups[0], groups[1]), (groups[2], groups[1], groups[0])]
    found = {(_year(year), int(month), int(day)) for year, month, day in tried if len(month) <= 2 and len(day) <= 2}
    return {(year, month, day) for year, month, day in found if year and _date(year, month, day)}


def _year(digits: str) -> int:
    """The year that these digits write: "26" is 2026; 0 for what is none."""
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return year if FIRST_YEAR <= year <= LAST_YEAR and len(digits) in (2, 4) else 0


def _read_words(meant: _Meant, words: type[DayWords]) -> date | None:
    spoken = meant.text.casefold().replace(",", " ").replace(".", " ").split()
    spoken = [word for word in spoken if word not in words.unheard]
    today = meant.today
    return _read_near(spoken, today, words) or _read_span(spoken, today, words) or _read_named(meant, spoken, words)


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
        return months_after(today, count * found["MONTHS"])
    return None


def _read_named(meant: _Meant, spoken: list[str], words: type[DayWords]) -> date | None:
    for phrase, direction in words.named.items():
        found = _fitting(phrase, spoken, words)
        if found is None:
            continue
        if direction is None:
            day = _of_this_week(meant, found["WEEKDAY"])
        elif "YEAR" in found:
            day = _existing(meant.text, found["YEAR"], found["MONTH"], found["DAY"])
        else:
            day = _chosen(meant, direction, found)
        if found.get("WEEKDAY", day.weekday()) != day.weekday():
            raise NotUnderstood("no_such_day", text=meant.text)
        return day
    return None


def _of_this_week(meant: _Meant, weekday: int) -> date:
    """That weekday of the week it is; what lies ahead, but is gone by in it, is one of the next."""
    starts_on = getattr(meant.today, "week_starts_on", 0)
    day = week_start(meant.today, starts_on) + timedelta(days=(weekday - starts_on) % 7)
    return day + timedelta(days=7) if meant.lean == "future" and day < meant.today else day


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


def _chosen(meant: _Meant, direction: int, found: dict[str, int]) -> date:
    """The nearest such day in this direction, today not among them; without direction, as the command leans.

    The end of a stretch is the first from its start on; "next fri" may lie before that, and then it is one from there.
    """
    text, today, lean, start = meant
    if start is not None and direction >= 0:
        end = today + timedelta(days=7) if lean == "past" else date.max  # nobody looks back to a day far ahead
        ahead = [day for day in _days_around(text, start, found) if start <= day <= end]
        if ahead:
            return ahead[0] if direction == 0 else max(ahead[0], _chosen(meant._replace(start=None), direction, found))
        if lean != "past":
            raise _too_far(text)
    candidates = _days_around(text, today, found)
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
    raise NotUnderstood("day_two", text=text, last=last, next=upcoming)


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
            return int(word[:9]) if is_number(word) else words.numbers.get(word)  # nine digits are too far already
        case "YEAR":
            return int(word) if is_number(word) and len(word) == 4 else None
    digits = word[:-2] if word.endswith(words.endings) else word
    if not is_number(digits) or len(digits) > 2 or (slot == "NTH" and digits == word):
        return None
    return int(digits)


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
