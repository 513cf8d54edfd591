"""The four components side by side: a row each, and for one in which nothing goes on, a small thing to begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Line, Table
from goalwalk.screens.looks.components import ComponentLine, ComponentsView
from goalwalk.words import say


def components(view: ComponentsView) -> list[Block]:
    """Counts alone: no share, no bar, nothing that could be taken for a mark."""
    columns = (
        Column(lead=True, wide=True),
        Column(say("components.steps"), right=True),
        Column(say("progress.days_28"), right=True),
        Column(say("components.total"), right=True),
    )
    blocks: list[Block] = [Table(columns, tuple(map(_row, view.components)))]
    quiet = [line.kind for line in view.components if line.quiet]
    if quiet:
        blocks += [Gap(), Line(say("components.not_all"), "quiet")]
        blocks += [Line(say(f"components.next.{kind}", name=say(f"component.{kind}"))) for kind in quiet]
    return blocks


def _row(line: ComponentLine) -> tuple[Cell, ...]:
    name = say(f"component.{line.kind}")
    aloud = name if line.steps or line.days else say("components.nothing", name=name)
    steps = Cell(str(line.steps)) if line.steps else signs.none_cell()
    return Cell(name, aloud=aloud), steps, _days(line.days_28), _days(line.days)


def _days(count: int) -> Cell:
    return Cell(str(count), aloud=say("components.days", n=count)) if count else signs.none_cell()


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"ComponentsView": components}
