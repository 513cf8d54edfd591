"""How the parts of a page are laid out: each as blocks of paper, in the person's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from goalwalk.screens.nouns.barriers import BarrierLine
from goalwalk.screens.paper_blocks import Block, Bullet, Contact, Heading, Line, Part, Words, filled, listed, ours, own
from goalwalk.screens.papers.page_parts import (
    PageAgreed,
    PageClock,
    PageGoal,
    PageMeeting,
    PagePeer,
    PageSetback,
    PageSkill,
)
from goalwalk.screens.papers.page_week import by_day
from goalwalk.words import say
from goalwalk.words.days import far_day, full_day
from goalwalk.words.talks import talk_name, timed

ROOM_FOR_HOW = 110  # letters of how a skill goes


def part(name: str, blocks: Iterable[Block], beside: Iterable[Block] = ()) -> tuple[Part, ...]:
    """A part under its heading; none where there is nothing in it."""
    told, more = tuple(blocks), tuple(beside)
    return (Part(name, ours(say(f"page.{name}")), told or more, more if told else ()),) if told or more else ()


def goal_laid(goal: PageGoal, today: date, *, numbered: bool) -> Bullet:
    """A goal, why, and by when."""
    title = own(
        f"{goal.id} {goal.title}" if numbered else goal.title
    )  # of one piece: the number stands where it begins
    why = (own(goal.why),) if goal.why else ()
    return Bullet(title, (*why, *((by_day(goal.by, today),) if goal.by else ())), strong=True)


def plans_laid(plans: Iterable[BarrierLine], today: date) -> Iterable[Block]:
    """What stands in the way: an if with its then, or whom to ask."""
    for plan in plans:
        yield from _inside(plan) if plan.side == "inside" else _outside(plan, today)


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


def skill_laid(skill: PageSkill) -> Bullet:
    """With when it helps, how it goes in short, and how to make it smaller on a hard day."""
    when = (own(skill.when),) if skill.when else ()
    how = (filled("page.skill.how", how=_in_short(skill.how)),) if skill.how else ()
    smaller = (filled("page.skill.smaller", text=skill.smaller),) if skill.smaller else ()
    return Bullet(own(skill.title), (*when, *how, *smaller))


def _in_short(how: tuple[str, ...]) -> str:
    """As many of its steps as two lines hold, whole ones; the first in any case."""
    room, told = ROOM_FOR_HOW, list(how[:1])
    for step in how[1:]:
        if sum(map(len, told)) + len(step) > room:
            return say("page.skill.more", how="; ".join(told))
        told.append(step)
    return "; ".join(told)


def setback_told(setback: PageSetback, today: date) -> Bullet:
    """What was told of it, its day, and what came of it."""
    words = own(setback.text) if setback.text else ours(say("story.setback.bare"))
    helped = (filled("page.setback.helped", helped=setback.helped),) if setback.helped else ()
    learned = (filled("story.learned", learned=setback.learned),) if setback.learned else ()
    return Bullet(words, (ours(far_day(setback.day, today)), *helped, *learned))


def clock_laid(clock: PageClock) -> Contact:
    """How many days, and since when: in a row, or in all; a clock that is to begin has its day alone."""
    day = full_day(clock.since)
    so_far = say("page.days.since", day=day)
    if clock.free:
        key = "page.days.so_far" if clock.free == clock.total else "page.days.in_all"
        so_far = say(key, n=clock.free, day=day)
    return Contact(own(clock.title), ours(so_far))


def agreed_blocks(agreed: Iterable[PageAgreed], today: date) -> Iterable[Block]:
    """What is still open of what was agreed, under the talk at which it was."""
    for (whom, day, group), lines in groupby(agreed, lambda one: (one.whom, one.day, one.group)):
        named = {"day": far_day(day, today)} | ({"whom": whom} if whom else {})
        yield Heading(filled(f"page.agreed.{'group' if group else 'talk'}{'.named' if whom else ''}", **named))
        yield from (
            Bullet(filled("page.agreed.who", text=line.text, who=line.who))
            if line.who
            else Bullet(filled("page.agreed.mine", text=line.text))
            for line in lines
        )


def meeting_blocks(talk: PageMeeting | None, peer: PagePeer | None, today: date) -> Iterable[Block]:
    """When the next talk is, with whom, and what to bring to it; a line to write on where that is not known. How to
    reach whoever it is with, and the next group, where that is known."""
    if talk is None:
        return
    if talk.day is None:
        yield Line()
    else:
        named = filled("talk.with", whom=talk.whom) if talk.whom else ours(talk_name(None))
        yield Bullet(_at(talk.day, talk.time, today), (named,), strong=True)
    yield from listed("page.meeting.bring", talk.brings)
    if peer:
        yield Heading(ours(say("page.peer.reach")))
        name = own(peer.name) if peer.name else ours(say("page.peer"))
        yield Contact(name, own(peer.reach) if peer.reach else ())
    if talk.group:
        yield Heading(ours(say("page.meeting.group")))
        called = (own(talk.group.name),) if talk.group.name else ()
        yield Bullet(_at(talk.group.day, talk.group.time, today), called, strong=True)


def _at(day: date, time: str | None, today: date) -> Words:
    return ours(timed(far_day(day, today), time))
