"""The script of the walk: a generator that yields questions, is sent their answers, and returns what it gathered.

It reads from top to bottom as the talk goes. Its position is nothing but the answers so far (see `draft`). An answer
is None where the question was passed over, and every question can be.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.components import SIDES
from goalwalk.core.model.plan import ASKED_LEVELS, Plan
from goalwalk.core.nouns import about
from goalwalk.core.nouns.levels import SURE, by_level
from goalwalk.core.nouns.setbacks import what_helped
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.core.spoken import is_nobody, plain, then_of, when_of
from goalwalk.core.talks.frame import before_leaving, closing, next_talk, opening, when_next
from goalwalk.core.talks.gathered import (
    Enough,
    Gathered,
    Ruler,
    WaitingGoal,
    WishedBarrier,
    WishedStep,
    WishedSupport,
    with_fields,
)
from goalwalk.core.talks.one_breath import Place, barrier_said, place, reach_behind
from goalwalk.core.talks.part import MOST, OF_A_GOAL, Part, Script, Talk
from goalwalk.core.talks.question import (
    Question,
    how_often,
    note,
    numbered,
    one_of,
    ruler,
    step_said,
    titles,
)

EXPLORING = "exploring"


def walk(plan: Plan, talk: Talk) -> Script:
    """The whole conversation, up to a yes; whoever does not say it is still at that question.

    Raises CannotBeDone("walk_no_goal") where one part is asked for that needs a goal, and there is none.
    """
    gathered = Gathered()
    parts = talk.parts
    if talk.only in OF_A_GOAL and talk.goal is None:
        raise CannotBeDone("walk_no_goal", part=talk.only)
    outside = Part("closing", 0, len(parts), plan, talk)
    name = ""
    try:
        if talk.together and not talk.only:
            gathered = yield from opening(outside, gathered)
        for number, name in enumerate(parts, 1):
            if name in OF_A_GOAL and gathered.title is None and talk.goal is None:
                continue
            gathered = yield from _PARTS[name](Part(name, number, len(parts), plan, talk), gathered)
        if not talk.only:
            gathered = gathered._replace(also=(yield outside.ask(gathered, "also", note, no=True, asks=True)))
    except Enough as enough:
        gathered = enough.gathered
        if talk.together and not talk.only and name != parts[-1]:
            gathered = yield from before_leaving(when_next, outside, gathered)
    return (yield from closing(outside, gathered))


def _life(part: Part, gathered: Gathered) -> Script:
    life = yield part.ask(gathered, "life", note, before=_before(part, "life"), adds=True)
    return gathered._replace(life=life)


def _hopes(part: Part, gathered: Gathered) -> Script:
    hopes = yield part.ask(gathered, "hopes", titles, before=_before(part, "hope"), adds=True)
    gathered = gathered._replace(hopes=hopes)
    fears = yield part.ask(gathered, "fears", titles, before=_before(part, "fear"), adds=True)
    return gathered._replace(fears=fears)


def _helps(part: Part, gathered: Gathered) -> Script:
    learned = what_helped(part.plan.setbacks)
    strengths = yield part.ask(gathered, "helps", titles, before=_before(part, "strength"), offered=learned, adds=True)
    return gathered._replace(strengths=strengths)


def _goal(part: Part, gathered: Gathered) -> Script:
    there = part.talk.goal
    wish = yield part.ask(gathered, "goal", before=there.title if there else "")
    if wish and plain(wish) == EXPLORING:
        gathered = gathered._replace(exploring=True)
        wish = yield part.ask(gathered, "goal.explore")
    if wish is None and there is None:
        return gathered._replace(exploring=False)
    gathered = gathered._replace(title=wish)
    why = yield part.ask(gathered, "goal.why", note, before=there.why if there and there.why else "")
    if why and plain(why) == EXPLORING:
        gathered = gathered._replace(exploring=True)
    else:
        gathered = gathered._replace(why=why)
    return gathered if there else (yield from _other_goals(part, gathered))


def _other_goals(part: Part, gathered: Gathered) -> Script:
    """What else is wanted, and which of all comes first: the steps are for that one, the others wait."""
    assert gathered.title is not None
    wishes = [WaitingGoal(gathered.title, "goal")]
    for turn in range(1, MOST + 1):
        asking = part.ask(gathered, "goal.more", no=True, asks=True, turn=turn)
        wish = yield asking
        if wish is None:
            break
        wishes.append(WaitingGoal(wish, asking.id))
        gathered = gathered._replace(others=tuple(wishes[1:]))
    if len(wishes) == 1:
        return gathered
    titles = tuple(wish.title for wish in wishes)
    first = yield part.ask(gathered, "goal.first", numbered(len(wishes)), options=titles)
    if first is None or first == 1:
        return gathered
    others = tuple(wish for number, wish in enumerate(wishes, 1) if number != first)
    gathered = gathered._replace(title=titles[first - 1], others=others, why=None, exploring=False)
    return gathered._replace(why=(yield part.ask(gathered, "goal.why", note, turn=2)))


def _importance(part: Part, gathered: Gathered) -> Script:
    value = yield part.ask(gathered, "importance", ruler)
    if value is None:
        return gathered
    gathered = gathered._replace(importance=Ruler(value))
    return (yield from _ruler(part, gathered, "importance"))


def _ruler(part: Part, gathered: Gathered, name: str) -> Script:
    """Why it is no lower, and what would move it up: asked where there is room below and above."""
    rated: Ruler = getattr(gathered, name)
    if rated.value > 0:
        rated = rated._replace(why=(yield part.ask(gathered, f"{name}.why")))
    gathered = with_fields(gathered, {name: rated})
    if rated.value < 10:
        rated = rated._replace(up=(yield part.ask(gathered, f"{name}.up")))
    return with_fields(gathered, {name: rated})


def _step(part: Part, gathered: Gathered) -> Script:
    before = gathered.steps
    offered = _steps_there(part)
    for turn in range(1, MOST + 1):
        what = yield part.ask(
            gathered,
            "step" if turn == 1 else "step.another",
            step_said,
            no=True,
            heard="step",
            asks=turn > 1,
            turn=turn,
            offered=offered,
        )
        offered = ()
        if what is None:
            break
        title, often = what
        step = WishedStep(title).coming_round(often)
        for asked in (_step_place,) if often else (_step_when, _step_place):
            gathered = gathered._replace(steps=(*before, step))
            step = yield from asked(part, gathered, step, turn)
        before = (*before, step)
        gathered = gathered._replace(steps=before)
    return gathered


StepScript = Generator[Question, Any, WishedStep]


def _step_when(part: Part, gathered: Gathered, step: WishedStep, turn: int) -> StepScript:
    often = yield part.ask(gathered, "step.when", how_often, turn=turn, heard="often")
    return step.coming_round(often)


def _step_place(part: Part, gathered: Gathered, step: WishedStep, turn: int) -> StepScript:
    """Where, with whom, and how small, in one line; what a smaller one is, is asked only of one that is too big."""
    told: Place | None = yield part.ask(gathered, "step.place", place, turn=turn, heard="place")
    if told is None:
        return step
    step = step._replace(cue=told.cue, whom=told.whom)
    smaller = told.smaller
    if told.too_big and not smaller:
        smaller = yield part.ask(gathered, "step.half", no=True, turn=turn)
    return step._replace(title=smaller) if smaller else step


def _confidence(part: Part, gathered: Gathered) -> Script:
    value = yield part.ask(gathered, "confidence", ruler)
    if value is None:
        return gathered
    gathered = gathered._replace(confidence=Ruler(value))
    gathered = yield from _ruler(part, gathered, "confidence")
    if value < SURE and gathered.steps:
        smaller = yield part.ask(
            gathered, "confidence.smaller", no=True, asks=True, fits=True, offered=(gathered.steps[0].title,)
        )
        if smaller:
            gathered = gathered._replace(steps=(gathered.steps[0]._replace(title=smaller), *gathered.steps[1:]))
    return gathered


def _levels(part: Part, gathered: Gathered) -> Script:
    there = part.talk.goal
    measured = yield part.ask(gathered, "measured", before=(there.measured or "") if there else "")
    if measured is None:
        return gathered
    gathered = gathered._replace(measured=measured)
    gathered = gathered._replace(levels=there.levels if there else ())
    written = by_level(gathered.levels)
    for level in ASKED_LEVELS:
        text = yield part.ask(gathered, f"level.{level}", before=written[level] or "")
        if text:
            gathered = gathered.level(level, text)
    return gathered


def _barrier(part: Part, gathered: Gathered) -> Script:
    before = gathered.barriers
    thens = tuple(barrier.then for barrier in part.plan.barriers if barrier.then)
    known = dict.fromkeys((*thens, *about.told(part.plan, "strength"), *what_helped(part.plan.setbacks)))
    offered = tuple(barrier.title for barrier in part.plan.barriers)
    for turn in range(1, MOST + 1):
        what = yield part.ask(
            gathered, "barrier" if turn == 1 else "barrier.another", no=True, asks=turn > 1, turn=turn, offered=offered
        )
        offered = ()
        if what is None:
            break
        told = barrier_said(what)
        if told is not None:
            before = (*before, told)
            gathered = gathered._replace(barriers=before)
            continue
        wished = WishedBarrier(what)
        gathered = gathered._replace(barriers=(*before, wished))
        side = yield part.ask(gathered, "barrier.side", one_of(*SIDES), turn=turn, choices=SIDES)
        if side == "outside":
            wished = wished._replace(
                side="outside", whom=(yield part.ask(gathered, "barrier.whom", no=True, turn=turn))
            )
            gathered = gathered._replace(barriers=(*before, wished))
            wished = wished._replace(say=(yield part.ask(gathered, "barrier.say", note, turn=turn)))
        else:
            then = yield part.ask(gathered, "barrier.then", turn=turn, offered=tuple(known) if turn == 1 else ())
            wished = WishedBarrier(when_of(what), then=then and then_of(then))
        before = (*before, wished)
        gathered = gathered._replace(barriers=before)
    return gathered


def _people(part: Part, gathered: Gathered) -> Script:
    before = gathered.supports
    offered = tuple(support.title for support in part.plan.supports)
    for turn in range(1, MOST + 1):
        name, more = ("people", {"nobody": True}) if turn == 1 else ("people.another", {})
        who = yield part.ask(gathered, name, no=True, asks=turn > 1, turn=turn, offered=offered, **more)
        offered = ()
        if who is None:
            break
        if turn == 1 and is_nobody(who):
            gathered = yield from _first_step(part, gathered)
            break
        who, reach = reach_behind(who) or (who, None)
        gathered = gathered._replace(supports=(*before, WishedSupport(who, reach)))
        if reach is None:
            reach = yield part.ask(gathered, "people.reach", no=True, turn=turn)
        before = (*before, WishedSupport(who, reach))
        gathered = gathered._replace(supports=before)
    company = yield part.ask(gathered, "people.company", titles, no=True, before=_before(part, "company"), adds=True)
    return gathered._replace(company=company)


def _first_step(part: Part, gathered: Gathered) -> Script:
    """No one yet: one small step towards people. Without a goal it is something to bring to the next talk."""
    step = yield part.ask(gathered, "people.first", no=True, asks=True, first=True)
    if step is None:
        return gathered
    if gathered.title is None and part.talk.goal is None:
        return gathered._replace(first=step)
    return gathered._replace(steps=(*gathered.steps, WishedStep(step, ONCE, kind="connect")))


def _giving(part: Part, gathered: Gathered) -> Script:
    more = yield part.ask(gathered, "giving", titles, before=_before(part, "gives"), adds=True)
    return gathered._replace(gives=more)


def _steps_there(part: Part) -> tuple[str, ...]:
    """The steps that the goal has already."""
    there = part.talk.goal
    return tuple(step.title for step in part.plan.steps if there and step.goal == there.id and not step.finished)


def _before(part: Part, kind: Any) -> str:
    """What was told of this kind before, as it can be edited."""
    return "; ".join(about.told(part.plan, kind))


_PARTS: dict[str, Callable[[Part, Gathered], Script]] = {
    "life": _life,
    "hopes": _hopes,
    "helps": _helps,
    "goal": _goal,
    "importance": _importance,
    "step": _step,
    "confidence": _confidence,
    "levels": _levels,
    "barrier": _barrier,
    "people": _people,
    "giving": _giving,
    "talk": next_talk,
}
