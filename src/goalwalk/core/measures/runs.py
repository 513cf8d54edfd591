"""Runs, comebacks and rates, read from a row's occasions (measures §4). Never two in a row: a run bridges gaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from goalwalk.core.measures.marks import Row
from goalwalk.core.measures.occasions import GAP, KEPT, Occasions
from goalwalk.core.rhythm.rhythms import DATED, has_occasions
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple

Unit = Literal["day", "week", "month"]
_EACH_A_DAY = (*DATED, "after")  # kinds whose every occasion is kept by one day of showing up


class Run(NamedTuple):
    """Kept occasions in a row. `days` from the first to the last kept day, within today; `bridged` gaps inside.

    `unit`: what each of them is: a day of showing up, a week, a month; None where it is a day that others make good
    (rolling), and where another kind of rhythm followed between the first and the last.
    """

    length: int
    days: int
    bridged: int
    start: date
    end: date
    unit: Unit | None = None


def current(row: Row) -> Run | None:
    """The run that stands today; None where none does."""
    segments = list(_segments(row))
    return _run(row, *segments[-1]) if segments else None


def longest(row: Row) -> Run | None:
    """The longest run, the earliest of equals."""
    states = row.occasions.states
    segments = [(states.count(KEPT, begin, end), begin, end) for begin, end in _segments(row)]
    best = max(segments, key=lambda found: found[0], default=None)
    return _run(row, *best[1:]) if best else None


def comebacks(row: Row) -> list[int]:
    """For each kept occasion right after gaps, how many these were, the oldest first. Rests are looked through."""
    if not has_occasions(row.rhythm):
        return []
    return [gaps for _, gaps in _comebacks(row.occasions.states)]


def comeback_days(row: Row) -> list[date]:
    """The day of each comeback: the last of its occasion, as far as that has come. In the order of `comebacks`."""
    if not has_occasions(row.rhythm):
        return []
    states, _, lasts = row.occasions
    return [date.fromordinal(min(lasts[at], row.life.today)) for at, _ in _comebacks(states)]


def _comebacks(states: str) -> Iterator[tuple[int, int]]:
    """Where something is kept again, and how many gaps there were since it was before, or since the beginning."""
    begin = 0
    while (at := states.find(KEPT, begin)) >= 0:
        if gaps := states.count(GAP, begin, at):
            yield at, gaps
        begin = at + 1


def came_back_today(row: Row) -> bool:
    """Whether the latest kept occasion is today's, and a comeback."""
    states, _, lasts = row.occasions
    kept = states.rfind(KEPT)
    if kept < 0 or not has_occasions(row.rhythm) or lasts[kept] < row.life.today:
        return False
    return GAP in states[states.rfind(KEPT, 0, kept) + 1 : kept]


def gaps_now(row: Row) -> int:
    """The gaps since the last kept occasion: a run that stands with any stands by its room."""
    states = row.occasions.states if has_occasions(row.rhythm) else ""
    return states.count(GAP, states.rfind(KEPT) + 1)


def _segments(row: Row) -> Iterator[tuple[int, int]]:
    """The occasions between those that end a run, as ends of slices; the last is what the current run can lie in.

    A run ends at a gap that is more than the room in force there; `least` is the smallest room there ever was.
    """
    if not has_occasions(row.rhythm):
        return
    states = row.occasions.states
    least = min(since.value for since in row.rooms)
    begin = 0
    for gaps in re.finditer(f"(?:{GAP}[^{GAP}{KEPT}]*){{{least + 1}}}[^{KEPT}]*", states):
        if len(row.rooms) == 1 or _more_than_the_room(row, gaps.start(), gaps.group()):
            yield begin, gaps.start()
            begin = gaps.end()
    yield begin, len(states)


def _more_than_the_room(row: Row, start: int, states: str) -> bool:
    places = (start + at for at, letter in enumerate(states) if letter == GAP)
    rooms = (in_force(row.rooms, date.fromordinal(row.occasions.lasts[at])) for at in places)
    return any(count > room for count, room in enumerate(rooms, 1))


def _run(row: Row, begin: int, end: int) -> Run | None:
    """The run inside these occasions, which no gap ends."""
    states, firsts, lasts = row.occasions
    first, last = states.find(KEPT, begin, end), states.rfind(KEPT, begin, end)
    if first < 0:
        return None
    start, until = firsts[first], min(lasts[last], row.life.today)
    return Run(
        length=states.count(KEPT, begin, end),
        days=until - start + 1,
        bridged=states.count(GAP, first, last),
        start=date.fromordinal(start),
        end=date.fromordinal(until),
        unit=_unit(row, lasts[first], lasts[last]),
    )


def _unit(row: Row, first: int, last: int) -> Unit | None:
    """What the occasions are that end on `first`, on `last` and between, if one rhythm asked for all of them."""
    eras = [era for era in row.eras if era.begin <= last and (era.end is None or first <= era.end)]
    if all(era.rhythm.kind in _EACH_A_DAY for era in eras):
        return "day"
    kind = eras[0].rhythm.kind
    return kind if len(eras) == 1 and (kind == "week" or kind == "month") else None


def rate(occasions: Occasions, since: int | None = None, until: int | None = None) -> float | None:
    """Kept among the closed occasions (kept or gap), None where none is closed.

    With `since` and `until`, only those whose last day lies between them count.
    """
    states, _, lasts = occasions
    low = 0 if since is None else bisect_left(lasts, since)
    high = len(states) if until is None else bisect_right(lasts, until)
    kept, gaps = states.count(KEPT, low, high), states.count(GAP, low, high)
    return kept / (kept + gaps) if kept + gaps else None


def median(values: Sequence[int]) -> float | None:
    """The middle value, or the mean of the two middle ones; None of nothing."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
