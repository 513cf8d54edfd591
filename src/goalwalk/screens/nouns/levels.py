"""A goal's levels, as `goal levels` answers: where it stands, where it stood, and what is worth saying of them."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns import levels as attainment
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Data, Gap, Heading, Line
from goalwalk.screens.nouns.goal_stand import LevelLine, goal_stand, level_rows
from goalwalk.screens.nouns.goals import GoalLine, goal_line
from goalwalk.words import say
from goalwalk.words.standing import advised, stood_text


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

    def data(self) -> Data:
        """As JSON: numbers are told to a program in any case."""
        return {name: part for name, part in self._asdict().items() if name != "numbers"}

    def blocks(self) -> list[Block]:
        """One goal's levels, where it stood, what is worth saying of them; T where it was asked for."""
        goal = self.goal
        blocks: list[Block] = [Heading(goal.title, id=goal.id)]
        if goal.measured:
            blocks.append(Line(say("levels.measured", measured=goal.measured), indent=2))
        if self.levels:
            blocks += [Gap(), level_rows(self.levels, self.numbers)]
        if self.numbers and goal.levels:
            weight = say("levels.no_weight") if goal.weight is None else say("levels.weight", weight=goal.weight)
            blocks += [Gap(), Line(weight)]
        if self.history and goal.levels:
            blocks += [Gap(), Line(say("levels.history", history=stood_text(self.history, self.today, self.numbers)))]
        told = advised(code for code in self.advice if self.numbers or code != "some_weights")
        if not goal.levels:
            told.append(say("levels.empty", id=goal.id))
        if told:
            blocks += [Gap(), *(Line(line) for line in told)]
        return [*blocks, *(_overall(self.overall, goal.id) if self.overall else ())]


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
        overall=OverallLine(counted.t, tuple(str(goal.number) for goal in counted.goals)) if counted else None,
        numbers=numbers,
    )


def _overall(overall: OverallLine, id: str) -> list[Block]:
    if overall.t is None:
        return [Gap(), Line(say("levels.t.none", id=id))]
    count = say("levels.t", n=len(overall.goals), t=f"{overall.t:.1f}")
    return [Gap(), Line(count), Line(say("levels.t.is")), Line(say("levels.t.is_not"))]
