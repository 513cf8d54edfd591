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
from goalwalk.screens import signs
from goalwalk.screens.blocks import (
    NUMBER,
    TITLE,
    Block,
    Cell,
    Column,
    Data,
    Gap,
    Heading,
    Line,
    Table,
    count_cell,
    id_cell,
    run_data,
    table,
)
from goalwalk.screens.signs import DayCell, day_cells
from goalwalk.words import say

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

    def data(self) -> Data:
        """As JSON: the step with its measures. The week and its gaps are for screens."""
        counted = self.measures
        runs = {"run": run_data(counted.run), "longest": run_data(counted.longest)}
        told = {"id": self.id, "title": self.title, "kind": self.kind, "rhythm": self.rhythm}
        return told | {name: runs.get(name, part) for name, part in counted._asdict().items() if name != "gaps_now"}


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

    def blocks(self) -> list[Block]:
        """Each goal with its steps, and what the signs mean; then the clocks."""
        blocks = self._goals()
        if not self.clocks:
            return blocks
        from goalwalk.screens.nouns.clocks import clock_table

        gap = [Gap()] if self.goals else []
        return [*blocks, *gap, Heading(say("clocks.title")), clock_table(self.clocks)]

    def _goals(self) -> list[Block]:
        if not self.goals:
            return [] if self.clocks else [Line(say("progress.empty"))]
        blocks: list[Block] = []
        for goal in self.goals:
            blocks += _goal(goal, goes_on=any(isinstance(block, Table) for block in blocks))
        if not any(goal.steps for goal in self.goals):
            return blocks[:-1]
        legend = say(
            "progress.legend",
            done=signs.DONE,
            partly=signs.PARTLY,
            rest=signs.REST,
            open=signs.OPEN,
            no=signs.NOT_TODAY,
            nothing=signs.NOTHING,
        )
        return [*blocks, Line(legend, "quiet", for_eyes=True)]


def progress_view(plan: Plan, today: date, only: Goal | None = None) -> ProgressView:
    """Every goal with its steps, or the one goal asked for."""
    by_goal: dict[str, list[StepProgress]] = {goal.id: [] for goal in plan.goals}
    steps = [step for step in plan.steps if only is None or step.goal == only.id]
    for row in sorted(rows(plan, today, steps), key=lambda row: row.step.number):
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


def _goal(goal: GoalProgress, goes_on: bool) -> list[Block]:
    """A table a goal, all with the same columns so that they read as one."""
    aside = ", ".join(part for part in (goal.area, say(f"status.{goal.status}")) if part)
    heading = Heading(goal.title, aside, goal.id)
    if not goal.steps:
        return [heading, Line(say("progress.no_steps"), indent=2), Gap()]
    letters = signs.letters_over(goal.steps[0].week)
    columns = (
        NUMBER,
        TITLE,
        Column(say("progress.week"), over=letters, short=letters),
        Column(say("progress.days_28"), right=True, short=say("progress.days_28.short")),
        Column(say("progress.total"), right=True, short=say("progress.total")),
        Column(say("progress.settled"), short=say("progress.settled.short")),
    )
    return [heading, table(columns, map(_step, goal.steps))._replace(goes_on=goes_on), Gap()]


def _step(step: StepProgress) -> tuple[Cell, ...]:
    return (
        id_cell(step.id),
        Cell(say("progress.finished", title=step.title) if step.finished else step.title),
        signs.week_cell(step.week),
        count_cell(step.days_28),
        count_cell(step.measures.showed_up),
        signs.settled_cell(step.measures.strength),
    )
