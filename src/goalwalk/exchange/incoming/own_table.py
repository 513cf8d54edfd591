"""goalwalk's own table, as `data export plan.csv` writes it: steps with their days, clocks, days and wins come back.

Also as a spreadsheet saves it again: its rows in another order, its columns too, with days, times and numbers as they
are written there. Things bear no identity in it, only what they are called; so a step of that name here is that step.
All else comes with JSON alone, and is counted.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, cast, get_args

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import Word
from goalwalk.core.rhythm.rhythms import WHENEVER
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.incoming import any_csv, cells
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import At, ClockIn, DayIn, Incoming, Left, SaidIn, StepIn, WinIn
from goalwalk.exchange.incoming.source import EVERY, Source, parsed
from goalwalk.exchange.outgoing.as_csv import without_marks
from goalwalk.store.schema import codec

KIND = "goalwalk"
NEEDED = frozenset(("kind", "day", "goal", "step", "of", "title", "said"))  # columns by which it is known
ABOVE = ("goal", "step", "clock")  # on which other rows hang, wherever they stand
EXACT = ("rhythms", "targets", "rooms", "pauses", "done")  # what a step tells of itself, as it is kept
FIELD = re.compile(r"(?:^|; )([a-z_]{1,20}): ")
PLAIN = ("start", "kind", "unit", "cue", "by", "finished", "at")
Row = Mapping[str, str]
Key = tuple[str, str, str]  # of a step: its goal, what it is called, its number


class Table(NamedTuple):
    """How it is written, and its rows with where each begins."""

    delimiter: str
    rows: Sequence[tuple[At, Row]]

    def column(self, name: str) -> list[str]:
        """All cells of a column."""
        return [row.get(name, "") for _, row in self.rows]


def is_it(source: Source) -> bool:
    """Whether it is one table with our columns."""
    return _delimiter(source) is not None


def _delimiter(source: Source) -> str | None:
    """What parts its cells; None where it is none of ours."""
    head = source.head(source.alone).splitlines()[:1] if source.alone else []
    for sign in any_csv.DELIMITERS if head else ():
        if NEEDED.issubset(_names(next(csv.reader(head, delimiter=sign)))):
            return sign
    return None


def _names(row: Sequence[str]) -> list[str]:
    return [cell.strip().casefold() for cell in row]


def _table(source: Source) -> Table:
    delimiter = _delimiter(source)
    if delimiter is None:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    (_, first), *rows = source.rows(source.alone or "", delimiter)
    names = _names(first)
    return Table(delimiter, [(at, dict(zip(names, map(without_marks, row), strict=False))) for at, row in rows])


def days_order(source: Source) -> str:
    """How the days of it are written. Raises as `read` does."""
    return any_csv.order_of(source, _table(source).column("day"))


def read(source: Source, given: Given) -> Incoming:
    """What of it is told of steps, clocks, days and wins. `given.chosen`: "dates", as for any table.

    Raises CannotRead("import_not_it"), NotUnderstood("csv_dates"), or as the source does.
    """
    table = _table(source)
    order = given.chosen.get("dates") or any_csv.order_of(source, table.column("day"))
    reading = _Reading(order, cells.decimal_sign(table.column("amount"), table.delimiter))
    reading.mixed = {_key(row, "step") for _, row in table.rows if row.get("kind") == "check-in" and not row.get("id")}
    rows = sorted(table.rows, key=lambda each: each[1].get("kind") not in ABOVE)
    for done, (at, row) in enumerate(rows):
        reading.row(at, row)
        if done % EVERY == 0:
            source.working(done, len(rows) + 1)
    return reading.incoming()


class _Reading:
    """Rows, as they become what they were."""

    def __init__(self, order: str, decimal: cells.Decimal) -> None:
        self.order, self.decimal = order, decimal
        self.goals: dict[str, dict[str, Any]] = {}
        self.steps: dict[Key, StepIn] = {}
        self.said: dict[Key, list[SaidIn]] = {}
        self.alike: dict[tuple[str, str], list[Key]] = {}  # steps by what they are called
        self.mixed: set[tuple[str, str]] = set()  # what days are told of without a number
        self.clocks: dict[str, ClockIn] = {}
        self.days: list[DayIn] = []
        self.wins: list[WinIn] = []
        self.left: list[Left] = []
        self.others = 0

    def row(self, at: At, row: Row) -> None:
        """One of them, by its kind."""
        kind = row.get("kind", "")
        if kind == "goal":
            self.goals.setdefault(values.title(row.get("title", "")) or "", _more("goals", row))
        elif kind == "settings":
            return
        elif kind not in ("step", "check-in", "clock", "return", "amount", "day", "win"):
            self.others += 1
        elif (day := cells.day(row.get("day", ""), self.order)) is None:
            self.left.append(Left(at, "no_day", (("text", values.shortened(row.get("day", ""), 60)),)))
        else:
            getattr(self, f"_{kind.replace('-', '_')}")(at, row, day)

    def _named(self, at: At, row: Row, column: str = "title") -> str | None:
        title = values.title(row.get(column, ""))
        if title is None:
            self.left.append(Left(at, "no_name"))
        return title

    def _step(self, at: At, row: Row, day: date) -> None:
        title = self._named(at, row)
        goal = values.title(row.get("goal", "")) or ""
        if title is None:
            return
        own = (goal, title, row.get("id", ""))
        alike = self.alike.setdefault((goal, title), [])
        if own in self.steps or (alike and (goal, title) in self.mixed):
            self.left.append(Left(at, "same_name", (("title", title),)))
            return
        found = _more("steps", row)
        plain = {name: value for name, value in found.items() if name in PLAIN}
        times = plain.pop("at", ())
        exact = tuple((name, value) for name, value in found.items() if name in EXACT)
        rhythms, targets = found.get("rhythms"), found.get("targets")
        alike.append(own)
        self.steps[own] = StepIn(
            title,
            title,
            at,
            goal,
            rhythm=rhythms[-1].value if rhythms else WHENEVER,
            target=targets[-1].value if targets else None,
            times=times,
            exact=exact,
            **{"start": day, "unit": values.title(row.get("unit", "")), **plain},
        )

    def _check_in(self, at: At, row: Row, day: date) -> None:
        title = self._named(at, row, "step")
        word = row.get("said", "")
        if title is None:
            return
        if word not in get_args(Word):
            self.left.append(Left(at, "no_value", (("text", values.shortened(word, 60)),)))
            return
        goal = values.title(row.get("goal", "")) or ""
        alike = self.alike.setdefault((goal, title), [])
        own = (goal, title, row.get("id", ""))
        own = own if own in self.steps or not alike else alike[0]
        said = self.said.setdefault(own, [])
        more = _more("check_ins", row)
        if more.get("instead"):
            said[:] = [one for one in said if one.day != day]
        amount = max(0, cells.amount(row.get("amount", ""), self.decimal) or 0) or None
        time = values.time(row.get("time", ""))
        said.append(SaidIn(day, cast("Word", word), amount, values.note(row.get("note")), at, time, more.get("slot")))
        if own not in self.steps:
            self.steps[own] = StepIn(title, title, at, goal)
            alike.append(own)

    def _clock(self, at: At, row: Row, day: date) -> None:
        if (title := self._named(at, row)) is not None and title not in self.clocks:
            found = _more("clocks", row)
            limits = found.get("limits")
            limit = limits[-1].value if limits else 0
            unit = values.title(row.get("unit", ""))
            self.clocks[title] = ClockIn(title, title, found.get("since", day), at, limit or 0, unit)

    def _return(self, at: At, row: Row, day: date) -> None:
        if clock := self._of(at, row):
            last = max(day, _more("returns", row).get("last", day))
            self.clocks[clock.name] = clock._replace(
                returns=(*clock.returns, (day, last, values.note(row.get("note"))))
            )

    def _amount(self, at: At, row: Row, day: date) -> None:
        amount = cells.amount(row.get("amount", ""), self.decimal)
        if amount is None or amount < 0:
            self.left.append(Left(at, "no_value", (("text", values.shortened(row.get("amount", ""), 60)),)))
        elif clock := self._of(at, row):
            told = (day, amount, values.note(row.get("note")), at)
            self.clocks[clock.name] = clock._replace(amounts=(*clock.amounts, told))

    def _of(self, at: At, row: Row) -> ClockIn | None:
        clock = self.clocks.get(values.title(row.get("of", "")) or "")
        if clock is None:
            self.left.append(Left(at, "no_name"))
        return clock

    def _day(self, at: At, row: Row, day: date) -> None:
        found = _more("day_check_ins", row)
        mood, urge = (values.whole(row.get(name, ""), most) for name, most in (("mood", 5), ("urge", 10)))
        time = values.time(row.get("time", ""))
        note = values.note(row.get("note"))
        told = DayIn(time or "", day, at, mood or None, note, None, time)
        self.days.append(told._replace(urge=urge, answers=found.get("answers", ()), pulled=found.get("pulled", False)))

    def _win(self, at: At, row: Row, day: date) -> None:
        if text := values.note(row.get("title")):
            self.wins.append(WinIn(text, day, text, at, values.time(row.get("time", ""))))
        else:
            self.left.append(Left(at, "no_text"))

    def incoming(self) -> Incoming:
        """All of it."""
        passed = (("json_alone", self.others),) if self.others else ()
        steps, clocks = tuple(self._with_days()), tuple(self.clocks.values())
        return Incoming(KIND, steps, clocks, tuple(self.days), tuple(self.wins), tuple(self.left), passed, by_name=True)

    def _with_days(self) -> Iterator[StepIn]:
        for alike in self.alike.values():
            alike.sort(key=lambda own: _number(own[2]))
            for which, own in enumerate(alike if len(alike) > 1 else (), 1):
                name = own[1] if which == 1 else f"{own[1]} #{which}"
                self.steps[own] = self.steps[own]._replace(name=name, number=own[2])
        for own, step in self.steps.items():
            ended = self.goals.get(step.goal, {}).get("ended")
            finished = step.finished or ended
            yield step._replace(said=tuple(self.said.get(own, ())), finished=finished)


def _key(row: Row, column: str) -> tuple[str, str]:
    """The goal of a row, and what is called in that column."""
    return values.title(row.get("goal", "")) or "", values.title(row.get(column, "")) or ""


def _number(text: str) -> list[int]:
    """The parts of "1.12", by which it comes behind "1.2"."""
    return [int(part) for part in text.split(".") if part.isascii() and part.isdecimal() and len(part) < 7]


def _more(table: str, row: Row) -> dict[str, Any]:
    """The fields that stand in the last column, as they are kept; what cannot be read is left out."""
    text = row.get("more", "")
    fields = codec.fields_of(table)
    begins = list(FIELD.finditer(text))
    begins = [found for found in begins if found[1] in kinds.BY_TABLE[table].fields]
    ends = [*(found.start() for found in begins[1:]), len(text)]
    read: dict[str, Any] = {}
    for found, end in zip(begins, ends, strict=False):
        with suppress(*codec.REFUSED):
            read.setdefault(found[1], _field(fields[found[1]], text[found.end() : end]))
    return read


def _field(field: Any, said: str) -> Any:
    """A field as it is kept: a text as it stands, all else as JSON. Raises one of codec.REFUSED."""
    with suppress(*codec.REFUSED):
        return field.read(said)
    try:
        return field.read(parsed(said, At("")))
    except CannotRead as problem:
        raise ValueError("no value") from problem
