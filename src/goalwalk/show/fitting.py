"""What fits on a terminal as it stands, line by line and row by row: most screens of every day do.

Importing Rich takes as long as all the rest of a command. So it is left to what has to be folded, stacked or cut to
fit; these lines are drawn just as Rich draws them, to the last blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goalwalk.show.blocks import Block, Cell, Column, DayMap, Gap, Heading, Line, Table, Tone
from goalwalk.show.day_map import day_map_lines
from goalwalk.show.screen import NARROW, Screen, without_end_blanks

_CODES: dict[Tone, str] = {"strong": "1", "quiet": "2", "shown": "32", "rest": "36", "name": "1;2"}
_COLOURS: tuple[Tone, ...] = ("shown", "rest")
_BETWEEN = 2  # columns of blanks between two cells

Row = tuple[Cell, ...]


def fitting_lines(blocks: Sequence[Block], screen: Screen) -> str | None:
    """The blocks as they are written to a terminal; None where one of them does not fit."""
    lines: list[str] = []
    for block in blocks:
        for row in _rows(block, screen):
            cells = [cell._replace(text=screen.letters(cell.text)) for cell in row]
            if _width("".join(cell.text for cell in cells)) > screen.width:
                return None
            lines.append("".join(_toned(cell, screen) for cell in cells) + "\n")
    return without_end_blanks("".join(lines))


def _rows(block: Block, screen: Screen) -> Iterable[Row]:
    """The lines of a block, each in its cells. They are wider than the screen where the block does not fit."""
    match block:
        case Heading(text, aside, id):
            number = [Cell(id, "strong"), Cell(" " * _BETWEEN)] if id else []
            return [(*number, Cell(text, "strong"), Cell(f"  ({aside})" if aside else "", "quiet"))]
        case Line(text, tone, indent):
            return [(Cell(" " * indent), Cell(text, tone))]
        case DayMap():
            return day_map_lines(block, screen.width)
        case Table():
            return _table(block.without_empty(), screen)
        case Gap():
            return [()]


def _table(table: Table, screen: Screen) -> Iterator[Row]:
    """The rows of a table: narrow columns as wide as what is in them, wide ones share what is left."""
    names = tuple(Cell(column.name, "name") for column in table.columns)
    rows = [tuple(cell._replace(text=screen.letters(cell.text)) for cell in row) for row in (names, *table.rows)]
    widest = [max(_width(row[i].text) for row in rows) for i in range(len(table.columns))]
    widths = _shared(table.columns, widest, screen.width) if any(column.wide for column in table.columns) else []
    if screen.width < NARROW or not widths or any(most > width for most, width in zip(widest, widths, strict=True)):
        yield (Cell(" " * (screen.width + 1)),)
        return
    for row in rows if table.header and not table.goes_on else rows[1:]:
        yield tuple(_set_out(table.columns, row, widths))


def _shared(columns: Sequence[Column], widest: Sequence[int], room: int) -> list[int]:
    """How wide each column is. The blanks behind a column count as its own."""
    behind = [_BETWEEN] * (len(columns) - 1) + [0]
    whole = [most + blanks for most, blanks in zip(widest, behind, strict=True)]
    wide = [i for i, column in enumerate(columns) if column.wide]
    left = room - sum(width for i, width in enumerate(whole) if i not in wide)
    for sharing, i in zip(range(len(wide), 0, -1), wide, strict=True):
        whole[i] = -(-left // sharing)
        left -= whole[i]
    return [width - blanks for width, blanks in zip(whole, behind, strict=True)]


def _set_out(columns: Sequence[Column], row: Row, widths: Sequence[int]) -> Iterator[Cell]:
    for i, (column, cell, width) in enumerate(zip(columns, row, widths, strict=True)):
        text = cell.text.rstrip() if column.right else cell.text
        blanks = " " * (width - _width(text))
        if i:
            yield Cell(" " * _BETWEEN, "strong" if cell.tone == "name" else "")
        yield cell._replace(text=blanks + text if column.right else text + blanks)


def _toned(cell: Cell, screen: Screen) -> str:
    code = _CODES.get(cell.tone) if screen.colour or cell.tone not in _COLOURS else None
    return f"\x1b[{code}m{cell.text}\x1b[0m" if code and cell.text else cell.text


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
