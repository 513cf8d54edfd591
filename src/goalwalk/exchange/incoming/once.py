"""A step for once that is done there: it is done here too, whatever day that is."""

from __future__ import annotations

from datetime import date

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
