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
from goalwalk.screens.blocks import NUMBER, Block, Cell, Column, Data, Gap, Line, none_cell, run_data, table
from goalwalk.words import listed, run_length, say
from goalwalk.words.days import short_day


class Streak(NamedTuple):
    """One step's runs. `unit`: what the run, or without one the longest, is counted in; without any, what its rhythm
    asks by.

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

    def data(self) -> Data:
        """As JSON."""
        return self._asdict() | {"run": run_data(self.run), "longest": run_data(self.longest)}


class StreaksView(NamedTuple):
    """The screen of `streaks`. `others`: how many steps have no rhythm, and so no run. `room`: of the plan;
    `alone`: whether some step has a room of its own, so that this is not that of every run."""

    today: date
    steps: tuple[Streak, ...]
    others: int
    room: int
    alone: bool = False

    def data(self) -> Data:
        """As JSON."""
        return {name: part for name, part in self._asdict().items() if name != "alone"}

    def blocks(self) -> list[Block]:
        """A row a step; where no run stands, what remains leads."""
        others = [Line(say("streaks.others", n=self.others), "quiet")] if self.others else []
        if not self.steps:
            return [Line(say("streaks.empty")), *others]
        columns = (
            NUMBER,
            Column(say("streaks.step"), lead=True, wide=True),
            Column(say("streaks.run")),
            Column(say("streaks.longest"), wide=True),
            Column(say("streaks.comebacks"), right=True),
        )
        key = "streaks.room.most" if self.alone else "streaks.room"
        room = [Line(say(key, room=_room(self)), "quiet")] if self.room else []
        return [table(columns, (_row(step, self.today) for step in self.steps)), Gap(), *room, *others]


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


def _room(view: StreaksView) -> str:
    """One day, week or month: what may lie between is what these steps come round by."""
    kinds = {rhythms.read(step.rhythm).kind for step in view.steps}
    units: list[str] = [unit for unit in ("week", "month") if unit in kinds]
    units = units if kinds == set(units) else ["day", *units]
    return listed([say(f"streaks.room.{unit}", n=view.room) for unit in units], "list.or")


def _row(step: Streak, today: date) -> tuple[str | Cell, ...]:
    times = Cell(say("streaks.times", n=step.comebacks)) if step.comebacks else none_cell()
    return step.id, step.title, _now(step), _longest(step, today), times


def _now(step: Streak) -> Cell:
    """Where no run stands just now, what remains leads."""
    if step.run:
        return Cell(say("streaks.now", length=run_length(step.run.length, step.run.unit)), "shown")
    return Cell(say("today.total", n=step.showed_up)) if step.showed_up else none_cell()


def _longest(step: Streak, today: date) -> Cell:
    if step.longest is None:
        return none_cell()
    unit = None if step.longest.unit == "day" else step.longest.unit  # the days beside it are told by name
    length, first = run_length(step.longest.length, unit), short_day(step.longest.start, today)
    if step.run and step.run.start == step.longest.start:
        return Cell(say("streaks.longest.open", length=length, first=first))
    return Cell(say("streaks.longest.n", length=length, first=first, last=short_day(step.longest.end, today)))
