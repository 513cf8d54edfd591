"""How settled a step is: the score of Loop Habit Tracker, an exponential smoothing of showing up (measures §5).

It grows with showing up and fades slowly; one hard day hardly dents it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil

from goalwalk.core.measures.day_index import (
    CREDIT,
    NOTHING,
    between,
    first_day,
    halves_of,
    letter_on,
    sums_of,
    target_on,
)
from goalwalk.core.measures.marks import Row
from goalwalk.core.measures.occasions import OUT, rule_days
from goalwalk.core.rhythm.rhythms import has_occasions, share
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple

HALVINGS = 60  # what a day once gave is below the last digit of the result when it has been halved so often


class _Stretch(NamedTuple):
    """Days under one rhythm and target: `times` in a `window` of days settle it, and `halving` of it fades a day."""

    first: int
    last: int
    times: int
    window: int
    halving: float


def strength(row: Row) -> float | None:
    """0–1; None for a step that has no rhythm today. 0 before the first check-in.

    Each day: s ← s·m + x·(1 − m), m = 0.5^(√f / 13), x the showing up of the last D days out of N. A rest leaves s
    as it is; a day taken out does too, unless showing up on it raises s, and showing up on the day a pause begins
    never lowers it. Today counts once something is said. Days that have faded out altogether are not read.
    """
    if not has_occasions(row.rhythm):
        return None
    settled = 0.0
    for stretch in _not_faded(row, list(_stretches(row))):
        settled = _over(row, stretch, settled)
    return settled


def _stretches(row: Row) -> Iterator[_Stretch]:
    """The days from the first check-in on, cut where the rhythm or the target changes; without those of no rhythm."""
    today, first = row.life.today, first_day(row.said)
    last = today if letter_on(row.said, today) != NOTHING else today - 1
    if first is None:
        return
    changed = {since.day for since in row.step.rhythms[1:]} | {since.day for since in row.step.targets[1:]}
    begins = [first, *sorted(day for day in (day.toordinal() for day in changed) if first < day <= last)]
    for begin, end in zip(begins, [*(day - 1 for day in begins[1:]), last], strict=True):
        rhythm, target = in_force(row.step.rhythms, date.fromordinal(begin)), target_on(row.step, begin)
        if has_occasions(rhythm) and begin <= end:
            era = max((era.begin for era in row.eras if era.begin <= begin), default=row.step.start.toordinal())
            times, window = share(rhythm, rule_days(rhythm, era))
            halving = (times / window) ** 0.5 / 13
            doubled = 2 if times < window and target is None else 1
            yield _Stretch(begin, end, times * doubled, window * doubled, halving)


def _not_faded(row: Row, stretches: list[_Stretch]) -> list[_Stretch]:
    """The latest stretches, and of the first of them the latest days, that still count for anything."""
    kept: list[_Stretch] = []
    left = float(HALVINGS)
    for stretch in reversed(stretches):
        needed = ceil(left / stretch.halving) + len(row.life.edges)
        letters = row.life.letters(stretch.first, stretch.last)
        days, taken = min(needed, len(letters)), 0
        while True:
            still = letters.count("r", len(letters) - days) + letters.count(OUT, len(letters) - days)
            taken = days - still
            if taken >= needed or days == len(letters):
                break
            days = min(days + needed - taken, len(letters))
        kept.append(stretch._replace(first=stretch.last + 1 - days))
        left -= max(0, taken - len(row.life.edges)) * stretch.halving
        if left <= 0:
            break
    return kept[::-1]


def _over(row: Row, stretch: _Stretch, settled: float) -> float:
    first, last, times, window, halving = stretch
    kept_of_old = 0.5**halving
    credits = _credits(row, first - window, last)
    letters = list(row.life.letters(first, last))
    for edge in row.life.edges:  # showing up on it counts as on a day taken out
        if first <= edge <= last and credits[edge - first + window]:
            letters[edge - first] = OUT
    credit = sum(credits[:window])
    for letter, here, gone in zip(letters, credits[window:], credits, strict=False):
        credit += here - gone
        if letter == "r":
            continue
        showing_up = credit / times if credit < times else 1.0
        moved = settled * kept_of_old + showing_up * (1 - kept_of_old)
        if letter != OUT or (here and moved > settled):
            settled = moved
    return settled


def _credits(row: Row, first: int, last: int) -> list[float]:
    """What each day gives: its share of the target in force on it, or done 1 and partly ½."""
    credits = [CREDIT[letter] for letter in between(row.said, first, last)]
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        for day, sum in sums_of(year, row.said.sums.get(year, "")).items():
            target = target_on(row.step, day)
            if target is not None and first <= day <= last:
                credits[day - first] = halves_of(sum, target) / (2 * target)
    return credits
