"""How a rhythm is said: "every day", "Mon, Wed and Fri", "3 times a week"."""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import MonthDay, Rhythm
from goalwalk.words import listed, say, texts
from goalwalk.words.days import WEEKDAYS, times_name

NTHS: dict[int, str] = texts("everyday").NTHS
WEEKDAYS_LONG: tuple[str, ...] = texts("everyday").WEEKDAYS_LONG


def rhythm_name(rhythm: Rhythm) -> str:
    """The rhythm in words."""
    match rhythm.kind:
        case "weekdays":
            whole = say(f"rhythm.{rhythms.text(rhythm)}") if rhythms.text(rhythm) in _NAMED else None
            return whole or say("rhythm.each", days=listed([WEEKDAYS[day] for day in rhythm.days]))
        case "every":
            return say("rhythm.every", n=rhythm.span)
        case "months":
            years, months = divmod(rhythm.span, 12)
            return say("rhythm.months", n=rhythm.span) if months else say("rhythm.years", n=years)
        case "dates":
            return _dates_name(rhythm.dates)
        case "rule":
            return _rule_name(rhythm.rule)
        case "week" | "month":
            return say(f"rhythm.{rhythm.kind}", n=rhythm.times)
        case "rolling":
            return say("rhythm.rolling", n=rhythm.times, span=rhythm.span)
        case "after":
            return say("rhythm.after", n=rhythm.span)
        case _:
            return say(f"rhythm.{rhythm.kind}")


def often_name(rhythm: Rhythm, times: int | None = None, at: Sequence[str] = ()) -> str:
    """How often something is done: the rhythm, or so many times a day; and at which times of the day."""
    often = rhythm_name(rhythm)
    if times:
        many = say("rhythm.times", n=times)
        often = many if rhythm == rhythms.DAILY else say("rhythm.times_on", times=many, rhythm=often)
    return say("rhythm.at", often=often, at=times_name(at)) if at else often


def _dates_name(dates: Sequence[MonthDay]) -> str:
    """ "On the 1st and 15th of each month"; beside a weekday a date is "the 1st day", or it would be heard as one."""
    named = [_month_day(date) for date in dates]
    if len({date.weekday is None for date in dates}) > 1:
        named = [
            say("rhythm.date", nth=name) if date.weekday is None and date.nth > 0 else name
            for date, name in zip(dates, named, strict=True)
        ]
    return say("rhythm.dates", dates=listed(named))


def _rule_name(rule: str) -> str:
    """A rule for weekdays every so many weeks, or for days counted from a month's end, in words; any other as it is."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if (dates := _counted(parts)) is not None:
        return _dates_name(dates)
    weekdays = [code.lower() for code in parts.get("BYDAY", "").split(",") if code]
    known = {name[:2]: WEEKDAYS[index] for index, name in enumerate(rhythms.WEEKDAYS)}
    plain = parts.keys() <= {"FREQ", "INTERVAL", "WKST", "BYDAY"} and parts["FREQ"] == "WEEKLY"
    if not plain or not weekdays or not all(code in known for code in weekdays):
        return say("rhythm.rule", rule=rule)
    return say("rhythm.weeks", n=int(parts.get("INTERVAL", "1")), days=listed([known[code] for code in weekdays]))


def _counted(parts: dict[str, str]) -> list[MonthDay] | None:
    """The days of each month that a rule counts, weekdays from either end, dates from the last; None for any other."""
    if parts.keys() == {"FREQ", "BYDAY"} and parts["FREQ"] == "MONTHLY":
        codes = [name[:2].upper() for name in rhythms.WEEKDAYS]
        numbered = [(item[:-2].removeprefix("+"), codes.index(item[-2:])) for item in parts["BYDAY"].split(",")]
        found = [MonthDay(int(nth), day) for nth, day in numbered if nth]
        return found if len(found) == len(numbered) and all(abs(day.nth) in NTHS for day in found) else None
    if parts.keys() == {"FREQ", "BYMONTHDAY"} and parts["FREQ"] == "MONTHLY":
        days = [int(item) for item in parts["BYMONTHDAY"].split(",")]
        return [MonthDay(day) for day in days] if all(-5 <= day < 0 for day in days) else None
    return None


_NAMED = ("daily", "weekdays", "weekends")


def _month_day(date: MonthDay) -> str:
    from_end = say("rhythm.from_end", nth=NTHS[-date.nth], last=NTHS[-1]) if date.nth < -1 else None
    if date.weekday is not None:
        weekday = say("rhythm.weekday") if date.weekday == rhythms.WORKDAY else WEEKDAYS_LONG[date.weekday]
        return say("rhythm.nth", nth=from_end or NTHS[date.nth], weekday=weekday)
    if from_end:
        return say("rhythm.date", nth=from_end)
    return say("rhythm.last_day") if date.nth == -1 else rhythms.ordinal(date.nth)
