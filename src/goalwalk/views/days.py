"""One day of one step, as a cell that tables, calendars and pages draw."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from goalwalk.core.marks import Row

Look = Literal["done", "partly", "rest", "not today", "nothing written", "open", "out", "ahead"]


class DayCell(NamedTuple):
    """What a day shows: what was said; otherwise whether it is open, ahead, or out (not asked for, paused)."""

    day: date
    look: Look


def day_cells(row: Row, first: date, count: int) -> tuple[DayCell, ...]:
    """`count` days from `first` on. A day on which the step does not come round is out, if nothing is written."""
    days = range(first.toordinal(), first.toordinal() + count)
    asked: set[int] = set()
    for occasion in reversed(row.occasions):
        if occasion.last < days.start:
            break
        asked.update(range(occasion.first, occasion.last + 1))
    cells = ((day, look(row, day)) for day in days)
    return tuple(
        DayCell(date.fromordinal(day), "out" if seen == "nothing written" and day not in asked else seen)
        for day, seen in cells
    )


def look(row: Row, day: int) -> Look:
    """How a day (an ordinal) looks."""
    said = row.said.get(day)
    if said is not None:
        return said.word
    if day < row.step.start.toordinal() or row.life.is_out(day):
        return "out"
    if day > row.life.today:
        return "ahead"
    if day == row.life.today:
        return "open" if row.today == "open" else "out"
    return "nothing written"
