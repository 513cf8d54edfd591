"""Days that are named in a rhythm: of each week ("mon, wed and fri", "mon-fri") or of each month ("1st and 15th",
"last day", "first mon", "last weekday", "second last friday").

Every word has a part in what is read, or none of it is understood: "2nd last fri" is no Friday and a 2nd beside it.
"""

from __future__ import annotations

from typing import Literal

from goalwalk.core.day_words import English
from goalwalk.core.days import is_number
from goalwalk.core.rhythm.rhythms import NTHS, WORKDAY, MonthDay, Rhythm
from goalwalk.core.tuples import NamedTuple

WEEKDAYS_ONLY = Rhythm("weekdays", days=(0, 1, 2, 3, 4))
WEEKENDS_ONLY = Rhythm("weekdays", days=(5, 6))
GROUPS = {"weekday": WEEKDAYS_ONLY, "workday": WEEKDAYS_ONLY, "weekend": WEEKENDS_ONLY}
EVERY = ("every", "each")
AND, COMMA = ("and",), (",", "per")  # what stands between days; "per" is a stroke
TO = ("-", "to", "through", "thru", "until", "till")
COUNTS = {"once": 1, "twice": 2, "thrice": 3}
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
LAST = -1
FROM_THE_END = {"penultimate": -2, "ultimate": -1}
# What may stand before and after named days to say of which period they are.
PERIODS: dict[str, Literal["week", "month"]] = {
    **dict.fromkeys(("weekly", "every week", "each week", "a week", "week", "per week"), "week"),
    **dict.fromkeys(("monthly", "every month", "each month", "a month", "month", "per month"), "month"),
}
KNOWN_IN_NAMES = (
    frozenset(
        (*EVERY, *AND, *COMMA, *TO, *ORDINALS, *FROM_THE_END, *English.weekdays, *GROUPS, "last", "next", "but", "day")
    )
    | {word for phrase in PERIODS for word in phrase.split()}
    | {f"{word}s" for word in (*GROUPS, *English.weekdays)}
)
LONGEST_NUMBER = 6


class _Item(NamedTuple):
    """Days that were named together. `kind`: how; only plain weekdays, or dates in digits, may stand side by side."""

    kind: Literal["weekday", "weekdays", "nth weekday", "date", "nth day"]
    days: tuple[int | MonthDay, ...]
    digits: bool = False


def read_named(words: list[str]) -> Rhythm | None:
    """The rhythm of these days, with how often and of which period they are where that is said; None for anything else.

    "Twice a week on mon and thu" names as many days as it says, and is understood; "once a week on mon and thu" not.
    """
    times, before, words = _period_before(words)
    again, after, words = _period_after(words)
    if before and after and before != after:
        return None
    period = before or after
    items = _items(words)
    days = [day for item in items for day in item.days]
    weekdays = sorted({day for day in days if isinstance(day, int)})
    month_days = {day for day in days if isinstance(day, MonthDay)}
    if any(count not in (None, len(weekdays) + len(month_days)) for count in (times, again)):
        return None
    if weekdays and not month_days and period != "month":
        return Rhythm("weekdays", days=tuple(weekdays))
    if not month_days or weekdays or period == "week":
        return None
    if period is None and any(item.kind == "nth day" and item.days != (MonthDay(LAST),) for item in items):
        return None if all(day.nth > 0 for day in month_days) else _of_month(month_days)
    if words[0] in EVERY and period is None and any(day.weekday is not None and day.nth > 1 for day in month_days):
        return None  # "every third tuesday" is said of three weeks, too
    return _of_month(month_days)


def nth_of(word: str) -> int | None:
    """First and 1st are 1, last is −1; None for anything that is no ordinal."""
    if word == "last":
        return LAST
    if word.endswith(English.endings) and is_number(word[:-2]):
        return int(word[:-2][:LONGEST_NUMBER])
    return ORDINALS.get(word) or FROM_THE_END.get(word)


def _of_month(days: set[MonthDay]) -> Rhythm | None:
    """Days of each month; those counted from its end, but for the last, are a rule. Both kinds at once fit in none."""
    if min(day.nth for day in days) < LAST:
        return _rule(days)
    if MonthDay(LAST) in days:
        days = days - {MonthDay(31)}  # the same day, said twice
    return Rhythm("dates", dates=tuple(sorted(days, key=_order)))


def _rule(days: set[MonthDay]) -> Rhythm | None:
    from goalwalk.core.rhythm.rules import WEEKDAYS

    by_weekday = [day for day in days if day.weekday is not None]
    ordered = sorted(days, key=lambda day: (day.nth < 0, day.nth, day.weekday or 0))
    if any(day.weekday == WORKDAY for day in days):
        return None
    if by_weekday and len(by_weekday) == len(days) and all(abs(day.nth) in NTHS for day in days):
        listed = ",".join(f"{day.nth}{WEEKDAYS[day.weekday or 0]}" for day in ordered)
        return Rhythm("rule", rule=f"FREQ=MONTHLY;BYDAY={listed}")
    if not by_weekday and all(day.nth < 0 and -day.nth in NTHS for day in days):
        return Rhythm("rule", rule=f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(day.nth) for day in ordered)}")
    return None


def _order(day: MonthDay) -> tuple[bool, int, int]:
    """Dates before weekdays; the last one after the others."""
    return day.weekday is not None, day.nth if day.nth > 0 else 10**LONGEST_NUMBER, day.weekday or 0


def _period_before(words: list[str]) -> tuple[int | None, Literal["week", "month"] | None, list[str]]:
    """How often and of which period, where that is said first: "weekly on mon", "2 x a week mon and thu"."""
    times, rest = (COUNTS.get(words[0]) or _number(words[0]) if words else None), words[1:]
    if times is not None:
        rest = rest[1:] if rest[:1] in (["x"], ["times"], ["time"], ["days"], ["day"]) else rest
    for length in (2, 1):
        at = rest if times is not None else words
        period = PERIODS.get(" ".join(at[:length])) if len(at) > length else None
        if period is not None:
            left = at[length:]
            return times, period, left[1:] if left[0] in COMMA and len(left) > 1 else left
    return None, None, words


def _period_after(words: list[str]) -> tuple[int | None, Literal["week", "month"] | None, list[str]]:
    """The same where it is said last: "15th of each month", "mon once a week"."""
    for length in (2, 1):
        period = PERIODS.get(" ".join(words[-length:])) if len(words) > length else None
        if period is not None:
            left = words[:-length]
            return (1, period, left[:-1]) if left[-1] == "once" and len(left) > 1 else (None, period, left)
    return None, None, words


def _items(words: list[str]) -> list[_Item]:
    """What is named, read from the right, so that "first and third mon" knows its weekday. Anything else: empty."""
    left = list(words)
    items: list[_Item] = []
    joined = ""
    if left[-1:] in ([word] for word in AND) or left[:1] in ([word] for word in AND):
        return []
    while left:
        word = left.pop()
        if word in (*AND, *COMMA):
            joined = "and" if "and" in (word, joined) else ","
            continue
        if word in EVERY and items and (not left or left[-1] in (*AND, *COMMA)):
            continue
        item = _weekday_item(word, left) or _date_item(word, left, items[-1] if items else None, joined)
        if item is None or (items and not joined and not _side_by_side(item, items[-1])):
            return []
        items.append(item)
        joined = ""
    return [] if joined == "and" else items


def _side_by_side(item: _Item, other: _Item) -> bool:
    """Whether two may be named with nothing between them: "mon wed", "1st 15th"."""
    return item.kind == other.kind and (
        item.kind == "weekday" or (item.kind == "date" and item.digits and other.digits)
    )


def _weekday_item(word: str, left: list[str]) -> _Item | None:
    """A weekday, with what stands before it: third mon, mon - fri, last weekday. Takes those words from `left`."""
    group = GROUPS.get(word.removesuffix("s"))
    if group == WEEKENDS_ONLY:
        return _Item("weekdays", group.days)
    day = WORKDAY if group else _weekday(word)
    if day is None:
        return None
    if not group and left and left[-1] in TO and len(left) > 1 and (first := _weekday(left[-2])) is not None:
        del left[-2:]
        return _Item("weekdays", tuple((first + away) % 7 for away in range((day - first) % 7 + 1)))
    digits = bool(left) and left[-1][:1].isdecimal()
    nth = _take_nth(left)
    if nth is None:
        return _Item("weekdays", group.days) if group else _Item("weekday", (day,))
    return _Item("nth weekday", (MonthDay(nth, day),), digits)


def _date_item(word: str, left: list[str], after: _Item | None, joined: str) -> _Item | None:
    """A day of the month: 15th, last day. Before "and third mon", first is a first Monday, too; so is 1st before ", 3rd
    mon", which is written as it is."""
    if word == "day":
        nth = _take_nth(left)
        return None if nth is None else _Item("nth day", (MonthDay(nth),))
    left.append(word)
    nth = _take_nth(left)
    if nth is None:
        return None
    digits = word[:1].isdecimal()
    if after is not None and after.kind == "nth weekday" and joined:
        weekday = after.days[0].weekday if isinstance(after.days[0], MonthDay) else None
        if (joined == "and" or not digits or after.digits) and (abs(nth) in NTHS or not digits):
            return _Item("nth weekday", (MonthDay(nth, weekday),), digits)
    return _Item("date", (MonthDay(nth),), digits) if nth >= 0 else None


def _take_nth(left: list[str]) -> int | None:
    """The ordinal at the end of `left`, taken from it: third, last, 2nd last, second to last, last but 1; else None."""
    if left[-3:] == ["last", "but", "1"]:
        del left[-3:]
        return LAST - 1
    nth = nth_of(left[-1]) if left else None
    if nth is None:
        return None
    if left.pop() != "last":
        return nth
    if left[-2:] == ["next", "to"]:
        del left[-2:]
        return LAST - 1
    words = 2 if left[-1:] == ["to"] else 1
    before = nth_of(left[-words]) if len(left) >= words else None
    if before is not None and before > 1:
        del left[-words:]
        return -before
    return LAST


def _weekday(word: str) -> int | None:
    return English.weekdays.get(word, English.weekdays.get(word.removesuffix("s")))


def _number(word: str) -> int | None:
    return int(word) if is_number(word) and len(word) <= LONGEST_NUMBER else None
