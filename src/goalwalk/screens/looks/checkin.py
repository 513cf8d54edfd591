"""The evening's list: the steps that can be said something of, in the order they are numbered on the screen."""

from __future__ import annotations

from datetime import date

from goalwalk.core.measures.marks import rows
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.stand import Stand, stand


class CheckinView(NamedTuple):
    """The open steps of a day: those open that day, then those of the week or month, then those of any time; then those
    of which a part is said, which may have come to more.
    """

    today: date
    day: date
    stands: tuple[Stand, ...]


def checkin_view(plan: Plan, day: date, today: date) -> CheckinView:
    """What can be said of that day, as if it were today."""
    stands = [stand(row) for row in rows(plan, day)]
    order = ("open", "period", "any time")
    begun = (line for line in stands if line.place == "said" and line.today == "partly")
    return CheckinView(today, day, (*(line for place in order for line in stands if line.place == place), *begun))
