"""The agenda of the next talk, or of a quiet hour alone: what went well first, and one question for each goal last.

It looks back from today to the last talk, both days in it; to a day that was named; or, where there was no talk, over a
week. Days are counted as the one classifier sees them, and counts stay counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from goalwalk.core.measures.marks import Row, looks, rows
from goalwalk.core.measures.occasions import GAP, KEPT, REST
from goalwalk.core.model.plan import CheckIn, Goal, Meeting, Plan, Status
from goalwalk.core.model.road import LEARNED, OfSetback
from goalwalk.core.nouns import levels
from goalwalk.core.nouns.brings import open_brings
from goalwalk.core.nouns.meetings import latest
from goalwalk.core.nouns.pauses import in_pause, status_on
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import DATED
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.barriers import BarrierLine, HappenedSince, barrier_lines, happened_since
from goalwalk.screens.nouns.brings import BringLine, bring_line

if TYPE_CHECKING:
    from goalwalk.screens.looks.lately import Lately

WEEK = 7
RULED: tuple[levels.Told, ...] = ("importance", "confidence", "level")
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


class StepReview(NamedTuple):
    """A step in these days: on how many it was shown up for, and on how many it rested. `days`: on how many it came
    round (today only with something said), and how many more it was shown up for; None where its rhythm names no days.

    `state`: it is finished, rests, or is for once and still open or done; None: it goes on.
    """

    id: str
    title: str
    rhythm: str
    showed_up: int
    rested: int
    days: int | None
    state: Literal["finished", "resting", "once open", "once done"] | None


class RulerThen(NamedTuple):
    """A ruler of a goal, then and now, each with its day; of a level also in the person's words, if written."""

    name: levels.Told
    then: int | None
    then_day: date | None
    then_text: str | None
    now: int
    day: date
    now_text: str | None


class GoalReview(NamedTuple):
    """A goal that goes on, or ended in these days (then nothing is asked). `why`, `up`: said with its latest ruler."""

    id: str
    title: str
    status: Status
    asked: bool
    steps: tuple[StepReview, ...]
    rulers: tuple[RulerThen, ...]
    why: str | None
    up: str | None


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


def looks_back_to(plan: Plan, today: date) -> date:
    """The first day of the agenda, where none was named: that of the last talk, or a week."""
    last = latest(plan.meetings)
    return min(last.day, today) if last else today - timedelta(days=WEEK - 1)  # after a flight west it may be tomorrow


def review_view(plan: Plan, today: date, since: date | None = None) -> ReviewView:
    """The agenda of a plan that holds what was said since then."""
    from goalwalk.screens.looks.lately import lately  # whoever only brings something has no need of it

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
        agreed=agreed_lines(plan, first),
        goals=tuple(_goals(plan, first, today)),
        barriers=barriers,
        happened=happened_since(plan, barriers, first, today),
        hard=tuple(one for one in noted if one.kind in ("hard", "partly", "not today")),
        learned=tuple(one for one in noted if one.kind in ("note", "kept", "skill", "takes", *LEARNED)),
        brings=tuple(bring_line(bring) for bring in open_brings(plan)),
        lately=lately(plan, first, today),
    )


def agreed_lines(plan: Plan, first: date) -> tuple[AgreedLine, ...]:
    """What was agreed from that day on, and at the last talk, in order."""
    last = latest(plan.meetings)
    told = sorted(plan.meetings, key=lambda meeting: (meeting.day, meeting.number))
    return tuple(
        AgreedLine(str(meeting.number), number, meeting.day, *one)
        for meeting in told
        if meeting.day >= first or meeting is last
        for number, one in enumerate(meeting.agreed, 1)
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
            if said.note:
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
    from goalwalk.core.nouns.setbacks import learned_in  # what only lists what to bring does without

    for setback in learned_in(plan.setbacks, first, today):
        told = ((kind, getattr(setback, kind)) for kind in LEARNED)
        yield from (Noted(kind, setback.day, text) for kind, text in told if text)


def _goals(plan: Plan, first: date, today: date) -> Iterator[GoalReview]:
    found = rows(plan, today)
    for goal in plan.goals:
        if goal.ended and goal.ended < first:
            continue
        now = levels.standing(plan, goal)
        yield GoalReview(
            id=str(goal.number),
            title=goal.title,
            status=status_on(goal, today),
            asked=goal.ended is None,
            steps=tuple(
                _step(row, first, today)
                for row in found
                if row.goal.id == goal.id and (row.step.finished is None or row.step.finished >= first)
            ),
            rulers=tuple(_rulers(plan, goal, first)),
            why=now.why.value if now.why else None,
            up=now.up.value if now.up else None,
        )


def _step(row: Row, first: date, today: date) -> StepReview:
    days = range(first.toordinal(), today.toordinal() + 1)
    looked = list(zip(days, looks(row, days), strict=True))
    shown = {day for day, look in looked if look in ("done", "partly")}
    rested = {day for day, look in looked if look == "rest"}
    asked = _asked(row, days)
    state: Literal["finished", "resting", "once open", "once done"] | None = None
    if row.step.finished or row.goal.ended:
        state = "finished"
    elif in_pause((*row.step.pauses, *row.goal.pauses), today):
        state = "resting"
    elif row.rhythm.kind == "once":
        state = "once done" if row.once_done else "once open"
    return StepReview(
        id=f"{row.goal.number}.{row.step.number}",
        title=row.step.title,
        rhythm=rhythms.text(row.rhythm),
        showed_up=len(shown),
        rested=len(rested if asked is None else rested & asked),
        days=None if asked is None else len(asked | shown),
        state=state,
    )


def _asked(row: Row, days: range) -> set[int] | None:
    """The days that the step came round on and that are not open; None where its rhythm did not always name days."""
    kinds = {
        era.rhythm.kind for era in row.eras if era.begin < days.stop and (era.end is None or era.end >= days.start)
    }
    if not kinds or not kinds <= {*DATED}:
        return None
    states, firsts, _ = row.occasions
    span = range(bisect_left(firsts, days.start), bisect_left(firsts, days.stop))
    return {firsts[at] for at in span if states[at] in (KEPT, REST, GAP)}


def _rulers(plan: Plan, goal: Goal, first: date) -> Iterator[RulerThen]:
    """The rulers that were ever set, as they stood on the first day and as they stand now."""
    ratings = levels.history(plan, goal)
    for name in RULED:
        found = levels.then_and_now(ratings, name, first)
        if found:
            then, now = found
            texts = [_level_text(goal, name, one.value) if one else None for one in found]
            yield RulerThen(name, then and then.value, then and then.day, texts[0], now.value, now.day, texts[1])


def _level_text(goal: Goal, name: str, value: int) -> str | None:
    return goal.levels[value + 2] if name == "level" and goal.levels else None
