"""Runs, comebacks and rates, read from a row's occasions (measures §4). Never two in a row: a run bridges gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from goalwalk.core.marks import Row
from goalwalk.core.model import in_force
from goalwalk.core.occasions import Occasion
from goalwalk.core.rhythms import has_occasions


class Run(NamedTuple):
    """Kept occasions in a row. `days` from the first to the last kept day, within today; `bridged` gaps inside."""

    length: int
    days: int
    bridged: int
    start: date
    end: date


class Comeback(NamedTuple):
    """A kept occasion right after `gaps` gaps; `day` is its last day, within today."""

    day: date
    gaps: int


class Runs(NamedTuple):
    """The current run (None: none stands), the longest, and the comebacks, oldest first.

    `gaps_now` counts the gaps since the last kept occasion: a current run with any stands by its room.
    """

    current: Run | None
    longest: Run | None
    comebacks: tuple[Comeback, ...]
    gaps_now: int


def runs(row: Row) -> Runs:
    """The runs of a step, as its occasions and the room in force on each tell. None for a step without a rhythm."""
    if not has_occasions(row.rhythm):
        return Runs(None, None, (), 0)
    current: Run | None = None
    longest: Run | None = None
    comebacks, gaps = [], 0
    for occasion in row.occasions:
        if occasion.state == "gap":
            gaps += 1
            if gaps > in_force(row.rooms, date.fromordinal(occasion.last)):
                current = None
        elif occasion.state == "kept":
            current = _longer(current, occasion, gaps, row.life.today)
            if gaps:
                comebacks.append(Comeback(current.end, gaps))
            gaps = 0
            if longest is None or current.length > longest.length:
                longest = current
    return Runs(current, longest, tuple(comebacks), gaps)


def _longer(run: Run | None, kept: Occasion, gaps: int, today: int) -> Run:
    end = date.fromordinal(min(kept.last, today))
    if run is None:
        start = date.fromordinal(kept.first)
        return Run(1, (end - start).days + 1, 0, start, end)
    return Run(run.length + 1, (end - run.start).days + 1, run.bridged + gaps, run.start, end)


def rate(occasions: Sequence[Occasion], since: int | None = None, until: int | None = None) -> float | None:
    """Kept among the closed occasions (kept or gap), None where none is closed.

    With `since` and `until`, only those whose last day lies between them count.
    """
    kept = closed = 0
    for occasion in occasions:
        inside = since is None or until is None or since <= occasion.last <= until
        if inside and occasion.state in ("kept", "gap"):
            closed += 1
            kept += occasion.state == "kept"
    return kept / closed if closed else None


def median(values: Sequence[int]) -> float | None:
    """The middle value, or the mean of the two middle ones; None of nothing."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
