"""Any table of days: which column is the day, which the step and which the value is chosen by the person.

With a column for the step there is a row for each step and day; without one, every other column is a step of its own.
How days are written is seen from all of them together; where it could be two ways, it has to be said. Other columns
are kept in the note of the day, and a note beside many steps is one of the day itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.core.model.plan import Word
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import At, DayIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source

KIND = "csv"
DELIMITERS = (",", ";", "\t")
FEW = 50  # rows that are looked at to see what a column holds
MOST_STEPS = 500  # more than that are no steps
IN_NUMBERS = re.compile(r"([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2,4})\.?(?:[T ].*)?")
IN_WORDS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%a %d %b %Y", "%A %d %B %Y")
ORDERS = ("ymd", "dmy", "mdy")
WORDS: dict[str, Word | None] = {
    **dict.fromkeys(("yes", "y", "x", "true", "done", "✓", "✔", "✅", "☑", "complete", "completed", "1"), "done"),
    **dict.fromkeys(("no", "n", "false", "not today", "not done", "✗", "✘", "❌", "0", "missed"), "not today"),
    **dict.fromkeys(("skip", "skipped", "s", "rest", "paused"), "rest"),
    **dict.fromkeys(("partly", "partial", "half"), "partly"),
    **dict.fromkeys(("", "-", "–", "—", "n/a", "na", "null", "none"), None),
}
CALLED = {
    "step": ("habit", "step", "name", "activity", "task", "what", "title", "habit name", "goal"),
    "value": ("value", "done", "count", "amount", "status", "completed", "quantity", "entry", "result"),
    "note": ("note", "notes", "comment", "comments"),
}
ASKED = ("day", "step", "value", "note")


class Table(NamedTuple):
    """A table that was looked at: its columns, and which of them may be what ("": none is)."""

    name: str
    delimiter: str
    columns: tuple[str, ...]
    guessed: dict[str, str]


def is_it(source: Source) -> bool:
    """Whether it is one table with a column of days."""
    try:
        table = looked_at(source)
    except CannotRead:
        return False
    return bool(table.guessed["day"]) and len(table.columns) > 1


def looked_at(source: Source) -> Table:
    """The table of a source. Raises CannotRead("import_not_it") where there is none."""
    name = source.alone
    if name is None:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    first = next(iter(source.text(name).splitlines()), "")
    delimiter = max(DELIMITERS, key=first.count)
    rows: list[list[str]] = []
    for _, row in source.rows(name, delimiter):
        rows.append(row)
        if len(rows) > FEW:
            break
    if not rows:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    columns = tuple(_unique([cell.strip() for cell in rows[0]]))
    return Table(name, delimiter, columns, _guessed(columns, rows[1:]))


def _unique(names: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for at, name in enumerate(names, 1):
        name = name or f"column {at}"
        while name in seen:
            name = f"{name} {at}"
        seen.add(name)
        yield name


def _guessed(columns: Sequence[str], rows: list[list[str]]) -> dict[str, str]:
    found = dict.fromkeys(ASKED, "")
    for at, name in enumerate(columns):
        cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
        days = sum(_looks_like_a_day(cell) for cell in cells)
        if days and not found["day"] and days * 10 >= len(cells) * 8 - 5:
            found["day"] = name
    for role, called in CALLED.items():
        fits = [name for name in columns if name.casefold() in called and name not in found.values()]
        found[role] = fits[0] if fits else ""
    if not found["step"]:
        found["value"] = ""
    return found


def _looks_like_a_day(cell: str) -> bool:
    return any(_day(cell, order) for order in ORDERS)


def read(source: Source, given: Given) -> Incoming:
    """The table by the columns that were chosen: "day", "step", "value", "note" ("" for none), "dates" (its order).

    Raises CannotRead("import_not_it"), NotUnderstood("csv_asks") where the day was not chosen, ("csv_dates") where days
    could be read in two ways, ("csv_no_column").
    """
    table = looked_at(source)
    chosen = given.chosen
    if not chosen.get("day"):
        raise NotUnderstood("csv_asks", file=source.name, columns=list(table.columns), example=example(table))
    at = {role: column_at(table, chosen[role]) for role in ASKED if chosen.get(role)}
    rows = list(source.rows(table.name, table.delimiter))[1:]
    order = chosen.get("dates") or _order(source, [row[at["day"]] for _, row in rows if at["day"] < len(row)])
    reading = _Reading(table, at, order)
    for place, row in rows:
        reading.row(place, row)
    return reading.incoming(source)


def example(table: Table) -> str:
    """What could be typed to say which column is which."""
    from shlex import quote

    told = {role: name for role, name in table.guessed.items() if name} or {"day": table.columns[0]}
    return " ".join(f"--{role} {quote(name)}" for role, name in told.items())


def column_at(table: Table, typed: str) -> int:
    """The place of a column, by its name or its number. Raises NotUnderstood("csv_no_column")."""
    names = [name.casefold() for name in table.columns]
    wanted = typed.strip().casefold()
    if wanted in names:
        return names.index(wanted)
    fits = [at for at, name in enumerate(names) if wanted and name.startswith(wanted)]
    if len(fits) == 1:
        return fits[0]
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 5 and 0 < int(wanted) <= len(names):
        return int(wanted) - 1
    raise NotUnderstood("csv_no_column", text=typed, columns=list(table.columns))


def _order(source: Source, cells: list[str]) -> str:
    """How all these days are written. Raises NotUnderstood("csv_dates")."""
    numbers = [found for cell in cells if (found := IN_NUMBERS.fullmatch(cell.strip()))]
    years_last = [found for found in numbers if len(found[1]) < 3]
    if not years_last:
        return "ymd"
    first, second = (max(int(found[which]) for found in years_last) for which in (1, 2))
    if first > 12 or second > 12:
        return "dmy" if first > 12 else "mdy"
    if all("." in cell for cell in cells[:FEW] if cell.strip()):
        return "dmy"  # nobody writes months first with points
    if all(found[1] == found[2] for found in years_last):
        return "dmy"
    text = next(found[0] for found in years_last if found[1] != found[2])
    one, other = (_day(text, order) for order in ("dmy", "mdy"))
    raise NotUnderstood("csv_dates", file=source.name, text=text, one=one, other=other)


def _day(cell: str, order: str) -> date | None:
    text = cell.strip()
    if found := IN_NUMBERS.fullmatch(text):
        parts = found.groups()
        own = "ymd" if len(parts[0]) > 2 else order
        by = dict(zip(own, parts, strict=True))
        year = int(by["y"]) + (2000 if len(by["y"]) == 2 else 0)
        return values.of_numbers(year, int(by["m"]), int(by["d"]))
    plain = " ".join(text.replace(",", " ").replace(".", " ").split())
    if not plain[-4:].isdecimal() or len(plain) > 40:
        return None
    for form in IN_WORDS:
        try:
            found_day = datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day, and no instant
        except ValueError:
            continue
        return values.of_numbers(found_day.year, found_day.month, found_day.day)
    return None


class _Reading:
    """The rows of a table, step by step."""

    def __init__(self, table: Table, at: dict[str, int], order: str) -> None:
        self.table, self.at, self.order = table, at, order
        used = set(at.values())
        self.others = [place for place in range(len(table.columns)) if place not in used]
        self.cells: dict[str, list[tuple[At, date, str, str | None]]] = {}
        self.left: list[Left] = []
        self.days: list[DayIn] = []
        self.blank = 0

    def row(self, place: At, row: list[str]) -> None:
        """One row: a step and its day, or a day and all its steps."""
        if len(row) > len(self.table.columns) and any(cell.strip() for cell in row[len(self.table.columns) :]):
            self.left.append(Left(place, "row_too_long"))
            return
        row = [*row, *[""] * (len(self.table.columns) - len(row))]
        day = _day(row[self.at["day"]], self.order)
        if day is None:
            self.left.append(Left(place, "no_day", (("text", values.shortened(row[self.at["day"]], 60)),)))
            return
        note = row[self.at["note"]].strip() if "note" in self.at else ""
        if "step" not in self.at and "value" not in self.at:
            for other in self.others:
                self._cell(self.table.columns[other], place, day, row[other], None)
            self.days += [DayIn("", day, place, note=told)] if (told := values.note(note)) else []
            return
        more = [f"{self.table.columns[other]}: {row[other].strip()}" for other in self.others if row[other].strip()]
        told = "; ".join(([note] if note else []) + more) or None
        step = row[self.at["step"]] if "step" in self.at else self.table.columns[self.at["value"]]
        self._cell(step, place, day, row[self.at["value"]] if "value" in self.at else "done", told)

    def _cell(self, step: str, place: At, day: date, cell: str, note: str | None) -> None:
        title = values.title(step)
        if title is None:
            self.left.append(Left(place, "no_name"))
        elif title not in self.cells and len(self.cells) >= MOST_STEPS:
            self.left.append(Left(place, "too_many_steps", (("title", title),)))
        else:
            self.cells.setdefault(title, []).append((place, day, cell.strip(), values.note(note)))

    def incoming(self, source: Source) -> Incoming:
        """All of it."""
        steps = [self._step(title, cells) for title, cells in self.cells.items()]
        passed = (("blank", self.blank),) if self.blank else ()
        kept = tuple(step for step in steps if step.said)
        return Incoming(KIND, kept, (), tuple(self.days), left=tuple(self.left), passed=passed)

    def _step(self, title: str, cells: list[tuple[At, date, str, str | None]]) -> StepIn:
        counted = any(cell.casefold() not in WORDS and values.amount(cell) for _, _, cell, _ in cells)
        said = []
        for place, day, cell, note in cells:
            word = WORDS.get(cell.casefold())
            amount = values.amount(cell) if counted else None
            if amount is not None and amount > 0:
                said.append(SaidIn(day, "done", amount, note))
            elif word:
                said.append(SaidIn(day, word, None, note))
            elif cell.casefold() in WORDS:
                self.blank += 1
                if note:
                    self.days.append(DayIn(title, day, place, note=f"{title}: {note}"))
            else:
                text = values.shortened(cell, 60)
                self.left.append(Left(place, "no_value", (("text", text),)))
        return StepIn(title, title, cells[0][0], said=tuple(said))
