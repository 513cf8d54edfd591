"""Reading the values that files of other programs hold: days, times, amounts, texts. None is what cannot be read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from goalwalk.core.amounts import LARGEST, ONE
from goalwalk.core.since import FIRST_YEAR, LAST_YEAR
from goalwalk.core.texts import NOTE_LIMIT, TITLE_LIMIT

NUMBER = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,12})?")
ISO_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})Z?)?")
IDS = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?:[,; ]{1,3}|$)")
WRITTEN_BREAK = re.compile(r"(?:\\r)?\\n|\\r")
TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")


def day(text: str) -> date | None:
    """The day of "2025-01-31", perhaps with a time behind it."""
    found = ISO_DAY.match(text.strip())
    return of_numbers(*map(int, found.groups())) if found else None


def of_numbers(year: int, month: int, of_month: int) -> date | None:
    """The day of these numbers, where a plan can hold it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def time(text: str) -> str | None:
    """The "HH:MM" of "22:30" or "10:30 PM"."""
    found = TIME.match(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    half = text.strip()[found.end() :].strip(" .").upper()[:1]
    if half in ("A", "P") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "P" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def instant(value: object, zone: Any) -> datetime | None:
    """The instant of "20250131T080000Z", of an ISO date and time, or of seconds since 1970, in this zone."""
    text = str(value).strip()
    try:
        if compact := COMPACT.fullmatch(text):
            parts = [int(part or 0) for part in compact.groups()]
            return _near(datetime(*parts, tzinfo=UTC), zone)  # type: ignore[misc,arg-type]
        if text.lstrip("-").isdecimal() and text.isascii() and len(text) <= 14:
            seconds = int(text)
            return _near(datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 10**11 else seconds, UTC), zone)
        found = datetime.fromisoformat(text)
        return _near(found if found.tzinfo else found.replace(tzinfo=UTC), zone)
    except (ValueError, OverflowError, OSError):
        return None


def _near(when: datetime, zone: Any) -> datetime | None:
    return when.astimezone(zone) if FIRST_YEAR <= when.year <= LAST_YEAR else None


def whole(text: str, most: int) -> int | None:
    """A whole number from 0 to `most`."""
    typed = text.strip()
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else None
    return number if number is not None and number <= most else None


def amount(text: str) -> int | None:
    """The thousandths of a number, 0 and below too, rounded to a thousandth."""
    typed = text.strip().replace(",", ".")
    if not NUMBER.fullmatch(typed):
        return None
    whole, _, part = typed.lstrip("-").partition(".")
    thousandths = int(whole) * ONE + round(int((part or "0").ljust(4, "0")[:4]) / 10)
    if thousandths > LARGEST * ONE:
        return None
    return -thousandths if typed.startswith("-") else thousandths


def shortened(text: str, most: int) -> str:
    """The text with at most so many characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def title(text: object) -> str | None:
    """What can be a title: one line, with something to see in it; None for what cannot."""
    return _kept(" ".join(with_breaks(str(text)).split()), TITLE_LIMIT)


def note(text: object) -> str | None:
    """What can be a note, line breaks that are written as signs made real; None where there is nothing to see in it."""
    return _kept(with_breaks(str(text)), NOTE_LIMIT) if text else None


def with_breaks(text: str) -> str:
    """The text with a line break for each that is written as a backslash and an n; but for a path of a folder."""
    if "\\n" not in text and "\\r" not in text:
        return text
    plain = WRITTEN_BREAK.sub("\n", text)
    return text if "\\" in plain or ":\\" in text else plain


def are_ids(text: str) -> bool:
    """Whether there is nothing in it but identities, which tell a person nothing."""
    return bool(text) and not IDS.sub("", text.strip())


def _kept(text: str, most: int) -> str | None:
    from goalwalk.core import texts
    from goalwalk.core.errors import NotUnderstood

    try:
        return texts.note(shortened(text.replace("\0", "").encode("utf-8", "replace").decode(), most))
    except NotUnderstood:
        return None
