"""Calendar: the map of days and what its shades mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.show import signs
from goalwalk.show.blocks import Block, DayMap, Gap, Heading, Line, MapDay
from goalwalk.views.calendar import CalendarView
from goalwalk.words import say
from goalwalk.words.en import MONTHS, WEEKDAYS


def calendar(view: CalendarView) -> list[Block]:
    """The days of a step, or of the whole plan."""
    if view.id is None:
        title = say("calendar.plan")
        legend = say("calendar.legend.plan", nothing=signs.NOTHING, some=signs.SHADES[1:])
    else:
        title = view.title or ""
        legend = say(
            "calendar.legend.step", nothing=signs.NOTHING, rest=signs.REST, partly=signs.PARTLY, done=signs.DONE
        )
    weekdays = tuple(WEEKDAYS[(view.week_starts_on + n) % 7] for n in range(7))
    days = [MapDay(day.day, day.shade, bool(day.shown)) for day in view.days]
    if all(day.shade is None for day in days):
        return [Heading(title, id=view.id or ""), Line(say("calendar.empty"))]
    return [
        Heading(title, id=view.id or ""),
        DayMap(days, signs.SHADES, weekdays, MONTHS),
        Gap(),
        Line(legend, "quiet", for_eyes=True),
    ]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"CalendarView": calendar}
