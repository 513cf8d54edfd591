"""The script of a review: what to start with, how it went, one question for each goal, the next talk.

A hard stretch is never its beginning. What was brought and not spoken about waits; what is not answered stays.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goalwalk.core.amounts import read_whole
from goalwalk.core.model.clocks_setbacks import LEARNED
from goalwalk.core.model.plan import Bring, Goal, Meeting, Plan, Step
from goalwalk.core.nouns.meetings import agreed_since, open_brings, settling
from goalwalk.core.nouns.pauses import status_on
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.setbacks import to_look_back_at
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.core.since import Since
from goalwalk.core.talks.frame import agree, before_leaving, closing, when_next
from goalwalk.core.talks.gathered import Enough, Gathered, WishedStep
from goalwalk.core.talks.part import MOST, Part, Script, Talk
from goalwalk.core.talks.question import day_back, how_often, note, numbered, one_of, step_said, title, yes

GOING_ON = ("go on", "change", "pause", "let go", "reached")
AT_REST = ("rest on", "take up", "let go")
OF_A_STEP = ("keep", "smaller", "rhythm", "finish")


def review(plan: Plan, talk: Talk) -> Script:
    """The whole of it, up to a yes. Where it is enough before the end, the next talk is asked for all the same."""
    gathered, name = Gathered(), ""
    try:
        for name, asking in _PARTS.items():
            gathered = yield from asking(Part(name, 0, 0, plan, talk), gathered)
    except Enough as enough:
        gathered = enough.gathered
        if name != "next":
            gathered = yield from before_leaving(_next, Part("next", 0, 0, plan, talk), gathered)
    return (yield from closing(Part("closing", 0, 0, plan, talk), gathered))


def _start(part: Part, gathered: Gathered) -> Script:
    """Whatever the person wants, else what went well; then all that was brought, and which of it to begin with. What
    is named here and was not brought is from now on."""
    left = open_brings(part.plan)
    said = yield part.ask(gathered, "start", no=True, opens=True)
    if said is None:
        well = yield part.ask(gathered, "well", note, no=True)
        gathered = gathered.changing("won", "well", well) if well else gathered
    elif known := _named(left, said):
        gathered = yield from _spoken(part, gathered, known)
        left = tuple(bring for bring in left if bring != known)
    else:
        noted = gathered.changing("bring", "start", said)
        is_done = yield part.ask(noted, "spoken", yes, no=True, about=said)
        gathered = gathered.changing("spoken", "start", said) if is_done else noted
    return (yield from _brought(part._replace(name="brought"), gathered, left))


def _brought(part: Part, gathered: Gathered, left: tuple[Bring, ...]) -> Script:
    while len(left) > 1:
        options = tuple(bring.text for bring in left)
        turn = len(left)
        number = yield part.ask(gathered, "which", numbered(turn), no=True, options=options, key=str(turn))
        if number is None:
            return gathered
        gathered = yield from _spoken(part, gathered, left[number - 1])
        left = (*left[: number - 1], *left[number:])
    return (yield from _spoken(part, gathered, left[0])) if left else gathered


def _spoken(part: Part, gathered: Gathered, bring: Bring) -> Script:
    asking = part.ask(gathered, "spoken", yes, no=True, about=bring.text, key=str(bring.number))
    is_done = yield asking
    return gathered.changing("spoken", asking.id, bring.text, bring.id) if is_done else gathered


def _named(brings: tuple[Bring, ...], text: str) -> Bring | None:
    """The one thing that was brought and is meant by its number in the list, or by how it begins."""
    if brings and (number := read_whole(text, 1, len(brings))):
        return brings[number - 1]
    fits = [bring for bring in brings if bring.text.casefold().startswith(text.casefold())]
    return fits[0] if len(fits) == 1 else None


def _went(part: Part, gathered: Gathered) -> Script:
    """How what was agreed went, of which nobody has said it yet."""
    assert part.talk.since is not None
    for meeting, number, agreed in agreed_since(part.plan, part.talk.since):
        if agreed.went is None:
            asking = part.ask(gathered, "went", title, about=agreed, key=f"{meeting.number}.{number}")
            how = yield asking
            if how:
                gathered = gathered.changing("went", asking.id, agreed.text, meeting.id, (number, agreed.who, how))
    return gathered


def _goals(part: Part, gathered: Gathered) -> Script:
    for goal in part.plan.goals:
        if goal.ended is None:
            gathered = yield from _goal(part, gathered, goal)
    return gathered


def _goal(part: Part, gathered: Gathered, goal: Goal) -> Script:
    rests = status_on(goal, part.talk.begun) == "paused"
    name, choices = ("resting", AT_REST) if rests else ("going", GOING_ON)
    key = str(goal.number)
    asking = part.ask(gathered, name, one_of(*choices), no=True, choices=choices, about=goal, key=key)
    choice = yield asking
    if choice in ("let go", "reached", "take up"):
        return gathered.changing(choice, asking.id, goal.title, goal.id)
    if choice == "pause":
        rested = gathered.changing("pause", asking.id, goal.title, goal.id)
        back: date | None = yield part.ask(rested, "until", day_back, no=True, heard="day", about=goal, key=key)
        return gathered.changing("pause", asking.id, goal.title, goal.id, back)
    return (yield from _steps(part, gathered, goal)) if choice == "change" else gathered


def _steps(part: Part, gathered: Gathered, goal: Goal) -> Script:
    for step in part.plan.steps:
        if step.goal == goal.id and step.finished is None:
            gathered = yield from _step(part, gathered, step)
    for turn in range(1, MOST + 1):
        asking = part.ask(gathered, "new", step_said, no=True, heard="step", turn=turn, key=str(goal.number))
        what = yield asking
        if what is None:
            break
        wish = WishedStep(what[0], goal=goal.id, asked=asking.id).coming_round(what[1])
        there, gathered = gathered.steps, gathered._replace(steps=(*gathered.steps, wish))
        if what[1] is None:
            key = str(goal.number)
            often = yield part.ask(gathered, "new.often", how_often, no=True, heard="often", turn=turn, key=key)
            gathered = gathered._replace(steps=(*there, wish.coming_round(often)))
    return gathered


def _step(part: Part, gathered: Gathered, step: Step) -> Script:
    """What is to change about it, until it is kept as it is by then."""
    title, key = step.title, step_id(part.plan, step)
    for turn in range(1, MOST + 1):
        asking = part.ask(
            gathered, "keeping", one_of(*OF_A_STEP), no=True, choices=OF_A_STEP, about=step, key=key, turn=turn
        )
        choice = yield asking
        if choice == "finish":
            return gathered.changing("finish", asking.id, title, step.id)
        if choice == "smaller":
            smaller = yield part.ask(gathered, "smaller", no=True, key=key, turn=turn)
            if smaller:
                gathered = gathered.changing("smaller", asking.id, title, step.id, smaller)
                step = step._replace(title=smaller)
        elif choice == "rhythm":
            often = yield part.ask(gathered, "often", how_often, no=True, heard="often", key=key, turn=turn)
            if often:
                gathered = gathered.changing("often", asking.id, step.title, step.id, often)
                step = step._replace(rhythms=(Since(date.min, often.rhythm),))
        else:
            break
    return gathered


def _look_back(part: Part, gathered: Gathered) -> Script:
    """The three things of the latest setback, if it was on an earlier day and nothing of them is said; the next small
    step may become one of a goal."""
    old = to_look_back_at(part.plan.setbacks, part.talk.begun)
    if old is None:
        return gathered
    key = str(old.number)
    onward = None
    for name in LEARNED:
        asking = part.ask(gathered, name, title if name == "onward" else note, no=True, about=old, key=key)
        onward = yield asking
        if onward:
            gathered = gathered.changing(name, asking.id, onward, old.id)
    ended = {change.of for change in gathered.changes if change.what in ("reached", "let go")}
    goals = [goal for goal in part.plan.goals if goal.ended is None and goal.id not in ended]
    if not (onward and goals):
        return gathered
    several = tuple(goal.title for goal in goals) if len(goals) > 1 else ()
    read = numbered(len(goals)) if several else yes
    asking = part.ask(gathered, "onward.of" if several else "onward.step", read, no=True, options=several, key=key)
    chosen = yield asking
    if not chosen:
        return gathered
    goal = goals[chosen - 1] if several else goals[0]
    return gathered._replace(steps=(*gathered.steps, WishedStep(onward, ONCE, goal=goal.id, asked=asking.id)))


def _next(part: Part, gathered: Gathered) -> Script:
    """When the next talk is, by the last one. Where none is ahead, there may be one now: then what was agreed is asked,
    too."""
    last = settling(part.plan.meetings)
    if last is not None and is_talk_now(last, part.talk.begun):
        gathered = yield from agree(part, gathered)
    return (yield from when_next(part, gathered, known=last is not None))


def is_talk_now(last: Meeting | None, today: date) -> bool:
    """Whether there may be a talk just now: none is ahead, and none of today is written down."""
    return last is None or (last.day < today and (last.next is None or last.next <= today))


_PARTS: dict[str, Callable[[Part, Gathered], Script]] = {
    "start": _start,
    "went": _went,
    "goal": _goals,
    "look_back": _look_back,
    "next": _next,
}
