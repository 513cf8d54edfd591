"""When a step comes round next, as things stand: what was said, rests and pauses ahead, and an end are seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from goalwalk.core.days import month_end, week_start
from goalwalk.core.measures.day_index import between, last_shown
from goalwalk.core.measures.marks import Row
from goalwalk.core.measures.occasions import Era, dates_from
from goalwalk.core.rhythm.rhythms import DATED, share

AHEAD = 1500  # days that are looked through, and one round of the rhythm more


def coming(row: Row, count: int) -> tuple[date, ...]:
    """The next days the step comes round on: today while it is open, and none that rests or is taken out.

    For a quota the first days of the weeks or months that have a day left to show up on, beginning with today's; for
    `after` the next due day alone, since the others depend on it. () for a rhythm that names no days.
    """
    found = _coming(row, row.eras[-1])
    return tuple(date.fromordinal(day) for day in islice(found, count))


def _coming(row: Row, era: Era) -> Iterator[int]:
    first = max(row.life.today, era.begin)
    if any(begin <= first and end == date.max.toordinal() for begin, end in row.life.out) and row.today != "open":
        return  # over, or at rest until it is taken up again
    if row.rhythm.kind in DATED:
        yield from (day for day in _looked_through(row, era, first) if _asked(row, day))
    elif row.rhythm.kind in ("week", "month"):
        yield from _periods(row, first)
    elif row.rhythm.kind == "after":
        yield from _due(row, era, first)


def _looked_through(row: Row, era: Era, first: int) -> Iterator[int]:
    _, round = share(row.rhythm)
    for day in dates_from(row.rhythm, era.begin, first):
        if day > first + AHEAD + round:
            return
        yield day


def _asked(row: Row, day: int) -> bool:
    if day == row.life.today:
        return row.today == "open"
    return not row.life.is_out(day) and not row.life.rested(day)


def _periods(row: Row, first: int) -> Iterator[int]:
    day = first
    while day <= min(first + AHEAD, date.max.toordinal() - 31):
        civil = date.fromordinal(day)
        if row.rhythm.kind == "week":
            begin = week_start(civil, row.life.week_starts_on).toordinal()
            end = begin + 6
        else:
            begin, end = civil.replace(day=1).toordinal(), month_end(civil).toordinal()
        if any(not row.life.is_out(left) for left in range(day, end + 1)):
            yield begin
        day = end + 1


def _due(row: Row, era: Era, first: int) -> Iterator[int]:
    """Today while it is due; otherwise as many days after the last showing up, or after a span without one."""
    if row.today == "open":
        yield row.life.today
        return
    due, span = first, row.rhythm.span
    if row.occasions.lasts and row.occasions.lasts[-1] >= era.begin:
        begin, end = row.occasions.firsts[-1], row.occasions.lasts[-1]
        shown = last_shown(row.said, row.life.today)
        again = shown is not None and shown >= begin
        due = shown + span if again and shown is not None else end + 1
    due = max(due, first + (row.life.today >= era.begin))
    while due <= first + AHEAD:
        if row.life.is_out(due):
            due += 1
        elif "r" in between(row.said, due, due + span - 1):
            due += span  # a rest that was noted ahead is of all the days on which it can be done
        else:
            yield due
            return
