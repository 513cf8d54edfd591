"""A graph as lines of cells: a sign a day where all days fit, otherwise a sign a week, in bands where these do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from goalwalk.draw.day_map import Week, bands, is_narrow, month_line
from goalwalk.screens.blocks import Cell, Graph, MapDay


def graph_lines(graph: Graph, width: int) -> Iterator[tuple[Cell, ...]]:
    """The lines of a graph, none wider than `width` columns: the months, and below them the signs.

    Where the first month of a band has no room for its name above its signs, it stands before them.
    """
    longest = max(map(len, graph.months))
    found, names = _bands(graph, width, longest), 0
    if any(is_narrow(band, longest) for band, _ in found):
        names = longest + 1
        found = _bands(graph, width - names, longest)
    for band, signs in found:
        yield (Cell(month_line(band, graph.months, names), "quiet"),)
        yield (Cell(" " * names + signs),)


def _bands(graph: Graph, width: int, longest: int) -> list[tuple[Sequence[Week], str]]:
    """What lies beside each other in so many columns, days or weeks, each band with its signs."""
    signs, span = (graph.days, 1) if len(graph.days) <= width else (graph.weeks, 7)
    columns = [
        [MapDay(graph.first + timedelta(days=at * span + day), None, False) for day in range(span)]
        for at in range(len(signs))
    ]
    found: list[tuple[Sequence[Week], str]] = []
    start = 0
    for band in bands(columns, width, longest):
        found.append((band, signs[start : start + len(band)]))
        start += len(band)
    return found
