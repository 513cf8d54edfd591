"""Rulers then and now: of each thing a goal is rated by, what was said up to a day, and what was said last of all."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from goalwalk.core.model import Goal, Plan

Ruled = Literal["importance", "confidence", "level"]
RULED: tuple[Ruled, ...] = ("importance", "confidence", "level")


class Ruler(NamedTuple):
    """One thing a goal was rated by: its value `now` with its day, and `then`, where it was rated before."""

    name: Ruled
    now: int
    day: date
    then: int | None
    then_day: date | None


def rulers(plan: Plan, goal: Goal, since: date) -> tuple[Ruler, ...]:
    """The rulers that were ever set. `then`: the last rating up to `since`; where there is none, the first one."""
    found = []
    for name in RULED:
        rated = [
            (rating.day, value)
            for rating in sorted(plan.ratings, key=lambda rating: (rating.day, rating.id))
            if rating.goal == goal.id and (value := getattr(rating, name)) is not None
        ]
        if rated:
            before = [one for one in rated[:-1] if one[0] <= since] or rated[:-1]
            day, then = (before[-1] if before[-1][0] <= since else before[0]) if before else (None, None)
            found.append(Ruler(name, rated[-1][1], rated[-1][0], then, day))
    return tuple(found)
