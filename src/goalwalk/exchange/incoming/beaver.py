"""Beaver Habits: its JSON export, and the older form on the disk, which wraps it."""

from __future__ import annotations

from datetime import date

from goalwalk.core.rhythm.rhythms import DAILY, WHENEVER, Rhythm, is_possible
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.checked_rows import Once
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.limits import rest_from
from goalwalk.exchange.incoming.records import DayIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.shapes import Object, begins_with, objects, rest_of, text_of, whole, whole_number
from goalwalk.exchange.incoming.source import Source

KIND = "beaver"
KNOWN = frozenset(("name", "id", "records", "period", "status", "star", "tags", "icon", "color"))
SPANS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def is_it(source: Source) -> bool:
    """Whether it has habits whose records bear a day and whether it was done."""
    return begins_with(source, "habits", "records", "day", "done") or begins_with(source, "habits", "records", "star")


def read(source: Source, given: Given) -> Incoming:
    """All habits. Raises CannotRead("import_not_it"), ("import_no_field")."""
    found = whole(source, KIND)
    found = found["data"] if isinstance(found.get("data"), dict) else found
    left: list[Left] = []
    steps: list[StepIn] = []
    notes: list[DayIn] = []
    blank = 0
    once = Once(left)
    for at, habit in objects(source, found, "habits", left):
        if once.again(at, repr(habit)):
            continue
        title = values.title(habit.get("name") or "")
        if title is None or habit.get("status") == "soft_delete":
            left.append(Left(at, "no_name") if title is None else Left(at, "deleted", (("title", title),)))
            continue
        said: list[SaidIn] = []
        seen: set[date] = set()
        for _, record in objects(source, habit, "records", left, at):
            day = values.day(str(record.get("day", "")))
            note = values.note(record.get("text"))
            if day is None:
                left.append(Left(at, "no_day", (("text", values.shortened(str(record.get("day")), 60)),)))
            elif day in seen:
                left.append(Left(at, "day_twice", (("text", day.isoformat()),)))
            elif record.get("done") is True:
                seen.add(day)
                said.append(SaidIn(day, "done", None, note))
            else:
                blank += 1
                notes += [DayIn(title, day, at, note=f"{title}: {note}")] if note else []
        aside = (*rest_of(habit, KNOWN), *((("tags", text_of(habit["tags"])),) if habit.get("tags") else ()))
        rests = rest_from(said, given.today) if habit.get("status") == "archive" else None
        name = str(habit.get("id") or title)
        steps.append(StepIn(name, title, at, rhythm=_rhythm(habit), said=tuple(said), rests=rests, aside=aside))
    passed = (("blank", blank),) if blank else ()
    return Incoming(KIND, tuple(steps), (), tuple(notes), left=tuple(left), passed=passed)


def _rhythm(habit: Object) -> Rhythm:
    """How often; of what has no period nobody knows."""
    period = habit.get("period")
    if not isinstance(period, dict) or period.get("period_type") not in SPANS:
        return WHENEVER
    kind = period["period_type"]
    spans, times = (whole_number(period.get(name), 1, 3660) or 1 for name in ("period_count", "target_count"))
    if spans == 1 and kind in ("W", "M"):
        found = Rhythm("week" if kind == "W" else "month", times=times)
        return found if is_possible(found) else DAILY
    span = spans * SPANS[kind]
    found = Rhythm("rolling", times=times, span=span)
    return DAILY if times >= span else found if is_possible(found) else WHENEVER
