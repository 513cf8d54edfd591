"""Raw rules: RFC 5545 RRULEs by days or longer, read strictly and turned into dates by dateutil.

A rule comes from outside, so nothing in it may keep a command waiting or mean something else to another calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from goalwalk.core.days import is_number
from goalwalk.core.errors import NotUnderstood

LONGEST = 1_000  # characters
CYCLE = 400  # years after which the calendar repeats, weekdays and all
LATEST_START = 9_800  # dateutil looks up to the year 9999, and never farther than 600 years from here

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
FINER = ("HOURLY", "MINUTELY", "SECONDLY")
FINER_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")
OTHER_PROPERTIES = ("DTSTART", "DTEND", "EXDATE", "RDATE", "EXRULE")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What each part may hold, counted from either end where RFC 5545 lets it.
HIGHEST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
FROM_THE_END = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
# Frequencies with which RFC 5545 forbids a part; what dateutil makes of it is its own.
FORBIDDEN = {
    "BYMONTHDAY": ("WEEKLY",),
    "BYYEARDAY": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYWEEKNO": ("DAILY", "WEEKLY", "MONTHLY"),
}


def normal(text: str) -> str:
    """The rule of `text` as it is kept: in capitals, without "RRULE:", UNTIL as a date.

    Raises NotUnderstood("rhythm_rule") with a `reason`: "more_than_a_rule" (a start, exceptions, several rules or
    lines), "finer_than_days", "interval" (not 1 or more), or "unreadable".
    """
    rule = text.strip().upper().removeprefix("RRULE:").strip()
    if len(rule) > LONGEST:
        raise _refused(text, "unreadable")
    if len(rule.splitlines()) > 1 or "RRULE" in rule or any(name in rule for name in OTHER_PROPERTIES):
        raise _refused(text, "more_than_a_rule")
    pairs = [part.partition("=") for part in "".join(rule.split()).split(";") if part]
    parts = {name: value for name, _, value in pairs}
    if len(parts) < len(pairs):
        raise _refused(text, "unreadable")
    if parts.get("FREQ") in FINER or any(name in parts for name in FINER_PARTS):
        raise _refused(text, "finer_than_days")
    if "INTERVAL" in parts and not _is_count(parts["INTERVAL"]):
        raise _refused(text, "interval")
    if not all(_fits(name, value, parts) for name, value in parts.items()) or not _make_sense(parts):
        raise _refused(text, "unreadable")
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]
    return ";".join(f"{name}={value}" for name, value in parts.items())


def dates(rule: str, start: date) -> Iterator[date]:
    """The dates of a normal `rule` from `start` on, rising, each once; take no more of them than are needed.

    They end with the rule, or some 200 to 600 years after the start. A rule that never comes round ends in well
    under a second: the calendar repeats every 400 years, so we ask about the last such cycles that dateutil
    knows, instead of letting it look through eight thousand years.

    Raises NotUnderstood("rhythm_rule") for a rule that `normal` would not have written.
    """
    if normal(rule) != rule:
        raise _refused(rule, "unreadable")
    cycles = max(0, (LATEST_START - start.year) // CYCLE)
    late = start.replace(year=start.year + cycles * CYCLE)
    until, instants = _recurring(rule, datetime.combine(late, time()))
    rising = iter(instants)
    while True:
        try:
            instant = next(rising)
        except (StopIteration, ValueError, OverflowError):  # dateutil steps into the year 10000: to us, the end
            return
        day = instant.date().replace(year=instant.year - cycles * CYCLE)
        if until is not None and day > until:
            return
        yield day


def _recurring(rule: str, start: datetime) -> tuple[date | None, Iterable[datetime]]:
    """The rule's last day, which we mind ourselves, since the start has moved, and its instants without it."""
    from dateutil.rrule import rrulestr

    parts = rule.split(";")
    until = [part.removeprefix("UNTIL=") for part in parts if part.startswith("UNTIL=")]
    rest = ";".join(part for part in parts if not part.startswith("UNTIL="))
    return date.fromisoformat(until[0]) if until else None, rrulestr(rest, dtstart=start)


def _fits(name: str, value: str, parts: dict[str, str]) -> bool:
    if parts.get("FREQ", "") in FORBIDDEN.get(name, ()):
        return False
    match name:
        case "FREQ":
            return value in FREQUENCIES
        case "INTERVAL" | "COUNT":
            return _is_count(value)
        case "UNTIL":
            return _is_instant(value)
        case "WKST":
            return value in WEEKDAYS
        case "BYDAY":
            return all(_is_weekday(item, parts) for item in value.split(","))
        case _ if name in HIGHEST:
            return all(_is_within(item, HIGHEST[name], name in FROM_THE_END) for item in value.split(","))
    return False


def _make_sense(parts: dict[str, str]) -> bool:
    """What RFC 5545 asks of the parts together."""
    choosing = any(name.startswith("BY") and name != "BYSETPOS" for name in parts)
    both_ends = "UNTIL" in parts and "COUNT" in parts
    return "FREQ" in parts and not both_ends and (choosing or "BYSETPOS" not in parts)


def _is_weekday(item: str, parts: dict[str, str]) -> bool:
    nth = item[:-2]
    if item[-2:] not in WEEKDAYS:
        return False
    if not nth:
        return True
    countable = parts.get("FREQ") == "MONTHLY" or (parts.get("FREQ") == "YEARLY" and "BYWEEKNO" not in parts)
    in_months = parts.get("FREQ") == "MONTHLY" or "BYMONTH" in parts  # a 6th Monday there is an IndexError in dateutil
    return countable and _is_within(nth, 5 if in_months else 53, from_the_end=True)


def _is_within(item: str, highest: int, from_the_end: bool) -> bool:
    digits = item.removeprefix("+")
    if from_the_end and digits == item:
        digits = item.removeprefix("-")
    return is_number(digits) and len(digits) <= 3 and 1 <= int(digits) <= highest


def _is_count(value: str) -> bool:
    return is_number(value) and len(value) <= 6 and int(value) >= 1


def _is_instant(value: str) -> bool:
    """A date, 20261231, or an instant, 20261231T235959Z."""
    day, mark, clock = value.partition("T")
    clock = clock.removesuffix("Z")
    if not is_number(day) or len(day) != 8 or (mark and not (is_number(clock) and len(clock) == 6)):
        return False
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _refused(text: str, reason: str) -> NotUnderstood:
    return NotUnderstood("rhythm_rule", text=text, reason=reason)
