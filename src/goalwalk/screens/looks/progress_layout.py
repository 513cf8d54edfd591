"""Progress: a table a goal, all with the same columns so that they read as one; then the clocks in one of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.looks.progress import GoalProgress, ProgressView, StepProgress
from goalwalk.words import say


def progress(view: ProgressView) -> list[Block]:
    """Each goal with its steps, and what the signs mean; then the clocks."""
    return [*_goals(view), *([Gap(), *_clocks(view)] if view.goals and view.clocks else _clocks(view))]


def _clocks(view: ProgressView) -> list[Block]:
    if not view.clocks:
        return []
    from goalwalk.screens.nouns.clocks_layout import clock_table

    return [Heading(say("clocks.title")), clock_table(view.clocks)]


def _goals(view: ProgressView) -> list[Block]:
    if not view.goals:
        return [] if view.clocks else [Line(say("progress.empty"))]
    blocks: list[Block] = []
    for goal in view.goals:
        blocks += _goal(goal, goes_on=any(isinstance(block, Table) for block in blocks))
    legend = say(
        "progress.legend",
        done=signs.DONE,
        partly=signs.PARTLY,
        rest=signs.REST,
        open=signs.OPEN,
        no=signs.NOT_TODAY,
        nothing=signs.NOTHING,
    )
    if not any(goal.steps for goal in view.goals):
        return blocks[:-1]
    return [*blocks, Line(legend, "quiet", for_eyes=True)]


def _goal(goal: GoalProgress, goes_on: bool) -> list[Block]:
    aside = ", ".join(part for part in (goal.area, say(f"status.{goal.status}")) if part)
    heading = Heading(goal.title, aside, goal.id)
    if not goal.steps:
        return [heading, Line(say("progress.no_steps"), indent=2), Gap()]
    columns = (
        Column(lead=True),
        Column(lead=True, wide=True),
        Column(say("progress.week")),
        Column(say("progress.days_28"), right=True),
        Column(say("progress.total"), right=True),
        Column(say("progress.settled")),
    )
    return [heading, Table(columns, tuple(_step(step) for step in goal.steps), goes_on=goes_on), Gap()]


def _step(step: StepProgress) -> tuple[Cell, ...]:
    title = say("progress.finished", title=step.title) if step.finished else step.title
    return (
        Cell(f"  {step.id}", aloud=step.id),
        Cell(title),
        signs.week_cell(step.week),
        _count(step.days_28),
        _count(step.measures.showed_up),
        signs.settled_cell(step.measures.strength),
    )


def _count(days: int) -> Cell:
    return Cell(str(days)) if days else signs.none_cell()


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"ProgressView": progress}
