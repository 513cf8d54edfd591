"""Streaks: how far each run has come. Where none stands, what remains leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.core.runs import Run
from goalwalk.show.blocks import Block, Cell, Column, Gap, Line, Table
from goalwalk.views.streaks import Streak, StreaksView
from goalwalk.words import say
from goalwalk.words.days import day_name


def streaks(view: StreaksView) -> list[Block]:
    """A row a step."""
    blocks: list[Block] = []
    if view.steps:
        columns = (
            Column(lead=True),
            Column(say("streaks.step"), lead=True, wide=True),
            Column(say("streaks.now")),
            Column(say("streaks.longest")),
            Column(say("streaks.comebacks"), right=True),
            Column(say("streaks.total"), right=True),
        )
        blocks += [Table(columns, tuple(_row(step, view.today) for step in view.steps)), Gap()]
    else:
        blocks.append(Line(say("streaks.empty")))
    if view.others:
        blocks.append(Line(say("streaks.others", n=view.others), "quiet"))
    return blocks


def _row(step: Streak, today: date) -> tuple[Cell, ...]:
    """Where no run stands just now, what remains leads."""
    now = say("streaks.now.n", n=step.run.length) if step.run else say("today.total", n=step.showed_up)
    return (
        Cell(step.id),
        Cell(step.title),
        Cell(now, "shown" if step.run else ""),
        Cell(_longest(step.longest, step.run, today)),
        Cell(say("streaks.times", n=step.comebacks) if step.comebacks else say("streaks.none")),
        Cell(str(step.showed_up)),
    )


def _longest(longest: Run | None, run: Run | None, today: date) -> str:
    if longest is None:
        return say("streaks.none")
    if run and run.start == longest.start:
        return say("streaks.longest.open", n=longest.length, first=_day(longest.start, today))
    return say("streaks.longest.n", n=longest.length, first=_day(longest.start, today), last=_day(longest.end, today))


def _day(day: date, today: date) -> str:
    """Without the weekday: these days may lie far back."""
    name = day_name(day).split(" ", 1)[1]
    return name if day.year == today.year else f"{name} {day.year}"


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"StreaksView": streaks}
