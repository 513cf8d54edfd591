"""Mood and urges as graphs of one line each; aloud, week by week in words. No sign says that one is better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Gap, Graph, Heading, Line
from goalwalk.screens.looks.mood import MoodView, Span
from goalwalk.words import say
from goalwalk.words.days import MONTHS, far_day

_ENDS = {"mood": (1, 5), "urge": (0, 10)}  # the least and the most that can be said


def mood(view: MoodView) -> list[Block]:
    """A graph of each thing of which something was said in these weeks."""
    graphs = [graph for name in _ENDS if (graph := _graph(view, name))]
    if not graphs:
        return [Line(say("mood.empty"))]
    blocks: list[Block] = [Heading(say("mood.title", n=len(view.weeks)))]
    for graph in graphs:
        blocks += [Gap(), graph]
    legend = say("mood.legend", low=signs.HEIGHTS[0], high=signs.HEIGHTS[-1], nothing=signs.NOTHING)
    return [*blocks, Gap(), Line(legend, "quiet", for_eyes=True), Line(say("mood.signs"), "quiet", for_eyes=True)]


def _graph(view: MoodView, name: str) -> Graph | None:
    weeks: list[Span | None] = [getattr(week, name) for week in view.weeks]
    if not any(weeks):
        return None
    return Graph(
        name=say(f"mood.name.{name}"),
        first=view.days[0].day,
        days="".join(_sign(name, getattr(day, name)) for day in view.days),
        weeks="".join(_sign(name, week and week.mean) for week in weeks),
        months=MONTHS,
        told=tuple(_told(view, name)),
    )


def _sign(name: str, value: float | None) -> str:
    """The height of a value between the ends of what can be said."""
    if value is None:
        return signs.NOTHING
    low, high = _ENDS[name]
    return signs.HEIGHTS[int((value - low) * (len(signs.HEIGHTS) - 1) / (high - low) + 0.5)]


def _told(view: MoodView, name: str) -> Iterator[str]:
    for week in view.weeks:
        span: Span | None = getattr(week, name)
        if span:
            yield say(f"mood.week.{name}", day=far_day(week.first, view.today), value=_value(span), n=span.days)


def _value(span: Span) -> str:
    low, high = (f"{round(value, 1):g}" for value in (span.low, span.high))
    return low if low == high else say("mood.between", low=low, high=high)


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"MoodView": mood}
