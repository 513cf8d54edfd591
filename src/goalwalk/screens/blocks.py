"""What a screen is made of: headings, lines, tables (and maps of days); and how they are put together.

A record of a screen, a view, says with `blocks()` how it is laid out; `draw` draws that on a terminal or as plain
lines. As JSON a record is its fields, or what it says with `data()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from goalwalk.core.tuples import NamedTuple
from goalwalk.words import Fact, say

if TYPE_CHECKING:
    from goalwalk.core.measures.runs import Run
    from goalwalk.screens.map_blocks import DayMap, Graph

T = TypeVar("T")
Tone = Literal["", "strong", "quiet", "shown", "rest"]
Says = Literal["", "next", "warm"]


class Cell(NamedTuple):
    """A text, how it is toned, and what is said instead of it where it is read aloud (None: the text itself)."""

    text: str
    tone: Tone = ""
    aloud: str | None = None


class Heading(NamedTuple):
    """A line that names what follows; `aside` stands after it, quieter, and `id` before it."""

    text: str
    aside: str = ""
    id: str = ""


class Line(NamedTuple):
    """A sentence. `indent` in columns. `for_eyes`: about signs, and so left out of plain lines.

    `says`: that it is there only to tell what could be typed next, or to be warm; a person may do without either.
    """

    text: str
    tone: Tone = ""
    indent: int = 0
    for_eyes: bool = False
    says: Says = ""


class Column(NamedTuple):
    """`lead` columns name the row (its number, its title); one of them takes the width that is left.

    `over`: what stands over its cells for the eye, where that is not its name; where it is read aloud, the name stays.
    `short`: that its cells stand below each other on a narrow screen, too, and under which name.
    """

    name: str = ""
    lead: bool = False
    wide: bool = False
    right: bool = False
    over: str = ""
    short: str = ""

    @property
    def seen(self) -> str:
        """What stands over its cells."""
        return self.over or self.name


class Table(NamedTuple):
    """Rows of cells, one per column. Without `header` the columns' names are not shown.

    `goes_on`: the table before it has the same columns, and named them.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True
    goes_on: bool = False

    def without_empty(self) -> Table:
        """The table without the columns that say nothing in any row."""
        told = [i for i, column in enumerate(self.columns) if column.lead or any(row[i].text for row in self.rows)]
        rows = tuple(tuple(row[i] for i in told) for row in self.rows)
        return self._replace(columns=tuple(self.columns[i] for i in told), rows=rows)


class Gap(NamedTuple):
    """An empty line; plain lines leave it out."""


Block: TypeAlias = "Heading | Line | Table | Gap | DayMap | Graph"


def next_line(key: str, **facts: Fact) -> Line:
    """A line that tells what could be typed next, and nothing else."""
    return Line(say(key, **facts), says="next")


def without(blocks: Sequence[Block], unwanted: Sequence[str]) -> list[Block]:
    """The blocks without the lines that say what is `unwanted`, and without the gaps they leave; all of them where
    there would be nothing else: an answer is never empty."""
    left: list[Block] = []
    for block in blocks:
        if isinstance(block, Line) and block.says in unwanted:
            continue
        if not (isinstance(block, Gap) and (not left or isinstance(left[-1], Gap))):
            left.append(block)
    while left and isinstance(left[-1], Gap) and left[-1] is not blocks[-1]:
        left.pop()
    return left or list(blocks)


# As JSON

Data = dict[str, Any]


def numbers(fields: Data, *names: str) -> Data:
    """The fields of a record, with these amounts as plain numbers instead of thousandths."""
    from goalwalk.core.amounts import amount_number  # what is drawn has no need of it

    return fields | {name: None if (amount := fields[name]) is None else amount_number(amount) for name in names}


def line_of(line: type[T], record: Any, **told: Any) -> T:
    """A record of a screen with what one of the plan holds under the names of its fields, and with what is `told` of it
    beside that, or otherwise than it is kept. `id` is its number, as people see it, unless told."""
    told = {"id": str(getattr(record, "number", "")), **told}
    fields: tuple[str, ...] = line._fields  # type: ignore[attr-defined]
    return line(**{name: told[name] if name in told else getattr(record, name) for name in fields})


def run_data(run: Run | None) -> Data | None:
    """A run; that it is counted in weeks or months is told beside it."""
    return None if run is None else {name: part for name, part in run._asdict().items() if name != "unit"}


# Put together

NUMBER, TITLE, TEXT = Column(lead=True), Column(lead=True, wide=True), Column(wide=True)


def table(columns: Iterable[Column], rows: Iterable[Iterable[str | Cell]], *, header: bool = True) -> Table:
    """A table of texts, and of cells where a text is not all there is to a place."""
    told = (tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row) for row in rows)
    return Table(tuple(columns), tuple(told), header)


def id_cell(id: str) -> Cell:
    """An id below a heading."""
    return Cell(f"  {id}", aloud=id)


def titled(heading: Heading, rows: Iterable[tuple[str, str, str]]) -> list[Block]:
    """A heading and below it a row for each id, title, text, and a gap; nothing where there is no row."""
    told = [(id_cell(id), title, text) for id, title, text in rows]
    return [heading, table((NUMBER, TITLE, TEXT), told, header=False), Gap()] if told else []


def facts(*pairs: tuple[str, str | None]) -> list[Block]:
    """A line for each fact behind its name, by the key of its sentence; none for what is absent."""
    return [Line(f"{say(key)}: {fact}", indent=2) for key, fact in pairs if fact]


def apart(blocks: Sequence[Block]) -> list[Block]:
    """These after a gap; nothing where there is none."""
    return [Gap(), *blocks] if blocks else []


def part(heading: str, lines: Iterable[str]) -> list[Block]:
    """After a gap a heading, and its lines below it; nothing where there is none."""
    told = [Line(line, indent=2) for line in lines]
    return [Gap(), Heading(heading), *told] if told else []


def count_cell(count: int) -> Cell:
    """A count; never a bare 0."""
    return Cell(str(count)) if count else none_cell()


def none_cell() -> Cell:
    """Nothing to tell: a dash for the eye, silence for the ear."""
    return Cell(say("none"), aloud="")
