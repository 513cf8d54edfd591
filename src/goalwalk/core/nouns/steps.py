"""Steps: made, changed, paused, finished, taken away. What changes a measure holds from the day of the change."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar, cast

from goalwalk.core.amounts import ONE, meaning
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.day_index import under
from goalwalk.core.model.plan import Goal, Plan, Step
from goalwalk.core.nouns import pauses
from goalwalk.core.nouns.goals import check_goes_on
from goalwalk.core.nouns.records import step_id, without
from goalwalk.core.rhythm.rhythms import Often
from goalwalk.core.since import Since, from_day

T = TypeVar("T")


def coming_round(often: Often) -> dict[str, Any]:
    """The fields of a new step that tell how often it is done; so many times on each of its days are a target that is
    counted one by one.
    """
    target = {"targets": (Since(date.min, often.times * ONE),), "unit": "times"} if often.times else {}
    return {"rhythms": (Since(date.min, often.rhythm),), "at": often.at, "by": often.by, **target}


def coming_round_anew(step: Step, often: Often, today: date) -> dict[str, Any]:
    """The fields of a step that is there, where it is from today on done that often; what is not said of it stays."""
    fields: dict[str, Any] = {"rhythms": set_from(step, step.rhythms, often.rhythm, today)}
    if often.times:
        fields |= {"targets": set_from(step, step.targets, often.times * ONE, today), "unit": "times"}
    fields |= {name: told for name, told in (("at", often.at), ("by", often.by)) if told}
    return with_target_of_times(step, fields, today)


def with_target_of_times(step: Step, fields: dict[str, Any], today: date) -> dict[str, Any]:
    """New fields of a step that is there, with the target that its new times of the day come to, where none was said:
    each of several times is one `done` (measures §2). A target that was the number of its times goes along with them;
    any other stays, and so does that somebody wants none.
    """
    at = fields.get("at")
    if at is None or "targets" in fields:
        return fields
    now = step.targets[-1].value if step.targets else None
    if now is None:
        new = _target_of_times(step._replace(**fields)) if not step.targets or len(step.at) < 2 else {}
    elif len(step.at) > 1 and now == len(step.at) * ONE and meaning(step) == "one" and at:
        new = {"targets": len(at) * ONE} if len(at) > 1 else {"targets": None, "unit": None}
    else:
        return fields
    return fields | new | ({"targets": set_from(step, step.targets, new["targets"], today)} if new else {})


def _target_of_times(step: Step) -> dict[str, Any]:
    """How much the times of a step without a target come to, and its unit; nothing where it counts something else."""
    if len(step.at) < 2 or step.unit not in (None, "times") or step.done == "all":
        return {}
    return {"targets": len(step.at) * ONE, "unit": "times"}


def add(plan: Plan, step: Step) -> Plan:
    """The plan with one more step; its number is given here, one above the highest ever given in its goal. Several
    times of the day are its target, where none was said.

    Raises NotUnderstood("by_before_start") for a step that is to be done before it begins; so does `edit`.
    """
    _in_order(step)
    new = {} if step.targets else _target_of_times(step)
    if new:
        step = step._replace(targets=(Since(date.min, new["targets"]),), unit=new["unit"])
    plan, number = _next_number(plan, step.goal)
    return plan._replace(steps=(*plan.steps, step._replace(number=number)))


def move(plan: Plan, step: Step, goal: Goal) -> Plan:
    """The plan with a step under another goal, with all that was said of it; its number is given anew there.

    Raises CannotBeDone: "goal_has_ended"; "is_there_already" where it is a step of that goal.
    """
    check_goes_on(goal)
    if step.goal == goal.id:
        raise CannotBeDone("is_there_already", id=step_id(plan, step), title=step.title, goal=goal.title)
    plan, number = _next_number(plan, goal.id)
    return edit(plan, step, goal=goal.id, number=number)


def _next_number(plan: Plan, goal: str) -> tuple[Plan, int]:
    """The number of the next step of a goal, one above the highest ever given there; and the plan that knows of it."""
    given = dict(plan.numbers.steps)
    taken = [other.number for other in plan.steps if other.goal == goal]
    given[goal] = 1 + max((given.get(goal, 0), *taken))
    return plan._replace(numbers=plan.numbers._replace(steps=tuple(given.items()))), given[goal]


def edit(plan: Plan, step: Step, **fields: Any) -> Plan:
    """The plan with fields of one step set anew, whatever the day. Its days amount to what its targets make of them."""
    new = step._replace(**fields)
    if (new.start, new.by) != (step.start, step.by):
        _in_order(new)
    steps = tuple(new if other.id == step.id else other for other in plan.steps)
    if new.targets == step.targets or step.id not in plan.said:
        return plan._replace(steps=steps)
    return plan._replace(steps=steps, said={**plan.said, step.id: under(plan.said[step.id], new)})


def _in_order(step: Step) -> None:
    if step.by is not None and step.by < step.start:
        raise NotUnderstood("by_before_start", by=step.by, start=step.start)


def set_from(step: Step, values: tuple[Since[T], ...], value: T, today: date) -> tuple[Since[T], ...]:
    """A rhythm, target or room set anew: from today on, and earlier days keep the old one.

    On the day the step was made, or before it has begun, the change is a correction and holds for all days.
    A target or room that was never set was None; a rhythm always is set.
    """
    if today <= max(step.made, step.start):
        return (Since(date.min, value),)
    return from_day(values or (Since(date.min, cast("T", None)),), today, value)


def remove(plan: Plan, step: Step) -> Plan:
    """The plan without a step and what was said of it. `undo` brings them back."""
    said = {id: said for id, said in plan.said.items() if id != step.id}
    return without(plan, "steps", step.id)._replace(said=said)


def pause(plan: Plan, step: Step, first: date, back: date | None) -> Plan:
    """The plan with a step at rest from `first` to the day before `back`, or until resumed.

    Raises CannotBeDone: "step_is_finished", and "goal_has_ended" for a step that ended with its goal.
    """
    _goes_on(plan, step)
    if step.finished is not None:
        raise CannotBeDone("step_is_finished", title=step.title, id=step_id(plan, step))
    return edit(plan, step, pauses=pauses.paused(step.pauses, first, back))


def resume(plan: Plan, step: Step, day: date) -> Plan:
    """The plan with a step taken up again: out of its pause, or out of having been finished.

    Raises CannotBeDone: "not_paused"; "rests_with_goal" or "rests_with_plan" where only these can take it up again, and
    "goal_has_ended" for a step that ended with its goal.
    """
    goal = _goes_on(plan, step)
    if step.finished is None:
        with pauses.explained(plan, goal, day):
            return edit(plan, step, pauses=pauses.resumed(step.pauses, day))
    away = pauses.paused((), step.finished, day) if step.finished < day else ()
    return edit(plan, step, finished=None, pauses=(*pauses.ended(step.pauses, day), *away))


def _goes_on(plan: Plan, step: Step) -> Goal:
    """The step's goal. Raises CannotBeDone("goal_has_ended")."""
    goal = next(goal for goal in plan.goals if goal.id == step.goal)
    check_goes_on(goal)
    return goal


def finish(plan: Plan, step: Step, day: date) -> Plan:
    """The plan with a step finished on a day: a pause without end, and all that was done stays.

    Raises CannotBeDone("step_is_finished") where it was before.
    """
    if step.finished is not None:
        raise CannotBeDone("step_is_finished", title=step.title, id=step_id(plan, step))
    return edit(plan, step, finished=day)
