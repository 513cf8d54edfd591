"""Blocks that draw many days: a heat map, and a graph of one line. Few screens have one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk.core.tuples import NamedTuple


class MapDay(NamedTuple):
    """One day of a map: its shade (None: blank), whether it was shown up for, and else what was said of it."""

    day: date
    shade: int | None
    shown: bool
    word: str | None = None


class DayMap(NamedTuple):
    """A heat map: a column a week, from a week's first day on; `shades` are the signs of shade 0, 1, …

    `is_short`: so few weeks that each has a row.
    """

    days: Sequence[MapDay]
    shades: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    is_short: bool = False


class Graph(NamedTuple):
    """A graph of one line, under its name: a sign for each of `days`, or where these do not fit, for each of `weeks`.

    Both begin on the day `first`; a week has seven days. `told` are the lines instead of it for being read aloud.
    """

    name: str
    first: date
    days: str
    weeks: str
    months: tuple[str, ...]
    told: tuple[str, ...]
