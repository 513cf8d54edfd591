"""What stands on a page besides steps and hard moments: goals, what was practised, agreed and told; read off a plan."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns.about import told
from goalwalk.core.nouns.meetings import agreed_open, coming, open_brings
from goalwalk.core.nouns.pauses import in_pause
from goalwalk.core.tuples import NamedTuple

MOST_SKILLS = 6


class PageGoal(NamedTuple):
    """What the person wants, and why."""

    id: str
    title: str
    why: str | None
    by: date | None


class PageSkill(NamedTuple):
    """A tool: when it helps, how to make it smaller, and how it goes, step by step."""

    id: str
    title: str
    when: str | None
    smaller: str | None
    how: tuple[str, ...] = ()


class PageClock(NamedTuple):
    """Days on a path `since` a day: how many of them so far, of all the days since then."""

    id: str
    title: str
    since: date
    free: int
    total: int


class PageAgreed(NamedTuple):
    """Something that was agreed and is still open: who does it, where that was said; at which talk it was agreed."""

    text: str
    who: str | None
    whom: str | None
    day: date
    group: bool


class PageGroup(NamedTuple):
    """The next time that a group meets."""

    name: str | None
    day: date
    time: str | None


class PageMeeting(NamedTuple):
    """The next talk, as far as it is known, and what to bring to it; the next group."""

    whom: str | None
    day: date | None
    time: str | None
    brings: tuple[str, ...]
    group: PageGroup | None = None


class PagePeer(NamedTuple):
    """Who sits beside the person, by the settings of the computer it is typed on, and how to reach them."""

    name: str | None
    reach: str | None


class PageNotes(NamedTuple):
    """What the person told of what is to come: half a year from now, and hopes."""

    life: tuple[str, ...]
    hopes: tuple[str, ...]


class PageSetback(NamedTuple):
    """A hard stretch of a day: what happened (None: it was not told), what helped, what was learned from it."""

    id: str
    day: date
    text: str | None
    helped: str | None
    learned: str | None


def page_goal(goal: Goal) -> PageGoal:
    """A goal, by its number."""
    return PageGoal(str(goal.number), goal.title, goal.why, goal.by)


def later_goals(plan: Plan, today: date) -> tuple[str, ...]:
    """The goals that wait: they rest without an end, and have no steps yet."""
    begun = {step.goal for step in plan.steps}
    rests = ((goal, in_pause(goal.pauses, today)) for goal in plan.goals if goal.ended is None)
    return tuple(goal.title for goal, rest in rests if rest and rest.last is None and goal.id not in begun)


def page_skills(plan: Plan) -> tuple[PageSkill, ...]:
    """What helps most first."""
    if not plan.skills:
        return ()
    from goalwalk.core.nouns.skills import by_help

    skills = (known.skill for known in by_help(plan)[:MOST_SKILLS])
    return tuple(PageSkill(str(skill.number), skill.title, skill.when, skill.smaller, skill.how) for skill in skills)


def page_clocks(plan: Plan, today: date) -> tuple[PageClock, ...]:
    """Every clock, as it stands today."""
    if not plan.clocks:
        return ()
    from goalwalk.core.nouns.clocks import count

    counted = ((clock, count(plan, clock, today)) for clock in plan.clocks)
    return tuple(PageClock(str(clock.number), clock.title, clock.since, now.free, now.total) for clock, now in counted)


def _next_group(plan: Plan, today: date) -> PageGroup | None:
    if not any(meeting.group for meeting in plan.meetings):
        return None
    from goalwalk.core.nouns.groups import ahead

    return next((PageGroup(one.meeting.whom, one.day, one.time) for one in ahead(plan.meetings, today)), None)


def page_meeting(plan: Plan, today: date) -> PageMeeting:
    """The next talk, and the next group. One that has gone by is none."""
    talk = coming(plan.meetings, today)
    group = _next_group(plan, today)
    brings = tuple(bring.text for bring in open_brings(plan))
    if talk is None:
        return PageMeeting(None, None, None, brings, group)
    return PageMeeting(talk.whom, talk.next, talk.time, brings, group)


def page_agreed(plan: Plan) -> tuple[PageAgreed, ...]:
    """What was agreed and is still open."""
    return tuple(
        PageAgreed(agreed.text, agreed.who, meeting.whom, meeting.day, meeting.group)
        for meeting, agreed in agreed_open(plan.meetings)
    )


def page_notes(plan: Plan) -> PageNotes:
    """What was told of what is to come."""
    return PageNotes(told(plan, "life"), told(plan, "hope"))


def page_setbacks(plan: Plan) -> tuple[PageSetback, ...]:
    """The newest first."""
    from goalwalk.core.nouns.setbacks import newest

    return tuple(
        PageSetback(str(setback.number), setback.day, setback.text, setback.helped, setback.learned)
        for setback in newest(plan.setbacks)
    )
