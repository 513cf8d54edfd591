"""The page: the plan on one sheet of paper, in the person's words, for the week that holds a day.

Only what goes on stands on it: no goal that has ended or rests, and no step that has no day in that week.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal, get_args

from goalwalk.core.days import week_start
from goalwalk.core.measures import occasions
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.model.help_lines import HelpLines
from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns.about import told
from goalwalk.core.nouns.brings import open_brings
from goalwalk.core.nouns.meetings import agreed_open, coming
from goalwalk.core.nouns.pauses import in_pause, status_on
from goalwalk.core.now import Tool, Words, of_plan
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import DATED, Rhythm
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.looks.now import CallLines, calls
from goalwalk.screens.nouns.barriers import BarrierLine, barrier_lines
from goalwalk.screens.signs import day_cells

Section = Literal[
    "goals",
    "strengths",
    "steps",
    "plans",
    "people",
    "skills",
    "days",
    "hard",
    "agreed",
    "meeting",
    "call",
    "notes",
    "fears",
]
SECTIONS: tuple[Section, ...] = get_args(Section)
ASKED_FOR: tuple[Section, ...] = ("fears",)  # what stands on paper only where it was asked for by name
USUAL = tuple(name for name in SECTIONS if name not in ASKED_FOR)
MOST_SKILLS = 6

Box = Literal["due", "any", "not"]
Kept = Literal["done", "partly", "rest"]

_GOES_ON = ("exploring", "active")


class PageGoal(NamedTuple):
    """What the person wants, and why."""

    id: str
    title: str
    why: str | None
    by: date | None


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


class PagePerson(NamedTuple):
    """Somebody or something in the person's corner: who they are to the person, how to reach them, and when."""

    id: str
    title: str
    reach: str | None
    role: str | None = None
    when: str | None = None


class PageSkill(NamedTuple):
    """A tool: when it helps, and how to make it smaller."""

    id: str
    title: str
    when: str | None
    smaller: str | None


class PageClock(NamedTuple):
    """Days on a path `since` a day: how many of them so far, of all the days since then."""

    id: str
    title: str
    since: date
    free: int
    total: int


class PageHard(NamedTuple):
    """For a hard moment: the person's own `lines`, words of `hope`, what has `helped` before, their `skills`, what they
    do then, whom they reach, the `help` lines of their country.
    """

    lines: tuple[str, ...]
    hope: tuple[Words, ...]
    helped: tuple[str, ...]
    skills: tuple[Tool, ...]
    thens: tuple[str, ...]
    people: tuple[PagePerson, ...]
    help: CallLines | None


class PageAgreed(NamedTuple):
    """Something that was agreed and is still open: who does it, where that was said; at which talk it was agreed."""

    text: str
    who: str | None
    whom: str | None
    day: date
    group: bool


class PageMeeting(NamedTuple):
    """The next talk, as far as it is known, and what to bring to it."""

    whom: str | None
    day: date | None
    time: str | None
    brings: tuple[str, ...]


class PageNotes(NamedTuple):
    """What the person told of themselves: a good life, hopes, whatever else matters."""

    life: tuple[str, ...]
    hopes: tuple[str, ...]
    also: tuple[str, ...]


class PageView(NamedTuple):
    """The sheet. `whose`: their name, None for one's own. A section that was not chosen is empty, or None.

    `begun`: the plan holds something that can stand on a page, chosen or not. `left_out`: it holds what stands there
    only where it was asked for, and was not.
    """

    today: date
    whose: str | None
    begun: bool
    sections: tuple[Section, ...]
    first: date
    last: date
    goals: tuple[PageGoal, ...]
    strengths: tuple[str, ...]
    company: tuple[str, ...]
    gives: tuple[str, ...]
    steps: tuple[PageStep, ...]
    plans: tuple[BarrierLine, ...]
    people: tuple[PagePerson, ...]
    skills: tuple[PageSkill, ...]
    days: tuple[PageClock, ...]
    hard: PageHard | None
    agreed: tuple[PageAgreed, ...]
    meeting: PageMeeting | None
    call: bool
    notes: PageNotes | None
    fears: tuple[str, ...]
    left_out: bool


def page_view(
    plan: Plan,
    today: date,
    sections: Collection[Section] = USUAL,
    *,
    week: date | None = None,
    whose: str | None = None,
    help: HelpLines | None = None,
) -> PageView:
    """The sheet with these sections, for the week that holds the day `week` (today, unless said).

    `help`: the lines of their country, where one is set.
    """
    first = week_start(week or today, plan.settings.week_starts_on)
    chosen = tuple(name for name in SECTIONS if name in sections)
    going = {goal.id: goal for goal in plan.goals if status_on(goal, today) in _GOES_ON}
    barriers = barrier_lines(plan, {goal.id: str(goal.number) for goal in going.values()})
    has = chosen.__contains__
    return PageView(
        today=today,
        whose=whose,
        begun=_is_begun(plan),
        sections=chosen,
        first=first,
        last=first + timedelta(days=6),
        goals=tuple(_goal(goal) for goal in going.values()) if has("goals") else (),
        strengths=told(plan, "strength") if has("strengths") else (),
        company=told(plan, "company") if has("strengths") else (),
        gives=told(plan, "gives") if has("strengths") else (),
        steps=tuple(_steps(plan, going, today, first)) if has("steps") else (),
        plans=barriers if has("plans") else (),
        people=_people(plan) if has("people") else (),
        skills=_skills(plan) if has("skills") else (),
        days=_clocks(plan, today) if has("days") else (),
        hard=_hard(plan, barriers, help, today) if has("hard") else None,
        agreed=_agreed(plan) if has("agreed") else (),
        meeting=_meeting(plan, today) if has("meeting") else None,
        call=has("call"),
        notes=_notes(plan) if has("notes") else None,
        fears=told(plan, "fear") if has("fears") else (),
        left_out=not has("fears") and bool(told(plan, "fear")),
    )


def _is_begun(plan: Plan) -> bool:
    told = (plan.goals, plan.barriers, plan.supports, plan.about, plan.brings, plan.meetings)
    return any((*told, plan.hopes, plan.skills, plan.clocks))


def _goal(goal: Goal) -> PageGoal:
    return PageGoal(str(goal.number), goal.title, goal.why, goal.by)


def _steps(plan: Plan, going: Collection[str], today: date, first: date) -> Iterator[PageStep]:
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
    return PageStep(id, step.title, rhythms.text(row.rhythm), step.cue, step.whom, step.by, done, days)


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


def _people(plan: Plan) -> tuple[PagePerson, ...]:
    return tuple(PagePerson(str(one.number), one.title, one.reach, one.role, one.when) for one in plan.supports)


def _skills(plan: Plan) -> tuple[PageSkill, ...]:
    """What helps most first."""
    if not plan.skills:
        return ()
    from goalwalk.core.nouns.skills import by_help

    skills = (one.skill for one in by_help(plan)[:MOST_SKILLS])
    return tuple(PageSkill(str(one.number), one.title, one.when, one.smaller) for one in skills)


def _clocks(plan: Plan, today: date) -> tuple[PageClock, ...]:
    if not plan.clocks:
        return ()
    from goalwalk.core.nouns.clocks import count

    counted = ((one, count(plan, one, today)) for one in plan.clocks)
    return tuple(PageClock(str(one.number), one.title, one.since, now.free, now.total) for one, now in counted)


def _hard(plan: Plan, barriers: Iterable[BarrierLine], help: HelpLines | None, today: date) -> PageHard:
    """As the page for a hard moment has it; with all the people, and what the person told of what helps."""
    hard = of_plan(plan)
    return PageHard(
        lines=hard.lines,
        hope=hard.hope,
        helped=told(plan, "strength"),
        skills=hard.skills,
        thens=tuple(one.then for one in barriers if one.side == "inside" and one.then),
        people=_people(plan),
        help=calls(help, today) if help else None,
    )


def _meeting(plan: Plan, today: date) -> PageMeeting:
    """The next talk. One that has gone by is none."""
    talk = coming(plan.meetings, today)
    brings = tuple(bring.text for bring in open_brings(plan))
    if talk is None:
        return PageMeeting(None, None, None, brings)
    return PageMeeting(talk.whom, talk.next, talk.time, brings)


def _agreed(plan: Plan) -> tuple[PageAgreed, ...]:
    return tuple(
        PageAgreed(one.text, one.who, meeting.whom, meeting.day, meeting.group)
        for meeting, one in agreed_open(plan.meetings)
    )


def _notes(plan: Plan) -> PageNotes:
    return PageNotes(told(plan, "life"), told(plan, "hope"), told(plan, "also"))
