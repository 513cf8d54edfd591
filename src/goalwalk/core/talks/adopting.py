"""Adopting what a talk gathered: one change of the plan, after the person said yes."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.letters import folded
from goalwalk.core.model.components import Barrier, Support
from goalwalk.core.model.plan import Bring, Goal, Meeting, Pause, Plan, Rating, Step, Told
from goalwalk.core.nouns import barriers, brings, goals, meetings, steps
from goalwalk.core.nouns.about import tell, told
from goalwalk.core.nouns.barriers import history
from goalwalk.core.nouns.check_ins import Moment, NewId
from goalwalk.core.nouns.meetings import latest, open_brings, settling
from goalwalk.core.nouns.records import numbered, put
from goalwalk.core.rhythm.rhythms import Often
from goalwalk.core.talks.gathered import Gathered, Ruler, WishedStep, pieces, taken
from goalwalk.core.talks.part import Talk
from goalwalk.core.talks.reviewed import changed, with_next

ABOUT: tuple[tuple[str, Told], ...] = (
    ("hopes", "hope"),
    ("fears", "fear"),
    ("strengths", "strength"),
    ("company", "company"),
    ("gives", "gives"),
)


def adopt(plan: Plan, talk: Talk, gathered: Gathered, new_id: NewId, moment: Moment) -> Plan:
    """The plan with all that was gathered and not left out. What a question was passed over for stays as it was.

    `talk` is of this very plan (see `talk_of`): its goal is the one that stands here.

    Raises CannotBeDone: "before_talk" where the next talk lies before today by now; what a change of a review raises.
    """
    wished = taken(gathered, new_goal=talk.goal is None)
    for change in wished.changes:
        plan = changed(plan, change, new_id, moment)
    plan, goal = _with_goal(plan, talk, wished, new_id, moment.today)
    for other in wished.others:
        waiting = Goal(new_id(), 0, other.title, moment.today, pauses=(Pause(moment.today),))
        plan = goals.add(plan, waiting)
    for wish in wished.steps:
        if of := wish.goal or goal:
            plan = steps.add(plan, _step(wish, of, new_id, moment.today))
    if goal is not None:
        for name in ("importance", "confidence"):
            ruler: Ruler | None = getattr(wished, name)
            if ruler is not None:
                said: dict[str, Any] = {name: ruler.value, "why": ruler.why, "up": ruler.up}
                plan = goals.rate(plan, Rating(new_id(), goal, moment.today, moment.at, **said))
    plan = _with_what_was_told(plan, wished, new_id, moment.today)
    plan = _with_barriers(plan, wished, goal, new_id, moment.today)
    plan = _with_supports(plan, wished, new_id, moment.today)
    plan = (with_next if talk.since else _with_talk)(plan, talk, wished, new_id, moment)
    for text in (*pieces(wished.first), *pieces(wished.brings)):
        plan = brings.add(plan, Bring(new_id(), 0, moment.today, moment.at, text))
    return plan


def _with_goal(plan: Plan, talk: Talk, wished: Gathered, new_id: NewId, today: date) -> tuple[Plan, str | None]:
    """The plan with the goal as it was said, and the id of the goal that the walk is about."""
    there = talk.goal
    fields: dict[str, Any] = {
        name: value
        for name, value in (
            ("title", wished.title),
            ("why", wished.why),
            ("measured", wished.measured),
            ("levels", wished.levels),
        )
        if value
    }
    if there is not None:
        if wished.exploring and there.ended is None:
            fields["status"] = "exploring"
        return goals.edit(plan, there, **fields), there.id
    if wished.title is None:
        return plan, None
    goal = Goal(new_id(), 0, made=today, status="exploring" if wished.exploring else "active", **fields)
    return goals.add(plan, goal), goal.id


def _step(wish: WishedStep, goal: str, new_id: NewId, today: date) -> Step:
    return Step(
        new_id(),
        goal,
        0,
        wish.title,
        made=today,
        start=today,
        cue=wish.cue,
        whom=wish.whom,
        kind=wish.kind,
        **steps.coming_round(Often(wish.rhythm, wish.times, wish.at, wish.by)),
    )


def _with_what_was_told(plan: Plan, wished: Gathered, new_id: NewId, today: date) -> Plan:
    if wished.life:
        plan = tell(plan, new_id, "life", [wished.life], today)
    for field, kind in ABOUT:
        text = getattr(wished, field)
        if text:
            plan = tell(plan, new_id, kind, pieces(text), today)
    if wished.also:
        plan = tell(plan, new_id, "also", [*told(plan, "also"), wished.also], today)
    return plan


def _with_barriers(plan: Plan, wished: Gathered, goal: str | None, new_id: NewId, today: date) -> Plan:
    """What stands there in the same words gets the new answer to it, and stands in the way again if it had eased; but
    what has a history stays on its side."""
    for wish in wished.barriers:
        alike = [one for one in plan.barriers if one.goal == goal and folded(one.title) == folded(wish.title)]
        there = next((one for one in alike if one.side == wish.side or not history(plan, one)), None)
        told: dict[str, Any] = {"side": wish.side, "then": wish.then, "whom": wish.whom, "say": wish.say}
        if there is None:
            plan = barriers.add(plan, Barrier(new_id(), 0, wish.title, today, goal)._replace(**told))
        else:
            plan = barriers.edit(plan, there, eased=None, **told)
    return plan


def _with_supports(plan: Plan, wished: Gathered, new_id: NewId, today: date) -> Plan:
    """Who is there already by that name gets the new way to be reached."""
    for wish in wished.supports:
        there = next((one for one in plan.supports if folded(one.title) == folded(wish.title)), None)
        if there is None:
            plan = numbered(plan, "supports", Support(new_id(), 0, wish.title, today, wish.reach))
        elif wish.reach:
            plan = put(plan, "supports", there._replace(reach=wish.reach))
    return plan


def _with_talk(plan: Plan, talk: Talk, wished: Gathered, new_id: NewId, moment: Moment) -> Plan:
    """A walk of two is a talk, and is written down as one. Alone, the next talk is arranged and none has been."""
    day, time = wished.talk or (None, None)
    reached = wished.ways._asdict() if wished.ways else {}
    if talk.together:
        last = latest(plan.meetings)
        if last is not None and last.day == moment.today:  # of this very talk something was written down before
            later: dict[str, Any] = {"next": day, "time": time, **reached} if day else {}
            told = {"about": wished.wanted or last.about, "whom": last.whom or wished.whom}
            return meetings.edit(plan, last, agreed=(*last.agreed, *wished.agreed), **later, **told)
        fields: dict[str, Any] = {"whom": wished.whom, "agreed": wished.agreed, "about": wished.wanted}
        fields |= {"next": day, "time": time}
        meeting = Meeting(new_id(), 0, moment.today, moment.at, **fields, **reached)
        if talk.only and not day and not wished.agreed:
            return plan
        ahead = open_brings(plan)  # nobody asked about these, so they stay for next time
        return brings.outlast(meetings.add(plan, meeting), ahead, meeting.id)
    if day is None:
        return plan
    whom = wished.whom
    known = settling(one for one in plan.meetings if whom is None or folded(one.whom or "") == folded(whom))
    if known is not None:
        return meetings.edit(plan, known, next=day, time=time)
    meeting = Meeting(new_id(), 0, moment.today, moment.at, wished.whom, next=day, time=time, arranged=True)
    return meetings.add(plan, meeting)
