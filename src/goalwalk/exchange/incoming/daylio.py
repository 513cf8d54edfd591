"""Daylio: the CSV export. Its mood is ours, 1 hard to 5 good; activities and notes are kept with the day, or (as steps)
each activity is a step that was done that day.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from goalwalk.core.errors import CannotRead
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.checked_rows import Once
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import At, DayIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source

KIND = "daylio"
WAYS = ("notes", "steps")
COLUMNS = {"weekday", "time", "mood", "activities", "note"}
KNOWN = {"full_date", "date", "year", "weekday", "time", "mood", "activities", "note_title", "note"}
MOODS = {
    **dict.fromkeys(("rad", "amazing", "great", "awesome"), 5),
    **dict.fromkeys(("good", "happy"), 4),
    **dict.fromkeys(("meh", "okay", "ok", "neutral"), 3),
    **dict.fromkeys(("bad", "fugly", "down"), 2),
    **dict.fromkeys(("awful", "terrible"), 1),
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MARKS = re.compile(r"<[^<>]{0,200}>")
BREAKS = re.compile(r"<(?:br|/p|/div|/li)[^<>]{0,200}>")
MONTH_DAY = re.compile(r"([A-Za-z]{3})[a-z]* ([0-9]{1,2})|([0-9]{1,2})\.? ([A-Za-z]{3})[a-z]*")


def is_it(source: Source) -> bool:
    """Whether it is one table with Daylio's columns."""
    name = source.alone
    head = source.head(name).splitlines() if name else []
    return bool(head) and {column.strip().strip('"') for column in head[0].split(",")} >= COLUMNS


def read(source: Source, given: Given) -> Incoming:
    """All entries. `as`: "notes" (also where it is not said) or "steps". Raises CannotRead("import_not_it")."""
    if not is_it(source):
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    rows = source.rows(source.alone or "")
    columns = [column.strip() for column in next(rows)[1]]
    if not set(columns) >= COLUMNS:
        raise CannotRead("import_no_table", file=source.name, line=1)
    as_steps = given.chosen.get("as") == "steps"
    days: list[DayIn] = []
    left: list[Left] = []
    done: dict[str, tuple[At, list[SaidIn]]] = {}
    once = Once(left)
    odd: set[str] = set()
    for at, row in rows:
        if len(row) > len(columns):
            left.append(Left(at, "row_too_long"))
            continue
        fields = dict(zip(columns, [*row, *[""] * (len(columns) - len(row))], strict=True))
        day = values.day(fields.get("full_date", "")) or _of_parts(fields)
        if day is None:
            left.append(Left(at, "no_day", (("text", values.shortened(fields.get("date", ""), 60)),)))
            continue
        if once.again(at, tuple(row)):
            continue
        activities = [text.strip() for text in fields["activities"].split("|") if text.strip()]
        mood = fields["mood"].strip()
        told = [f"{column}: {fields[column].strip()}" for column in columns if column not in KNOWN and fields[column]]
        if mood and mood.casefold() not in MOODS:
            told.append(f"mood: {mood}")
            if mood not in odd:
                odd.add(mood)
                left.append(Left(at, "odd_mood", (("text", values.shortened(mood, 60)),)))
        told += [", ".join(activities)] if activities and not as_steps else []
        title, note = fields.get("note_title", "").strip(), _plain(fields["note"])
        text = values.note("\n".join(part for part in (title, note, *told) if part))
        time = values.time(fields["time"])
        days.append(DayIn(fields["time"].strip(), day, at, MOODS.get(mood.casefold()), text, None, time))
        for activity in activities if as_steps else ():
            if name := values.title(activity):
                said = done.setdefault(name, (at, []))[1]
                said += [] if said and said[-1].day == day else [SaidIn(day, "done", at=at)]
    steps = tuple(StepIn(name, name, at, said=tuple(said)) for name, (at, said) in done.items())
    return Incoming(KIND, steps, (), tuple(days), left=tuple(left))


def _of_parts(fields: dict[str, str]) -> date | None:
    """The day of an older export: its year in one column, "May 1" in another."""
    found = MONTH_DAY.match(fields.get("date", "").strip())
    year = fields.get("year", "").strip()
    if not found or not (year.isascii() and year.isdecimal() and len(year) == 4):
        return None
    month, of_month = (found[1], found[2]) if found[1] else (found[4], found[3])
    if month.lower() not in MONTHS:
        return None
    return values.of_numbers(int(year), MONTHS.index(month.lower()) + 1, int(of_month))


def _plain(note: str) -> str:
    """A note without the marks of its editor."""
    return unescape(MARKS.sub("", BREAKS.sub("\n", note))).strip()
