"""What frames a talk: what the person wants to do with the time, the next talk, and all of it read back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from goalwalk.core.nouns.agreed_line import agreed_in, agreeing, done_by
from goalwalk.core.nouns.ways import Ways, ways
from goalwalk.core.talks.gathered import Enough, Gathered, items
from goalwalk.core.talks.part import MOST, Part, Script
from goalwalk.core.talks.question import YES, consent, same_or, title, titles, ways_said, when, whom_too


def opening(part: Part, gathered: Gathered) -> Script:
    """What the person would like to do with this half hour; whether they were sent is asked nobody."""
    return gathered._replace(wanted=(yield part.ask(gathered, "opening", title, no=True, opens=True)))


def next_talk(part: Part, gathered: Gathered) -> Script:
    """What was agreed, when the two talk next, and how they reach each other until then; what to bring to it. On paper
    what was agreed stands last."""
    on_paper = part.talk.sheet
    if part.talk.together and not on_paper:
        gathered = yield from agree(part, gathered)
    gathered = yield from when_next(part, gathered)
    brings = yield part.ask(gathered, "talk.bring", titles, no=True)
    gathered = gathered._replace(brings=brings)
    return (yield from agree(part, gathered)) if on_paper else gathered


def before_leaving(asking: Callable[[Part, Gathered], Script], part: Part, gathered: Gathered) -> Script:
    """A talk that ends early: when the next one is, is asked all the same, unless that is enough, too."""
    try:
        return (yield from asking(part, gathered))
    except Enough as enough:
        return enough.gathered


def when_next(part: Part, gathered: Gathered, *, known: bool = False) -> Script:
    """When the next talk is, with whom (unless that is `known`), and how two reach each other until then. On paper
    whoever it is with has a line, whether two were talking or not."""
    names_them = part.talk.sheet or not (part.talk.together or known)
    talk = yield part.ask(gathered, "talk", whom_too if names_them else when, no=True, heard="when")
    if talk is not None:
        gathered = gathered._replace(talk=talk[:2], whom=talk[2] if talk[2:] else None)
    if gathered.talk and not gathered.whom and names_them:
        gathered = gathered._replace(whom=(yield part.ask(gathered, "talk.whom", no=True)))
    if gathered.talk and part.talk.together:
        said = before = ways(part.plan)
        if before is not None:
            asking = part.ask(gathered, "reach.same", same_or(before), heard="ways", about=before)
            said = (yield asking) or before
        if said in (None, Ways()):  # nothing was said yet, or it is not the same
            said = yield part.ask(gathered, "reach", ways_said, heard="ways")
        gathered = gathered._replace(ways=said)
    return gathered


def agree(part: Part, gathered: Gathered) -> Script:
    """What the two agree on, and who does it, where the answer does not say so."""
    names = agreeing(part.plan)
    for turn in range(1, MOST + 1):
        asking = part.ask(gathered, "agreed" if turn == 1 else "agreed.another", no=True, asks=turn > 1, turn=turn)
        what = yield asking
        if what is None:
            break
        told = agreed_in(what, names, part.talk.whose)
        gathered = gathered._replace(
            agreed=(*gathered.agreed, *(agreed for agreed, _ in told)),
            agreed_at=(*gathered.agreed_at, *(asking.id for _ in told)),
        )
        if len(told) == 1 and not told[0][1]:  # several are shown with who does each when they are read back
            who = yield part.ask(gathered, "agreed.who", no=True, turn=turn)
            if who:
                gathered = gathered._replace(agreed=(*gathered.agreed[:-1], done_by(told[0][0], who)))
    return gathered


def closing(part: Part, gathered: Gathered) -> Script:
    """The plan is read back, and asked for a yes, as often as parts are left out of it."""
    new_goal = part.talk.goal is None
    for turn in count(1):
        shown = items(gathered, new_goal=new_goal)
        if not shown:
            break
        answer = yield part.ask(gathered, "adopt", consent(len(shown)), turn=turn, needed=True)
        if answer == YES:
            break
        gathered = gathered._replace(left_out=gathered.left_out ^ {shown[number - 1].name for number in answer or ()})
    return gathered
