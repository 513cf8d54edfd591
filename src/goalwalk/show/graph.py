"""A graph as lines of cells: a sign a day where all days fit, otherwise a sign a week, in bands where these do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from goalwalk.show.blocks import Cell, Graph, MapDay
from goalwalk.show.day_map import bands, month_line


def graph_lines(graph: Graph, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a graph, none wider than `width` columns: the months, and below them the signs."""
    signs, span = (graph.days, 1) if len(graph.days) <= width else (graph.weeks, 7)
    columns = [
        [MapDay(graph.first + timedelta(days=at * span + day), None, False) for day in range(span)]
        for at in range(len(signs))
    ]
    start = 0
    for band in bands(columns, width, max(map(len, graph.months))):
        yield (Cell(month_line(band, graph.months, 0), "quiet"),)
        yield (Cell(signs[start : start + len(band)]),)
        start += len(band)
