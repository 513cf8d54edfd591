"""jrnl: `jrnl --format json`. Entries are lines to keep or wins, as the person chooses."""

from __future__ import annotations

from typing import Literal

from goalwalk.core.errors import NotUnderstood
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.checked_rows import Once
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import DayIn, Incoming, Left, WinIn
from goalwalk.exchange.incoming.shapes import begins_with, objects, text_of, whole
from goalwalk.exchange.incoming.source import Source

KIND = "jrnl"
WAYS = ("lines", "wins", "starred")
KNOWN = frozenset(("title", "body", "date", "time", "tags", "starred"))
Way = Literal["lines", "wins", "starred"]


def is_it(source: Source) -> bool:
    """Whether it has entries with a title and a body."""
    return begins_with(source, "entries", "title", "body") or begins_with(source, "tags", "entries")


def read(source: Source, given: Given) -> Incoming:
    """All entries. `as`: "lines", "wins", or "starred" for these alone as wins. Raises NotUnderstood("import_as")."""
    found = whole(source, KIND)
    left: list[Left] = []
    entries = list(objects(source, found, "entries", left))
    way = given.chosen.get("as")
    if way not in WAYS:
        raise NotUnderstood("import_as", file=source.name, ways=list(WAYS))
    days: list[DayIn] = []
    wins: list[WinIn] = []
    once = Once(left)
    for at, entry in entries:
        if once.again(at, repr(entry)):
            continue
        day = values.day(str(entry.get("date", "")))
        title, body = (str(entry.get(field) or "").strip() for field in ("title", "body"))
        told = [f"{field}: {text_of(entry[field])}" for field in entry if field not in KNOWN and text_of(entry[field])]
        tags = entry.get("tags")
        tags = [str(tag) for tag in tags if str(tag) not in f"{title} {body}"] if isinstance(tags, list) else []
        text = values.note("\n".join(part for part in (title, body, " ".join(tags), *told) if part))
        if day is None or text is None:
            said = str(entry.get("date") or "") if day is None else ""
            left.append(Left(at, "no_day" if day is None else "no_text", (("text", values.shortened(said, 60)),)))
            continue
        time = str(entry.get("time", ""))
        if way == "wins" or (way == "starred" and entry.get("starred") is True):
            wins.append(WinIn(time, day, text, at, values.time(time)))
        else:
            days.append(DayIn(time, day, at, kept=text, time=values.time(time)))
    return Incoming(KIND, (), (), tuple(days), tuple(wins), tuple(left))
