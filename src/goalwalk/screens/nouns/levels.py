"""A goal's levels, as `goal levels` answers: where it stands, where it stood, and what is worth saying of them."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns import levels as attainment
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.lists import GoalLine, goal_line
from goalwalk.screens.standing import LevelLine, goal_stand


class StoodLine(NamedTuple):
    """Where the goal stood by the last word of a day."""

    day: date
    level: int


class OverallLine(NamedTuple):
    """T over all goals that have levels and were rated, and which these are, by number."""

    t: float | None
    goals: tuple[str, ...]


class LevelsView(NamedTuple):
    """The answer of `goal levels`. `advice` are codes; `overall` where T was asked for; `numbers`: show them, too."""

    today: date
    goal: GoalLine
    levels: tuple[LevelLine, ...]
    history: tuple[StoodLine, ...]
    advice: tuple[str, ...]
    overall: OverallLine | None
    numbers: bool


def levels_view(plan: Plan, goal: Goal, today: date, *, numbers: bool = False, overall: bool = False) -> LevelsView:
    """One goal's levels; with `numbers`, and with T where it is asked for `overall`."""
    stood = attainment.course(attainment.history(plan, goal), "level")
    counted = attainment.overall(plan) if overall else None
    return LevelsView(
        today=today,
        goal=goal_line(plan, goal, today),
        levels=goal_stand(plan, goal).levels,
        history=tuple(StoodLine(since.day, since.value) for since in stood),
        advice=attainment.advice(plan, goal),
        overall=OverallLine(counted.t, tuple(str(one.number) for one in counted.goals)) if counted else None,
        numbers=numbers,
    )
