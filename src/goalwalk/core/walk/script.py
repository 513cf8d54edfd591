"""The script of the walk: a generator that yields questions, is sent their answers, and returns what it gathered.

It reads from top to bottom as the talk goes. Its position is nothing but the answers so far (see `draft`). An answer
is None where the question was passed over, and every question can be.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from itertools import count
from typing import Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.life import SIDES
from goalwalk.core.model.plan import ASKED_LEVELS, Agreed, Goal, Plan
from goalwalk.core.nouns.about import told as told_before
from goalwalk.core.nouns.levels import SURE, by_level
from goalwalk.core.nouns.setbacks import what_helped
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.core.spoken import is_nobody, plain, then_of, when_of
from goalwalk.core.tuples import NamedTuple
from goalwalk.core.walk.gathered import Gathered, Ruler, WishedBarrier, WishedStep, WishedSupport, items, with_fields
from goalwalk.core.walk.questions import (
    YES,
    Question,
    consent,
    how_often,
    note,
    one_of,
    ruler,
    title,
    titles,
    when,
)

Script = Generator[Question, Any, Gathered]

PARTS = ("life", "helps", "goal", "step", "barrier", "people", "talk")
LONG = (
    *("life", "hopes", "helps", "goal", "importance", "step", "confidence", "levels"),
    *("barrier", "people", "giving", "talk"),
)
OF_A_GOAL = ("importance", "step", "confidence", "levels")  # these ask about a goal that is there
EXPLORING = "exploring"
MOST = 20  # of a kind in one walk: there is another day


class Talk(NamedTuple):
    """What kind of walk it is: about a goal that is there, a long one, one part only; `together`: two are talking."""

    goal: Goal | None = None
    long: bool = False
    only: str | None = None
    together: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts it goes through."""
        return (self.only,) if self.only else LONG if self.long else PARTS


class _Part(NamedTuple):
    """Where the talk is, and what is known."""

    name: str
    number: int
    of: int
    plan: Plan
    talk: Talk

    def ask(self, told: Gathered, name: str, read: Any = title, **more: Any) -> Question:
        return Question(name, self.name, self.number, self.of, read, told, **more)


def walk(plan: Plan, talk: Talk) -> Script:
    """The whole conversation, up to a yes; whoever does not say it is still at that question.

    Raises CannotBeDone("walk_no_goal") where one part is asked for that needs a goal, and there is none.
    """
    told = Gathered()
    parts = talk.parts
    if talk.only in OF_A_GOAL and talk.goal is None:
        raise CannotBeDone("walk_no_goal", part=talk.only)
    for number, name in enumerate(parts, 1):
        if name in OF_A_GOAL and told.title is None and talk.goal is None:
            continue
        told = yield from _PARTS[name](_Part(name, number, len(parts), plan, talk), told)
    return (yield from _closing(_Part("closing", 0, len(parts), plan, talk), told))


def _life(part: _Part, told: Gathered) -> Script:
    life = yield part.ask(told, "life", note, before=_before(part, "life"), adds=True)
    return told._replace(life=life)


def _hopes(part: _Part, told: Gathered) -> Script:
    hopes = yield part.ask(told, "hopes", titles, before=_before(part, "hope"), adds=True)
    told = told._replace(hopes=hopes)
    fears = yield part.ask(told, "fears", titles, before=_before(part, "fear"), adds=True)
    return told._replace(fears=fears)


def _helps(part: _Part, told: Gathered) -> Script:
    learned = what_helped(part.plan.setbacks)
    strengths = yield part.ask(told, "helps", titles, before=_before(part, "strength"), offered=learned, adds=True)
    return told._replace(strengths=strengths)


def _goal(part: _Part, told: Gathered) -> Script:
    there = part.talk.goal
    wish = yield part.ask(told, "goal", before=there.title if there else "")
    if wish and plain(wish) == EXPLORING:
        told = told._replace(exploring=True)
        wish = yield part.ask(told, "goal.explore")
    if wish is None and there is None:
        return told._replace(exploring=False)
    told = told._replace(title=wish)
    why = yield part.ask(told, "goal.why", note, before=there.why if there and there.why else "")
    if why and plain(why) == EXPLORING:
        return told._replace(exploring=True)
    return told._replace(why=why)


def _importance(part: _Part, told: Gathered) -> Script:
    value = yield part.ask(told, "importance", ruler)
    if value is None:
        return told
    told = told._replace(importance=Ruler(value))
    return (yield from _ruler(part, told, "importance"))


def _ruler(part: _Part, told: Gathered, name: str) -> Script:
    """Why it is no lower, and what would move it up: asked where there is room below and above."""
    found: Ruler = getattr(told, name)
    if found.value > 0:
        found = found._replace(why=(yield part.ask(told, f"{name}.why")))
    told = with_fields(told, {name: found})
    if found.value < 10:
        found = found._replace(up=(yield part.ask(told, f"{name}.up")))
    return with_fields(told, {name: found})


def _step(part: _Part, told: Gathered) -> Script:
    before = told.steps
    offered = _steps_there(part)
    for turn in range(1, MOST + 1):
        what = yield part.ask(
            told, "step" if turn == 1 else "step.another", no=True, asks=turn > 1, turn=turn, offered=offered
        )
        offered = ()
        if what is None:
            break
        step = WishedStep(what)
        for asked in (_step_when, _step_place, _step_half)[: 3 if turn == 1 else 2]:
            told = told._replace(steps=(*before, step))
            step = yield from asked(part, told, step, turn)
        before = (*before, step)
        told = told._replace(steps=before)
    return told


StepScript = Generator[Question, Any, WishedStep]


def _step_when(part: _Part, told: Gathered, step: WishedStep, turn: int) -> StepScript:
    often = yield part.ask(told, "step.when", how_often, turn=turn, heard="often")
    return step._replace(rhythm=often[0].rhythm, times=often[0].times, by=often[1]) if often else step


def _step_place(part: _Part, told: Gathered, step: WishedStep, turn: int) -> StepScript:
    step = step._replace(cue=(yield part.ask(told, "step.cue", no=True, turn=turn)))
    return step._replace(whom=(yield part.ask(told, "step.whom", no=True, asks=True, turn=turn)))


def _step_half(part: _Part, told: Gathered, step: WishedStep, turn: int) -> StepScript:
    half = yield part.ask(told, "step.half", no=True, fits=True, turn=turn)
    return step._replace(title=half) if half else step


def _confidence(part: _Part, told: Gathered) -> Script:
    value = yield part.ask(told, "confidence", ruler)
    if value is None:
        return told
    told = told._replace(confidence=Ruler(value))
    told = yield from _ruler(part, told, "confidence")
    if value < SURE and told.steps:
        smaller = yield part.ask(
            told, "confidence.smaller", no=True, asks=True, fits=True, offered=(told.steps[0].title,)
        )
        if smaller:
            told = told._replace(steps=(told.steps[0]._replace(title=smaller), *told.steps[1:]))
    return told


def _levels(part: _Part, told: Gathered) -> Script:
    there = part.talk.goal
    measured = yield part.ask(told, "measured", before=(there.measured or "") if there else "")
    if measured is None:
        return told
    told = told._replace(measured=measured)
    told = told._replace(levels=there.levels if there else ())
    written = by_level(told.levels)
    for level in ASKED_LEVELS:
        text = yield part.ask(told, f"level.{level}", before=written[level] or "")
        if text:
            told = told.level(level, text)
    return told


def _barrier(part: _Part, told: Gathered) -> Script:
    before = told.barriers
    thens = tuple(barrier.then for barrier in part.plan.barriers if barrier.then)
    known = dict.fromkeys((*thens, *told_before(part.plan, "strength"), *what_helped(part.plan.setbacks)))
    offered = tuple(barrier.title for barrier in part.plan.barriers)
    for turn in range(1, MOST + 1):
        what = yield part.ask(
            told, "barrier" if turn == 1 else "barrier.another", no=True, asks=turn > 1, turn=turn, offered=offered
        )
        offered = ()
        if what is None:
            break
        found = WishedBarrier(what)
        told = told._replace(barriers=(*before, found))
        side = yield part.ask(told, "barrier.side", one_of(*SIDES), turn=turn, choices=SIDES)
        if side == "outside":
            found = found._replace(side="outside", whom=(yield part.ask(told, "barrier.whom", no=True, turn=turn)))
            told = told._replace(barriers=(*before, found))
            found = found._replace(say=(yield part.ask(told, "barrier.say", note, turn=turn)))
        else:
            then = yield part.ask(told, "barrier.then", turn=turn, offered=tuple(known) if turn == 1 else ())
            found = WishedBarrier(when_of(what), then=then and then_of(then))
        before = (*before, found)
        told = told._replace(barriers=before)
    return told


def _people(part: _Part, told: Gathered) -> Script:
    before = told.supports
    offered = tuple(support.title for support in part.plan.supports)
    for turn in range(1, MOST + 1):
        name, more = ("people", {"nobody": True}) if turn == 1 else ("people.another", {})
        who = yield part.ask(told, name, no=True, asks=turn > 1, turn=turn, offered=offered, **more)
        offered = ()
        if who is None:
            break
        if turn == 1 and is_nobody(who):
            told = yield from _first_step(part, told)
            break
        told = told._replace(supports=(*before, WishedSupport(who)))
        reach = yield part.ask(told, "people.reach", no=True, turn=turn)
        before = (*before, WishedSupport(who, reach))
        told = told._replace(supports=before)
    company = yield part.ask(told, "people.company", titles, no=True, before=_before(part, "company"), adds=True)
    return told._replace(company=company)


def _first_step(part: _Part, told: Gathered) -> Script:
    """No one yet: one small step towards people. Without a goal it is something to bring to the next talk."""
    step = yield part.ask(told, "people.first", no=True, asks=True, first=True)
    if step is None:
        return told
    if told.title is None and part.talk.goal is None:
        return told._replace(first=step)
    return told._replace(steps=(*told.steps, WishedStep(step, ONCE, kind="connect")))


def _giving(part: _Part, told: Gathered) -> Script:
    more = yield part.ask(told, "giving", titles, before=_before(part, "gives"), adds=True)
    return told._replace(gives=more)


def _talk(part: _Part, told: Gathered) -> Script:
    if part.talk.together:
        told = yield from _agreed(part, told)
    told = told._replace(talk=(yield part.ask(told, "talk", when, no=True, heard="when")))
    if told.talk and not part.talk.together:
        told = told._replace(whom=(yield part.ask(told, "talk.whom", no=True)))
    brings = yield part.ask(told, "talk.bring", titles, no=True)
    return told._replace(brings=brings)


def _agreed(part: _Part, told: Gathered) -> Script:
    """What the two agree on, and who does it."""
    for turn in range(1, MOST + 1):
        what = yield part.ask(told, "agreed" if turn == 1 else "agreed.another", no=True, asks=turn > 1, turn=turn)
        if what is None:
            break
        before = told.agreed
        told = told._replace(agreed=(*before, Agreed(what)))
        who = yield part.ask(told, "agreed.who", no=True, turn=turn)
        told = told._replace(agreed=(*before, Agreed(what, who)))
    return told


def _closing(part: _Part, told: Gathered) -> Script:
    """One open last question; then the plan is read back, and asked for a yes, as often as parts are left out of it."""
    if not part.talk.only:
        told = told._replace(also=(yield part.ask(told, "also", note, no=True, asks=True)))
    new_goal = part.talk.goal is None
    for turn in count(1):
        found = items(told, new_goal=new_goal)
        if not found:
            break
        answer = yield part.ask(told, "adopt", consent(len(found)), turn=turn, needed=True)
        if answer == YES:
            break
        told = told._replace(left_out=told.left_out ^ {found[number - 1].name for number in answer or ()})
    return told


def _steps_there(part: _Part) -> tuple[str, ...]:
    """The steps that the goal has already."""
    there = part.talk.goal
    return tuple(step.title for step in part.plan.steps if there and step.goal == there.id and not step.finished)


def _before(part: _Part, kind: Any) -> str:
    """What was told of this kind before, as it can be edited."""
    return "; ".join(told_before(part.plan, kind))


_PARTS: dict[str, Callable[[_Part, Gathered], Script]] = {
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
    "talk": _talk,
}
