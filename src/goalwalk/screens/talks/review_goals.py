"""The goals of an agenda: their steps in the days it looks back to, and their rulers then and now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from goalwalk.core.measures.marks import Row, looks, rows
from goalwalk.core.measures.occasions import GAP, KEPT, REST
from goalwalk.core.model.plan import Goal, Plan, Status
from goalwalk.core.nouns import levels
from goalwalk.core.nouns.pauses import in_pause, status_on
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import DATED
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, TEXT, TITLE, Block, Column, Heading, Line, Table, id_cell, table
from goalwalk.words import say
from goalwalk.words.days import far_day
from goalwalk.words.rhythms import rhythm_name

RULED: tuple[levels.Told, ...] = ("importance", "confidence", "level")


class StepReview(NamedTuple):
    """A step in these days: on how many it was shown up for, and on how many it rested. `days`: on how many it came
    round (today only with something said), and how many more it was shown up for; None where its rhythm names no days.

    `state`: it is finished, rests, or is for once and still open or done; None: it goes on.
    """

    id: str
    title: str
    rhythm: str
    showed_up: int
    rested: int
    days: int | None
    state: Literal["finished", "resting", "once open", "once done"] | None


class RulerThen(NamedTuple):
    """A ruler of a goal, then and now, each with its day; of a level also in the person's words, if written."""

    name: levels.Told
    then: int | None
    then_day: date | None
    then_text: str | None
    now: int
    day: date
    now_text: str | None


class GoalReview(NamedTuple):
    """A goal that goes on, or ended in these days (then nothing is asked). `why`, `up`: said with its latest ruler."""

    id: str
    title: str
    status: Status
    asked: bool
    steps: tuple[StepReview, ...]
    rulers: tuple[RulerThen, ...]
    why: str | None
    up: str | None

    def heading(self) -> Heading:
        """Its title, with how it is."""
        return Heading(self.title, say(f"status.{self.status}"), self.id)

    def named(self) -> str:
        """Its title in a line."""
        named = f"{self.id} {self.title}"
        return say("review.at_rest", title=named) if self.status == "paused" else named

    def step_rows(self) -> Table:
        """On how many days each step was shown up for."""
        rows = (
            (id_cell(line.id), _title(line), rhythm_name(rhythms.read(line.rhythm)), _count_text(line))
            for line in self.steps
        )
        return table((NUMBER, TITLE, TEXT, Column()), rows, header=False)

    def ruler_lines(self, today: date) -> list[Block]:
        """Its rulers then and now, and what was said with them."""
        told = [_ruler_text(ruler, today) for ruler in self.rulers]
        told += [say(f"review.{name}", text=text) for name, text in (("why", self.why), ("up", self.up)) if text]
        return [Line(self.named(), indent=2), *(Line(line, indent=4) for line in told)] if told else []


def goals_reviewed(plan: Plan, first: date, today: date) -> Iterator[GoalReview]:
    """The goals that go on, and those that ended since that day."""
    found = rows(plan, today)
    for goal in plan.goals:
        if goal.ended and goal.ended < first:
            continue
        now = levels.standing(plan, goal)
        yield GoalReview(
            id=str(goal.number),
            title=goal.title,
            status=status_on(goal, today),
            asked=goal.ended is None,
            steps=tuple(
                _step(row, first, today)
                for row in found
                if row.goal.id == goal.id and (row.step.finished is None or row.step.finished >= first)
            ),
            rulers=tuple(_rulers(plan, goal, first)),
            why=now.why.value if now.why else None,
            up=now.up.value if now.up else None,
        )


def _step(row: Row, first: date, today: date) -> StepReview:
    days = range(first.toordinal(), today.toordinal() + 1)
    looked = list(zip(days, looks(row, days), strict=True))
    shown = {day for day, look in looked if look in ("done", "partly")}
    rested = {day for day, look in looked if look == "rest"}
    asked = _asked(row, days)
    state: Literal["finished", "resting", "once open", "once done"] | None = None
    if row.step.finished or row.goal.ended:
        state = "finished"
    elif in_pause((*row.step.pauses, *row.goal.pauses), today):
        state = "resting"
    elif row.rhythm.kind == "once":
        state = "once done" if row.once_done else "once open"
    return StepReview(
        id=f"{row.goal.number}.{row.step.number}",
        title=row.step.title,
        rhythm=rhythms.text(row.rhythm),
        showed_up=len(shown),
        rested=len(rested if asked is None else rested & asked),
        days=None if asked is None else len(asked | shown),
        state=state,
    )


def _asked(row: Row, days: range) -> set[int] | None:
    """The days that the step came round on and that are not open; None where its rhythm did not always name days."""
    kinds = {
        era.rhythm.kind for era in row.eras if era.begin < days.stop and (era.end is None or era.end >= days.start)
    }
    if not kinds or not kinds <= {*DATED}:
        return None
    states, firsts, _ = row.occasions
    span = range(bisect_left(firsts, days.start), bisect_left(firsts, days.stop))
    return {firsts[at] for at in span if states[at] in (KEPT, REST, GAP)}


def _rulers(plan: Plan, goal: Goal, first: date) -> Iterator[RulerThen]:
    """The rulers that were ever set, as they stood on the first day and as they stand now."""
    ratings = levels.history(plan, goal)
    for name in RULED:
        found = levels.then_and_now(ratings, name, first)
        if found:
            then, now = found
            texts = [_level_text(goal, name, one.value) if one else None for one in found]
            yield RulerThen(name, then and then.value, then and then.day, texts[0], now.value, now.day, texts[1])


def _level_text(goal: Goal, name: str, value: int) -> str | None:
    return goal.levels[value + 2] if name == "level" and goal.levels else None


# Laid out


def _title(line: StepReview) -> str:
    if line.state == "finished":
        return say("progress.finished", title=line.title)
    return say("list.resting", title=line.title) if line.state == "resting" else line.title


def _count_text(line: StepReview) -> str:
    """On how many days it was shown up for, and on how many it rested; of what is for once, whether it is done."""
    if line.state == "once done":
        return say("word.done")
    if line.state == "once open" and not line.showed_up:
        return say("review.once.open")
    shown = []
    if line.showed_up and line.days is not None:
        shown = [say("review.days", showed_up=line.showed_up, n=line.days)]
    elif line.showed_up:
        shown = [say("list.showed_up.n", n=line.showed_up)]
    rested = [say("review.rested", n=line.rested)] if line.rested else []
    return ", ".join([*shown, *rested]) or say("none")


def _ruler_text(ruler: RulerThen, today: date) -> str:
    facts: dict[str, Any] = {"name": say(f"review.ruler.{ruler.name}"), "day": far_day(ruler.day, today)}
    facts["now"] = _value(ruler, ruler.now, ruler.now_text)
    if ruler.then is None or ruler.then_day is None:
        return say("review.ruler", **facts)
    then = _value(ruler, ruler.then, ruler.then_text)
    return say("review.ruler.then", then=then, then_day=far_day(ruler.then_day, today), **facts)


def _value(ruler: RulerThen, value: int, text: str | None) -> str:
    if ruler.name != "level":
        return str(value)
    return text or say(f"level.{value}")
