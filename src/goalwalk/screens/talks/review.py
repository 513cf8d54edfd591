"""The agenda of the next talk, or of a quiet hour alone: what went well first, and one question for each goal last.

It looks back from today to the last talk, both days in it; to a day that was named; or, where there was no talk, over a
week. Days are counted as the one classifier sees them, and counts stay counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal

from goalwalk.core.model.clocks_setbacks import LEARNED, OfSetback
from goalwalk.core.model.plan import CheckIn, Meeting, Plan
from goalwalk.core.nouns.meetings import agreed_since, latest, open_brings
from goalwalk.core.nouns.setbacks import learned_in
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import paper_blocks as paper
from goalwalk.screens.blocks import Block, Gap, Heading, Line, Table
from goalwalk.screens.nouns.barriers import BarrierLine, HappenedSince, barrier_lines, happened_since, since_lines
from goalwalk.screens.nouns.brings import BringLine, bring_line
from goalwalk.screens.talks.lately import Lately, lately
from goalwalk.screens.talks.review_goals import GoalReview, goals_reviewed
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day, full_day
from goalwalk.words.talks import agreed_one, the_talk

WEEK = 7
ROOM = ("agreed", "hard", "brings", "question")  # sections that are gone on with by hand

Kind = (
    OfSetback
    | Literal["win", "good", "contact", "reached", "hard", "partly", "not today", "note", "kept", "skill", "takes"]
)


class SinceTalk(NamedTuple):
    """The last talk: with whom it was, and its day."""

    whom: str | None
    day: date


class Noted(NamedTuple):
    """Something that was written in these days. `of`: the step, or the group, that it was written of."""

    kind: Kind
    day: date
    text: str
    of: str | None = None


class AgreedLine(NamedTuple):
    """Something that was agreed: the `number`-th of its meeting; who does it, and how it went, if that was said."""

    meeting: str
    number: int
    day: date
    text: str
    who: str | None
    went: str | None


class Section(NamedTuple):
    """A part of the agenda. `none`: its body only says that there is nothing of it yet."""

    name: str
    heading: Heading
    body: tuple[Block, ...]
    none: bool = False

    def on_paper(self, number: int) -> paper.Part:
        """The part, with room to write where it is gone on with by hand."""
        heading = self.heading
        text = "  ".join(part for part in (heading.id, heading.text, heading.aside) if part)
        named = paper.own(text) if heading.id or heading.aside else paper.ours(text)  # the title of a goal is theirs
        told = () if self.none else tuple(_on_paper(self.body, over=self.name == "rulers"))
        room = (paper.Line(),) if self.none or self.name in ROOM else ()
        return paper.Part(f"review-{number}", named, told or room, below=room if told else ())


class ReviewView(NamedTuple):
    """The agenda, in its order. `talk`: the last one, if the agenda looks back to it; `week`: there was none.

    `happened`: what happened with the barriers in these days, by their numbers. `lately`: what else there was in them.
    """

    today: date
    since: date
    talk: SinceTalk | None
    week: bool
    wins: tuple[Noted, ...]
    agreed: tuple[AgreedLine, ...]
    goals: tuple[GoalReview, ...]
    barriers: tuple[BarrierLine, ...]
    happened: tuple[HappenedSince, ...]
    hard: tuple[Noted, ...]
    learned: tuple[Noted, ...]
    brings: tuple[BringLine, ...]
    lately: Lately

    def blocks(self) -> list[Block]:
        """What it looks back to, then each section with an empty line before it."""
        blocks: list[Block] = [Heading(self._title())]
        if self.talk and self.talk.day == self.today:
            blocks.append(Line(say("review.today"), "quiet", says="next"))
        sections = self.sections()
        blocks += [block for section in sections for block in (Gap(), section.heading, *section.body)]
        return blocks if sections else [*blocks, Line(say("review.nothing"))]

    def sheet(self, whose: str | None) -> paper.Sheet:
        """On paper: its sections as the screen has them, and room to write where the talk goes on.

        `whose`: with whoever's plan it is, None for one's own.
        """
        title = paper.ours(say("review.page.week" if self.week else "review.page.talk"))
        if whose:
            title = (*paper.own(whose), paper.Span(say("review.page.of")))
        parts = (section.on_paper(number) for number, section in enumerate(self.sections(), 1))
        aside = paper.own(f"{self._title()} · {full_day(self.today)}")
        return paper.Sheet(title, aside, self.today, tuple(paper.Row((part,)) for part in parts), ())

    def _title(self) -> str:
        """What the agenda looks back to."""
        if self.talk:
            return say("review.since.talk", talk=the_talk(self.talk.whom, self.talk.day, self.today))
        return say("review.since.week" if self.week else "review.since.day", day=day_name(self.since, self.today))

    def sections(self) -> list[Section]:
        """What went well first, the question last; a section with nothing in it is left out."""
        today, asked = self.today, [goal for goal in self.goals if goal.asked]
        rulers = tuple(line for goal in self.goals for line in goal.ruler_lines(today))
        sections = [
            _wins(self),
            _section("agreed", map(_agreed_text, self.agreed)),
            *(Section("goal", goal.heading(), (goal.step_rows(),)) for goal in self.goals if goal.steps),
            *(_section(name, lines) for name, lines in self.lately.lines(today)),
            Section("hard", Heading(say("review.hard")), tuple(_hard(self))),
            _section("learned", (_noted_text(noted, today) for noted in self.learned)),
            _section("brings", (bring.text for bring in self.brings)),
            Section("rulers", Heading(say("review.rulers")), rulers),
            _section("question", (goal.named() for goal in asked)),
        ]
        return [section for section in sections if section.body]


def looks_back_to(plan: Plan, today: date) -> date:
    """The first day of the agenda, where none was named: that of the last talk, or a week."""
    last = latest(plan.meetings)
    return min(last.day, today) if last else today - timedelta(days=WEEK - 1)  # after a flight west it may be tomorrow


def review_view(plan: Plan, today: date, since: date | None = None) -> ReviewView:
    """The agenda of a plan that holds what was said since then."""
    first = looks_back_to(plan, today) if since is None else since
    last = latest(plan.meetings)
    noted = sorted(_noted(plan, first, today), key=lambda one: one.day)
    barriers = barrier_lines(plan, {goal.id: str(goal.number) for goal in plan.goals if goal.ended is None})
    return ReviewView(
        today=today,
        since=first,
        talk=SinceTalk(last.whom, last.day) if last and since is None else None,
        week=last is None and since is None,
        wins=tuple(one for one in noted if one.kind in ("win", "good", "contact", "reached")),
        agreed=tuple(
            AgreedLine(str(meeting.number), number, meeting.day, *agreed)
            for meeting, number, agreed in agreed_since(plan, first)
        ),
        goals=tuple(goals_reviewed(plan, first, today)),
        barriers=barriers,
        happened=happened_since(plan, barriers, first, today),
        hard=tuple(one for one in noted if one.kind in ("hard", "partly", "not today")),
        learned=tuple(one for one in noted if one.kind in ("note", "kept", "skill", "takes", *LEARNED)),
        brings=tuple(bring_line(bring) for bring in open_brings(plan)),
        lately=lately(plan, first, today),
    )


def _noted(plan: Plan, first: date, today: date) -> Iterator[Noted]:
    yield from (Noted("win", win.day, win.text, win.of) for win in plan.wins if first <= win.day <= today)
    for goal in plan.goals:
        if goal.status == "reached" and goal.ended and first <= goal.ended <= today:
            yield Noted("reached", goal.ended, goal.title)
    for said in plan.day_check_ins:
        if first <= said.day <= today:
            answers = dict(said.answers)
            yield from (Noted(kind, said.day, answers[kind]) for kind in ("good", "hard") if kind in answers)
            if "reached" in answers:
                yield Noted("contact", said.day, answers["reached"])
            if said.note and not said.pulled:  # what was noted in a hard moment is for whoever wrote it
                yield Noted("note", said.day, said.note)
            if "keep" in answers:
                yield Noted("kept", said.day, answers["keep"])
    titles = {step.id: step.title for step in plan.steps}
    for check_in in plan.check_ins:
        if check_in.note and first <= check_in.day <= today:
            yield Noted(_kind(check_in), check_in.day, check_in.note, titles[check_in.step])
    for group in plan.meetings:
        if group.group and first <= group.day <= today:
            yield from _learned_in(group)
    yield from _learned_since(plan, first, today)


def _kind(check_in: CheckIn) -> Kind:
    """A note of a part, or of an honest no, tells what got in the way; any other is a note."""
    return check_in.word if check_in.word in ("partly", "not today") else "note"


def _learned_in(group: Meeting) -> Iterator[Noted]:
    if group.skill:
        yield Noted("skill", group.day, group.skill, group.whom or group.about)
    if group.takes:
        yield Noted("takes", group.day, group.takes, group.whom or group.about)


def _learned_since(plan: Plan, first: date, today: date) -> Iterator[Noted]:
    """What was learned in setbacks of these days, and in the latest ones of any time."""
    for setback in learned_in(plan.setbacks, first, today):
        told = ((kind, getattr(setback, kind)) for kind in LEARNED)
        yield from (Noted(kind, setback.day, text) for kind, text in told if text)


# Laid out


def _section(name: str, lines: Iterable[str], *, none: bool = False) -> Section:
    return Section(name, Heading(say(f"review.{name}")), tuple(Line(line, indent=2) for line in lines), none)


def _wins(view: ReviewView) -> Section:
    """What was written, and milestones, each under its day."""
    told = [(noted.day, _noted_text(noted, view.today)) for noted in view.wins]
    told += [(milestone.day, milestone.line(view.today)) for milestone in view.lately.milestones]
    if told:
        return _section("wins", (line for _, line in sorted(told, key=lambda one: one[0])))
    none = [say("review.wins.none")] if view.goals or view.agreed or any(view.lately) else []
    return _section("wins", none, none=True)


def _agreed_text(agreed: AgreedLine) -> str:
    if agreed.went:
        return agreed_one(agreed.text, agreed.who, agreed.went)
    return say("review.agreed.open", agreed=agreed_one(agreed.text, agreed.who))


def _noted_text(noted: Noted, today: date) -> str:
    kind = None if noted.kind in ("win", "good", "hard", "note") else say(f"noted.{noted.kind}")
    when = ", ".join(part for part in (far_day(noted.day, today), noted.of, kind) if part)
    return say("noted", when=when, text=noted.text)


def _hard(view: ReviewView) -> list[Line]:
    """What stands in the way, each with what happened under it; then what was written of hard days."""
    happened = {since.id: since_lines(since, view.today) for since in view.happened}
    lines = []
    for barrier in view.barriers:
        lines.append(Line(_barrier(barrier, view.today), indent=2))
        lines += [Line(text, "quiet", indent=4) for text in happened.get(barrier.id, ())]
    return [*lines, *(Line(_noted_text(noted, view.today), indent=2) for noted in view.hard)]


def _barrier(barrier: BarrierLine, today: date) -> str:
    if barrier.side == "inside":
        return say("review.if_then", title=barrier.title, then=barrier.then) if barrier.then else barrier.title
    told = say("review.ask", title=barrier.title, whom=barrier.whom) if barrier.whom else barrier.title
    if barrier.asked and barrier.due:
        told = say("review.ask.again", ask=told, day=far_day(barrier.due, today))
    elif barrier.by and not barrier.asked:
        told = say("review.ask.by", ask=told, day=far_day(barrier.by, today))
    return say("review.say", ask=told, say=barrier.say) if barrier.say else told


def _on_paper(body: Sequence[Block], *, over: bool) -> Iterator[paper.Block]:
    """A row of a table with what stands beside its title; of lines at two depths, the upper with the lower below it: as
    a heading `over` a list, or as one of a list."""
    for at, block in enumerate(body):
        match block:
            case Table(_, rows):
                for _, title, *beside in rows:
                    aside = " · ".join(cell.text for cell in beside if cell.text)
                    yield paper.Contact(paper.own(title.text), paper.ours(aside))
            case Line(text, _, indent) if over:
                yield paper.Heading(paper.own(text)) if indent <= 2 else paper.Bullet(paper.own(text))
            case Line(text, _, indent) if indent <= 2:
                below = takewhile(lambda line: isinstance(line, Line) and line.indent > 2, body[at + 1 :])
                yield paper.Bullet(
                    paper.own(text), tuple(paper.own(line.text) for line in below if isinstance(line, Line))
                )
