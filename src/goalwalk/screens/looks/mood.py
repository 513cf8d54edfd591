"""Mood and urges over weeks, as they were said: a value a day, and what each week holds. Nothing is filled in.

Several moods of a day are its mean, of several pulls the strongest counts, and each day counts once in its week. No
trend is told: nobody can know one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goalwalk.core.days import week_start
from goalwalk.core.model.plan import DayCheckIn, Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Gap, Heading, Line
from goalwalk.screens.map_blocks import Graph
from goalwalk.words import say
from goalwalk.words.days import MONTHS, far_day

USUAL, MOST = 8, 52  # weeks


class MoodDay(NamedTuple):
    """One day: mood 1–5, the mean of what was said; urge 0–10, the highest; None where nothing was. `pulls`: how often
    it was noted as it pulled, with a number or without."""

    day: date
    mood: float | None
    urge: float | None
    pulls: int = 0


class Span(NamedTuple):
    """What a week's days say of one thing: the least, the most and the mean of them, and how many they are."""

    low: float
    high: float
    mean: float
    days: int


class MoodWeek(NamedTuple):
    """One week, by its first day; None where nothing was said in it."""

    first: date
    mood: Span | None
    urge: Span | None


class MoodView(NamedTuple):
    """The screen of `progress --mood`: every day from the first of these weeks to today, and the weeks."""

    today: date
    days: tuple[MoodDay, ...]
    weeks: tuple[MoodWeek, ...]

    def blocks(self) -> list[Block]:
        """A graph of each thing of which something was said in these weeks; no sign says that one is better."""
        graphs = [graph for name in _ENDS if (graph := _graph(self, name))]
        pulls = sum(day.pulls for day in self.days)
        if not graphs and not pulls:
            return [Line(say("mood.empty"))]
        blocks: list[Block] = [Heading(say("mood.title", n=len(self.weeks)))]
        for graph in graphs:
            blocks += [Gap(), graph]
        blocks += [Gap(), Line(say("mood.pulls", n=pulls))] if pulls else []
        if not graphs:
            return blocks
        legend = say("mood.legend", low=signs.HEIGHTS[0], high=signs.HEIGHTS[-1], nothing=signs.NOTHING)
        return [*blocks, Gap(), Line(legend, "quiet", for_eyes=True), Line(say("mood.signs"), "quiet", for_eyes=True)]


def first_day(plan: Plan, today: date, weeks: int) -> date:
    """The first day of so many weeks, of which the last one holds today."""
    return week_start(today, plan.settings.week_starts_on) - timedelta(weeks=weeks - 1)


def mood_view(plan: Plan, today: date, weeks: int = USUAL) -> MoodView:
    """So many weeks of a plan that holds what was said since the first of them."""
    said: dict[date, list[DayCheckIn]] = {}
    for check_in in plan.day_check_ins:
        said.setdefault(check_in.day, []).append(check_in)
    first = first_day(plan, today, weeks)
    days = tuple(
        _day(day, said.get(day, ())) for day in (first + timedelta(days=n) for n in range((today - first).days + 1))
    )
    by_week = [days[at : at + 7] for at in range(0, len(days), 7)]
    return MoodView(
        today,
        days,
        tuple(
            MoodWeek(week[0].day, _span([day.mood for day in week]), _span([day.urge for day in week]))
            for week in by_week
        ),
    )


def _day(day: date, said: Sequence[DayCheckIn]) -> MoodDay:
    moods = [check_in.mood for check_in in said if check_in.mood is not None]
    urges = [check_in.urge for check_in in said if check_in.urge is not None]
    pulls = sum(check_in.pulled for check_in in said)
    return MoodDay(day, _mean(moods), max(urges, default=None), pulls)


def _span(values: Sequence[float | None]) -> Span | None:
    told = [value for value in values if value is not None]
    mean = _mean(told)
    return None if mean is None else Span(min(told), max(told), mean, len(told))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


_ENDS = {"mood": (1, 5), "urge": (0, 10)}  # the least and the most that can be said


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
