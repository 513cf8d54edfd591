"""Rhythms as people type them: "every other day", "3x a week", "mon, wed and fri", "the 1st and the 15th".

More patient than `rhythms.read`, and just as strict about meaning: what could mean two things ("biweekly", "every
third tuesday", of the month or three weeks apart) is not understood rather than guessed.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from goalwalk.core.day_words import English
from goalwalk.core.days import is_number
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythm.named_days import (
    AND,
    COMMA,
    COUNTS,
    EVERY,
    GROUPS,
    KNOWN_IN_NAMES,
    ORDINALS,
    nth_of,
    read_named,
)
from goalwalk.core.rhythm.phrases import MONTHLY, PHRASES, WEEKLY
from goalwalk.core.rhythm.rhythms import DAILY, WEEKDAYS, YEARLY, Rhythm, is_possible, ordinal
from goalwalk.core.rhythm.rhythms import text as text_of

RULE_HORIZON = 1461  # days from the start, in which a raw rule comes round or is refused
TOO_MANY = 10**6
LONGEST_NAMED = 12  # words, in which the one that stands in the way is looked for
LONGEST_WORD = 40

SHORT = {
    **{day[:2]: number for number, day in enumerate(WEEKDAYS)},
    **dict(zip("mwf", (0, 2, 4), strict=True)),
}
NUMBERS = {word: number for word, number in English.numbers.items() if word not in ("a", "an")}
TIMES = ("x", "times", "time", "days", "day")
PER = (["in", "a"], ["a"], ["an"], ["per"], ["every"], ["each"])
UNITS = {*English.in_days, *English.in_months}
AFTER_WHAT = (
    *("", "done", "doing it", "it", "it is done", "i did it", "i do it", "i have done it", "i last did it"),
    *("last time", "each time", "last one", "last 1", "last", "completion", "finishing", "being done", "showing up"),
)
EXCEPT = ("except", "but", "excluding")
NOT = "not"
UNHEARD = ("the", "on", "of")
SHORTER = {"wk": "week", "wks": "weeks", "perday": "day"}
A_DAY = {"bid": 2, "tid": 3, "qid": 4}  # as a pharmacy writes it on a label
SAID = {
    " out of ": " in ",
    " outta ": " in ",
    " but not ": " except ",
    "a couple of ": "2 ",
    "a couple ": "2 ",
    "couple of ": "2 ",
    "couple ": "2 ",
    ": ": " ",
    "working day": "workday",
    "business day": "workday",
}
SIGNS = {",": " , ", ";": " , ", "&": " and ", "+": " and ", "/": " per ", ".": " ", "×": "x", "–": " - ", "—": " - "}


def read_rhythm(text: str, start: date) -> Rhythm:
    """The rhythm a person typed for a step that begins on `start`.

    All that was typed has a part in it. Raises NotUnderstood: "rhythm" with the one thing that is `unknown`, or None;
    "rhythm_year" for several times a year; "rhythm_two" with `one` and the `other`, as they can be typed;
    "rhythm_number" for a number that cannot be kept (8x week, the 32nd, 5 days in 4); "rhythm_rule" for a raw rule,
    with a `reason`: those of `rules.normal`, or "no_dates" in four years.
    """
    if is_rule(text):
        return _read_rule(text, start)
    words = heard(text)
    if options := _two_ways(words):
        raise NotUnderstood("rhythm_two", text=text, one=options[0], other=options[1])
    rhythm = _rhythm(words, start)
    if rhythm is None and _by_the_year(words):
        raise NotUnderstood("rhythm_year", text=text)
    if rhythm is None:
        raise NotUnderstood("rhythm", text=text, unknown=_not_understood(text, words, start))
    if not is_possible(rhythm):
        raise NotUnderstood("rhythm_number", text=text)
    return rhythm


def _rhythm(words: list[str], start: date) -> Rhythm | None:
    """The rhythm of all these words; None where one of them has no meaning in it."""
    return (
        _read(words)
        or _read_weeks_apart(words, start)
        or read_named(words)
        or _read_all_but(words)
        or _read_short(words)
        or _read_unsaid(words, start)
    )


def _read(words: list[str]) -> Rhythm | None:
    """Those that need no start, and name no days."""
    return (
        PHRASES.get(" ".join(word for word in words if word != "-"))
        or _read_quota(words)
        or _read_every(words)
        or _read_rolling(words)
        or _read_after(words)
    )


def is_rule(text: str) -> bool:
    """Whether it is a raw rule, and no words."""
    typed = text.strip().upper()
    return typed.startswith(("RRULE", "DTSTART", "EXDATE", "RDATE", "EXRULE")) or "FREQ=" in typed


def _read_rule(text: str, start: date) -> Rhythm:
    from goalwalk.core.rhythm import rules

    rule = rules.normal(text)
    first = next(rules.dates(rule, start), None)
    if first is None or (first - start).days >= RULE_HORIZON:
        raise NotUnderstood("rhythm_rule", text=text, reason="no_dates")
    return Rhythm("rule", rule=rule)


def heard(text: str) -> list[str]:
    """The words that matter, numbers in digits: "Three times a week" → 3 times a week, "3x" → 3 x."""
    typed = " ".join(text.casefold().split()).replace("-", " - ")
    for sign, meaning in (SAID | SIGNS).items():
        typed = typed.replace(sign, meaning)
    words: list[str] = []
    for word, following in pairwise([*typed.split(), ""]):
        if word == "of" and (is_number(following) or following in NUMBERS):
            words.append("in")  # 3 of 7 days
        elif word in NUMBERS:
            words.append(str(NUMBERS[word]))
        elif word.endswith("x") and is_number(word[:-1]):
            words += [word[:-1], "x"]
        elif word not in UNHEARD:
            words.append(SHORTER.get(word, word))
    return words[:-1] if words[-1:] == ["only"] and len(words) > 1 else words


def times_of(words: list[str]) -> tuple[int | None, list[str]]:
    """How often it begins with, "3", "3 times" or "twice" (None: with no number), and the words after it."""
    times, rest = (_count(words[0]) if words else None), words[1:]
    return times, rest[1:] if rest[:1] and rest[0] in TIMES else rest


def _read_quota(words: list[str]) -> Rhythm | None:
    """3 times a week, twice a month, once a day."""
    times, rest = times_of(words)
    if times is None:
        return None
    rest = next((rest[len(per) :] for per in PER if rest[: len(per)] == per), rest)
    match rest:
        case ["week" | "weekly"]:
            return Rhythm("week", times=times)
        case ["month" | "monthly"]:
            return Rhythm("month", times=times)
        case ["fortnight"]:
            return Rhythm("rolling", times=times, span=14)
        case ["year" | "yearly" | "annually"] if times == 1:
            return YEARLY
        case ["day" | "daily"] if times == 1:
            return DAILY
    return None


def _by_the_year(words: list[str]) -> bool:
    """Whether they say so many times a year, which nothing here counts."""
    times, rest = times_of(words)
    rest = next((rest[len(per) :] for per in PER if rest[: len(per)] == per), rest)
    return times is not None and rest in (["year"], ["yearly"])


def _read_every(words: list[str]) -> Rhythm | None:
    """Every day, every other week, every 3 days, every third month, every year."""
    if words[:1] == ["once"]:
        words = words[1:]
    match words:
        case ["every" | "each", "weekday" | "workday" | "weekend" as group]:
            return GROUPS[group]
        case ["every" | "each", unit] if unit in UNITS:
            return _every(1, unit)
        case ["every" | "each", "other", unit] if unit in UNITS:
            return _every(2, unit)
        case ["every" | "each", n, unit] if unit in UNITS:
            number = _number(n) if is_number(n) else nth_of(n)
            return None if number is None or number < 0 else _every(number, unit)
    return None


def _every(n: int, unit: str) -> Rhythm:
    if unit in English.in_months:
        months = n * English.in_months[unit]
        return MONTHLY if months == 1 else Rhythm("months", span=months)
    span = n * English.in_days[unit]
    if n == 1 and unit.startswith("week"):
        return WEEKLY
    return DAILY if span == 1 else Rhythm("every", span=span)


def _read_rolling(words: list[str]) -> Rhythm | None:
    """3 in 7 days, 3 days in any 7."""
    times, rest = times_of(words)
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
        case [n] if is_number(n):
            return Rhythm("rolling", times=times, span=_number(n))
        case [n, unit] if is_number(n) and unit in English.in_days:
            return Rhythm("rolling", times=times, span=_number(n) * English.in_days[unit])
    return None


def _read_after(words: list[str]) -> Rhythm | None:
    """5 days after, a week after I did it."""
    if words[:1] and words[0] in EVERY:
        words = words[1:]
    match words:
        case [n, unit, "after", *what] if unit in English.in_days and " ".join(what) in AFTER_WHAT:
            number = 1 if n in ("a", "an") else _number(n) if is_number(n) else None
            return None if number is None else Rhythm("after", span=number * English.in_days[unit])
    return None


def _read_weeks_apart(words: list[str], start: date) -> Rhythm | None:
    """Every other monday, every second friday, every 3 weeks on mon and wed, tue every other week: the first ones from
    the start on, then so many weeks apart.

    The weeks of the rule begin with the start's weekday, so that the first of them holds each of the days once.
    """
    if words[-3:-2] and words[-3] in EVERY and words[-1] in ("week", "weeks"):
        words = [*words[-3:], *words[:-3]]
    match words:
        case ["every" | "each", "other", "week", *named]:
            weeks = 2
        case ["every" | "each", n, "week" | "weeks", *named]:
            nth = _number(n) if is_number(n) else nth_of(n)
            if nth is None:
                return None
            weeks = nth
        case ["every" | "each", n, *named] if n == "other" or nth_of(n) == 2:
            weeks = 2
        case _:
            return None
    days = read_named(named)
    if days is None or days.kind != "weekdays":
        return None
    if weeks == 1:
        return days
    if not 1 <= weeks <= 520:
        return Rhythm("every", span=0)  # refused as a number, like every 0 days
    codes = [day[:2].upper() for day in WEEKDAYS]
    listed = ",".join(codes[day] for day in days.days)
    return Rhythm("rule", rule=f"FREQ=WEEKLY;INTERVAL={weeks};WKST={codes[start.weekday()]};BYDAY={listed}")


def _read_short(words: list[str]) -> Rhythm | None:
    """Weekdays in one or two letters, where there are several: m/w/f; mo, we and fr."""
    days = {SHORT[word] for word in words if word in SHORT}
    known = all(word in SHORT or word in (*AND, *COMMA) for word in words)
    return Rhythm("weekdays", days=tuple(sorted(days))) if known and len(days) > 1 else None


def _read_unsaid(words: list[str], start: date) -> Rhythm | None:
    """Behind "how often" nobody says every: day, other day, 2 days, other monday."""
    match words:
        case [unit] if unit in UNITS and not unit.endswith("s"):
            pass
        case ["other", *_]:
            pass
        case [n, unit] if is_number(n) and unit in UNITS:
            pass
        case _:
            return None
    return _read_every(["every", *words]) or _read_weeks_apart(["every", *words], start)


def _read_all_but(words: list[str]) -> Rhythm | None:
    """Every day except sunday, weekdays but wed."""
    at = next((at for at, word in enumerate(words) if word in EXCEPT or word == NOT), -1)
    of = [word for word in words[: max(at, 0)] if word not in COMMA]
    days = DAILY if words[:1] == [NOT] else (_read(of) or read_named(of)) if of else None
    without = read_named(words[at + 1 :])
    if days is None or without is None or days.kind != without.kind or days.kind != "weekdays":
        return None
    left = tuple(day for day in days.days if day not in without.days)
    return Rhythm("weekdays", days=left) if left and len(left) < len(days.days) else None


def _two_ways(words: list[str]) -> list[str]:
    """What a phrase could mean that is said of two things, each as it can be typed; nothing for any other."""
    match words:
        case ["biweekly"] | ["bi", "-", "weekly"]:
            return ["2x week", "every 2 weeks"]
        case ["bimonthly"] | ["bi", "-", "monthly"]:
            return ["2x month", "every 2 months"]
        case ["eod"]:  # every other day; and the end of each
            return ["every 2 days", "every evening"]
        case [n] if n in ORDINALS:
            return _nth_day(ORDINALS[n])
        case [n, "day" | "days"] if (nth := nth_of(n)) is not None and nth > 0:
            return _nth_day(nth)
        case ["every" | "each", n, weekday, *more] if (nth := nth_of(n)) is not None and 2 < nth <= 5:
            days = None if weekday in ("week", "weeks") else read_named([weekday, *more])
            if days is not None and days.kind == "weekdays":
                of_month = f"{n} {text_of(days)} of each month"
                return [f"every {nth} weeks on {text_of(days)}", of_month] if read_named(heard(of_month)) else []
    return []


def _nth_day(nth: int) -> list[str]:
    return [text_of(_every(nth, "day")), f"{ordinal(nth)} of each month"]


def _not_understood(text: str, words: list[str], start: date) -> str | None:
    """What stands in the way: words that are none we know, or the only few without which the rest is a rhythm. None
    where it is one thing no more than another, or all of it."""
    if len(words) < 2:
        return None
    unknown = [word for word in words if word not in KNOWN and not is_number(word) and nth_of(word) is None]
    if unknown:
        told = [word for word in dict.fromkeys(unknown) if word in text.casefold() and len(word) < LONGEST_WORD]
        return ", ".join(told[:3]) or None
    for length in (1, 2, 3):
        if unknown or len(words) > LONGEST_NAMED:
            break
        for at in range(len(words) - length + 1):
            rest = [*words[:at], *words[at + length :]]
            if rest and not _two_ways(rest) and _rhythm(rest, start) is not None:
                unknown.append(" ".join(words[at : at + length]))
    found = list(dict.fromkeys(unknown))
    return found[0] if len(found) == 1 and found[0] in text.casefold() and len(found[0]) < LONGEST_WORD else None


def _count(word: str) -> int | None:
    return _number(word) if is_number(word) else COUNTS.get(word)


def _number(digits: str) -> int:
    return int(digits) if len(digits) <= 6 else TOO_MANY


KNOWN = frozenset(
    word
    for phrase in (*PHRASES, *COUNTS, *TIMES, *EXCEPT, *UNITS, *(" ".join(per) for per in PER), *AFTER_WHAT)
    for word in (*phrase.split(), *KNOWN_IN_NAMES, "in", "any", "other", "after")
)
