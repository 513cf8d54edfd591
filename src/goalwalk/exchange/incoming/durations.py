"""How often a task of Taskwarrior recurs: its durations, by a word ("weekly"), a number and a unit ("3wks"), or as
ISO 8601 has them ("P3W").
"""

from __future__ import annotations

import re
from typing import Literal

from goalwalk.core.rhythm.rhythms import DAILY, LONGEST, LONGEST_IN_MONTHS, Rhythm

Unit = Literal["hours", "days", "months"]

NAMED: dict[str, tuple[int, Unit]] = {
    **dict.fromkeys(("daily",), (1, "days")),
    **dict.fromkeys(("weekly", "sennight"), (7, "days")),
    **dict.fromkeys(("biweekly", "fortnight"), (14, "days")),
    "monthly": (1, "months"),
    "bimonthly": (2, "months"),
    "quarterly": (3, "months"),
    "semiannual": (6, "months"),
    **dict.fromkeys(("yearly", "annual"), (12, "months")),
    **dict.fromkeys(("biannual", "biyearly"), (24, "months")),
}
UNITS: dict[str, tuple[int, Unit]] = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), (1, "hours")),
    **dict.fromkeys(("d", "day", "days"), (1, "days")),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), (7, "days")),
    **dict.fromkeys(("sennight", "sennights"), (7, "days")),
    **dict.fromkeys(("fortnight", "fortnights"), (14, "days")),
    **dict.fromkeys(("m", "mo", "mos", "mth", "mths", "mnth", "mnths", "month", "months"), (1, "months")),
    **dict.fromkeys(("q", "qtr", "qtrs", "qrtr", "qrtrs", "quarter", "quarters"), (3, "months")),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), (12, "months")),
}
WEEKDAYS = {
    "weekdays": Rhythm("weekdays", days=(0, 1, 2, 3, 4)),
    "weekend": Rhythm("weekdays", days=(5, 6)),
}
COUNTED = re.compile(r"([0-9]{0,4}) ?([a-z]{1,12})")
ISO = re.compile(r"p(?:([0-9]{1,4})y)?(?:([0-9]{1,4})m)?(?:([0-9]{1,4})w)?(?:([0-9]{1,4})d)?(?:t([0-9]{1,4})h)?")
MONTHS_IN_DAYS = {30: 1, 60: 2, 90: 3, 180: 6, 365: 12, 730: 24}  # as Taskwarrior writes months and years in ISO


def rhythm(text: str) -> Rhythm | None:
    """How often that is; None for what is no duration, or shorter than a day."""
    typed = " ".join(text.casefold().split())
    if typed in WEEKDAYS:
        return WEEKDAYS[typed]
    if typed in NAMED:
        return _of(*NAMED[typed])
    if (found := COUNTED.fullmatch(typed)) and found[2] in UNITS:
        number, unit = UNITS[found[2]]
        return _of(int(found[1] or 1) * number, unit)
    if (iso := ISO.fullmatch(typed)) and any(iso.groups()):
        years, months, weeks, days, hours = (int(part or 0) for part in iso.groups())
        in_days = 7 * weeks + days
        if not (weeks or hours or years or months) and days in MONTHS_IN_DAYS:
            return _of(MONTHS_IN_DAYS[days], "months")
        if (years or months) and not (in_days or hours):
            return _of(12 * years + months, "months")
        return None if years or months else _of(24 * in_days + hours, "hours")
    return None


def _of(number: int, unit: Unit) -> Rhythm | None:
    if unit == "hours":
        number, rest = divmod(number, 24)
        return None if rest else _of(number, "days")
    if unit == "months":
        if number == 1:
            return Rhythm("month", times=1)
        return Rhythm("months", span=number) if 1 < number <= LONGEST_IN_MONTHS else None
    if number == 1:
        return DAILY
    return Rhythm("every", span=number) if 1 < number <= LONGEST else None
