"""Streaks: how far each run has come. Where none stands, what remains leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.show import signs
from goalwalk.show.blocks import Block, Cell, Column, Gap, Line, Table
from goalwalk.views.streaks import Streak, StreaksView
from goalwalk.words import run_length, say
from goalwalk.words.days import short_day


def streaks(view: StreaksView) -> list[Block]:
    """A row a step."""
    blocks: list[Block] = []
    if view.steps:
        columns = (
            Column(lead=True),
            Column(say("streaks.step"), lead=True, wide=True),
            Column(say("streaks.run")),
            Column(say("streaks.longest"), wide=True),
            Column(say("streaks.comebacks"), right=True),
        )
        blocks += [Table(columns, tuple(_row(step, view.today) for step in view.steps)), Gap()]
        if view.room:
            blocks.append(Line(say("streaks.room.most" if view.alone else "streaks.room", n=view.room), "quiet"))
    else:
        blocks.append(Line(say("streaks.empty")))
    if view.others:
        blocks.append(Line(say("streaks.others", n=view.others), "quiet"))
    return blocks


def _row(step: Streak, today: date) -> tuple[Cell, ...]:
    times = Cell(say("streaks.times", n=step.comebacks)) if step.comebacks else signs.none_cell()
    return Cell(step.id), Cell(step.title), _now(step), _longest(step, today), times


def _now(step: Streak) -> Cell:
    """Where no run stands just now, what remains leads."""
    if step.run:
        return Cell(say("streaks.now", length=run_length(step.run.length, step.run.unit)), "shown")
    return Cell(say("today.total", n=step.showed_up)) if step.showed_up else signs.none_cell()


def _longest(step: Streak, today: date) -> Cell:
    if step.longest is None:
        return signs.none_cell()
    length, first = run_length(step.longest.length, step.longest.unit), short_day(step.longest.start, today)
    if step.run and step.run.start == step.longest.start:
        return Cell(say("streaks.longest.open", length=length, first=first))
    return Cell(say("streaks.longest.n", length=length, first=first, last=short_day(step.longest.end, today)))


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"StreaksView": streaks}
