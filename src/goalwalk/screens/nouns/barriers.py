"""What stands in the way, with its answer: as it is listed, shown, printed and reviewed, and what comes up of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goalwalk.core.model.life import Barrier, Happening, Side, Used
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns import barriers
from goalwalk.core.tuples import NamedTuple

LATEST = 20  # so much of what happened is shown, unless all is asked for


class BarrierLine(NamedTuple):
    """Inside: if `title`, then I `then`. Outside: ask `whom`, and what to `say`, `by` a day. `goal` by its number.

    An ask also has what the person is `entitled` to, who comes `along`, and the day on which it comes up next (`due`).
    `eased`: the day since which it no longer stands in the way. How often the if `came`, the then was `used` and how it
    `helped` in the mean; or how often it was `asked`; None for the other side.
    """

    id: str
    goal: str | None
    title: str
    side: Side
    then: str | None
    whom: str | None
    say: str | None
    by: date | None
    entitled: str | None
    along: str | None
    due: date | None
    eased: date | None
    came: int | None
    used: int | None
    helped: float | None
    asked: int | None


class HappeningLine(NamedTuple):
    """What happened on a day. Inside: whether the then was `used`, how it `helped`. Outside: `next`, when again.

    `text`: a note, or what came of an ask.
    """

    day: date
    used: Used | None
    helped: int | None
    text: str | None
    next: date | None


class BarriersView(NamedTuple):
    """The answer of `barrier list`: what stands in the way; with `all` also what has eased, which are `eased` many."""

    today: date
    all: bool
    barriers: tuple[BarrierLine, ...]
    eased: int


class BarrierView(NamedTuple):
    """The answer of `barrier show`, with the `goal` by its title and what happened, the latest first; `earlier`: how
    much more there is."""

    barrier: BarrierLine
    goal: str | None
    made: date
    history: tuple[HappeningLine, ...]
    earlier: int


class HappenedSince(NamedTuple):
    """What happened with a barrier in some days: how the if-then went, or (outside) each ask by its day."""

    id: str
    came: int | None
    used: int | None
    helped: float | None
    asks: tuple[HappeningLine, ...]


class AskLine(NamedTuple):
    """An ask that comes up: of `whom`, and the `day` it came up on."""

    id: str
    title: str
    whom: str | None
    day: date


def barriers_view(plan: Plan, today: date, *, all: bool = False) -> BarriersView:
    """What stands in the way, by number; with `all`, what has eased after it."""
    lines = tuple(barrier_line(plan, one) for one in plan.barriers)
    eased = tuple(line for line in lines if line.eased)
    standing = tuple(line for line in lines if not line.eased)
    return BarriersView(today, all, (*standing, *(eased if all else ())), len(eased))


def barrier_view(plan: Plan, barrier: Barrier, *, all: bool = False) -> BarrierView:
    """One barrier with the latest of its history, or all."""
    goal = next((goal.title for goal in plan.goals if goal.id == barrier.goal), None)
    told = tuple(map(_happening, reversed(barriers.history(plan, barrier))))
    shown = told if all else told[:LATEST]
    return BarrierView(barrier_line(plan, barrier), goal, barrier.made, shown, len(told) - len(shown))


def barrier_line(plan: Plan, one: Barrier) -> BarrierLine:
    """One barrier as a line."""
    return _line(plan, one, {goal.id: str(goal.number) for goal in plan.goals})


def barrier_lines(plan: Plan, goals: Mapping[str, str]) -> tuple[BarrierLine, ...]:
    """Those of these goals (their numbers by their ids), and those that belong to no goal; without what has eased."""
    return tuple(
        _line(plan, one, goals)
        for one in plan.barriers
        if one.eased is None and (one.goal is None or one.goal in goals)
    )


def happened_since(plan: Plan, lines: tuple[BarrierLine, ...], first: date, today: date) -> tuple[HappenedSince, ...]:
    """What happened with these from the first day to the last, both in it; those with nothing are left out."""
    numbers = {str(one.number): one for one in plan.barriers}
    found = []
    for line in lines:
        told = [one for one in barriers.history(plan, numbers[line.id]) if first <= one.day <= today]
        if told and line.side == "inside":
            found.append(HappenedSince(line.id, *barriers.helped_in(told), ()))
        elif told:
            found.append(HappenedSince(line.id, None, None, None, tuple(map(_happening, told))))
    return tuple(found)


def ask_lines(plan: Plan, today: date) -> tuple[AskLine, ...]:
    """The asks that come up today, or came up before and wait, the soonest first."""
    return tuple(
        AskLine(str(one.number), one.title, one.whom, barriers.due_day(plan, one) or today)
        for one in barriers.due(plan, today)
    )


def _line(plan: Plan, one: Barrier, goals: Mapping[str, str]) -> BarrierLine:
    inside = one.side == "inside"
    went = barriers.helped(plan, one)
    return BarrierLine(
        id=str(one.number),
        goal=goals.get(one.goal or ""),
        title=one.title,
        side=one.side,
        then=one.then,
        whom=one.whom,
        say=one.say,
        by=one.by,
        entitled=one.entitled,
        along=one.along,
        due=barriers.due_day(plan, one),
        eased=one.eased,
        came=went.came if inside else None,
        used=went.used if inside else None,
        helped=went.helped if inside else None,
        asked=None if inside else went.came,
    )


def _happening(one: Happening) -> HappeningLine:
    return HappeningLine(one.day, one.used, one.helped, one.text, one.next)
