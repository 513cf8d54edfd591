"""The page laid out: the view as a sheet of parts. What has nothing to say is left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain, groupby

from goalwalk.core.now import Tool
from goalwalk.core.rhythm import rhythms
from goalwalk.draw.paper.letters import own
from goalwalk.draw.paper.parts import (
    Block,
    Boxes,
    BoxRow,
    Bullet,
    Contact,
    Heading,
    Line,
    Mark,
    Para,
    Part,
    Row,
    Sheet,
    Span,
    Words,
    ours,
)
from goalwalk.screens.looks.now import CallLines
from goalwalk.screens.nouns.barriers import BarrierLine
from goalwalk.screens.papers.page import PageClock, PageDay, PageGoal, PagePerson, PageSkill, PageStep, PageView
from goalwalk.words import say
from goalwalk.words.days import WEEKDAYS, far_day, full_day
from goalwalk.words.rhythms import rhythm_name
from goalwalk.words.talks import talk_name

_MARKS: tuple[Mark, ...] = ("open", "done", "partly", "rest")
_SEAM = "\0"  # in no text of a plan
_BETWEEN = " · "


def sheet(view: PageView) -> Sheet:
    """The page."""
    goals, strengths = _part("goals", _goals(view)), _part("strengths", _strengths(view))
    plans, people = _part("plans", _plans(view)), _part("people", _people(view.people))
    rows = (
        Row(goals, strengths),
        Row(_part("steps", _steps(view))),
        Row(plans, people),
        Row(_part("skills", _skills(view.skills)), _part("days", _days(view.days))),
        Row(_hard(view)),
        Row((*_part("agreed", _agreed(view)), *_part("meeting", _meeting(view))), _part("call", _call(view))),
        Row(_notes(view), _part("fears", (Bullet(own(text)) for text in view.fears))),
    )
    week = say("page.week", first=far_day(view.first, view.last), last=full_day(view.last))
    return Sheet(
        title=_filled("page.title.of", name=view.whose) if view.whose else ours(say("page.title")),
        aside=ours(week),
        day=view.today,
        rows=tuple(row for row in rows if row.left or row.right),
        words=tuple((mark, say(f"word.{mark}")) for mark in _MARKS),
    )


def _part(name: str, blocks: Iterable[Block], beside: Iterable[Block] = ()) -> tuple[Part, ...]:
    told, more = tuple(blocks), tuple(beside)
    return (Part(name, ours(say(f"page.{name}")), told or more, more if told else ()),) if told or more else ()


def _filled(key: str, **facts: str) -> Words:
    """A sentence with the person's words in it, each still theirs."""
    pieces = say(key, **{name: f"{_SEAM}{name}{_SEAM}" for name in facts}).split(_SEAM)
    spans = (own(facts[piece]) if at % 2 else (Span(piece),) for at, piece in enumerate(pieces) if piece)
    return tuple(chain.from_iterable(spans))


def _listed(heading: str, texts: Iterable[str]) -> list[Block]:
    """A small heading with a list under it, where there is something to list."""
    bullets = [Bullet(own(text)) for text in texts]
    return [Heading(ours(say(heading))), *bullets] if bullets else []


def _goals(view: PageView) -> list[Block]:
    return [Bullet(own(goal.title), _about_goal(goal, view.today), strong=True) for goal in view.goals]


def _about_goal(goal: PageGoal, today: date) -> tuple[Words, ...]:
    why = (own(goal.why),) if goal.why else ()
    return (*why, *((_by(goal.by, today),) if goal.by else ()))


def _by(day: date, today: date) -> Words:
    return (Span(say("page.by", day=far_day(day, today))),)


def _strengths(view: PageView) -> list[Block]:
    given = [*_listed("page.company", view.company), *_listed("page.gives", view.gives)]
    return [*(Bullet(own(text)) for text in view.strengths), *given]


def _steps(view: PageView) -> list[Block]:
    if not view.steps:
        return []
    days = tuple(
        (WEEKDAYS[day.weekday()], str(day.day))
        for day in (date.fromordinal(view.first.toordinal() + n) for n in range(7))
    )
    rows = tuple(_row(step, view.today) for step in view.steps)
    return [Boxes(say("page.steps"), say("page.step"), days, rows)]


def _row(step: PageStep, today: date) -> BoxRow:
    once = not step.days
    often = () if once else (Span(rhythm_name(rhythms.read(step.rhythm))),)
    cue = _own(step.cue)
    whom = _own(step.whom)
    aside = _in_a_row(often, cue, whom)
    if once:
        beside = _by(step.by, today) if step.by else (Span(say("rhythm.once")),)
        return BoxRow(own(step.title), aside, (), "done" if step.done else "open", beside)
    return BoxRow(own(step.title), aside, tuple(_mark(day) for day in step.days))


def _in_a_row(*several: Words) -> Words:
    """Those that are there, with a sign between them."""
    told = [words for words in several if words]
    return tuple(span for at, words in enumerate(told) for span in ((Span(_BETWEEN), *words) if at else words))


def _mark(day: PageDay) -> Mark | None:
    return day.said or (None if day.box == "not" else "open")


def _plans(view: PageView) -> Iterable[Block]:
    for plan in view.plans:
        yield from _inside(plan) if plan.side == "inside" else _outside(plan, view.today)


def _inside(plan: BarrierLine) -> list[Block]:
    if plan.then:
        return [Bullet(_filled("page.if", title=plan.title, then=plan.then))]
    return [Bullet(_filled("page.if_open", title=plan.title)), Line()]


def _outside(plan: BarrierLine, today: date) -> list[Block]:
    if plan.whom and plan.say:
        ask = _filled("page.ask_say", whom=plan.whom, say=plan.say)
    elif plan.whom:
        ask = _filled("page.ask", whom=plan.whom)
    else:
        ask = _filled("page.say", say=plan.say) if plan.say else ours(say("page.ask_open"))
    named = (("page.entitled", plan.entitled), ("page.along", plan.along))
    more = (_filled(key, text=text) for key, text in named if text)
    asides = (ask, *more, *_when(plan, today))
    return [Bullet(own(plan.title), asides), *(() if plan.whom else (Line(),))]


def _when(plan: BarrierLine, today: date) -> tuple[Words, ...]:
    """By when it is asked; of what was asked already, when it is asked again."""
    if plan.asked:
        return ((Span(say("page.again", day=far_day(plan.due, today))),),) if plan.due else ()
    return (_by(plan.by, today),) if plan.by else ()


def _people(people: Iterable[PagePerson]) -> list[Block]:
    return [Contact(_name(person), _in_a_row(*map(_own, (person.reach, person.when)))) for person in people]


def _skills(skills: Iterable[PageSkill]) -> list[Block]:
    """Each with when it helps, and how to make it smaller on a hard day."""
    return [Bullet(own(one.title), tuple(_about_skill(one))) for one in skills]


def _about_skill(skill: PageSkill) -> Iterable[Words]:
    if skill.when:
        yield own(skill.when)
    if skill.smaller:
        yield _filled("page.skill.smaller", text=skill.smaller)


def _days(clocks: Iterable[PageClock]) -> list[Block]:
    """How many days, and since when: in a row, or in all; a clock that is to begin has its day alone."""
    return [Contact(own(one.title), (Span(_so_far(one)),)) for one in clocks]


def _so_far(clock: PageClock) -> str:
    day = full_day(clock.since)
    if not clock.free:
        return say("page.days.since", day=day)
    return say("page.days.so_far" if clock.free == clock.total else "page.days.in_all", n=clock.free, day=day)


def _name(person: PagePerson) -> Words:
    """Their name, and who they are to the person, where that was said."""
    return _in_a_row(own(person.title), _own(person.role))


def _own(text: str | None) -> Words:
    return own(text) if text else ()


def _hard(view: PageView) -> tuple[Part, ...]:
    """What to hold on to, whom to reach, and two lines that can be written on with a pen."""
    hard = view.hard
    if hard is None:
        return ()
    held: list[Block] = [Bullet(own(line), strong=True) for line in hard.lines]
    held += [Bullet(_filled("now.words", whom=words.whom, text=words.text)) for words in hard.hope]
    held += _listed("page.hard.helped", hard.helped)
    if hard.skills and "skills" not in view.sections:  # else they stand on the page already
        held += [Heading(ours(say("page.hard.skills"))), *map(_tool, hard.skills)]
    if hard.thens:
        on_page = "plans" in view.sections
        held += [Para(ours(say("page.hard.see")), quiet=True)] if on_page else _listed("page.hard.then", hard.thens)
    reach = [Heading(ours(say("page.hard.people"))), *_people(hard.people)] if hard.people else []
    reach += _help(hard.help) if hard.help else []
    lines = (Line(), Line())
    return tuple(part._replace(below=lines, framed=True) for part in _part("hard", held, reach)) or (
        Part("hard", ours(say("page.hard")), lines, framed=True),
    )


def _tool(tool: Tool) -> Bullet:
    """A skill, and how it goes in a few words."""
    return Bullet(_filled("now.skill", title=tool.title, how=tool.how) if tool.how else own(tool.title))


def _help(calls: CallLines) -> list[Block]:
    """The lines of the country, a number each."""
    from goalwalk.screens.looks.now import called  # most pages do without

    numbers = [(say("page.danger.here"), calls.emergency)]
    numbers += [(called(call, calls), call.number) for call in calls.lines]
    heading = Heading(ours(say("now.calls", country=calls.country)))
    return [heading, *(Contact((Span(name),), (Span(number),)) for name, number in numbers)]


def _agreed(view: PageView) -> Iterable[Block]:
    """What is still open of what was agreed, under the talk at which it was."""
    for (whom, day, group), told in groupby(view.agreed, lambda one: (one.whom, one.day, one.group)):
        named = {"day": far_day(day, view.today)} | ({"whom": whom} if whom else {})
        yield Heading(_filled(f"page.agreed.{'group' if group else 'talk'}{'.named' if whom else ''}", **named))
        yield from (
            Bullet(_filled("agreed.who", text=one.text, who=one.who) if one.who else own(one.text)) for one in told
        )


def _meeting(view: PageView) -> Iterable[Block]:
    talk = view.meeting
    if talk is None:
        return
    if talk.day is None:
        yield Line()
    else:
        named = _filled("talk.with", whom=talk.whom) if talk.whom else (Span(talk_name(None)),)
        when = say("talk.at", day=far_day(talk.day, view.today), time=talk.time) if talk.time else ""
        yield Bullet((Span(when or far_day(talk.day, view.today)),), (named,), strong=True)
    yield from _listed("page.meeting.bring", talk.brings)


def _call(view: PageView) -> list[Block]:
    if not view.call:
        return []
    help = view.hard.help if view.hard else None
    danger = say("now.danger", emergency=help.emergency) if help else say("page.danger")
    return [Para((Span(danger),)), Line()]


def _notes(view: PageView) -> tuple[Part, ...]:
    notes = view.notes
    if notes is None:
        return ()
    return _part(
        "notes",
        [*_listed("page.life", notes.life), *_listed("page.hopes", notes.hopes)],
        _listed("page.also", notes.also),
    )
