"""How settled a step is: the score of Loop Habit Tracker, an exponential smoothing of showing up (measures §5).

It grows with showing up and fades slowly; one hard day hardly dents it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goalwalk.core.marks import Row
from goalwalk.core.model import in_force
from goalwalk.core.occasions import rule_days
from goalwalk.core.rhythms import Rhythm, has_occasions, share
from goalwalk.core.said import target_on


def strength(row: Row) -> float | None:
    """0–1; None for a step that has no rhythm today. 0 before the first check-in.

    Each day: s ← s·m + x·(1 − m), m = 0.5^(√f / 13), x the showing up of the last D days out of N. A rest leaves s
    as it is; a day taken out does too, unless showing up on it raises s, and showing up on the day a pause begins
    never lowers it. Today counts once something is said.
    """
    if not has_occasions(row.rhythm):
        return None
    today = row.life.today
    first = min((day for day in row.said if day <= today), default=today + 1)
    last = today if today in row.said else today - 1
    settled = 0.0
    for begin, end, rhythm, counted in _stretches(row, first, last):
        settled = _over(row, range(begin, end + 1), rhythm, counted, settled)
    return settled


def _stretches(row: Row, first: int, last: int) -> Iterator[tuple[int, int, Rhythm, bool]]:
    """The days from first to last, cut where the rhythm or the target changes."""
    changed = {since.day for since in row.step.rhythms[1:]} | {since.day for since in row.step.targets[1:]}
    changes = {day.toordinal() for day in changed}
    begins = [first, *sorted(day for day in changes if first < day <= last)]
    for begin, end in zip(begins, [*(day - 1 for day in begins[1:]), last], strict=True):
        day = date.fromordinal(begin)
        yield begin, end, in_force(row.step.rhythms, day), target_on(row.step, day) is not None


def _over(row: Row, days: range, rhythm: Rhythm, counted: bool, settled: float) -> float:
    if not has_occasions(rhythm) or not days:
        return settled
    times, window = share(rhythm, _rule_days(row, rhythm, days.start))
    kept_of_old = 0.5 ** ((times / window) ** 0.5 / 13)
    if times < window and not counted:
        times, window = 2 * times, 2 * window
    said, life = row.said, row.life
    credit = sum(said[day].credit for day in range(days.start - window, days.start) if day in said)
    for day in days:
        here, gone = said.get(day), said.get(day - window)
        credit += (here.credit if here else 0.0) - (gone.credit if gone else 0.0)
        if here and here.word == "rest":
            continue
        moved = settled * kept_of_old + min(1.0, credit / times) * (1 - kept_of_old)
        if here and here.showed_up and (day in life.out_days or day in life.edges):
            settled = max(settled, moved)
        elif day not in life.out_days:
            settled = moved
    return settled


def _rule_days(row: Row, rhythm: Rhythm, day: int) -> int:
    begin = max((era.begin for era in row.eras if era.begin <= day), default=row.step.start.toordinal())
    return rule_days(rhythm, begin)
