"""Pausing and resuming: days taken out of a step, a goal or the whole plan, so that they are neither kept nor gaps."""

from __future__ import annotations

from datetime import date, timedelta

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model import Goal, Pause, Status

Pauses = tuple[Pause, ...]


def in_pause(pauses: Pauses, day: date) -> Pause | None:
    """The pause that day lies in, if any."""
    return next((pause for pause in pauses if _holds(pause, day)), None)


def paused(pauses: Pauses, first: date, back: date | None) -> Pauses:
    """`pauses` with one from `first` on, until the day before `back`; one that already runs gets the new end.

    Raises CannotBeDone("back_before_pause") when `back` is not after the first day.
    """
    if back is not None and back <= first:
        raise CannotBeDone("back_before_pause", back=back, first=first)
    last = back - timedelta(days=1) if back else None
    running = in_pause(pauses, first)
    kept = tuple(pause for pause in pauses if pause is not running)
    return (*kept, Pause(running.first if running else first, last))


def resumed(pauses: Pauses, day: date) -> Pauses:
    """`pauses` with every one that runs on `day` ended on the day before; with none running, without those ahead.

    Raises CannotBeDone("not_paused") when there is neither.
    """
    if in_pause(pauses, day):
        return ended(pauses, day)
    if any(pause.first > day for pause in pauses):
        return tuple(pause for pause in pauses if pause.first <= day)
    raise CannotBeDone("not_paused")


def ended(pauses: Pauses, day: date) -> Pauses:
    """`pauses` with every one that runs on `day` ended on the day before."""
    kept = (pause if not _holds(pause, day) else pause._replace(last=day - timedelta(days=1)) for pause in pauses)
    return tuple(pause for pause in kept if pause.last is None or pause.first <= pause.last)


def next_rest(pauses: Pauses, day: date) -> Pause | None:
    """The pause that runs on `day`, or else the first one ahead."""
    ahead = sorted(pause for pause in pauses if pause.first > day)
    return in_pause(pauses, day) or (ahead[0] if ahead else None)


def back_on(pause: Pause) -> date | None:
    """The day after a pause; None for one without an end."""
    return pause.last + timedelta(days=1) if pause.last else None


def status_on(goal: Goal, day: date) -> Status:
    """The goal's status as it reads on a day: paused while a pause runs, otherwise what was set."""
    if goal.ended is None and in_pause(goal.pauses, day):
        return "paused"
    return goal.status


def _holds(pause: Pause, day: date) -> bool:
    return pause.first <= day and (pause.last is None or day <= pause.last)
