"""Loop Habit Tracker: the CSV export, as a zip or unpacked, in both its dialects (the newer since release 2.3.1).

The files of each habit are read, not the wide table beside them, which leaves out days. A day that Loop has filled in
by itself (YES_AUTO) is dropped: our measures know that it was not needed. Its strength is ours (measures §5).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal

from goalwalk.core.amounts import ONE
from goalwalk.core.errors import CannotRead
from goalwalk.core.rhythm.rhythms import DAILY, LONGEST, Rhythm
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.limits import rest_from, stands
from goalwalk.exchange.incoming.records import Aside, At, ClockIn, DayIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source

KIND = "loop"
HABITS, MARKS = "Habits.csv", "Checkmarks.csv"
NEWER = ("Position", "Name", "Type", "Question", "Description", "FrequencyNumerator", "FrequencyDenominator")
OLDER = ("Position", "Name", "Question", "Description", "NumRepetitions", "Interval", "Color")
FOLDER = re.compile(r"([0-9]{1,6})(?: |$)")
AUTOMATIC, NO, YES, SKIP, UNKNOWN = "YES_AUTO", "NO", "YES_MANUAL", "SKIP", "UNKNOWN"
OF_OLDER = {"-1": UNKNOWN, "0": NO, "1": AUTOMATIC, "2": YES, "3": SKIP}
OF_YES = ("1", "2")  # which are no amounts
UNUSED = ("Position", "Color")  # how it looked there
PLACED = (  # what is told by a step or a clock
    *("FrequencyNumerator", "FrequencyDenominator", "NumRepetitions", "Interval"),
    *("Unit", "Target Type", "Target Value"),
)


class _Habit:
    """A row of Habits.csv."""

    def __init__(self, at: At, fields: dict[str, str], newer: bool) -> None:
        self.at, self.fields, self.newer = at, fields, newer
        self.is_number = newer and fields.get("Type", "").upper().startswith("NUMER")
        self.thousandths = False  # whether its days are amounts, in the older dialect, which does not tell
        self.at_most = self.is_number and fields.get("Target Type", "").upper() == "AT_MOST"
        self.times = fields.get("FrequencyNumerator" if newer else "NumRepetitions", "1")
        self.days = fields.get("FrequencyDenominator" if newer else "Interval", "1")
        self.archived = fields.get("Archived?", "").strip().lower() == "true"

    @property
    def position(self) -> int | None:
        text = self.fields.get("Position", "").strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None

    @property
    def rhythm(self) -> Rhythm | None:
        """None for what is no number of times in a number of days."""
        texts = (self.times.strip(), self.days.strip())
        if not all(text.isascii() and text.isdecimal() and len(text) < 7 for text in texts):
            return None
        times, days = map(int, texts)
        if times == 0 or not 0 < days <= LONGEST:
            return None
        return DAILY if times >= days else Rhythm("rolling", times=times, span=days)


def is_it(source: Source) -> bool:
    """Whether there is a Habits.csv with the columns of one of the dialects."""
    base = _base(source)
    return base is not None and _dialect(source, base + HABITS) is not None


def read(source: Source, given: Given) -> Incoming:
    """All habits with their days. Raises CannotRead("import_not_it"), and as the source does."""
    base = _base(source)
    dialect = None if base is None else _dialect(source, base + HABITS)
    if base is None or dialect is None:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    folders = _folders(source, base)
    names: dict[str, int] = {}
    steps: list[StepIn] = []
    clocks: list[ClockIn] = []
    left: list[Left] = []
    notes: list[DayIn] = []
    passed: Counter[str] = Counter(automatic=0, blank=0)
    for at, row in enumerate(_habits(source, base + HABITS, dialect == "newer"), 1):
        title = values.title(row.fields.get("Name", ""))
        rhythm = row.rhythm
        if title is None or rhythm is None:
            left.append(Left(row.at, "no_name" if title is None else "no_rhythm"))
            continue
        names[title] = which = names.get(title, 0) + 1
        name = title if which == 1 else f"{title} #{which}"
        folder = folders.get(row.position or at)
        if folder is None:
            left.append(Left(row.at, "no_days", (("title", title),)))
        counts = {"automatic": 0, "blank": 0}
        said = [] if folder is None else list(_days(source, folder + MARKS, title, row, left, notes, counts))
        if row.at_most:
            clock = _clock(name, title, row, said, given.today)
            clocks.append(clock)
            notes += [
                DayIn(name, one.day, one.at or row.at, note=f"{title}: {one.note}")
                for one in said
                if one.word == "rest" and one.note
            ]
            skipped = sum(one.word == "rest" and not one.note for one in said)
            counts = {} if clock.stands == "kept" else counts | {"skipped": skipped}
        else:
            steps.append(_step(name, title, row, rhythm, said, given.today))
        passed.update(counts)
    told = tuple((why, n) for why, n in passed.items() if n)
    return Incoming(KIND, tuple(steps), tuple(clocks), tuple(notes), left=tuple(left), passed=told, may_rename=True)


def _base(source: Source) -> str | None:
    """The folder that Habits.csv lies in, the outermost of several."""
    found = sorted(
        (name for name in source.files if name.rpartition("/")[2] == HABITS), key=lambda name: name.count("/")
    )
    return found[0].removesuffix(HABITS) if found else None


def _dialect(source: Source, name: str) -> Literal["newer", "older"] | None:
    head = source.head(name).splitlines()
    columns = [column.strip().strip('"') for column in head[0].split(",")] if head else []
    if set(NEWER) <= set(columns):
        return "newer"
    return "older" if set(OLDER) <= set(columns) else None


def _habits(source: Source, name: str, newer: bool) -> Iterator[_Habit]:
    rows = source.rows(name)
    columns = [column.strip() for column in next(rows)[1]]
    for at, row in rows:
        if len(row) != len(columns):
            raise CannotRead("import_no_table", file=at.file, line=at.line)
        yield _Habit(at, dict(zip(columns, row, strict=True)), newer)


def _folders(source: Source, base: str) -> dict[int, str]:
    """The folder of each habit by its number; of a name in other letters nothing but the number is left."""
    found = {}
    for name in source.files:
        folder, _, file = name.removeprefix(base).rpartition("/")
        number = FOLDER.match(folder)
        if name.startswith(base) and file == MARKS and number:
            found[int(number[1])] = f"{base}{folder}/"
    return found


def _days(
    source: Source, file: str, title: str, habit: _Habit, left: list[Left], notes: list[DayIn], passed: dict[str, int]
) -> Iterator[SaidIn]:
    rows = list(source.rows(file))
    if rows and rows[0][1][0].strip() == "Date":
        rows = rows[1:]
    unmarked = not habit.newer and not any(row[1:2] == ["-1"] for _, row in rows)
    if not habit.newer and any(_is_amount(row) for _, row in rows):
        habit.thousandths = habit.is_number = True
        left.append(Left(habit.at, "thousandths", (("title", title),)))
    seen: set[date] = set()
    for at, row in rows:
        day = values.day(row[0])
        value = row[1].strip() if len(row) > 1 else ""
        if not habit.newer and not (habit.thousandths and value in OF_YES):
            value = OF_OLDER.get(value, value)
        note = values.note(row[2]) if len(row) > 2 else None
        if day is None or day in seen:
            left.append(Left(at, "no_day" if day is None else "day_twice", (("text", row[0]),)))
            continue
        seen.add(day)
        if value in (AUTOMATIC, UNKNOWN) or (value == NO and unmarked):
            passed["automatic" if value == AUTOMATIC else "blank"] += 1
            if note:
                notes.append(DayIn(title, day, at, note=f"{title}: {note}"))
            continue
        said = _said(at, day, value, note, habit)
        if said is None:
            left.append(Left(at, "no_value", (("text", value),)))
        else:
            yield said


def _is_amount(row: list[str]) -> bool:
    """Whether a value of the older dialect is none of its signs, but an amount in thousandths."""
    value = row[1].strip() if len(row) > 1 else ""
    return value not in OF_OLDER and value.isascii() and value.isdecimal() and len(value) <= 12


def _said(at: At, day: date, value: str, note: str | None, habit: _Habit) -> SaidIn | None:
    if value == SKIP:
        return SaidIn(day, "rest", None, note, at)
    if value == NO:
        return SaidIn(day, "not today", None, note, at)
    if value == YES and not habit.is_number:
        return SaidIn(day, "done", None, note, at)
    if habit.thousandths and value in OF_YES:
        return None
    if habit.is_number and value.isascii() and value.isdecimal() and len(value) <= 12:  # thousandths
        amount = int(value)
        if amount == 0:
            return SaidIn(day, "not today", None, note, at)
        target = values.amount(habit.fields.get("Target Value", "")) or 0
        return SaidIn(day, "done" if habit.at_most or amount >= target else "partly", amount, note, at)
    return None


def _step(name: str, title: str, habit: _Habit, rhythm: Rhythm, said: list[SaidIn], today: date) -> StepIn:
    target = values.amount(habit.fields.get("Target Value", "")) if habit.is_number else None
    unit = values.title(habit.fields.get("Unit", "")) if habit.is_number else None
    return StepIn(
        name,
        title,
        habit.at,
        rhythm=rhythm,
        target=target if target and target > 0 else None,
        unit=unit,
        said=tuple(said),
        rests=rest_from(said, today) if habit.archived else None,
        aside=_aside(habit),
    )


def _clock(name: str, title: str, habit: _Habit, said: list[SaidIn], today: date) -> ClockIn:
    """At most so much a day is what a clock counts: the days within a limit."""
    limit = max(0, values.amount(habit.fields.get("Target Value", "")) or 0)
    amounts = tuple((one.day, one.amount or 0, one.note, one.at) for one in said if one.word != "rest")
    days = [day for day, *_ in amounts]
    since = min((*days, today))
    unit = values.title(habit.fields.get("Unit", ""))
    how = stands(days, today, archived=habit.archived, span=habit.rhythm != DAILY)
    return ClockIn(name, title, since, habit.at, limit, unit, (), amounts, _aside(habit, of_limit=how != "kept"), how)


def _aside(habit: _Habit, *, of_limit: bool = False) -> Aside:
    """What has no place of its own; `of_limit`: the limit too, which becomes none here."""
    known = set(UNUSED) if of_limit else {*UNUSED, *PLACED}
    known |= {"Name", "Type", "Archived?"}
    return tuple(
        (field, text) for field, value in habit.fields.items() if field not in known and (text := values.note(value))
    )


assert ONE == 1000  # Loop counts in thousandths, as we do
