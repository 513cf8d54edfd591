"""What a review brings into the plan: what becomes of what is there, and when the next talk is."""

from __future__ import annotations

from typing import Any

from goalwalk.core.model.clocks_setbacks import Setback
from goalwalk.core.model.plan import Bring, Goal, Meeting, Plan, Step, Win
from goalwalk.core.nouns import brings, check_ins, goals, meetings, setbacks, steps
from goalwalk.core.nouns.check_ins import Moment, NewId
from goalwalk.core.nouns.meetings import open_brings, settling
from goalwalk.core.talks.gathered import Change, Gathered
from goalwalk.core.talks.part import Talk
from goalwalk.core.talks.review import is_talk_now


def changed(plan: Plan, change: Change, new_id: NewId, moment: Moment) -> Plan:
    """The plan with that change. Raises CannotBeDone where it has ended, or is at rest, otherwise by now."""
    today, value = moment.today, change.value
    match change.what, _there(plan, change.of):
        case "won", _:
            return check_ins.add_win(plan, Win(new_id(), 0, today, moment.at, change.name))
        case (("bring" | "spoken"), None):
            spoken = today if change.what == "spoken" else None
            return brings.add(plan, Bring(new_id(), 0, today, moment.at, change.name, spoken))
        case "spoken", Bring() as bring:
            return brings.speak(plan, bring, today)
        case "went", Meeting() as meeting:
            number, _, how = value
            return meetings.went(plan, meeting, number, how)
        case ("reached" | "let go") as end, Goal() as goal:
            return goals.end(plan, goal, end, today)
        case "take up", Goal() as goal:
            return goals.resume(plan, goal, today)
        case "pause", Goal() as goal:
            return goals.pause(plan, goal, today, value)
        case "smaller", Step() as step:
            return steps.edit(plan, step, title=value)
        case "often", Step() as step:
            return steps.edit(plan, step, **steps.coming_round_anew(step, value, today))
        case "finish", Step() as step:
            return steps.finish(plan, step, today)
        case what, Setback() as setback:
            return setbacks.edit(plan, setback, **{what: change.name})
    raise AssertionError(change)


def _there(plan: Plan, id: str | None) -> object:
    records: tuple[Any, ...] = (*plan.brings, *plan.meetings, *plan.goals, *plan.steps, *plan.setbacks)
    return next((record for record in records if record.id == id), None)


def with_next(plan: Plan, talk: Talk, wished: Gathered, new_id: NewId, moment: Moment) -> Plan:
    """A talk of today is written down where something was agreed, or where it was to be today; no other is made up.
    Otherwise the last one names the next."""
    last = settling(plan.meetings)
    day, time = wished.talk or (None, None)
    fields: dict[str, Any] = (
        {"next": day, "time": time, **(wished.ways._asdict() if wished.ways else {})} if day else {}
    )
    was_due = last is None or (is_talk_now(last, talk.begun) and last.next == talk.begun)
    if wished.agreed or (day and was_due):
        whom = (last.whom if last else None) or wished.whom
        meeting = Meeting(new_id(), 0, moment.today, moment.at, whom, wished.agreed, **fields)
        return brings.outlast(meetings.add(plan, meeting), open_brings(plan), meeting.id)
    return meetings.edit(plan, last, **fields) if last and day else plan
