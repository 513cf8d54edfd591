"""Steps as they are made here of what is told there; what is done there is done, whatever day that is."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Pause, Step
from goalwalk.core.since import Since
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.records import Left, StepIn


def finished(step: StepIn, today: date) -> tuple[StepIn, list[Left]]:
    """It, as finished where it is done there on a day that has not come yet, and what is to be told of that."""
    ahead = [one for one in step.said if one.word == "done" and one.day > today]
    if not ahead:
        return step, []
    title = values.shortened(step.title, 60)
    told = [Left(one.at or step.at, "done_ahead", (("title", title), ("day", one.day.isoformat()))) for one in ahead]
    said = tuple(one for one in step.said if one not in ahead)
    return step._replace(said=said, finished=today, start=min(step.start or today, today)), told


def made(own: str, goal: str, number: int, made: date, start: date, step: StepIn, today: date) -> Step:
    """A step of the plan, of what is told of it there."""
    pauses = (Pause(step.rests),) if step.rests else ()
    finished = min(step.finished, today) if step.finished else None
    return Step(
        own,
        goal,
        number,
        step.title,
        made,
        start,
        step.kind,
        (Since(date.min, step.rhythm),),
        (Since(date.min, step.target),) if step.target else (),
        unit=step.unit,
        cue=step.cue,
        by=step.by if step.by and step.by >= start else None,
        finished=finished,
        pauses=pauses,
        at=step.times,
    )._replace(**dict(step.exact))
