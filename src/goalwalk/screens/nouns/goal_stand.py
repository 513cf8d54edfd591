"""How a goal stands: its rulers then and now, and its levels with the one where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goalwalk.core.model.plan import LEVELS, Goal, Plan, Rating
from goalwalk.core.nouns import levels as attainment
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, TEXT, Block, Cell, Gap, Heading, Line, Table, Tone, table
from goalwalk.words import say
from goalwalk.words.days import full_day
from goalwalk.words.standing import level_name


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

    def blocks(self, measured: str | None) -> list[Block]:
        """For the screen of the goal: rulers, then levels without numbers, with how they are `measured`."""
        lines = [_ruler_text(ruler) for ruler in self.rulers]
        lines += [say("ruler.why", why=self.why)] if self.why else []
        lines += [say("ruler.up", up=self.up)] if self.up else []
        blocks: list[Block] = [Line(line, indent=2) for line in lines]
        looked_at = [Line(say("levels.measured", measured=measured), indent=2)] if measured else []
        if not self.levels:
            return [*blocks, *looked_at]
        return [*blocks, Gap(), Heading(say("levels.title")), *looked_at, level_rows(self.levels)]


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


def level_rows(lines: Iterable[LevelLine], numbers: bool = False) -> Table:
    """The lowest level first; "(now)" stands behind the one where the goal stands."""
    rows = []
    for line in lines:
        tone: Tone = "strong" if line.now else ""
        name = level_name(line.level, numbers)
        rows.append((Cell(say("levels.now", level=name) if line.now else name, tone), Cell(line.text or "", tone)))
    return table((NUMBER, TEXT), rows, header=False)


def _ruler_text(ruler: RulerLine) -> str:
    said: dict[str, Any] = {"name": say(f"ruler.{ruler.name}"), "value": ruler.value, "day": full_day(ruler.day)}
    if ruler.then_day is None:
        return say("ruler.now", **said)
    return say("ruler.then", then=ruler.then, then_day=full_day(ruler.then_day), **said)
