"""Pausing and resuming: days taken out of a step, a goal or the whole plan, so that they are neither kept nor gaps.

Rests that overlap, or follow each other without a day between, count as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Literal

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Goal, Pause, Plan, Status, Step
from goalwalk.core.tuples import NamedTuple

Pauses = tuple[Pause, ...]


class Resting(NamedTuple):
    """A rest as it is lived, from its first day to the day it ends (None: when resumed); `noun`: what rests so long."""

    noun: Literal["step", "goal", "plan"]
    first: date
    back: date | None


def in_pause(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The rest that day lies in, if any: all that overlap as one."""
    return next((pause for pause in _joined(pauses) if _holds(pause, day)), None)


def rest_on(plan: Plan, goal: Goal, step: Step | None, day: date) -> Resting | None:
    """The rest of a step, or of a goal, that holds a day, with those of its goal and of the plan; None: no rest."""
    levels: tuple[tuple[Literal["step", "goal", "plan"], Pauses], ...] = (
        ("step", step.pauses if step else ()),
        ("goal", goal.pauses),
        ("plan", plan.settings.pauses),
    )
    whole = in_pause((pause for _, pauses in levels for pause in pauses), day)
    if whole is None:
        return None
    noun = next(noun for noun, pauses in levels if any(pause.last == whole.last for pause in pauses))
    return Resting(noun, whole.first, back_on(whole))


def paused(pauses: Pauses, first: date, back: date | None) -> Pauses:
    """`pauses` with one from `first` on, until the day before `back`; one that already runs gets the new end.

    Raises CannotBeDone("back_before_pause") when `back` is not after the first day.
    """
    if back is not None and back <= first:
        raise CannotBeDone("back_before_pause", back=back, first=first)
    last = back - timedelta(days=1) if back else None
    kept = tuple(pause for pause in pauses if not _holds(pause, first))
    return (*kept, Pause(min([first, *(pause.first for pause in pauses if _holds(pause, first))]), last))


def resumed(pauses: Pauses, day: date) -> Pauses:
    """`pauses` with every one that runs on `day` ended on the day before; with none running, without those ahead.

    Raises CannotBeDone("not_paused") when there is neither.
    """
    if any(_holds(pause, day) for pause in pauses):
        return ended(pauses, day)
    if any(pause.first > day for pause in pauses):
        return tuple(pause for pause in pauses if pause.first <= day)
    raise CannotBeDone("not_paused")


@contextmanager
def explained(plan: Plan, goal: Goal | None, day: date) -> Iterator[None]:
    """Where something is "not_paused" of its own, through what it rests all the same: its goal, or the whole plan."""
    try:
        yield
    except CannotBeDone as problem:
        if problem.code == "not_paused" and goal and in_pause(goal.pauses, day):
            raise CannotBeDone("rests_with_goal", id=str(goal.number), title=goal.title) from problem
        if problem.code == "not_paused" and in_pause(plan.settings.pauses, day):
            raise CannotBeDone("rests_with_plan") from problem
        raise


def ended(pauses: Pauses, day: date) -> Pauses:
    """`pauses` with every one that runs on `day` ended on the day before."""
    kept = (pause if not _holds(pause, day) else pause._replace(last=day - timedelta(days=1)) for pause in pauses)
    return tuple(pause for pause in kept if pause.last is None or pause.first <= pause.last)


def next_rest(pauses: Pauses, day: date) -> Pause | None:
    """The rest that runs on `day`, or else the first one ahead: all that overlap as one."""
    return next((pause for pause in _joined(pauses) if pause.last is None or pause.last >= day), None)


def back_on(pause: Pause) -> date | None:
    """The day after a pause; None for one without an end."""
    return pause.last + timedelta(days=1) if pause.last and pause.last < date.max else None


def status_on(goal: Goal, day: date) -> Status:
    """The goal's status as it reads on a day: paused while a pause runs, otherwise what was set."""
    if goal.ended is None and in_pause(goal.pauses, day):
        return "paused"
    return goal.status


def _joined(pauses: Iterable[Pause]) -> list[Pause]:
    """Oldest first, those that overlap, or follow without a day between, made one."""
    joined: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.first):
        before = joined[-1] if joined else None
        if before is None or (before.last and pause.first.toordinal() > before.last.toordinal() + 1):
            joined.append(pause)
        else:
            ends = [each.last for each in (before, pause) if each.last]
            joined[-1] = Pause(before.first, max(ends) if len(ends) == 2 else None)
    return joined


def _holds(pause: Pause, day: date) -> bool:
    return pause.first <= day and (pause.last is None or day <= pause.last)
