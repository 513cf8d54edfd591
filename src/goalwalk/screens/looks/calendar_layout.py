"""Calendar: the map of days and what its shades mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, DayMap, Gap, Heading, Line, MapDay
from goalwalk.screens.looks.calendar import CalendarDay, CalendarView
from goalwalk.words import say
from goalwalk.words.days import MONTHS, WEEKDAYS


def calendar(view: CalendarView) -> list[Block]:
    """The days of a step, or of the whole plan."""
    if view.id is None:
        title = say("calendar.plan")
        some = "".join(dict.fromkeys(signs.OF_A_PLAN[1:]))
        legend = say("calendar.legend.plan", nothing=signs.NOTHING, no=signs.NOT_TODAY, rest=signs.REST, some=some)
    else:
        title = view.title or ""
        legend = say(
            "calendar.legend.step",
            nothing=signs.NOTHING,
            no=signs.NOT_TODAY,
            rest=signs.REST,
            partly=signs.PARTLY,
            done=signs.DONE,
        )
    weekdays = tuple(WEEKDAYS[(view.week_starts_on + n) % 7] for n in range(7))
    shades = signs.SHADES if view.id else signs.OF_A_PLAN
    days = [MapDay(day.day, _sign(day, len(shades)), bool(day.shown), day.word) for day in view.days]
    if all(day.shade is None for day in days):
        return [Heading(title, id=view.id or ""), Line(say("calendar.empty"))]
    return [
        Heading(title, id=view.id or ""),
        DayMap(days, shades + signs.REST + signs.NOT_TODAY, weekdays, MONTHS),
        Gap(),
        Line(legend, "quiet", for_eyes=True),
    ]


def _sign(day: CalendarDay, shades: int) -> int | None:
    """The shade of a day; behind the `shades` stand the signs of rest and of an honest no."""
    if day.shown or day.word not in ("rest", "not today"):
        return day.shade
    return shades + (day.word == "not today")


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"CalendarView": calendar}
