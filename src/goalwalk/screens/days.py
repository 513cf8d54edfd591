"""One day of one step, as a cell that tables, calendars and pages draw."""

from __future__ import annotations

from datetime import date

from goalwalk.core.measures.marks import Look, Row, looks
from goalwalk.core.tuples import NamedTuple


class DayCell(NamedTuple):
    """A day and how it looks."""

    day: date
    look: Look


def day_cells(row: Row, first: date, count: int) -> tuple[DayCell, ...]:
    """`count` days from `first` on."""
    days = range(first.toordinal(), first.toordinal() + count)
    return tuple(DayCell(date.fromordinal(day), look) for day, look in zip(days, looks(row, days), strict=True))
