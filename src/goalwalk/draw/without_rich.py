"""Lines and lists that fit on a terminal, folded between words: a receipt, the first screen.

Importing Rich takes longer than all the rest of these commands. So it is left to tables with named columns, to maps,
and to what has to be stacked or cut to fit; these lines are drawn just as Rich draws them, to the last blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from goalwalk.draw.screen import NARROW, Screen, without_end_blanks
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table, Tone

_CODES: dict[Tone, str] = {"strong": "1", "quiet": "2", "shown": "32", "rest": "36"}
_COLOURS: tuple[Tone, ...] = ("shown", "rest")
_WORD = re.compile(r"\S+\s*")
_BETWEEN = 2  # columns of blanks between two cells

Row = tuple[Cell, ...]


def fitting_lines(blocks: Sequence[Block], screen: Screen) -> str | None:
    """The blocks as they are written to a terminal; None where one of them does not fit."""
    lines: list[str] = []
    for block in blocks:
        rows = _rows(block, screen)
        if rows is None:
            return None
        for row in rows:
            cells = [cell._replace(text=screen.letters(cell.text)) for cell in row]
            if _width("".join(cell.text for cell in cells)) > screen.width:
                return None
            lines.append("".join(_toned(cell, screen) for cell in cells) + "\n")
    return without_end_blanks("".join(lines))


def _rows(block: Block, screen: Screen) -> Iterable[Row] | None:
    """The lines of a block, each in its cells; None for what Rich draws. Some may turn out too wide."""
    match block:
        case Heading(text, aside, id):
            number = [Cell(id, "strong"), Cell(" " * _BETWEEN)] if id else []
            return [(*number, Cell(text, "strong"), Cell(f"  ({aside})" if aside else "", "quiet"))]
        case Line(text, tone, indent):
            folded = _folded(screen.letters(text), screen.width - indent)
            return [(Cell(" " * indent), Cell(part, tone)) for part in folded]
        case Table() if screen.width >= NARROW:
            told = block.without_empty()
            return _list(told, screen) if _is_list(told.columns) else None
        case Gap():
            return [()]
        case _:
            return None


def _is_list(columns: Sequence[Column]) -> bool:
    return any(column.wide for column in columns) and not any(column.seen for column in columns)


def _list(table: Table, screen: Screen) -> Iterator[Row]:
    """The rows of a list: narrow columns as wide as what is in them, wide ones share what is left."""
    rows = [tuple(cell._replace(text=screen.letters(cell.text)) for cell in row) for row in table.rows]
    widest = [max((_width(row[i].text) for row in rows), default=0) for i in range(len(table.columns))]
    widths = _shared(table.columns, widest, screen.width)
    for row in rows:
        folded = (
            [cell._replace(text=part) for part in _folded(cell.text, width)]
            for cell, width in zip(row, widths, strict=True)
        )
        for cells in zip_longest(*folded, fillvalue=Cell("")):
            yield tuple(_set_out(table.columns, cells, widths))


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


def _set_out(columns: Sequence[Column], row: Sequence[Cell], widths: Sequence[int]) -> Iterator[Cell]:
    for i, (column, cell, width) in enumerate(zip(columns, row, widths, strict=True)):
        text = cell.text.rstrip()
        blanks = " " * (width - _width(text))
        if i:
            yield Cell(" " * _BETWEEN)
        yield cell._replace(text=blanks + text if column.right else text + blanks)


def _folded(text: str, width: int) -> list[str]:
    """A text in lines that are broken between words; a word that is wider alone makes a line that does not fit."""
    lines: list[str] = []
    before = text[: len(text) - len(text.lstrip())]
    first, *more = _WORD.findall(text) or [""]
    for word in (before + first, *more):
        if lines and _width(lines[-1]) + _width(word.rstrip()) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return [line if _width(line) <= width else line.rstrip() for line in lines]


def _toned(cell: Cell, screen: Screen) -> str:
    code = _CODES.get(cell.tone) if screen.colour or cell.tone not in _COLOURS else None
    return f"\x1b[{code}m{cell.text}\x1b[0m" if code and cell.text else cell.text


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
