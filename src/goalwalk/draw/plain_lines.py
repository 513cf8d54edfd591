"""Blocks as plain lines: one fact a line, no frames, no signs that need eyes. For pipes and for being read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalwalk.draw.safe import on_a_line
from goalwalk.screens.blocks import Block, Cell, Gap, Heading, Line, Table


def plain_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines, each safe to write."""
    for block in blocks:
        match block:
            case Heading(text, aside, id):
                yield on_a_line(f"{id} {text}".lstrip() + (f" ({aside})" if aside else ""))
            case Line(text, _, indent, for_eyes):
                if not for_eyes:
                    yield " " * indent + on_a_line(text)
            case Table():
                yield from (on_a_line(line) for line in _table(block))
            case Gap():
                pass
            case _:
                from goalwalk.draw.draw_maps import told_lines  # few screens have one

                yield from (on_a_line(line) for line in told_lines(block))


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        pairs = list(zip(table.columns, row, strict=True))
        lead = " ".join(spoken(cell) for column, cell in pairs if column.lead and spoken(cell))
        facts = [
            f"{column.name}: {spoken(cell)}" if table.header and column.name else spoken(cell)
            for column, cell in pairs
            if not column.lead and spoken(cell)
        ]
        yield ". ".join([lead, "; ".join(facts)]) if facts and lead else lead or "; ".join(facts)


def spoken(cell: Cell) -> str:
    """A cell as it is read aloud."""
    return cell.text if cell.aloud is None else cell.aloud
