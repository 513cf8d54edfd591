"""Lines that fit on a terminal as they stand. Receipts are nothing else, and importing Rich takes longer than they do.

What has columns, or has to be folded, is left to `rich_screen`, which draws these lines just the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalwalk.show.blocks import Block, Cell, DayMap, Gap, Heading, Line, Tone
from goalwalk.show.day_map import day_map_lines
from goalwalk.show.screen import Screen, without_end_blanks

_CODES: dict[Tone, str] = {"strong": "1", "quiet": "2", "shown": "32", "rest": "36"}
_COLOURS: tuple[Tone, ...] = ("shown", "rest")


def fitting_lines(blocks: Sequence[Block], screen: Screen) -> str | None:
    """The blocks as they are written to a terminal; None where one of them needs more than lines that fit."""
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


def _rows(block: Block, screen: Screen) -> Iterator[tuple[Cell, ...]] | None:
    match block:
        case Heading(text, aside, ""):
            return iter([(Cell(text, "strong"), Cell(f"  ({aside})" if aside else "", "quiet"))])
        case Line(text, tone, indent):
            return iter([(Cell(" " * indent), Cell(text, tone))])
        case DayMap():
            return day_map_lines(block, screen.width)
        case Gap():
            return iter([()])
        case _:
            return None


def _toned(cell: Cell, screen: Screen) -> str:
    code = _CODES.get(cell.tone) if screen.colour or cell.tone not in _COLOURS else None
    return f"\x1b[{code}m{cell.text}\x1b[0m" if code and cell.text else cell.text


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
