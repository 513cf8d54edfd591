"""The four components of peer support side by side: what goes on in each, and on how many days it was lived.

A day counts once in a component, however much of it was done. Nothing here compares one component with another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goalwalk.core.measures.day_index import first_day
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.measures.occasions import KEPT
from goalwalk.core.model.plan import KINDS, Kind, Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import TITLE, Block, Cell, Column, Gap, Line, count_cell, next_line, table
from goalwalk.words import say

WINDOW = 28  # days, today among them


class ComponentLine(NamedTuple):
    """One component, by the kind of its steps. `steps`: how many go on.

    `days_28`: days on which something of it was done, among today and the 27 before; `days`: all of them.
    `quiet`: nothing goes on in it, and nothing was done in these 28 days.
    """

    kind: Kind
    steps: int
    days_28: int
    days: int
    quiet: bool


class ComponentsView(NamedTuple):
    """The screen of `progress --components`: always all four, in their order."""

    today: date
    components: tuple[ComponentLine, ...]

    def blocks(self) -> list[Block]:
        """A row each, counts alone: no share, no bar, nothing that could be taken for a mark. For one in which nothing
        goes on, a small thing to begin with."""
        columns = (
            TITLE,
            Column(say("components.steps"), right=True),
            Column(say("progress.days_28"), right=True),
            Column(say("components.total"), right=True),
        )
        blocks: list[Block] = [table(columns, map(_row, self.components))]
        quiet = [line.kind for line in self.components if line.quiet]
        if quiet:
            blocks += [Gap(), Line(say("components.not_all"), "quiet")]
            blocks += [next_line(f"components.next.{kind}", name=say(f"component.{kind}")) for kind in quiet]
        return blocks


def components_view(plan: Plan, today: date) -> ComponentsView:
    """Every component. Days are those of showing up for its steps, and of what belongs to it beside them:
    skills practised, asks made, people reached."""
    found = rows(plan, today)
    return ComponentsView(today, tuple(_component(plan, kind, found, today) for kind in KINDS))


def _component(plan: Plan, kind: Kind, found: tuple[Row, ...], today: date) -> ComponentLine:
    own = [row for row in found if row.step.kind == kind]
    days = {day for row in own for day in _shown(row)}
    days |= {day for day in map(date.toordinal, _beside(plan, kind)) if day <= today.toordinal()}
    steps = sum(map(_goes_on, own))
    recent = sum(day > today.toordinal() - WINDOW for day in days)
    return ComponentLine(kind, steps, recent, len(days), quiet=not (steps or recent))


def _shown(row: Row) -> Iterator[int]:
    """The days of showing up for a step, as ordinals."""
    first = first_day(row.said)
    if first is not None:
        letters = row.life.shown_letters(first, row.life.today)
        yield from (first + at for at, letter in enumerate(letters) if letter == KEPT)


def _beside(plan: Plan, kind: Kind) -> Iterator[date]:
    """The days of what is done in a component without a step; an inner barrier is answered, not asked about."""
    if kind == "practice":
        yield from (one.day for one in plan.practices)
    elif kind == "ask":
        outside = {barrier.id for barrier in plan.barriers if barrier.side == "outside"}
        yield from (one.day for one in plan.happenings if one.barrier in outside)
    elif kind == "connect":
        yield from (one.day for one in plan.contacts)


def _goes_on(row: Row) -> bool:
    """Whether a step is not finished; one that is for once goes on until it is done. At rest, it still goes on."""
    return not (row.step.finished or row.goal.ended or row.once_done)


def _row(line: ComponentLine) -> tuple[Cell, ...]:
    name = say(f"component.{line.kind}")
    aloud = name if line.steps or line.days else say("components.nothing", name=name)
    return Cell(name, aloud=aloud), count_cell(line.steps), _days(line.days_28), _days(line.days)


def _days(count: int) -> Cell:
    return count_cell(count)._replace(aloud=say("components.days", n=count) if count else "")
