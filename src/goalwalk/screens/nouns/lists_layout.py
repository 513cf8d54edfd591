"""Lists and single things: goals, steps, wins, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goalwalk.core.amounts import with_unit
from goalwalk.core.rhythm import rhythms
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.nouns.lists import (
    GoalsView,
    GoalView,
    Rest,
    SettingsView,
    StepLine,
    StepsView,
    StepView,
    WinsView,
)
from goalwalk.words import say
from goalwalk.words.days import day_name, full_day
from goalwalk.words.rhythms import rhythm_name


def goals(view: GoalsView) -> list[Block]:
    """A row a goal."""
    if not view.goals:
        return [Line(say("goals.empty"))]
    columns = (
        Column(lead=True),
        Column(say("list.goal"), lead=True, wide=True),
        Column(say("list.area")),
        Column(say("list.by")),
        Column(say("list.steps"), right=True),
        Column(say("list.status")),
    )
    rows = tuple(
        (
            Cell(goal.id),
            Cell(goal.title),
            Cell(goal.area or ""),
            Cell(full_day(goal.by) if goal.by else ""),
            Cell(str(goal.steps or "")),
            Cell(say(f"status.{goal.status}")),
        )
        for goal in view.goals
    )
    return [Table(columns, rows)]


def goal(view: GoalView) -> list[Block]:
    """What is written about a goal, and its steps."""
    line = view.goal
    facts = (
        ("list.why", line.why),
        ("list.area", line.area),
        ("list.by", full_day(line.by) if line.by else None),
        ("list.status", say(f"status.{line.status}")),
        ("list.rest", _rest(line.rest)),
        ("list.made", full_day(line.made)),
    )
    blocks: list[Block] = [Heading(line.title, id=line.id), *_facts(facts), *_stand(view), Gap()]
    return [*blocks, *_steps(view.steps)]


def steps(view: StepsView) -> list[Block]:
    """A row a step."""
    return _steps(view.steps)


def step(view: StepView) -> list[Block]:
    """What is written about a step, and its latest notes."""
    line = view.step
    facts = (
        ("list.goal", line.goal),
        ("list.rhythm", _rhythm(line)),
        ("list.kind", line.kind),
        ("list.cue", line.cue),
        ("list.step_whom", line.whom),
        ("list.step_skill", line.skill),
        ("list.target", _target(line)),
        ("list.start", full_day(line.start)),
        ("list.by", full_day(line.by) if line.by else None),
        ("list.room", None if line.room is None else str(line.room)),
        ("list.rest", _rest(line.rest)),
        ("list.finished", full_day(line.finished) if line.finished else None),
        ("list.showed_up", _showed_up(line)),
    )
    blocks: list[Block] = [Heading(line.title, id=line.id), *_facts(facts)]
    if view.notes:
        blocks += [Gap(), Heading(say("list.notes"))]
        blocks += [Line(f"{full_day(note.day)}: {note.note}", indent=2) for note in view.notes]
    return blocks


def _target(line: StepLine) -> str | None:
    if line.target is None:
        return None
    target = with_unit(line.target, line.unit)
    return say("list.target.one", target=target) if line.done == "one" else target


def wins(view: WinsView) -> list[Block]:
    """Every win with its day, newest first; whose it is, where it is somebody else's."""
    if not view.wins:
        return [Line(say("wins.empty"))]
    columns = (Column(lead=True), Column(lead=True), Column(wide=True))
    rows = tuple(
        (
            Cell(win.id),
            Cell(day_name(win.day, view.today)),
            Cell(say("wins.of", of=win.of, text=win.text) if win.of else win.text),
        )
        for win in view.wins
    )
    return [_won(view), Gap(), Table(columns, rows, header=False)]


def _won(view: WinsView) -> Heading:
    """How many wins there are: first one's own, which others' wins are no part of."""
    own = sum(win.of is None for win in view.wins)
    theirs = len(view.wins) - own
    if not own:
        return Heading(say("wins.theirs", n=theirs))
    return Heading(say("wins.title", n=own), say("wins.also", n=theirs) if theirs else "")


def settings(view: SettingsView) -> list[Block]:
    """Every setting with its value and what it means."""
    columns = (
        Column(say("list.setting"), lead=True),
        Column(say("list.value")),
        Column(say("list.meaning"), wide=True),
    )
    rows = tuple(
        (Cell(setting.name), Cell(setting.value), Cell(say(f"setting.{setting.name}"))) for setting in view.settings
    )
    return [Table(columns, rows)]


def _steps(lines: tuple[StepLine, ...]) -> list[Block]:
    if not lines:
        return [Line(say("steps.empty"))]
    columns = (
        Column(lead=True),
        Column(say("list.step"), lead=True, wide=True),
        Column(say("list.rhythm"), wide=True),
        Column(say("list.showed_up"), right=True),
    )
    rows = tuple(
        (
            Cell(line.id),
            Cell(_title(line)),
            Cell(_rhythm(line)),
            Cell(str(line.showed_up or ""), aloud=_showed_up(line)),
        )
        for line in lines
    )
    return [Table(columns, rows)]


def _stand(view: GoalView) -> list[Block]:
    """How the goal stands; most goals have no rulers and no levels, and need nothing of that."""
    if not (view.stand.rulers or view.stand.why or view.stand.up or view.stand.levels or view.goal.measured):
        return []
    from goalwalk.screens.nouns.levels_layout import stand

    return stand(view.stand, view.goal.measured)


def _showed_up(line: StepLine) -> str:
    """On how many days; nothing where it is none yet."""
    return say("list.showed_up.n", n=line.showed_up) if line.showed_up else ""


def _title(line: StepLine) -> str:
    if line.finished:
        return say("progress.finished", title=line.title)
    return say("list.resting", title=line.title) if line.rest and line.rest.now else line.title


def _rest(rest: Rest | None) -> str | None:
    if rest is None:
        return None
    key = "list.rest.until" if rest.back else "list.rest.open"
    return say(key, first=full_day(rest.first), back=full_day(rest.back) if rest.back else "")


def _rhythm(line: StepLine) -> str:
    return rhythm_name(rhythms.read(line.rhythm))


def _facts(facts: Iterable[tuple[str, str | None]]) -> list[Block]:
    return [Line(f"{say(key)}: {value}", indent=2) for key, value in facts if value]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {
    "GoalsView": goals,
    "GoalView": goal,
    "StepsView": steps,
    "StepView": step,
    "WinsView": wins,
    "SettingsView": settings,
}
