"""A map of days as lines of cells: a column a week, as many as fit beside the names of the weekdays, in bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goalwalk.screens.blocks import Cell, DayMap, MapDay

Week = Sequence[MapDay]


def day_map_lines(day_map: DayMap, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a map that is `width` columns wide, none of them wider."""
    names = max(len(name) for name in day_map.weekdays) + 1
    weeks = [day_map.days[start : start + 7] for start in range(0, len(day_map.days), 7)]
    for band in bands(weeks, max(1, width - names), max(map(len, day_map.months))):
        yield (Cell(month_line(band, day_map.months, names), "quiet"),)
        for weekday, name in enumerate(day_map.weekdays):
            shades = [week[weekday].shade if weekday < len(week) else None for week in band]
            signs = "".join(" " if shade is None else day_map.shades[shade] for shade in shades)
            yield Cell(name.ljust(names), "quiet"), Cell(signs, "shown")


def bands(weeks: Sequence[Week], fit: int, longest: int) -> Iterator[Sequence[Week]]:
    """As many weeks as fit beside each other; a month whose name would not fit any more begins the next band."""
    start = 0
    while start < len(weeks):
        end = min(start + fit, len(weeks))
        late = [at for at in range(start + max(1, fit - longest + 1), end) if _first_of_month(weeks[at])]
        end = late[0] if late else end
        yield weeks[start:end]
        start = end


def month_line(weeks: Sequence[Week], months: tuple[str, ...], names: int) -> str:
    """The names of the months above the week in which each begins, behind `names` columns for the weekdays.

    Every month is named, the one the band begins in, too: where the next one follows at once (`is_narrow`), in those
    columns.
    """
    starts = [(at, first) for at, week in enumerate(weeks) if (first := _first_of_month(week))]
    if weeks and (not starts or starts[0][0] > 0):
        begun = months[weeks[0][0].day.month - 1]
        room = starts[0][0] - len(begun) - 1 if starts else 0
        starts[:0] = [(min(0, room), weeks[0][0].day)] if names + room >= 0 else []
    line = ""
    for at, first in starts:
        line = line.ljust(max(0, names + at)) + months[first.month - 1] + " "
    return line.rstrip()


def is_narrow(weeks: Sequence[Week], longest: int) -> bool:
    """Whether the month that they begin in ends too soon to be named above them."""
    start = next((at for at, week in enumerate(weeks) if _first_of_month(week)), 0)
    return 0 < start <= longest


def _first_of_month(week: Week) -> date | None:
    return next((day.day for day in week if day.day.day == 1), None)
