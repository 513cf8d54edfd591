"""What a screen is made of: headings, lines, tables and day maps. Layouts write blocks, the two screens draw them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from goalwalk.core.tuples import NamedTuple

Tone = Literal["", "strong", "quiet", "shown", "rest"]


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
    """A sentence. `indent` in columns. `for_eyes`: about signs, and so left out of plain lines."""

    text: str
    tone: Tone = ""
    indent: int = 0
    for_eyes: bool = False


class Column(NamedTuple):
    """`lead` columns name the row (its number, its title); one of them takes the width that is left."""

    name: str = ""
    lead: bool = False
    wide: bool = False
    right: bool = False


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


class MapDay(NamedTuple):
    """One day of a map: its shade (None: blank), whether it was shown up for, and else what was said of it."""

    day: date
    shade: int | None
    shown: bool
    word: str | None = None


class DayMap(NamedTuple):
    """A heat map: a column a week, from a week's first day on; `shades` are the signs of shade 0, 1, …"""

    days: Sequence[MapDay]
    shades: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


class Graph(NamedTuple):
    """A graph of one line, under its name: a sign for each of `days`, or where these do not fit, for each of `weeks`.

    Both begin on the day `first`; a week has seven days. `told` are the lines instead of it for being read aloud.
    """

    name: str
    first: date
    days: str
    weeks: str
    months: tuple[str, ...]
    told: tuple[str, ...]


class Gap(NamedTuple):
    """An empty line; plain lines leave it out."""


Block = Heading | Line | Table | DayMap | Graph | Gap
