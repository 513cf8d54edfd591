"""What a rhythm is, how it is written, and how often it asks. Which days it asks for is in `occasions`.

The text of a rhythm is what the file, `--json` and `step edit --every` hold. `read(text(r)) == r` for every rhythm.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.tuples import NamedTuple

Kind = Literal["weekdays", "every", "months", "dates", "rule", "week", "month", "rolling", "after", "whenever", "once"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST = 3660  # days, of a rhythm counted in them
LONGEST_IN_MONTHS = 120
WORKDAY = 7  # in the place of a weekday: any of Monday to Friday
NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


class MonthDay(NamedTuple):
    """A day of each month: the `nth` day (−1: the last), or with `weekday` (Monday 0) the nth such weekday.

    WORKDAY stands for Monday to Friday together: the last of them is the last weekday of the month.
    """

    nth: int
    weekday: int | None = None


class Rhythm(NamedTuple):
    """How often a step comes round.

    weekdays: `days` are weekdays, Monday 0; all seven are "daily". every: `span` days from the start on.
    months: the date of the start every `span` months; a shorter month has it on its last day. dates: `dates` of each
    month. rule: `rule` is an RFC 5545 RRULE without its name. week, month: `times` in each. rolling: `times` in any
    `span` days. after: due again `span` days after showing up. whenever, once.
    """

    kind: Kind
    times: int = 0
    span: int = 0
    days: tuple[int, ...] = ()
    dates: tuple[MonthDay, ...] = ()
    rule: str = ""


class Often(NamedTuple):
    """How often something is done: its rhythm; how many `times` on each of its days, where it is more than once; the
    times of the day, each "HH:MM" or a part of it; and the day `by` which it is done, where it is once.

    `typed`: the rhythm alone as it was typed; `least`: more than it may have been meant, as in 3 or 4 times a week.
    """

    rhythm: Rhythm
    times: int | None = None
    at: tuple[str, ...] = ()
    by: date | None = None
    typed: str = ""
    least: bool = False


DAILY = Rhythm("weekdays", days=(0, 1, 2, 3, 4, 5, 6))
YEARLY = Rhythm("months", span=12)
WHENEVER = Rhythm("whenever")
ONCE = Rhythm("once")


DATED = ("weekdays", "every", "months", "dates", "rule")  # the kinds that name their days


def has_occasions(rhythm: Rhythm) -> bool:
    """Whether this rhythm comes round by itself: not `whenever`, and not `once`."""
    return rhythm.kind not in ("whenever", "once")


def is_possible(rhythm: Rhythm) -> bool:
    """Whether its numbers can be kept: no more than seven days in a week, no 32nd, no sixth Monday."""
    match rhythm.kind:
        case "weekdays":
            return bool(rhythm.days) and list(rhythm.days) == sorted(set(rhythm.days) & set(range(7)))
        case "every" | "after":
            return 1 <= rhythm.span <= LONGEST
        case "months":  # each month's is a date of it
            return 2 <= rhythm.span <= LONGEST_IN_MONTHS
        case "dates":
            once = len(set(rhythm.dates)) == len(rhythm.dates) > 0
            return once and all(_exists(date) for date in rhythm.dates)
        case "week" | "month":
            return 1 <= rhythm.times <= (7 if rhythm.kind == "week" else 31)
        case "rolling":
            return 1 <= rhythm.times <= rhythm.span <= LONGEST
        case "rule":
            return bool(rhythm.rule)
        case _:
            return True


def text(rhythm: Rhythm) -> str:
    """The rhythm as it is kept and typed: "daily", "mon,wed", "3x week", "first mon,15th"."""
    match rhythm.kind:
        case "weekdays":
            named = {DAILY.days: "daily", (0, 1, 2, 3, 4): "weekdays", (5, 6): "weekends"}
            return named.get(rhythm.days) or ",".join(WEEKDAYS[day] for day in rhythm.days)
        case "every":
            return f"every {rhythm.span} days"
        case "months":
            return _months_text(rhythm.span)
        case "dates":
            return ",".join(_month_day_text(date) for date in rhythm.dates)
        case "rule":
            return f"RRULE:{rhythm.rule}"
        case "week" | "month":
            return f"{rhythm.times}x {rhythm.kind}"
        case "rolling":
            return f"{rhythm.times} in {rhythm.span} days"
        case "after":
            return f"{rhythm.span} days after"
        case _:
            return rhythm.kind


def read(kept: str) -> Rhythm:
    """The rhythm of a text that `text` wrote; what people type is read by `typed`, with more patience.

    Raises NotUnderstood("rhythm") for anything else.
    """
    whole = {"daily": DAILY, "yearly": YEARLY, "whenever": WHENEVER, "once": ONCE}.get(kept)
    named = {"weekdays": (0, 1, 2, 3, 4), "weekends": (5, 6)}.get(kept)
    if whole is not None:
        return whole
    if named is not None:
        return Rhythm("weekdays", days=named)
    if kept.startswith("RRULE:"):
        return _read_rule(kept)
    try:
        rhythm = _read_numbers(kept.split()) or _read_days(kept.split(","))
    except ValueError:
        rhythm = None
    if rhythm is None or not is_possible(rhythm) or text(rhythm) != kept:
        raise NotUnderstood("rhythm", text=kept)
    return rhythm


def _read_rule(kept: str) -> Rhythm:
    """A raw rule, just as `rules.normal` writes it."""
    from goalwalk.core.rhythm import rules

    rule = kept.removeprefix("RRULE:")
    if rules.normal(rule) != rule:
        raise NotUnderstood("rhythm", text=kept)
    return Rhythm("rule", rule=rule)


def share(rhythm: Rhythm, per_rule: int = 1) -> tuple[int, int]:
    """How often the rhythm asks, as N times in D days (measures: strength); N = D is 1 in 1.

    `per_rule` is the D of a raw rule, which only its dates can tell (`occasions.rule_days`).
    """
    match rhythm.kind:
        case "weekdays":
            times, days = len(rhythm.days), 7
        case "every" | "after":
            times, days = 1, rhythm.span
        case "months":
            years, months = divmod(rhythm.span, 12)
            times, days = 1, 30 * rhythm.span if months else 365 * years
        case "dates":
            times, days = len(rhythm.dates), 30
        case "week":
            times, days = rhythm.times, 7
        case "month":
            times, days = rhythm.times, 30
        case "rolling":
            times, days = rhythm.times, rhythm.span
        case _:
            times, days = 1, per_rule
    return (1, 1) if times >= days else (times, days)


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th, 31st."""
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _exists(date: MonthDay) -> bool:
    if date.weekday is None:
        return date.nth == -1 or 1 <= date.nth <= 31
    return date.nth in NTHS and 0 <= date.weekday <= WORKDAY


def _months_text(months: int) -> str:
    if months == YEARLY.span:
        return "yearly"
    return f"every {months} months" if months % 12 else f"every {months // 12} years"


def _month_day_text(date: MonthDay) -> str:
    if date.weekday is not None:
        return f"{NTHS[date.nth]} {(*WEEKDAYS, 'weekday')[date.weekday]}"
    return "last day" if date.nth == -1 else ordinal(date.nth)


def _read_numbers(words: list[str]) -> Rhythm | None:
    match words:
        case ["every", n, "days"]:
            return Rhythm("every", span=int(n))
        case ["every", n, "months"]:
            return Rhythm("months", span=int(n))
        case ["every", n, "years"]:
            return Rhythm("months", span=12 * int(n))
        case [n, "days", "after"]:
            return Rhythm("after", span=int(n))
        case [n, "in", span, "days"]:
            return Rhythm("rolling", times=int(n), span=int(span))
        case [n, "week"] if n.endswith("x"):
            return Rhythm("week", times=int(n[:-1]))
        case [n, "month"] if n.endswith("x"):
            return Rhythm("month", times=int(n[:-1]))
    return None


def _read_days(items: list[str]) -> Rhythm | None:
    if all(item in WEEKDAYS for item in items):
        return Rhythm("weekdays", days=tuple(WEEKDAYS.index(item) for item in items))
    return Rhythm("dates", dates=tuple(_read_month_day(item) for item in items))


def _read_month_day(item: str) -> MonthDay:
    if item == "last day":
        return MonthDay(-1)
    nth, _, weekday = item.partition(" ")
    if weekday:
        return MonthDay({name: n for n, name in NTHS.items()}.get(nth, 0), (*WEEKDAYS, "weekday").index(weekday))
    return MonthDay(int(nth.rstrip("stndrh")))
