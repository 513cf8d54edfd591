"""The page: the plan on one sheet of paper, in the person's words, for the week that holds a day.

Only what goes on stands on it: no goal that has ended or rests, and no step that has no day in that week.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from goalwalk.core.model.hotlines import HelpLines
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.about import told
from goalwalk.core.nouns.pauses import status_on
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.looks.now import CallLines, calls
from goalwalk.screens.nouns.barriers import BarrierLine, barrier_lines
from goalwalk.screens.paper_blocks import (
    Block,
    Bullet,
    Line,
    Mark,
    Para,
    Part,
    Row,
    Sheet,
    Size,
    Words,
    filled,
    listed,
    ours,
    own,
)
from goalwalk.screens.papers.page_hard import PageHard, PagePerson, contacts, help_laid, page_hard, page_people
from goalwalk.screens.papers.page_laid import (
    agreed_blocks,
    clock_laid,
    goal_laid,
    meeting_blocks,
    part,
    plans_laid,
    setback_told,
    skill_laid,
)
from goalwalk.screens.papers.page_parts import (
    PageAgreed,
    PageClock,
    PageGoal,
    PageMeeting,
    PageNotes,
    PagePeer,
    PageSetback,
    PageSkill,
    later_goals,
    page_agreed,
    page_clocks,
    page_goal,
    page_meeting,
    page_notes,
    page_setbacks,
    page_skills,
)
from goalwalk.screens.papers.page_week import PageStep, boxes, week_of_steps
from goalwalk.words import say
from goalwalk.words.days import far_day, full_day

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
    "setbacks",
    "also",
]
SECTIONS: tuple[Section, ...] = get_args(Section)
ASKED_FOR: tuple[Section, ...] = ("fears", "setbacks", "also")  # on paper only where asked for by name
USUAL = tuple(name for name in SECTIONS if name not in ASKED_FOR)

Draft = Literal["alone", "beside"]  # a walk that is not adopted yet: what is printed, or none of it is on the page

_MARKS: tuple[Mark, ...] = ("open", "done", "partly", "rest")

MOST_FIRST_GOALS, MOST_FIRST_STEPS = 3, 7  # on the first of two sheets

_GOES_ON = ("exploring", "active")


class PageView(NamedTuple):
    """The sheet. `whose`: their name, None for one's own. A section that was not chosen is empty, or None.

    `begun`: the plan holds something that can stand on a page, chosen or not. `left_out`: it holds what stands there
    only where it was asked for, and was not: these parts. `draft`: a walk was begun, and is not adopted yet.
    `help`: the lines of their country, where `call` was chosen.
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
    peer: PagePeer | None
    call: bool
    help: CallLines | None
    notes: PageNotes | None
    fears: tuple[str, ...]
    setbacks: tuple[PageSetback, ...]
    also: tuple[str, ...]
    left_out: tuple[Section, ...]
    draft: Draft | None

    def sheet(self, size: Size | None = None) -> Sheet:
        """The page laid out; what has nothing to say is left out. On paper of a `size` it is planned for two sheets
        where it is too much for one; the first is complete in itself."""
        rows = self._on_one()
        page = Sheet(
            title=self._title(),
            aside=ours(say("page.week", first=far_day(self.first, self.last), last=full_day(self.last))),
            day=self.today,
            rows=tuple(row for row in rows if row.parts),
            words=tuple((mark, say(f"word.{mark}")) for mark in _MARKS),
            size=size or "a4",
        )
        if size is None or not page.is_too_much:
            return page
        for many in range(_first_goals(self.goals, self.steps), -1, -1):
            first, second = (tuple(row for row in rows if row.parts) for rows in self._on_two(many))
            if many < 2 or not page._replace(rows=first).is_too_much:
                break
        if not (first and second):
            return page
        heading = Part("second", (*page.title, *ours(say("page.second"))), (Para(page.aside, quiet=True),))
        return page._replace(rows=(*first, Row((heading,)), *second), turn=len(first))

    def _on_one(self) -> tuple[Row, ...]:
        agreed, meeting = self._talks()
        return (
            Row(self._goals(self.goals), self._hopes()),
            Row(self._steps(self.steps)),
            *self._ways(),
            *self._hard(),
            Row(agreed, meeting),
            *self._by_choice(),
        )

    def _on_two(self, many: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """First what is first: so many goals with their steps, what helps, the people, the help lines and the next
        talk; then all the rest."""
        ids = {goal.id for goal in self.goals[:many]}
        now = [step for step in self.steps if step.id.partition(".")[0] in ids or not ids]
        then = [step for step in self.steps if step not in now]
        agreed, meeting = self._talks()
        first = (Row(self._goals(self.goals[:many]), meeting), Row(self._steps(now)), *self._hard(), Row(agreed))
        more = Row(self._goals(self.goals[many:], ".more"), self._hopes())
        return first, (more, Row(self._steps(then, ".more")), *self._ways(), *self._by_choice())

    def _talks(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        agreed = part("agreed", agreed_blocks(self.agreed, self.today))
        return agreed, part("meeting", meeting_blocks(self.meeting, self.peer, self.today))

    def _hopes(self) -> tuple[Part, ...]:
        notes = self.notes or PageNotes((), ())
        ahead = part("notes", [*(Bullet(own(hope)) for hope in notes.hopes), *listed("page.life", notes.life)])
        giving = part("giving", [*listed("page.company", self.company), *listed("page.gives", self.gives)])
        return (*ahead, *giving)

    def _steps(self, steps: Sequence[PageStep], more: str = "") -> tuple[Part, ...]:
        return part(f"steps{more}", boxes(steps, self.first, self.today, of_several=len(self.goals) > 1))

    def _ways(self) -> tuple[Row, ...]:
        skills, days = part("skills", map(skill_laid, self.skills)), part("days", map(clock_laid, self.days))
        return (Row(part("plans", plans_laid(self.plans, self.today)), (*skills, *days)),)

    def _by_choice(self) -> tuple[Row, ...]:
        """What stands on paper only where it was asked for."""
        fears, also = (part(name, (Bullet(own(text)) for text in getattr(self, name))) for name in ("fears", "also"))
        return (
            Row(fears, also),
            Row(part("setbacks", (setback_told(setback, self.today) for setback in self.setbacks))),
        )

    def _title(self) -> Words:
        """Whose plan it is, and that a walk is not adopted yet: the first line says so."""
        title = filled("page.title.of", name=self.whose) if self.whose else ours(say("page.title"))
        return (*title, *ours(f" {say(f'page.draft.{self.draft}')}")) if self.draft else title

    def _goals(self, goals: Sequence[PageGoal], more: str = "") -> tuple[Part, ...]:
        """Goals; those that wait stand with the last of them."""
        last = goals[-1:] == self.goals[-1:]
        several = len(self.goals) > 1  # then each has its number, and a step says which it serves
        told: list[Block] = [goal_laid(goal, self.today, numbered=several) for goal in goals]
        told += listed("page.later", self.later) if last else []
        if not (last or more):
            others = ", ".join(goal.id for goal in self.goals[len(goals) :])
            told.append(Para(ours(say("page.more", goals=others)), quiet=True))
        return part(f"goals{more}", told)

    def _hard(self) -> tuple[Row, ...]:
        """What to hold on to, whom to reach and where to call: in one frame, or what of it was chosen without it."""
        if self.hard:
            return (Row((self.hard.part(self.sections),)),)
        danger = (*help_laid(self.help), Line()) if self.call else ()
        strengths = part("strengths", (Bullet(own(text)) for text in self.strengths))
        return (Row(strengths, (*part("people", contacts(self.people)), *part("call", danger))),)


def _first_goals(goals: Sequence[PageGoal], steps: Sequence[PageStep]) -> int:
    """How many goals come first: whole ones with their steps, as many as are seen at a glance."""
    many = room = 0
    for goal in goals[:MOST_FIRST_GOALS]:
        room += sum(step.id.partition(".")[0] == goal.id for step in steps)
        if many and room > MOST_FIRST_STEPS:
            break
        many += 1
    return many


def page_view(
    plan: Plan,
    today: date,
    sections: Collection[Section] = USUAL,
    *,
    week: date | None = None,
    whose: str | None = None,
    help: HelpLines | None = None,
    draft: Draft | None = None,
    peer: PagePeer | None = None,
) -> PageView:
    """The sheet with these sections, for the week that holds the day `week`: today, unless said; the next week where no
    step has a day in this one, so that what was planned on a Sunday stands on the page.

    `help`: the lines of their country, where one is set. `peer`: who sits beside them.
    """
    chosen = tuple(name for name in SECTIONS if name in sections)
    going = {goal.id: goal for goal in plan.goals if status_on(goal, today) in _GOES_ON}
    barriers = barrier_lines(plan, {goal.id: str(goal.number) for goal in going.values()})
    has = chosen.__contains__
    first, steps = week_of_steps(plan, going if has("steps") else {}, today, week)
    return PageView(
        today=today,
        whose=whose,
        begun=is_begun(plan),
        sections=chosen,
        first=first,
        last=first + timedelta(days=6),
        goals=tuple(page_goal(goal) for goal in going.values()) if has("goals") else (),
        later=later_goals(plan, today) if has("goals") else (),
        strengths=told(plan, "strength") if has("strengths") else (),
        company=told(plan, "company") if has("strengths") else (),
        gives=told(plan, "gives") if has("strengths") else (),
        steps=steps,
        plans=barriers if has("plans") else (),
        people=page_people(plan) if has("people") else (),
        skills=page_skills(plan) if has("skills") else (),
        days=page_clocks(plan, today) if has("days") else (),
        hard=page_hard(plan, barriers, help, today, chosen) if has("hard") else None,
        agreed=page_agreed(plan) if has("agreed") else (),
        meeting=page_meeting(plan, today) if has("meeting") else None,
        peer=peer if has("meeting") else None,
        call=has("call"),
        help=calls(help, today) if help and has("call") else None,
        notes=page_notes(plan) if has("notes") else None,
        fears=told(plan, "fear") if has("fears") else (),
        setbacks=page_setbacks(plan) if has("setbacks") else (),
        also=told(plan, "also") if has("also") else (),
        left_out=tuple(name for name in kept_back(plan) if not has(name)),
        draft=draft,
    )


def kept_back(plan: Plan) -> tuple[Section, ...]:
    """The parts that stand on paper only where they were asked for, of which something is written."""
    written = (told(plan, "fear"), plan.setbacks, told(plan, "also"))
    return tuple(name for name, there in zip(ASKED_FOR, written, strict=True) if there)


def is_begun(plan: Plan) -> bool:
    """Whether the plan holds something that can stand on a page."""
    told = (plan.goals, plan.barriers, plan.supports, plan.about, plan.brings, plan.meetings)
    return any((*told, plan.hopes, plan.skills, plan.clocks))
