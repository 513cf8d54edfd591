"""Rhythms as people type them: "every other day", "3x a week", "mon, wed and fri", "the 1st and the 15th".

More patient than `rhythms.read`, and just as strict about meaning: what could mean two things ("biweekly", "every
second tuesday", which is every other or the second of the month) is not understood rather than guessed.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from goalwalk.core.days import English
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythms import DAILY, ONCE, WHENEVER, MonthDay, Rhythm, is_possible

RULE_HORIZON = 1461  # days from the start, in which a raw rule comes round or is refused
TOO_MANY = 10**6

WEEKDAYS_ONLY = Rhythm("weekdays", days=(0, 1, 2, 3, 4))
WEEKENDS_ONLY = Rhythm("weekdays", days=(5, 6))
WEEKLY = Rhythm("week", times=1)
MONTHLY = Rhythm("month", times=1)
EVERY_OTHER_DAY = Rhythm("every", span=2)
FORTNIGHTLY = Rhythm("every", span=14)
MONTH_END = Rhythm("dates", dates=(MonthDay(-1),))

PHRASES = {
    **dict.fromkeys(("daily", "everyday", "nightly", "every morning", "every evening", "every night"), DAILY),
    **dict.fromkeys(("weekdays", "workdays", "working days"), WEEKDAYS_ONLY),
    **dict.fromkeys(("weekends", "weekend"), WEEKENDS_ONLY),
    "weekly": WEEKLY,
    "monthly": MONTHLY,
    "fortnightly": FORTNIGHTLY,
    "once a fortnight": FORTNIGHTLY,
    **dict.fromkeys(("alternate days", "every alternate day"), EVERY_OTHER_DAY),
    **dict.fromkeys(("end month", "end each month", "end every month", "month end", "at end month"), MONTH_END),
    **dict.fromkeys(("whenever", "any time", "anytime", "any day", "when i can", "whenever i can"), WHENEVER),
    **dict.fromkeys(("when i want", "whenever i want", "when i feel like it", "whenever i feel like it"), WHENEVER),
    **dict.fromkeys(("when possible", "whenever possible", "when needed", "as needed", "now and then"), WHENEVER),
    **dict.fromkeys(("once", "1 time", "just once", "only once", "1 off", "1 x"), ONCE),
}

COUNTS = {"once": 1, "twice": 2, "thrice": 3}
NUMBERS = {word: number for word, number in English.numbers.items() if word not in ("a", "an")}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}
GROUPS = {"weekday": WEEKDAYS_ONLY, "workday": WEEKDAYS_ONLY, "weekend": WEEKENDS_ONLY}
EVERY = ("every", "each")
TIMES = ("x", "times", "time", "days", "day")
PER = (["in", "a"], ["a"], ["an"], ["per"], ["every"], ["each"])
# What may stand before and after named days to say of which period they are.
AROUND = {
    "week": (["weekly"], ["every", "week"], ["each", "week"], ["a", "week"], ["once", "a", "week"], ["week"]),
    "month": (["monthly"], ["every", "month"], ["each", "month"], ["a", "month"], ["once", "a", "month"], ["month"]),
}
AFTER_WHAT = (
    *("", "done", "doing it", "it", "it is done", "i did it", "i do it", "i have done it", "i last did it"),
    *("last time", "each time", "last one", "last", "completion", "finishing", "being done", "showing up"),
)
UNHEARD = ("the", "on", "of")
SIGNS = {",": " , ", ";": " , ", "&": " and ", "+": " and ", "/": " per ", ".": " ", "×": "x", "–": " - ", "—": " - "}


def read_rhythm(text: str, start: date) -> Rhythm:
    """The rhythm a person typed for a step that begins on `start`.

    Raises NotUnderstood: "rhythm"; "rhythm_number" for a number that cannot be kept (8x week, the 32nd, 5 days in
    4); "rhythm_rule" for a raw rule, with a `reason`: those of `rules.normal`, or "no_dates" in four years.
    """
    if _is_rule(text):
        return _read_rule(text, start)
    words = _heard(text)
    rhythm = (
        PHRASES.get(" ".join(word for word in words if word != "-"))
        or _read_quota(words)
        or _read_every(words)
        or _read_rolling(words)
        or _read_after(words)
        or _read_weeks_apart(words, start)
        or _read_named(words)
    )
    if rhythm is None:
        raise NotUnderstood("rhythm", text=text)
    if not is_possible(rhythm):
        raise NotUnderstood("rhythm_number", text=text)
    return rhythm


def _is_rule(text: str) -> bool:
    typed = text.strip().upper()
    return typed.startswith(("RRULE", "DTSTART", "EXDATE", "RDATE", "EXRULE")) or "FREQ=" in typed


def _read_rule(text: str, start: date) -> Rhythm:
    from goalwalk.core import rules

    rule = rules.normal(text)
    first = next(rules.dates(rule, start), None)
    if first is None or (first - start).days >= RULE_HORIZON:
        raise NotUnderstood("rhythm_rule", text=text, reason="no_dates")
    return Rhythm("rule", rule=rule)


def _heard(text: str) -> list[str]:
    """The words that matter, numbers in digits: "Three times a week" → 3 times a week, "3x" → 3 x."""
    typed = " ".join(text.casefold().split()).replace(" out of ", " in ").replace("-", " - ")
    for sign, meaning in SIGNS.items():
        typed = typed.replace(sign, meaning)
    words: list[str] = []
    for word, following in pairwise([*typed.split(), ""]):
        if word == "of" and (_is_number(following) or following in NUMBERS):
            words.append("in")  # 3 of 7 days
        elif word in NUMBERS:
            words.append(str(NUMBERS[word]))
        elif word.endswith("x") and _is_number(word[:-1]):
            words += [word[:-1], "x"]
        elif word not in UNHEARD:
            words.append(word)
    return words


def _times(words: list[str]) -> tuple[int | None, list[str]]:
    """How often it begins with, "3", "3 times" or "twice" (None: with no number), and the words after it."""
    times, rest = (_count(words[0]) if words else None), words[1:]
    return times, rest[1:] if rest[:1] and rest[0] in TIMES else rest


def _read_quota(words: list[str]) -> Rhythm | None:
    """3 times a week, twice a month, once a day."""
    times, rest = _times(words)
    if times is None:
        return None
    rest = next((rest[len(per) :] for per in PER if rest[: len(per)] == per), rest)
    match rest:
        case ["week" | "weekly"]:
            return Rhythm("week", times=times)
        case ["month" | "monthly"]:
            return Rhythm("month", times=times)
        case ["day" | "daily"] if times == 1:
            return DAILY
    return None


def _read_every(words: list[str]) -> Rhythm | None:
    """Every day, every other week, every 3 days, every third day."""
    if words[:1] == ["once"]:
        words = words[1:]
    match words:
        case ["every" | "each", "month"]:
            return MONTHLY
        case ["every" | "each", "weekday" | "workday" | "weekend" as group]:
            return GROUPS[group]
        case ["every" | "each", unit] if unit in English.in_days:
            return _every(1, unit)
        case ["every" | "each", "other", unit] if unit in English.in_days:
            return _every(2, unit)
        case ["every" | "each", n, unit] if unit in English.in_days:
            number = _number(n) if _is_number(n) else _nth(n)
            return None if number is None else _every(number, unit)
    return None


def _every(n: int, unit: str) -> Rhythm:
    span = n * English.in_days[unit]
    if n == 1 and unit.startswith("week"):
        return WEEKLY
    return DAILY if span == 1 else Rhythm("every", span=span)


def _read_rolling(words: list[str]) -> Rhythm | None:
    """3 in 7 days, 3 days in any 7."""
    times, rest = _times(words)
    if times is None:
        return None
    match rest:
        case ["in", "any" | "every" | "each" | "a", *span]:
            pass
        case ["in", *span]:
            pass
        case _:
            return None
    match span:
        case [n] if _is_number(n):
            return Rhythm("rolling", times=times, span=_number(n))
        case [n, unit] if _is_number(n) and unit in English.in_days:
            return Rhythm("rolling", times=times, span=_number(n) * English.in_days[unit])
    return None


def _read_after(words: list[str]) -> Rhythm | None:
    """5 days after, a week after I did it."""
    if words[:1] and words[0] in EVERY:
        words = words[1:]
    match words:
        case [n, unit, "after", *what] if unit in English.in_days and " ".join(what) in AFTER_WHAT:
            number = 1 if n in ("a", "an") else _number(n) if _is_number(n) else None
            return None if number is None else Rhythm("after", span=number * English.in_days[unit])
    return None


def _read_weeks_apart(words: list[str], start: date) -> Rhythm | None:
    """Every other monday, every 3 weeks on mon and wed: the first ones from the start on, then so many weeks apart.

    The weeks of the rule begin with the start's weekday, so that the first of them holds each of the days once.
    """
    match words:
        case ["every" | "each", "other", *named]:
            weeks = 2
        case ["every" | "each", n, "week" | "weeks", *named] if _is_number(n):
            weeks = _number(n)
        case _:
            return None
    days = _read_named(named)
    if days is None or days.kind != "weekdays":
        return None
    if weeks == 1:
        return days
    if not 1 <= weeks <= 520:
        return Rhythm("every", span=0)  # refused as a number, like every 0 days
    from goalwalk.core.rules import WEEKDAYS

    listed = ",".join(WEEKDAYS[day] for day in days.days)
    return Rhythm("rule", rule=f"FREQ=WEEKLY;INTERVAL={weeks};WKST={WEEKDAYS[start.weekday()]};BYDAY={listed}")


def _read_named(words: list[str]) -> Rhythm | None:
    """Days of each week (mon, wed and fri; mon-fri) or of each month (1st and 15th, last day, first mon)."""
    period = None
    for name, phrases in AROUND.items():
        for phrase in phrases:
            if words[: len(phrase)] == phrase:
                words, period = words[len(phrase) :], name
            elif words[-len(phrase) :] == phrase:
                words, period = words[: -len(phrase)], name
    found = _named_days(words)
    weekdays = [day for day in found if isinstance(day, int)]
    month_days = {day for day in found if isinstance(day, MonthDay)}
    if weekdays and not month_days and period != "month":
        return Rhythm("weekdays", days=tuple(sorted(set(weekdays))))
    if not month_days or weekdays or period == "week":
        return None
    if words[0] in EVERY and period is None and any(day.weekday is not None and day.nth > 1 for day in month_days):
        return None  # "every second tuesday" is said of every other one, too
    if MonthDay(-1) in month_days:
        month_days.discard(MonthDay(31))  # the same day, said twice
    return Rhythm("dates", dates=tuple(sorted(month_days, key=_order)))


def _order(day: MonthDay) -> tuple[bool, int, int]:
    """Dates before weekdays; the last one after the others."""
    return day.weekday is not None, day.nth if day.nth > 0 else TOO_MANY, day.weekday or 0


def _named_days(words: list[str]) -> list[int | MonthDay]:
    """The named days, read from the right, so that "first and third mon" knows its weekday. None found: empty."""
    left = list(words)
    found: list[int | MonthDay] = []
    joined = ""
    while left:
        word = left.pop()
        if word in ("and", ","):
            joined = "and" if "and" in (word, joined) else ","
            continue
        if word in EVERY and found and (not left or left[-1] in ("and", ",")):
            continue
        days = _weekday_item(word, left) or _date_item(word, left, found[-1] if found else None, joined)
        if not days:
            return []
        found += days
        joined = ""
    return found


def _weekday_item(word: str, left: list[str]) -> list[int | MonthDay]:
    """A weekday, with what stands before it: third mon, mon - fri. Takes those words from `left`."""
    group = GROUPS.get(word.removesuffix("s"))
    if group is not None:
        return list(group.days)
    day = _weekday(word)
    if day is None:
        return []
    nth = _nth(left[-1]) if left else None
    if nth is not None:
        left.pop()
        return [MonthDay(nth, day)]
    if left and left[-1] in ("-", "to", "through", "thru", "until", "till"):
        first = _weekday(left[-2]) if len(left) > 1 else None
        if first is None:
            return []
        del left[-2:]
        return [(first + away) % 7 for away in range((day - first) % 7 + 1)]
    return [day]


def _date_item(word: str, left: list[str], after: int | MonthDay | None, joined: str) -> list[int | MonthDay]:
    """A day of the month: 15th, last day. Before "and third mon", first is a first Monday, too."""
    if word == "day":
        nth = _nth(left.pop()) if left else None
        return [] if nth is None else [MonthDay(nth)]
    nth = _nth(word)
    if nth is None:
        return []
    shares_weekday = joined == "and" or not word[0].isdecimal()
    if isinstance(after, MonthDay) and after.weekday is not None and shares_weekday:
        return [MonthDay(nth, after.weekday)]
    return [] if word == "last" else [MonthDay(nth)]


def _weekday(word: str) -> int | None:
    return English.weekdays.get(word, English.weekdays.get(word.removesuffix("s")))


def _nth(word: str) -> int | None:
    """First and 1st are 1, last is −1; None for anything that is no ordinal."""
    if word == "last":
        return -1
    if word.endswith(English.endings) and _is_number(word[:-2]):
        return _number(word[:-2])
    return ORDINALS.get(word)


def _count(word: str) -> int | None:
    return _number(word) if _is_number(word) else COUNTS.get(word)


def _number(digits: str) -> int:
    return int(digits) if len(digits) <= 6 else TOO_MANY


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()
