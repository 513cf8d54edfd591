"""How a rhythm is said: "every day", "Mon, Wed and Fri", "3 times a week"."""

from __future__ import annotations

from goalwalk.core import rhythms
from goalwalk.core.rhythms import MonthDay, Rhythm
from goalwalk.words import listed, say
from goalwalk.words.en import NTHS, WEEKDAYS, WEEKDAYS_LONG


def rhythm_name(rhythm: Rhythm) -> str:
    """The rhythm in words."""
    match rhythm.kind:
        case "weekdays":
            whole = say(f"rhythm.{rhythms.text(rhythm)}") if rhythms.text(rhythm) in _NAMED else None
            return whole or say("rhythm.each", days=listed([WEEKDAYS[day] for day in rhythm.days]))
        case "every":
            return say("rhythm.every", n=rhythm.span)
        case "dates":
            return say("rhythm.dates", dates=listed([_month_day(date) for date in rhythm.dates]))
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


def _rule_name(rule: str) -> str:
    """A rule for weekdays every so many weeks in words; any other as it stands."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    weekdays = [code.lower() for code in parts.get("BYDAY", "").split(",") if code]
    known = {name[:2]: WEEKDAYS[index] for index, name in enumerate(rhythms.WEEKDAYS)}
    plain = parts.keys() <= {"FREQ", "INTERVAL", "WKST", "BYDAY"} and parts["FREQ"] == "WEEKLY"
    if not plain or not weekdays or not all(code in known for code in weekdays):
        return say("rhythm.rule", rule=rule)
    return say("rhythm.weeks", n=int(parts.get("INTERVAL", "1")), days=listed([known[code] for code in weekdays]))


_NAMED = ("daily", "weekdays", "weekends")


def _month_day(date: MonthDay) -> str:
    if date.weekday is not None:
        return say("rhythm.nth", nth=NTHS[date.nth], weekday=WEEKDAYS_LONG[date.weekday])
    return say("rhythm.last_day") if date.nth == -1 else rhythms.ordinal(date.nth)
