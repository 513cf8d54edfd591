"""Everything goalwalk counts about one step, in one record: the numbers of tables, pages and `progress --json`."""

from __future__ import annotations

from goalwalk.core.measures.day_index import shown_until
from goalwalk.core.measures.marks import Row, Today
from goalwalk.core.measures.runs import Run, comebacks, current, gaps_now, longest, median, rate
from goalwalk.core.measures.strength import strength
from goalwalk.core.rhythm.rhythms import has_occasions
from goalwalk.core.tuples import NamedTuple


class Measures(NamedTuple):
    """`showed_up`: days with showing up, all time. Rates and strength are 0–1, None where there is nothing to say.

    `gaps_now`: gaps since the last kept occasion, so that a screen can tell a run that stands by its room.
    """

    showed_up: int
    rate: float | None
    rate_28: float | None
    run: Run | None
    longest: Run | None
    comebacks: int
    gap_median: float | None
    strength: float | None
    today: Today
    gaps_now: int


def measure(row: Row) -> Measures:
    """Count one step's row."""
    today = row.life.today
    rhythmic = has_occasions(row.rhythm)
    came_back = comebacks(row)
    return Measures(
        showed_up=shown_until(row.said, today),
        rate=rate(row.occasions) if rhythmic else None,
        rate_28=rate(row.occasions, today - 27, today) if rhythmic else None,
        run=current(row),
        longest=longest(row),
        comebacks=len(came_back),
        gap_median=median(came_back),
        strength=strength(row),
        today=row.today,
        gaps_now=gaps_now(row),
    )
