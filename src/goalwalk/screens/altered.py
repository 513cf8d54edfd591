"""What is new of a thing that was changed: each field as it is now, and as it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goalwalk.core.amounts import with_unit
from goalwalk.core.rhythm.rhythms import Rhythm
from goalwalk.core.since import Since
from goalwalk.words import begun_large, listed, say
from goalwalk.words.days import day_name, times_name

BY_ID = ("goal", "skill")  # fields that hold the id of another thing


def altered(before: Any, after: Any, fields: Iterable[tuple[str, str]], today: date) -> tuple[str, ...]:
    """A line for each of these fields, by its name and its option, that differs."""
    lines = []
    counts_anew = getattr(before, "targets", None) != getattr(after, "targets", None)
    for name, option in fields:
        if name == "unit" and counts_anew:
            continue  # how much names it
        was, now = (_text(name, getattr(record, name), record, today) for record in (before, after))
        if was != now:
            called = begun_large(say(f"field.{option}"))
            key = "receipt.altered" if was and now else "receipt.altered.new" if now else "receipt.altered.gone"
            lines.append(say(key, field=called, was=was, now=now))
    return tuple(lines)


def _text(name: str, value: Any, record: Any, today: date) -> str:
    """A value in words; empty where there is none, or none that can be told."""
    if isinstance(value, tuple) and value and isinstance(value[-1], Since):
        value = value[-1].value
    if name in BY_ID or isinstance(value, bool) or value in (None, ()):
        return ""
    if isinstance(value, Rhythm):
        from goalwalk.words.rhythms import rhythm_name

        return rhythm_name(value)
    if isinstance(value, date):
        return day_name(value, today)
    if name == "targets":
        return with_unit(value, record.unit)
    if name == "at":
        return times_name(value)
    if isinstance(value, str) or (isinstance(value, int) and name != "limits"):
        return str(value)
    return listed(value) if isinstance(value, tuple) and all(isinstance(part, str) for part in value) else ""
