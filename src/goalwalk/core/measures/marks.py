"""The one classifier: what each day and occasion of a step was. Runs, strength, calendars, pages and JSON read its row.

Nothing else in the house decides what a day was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from goalwalk.core.measures.day_index import between, word_on
from goalwalk.core.measures.occasions import OPEN, Era, Life, Occasions, dates_from, life, occasions
from goalwalk.core.model.plan import Goal, Pause, Plan, Said, Step
from goalwalk.core.rhythm.rhythms import DATED, Rhythm, has_occasions
from goalwalk.core.since import Since, in_force
from goalwalk.core.tuples import NamedTuple

Today = Literal["done", "partly", "rest", "not today", "no occasion", "open"]


Look = Literal["done", "partly", "rest", "not today", "nothing written", "open", "out", "ahead"]


class Row(NamedTuple):
    """Everything that is known of one step on the day it is looked at."""

    step: Step
    goal: Goal
    rhythm: Rhythm
    eras: tuple[Era, ...]
    life: Life
    occasions: Occasions
    rooms: tuple[Since[int], ...]
    today: Today

    @property
    def said(self) -> Said:
        """What was said, day by day."""
        return self.life.said

    def alive_on(self, day: int) -> bool:
        """Whether the step has begun by that day and nothing takes the day out."""
        return self.step.start.toordinal() <= day and not self.life.is_out(day)

    @property
    def once_done(self) -> bool:
        """Whether the step is for once and done, that day or before; also while it rests."""
        return self.rhythm.kind == "once" and _is_done(self.said, self.eras, self.life.today)


def rows(plan: Plan, today: date, only: Iterable[Step] | None = None) -> tuple[Row, ...]:
    """A row for each step, or for each of some, in the plan's order."""
    goals = {goal.id: goal for goal in plan.goals}
    wanted = None if only is None else {step.id for step in only}
    return tuple(row(plan, step, goals[step.goal], today) for step in plan.steps if wanted is None or step.id in wanted)


def row(plan: Plan, step: Step, goal: Goal, today: date) -> Row:
    """The row of one step, from what was said of it."""
    said = plan.said.get(step.id, Said())
    lived = life(said, _days_out(plan, step, goal), today.toordinal(), plan.settings.week_starts_on)
    spans = eras(step)
    of_life = occasions(lived, spans)
    rhythm = in_force(step.rhythms, today)
    state = _today(lived, spans, rhythm, of_life)
    return Row(step, goal, rhythm, spans, lived, of_life, _rooms(plan, step), state)


def looks(row: Row, days: range) -> list[Look]:
    """How each of these days looks: what was said; else open, nothing written, ahead, or out.

    A day is out when the step has not begun, a pause takes it out, or the rhythm does not ask for it.
    """
    asked: set[int] = set()
    _, firsts, lasts = row.occasions
    for at in range(bisect_left(lasts, days.start), len(lasts)):
        asked.update(range(max(firsts[at], days.start), min(lasts[at], days.stop) + 1))
    return [_look(row, day, day in asked) for day in days]


def _look(row: Row, day: int, asked: bool) -> Look:
    word = word_on(row.said, day)
    if word is not None:
        return word
    if not row.alive_on(day):
        return "out"
    if day > row.life.today:
        return "ahead"
    if day == row.life.today:
        return "open" if row.today == "open" else "out"
    return "nothing written" if asked else "out"


def may_rest(row: Row, day: int) -> bool:
    """Whether a rest can be chosen for that day: the step comes round on it, or may (a quota, a window, a span, what is
    for once and not done), and nobody has shown up for it yet. What is for whenever asks for no day."""
    era = next((era for era in row.eras if era.begin <= day and (era.end is None or day <= era.end)), None)
    if era is None or not row.alive_on(day) or word_on(row.said, day) in ("done", "partly"):
        return False
    if era.rhythm.kind in DATED:
        return next(dates_from(era.rhythm, era.begin, day), None) == day
    return not row.once_done if era.rhythm.kind == "once" else era.rhythm.kind != "whenever"


def eras(step: Step) -> tuple[Era, ...]:
    """The step's rhythms with the days each holds; the first begins on the start, a later one on its own day."""
    start = step.start.toordinal()
    begins = [start, *(max(start, since.day.toordinal()) for since in step.rhythms[1:])]
    ends = [begin - 1 for begin in begins[1:]]
    spans = [
        Era(since.value, begin, end, changed=index > 0 and begin > start)
        for index, (since, begin, end) in enumerate(zip(step.rhythms, begins, [*ends, None], strict=True))
    ]
    return tuple(era for era in spans if era.end is None or era.begin <= era.end)


def _days_out(plan: Plan, step: Step, goal: Goal) -> Iterator[tuple[int, int | None]]:
    def ordinals(pause: Pause) -> tuple[int, int | None]:
        return pause.first.toordinal(), pause.last.toordinal() if pause.last else None

    yield from (ordinals(pause) for pause in (*plan.settings.pauses, *goal.pauses, *step.pauses))
    yield from ((end.toordinal(), None) for end in (step.finished, goal.ended) if end)


def _rooms(plan: Plan, step: Step) -> tuple[Since[int], ...]:
    """The room in force over time: the step's own where it has one, otherwise the plan's.

    A step made after the plan's room was changed lives under that room from its start, also when it starts in the past.
    """
    later = {since.day for since in plan.settings.rooms if since.day > step.made}
    days = {date.min} | later | {since.day for since in step.rooms}
    return tuple(Since(day, _room_on(plan, step, day)) for day in sorted(days))


def _room_on(plan: Plan, step: Step, day: date) -> int:
    room = in_force(step.rooms, day) if step.rooms else None
    return in_force(plan.settings.rooms, max(day, step.made)) if room is None else room


def _is_done(said: Said, spans: tuple[Era, ...], today: int) -> bool:
    """Whether what is for once was done, up to that day."""
    since = spans[-1].begin if len(spans) > 1 else 0  # what was done under another rhythm is not this once
    return "d" in between(said, since, today)


def _today(lived: Life, spans: tuple[Era, ...], rhythm: Rhythm, occasions: Occasions) -> Today:
    word = word_on(lived.said, lived.today)
    if word is not None:
        return word
    if lived.is_out(lived.today) or lived.today < spans[0].begin:
        return "no occasion"
    if rhythm.kind == "once":
        return "no occasion" if _is_done(lived.said, spans, lived.today) else "open"
    if not has_occasions(rhythm):
        return "no occasion"
    return "open" if occasions.states.endswith(OPEN) else "no occasion"
