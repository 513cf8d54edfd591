"""Levels and rulers: in words, with the level where the goal stands marked. Numbers stand only where asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table, Tone
from goalwalk.words import say
from goalwalk.words.days import full_day
from goalwalk.words.standing import advised, level_name, stood_text

if TYPE_CHECKING:
    from goalwalk.screens.nouns.levels import LevelsView, OverallLine
    from goalwalk.screens.standing import GoalStand, LevelLine, RulerLine


def levels(view: LevelsView) -> list[Block]:
    """One goal's levels, where it stood, what is worth saying of them; T where it was asked for."""
    goal = view.goal
    blocks: list[Block] = [Heading(goal.title, id=goal.id)]
    if goal.measured:
        blocks.append(Line(say("levels.measured", measured=goal.measured), indent=2))
    if view.levels:
        blocks += [Gap(), _table(view.levels, view.numbers)]
    if view.numbers and goal.levels:
        weight = say("levels.no_weight") if goal.weight is None else say("levels.weight", weight=goal.weight)
        blocks += [Gap(), Line(weight)]
    if view.history and goal.levels:
        blocks += [Gap(), Line(say("levels.history", history=stood_text(view.history, view.today, view.numbers)))]
    told = advised(code for code in view.advice if view.numbers or code != "some_weights")
    if not goal.levels:
        told.append(say("levels.empty", id=goal.id))
    if told:
        blocks += [Gap(), *(Line(line) for line in told)]
    return [*blocks, *(_overall(view.overall, goal.id) if view.overall else ())]


def stand(now: GoalStand, measured: str | None) -> list[Block]:
    """How a goal stands, for the screen of the goal: its rulers then and now, and its levels without numbers."""
    lines = [_ruler(ruler) for ruler in now.rulers]
    lines += [say("ruler.why", why=now.why)] if now.why else []
    lines += [say("ruler.up", up=now.up)] if now.up else []
    looked_at = [Line(say("levels.measured", measured=measured), indent=2)] if measured else []
    blocks: list[Block] = [Line(line, indent=2) for line in lines]
    if not now.levels:
        return [*blocks, *looked_at]
    return [*blocks, Gap(), Heading(say("levels.title")), *looked_at, _table(now.levels, numbers=False)]


def _ruler(ruler: RulerLine) -> str:
    said: dict[str, Any] = {"name": say(f"ruler.{ruler.name}"), "value": ruler.value, "day": full_day(ruler.day)}
    if ruler.then_day is None:
        return say("ruler.now", **said)
    return say("ruler.then", then=ruler.then, then_day=full_day(ruler.then_day), **said)


def _table(lines: Iterable[LevelLine], numbers: bool) -> Table:
    """The lowest level first; "(now)" stands behind the one where the goal stands."""
    rows = []
    for line in lines:
        tone: Tone = "strong" if line.now else ""
        name = level_name(line.level, numbers)
        named = say("levels.now", level=name) if line.now else name
        rows.append((Cell(named, tone), Cell(line.text or "", tone)))
    return Table((Column(lead=True), Column(wide=True)), tuple(rows), header=False)


def _overall(overall: OverallLine, id: str) -> list[Block]:
    if overall.t is None:
        return [Gap(), Line(say("levels.t.none", id=id))]
    count = say("levels.t", n=len(overall.goals), t=f"{overall.t:.1f}")
    return [Gap(), Line(count), Line(say("levels.t.is")), Line(say("levels.t.is_not"))]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"LevelsView": levels}
