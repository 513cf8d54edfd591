"""The page: the plan on one sheet of paper, in the person's words, for the week that holds a day.

Only what goes on stands on it: no goal that has ended or rests, and no step that has no day in that week.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, get_args

from goalwalk.core.days import week_start
from goalwalk.core.model.hotlines import HelpLines
from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns.about import told
from goalwalk.core.nouns.meetings import agreed_open, coming, open_brings
from goalwalk.core.nouns.pauses import in_pause, status_on
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.barriers import BarrierLine, barrier_lines
from goalwalk.screens.paper_blocks import (
    Block,
    Bullet,
    Contact,
    Heading,
    Line,
    Mark,
    Para,
    Part,
    Row,
    Sheet,
    Words,
    filled,
    listed,
    ours,
    own,
)
from goalwalk.screens.papers.page_hard import PageHard, PagePerson, contacts, page_hard, page_people
from goalwalk.screens.papers.page_week import PageStep, boxes, by_day, page_steps
from goalwalk.words import say
from goalwalk.words.days import far_day, full_day
from goalwalk.words.talks import talk_name

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

Draft = Literal["alone", "beside"]  # a walk that is not adopted yet: what is printed, or none of it is on the page

_MARKS: tuple[Mark, ...] = ("open", "done", "partly", "rest")

_GOES_ON = ("exploring", "active")


class PageGoal(NamedTuple):
    """What the person wants, and why."""

    id: str
    title: str
    why: str | None
    by: date | None


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
    only where it was asked for, and was not. `draft`: a walk was begun, and is not adopted yet.
    """

    today: date
    whose: str | None
    begun: bool
    sections: tuple[Section, ...]
    first: date
    last: date
    goals: tuple[PageGoal, ...]
    later: tuple[str, ...]
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
    draft: Draft | None

    def sheet(self) -> Sheet:
        """The page laid out; what has nothing to say is left out."""
        goals, strengths = _part("goals", self._goals()), _part("strengths", self._strengths())
        agreed, meeting = _part("agreed", _agreed_blocks(self)), _part("meeting", _meeting_blocks(self))
        notes = self.notes or PageNotes((), (), ())
        rows = (
            Row(goals, strengths),
            Row(_part("steps", boxes(self.steps, self.first, self.today, of_several=len(self.goals) > 1))),
            Row(_part("plans", _plans(self)), _part("people", contacts(self.people))),
            Row(_part("skills", map(_skill, self.skills)), _part("days", map(_clock, self.days))),
            Row((self.hard.part(self.sections),) if self.hard else ()),
            Row((*agreed, *meeting), _part("call", self._call())),
            Row(
                _part(
                    "notes",
                    [*listed("page.life", notes.life), *listed("page.hopes", notes.hopes)],
                    listed("page.also", notes.also),
                ),
                _part("fears", (Bullet(own(text)) for text in self.fears)),
            ),
        )
        return Sheet(
            title=self._title(),
            aside=ours(say("page.week", first=far_day(self.first, self.last), last=full_day(self.last))),
            day=self.today,
            rows=tuple(row for row in rows if row.left or row.right),
            words=tuple((mark, say(f"word.{mark}")) for mark in _MARKS),
        )

    def _title(self) -> Words:
        """Whose plan it is, and that a walk is not adopted yet: the first line says so."""
        title = filled("page.title.of", name=self.whose) if self.whose else ours(say("page.title"))
        return (*title, *ours(f" {say(f'page.draft.{self.draft}')}")) if self.draft else title

    def _goals(self) -> list[Block]:
        several = len(self.goals) > 1  # then each has its number, and a step says which it serves
        return [
            Bullet(
                (*ours(f"{goal.id} "), *own(goal.title)) if several else own(goal.title),
                (*((own(goal.why),) if goal.why else ()), *((by_day(goal.by, self.today),) if goal.by else ())),
                strong=True,
            )
            for goal in self.goals
        ] + [*listed("page.later", self.later)]

    def _strengths(self) -> list[Block]:
        given = [*listed("page.company", self.company), *listed("page.gives", self.gives)]
        return [*(Bullet(own(text)) for text in self.strengths), *given]

    def _call(self) -> list[Block]:
        if not self.call:
            return []
        help = self.hard.help if self.hard else None
        danger = say("now.danger", emergency=help.emergency) if help else say("page.danger")
        return [Para(ours(danger)), Line()]


def page_view(
    plan: Plan,
    today: date,
    sections: Collection[Section] = USUAL,
    *,
    week: date | None = None,
    whose: str | None = None,
    help: HelpLines | None = None,
    draft: Draft | None = None,
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
        begun=is_begun(plan),
        sections=chosen,
        first=first,
        last=first + timedelta(days=6),
        goals=tuple(_goal(goal) for goal in going.values()) if has("goals") else (),
        later=_later(plan, today) if has("goals") else (),
        strengths=told(plan, "strength") if has("strengths") else (),
        company=told(plan, "company") if has("strengths") else (),
        gives=told(plan, "gives") if has("strengths") else (),
        steps=tuple(page_steps(plan, going, today, first)) if has("steps") else (),
        plans=barriers if has("plans") else (),
        people=page_people(plan) if has("people") else (),
        skills=_skills(plan) if has("skills") else (),
        days=_clocks(plan, today) if has("days") else (),
        hard=page_hard(plan, barriers, help, today) if has("hard") else None,
        agreed=_agreed(plan) if has("agreed") else (),
        meeting=_meeting(plan, today) if has("meeting") else None,
        call=has("call"),
        notes=_notes(plan) if has("notes") else None,
        fears=told(plan, "fear") if has("fears") else (),
        left_out=not has("fears") and bool(told(plan, "fear")),
        draft=draft,
    )


def is_begun(plan: Plan) -> bool:
    """Whether the plan holds something that can stand on a page."""
    told = (plan.goals, plan.barriers, plan.supports, plan.about, plan.brings, plan.meetings)
    return any((*told, plan.hopes, plan.skills, plan.clocks))


def _goal(goal: Goal) -> PageGoal:
    return PageGoal(str(goal.number), goal.title, goal.why, goal.by)


def _later(plan: Plan, today: date) -> tuple[str, ...]:
    """The goals that wait: they rest without an end, and have no steps yet."""
    begun = {step.goal for step in plan.steps}
    rests = ((goal, in_pause(goal.pauses, today)) for goal in plan.goals if goal.ended is None)
    return tuple(goal.title for goal, rest in rests if rest and rest.last is None and goal.id not in begun)


def _skills(plan: Plan) -> tuple[PageSkill, ...]:
    """What helps most first."""
    if not plan.skills:
        return ()
    from goalwalk.core.nouns.skills import by_help

    skills = (known.skill for known in by_help(plan)[:MOST_SKILLS])
    return tuple(PageSkill(str(skill.number), skill.title, skill.when, skill.smaller) for skill in skills)


def _clocks(plan: Plan, today: date) -> tuple[PageClock, ...]:
    if not plan.clocks:
        return ()
    from goalwalk.core.nouns.clocks import count

    counted = ((clock, count(plan, clock, today)) for clock in plan.clocks)
    return tuple(PageClock(str(clock.number), clock.title, clock.since, now.free, now.total) for clock, now in counted)


def _meeting(plan: Plan, today: date) -> PageMeeting:
    """The next talk. One that has gone by is none."""
    talk = coming(plan.meetings, today)
    brings = tuple(bring.text for bring in open_brings(plan))
    if talk is None:
        return PageMeeting(None, None, None, brings)
    return PageMeeting(talk.whom, talk.next, talk.time, brings)


def _agreed(plan: Plan) -> tuple[PageAgreed, ...]:
    return tuple(
        PageAgreed(agreed.text, agreed.who, meeting.whom, meeting.day, meeting.group)
        for meeting, agreed in agreed_open(plan.meetings)
    )


def _notes(plan: Plan) -> PageNotes:
    return PageNotes(told(plan, "life"), told(plan, "hope"), told(plan, "also"))


# Laid out


def _part(name: str, blocks: Iterable[Block], beside: Iterable[Block] = ()) -> tuple[Part, ...]:
    told, more = tuple(blocks), tuple(beside)
    return (Part(name, ours(say(f"page.{name}")), told or more, more if told else ()),) if told or more else ()


def _plans(view: PageView) -> Iterable[Block]:
    for plan in view.plans:
        yield from _inside(plan) if plan.side == "inside" else _outside(plan, view.today)


def _inside(plan: BarrierLine) -> list[Block]:
    if plan.then:
        return [Bullet(filled("page.if", title=plan.title, then=plan.then))]
    return [Bullet(filled("page.if_open", title=plan.title)), Line()]


def _outside(plan: BarrierLine, today: date) -> list[Block]:
    if plan.whom and plan.say:
        ask = filled("page.ask_say", whom=plan.whom, say=plan.say)
    elif plan.whom:
        ask = filled("page.ask", whom=plan.whom)
    else:
        ask = filled("page.say", say=plan.say) if plan.say else ours(say("page.ask_open"))
    named = (("page.entitled", plan.entitled), ("page.along", plan.along))
    more = (filled(key, text=text) for key, text in named if text)
    asides = (ask, *more, *_when(plan, today))
    return [Bullet(own(plan.title), asides), *(() if plan.whom else (Line(),))]


def _when(plan: BarrierLine, today: date) -> tuple[Words, ...]:
    """By when it is asked; of what was asked already, when it is asked again."""
    if plan.asked:
        return (ours(say("page.again", day=far_day(plan.due, today))),) if plan.due else ()
    return (by_day(plan.by, today),) if plan.by else ()


def _skill(skill: PageSkill) -> Bullet:
    """With when it helps, and how to make it smaller on a hard day."""
    when = (own(skill.when),) if skill.when else ()
    smaller = (filled("page.skill.smaller", text=skill.smaller),) if skill.smaller else ()
    return Bullet(own(skill.title), (*when, *smaller))


def _clock(clock: PageClock) -> Contact:
    """How many days, and since when: in a row, or in all; a clock that is to begin has its day alone."""
    day = full_day(clock.since)
    so_far = say("page.days.since", day=day)
    if clock.free:
        key = "page.days.so_far" if clock.free == clock.total else "page.days.in_all"
        so_far = say(key, n=clock.free, day=day)
    return Contact(own(clock.title), ours(so_far))


def _agreed_blocks(view: PageView) -> Iterable[Block]:
    """What is still open of what was agreed, under the talk at which it was."""
    for (whom, day, group), lines in groupby(view.agreed, lambda agreed: (agreed.whom, agreed.day, agreed.group)):
        named = {"day": far_day(day, view.today)} | ({"whom": whom} if whom else {})
        yield Heading(filled(f"page.agreed.{'group' if group else 'talk'}{'.named' if whom else ''}", **named))
        yield from (
            Bullet(filled("agreed.who", text=agreed.text, who=agreed.who) if agreed.who else own(agreed.text))
            for agreed in lines
        )


def _meeting_blocks(view: PageView) -> Iterable[Block]:
    talk = view.meeting
    if talk is None:
        return
    if talk.day is None:
        yield Line()
    else:
        named = filled("talk.with", whom=talk.whom) if talk.whom else ours(talk_name(None))
        when = say("talk.at", day=far_day(talk.day, view.today), time=talk.time) if talk.time else ""
        yield Bullet(ours(when or far_day(talk.day, view.today)), (named,), strong=True)
    yield from listed("page.meeting.bring", talk.brings)
