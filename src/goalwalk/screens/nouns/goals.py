"""Goals: a row each, one with its steps and how it stands, and what was recorded of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalwalk.core.model.plan import Area, Goal, Plan, Status
from goalwalk.core.nouns.pauses import status_on
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, Block, Column, Gap, Heading, Line, facts, line_of, next_line, table
from goalwalk.screens.nouns.rests import Rest, rest_line, rest_text
from goalwalk.screens.nouns.steps import StepLine, step_rows, steps_view
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView, dates_told, ended_well, paused, resumed
from goalwalk.words import say
from goalwalk.words.days import full_day

if TYPE_CHECKING:
    from goalwalk.screens.nouns.goal_stand import GoalStand


class RatingLine(NamedTuple):
    """One rating of a goal, with what it told."""

    day: date
    importance: int | None
    confidence: int | None
    level: int | None
    why: str | None
    up: str | None


class GoalLine(NamedTuple):
    """One goal as a line of a list, and as it is shown with its steps' number. `ratings`: the earliest first."""

    id: str
    title: str
    area: Area | None
    why: str | None
    by: date | None
    status: Status
    made: date
    steps: int
    rest: Rest | None
    measured: str | None
    levels: tuple[str | None, ...]
    weight: int | None
    ratings: tuple[RatingLine, ...]


class GoalsView(NamedTuple):
    """The answer of `goal list`."""

    goals: tuple[GoalLine, ...]

    def blocks(self) -> list[Block]:
        """A row a goal."""
        if not self.goals:
            return [Line(say("goals.empty"))]
        columns = (
            NUMBER,
            Column(say("list.goal"), lead=True, wide=True),
            Column(say("list.area")),
            Column(say("list.by")),
            Column(say("list.steps"), right=True),
            Column(say("list.status")),
        )
        rows = (
            (
                goal.id,
                goal.title,
                goal.area or "",
                full_day(goal.by) if goal.by else "",
                str(goal.steps or ""),
                say(f"status.{goal.status}"),
            )
            for goal in self.goals
        )
        return [table(columns, rows)]


class GoalView(NamedTuple):
    """The answer of `goal show`, and of every command that changes a goal."""

    goal: GoalLine
    steps: tuple[StepLine, ...]
    stand: GoalStand

    def blocks(self) -> list[Block]:
        """What is written about a goal, how it stands, and its steps."""
        line = self.goal
        return [
            Heading(line.title, id=line.id),
            *facts(
                ("list.why", line.why),
                ("list.area", line.area),
                ("list.by", full_day(line.by) if line.by else None),
                ("list.status", say(f"status.{line.status}")),
                ("list.rest", rest_text(line.rest)),
                ("list.made", full_day(line.made)),
            ),
            *self.stand.blocks(line.measured),
            Gap(),
            *step_rows(self.steps),
        ]


def goals_view(plan: Plan, today: date) -> GoalsView:
    """Every goal."""
    return GoalsView(tuple(goal_line(plan, goal, today) for goal in plan.goals))


def goal_view(plan: Plan, goal: Goal, today: date) -> GoalView:
    """One goal with its steps, and how it stands."""
    from goalwalk.screens.nouns.goal_stand import goal_stand  # what only lists a goal does without

    return GoalView(goal_line(plan, goal, today), steps_view(plan, today, goal).steps, goal_stand(plan, goal))


def goal_line(plan: Plan, goal: Goal, today: date) -> GoalLine:
    """One goal as a line."""
    from goalwalk.core.nouns.levels import history  # the receipts of a win, and of undo, do without

    return line_of(
        GoalLine,
        goal,
        status=status_on(goal, today),
        steps=sum(step.goal == goal.id for step in plan.steps),
        rest=rest_line((*goal.pauses, *plan.settings.pauses), today),
        ratings=tuple(line_of(RatingLine, rating) for rating in history(plan, goal)),
    )


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.goal_added", **facts), *dates_told(facts, view)]


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.edited", **facts), *dates_told(facts, view)]


def _reached(facts: Facts, _: ReceiptView) -> list[str | Line]:
    """With all the days it took; an answer to nobody but the person."""
    return [say("receipt.goal_reached", **facts), *ended_well(facts["days"])]


def _levels(facts: Facts, _: ReceiptView) -> list[str]:
    from goalwalk.words.standing import levels_text

    return levels_text(facts)


def _rated(facts: Facts, view: ReceiptView) -> list[str | Line]:
    from goalwalk.words.standing import advised, rated_text

    smaller = [next_line("receipt.goal_rated.smaller")] if facts["smaller"] else []
    return [rated_text(facts, view.today), *advised(facts["advice"]), *smaller]


RECEIPTS: Receipts = {
    "goal_added": _added,
    "goal_edited": _edited,
    "goal_paused": paused,
    "goal_resumed": resumed,
    "goal_reached": _reached,
    "goal_levels": _levels,
    "goal_rated": _rated,
}
