"""Which day it is, and which day is meant. A day is a civil date; no hour and no time zone comes further than here."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.since import FIRST_YEAR, LAST_YEAR
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.core.day_words import DayWords

Lean = Literal["past", "future", "either"]
# What a time of the day may be, beside hours and minutes, and the hour that it usually stands for.
DAY_PARTS = {"morning": "08:00", "noon": "12:00", "afternoon": "15:00", "evening": "18:00", "night": "21:00"}


class Today(date):
    """The day it is, for somebody whose weeks begin on `week_starts_on` (Monday 0): "this wed" is one of that week.

    `is_late`: the clock shows the day after already, so that last night is of this day.
    """

    week_starts_on: int = 0
    is_late: bool = False

    @classmethod
    def of(cls, now: datetime, day_starts_at: int, week_starts_on: int) -> Today:
        """The day that `now` belongs to, as `civil_day` has it."""
        day = civil_day(now, day_starts_at)
        today = cls(day.year, day.month, day.day)
        today.week_starts_on, today.is_late = week_starts_on, day != now.date()
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


def read_day(text: str, today: date, lean: Lean, start: date | None = None, *, plainly: bool = True) -> date:
    """The day a person typed: "yesterday", "last fri", "3 days ago", "19 nov", "2026-11-19".

    A bare weekday or date without a year is the latest up to today (`lean` past) or the next from today on
    (future). With `either` it is understood only if it is today; otherwise it could be two days, and is not guessed.
    Where it is the end of a stretch that begins on `start`, it is the first such day from there on. "This wed" is one
    of the week that holds `today`, which begins as `Today` knows. `plainly`: what is not understood is read once more,
    as it would be said plainly.

    Raises NotUnderstood: "day"; "day_numeric" with `one` and the `other` (11/12/2026 is read in two ways);
    "day_two" with the `last` and `next` it could be; "day_several", from `first` to `last`; "no_such_day" (31 Feb, or a
    weekday that this date is not); "day_too_far".
    """
    meant = _Meant(text, today, lean, start)
    day = _day(meant) or (_day_plainly(meant) if plainly else None)
    if day is None:
        found = stretch_of(text, today)
        raise (
            NotUnderstood("day_several", text=text, first=found[0], last=found[1])
            if found
            else NotUnderstood("day", text=text)
        )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _too_far(text)
    return day


def _day(meant: _Meant) -> date | None:
    try:
        return _read_digits(meant) or _read_words(meant, _words())
    except OverflowError:
        raise _too_far(meant.text) from None


def _day_plainly(meant: _Meant) -> date | None:
    """What a text says that is not understood as it stands: said plainly, or told from another day."""
    from goalwalk.core.day_words import may_be_day

    if not may_be_day(meant.text):
        return None
    from goalwalk.core.plain.near_days import Calendar, day_plainly  # whoever is understood does without

    def other(typed: str) -> date:
        return read_day(typed, meant.today, meant.lean)

    known = Calendar(meant.today, meant.lean, other, week_start, months_after, stretch_of)
    return day_plainly(meant.text, known, lambda typed: _day(meant._replace(text=typed)))


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
        from goalwalk.core.plain.near_days import two_dates

        one, other = two_dates(readings, meant.today, meant.lean)
        raise NotUnderstood("day_numeric", text=meant.text, one=one, other=other)
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


def stretch_of(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last of days that are said together, "next week", "this weekend"; None for any other text."""
    words = _words()
    match _spoken(text, words):
        case ["last" | "this" | "next" as which, stretch] if stretch in words.stretches or stretch == "weekend":
            away = {"last": -1, "this": 0, "next": 1}[which]
        case ["weekend"] | ["at", "weekend"]:
            away, stretch = 0, "weekend"
        case _:
            return None
    if stretch == "weekend":
        saturday = week_start(today, 0) + timedelta(days=5 + 7 * away)
        return saturday, saturday + timedelta(days=1)
    length = words.stretches[stretch]
    return _edge(today, length, away, 0), _edge(today, length, away, 1)


def _words() -> type[DayWords]:
    from goalwalk.core.day_words import English  # whoever types no day does without

    return English


def _spoken(text: str, words: type[DayWords]) -> list[str]:
    spoken = text.casefold().replace(",", " ").replace(".", " ").split()
    if "couple" in spoken:  # "a couple of days ago" says two of them
        spoken = " ".join(spoken).replace("a couple ", "2 ").replace("couple ", "2 ").split()
    return [word for word in spoken if word not in words.unheard]


def _read_words(meant: _Meant, words: type[DayWords]) -> date | None:
    """What the words say; else what they say once they are spelt as others spell them."""
    spoken = _spoken(meant.text, words)
    found = _read_day(meant, spoken, words)
    if found is None and any(len(word) > 2 for word in spoken):
        from goalwalk.core.spelling import OF_DAYS, mended  # only what was not understood is looked at so closely

        anew = mended(spoken, OF_DAYS)
        return None if anew == spoken else _read_day(meant, anew, words)
    return found


def _read_day(meant: _Meant, spoken: list[str], words: type[DayWords]) -> date | None:
    """What the words say, or all of them but the part of the day that they end with."""
    found = _read_spoken(meant, spoken, words)
    if found is not None or len(spoken) < 2 or spoken[-1] not in words.parts:
        return found
    return _read_spoken(meant, spoken[: -2 if spoken[-2] == "in" else -1], words)


def _read_spoken(meant: _Meant, spoken: list[str], words: type[DayWords]) -> date | None:
    today = meant.today
    spoken = list(words.feasts.get(" ".join(spoken), spoken))
    return _read_near(spoken, today, words) or _read_span(spoken, today, words) or _read_named(meant, spoken, words)


def _read_near(spoken: list[str], today: date, words: type[DayWords]) -> date | None:
    said = " ".join(spoken)
    late = getattr(today, "is_late", False) and said in words.last_night
    away = 0 if late else words.near.get(said)
    return None if away is None else today + timedelta(days=away)


def _read_span(spoken: list[str], today: date, words: type[DayWords]) -> date | None:
    for phrase, direction in words.spans.items():
        found = _fitting(phrase, spoken, words)
        if found is None:
            continue
        count = direction * found.get("N", 1)
        if "WEEKDAY" in found or phrase.endswith("tomorrow"):
            today += timedelta(days=(found["WEEKDAY"] - today.weekday() - 1) % 7 + 1 if "WEEKDAY" in found else 1)
        if "DAYS" in found or "WEEKDAY" in found:
            return today + timedelta(days=count * found.get("DAYS", 7))
        return months_after(today, count * found["MONTHS"])
    return None


def _read_named(meant: _Meant, spoken: list[str], words: type[DayWords]) -> date | None:
    for phrase, direction in words.named.items():
        found = _fitting(phrase, spoken, words)
        if found is None:
            continue
        if "STRETCH" in found and phrase != "EDGE STRETCH":
            day = _edge(meant.today, found["STRETCH"], direction or 0, found.get("EDGE", 0))
        elif direction is None:
            day = _of_this_week(meant, found["WEEKDAY"])
        elif "EDGE" in found and "YEAR" in found:
            day = _edge(date(max(1, found["YEAR"]), found["MONTH"], 1), 1, 0, found["EDGE"])
        elif "YEAR" in found:
            day = _existing(meant.text, found["YEAR"], found["MONTH"], found["DAY"])
        else:
            day = _chosen(meant, direction, found)
        if found.get("WEEKDAY", day.weekday()) != day.weekday():
            raise NotUnderstood("no_such_day", text=meant.text)
        return day
    return None


def _edge(day: date, length: int, away: int, end: int) -> date:
    """The first day of the week (`length` 0), month or year that holds `day`, or of one so many `away`; or its last."""
    if length == 0:
        first = week_start(day, getattr(day, "week_starts_on", 0)) + timedelta(days=7 * away)
        return first + timedelta(days=6 * end)
    first = months_after(date(day.year, 1 if length > 1 else day.month, 1), length * away)
    return month_end(months_after(first, length - 1)) if end else first


def _of_this_week(meant: _Meant, weekday: int) -> date:
    """That weekday of the week it is; what lies ahead, but is gone by in it, is one of the next."""
    starts_on = getattr(meant.today, "week_starts_on", 0)
    day = week_start(meant.today, starts_on) + timedelta(days=(weekday - starts_on) % 7)
    return day + timedelta(days=7) if meant.lean == "future" and day < meant.today else day


def _days_around(text: str, today: date, found: dict[str, int]) -> list[date]:
    """Every such day near today: "19 nov" of the years around, "the 19th" of the months, "fri" of the weeks."""
    if "EDGE" in found:
        edge, length, years = found["EDGE"], found.get("STRETCH", 1), range(today.year - 1, today.year + 2)
        if "MONTH" in found:
            return [_edge(date(year, found["MONTH"], 1), 1, 0, edge) for year in years]
        tried: list[date | None] = [_edge(today, length, away, edge) for away in (-1, 0, 1)]
    elif "MONTH" in found:
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
        case "STRETCH":
            return words.stretches.get(word)
        case "EDGE":
            return words.edges.get(word)
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
