"""The evening's list: the steps that can be said something of, in the order they are numbered on the screen."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from goalwalk.core.marks import rows
from goalwalk.core.model import Plan
from goalwalk.views.stand import Stand, stand


class CheckinView(NamedTuple):
    """The open steps of a day: those open that day, then those of the week or month, then those of any time."""

    today: date
    day: date
    stands: tuple[Stand, ...]


def checkin_view(plan: Plan, day: date, today: date) -> CheckinView:
    """What can be said of that day, as if it were today."""
    stands = [stand(row) for row in rows(plan, day)]
    order = ("open", "period", "any time")
    return CheckinView(today, day, tuple(line for place in order for line in stands if line.place == place))
