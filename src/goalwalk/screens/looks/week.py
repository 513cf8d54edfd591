"""The week in five lines, to paste into a message: what I showed up for, a win, what is next, one ask, when we talk.

It is plain text in the person's own voice. Moods, setbacks, fears, clocks and notes are never in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from goalwalk.core.measures.day_index import SHOWN, between
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.barriers import is_open_ask
from goalwalk.core.nouns.meetings import coming
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line
from goalwalk.screens.step_stand import next_day
from goalwalk.words import say
from goalwalk.words.days import far_day
from goalwalk.words.talks import when_name

Name = Literal["showed-up", "win", "next", "ask", "talk"]
NAMES: tuple[Name, ...] = ("showed-up", "win", "next", "ask", "talk")
DAYS = 7


class WeekLine(NamedTuple):
    """One line, by its name."""

    name: Name
    text: str


class WeekView(NamedTuple):
    """The answer of `week`: the lines there are, of the days from `first` to today."""

    first: date
    lines: tuple[WeekLine, ...]

    def only(self, names: Iterable[str]) -> WeekView:
        """The same with these lines alone."""
        chosen = frozenset(names)
        return self._replace(lines=tuple(line for line in self.lines if line.name in chosen))

    def blocks(self) -> list[Block]:
        """Each line as it would be pasted."""
        return [Line(line.text) for line in self.lines] or [Line(say("week.none"))]


def week_view(plan: Plan, today: date) -> WeekView:
    """The lines of the last seven days, today among them, and of what is next."""
    first = today - timedelta(days=DAYS - 1)
    return WeekView(first, tuple(_lines(plan, first, today)))


def showed_up(found: Iterable[Row], first: date, today: date) -> list[str]:
    """The steps that the person showed up for in these days, each with on how many of them."""
    counted = ((row.step.title, _days(row, first, today)) for row in found)
    return [say("week.step", title=title, n=n) for title, n in counted if n]


def _lines(plan: Plan, first: date, today: date) -> Iterator[WeekLine]:
    found = rows(plan, today)
    steps = showed_up(found, first, today)
    if steps:
        yield WeekLine("showed-up", say("week.showed_up", texts="; ".join(steps)))
    wins = [win for win in plan.wins if first <= win.day <= today]
    if wins:
        yield WeekLine("win", say("week.win", text=max(wins, key=lambda win: (win.day, win.number)).text))
    coming_up = [(day, row.step.title) for row in found if (day := _next(row, today))]
    if coming_up:
        day, title = min(coming_up, key=lambda one: one[0])
        yield WeekLine("next", say("week.next", title=title, day=far_day(day, today)))
    asks = [(ask.by or date.max, ask.number, ask) for ask in plan.barriers if ask.whom and is_open_ask(plan, ask)]
    if asks:
        ask = min(asks, key=lambda one: one[:2])[2]
        yield WeekLine("ask", say("week.ask", whom=ask.whom, text=ask.say or ask.title))
    talk = coming(plan.meetings, today)
    if talk and talk.next:
        when = when_name(talk.next, talk.time, today)
        yield WeekLine("talk", say("week.talk.with" if talk.whom else "week.talk", whom=talk.whom, when=when))


def _days(row: Row, first: date, today: date) -> int:
    """On how many of these days the person showed up for it."""
    letters = between(row.said, first.toordinal(), today.toordinal())
    return sum(letters.count(letter) for letter in SHOWN)


def _next(row: Row, today: date) -> date | None:
    """When it comes round: today while it is open, else the next day; None while it rests, and for none."""
    if row.step.finished or row.goal.ended or row.life.is_out(today.toordinal()):
        return None
    return today if row.today == "open" and row.step.start <= today else next_day(row, today)
