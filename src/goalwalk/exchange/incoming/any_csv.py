"""Any table of days: which column is the day, which the step and which the value is chosen by the person.

With a column for the step there is a row for each step and day; without one, every other column that holds a yes, a no
or a number is a step of its own, and where none does, each row is one time done. How days and numbers are written is
seen from all of them together; where it could be two ways, it has to be said. Other columns are kept in the note of the
day, and a note beside many steps is one of the day itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goalwalk.core.amounts import ONE
from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.incoming import cells as said_in
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.cells import IN_NUMBERS, SERIALS, WORDS
from goalwalk.exchange.incoming.checked_rows import Once
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import At, DayIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import EVERY, Source

KIND = "csv"
WAYS = ("once", "each")  # what rows that stand there twice are: one, or as many as there are
DELIMITERS = (",", ";", "\t")
MOST_ABOVE = 4  # rows that a title takes
FEW = 50  # rows that are looked at to see what a column holds
MOST_ALIKE = 3  # words that come again and again: a yes and a no in a language not known here, or names of steps
MOST_STEPS = 500  # more than that are no steps
CALLED = {
    "step": (
        *("habit", "step", "name", "activity", "task", "what", "title", "habit name", "goal", "gewohnheit", "schritt"),
        *("aktivität", "aufgabe", "was", "habitude", "activité", "tâche", "hábito", "actividad", "tarea", "atividade"),
        *("tarefa", "abitudine", "attività", "compito", "gewoonte", "activiteit", "taak"),
    ),
    "value": (
        *("value", "done", "count", "amount", "status", "completed", "quantity", "entry", "result", "wert", "erledigt"),
        *("anzahl", "menge", "fait", "valeur", "quantité", "hecho", "valor", "cantidad", "feito", "quantidade"),
        *("fatto", "valore", "quantità", "gedaan", "waarde", "aantal"),
    ),
    "note": (
        *("note", "notes", "comment", "comments", "notiz", "notizen", "kommentar", "bemerkung", "commentaire", "nota"),
        *("notas", "comentario", "comentário", "commento", "notitie", "opmerking"),
    ),
}
Rows = list[tuple[At, tuple[str, ...]]]
ASKED = ("day", "step", "value", "note")


class Table(NamedTuple):
    """A table that was looked at: its columns, and which of them may be what ("": none is)."""

    name: str
    delimiter: str
    columns: tuple[str, ...]
    guessed: dict[str, str]
    above: int = 0  # rows before that of the columns: a title


def is_it(source: Source) -> bool:
    """Whether it is one table with a column of days."""
    try:
        table = looked_at(source)
    except CannotRead:
        return False
    return bool(table.guessed["day"]) and len(table.columns) > 1


def looked_at(source: Source) -> Table:
    """The table of a source. Raises CannotRead("import_not_it") where there is none, ("import_days_across") where its
    days stand side by side."""
    name = source.alone
    if name is None or source.is_json(name):
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    delimiter = _delimiter(source, name)
    rows = _first(source, name, delimiter)
    if not rows:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    above = _above(rows)
    days = [said_in.looks_like_a_day(cell) for cell in rows[above] if cell.strip()]
    if sum(days) >= MOST_ALIKE and not any(days[:1]) and sum(days) * 10 >= len(days) * 7:
        raise CannotRead("import_days_across", file=source.name)
    columns = tuple(_unique([cell.strip() for cell in rows[above]]))
    return Table(name, delimiter, columns, _guessed(columns, rows[above + 1 :]), above)


def _above(rows: list[list[str]]) -> int:
    """How many rows stand above that of the columns: those of one cell alone."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[: MOST_ABOVE + 1]]
    above = next((at for at, n in enumerate(filled) if n > 1), 0)
    return 0 if any(map(said_in.looks_like_a_day, rows[above])) else above


def damage(source: Source) -> None:
    """Nothing, of what is whole or no table. Raises CannotRead as `rows` does, of a text whose letters cannot
    be read, and of one with several columns that is damaged or cut short; and as `looked_at` does."""
    name = source.alone or ""
    if any(sign in _first_line(source, name) for sign in DELIMITERS):
        for _ in source.rows(name, _delimiter(source, name)):
            pass
        looked_at(source)


def _first_line(source: Source, name: str) -> str:
    """The first of its lines in which there are several cells, or the first of all."""
    lines = source.text(name).splitlines()[: MOST_ABOVE + 1]
    return next((line for line in lines if any(sign in line for sign in DELIMITERS)), next(iter(lines), ""))


def _delimiter(source: Source, name: str) -> str:
    return max(DELIMITERS, key=_first_line(source, name).count)


def _first(source: Source, name: str, delimiter: str) -> list[list[str]]:
    """The rows by which it is seen what a table holds, as far as they can be read. Raises as `rows` does where not even
    one of days can."""
    rows: list[list[str]] = []
    try:
        for _, row in source.rows(name, delimiter):
            rows.append(row)
            if len(rows) > FEW:
                break
    except CannotRead as problem:
        if problem.code not in ("import_cut", "import_no_table") or len(rows) < 2:
            raise
    return rows


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
    held = {name: [row[at] for row in rows if at < len(row) and row[at].strip()] for at, name in enumerate(columns)}
    for name, filled in held.items():
        days = sum(said_in.looks_like_a_day(cell) for cell in filled)
        if days and not found["day"] and days * 10 >= len(filled) * 8 - 5:
            found["day"] = name
    if not found["day"] and columns and said_in.are_serials(held[columns[0]]):
        found["day"] = columns[0]
    for role, called in CALLED.items():
        fits = [name for name in columns if name.casefold() in called and name not in found.values()]
        found[role] = fits[0] if fits else ""
    others = [name for name in columns if name not in found.values() and held[name]]
    if not found["step"]:
        named = (name for name in others if _are_words(held[name]) and len(set(held[name])) * 2 <= len(held[name]))
        found["step"] = next(named, "")
    if not found["step"]:
        found["value"] = ""
    elif not found["value"]:
        found["value"] = next((name for name in others if not _are_words(held[name])), "")
    return found


def _are_words(filled: Sequence[str]) -> bool:
    """Whether a column holds words rather than a yes, a no or a number."""
    read = sum(said_in.spoken(cell) in WORDS or said_in.amount(cell, "") is not None for cell in filled)
    return bool(filled) and read * 2 < len(filled)


def read(source: Source, given: Given) -> Incoming:
    """The table by the columns that were chosen: "day", "step", "value", "note" ("" for none; several of notes, with
    commas), "dates" (its order), "as" (one of WAYS).

    Raises CannotRead("import_not_it"), NotUnderstood("csv_asks") where the day was not chosen, ("csv_dates") where days
    could be read in two ways, ("csv_no_column"), ("csv_words") where nothing but a few words comes again and again.
    """
    table = looked_at(source)
    chosen = given.chosen
    rows = rows_of(source, table)  # what is damaged is told before which column is which
    if not chosen.get("day"):
        raise NotUnderstood("csv_asks", file=source.name, columns=list(table.columns), example=example(table))
    at = {role: column_at(table, chosen[role]) for role in ASKED if chosen.get(role) and role != "note"}
    notes = columns_at(table, chosen.get("note", ""))
    order = chosen.get("dates") or order_of(source, _column(rows, at["day"]))
    reading = _Reading(table, at, notes, order, rows, each=chosen.get("as") == "each")
    for done, (place, row) in enumerate(rows):
        reading.row(place, row)
        if done % EVERY == 0:
            source.working(done, len(rows) + 1)
    return reading.incoming(source)


def rows_of(source: Source, table: Table) -> Rows:
    """All rows of it behind its columns. Raises as `Source.rows` does where it is damaged or cut short."""
    return [(at, tuple(row)) for at, row in source.rows(table.name, table.delimiter)][table.above + 1 :]


def _column(rows: Rows, at: int) -> list[str]:
    return [row[at] for _, row in rows if at < len(row)]


def order(source: Source, table: Table, rows: Rows, day: str) -> str:
    """How the days of this column are written. Raises as `read` does."""
    return order_of(source, _column(rows, column_at(table, day)))


def doubled(table: Table, rows: Rows, value: str) -> int:
    """How many rows with a number stand there more than once. Raises as `read` does."""
    at = column_at(table, value)
    seen: set[tuple[str, ...]] = set()
    again = []
    for _, row in rows:
        if row in seen:
            again.append(row[at] if at < len(row) else "")
        seen.add(row)
    counted = any(said_in.spoken(cell) not in WORDS and said_in.amount(cell, "") for cell in _column(rows, at))
    return sum(bool(said_in.amount(cell, "")) for cell in again) if again and counted else 0


def example(table: Table) -> str:
    """What could be typed to say which column is which."""
    from shlex import quote

    told = {role: name for role, name in table.guessed.items() if name} or {"day": table.columns[0]}
    return " ".join(f"--{role} {quote(name)}" for role, name in told.items())


def columns_at(table: Table, typed: str) -> list[int]:
    """The places of columns with commas between them, each by its name or its number; of none, none. Raises as
    `column_at` does."""
    if not typed.strip():
        return []
    whole = typed.strip().casefold() in map(str.casefold, table.columns)
    parts = [typed] if whole else [part for part in typed.split(",") if part.strip()]
    return list(dict.fromkeys(column_at(table, part) for part in parts))


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


def order_of(source: Source, column: Sequence[str]) -> str:
    """How all these days are written. Raises NotUnderstood("csv_dates")."""
    if said_in.are_serials(column):
        return SERIALS
    numbers = [found for cell in column if (found := IN_NUMBERS.fullmatch(cell.strip()))]
    years_last = [found for found in numbers if len(found[1]) < 3]
    if not years_last:
        return "ymd"
    first, second = (max(int(found[which]) for found in years_last) for which in (1, 2))
    if first > 12 or second > 12:
        return "dmy" if first > 12 else "mdy"
    if all("." in found[0] for found in years_last):
        return "dmy"  # nobody writes months first with points
    if all(found[1] == found[2] for found in years_last):
        return "dmy"
    text = next(found[0] for found in years_last if found[1] != found[2])
    one, other = (said_in.day(text, order) for order in ("dmy", "mdy"))
    raise NotUnderstood("csv_dates", file=source.name, text=text, one=one, other=other)


def _called(file: str) -> str | None:
    """What the one step of a table is called: as the file is, but for its ending; None for what has no name."""
    name = file.rpartition("/")[2]
    return values.title(name.rpartition(".")[0] or name) if name != "-" else None


class _Reading:
    """The rows of a table, step by step."""

    def __init__(
        self, table: Table, at: dict[str, int], notes: Sequence[int], order: str, rows: Rows, *, each: bool
    ) -> None:
        self.table, self.at, self.notes, self.order, self.each = table, at, notes, order, each
        used = {*at.values(), *notes}
        self.others = [place for place in range(len(table.columns)) if place not in used]
        self.title = _called(table.name) or table.columns[at["day"]]
        self.one = self._step_of(table.columns[at["value"]]) if "value" in at else self.title
        self.words: list[int] = []  # columns of a wide table that are no steps, and those that are, with their names
        self.wide: list[tuple[int, str]] = []
        if "step" not in at and "value" not in at:
            self._look_at(rows)
        self.is_wide = bool(self.wide)
        self.cells: dict[str, list[tuple[At, date, str, str | None]]] = {}
        self.left: list[Left] = []
        self.days: list[DayIn] = []
        self.blank = 0
        self.once = Once(self.left)

    def _look_at(self, rows: Rows) -> None:
        held = {other: [cell for cell in _column(rows, other) if cell.strip()] for other in self.others}
        self.words = [other for other in self.others if _are_words(held[other])]
        steps = [other for other in self.others if other not in self.words]
        filled = [other for other in steps if held[other]]
        names = {other: self.table.columns[other] for other in filled or (steps if not self.words else ())}
        self.wide = [(other, self._step_of(name) if len(names) == 1 else name) for other, name in names.items()]
        for other in () if self.wide else self.words:
            words = dict.fromkeys(cell.strip() for cell in held[other])
            if len(words) <= MOST_ALIKE and len(words) < len(held[other]):
                raise NotUnderstood("csv_words", column=self.table.columns[other], words=list(words))

    def _step_of(self, column: str) -> str:
        """What the one step is called whose values stand in a column: as it is, unless that tells no step ("value")."""
        return self.title if column.casefold() in CALLED["value"] else column

    def row(self, place: At, row: tuple[str, ...]) -> None:
        """One row: a step and its day, or a day and all its steps."""
        columns = self.table.columns
        if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
            self.left.append(Left(place, "row_too_long"))
            return
        as_it_is = row
        row = (*row, *[""] * (len(columns) - len(row)))
        day = said_in.day(row[self.at["day"]], self.order)
        if day is None:
            self.left.append(Left(place, "no_day", (("text", values.shortened(row[self.at["day"]], 60)),)))
            return
        if not self.each and self.once.again(place, as_it_is):
            return
        alone = self.notes[0] if len(self.notes) == 1 else None
        note = row[alone].strip() if alone is not None else ""
        kept = [*(self.notes if alone is None else ()), *(self.words if self.is_wide else self.others)]
        more = [f"{columns[other]}: {row[other].strip()}" for other in kept if row[other].strip()]
        told = "; ".join(([note] if note else []) + more) or None
        if self.is_wide:
            for other, step in self.wide:
                self._cell(step, place, day, row[other], None)
            self.days += [DayIn("", day, place, note=text)] if (text := values.note(told)) else []
            return
        step = row[self.at["step"]] if "step" in self.at else self.one
        value = row[self.at["value"]] if "value" in self.at else "done"
        self._cell(step, place, day, value, told)

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
        file = At(source.shown(self.table.name))
        for column in self.words if self.is_wide else ():
            self.left.append(Left(file, "column_of_words", (("column", self.table.columns[column]),)))
        if self.words and not self.is_wide:
            self.left.append(Left(file, "one_step", (("title", self.title),)))
        if self.order == SERIALS and self.cells:
            place, day, *_ = next(iter(self.cells.values()))[0]
            self.left.append(Left(place, "serial_days", (("day", day.isoformat()),)))
        steps = [self._step(title, cells) for title, cells in self.cells.items()]
        twice = sum(left.code == "row_twice" for left in self.left)
        passed = (("blank", self.blank), ("twice", twice))
        kept = tuple(step for step in steps if step.said)
        told = tuple((why, n) for why, n in passed if n)
        return Incoming(KIND, kept, (), tuple(self.days), left=tuple(self.left), passed=told)

    def _step(self, title: str, cells: list[tuple[At, date, str, str | None]]) -> StepIn:
        texts = [cell for _, _, cell, _ in cells]
        decimal = said_in.decimal_sign(texts, self.table.delimiter)
        heard = {said_in.spoken(cell) for cell in texts}
        counted = any(said_in.amount(cell, decimal) not in (None, 0, ONE) for cell in heard - WORDS.keys())
        south = "s" in heard and bool(heard & {"n", "no"}) and heard.isdisjoint(("y", "yes", "x", "1"))
        said = []
        for place, day, cell, note in cells:
            number = said_in.amount(cell, decimal)
            word = "not today" if number == 0 else "done" if number == ONE else WORDS.get(said_in.spoken(cell))
            two = ("yes", "rest") if south and cell.casefold() == "s" else None
            if two := two or (said_in.two_amounts(cell, decimal) if counted else None):
                self.left.append(Left(place, "two_ways", (("text", cell), ("one", two[0]), ("other", two[1]))))
                continue
            if counted and number is not None and number > 0:
                said.append(SaidIn(day, "done", number, note, place))
            elif word:
                said.append(SaidIn(day, word, None, note, place))
            elif said_in.spoken(cell) in WORDS:
                self.blank += 1
                if note:
                    self.days.append(DayIn(title, day, place, note=f"{title}: {note}"))
            else:
                self.left.append(Left(place, "no_value", (("text", values.shortened(cell, 60)),)))
        return StepIn(title, title, cells[0][0], said=tuple(said))
