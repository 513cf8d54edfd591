"""The words for days in one language, as tables that `days`, `times` and the rhythms read."""

# ruff: noqa: RUF012 - the tables of a language are constants

from __future__ import annotations

from typing import ClassVar

LONGEST = 20  # words of a day
# What is answered where a day may be left out, and there is none.
NO_DAYS = frozenset(
    (
        *("", "none", "no date", "no day", "no deadline", "no rush", "no hurry", "whenever", "any time", "anytime"),
        *("any day", "no rush whenever", "no hurry whenever", "whenever no rush", "no date yet", "no day yet"),
        *("open", "open ended", "no end", "no time limit", "no particular day", "no particular date", "no fixed date"),
        *(
            "no set date",
            "no fixed day",
            "no set day",
            "not set",
            "doesn't matter",
            "doesnt matter",
            "it doesn't matter",
        ),
    )
)


class DayWords:
    """One language's words for days. A phrase is a row of words and SLOTS, which stand for what other tables hold.

    `feasts` are days with a name of their own, as a DAY and a MONTH.

    Slots: N a number, DAYS and MONTHS a unit counted in them, WEEKDAY, MONTH, YEAR, DAY ("19", "19th"), NTH ("19th"),
    EDGE the first or last day of a month or a STRETCH. The values of `spans` and `named` are directions: −1 back,
    1 ahead, 0 as the command leans, None within the running week or stretch. `hints`: how a
    word begins, in three letters, in a text that may be a day; no other is looked at closely.
    """

    weekdays: ClassVar[dict[str, int]]
    months: ClassVar[dict[str, int]]
    numbers: ClassVar[dict[str, int]]
    teens: ClassVar[tuple[str, ...]]
    tens: ClassVar[tuple[str, ...]]
    in_days: ClassVar[dict[str, int]]
    in_months: ClassVar[dict[str, int]]
    stretches: ClassVar[dict[str, int]]
    edges: ClassVar[dict[str, int]]
    parts: ClassVar[tuple[str, ...]]
    near: ClassVar[dict[str, int]]
    last_night: ClassVar[tuple[str, ...]]
    feasts: ClassVar[dict[str, tuple[str, str]]]
    spans: ClassVar[dict[str, int]]
    named: ClassVar[dict[str, int | None]]
    endings: ClassVar[tuple[str, ...]]
    unheard: ClassVar[tuple[str, ...]]
    hints: ClassVar[frozenset[str]]


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
    teens = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    tens = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    in_days = {
        "day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14, "fortnights": 14,
    }
    in_months = {"month": 1, "months": 1, "year": 12, "years": 12}
    stretches = {"week": 0, "month": 1, "year": 12}
    edges = {"start": 0, "beginning": 0, "end": 1}
    parts = ("morning", "afternoon", "evening", "night")
    last_night = ("last night", "last evening")
    near = {
        "day before yesterday": -2, "yesterday": -1, "last night": -1, "last evening": -1,
        "today": 0, "tomorrow": 1, "day after tomorrow": 2,
        "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0, "now": 0, "night before last": -2,
    }
    feasts = {
        **dict.fromkeys(("christmas", "xmas", "christmas day", "xmas day"), ("25", "dec")),
        **dict.fromkeys(("christmas eve", "xmas eve"), ("24", "dec")),
        **dict.fromkeys(("new years eve", "new year's eve", "new year’s eve"), ("31", "dec")),
        **dict.fromkeys(("new year", "new years", "new years day", "new year's day", "new year’s day"), ("1", "jan")),
        **dict.fromkeys(("nye", "new years night", "new year's night"), ("31", "dec")),
        "boxing day": ("26", "dec"), "halloween": ("31", "oct"), "hallowe'en": ("31", "oct"),
        **dict.fromkeys(("valentines", "valentine's", "valentines day", "valentine's day"), ("14", "feb")),
        **dict.fromkeys(("st patricks day", "st patrick's day"), ("17", "mar")), "bonfire night": ("5", "nov"),
    }
    spans = {
        "N DAYS ago": -1, "N MONTHS ago": -1, "in N DAYS": 1, "in N MONTHS": 1,
        "N DAYS from now": 1, "N MONTHS from now": 1, "N DAYS from today": 1, "N MONTHS from today": 1,
        "N DAYS from tomorrow": 1, "N DAYS from WEEKDAY": 1, "N DAYS today": 1, "N DAYS tomorrow": 1,
        "N DAYS WEEKDAY": 1, "week WEEKDAY": 1, "WEEKDAY week": 1, "in N DAYS time": 1, "in N MONTHS time": 1,
    }
    named = {
        "WEEKDAY": 0, "this WEEKDAY": None, "last WEEKDAY": -1, "next WEEKDAY": 1, "WEEKDAY just gone": -1,
        "DAY MONTH": 0, "last DAY MONTH": -1, "next DAY MONTH": 1,
        "MONTH DAY": 0, "last MONTH DAY": -1, "next MONTH DAY": 1,
        "NTH": 0, "last NTH": -1, "next NTH": 1,
        "DAY MONTH YEAR": 0, "MONTH DAY YEAR": 0, "YEAR MONTH DAY": 0,
        "WEEKDAY DAY MONTH": 0, "WEEKDAY MONTH DAY": 0, "WEEKDAY NTH": 0,
        "WEEKDAY DAY MONTH YEAR": 0, "WEEKDAY MONTH DAY YEAR": 0,
        "next STRETCH": 1, "last STRETCH": -1, "EDGE STRETCH": 0, "EDGE this STRETCH": None, "EDGE next STRETCH": 1,
        "EDGE last STRETCH": -1, "EDGE MONTH": 0, "EDGE next MONTH": 1, "EDGE last MONTH": -1, "EDGE MONTH YEAR": 0,
    }
    endings = ("st", "nd", "rd", "th")
    unheard = ("the", "on", "of")
    hints = frozenset((
        "mon", "tue", "wed", "wen", "thu", "thr", "fri", "sat", "sun", "tod", "tom", "tmr", "tmw", "ton", "yes", "yda",
        "yst", "2da", "2mo", "2mr", "2ni", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec", "day", "wee", "wk", "wks", "wkn", "mth", "mnt", "yea", "yr", "yrs", "nig", "nit", "eow", "eom", "eoy",
        "xma", "chr", "hal", "val", "nye", "new", "box", "bon", "asa", "imm", "awa", "str", "now", "lat", "ear",
    ))
# fmt: on


def is_no_day(text: str) -> bool:
    """Whether it says that there is no day: "none", "no rush, whenever"."""
    return " ".join(text.casefold().replace("’", "'").replace(",", " ").rstrip(" .!").split()) in NO_DAYS


def may_be_day(text: str) -> bool:
    """Whether there is a word in it that days are told with: what is read for a day in many places often is none."""
    words = text.casefold().split()
    if len(words) > LONGEST:
        return False
    return any(word[:3] in English.hints or (word[:1].isdecimal() and word[-1:] in "tdh") for word in words)
