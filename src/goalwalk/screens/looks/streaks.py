"""Streaks: for each step with a rhythm its current and longest run and its comebacks."""

from __future__ import annotations

from datetime import date

from goalwalk.core.measures.day_index import shown_until
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.runs import Run, comebacks, current, longest, median
from goalwalk.core.model.plan import Plan
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import has_occasions
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple


class Streak(NamedTuple):
    """One step's runs. `unit`: what the run, or without one the longest, is counted in where it is weeks or months;
    without any, what its rhythm asks by.

    `run` None: none stands just now, and the total and the longest lead.
    """

    id: str
    title: str
    rhythm: str
    unit: str | None
    run: Run | None
    longest: Run | None
    comebacks: int
    gap_median: float | None
    showed_up: int


class StreaksView(NamedTuple):
    """The screen of `streaks`. `others`: how many steps have no rhythm, and so no run. `room`: of the plan;
    `alone`: whether some step has a room of its own, so that this is not that of every run."""

    today: date
    steps: tuple[Streak, ...]
    others: int
    room: int
    alone: bool = False


def streaks_view(plan: Plan, today: date) -> StreaksView:
    """The runs of every step that has a rhythm; finished ones stay, because what was done stays."""
    found = rows(plan, today)
    rhythmic = [row for row in found if has_occasions(row.rhythm)]
    steps = []
    for row in rhythmic:
        came_back = comebacks(row)
        now, best = current(row), longest(row)
        counted = now or best
        asked = row.rhythm.kind if row.rhythm.kind in ("week", "month") else None
        steps.append(
            Streak(
                id=f"{row.goal.number}.{row.step.number}",
                title=row.step.title,
                rhythm=rhythms.text(row.rhythm),
                unit=counted.unit if counted else asked,
                run=now,
                longest=best,
                comebacks=len(came_back),
                gap_median=median(came_back),
                showed_up=shown_until(row.said, row.life.today),
            )
        )
    room = in_force(plan.settings.rooms, today)
    alone = any(in_force(row.rooms, today) != room for row in rhythmic)
    return StreaksView(today, tuple(steps), len(found) - len(rhythmic), room, alone)
