"""The story of the journey: what was begun, won, kept up and learned, oldest first, month by month.

Everything in it was written by the person or counted by the one classifier. What went well is told in full; a hard
stretch is told with what was learned from it; a gap is no part of the story, and coming back is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Literal

from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.measures.runs import comeback_days, current, longest
from goalwalk.core.model.clocks_setbacks import Clock
from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns.clocks import lived, milestones
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import paper_blocks as paper
from goalwalk.screens.blocks import NUMBER, TEXT, Block, Cell, Gap, Heading, Line, table
from goalwalk.words import run_length, say
from goalwalk.words.days import MONTHS, WEEKDAYS, far_day, full_day

Part = Literal[
    "goals", "wins", "runs", "comebacks", "milestones", "setbacks", "skills", "asks", "kept", "fears", "also"
]


Told = Literal[
    "kept",
    "begun",
    "reached",
    "let go",
    "win",
    "run",
    "milestone",
    "setback",
    "skill",
    "ask",
    "eased",
    "free",
    "fear",
    "also",
]


PARTS: tuple[Part, ...] = (
    "goals",
    "wins",
    "runs",
    "comebacks",
    "milestones",
    "setbacks",
    "skills",
    "asks",
    "kept",
    "fears",
    "also",
)


QUIET: tuple[Part, ...] = ("fears", "also")  # told of oneself in a walk: in the story only where asked for by name
USUAL = tuple(part for part in PARTS if part not in QUIET)


ASKED_FOR: tuple[Part, ...] = ("fears", "setbacks", "also", "kept")  # on paper only where asked for by name


LEAST_RUN = 3  # occasions; a shorter one is no story yet


# Of one day.
_ORDER: tuple[Told, ...] = (
    *("kept", "begun", "fear", "also", "setback", "skill", "ask", "eased"),
    *("run", "free", "milestone", "win", "let go", "reached"),
)


_TOLD_IN_A_WALK: tuple[tuple[Part, Literal["fear", "also"]], ...] = (("fears", "fear"), ("also", "also"))


_GOOD = {"win", "run", "milestone", "skill", "reached", "ask", "eased", "free"}


class StoryLine(NamedTuple):
    """Something that happened on a day. `text`: a title, or what was written; None: a hard stretch without words.

    `id`: the goal's or the step's. `of`: whose win, where it is somebody else's; of whom it was asked. Of a run: `n`
    its length, in what `unit` says, `first` its first day, `going` whether it still stands. Of a
    milestone: `n` and `unit`. `learned`: what a hard stretch taught.
    """

    told: Told
    day: date
    text: str | None
    id: str | None = None
    of: str | None = None
    n: int | None = None
    unit: str | None = None
    first: date | None = None
    going: bool = False
    learned: str | None = None


class StoryMonth(NamedTuple):
    """A month, by its first day: its lines, oldest first, and on how many days something was come back to."""

    month: date
    lines: tuple[StoryLine, ...]
    comebacks: int


class StoryGoal(NamedTuple):
    """The one goal that a story is about."""

    id: str
    title: str


class StoryView(NamedTuple):
    """The screen of `story`. `latest`: the latest good thing, where the story does not end with one by itself.

    `left_out`: what there is of those days that stands on paper only where it was asked for, and was not.
    `first` (None: the beginning) to `last`: the days that it tells of. `whole`: neither days, parts nor a goal were
    chosen. `over`: the goal that it is about was reached, or let go.
    """

    today: date
    goal: StoryGoal | None
    months: tuple[StoryMonth, ...]
    latest: StoryLine | None
    left_out: tuple[Part, ...] = ()
    first: date | None = None
    last: date | None = None
    whole: bool = True
    over: bool = False

    def blocks(self) -> list[Block]:
        """A heading, the months with a row for whatever happened, and something good at the end."""
        if not self.months:
            return [Line(say("story.empty" if self.whole else "story.empty.chosen"))]
        heading = Heading(say("story.title"))
        if self.goal:
            heading = Heading(self.goal.title, say("story.of_goal"), self.goal.id)
        months = (block for month in self.months for block in (Gap(), *_month(month, self.today)))
        return [heading, *months, Gap(), Line(_last_line(self))]

    def sheet(self, whose: str | None) -> paper.Sheet:
        """On paper: a part a month, a bullet for whatever happened, its day below it. `whose`: None for one's own."""
        title = (*paper.own(whose), paper.Span(say("story.page.of"))) if whose else paper.ours(say("story.page"))
        if self.goal:
            title = (*title, paper.Span(": "), *paper.own(self.goal.title))
        last = full_day(self.last or self.today)
        days = say("story.span", first=full_day(self.first), last=last) if self.first else say("story.until", day=last)
        parts = [
            paper.Part(f"story-{month.month:%Y-%m}", paper.ours(_month_name(month)), tuple(_bullets(month)))
            for month in self.months
        ]
        if parts:
            parts[-1] = parts[-1]._replace(below=(paper.Para(paper.own(_last_line(self))),))
        return paper.Sheet(title, paper.ours(days), self.today, tuple(paper.Row((part,)) for part in parts), ())


def story_view(
    plan: Plan,
    today: date,
    goal: Goal | None = None,
    first: date | None = None,
    last: date | None = None,
    only: Collection[Part] = USUAL,
) -> StoryView:
    """The story of a plan that was read whole, or of one of its goals: from `first` to `last`, and only these parts.

    What belongs to no goal (wins, kept lines, milestones, hard stretches, skills) is no part of the story of one.
    """
    begin, end = first or date.min, min(last or today, today)
    steps = [step for step in plan.steps if goal is None or step.goal == goal.id]
    found = rows(plan, today, steps)
    told = [one for one in _lines(plan, today, goal, found, only) if begin <= one.day <= end]
    lines = sorted(told, key=lambda one: (one.day, _ORDER.index(one.told)))
    back = _came_back(found) if "comebacks" in only else set()
    months = _months(lines, sorted(day for day in back if begin <= day <= end))
    good = [one for one in lines if one.told in _GOOD]
    return StoryView(
        today,
        StoryGoal(str(goal.number), goal.title) if goal else None,
        tuple(months),
        good[-1] if good and lines[-1].told not in _GOOD else None,
        left_out=() if goal else tuple(part for part in ASKED_FOR if part not in only and _has(plan, part, begin, end)),
        first=first,
        last=end,
        whole=goal is None and first is None and last is None and "wins" in only,
        over=goal is not None and goal.ended is not None,
    )


def _has(plan: Plan, part: Part, begin: date, end: date) -> bool:
    """Whether anything of that part is of these days."""
    return any(begin <= line.day <= end for line in _of_no_goal(plan, end, (part,)))


def _kept(plan: Plan) -> Iterator[StoryLine]:
    """Every line that was kept of a day."""
    for said in plan.day_check_ins:
        yield from (StoryLine("kept", said.day, text) for name, text in said.answers if name == "keep")


def _lines(
    plan: Plan, today: date, goal: Goal | None, found: Sequence[Row], only: Collection[Part]
) -> Iterator[StoryLine]:
    if "goals" in only:
        for one in (goal,) if goal else plan.goals:
            yield from _of_goal(one)
    if "runs" in only:
        yield from (line for row in found if (line := _run(row)))
    if "asks" in only:
        yield from _asks(plan, goal)
    if goal is None:
        yield from _of_no_goal(plan, today, only)


def _of_no_goal(plan: Plan, today: date, only: Collection[Part]) -> Iterator[StoryLine]:
    if "runs" in only:
        yield from (line for clock in plan.clocks if (line := _free(plan, clock, today)))
    if "wins" in only:
        yield from (StoryLine("win", win.day, win.text, of=win.of) for win in plan.wins)
    if "kept" in only:
        yield from _kept(plan)
    if "milestones" in only:
        for clock in plan.clocks:
            for reached in milestones(plan, clock, today):
                yield StoryLine("milestone", reached.day, clock.title, n=reached.n, unit=reached.unit)
    if "setbacks" in only:
        yield from (StoryLine("setback", one.day, one.text, learned=one.learned) for one in plan.setbacks)
    if "skills" in only:
        yield from _skills(plan)
    for part, kind in _TOLD_IN_A_WALK:
        if part in only:
            yield from (StoryLine(kind, one.made, one.text) for one in plan.about if one.kind == kind)


def _of_goal(goal: Goal) -> Iterator[StoryLine]:
    yield StoryLine("begun", goal.made, goal.title, str(goal.number))
    if goal.ended and (goal.status == "reached" or goal.status == "let go"):
        yield StoryLine(goal.status, goal.ended, goal.title, str(goal.number))


def _run(row: Row) -> StoryLine | None:
    """The longest run of a step, on the last day that it holds so far."""
    run, now = longest(row), current(row)
    if run is None or run.length < LEAST_RUN:
        return None
    return StoryLine(
        "run",
        run.end,
        row.step.title,
        f"{row.goal.number}.{row.step.number}",
        n=run.length,
        unit=run.unit,
        first=run.start,
        going=run == now and not (row.step.finished or row.goal.ended),
    )


def _free(plan: Plan, clock: Clock, today: date) -> StoryLine | None:
    """The longest run of free days of a clock, the earliest of equals, on its last day so far."""
    runs = lived(plan, clock, today).free
    run = max(runs, key=lambda one: one.days, default=None)
    if run is None or run.days < LEAST_RUN:
        return None
    return StoryLine("free", run.last, clock.title, n=run.days, first=run.first, going=run.last == today)


def _skills(plan: Plan) -> Iterator[StoryLine]:
    """The day on which each skill was practised first."""
    for skill in plan.skills:
        days = [one.day for one in plan.practices if one.skill == skill.id]
        if days:
            yield StoryLine("skill", min(days), skill.title)


def _asks(plan: Plan, goal: Goal | None) -> Iterator[StoryLine]:
    """Every ask that was made, with of whom; and what no longer stands in the way."""
    for one in plan.barriers:
        if goal is not None and one.goal != goal.id:
            continue
        if one.side == "outside":
            made = (happening.day for happening in plan.happenings if happening.barrier == one.id)
            yield from (StoryLine("ask", day, one.title, of=one.whom) for day in made)
        if one.eased:
            yield StoryLine("eased", one.eased, one.title)


def _came_back(found: Iterable[Row]) -> set[date]:
    """The days of coming back; several steps on one day are one coming back."""
    return {day for row in found for day in comeback_days(row)}


def _months(lines: Sequence[StoryLine], back: Sequence[date]) -> Iterator[StoryMonth]:
    by_month = {month: tuple(told) for month, told in groupby(lines, lambda one: one.day.replace(day=1))}
    returned = {month: len(list(days)) for month, days in groupby(back, lambda day: day.replace(day=1))}
    for month in sorted(by_month | returned):
        yield StoryMonth(month, by_month.get(month, ()), returned.get(month, 0))


def _month(month: StoryMonth, today: date) -> list[Block]:
    rows = [(_day(line.day, today), _sentence(line)) for line in month.lines]
    told: list[Block] = [table((NUMBER, TEXT), rows, header=False)] if rows else []
    back = [Line(_came_back_text(month), indent=2)] if month.comebacks else []
    return [Heading(_month_name(month)), *told, *back]


def _bullets(month: StoryMonth) -> Iterator[paper.Block]:
    for line in month.lines:
        learned = (paper.own(say("story.learned", learned=line.learned)),) if line.learned else ()
        yield paper.Bullet(paper.own(_bare_sentence(line)), (*learned, paper.ours(full_day(line.day))))
    if month.comebacks:
        yield paper.Bullet(paper.ours(_came_back_text(month)))


def _day(day: date, today: date) -> Cell:
    """The day inside its month; aloud, whole."""
    return Cell(f"  {WEEKDAYS[day.weekday()]} {day.day:>2}", aloud=far_day(day, today))


def _month_name(month: StoryMonth) -> str:
    """ "Nov 2026"."""
    return say("story.month", month=MONTHS[month.month.month - 1], year=month.month.year)


def _sentence(line: StoryLine) -> str:
    """What happened, with what was learned from it."""
    told = _bare_sentence(line)
    if not line.learned:
        return told
    return say("story.and_learned", told=told.removesuffix("."), learned=line.learned)  # one sentence goes on


def _bare_sentence(line: StoryLine) -> str:
    """What happened, alone."""
    facts: dict[str, Any] = {"text": line.text}
    key = line.told.replace(" ", "_")
    if line.told in ("run", "free"):
        length = run_length(line.n or 0, line.unit) if line.told == "run" else say("story.days", n=line.n)
        facts |= {"length": length, "first": far_day(line.first or line.day, line.day)}
        key = f"{key}.going" if line.going else key
    elif line.told == "milestone":
        facts["length"] = say(f"story.{line.unit}", n=line.n)
    elif line.told in ("win", "ask") and line.of:
        return say(f"story.{line.told}.of", of=line.of, text=line.text)
    elif line.told == "setback" and line.text is None:
        return say("story.setback.bare")
    return say(f"story.told.{key}", **facts)


def _came_back_text(month: StoryMonth) -> str:
    """On how many days of a month something was come back to."""
    return say("story.comebacks", n=month.comebacks)


def _last_line(view: StoryView) -> str:
    """The latest good thing, unless the story ends with it anyway; then a warm word."""
    if view.latest is None:
        return say("story.end.over" if view.over else "story.end")
    return say("story.latest", day=far_day(view.latest.day, view.today), told=_sentence(view.latest))
