"""The steps on a page: those that have a day in its week, with a box for each day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal

from goalwalk.core.days import week_start
from goalwalk.core.measures import occasions
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.pauses import in_pause
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import DATED, Rhythm
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.paper_blocks import Boxes, BoxRow, Mark, Words, in_a_row, ours, own
from goalwalk.screens.signs import day_cells
from goalwalk.words import say
from goalwalk.words.days import WEEKDAYS, far_day, times_name
from goalwalk.words.rhythms import rhythm_name

Box = Literal["due", "any", "not"]
Kept = Literal["done", "partly", "rest"]


class PageDay(NamedTuple):
    """One day of a step: whether it is `due`, may be done on `any` day, or is `not` asked for; what was said of it."""

    day: date
    box: Box
    said: Kept | None


class PageStep(NamedTuple):
    """A step of this week. One that comes once has no `days`, but a single box: `done`, or open, `by` a day."""

    id: str
    title: str
    rhythm: str
    cue: str | None
    whom: str | None
    by: date | None
    done: bool
    days: tuple[PageDay, ...]
    at: tuple[str, ...] = ()


def week_of_steps(
    plan: Plan, going: Collection[str], today: date, week: date | None
) -> tuple[date, tuple[PageStep, ...]]:
    """The first day of the week that holds the day `week`, and the steps of these goals that have a day in it. Where
    none is said, it is that of today, or the next one if no step has a day in this.
    """
    first = week_start(week or today, plan.settings.week_starts_on)
    steps = tuple(_page_steps(plan, going, today, first))
    if steps or week is not None:
        return first, steps
    later = first + timedelta(days=7)
    steps = tuple(_page_steps(plan, going, today, later))
    return (later if steps else first), steps


def _page_steps(plan: Plan, going: Collection[str], today: date, first: date) -> Iterator[PageStep]:
    """The steps that have a day in the week, in the plan's order."""
    wanted = [
        step for step in plan.steps if step.goal in going and step.finished is None and not in_pause(step.pauses, today)
    ]
    for row in rows(plan, today, wanted):
        days = _days(row, first)
        if row.rhythm.kind == "once":
            yield from _once(row, days)
        elif any(day.box != "not" or day.said for day in days):
            yield _step(row, days, done=False)


def _once(row: Row, days: tuple[PageDay, ...]) -> Iterator[PageStep]:
    """A step that comes once, while it is open, and in the week in which it is done."""
    done = any(day.said == "done" for day in days)
    ahead = row.today == "no occasion" and row.step.start.toordinal() > row.life.today
    if done or row.today not in ("no occasion", "done") or (ahead and row.step.start <= days[-1].day):
        yield _step(row, (), done=done)


def _step(row: Row, days: tuple[PageDay, ...], *, done: bool) -> PageStep:
    step = row.step
    id = f"{row.goal.number}.{step.number}"
    return PageStep(id, step.title, rhythms.text(row.rhythm), step.cue, step.whom, step.by, done, days, step.at)


def _days(row: Row, first: date) -> tuple[PageDay, ...]:
    """The seven days from `first` on. What was said is the one classifier's word; the rhythm names what is due."""
    due = {
        day
        for begin, end, rhythm in _in_week(row, first.toordinal())
        if rhythm.kind in DATED
        for day in takewhile(end.__ge__, occasions.dates_from(rhythm, begin, first.toordinal()))
    }
    return tuple(
        PageDay(day, _box(row, day.toordinal(), due), look if look in ("done", "partly", "rest") else None)
        for day, look in day_cells(row, first, 7)
    )


def _in_week(row: Row, first: int) -> Iterator[tuple[int, int, Rhythm]]:
    """The rhythms that hold in the week: since when each is counted, until when it holds."""
    for era in row.eras:
        end = first + 6 if era.end is None else min(era.end, first + 6)
        if era.begin <= end and end >= first:
            yield era.begin, end, era.rhythm


def _box(row: Row, day: int, due: Collection[int]) -> Box:
    if not row.alive_on(day):
        return "not"
    if day in due:
        return "due"
    kind = next((era.rhythm.kind for era in row.eras if era.begin <= day and (era.end is None or day <= era.end)), "")
    return "not" if kind in DATED else "any"


def boxes(steps: Sequence[PageStep], first: date, today: date, *, of_several: bool) -> list[Boxes]:
    """Steps by the days of the week from `first` on; none where there is no step. `of_several`: of several goals, so
    that each says which one it serves."""
    if not steps:
        return []
    week = (date.fromordinal(first.toordinal() + n) for n in range(7))
    days = tuple((WEEKDAYS[day.weekday()], str(day.day)) for day in week)
    return [Boxes(say("page.steps"), say("page.step"), days, tuple(_row(step, today, of_several) for step in steps))]


def by_day(day: date, today: date) -> Words:
    """By when."""
    return ours(say("page.by", day=far_day(day, today)))


def _row(step: PageStep, today: date, of_several: bool) -> BoxRow:
    goal = ours(say("page.of_goal", goal=step.id.partition(".")[0])) if of_several else ()
    often = ours(rhythm_name(rhythms.read(step.rhythm))) if step.days else ()
    at = ours(times_name(step.at)) if step.at else ()
    aside = in_a_row(goal, often, at, *(own(text) for text in (step.cue, step.whom) if text))
    if step.days:
        return BoxRow(own(step.title), aside, tuple(_mark(day) for day in step.days))
    beside = by_day(step.by, today) if step.by else ours(say("rhythm.once"))
    return BoxRow(own(step.title), aside, (), "done" if step.done else "open", beside)


def _mark(day: PageDay) -> Mark | None:
    return day.said or (None if day.box == "not" else "open")
