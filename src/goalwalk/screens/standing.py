"""How a goal stands, as data: its rulers then and now, and its levels with the one where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk.core.model.plan import LEVELS, Goal, Plan, Rating
from goalwalk.core.nouns import levels as attainment
from goalwalk.core.tuples import NamedTuple


class RulerLine(NamedTuple):
    """A ruler as it was rated last; `then`: as it was rated first, where that was on another day."""

    name: str
    value: int
    day: date
    then: int | None
    then_day: date | None


class LevelLine(NamedTuple):
    """A level that is written, or (`now`) where the goal stands."""

    level: int
    text: str | None
    now: bool


class GoalStand(NamedTuple):
    """How a goal stands. `why` it is no lower, and what would move it `up` by one, as they were said last."""

    rulers: tuple[RulerLine, ...]
    why: str | None
    up: str | None
    levels: tuple[LevelLine, ...]


def goal_stand(plan: Plan, goal: Goal) -> GoalStand:
    """How a goal stands by all its ratings."""
    ratings, now = attainment.history(plan, goal), attainment.standing(plan, goal)
    rulers = (_ruler("importance", ratings), _ruler("confidence", ratings))
    return GoalStand(
        rulers=tuple(ruler for ruler in rulers if ruler),
        why=now.why.value if now.why else None,
        up=now.up.value if now.up else None,
        levels=_levels(goal, now.level.value if now.level else None),
    )


def _ruler(name: attainment.Told, ratings: Sequence[Rating]) -> RulerLine | None:
    found = attainment.then_and_now(ratings, name)
    if found is None:
        return None
    then, now = found
    return RulerLine(name, now.value, now.day, then and then.value, then and then.day)


def _levels(goal: Goal, now: int | None) -> tuple[LevelLine, ...]:
    """From the lowest to the highest; of a goal without levels none, wherever it stood when it had some."""
    texts = zip(LEVELS, goal.levels, strict=True) if goal.levels else ()
    return tuple(LevelLine(level, text, level == now) for level, text in texts if text is not None or level == now)
