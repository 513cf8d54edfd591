"""Blocks as plain lines: one fact a line, no frames, no signs that need eyes. For pipes and for being read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from goalwalk.draw.safe import visible
from goalwalk.screens.blocks import Block, Cell, DayMap, Gap, Graph, Heading, Line, Table
from goalwalk.words import say


def plain_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines, each safe to write."""
    for block in blocks:
        match block:
            case Heading(text, aside, id):
                yield visible(f"{id} {text}".lstrip() + (f" ({aside})" if aside else ""))
            case Line(text, _, indent, for_eyes):
                if not for_eyes:
                    yield " " * indent + visible(text)
            case Table():
                yield from (visible(line) for line in _table(block))
            case DayMap():
                yield from (visible(line) for line in _day_map(block))
            case Graph():
                yield from (visible(line) for line in (block.name, *block.told))
            case Gap():
                pass


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


def _day_map(day_map: DayMap) -> Iterator[str]:
    """Month by month, how many days were shown up for; months with no day to tell of are left out."""
    told = (day for day in day_map.days if day.shade is not None)
    for (year, month), group in groupby(told, key=lambda day: (day.day.year, day.day.month)):
        days = list(group)
        counts = {"days": sum(day.shown for day in days)}
        counts |= {word: sum(day.word == word and not day.shown for day in days) for word in ("rest", "not today")}
        counted = ", ".join(say(f"calendar.month.{name}", n=count) for name, count in counts.items() if count)
        yield say("calendar.month", month=day_map.months[month - 1], year=year, days=counted or say("none"))
