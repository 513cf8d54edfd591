"""A map of days as lines of cells: a column a week, as many as fit beside the names of the weekdays, in bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalwalk.show.blocks import Cell, DayMap, MapDay


def day_map_lines(day_map: DayMap, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a map that is `width` columns wide, none of them wider."""
    names = max(len(name) for name in day_map.weekdays) + 1
    weeks = [day_map.days[start : start + 7] for start in range(0, len(day_map.days), 7)]
    fit = max(1, width - names)
    for start in range(0, len(weeks), fit):
        band = weeks[start : start + fit]
        yield (Cell(" " * names + month_line(band, day_map.months, fit), "quiet"),)
        for weekday, name in enumerate(day_map.weekdays):
            shades = [week[weekday].shade if weekday < len(week) else None for week in band]
            signs = "".join(" " if shade is None else day_map.shades[shade] for shade in shades)
            yield Cell(name.ljust(names), "quiet"), Cell(signs, "shown")


def month_line(weeks: Sequence[Sequence[MapDay]], months: tuple[str, ...], width: int) -> str:
    """The names of the months above the week in which each begins; names never touch.

    The month the band begins in is named too, where there is room before the next.
    """
    starts = [(index, day.day) for index, week in enumerate(weeks) for day in week if day.day.day == 1]
    if weeks and (not starts or starts[0][0] > max(map(len, months))):
        starts.insert(0, (0, weeks[0][0].day))
    line = ""
    for index, first in starts:
        name = months[first.month - 1]
        if len(line) <= index and index + len(name) <= max(width, len(name)):
            line = line.ljust(index) + name + " "
    return line.rstrip()
