"""Maps of days and graphs as lines of cells, and in words for being read aloud.

A map has a column a week, as many as fit beside the names of the weekdays, in bands; a short one has a row a week. A
graph has a sign a day where all days fit, otherwise a sign a week, in bands where these do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import dropwhile, groupby

from goalwalk.screens.blocks import Cell
from goalwalk.screens.map_blocks import DayMap, Graph, MapDay
from goalwalk.words import say

Week = Sequence[MapDay]


def map_lines(block: DayMap | Graph, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a map, or of a graph under its name, none wider than `width` columns."""
    if isinstance(block, DayMap):
        yield from _weeks(block) if block.is_short else _day_map(block, width)
    else:
        yield (Cell(block.name),)
        yield from _graph(block, width)


def told_lines(block: DayMap | Graph) -> Iterator[str]:
    """What it says, in words."""
    yield from _told(block) if isinstance(block, DayMap) else (block.name, *block.told)


def _weeks(day_map: DayMap) -> Iterator[tuple[Cell, ...]]:
    """A row a week, under the letters of the weekdays, from the first week that has a day to show; behind the day that
    it begins on. No wider than the narrowest screen.
    """
    weeks = [day_map.days[start : start + 7] for start in range(0, len(day_map.days), 7)]
    names = max(map(len, day_map.months)) + 3
    yield (Cell(" " * names + "".join(f" {name[0]}" for name in day_map.weekdays), "quiet"),)
    for week in dropwhile(lambda week: all(day.shade is None for day in week), weeks):
        first = f"{week[0].day.day:>2} {day_map.months[week[0].day.month - 1]}"
        signs = "".join(" " + (" " if day.shade is None else day_map.shades[day.shade]) for day in week)
        yield Cell(first.ljust(names), "quiet"), Cell(signs, "shown")


def _day_map(day_map: DayMap, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a map that is `width` columns wide, none of them wider."""
    names = max(len(name) for name in day_map.weekdays) + 1
    weeks = [day_map.days[start : start + 7] for start in range(0, len(day_map.days), 7)]
    for band in _bands(weeks, max(1, width - names), max(map(len, day_map.months))):
        yield (Cell(_month_line(band, day_map.months, names), "quiet"),)
        for weekday, name in enumerate(day_map.weekdays):
            shades = [week[weekday].shade if weekday < len(week) else None for week in band]
            signs = "".join(" " if shade is None else day_map.shades[shade] for shade in shades)
            yield Cell(name.ljust(names), "quiet"), Cell(signs, "shown")


def _bands(weeks: Sequence[Week], fit: int, longest: int) -> Iterator[Sequence[Week]]:
    """As many weeks as fit beside each other; a month whose name would not fit any more begins the next band."""
    start = 0
    while start < len(weeks):
        end = min(start + fit, len(weeks))
        late = [at for at in range(start + max(1, fit - longest + 1), end) if _first_of_month(weeks[at])]
        end = late[0] if late else end
        yield weeks[start:end]
        start = end


def _month_line(weeks: Sequence[Week], months: tuple[str, ...], names: int) -> str:
    """The names of the months above the week in which each begins, behind `names` columns for the weekdays.

    Every month is named, the one the band begins in, too: where the next one follows at once (`_is_narrow`), in those
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


def _is_narrow(weeks: Sequence[Week], longest: int) -> bool:
    """Whether the month that they begin in ends too soon to be named above them."""
    start = next((at for at, week in enumerate(weeks) if _first_of_month(week)), 0)
    return 0 < start <= longest


def _first_of_month(week: Week) -> date | None:
    return next((day.day for day in week if day.day.day == 1), None)


def _graph(graph: Graph, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a graph, none wider than `width` columns: the months, and below them the signs.

    Where the first month of a band has no room for its name above its signs, it stands before them.
    """
    longest = max(map(len, graph.months))
    found, names = _graph_bands(graph, width, longest), 0
    if any(_is_narrow(band, longest) for band, _ in found):
        names = longest + 1
        found = _graph_bands(graph, width - names, longest)
    for band, signs in found:
        yield (Cell(_month_line(band, graph.months, names), "quiet"),)
        yield (Cell(" " * names + signs),)


def _graph_bands(graph: Graph, width: int, longest: int) -> list[tuple[Sequence[Week], str]]:
    """What lies beside each other in so many columns, days or weeks, each band with its signs."""
    signs, span = (graph.days, 1) if len(graph.days) <= width else (graph.weeks, 7)
    columns = [
        [MapDay(graph.first + timedelta(days=at * span + day), None, False) for day in range(span)]
        for at in range(len(signs))
    ]
    found: list[tuple[Sequence[Week], str]] = []
    start = 0
    for band in _bands(columns, width, longest):
        found.append((band, signs[start : start + len(band)]))
        start += len(band)
    return found


def _told(day_map: DayMap) -> Iterator[str]:
    """Month by month, how many days were shown up for; months with no day to tell of are left out."""
    told = (day for day in day_map.days if day.shade is not None)
    for (year, month), group in groupby(told, key=lambda day: (day.day.year, day.day.month)):
        days = list(group)
        counts = {"days": sum(day.shown for day in days)}
        counts |= {word: sum(day.word == word and not day.shown for day in days) for word in ("rest", "not today")}
        counted = ", ".join(say(f"calendar.month.{name}", n=count) for name, count in counts.items() if count)
        yield say("calendar.month", month=day_map.months[month - 1], year=year, days=counted or say("none"))
