"""Streaks: how far each run has come. Where none stands, what remains leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.core.rhythm import rhythms
from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Line, Table
from goalwalk.screens.looks.streaks import Streak, StreaksView
from goalwalk.words import listed, run_length, say
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
            blocks.append(Line(say("streaks.room.most" if view.alone else "streaks.room", room=_room(view)), "quiet"))
    else:
        blocks.append(Line(say("streaks.empty")))
    if view.others:
        blocks.append(Line(say("streaks.others", n=view.others), "quiet"))
    return blocks


def _room(view: StreaksView) -> str:
    """One day, week or month: what may lie between is what these steps come round by."""
    kinds = {rhythms.read(step.rhythm).kind for step in view.steps}
    units: list[str] = [unit for unit in ("week", "month") if unit in kinds]
    units = units if kinds == set(units) else ["day", *units]
    return listed([say(f"streaks.room.{unit}", n=view.room) for unit in units], "list.or")


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
