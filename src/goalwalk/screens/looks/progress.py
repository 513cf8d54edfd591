"""Progress: for each goal its steps, what this week shows, and what has been counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalwalk.core.days import week_start
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.measures.occasions import KEPT
from goalwalk.core.measures.step import Measures, measure
from goalwalk.core.model.plan import Area, Goal, Kind, Plan, Status
from goalwalk.core.nouns.pauses import status_on
from goalwalk.core.rhythm import rhythms
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.days import DayCell, day_cells

if TYPE_CHECKING:
    from goalwalk.screens.nouns.clocks import ClockLine


class StepProgress(NamedTuple):
    """One step's line. `days_28`: days with showing up among today and the 27 before."""

    id: str
    title: str
    kind: Kind
    rhythm: str
    measures: Measures
    week: tuple[DayCell, ...]
    days_28: int
    finished: bool


class GoalProgress(NamedTuple):
    """One goal with its steps."""

    id: str
    title: str
    area: Area | None
    status: Status
    steps: tuple[StepProgress, ...]


class ProgressView(NamedTuple):
    """The screen of `progress`. `clocks`: all of them, beside all goals; none beside one goal alone."""

    today: date
    goals: tuple[GoalProgress, ...]
    clocks: tuple[ClockLine, ...]


def progress_view(plan: Plan, today: date, only: Goal | None = None) -> ProgressView:
    """Every goal with its steps, or the one goal asked for."""
    by_goal: dict[str, list[StepProgress]] = {goal.id: [] for goal in plan.goals}
    steps = [step for step in plan.steps if only is None or step.goal == only.id]
    for row in rows(plan, today, steps):
        by_goal[row.goal.id].append(step_progress(row, plan.settings.week_starts_on, today))
    goals = (goal for goal in plan.goals if only is None or goal.id == only.id)
    return ProgressView(
        today,
        tuple(
            GoalProgress(str(goal.number), goal.title, goal.area, status_on(goal, today), tuple(by_goal[goal.id]))
            for goal in goals
        ),
        _clocks(plan, today) if only is None else (),
    )


def _clocks(plan: Plan, today: date) -> tuple[ClockLine, ...]:
    if not plan.clocks:
        return ()
    from goalwalk.screens.nouns.clocks import clock_lines

    return clock_lines(plan, today)


def step_progress(row: Row, week_starts_on: int, today: date) -> StepProgress:
    """One step's line."""
    shown = row.life.shown_letters(today.toordinal() - 27, today.toordinal()).count(KEPT)
    return StepProgress(
        id=f"{row.goal.number}.{row.step.number}",
        title=row.step.title,
        kind=row.step.kind,
        rhythm=rhythms.text(row.rhythm),
        measures=measure(row),
        week=day_cells(row, week_start(today, week_starts_on), 7),
        days_28=shown,
        finished=row.step.finished is not None or row.goal.ended is not None,
    )
