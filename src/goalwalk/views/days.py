"""One day of one step, as a cell that tables, calendars and pages draw."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from goalwalk.core.marks import Row

Look = Literal["done", "partly", "rest", "not today", "nothing written", "open", "out", "ahead"]


class DayCell(NamedTuple):
    """What a day shows: what was said; otherwise whether it is still open, out (paused, not begun), or ahead."""

    day: date
    look: Look


def day_cells(row: Row, first: date, count: int) -> tuple[DayCell, ...]:
    """`count` days from `first` on."""
    start = first.toordinal()
    return tuple(DayCell(date.fromordinal(day), look(row, day)) for day in range(start, start + count))


def look(row: Row, day: int) -> Look:
    """How a day (an ordinal) looks."""
    said = row.said.get(day)
    if said is not None:
        return said.word
    if day < row.step.start.toordinal() or row.life.is_out(day):
        return "out"
    if day > row.life.today:
        return "ahead"
    return "open" if day == row.life.today else "nothing written"
