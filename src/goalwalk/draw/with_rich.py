"""Blocks on a terminal, drawn with Rich. Default colour for all text; colour and weight are only a second cue.

Every text enters Rich as a `Text` that has passed the gate of `safe`, never as markup. Under 60 columns a table
becomes stacked lines, and so does one whose narrow columns leave no room beside them: nothing is ever cut, it wraps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from goalwalk.draw.safe import on_a_line
from goalwalk.draw.screen import NARROW, Screen, without_end_blanks
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table, Tone

_STYLES: dict[Tone, str] = {"": "", "strong": "bold", "quiet": "dim", "shown": "green", "rest": "cyan"}
_BETWEEN = 2  # columns of blanks between two cells
_BELOW = 4  # columns before the cells that stand below their lead
_LEAST = 10  # columns in which a text can still be read


def drawn_by_rich(blocks: Sequence[Block], screen: Screen) -> str:
    """Blocks as a terminal of the screen's width shows them."""
    drawn_on = StringIO()
    console = Console(
        file=drawn_on,
        width=screen.width,
        force_terminal=True,
        no_color=not screen.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in blocks:
        for drawn in _draw(block, screen):
            console.print(drawn)
    return without_end_blanks(drawn_on.getvalue())


def _draw(block: Block, screen: Screen) -> Iterator[RenderableType]:
    match block:
        case Heading(text, aside, id):
            named = _joined(screen, Cell(text, "strong"), Cell(f"  ({aside})" if aside else "", "quiet"))
            yield _hung(_text(screen, id, "strong"), named) if id else named
        case Line(text, tone, indent):
            yield Padding(_text(screen, text, tone), (0, 0, 0, indent))
        case Table():
            yield from (_table(block, screen),) if _has_room(block, screen) else _narrow(block, screen)
        case Gap():
            yield Text("")
        case _:
            from goalwalk.draw.draw_maps import map_lines  # few screens have one

            yield from (_joined(screen, *cells) for cells in map_lines(block, screen.width))


def _text(screen: Screen, text: str, tone: Tone = "") -> Text:
    return Text(screen.letters(text), style=_STYLES[tone], overflow="fold")


def _table(table: Table, screen: Screen) -> RichTable:
    table = table.without_empty()
    drawn = RichTable(
        box=None,
        show_header=table.header and not table.goes_on,
        show_edge=False,
        pad_edge=False,
        padding=(0, _BETWEEN, 0, 0),
        expand=True,
    )
    for column in table.columns:
        drawn.add_column(
            _text(screen, column.seen, "quiet"),
            justify="right" if column.right else "left",
            ratio=1 if column.wide else None,
            no_wrap=not column.wide,
            min_width=cell_len(screen.letters(column.seen)) or None,  # the same columns in every table, named or not
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*(_text(screen, cell.text, cell.tone) for cell in row))
    return drawn


def _has_room(table: Table, screen: Screen) -> bool:
    """Whether every column that does not wrap fits, and leaves some room for each that does."""
    table = table.without_empty()
    room = screen.width - _BETWEEN * (len(table.columns) - 1)
    for index, column in enumerate(table.columns):
        texts = [column.seen, *(row[index].text for row in table.rows)]
        room -= _LEAST if column.wide else max(cell_len(screen.letters(text)) for text in texts)
    return screen.width >= NARROW and room >= 0


def _narrow(table: Table, screen: Screen) -> Iterator[RenderableType]:
    """Where every column has a short name and all of them fit: each row as its lead, and below it the other cells in
    columns of their own. Otherwise stacked."""
    told = table.without_empty()
    below = [at for at, column in enumerate(told.columns) if not column.lead]
    columns = [Column(told.columns[at].short, right=told.columns[at].right) for at in below]
    rows = [tuple(row[at] for at in below) for row in told.rows]
    widths = [
        max(_width([Cell(column.name)]), *(cell_len(screen.letters(row[at].text)) for row in rows))
        for at, column in enumerate(columns)
    ]
    named = bool(columns) and all(column.name for column in columns)
    if not named or _BELOW + sum(widths) + _BETWEEN * (len(widths) - 1) > screen.width:
        yield from _stacked(table, screen)
        return
    if table.header and not table.goes_on:
        yield _beneath([Cell(column.name, "quiet") for column in columns], columns, widths, screen)
    for row, cells in zip(told.rows, rows, strict=True):
        leads = [cell for column, cell in zip(told.columns, row, strict=True) if column.lead and cell.text]
        yield _hung(*(_cell(screen, cell) for cell in leads))
        yield _beneath(cells, columns, widths, screen)


def _beneath(cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], screen: Screen) -> RenderableType:
    """Cells in a line below their lead, each in its column."""
    line = [Cell(" " * _BELOW)]
    for cell, column, width in zip(cells, columns, widths, strict=True):
        blanks = " " * (width - cell_len(screen.letters(cell.text)))
        text = f"{blanks}{cell.text}" if column.right else f"{cell.text}{blanks}"
        line += [cell._replace(text=text), Cell(" " * _BETWEEN)]
    return _joined(screen, *line)


def _stacked(table: Table, screen: Screen) -> Iterator[RenderableType]:
    """Each row as its lead on a line of its own, and the other cells below it, as many to a line as fit."""
    for row in table.rows:
        pairs = list(zip(table.columns, row, strict=True))
        leads = [cell for column, cell in pairs if column.lead and cell.text]
        yield _hung(*(_cell(screen, cell) for cell in leads))
        indent = _width([*leads[:-1], Cell("  ")]) if len(leads) > 1 else 4
        line: list[Cell] = []
        for column, cell in pairs:
            if column.lead or not cell.text.strip():
                continue
            named = [Cell(f"{column.name} ", "quiet")] if table.header else []
            part = [*named, cell._replace(text=cell.text.rstrip())]
            if line and indent + _width([*line, Cell(", "), *part]) > screen.width:
                yield Padding(_joined(screen, *line), (0, 0, 0, indent))
                line = []
            line += [Cell(", "), *part] if line else part
        if line:
            yield Padding(_joined(screen, *line), (0, 0, 0, indent))


def _hung(*texts: Text) -> RichTable:
    """Texts in a row; the last wraps beside the others, which stay whole."""
    row = RichTable.grid(padding=(0, _BETWEEN, 0, 0))
    for index in range(len(texts)):
        row.add_column(no_wrap=index < len(texts) - 1, overflow="fold")
    row.add_row(*texts)
    return row


def _cell(screen: Screen, cell: Cell) -> Text:
    return _text(screen, cell.text, cell.tone)


def _joined(screen: Screen, *cells: Cell) -> Text:
    """Cells one after the other, each in its own tone."""
    joined = Text(overflow="fold")
    for cell in cells:
        joined.append_text(_text(screen, cell.text, cell.tone))
    joined.rstrip()
    return joined


def _width(cells: Sequence[Cell]) -> int:
    return sum(cell_len(on_a_line(cell.text)) for cell in cells)
