"""Goals: written down, changed, paused, reached, let go, taken away."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.measures.day_index import SHOWN
from goalwalk.core.model.plan import Goal, Plan, Rating, Status
from goalwalk.core.nouns import pauses
from goalwalk.core.nouns.records import numbered, put, without


def add(plan: Plan, goal: Goal) -> Plan:
    """The plan with one more goal; the goal's number is given here, one above the highest ever given."""
    return numbered(plan, "goals", goal)


def days_shown(plan: Plan, goal: Goal) -> int:
    """On how many days something of the goal's steps was done."""
    said = [plan.said[step.id] for step in plan.steps if step.goal == goal.id and step.id in plan.said]
    return len({one.begin + at for one in said for at, letter in enumerate(one.letters) if letter in SHOWN})


def edit(plan: Plan, goal: Goal, **fields: Any) -> Plan:
    """The plan with fields of one goal set anew. A status is for a goal that goes on: raises "goal_has_ended"."""
    if "status" in fields:
        check_goes_on(goal)
    return put(plan, "goals", goal._replace(**fields))


def remove(plan: Plan, goal: Goal) -> Plan:
    """The plan without a goal, its steps, and what was said of it and of them. `undo` brings all of it back."""
    gone = {step.id for step in plan.steps if step.goal == goal.id}
    said = {id: said for id, said in plan.said.items() if id not in gone}
    return without(plan, "goals", goal.id)._replace(said=said)


def rate(plan: Plan, rating: Rating) -> Plan:
    """The plan with one more rating of a goal. Earlier ones stay: ratings are dated.

    A goal that was reached or let go can be rated, too: that looks back, and changes nothing. A level is for a goal
    that has levels: raises CannotBeDone("no_levels").
    """
    goal = next((goal for goal in plan.goals if goal.id == rating.goal), None)
    if goal and rating.level is not None and not goal.levels:
        raise CannotBeDone("no_levels", id=str(goal.number), title=goal.title)
    return plan._replace(ratings=(*plan.ratings, rating))


def pause(plan: Plan, goal: Goal, first: date, back: date | None) -> Plan:
    """The plan with a goal at rest from `first` to the day before `back`, or until resumed."""
    check_goes_on(goal)
    return edit(plan, goal, pauses=pauses.paused(goal.pauses, first, back))


def resume(plan: Plan, goal: Goal, day: date) -> Plan:
    """The plan with a goal taken up again: out of its pause, or out of having been reached or let go.

    Raises CannotBeDone: "not_paused", or "rests_with_plan" where only the whole plan can be taken up again.
    """
    if goal.ended is None:
        with pauses.explained(plan, None, day):
            return edit(plan, goal, pauses=pauses.resumed(goal.pauses, day))
    away = pauses.paused((), goal.ended, day) if goal.ended < day else ()
    again = goal._replace(status="active", ended=None, pauses=(*pauses.ended(goal.pauses, day), *away))
    return put(plan, "goals", again)


def end(plan: Plan, goal: Goal, status: Status, day: date) -> Plan:
    """The plan with a goal reached or let go on a day; its steps end with it, and all that was done stays.

    Raises CannotBeDone("goal_has_ended") where it was before.
    """
    return edit(plan, goal, status=status, ended=day)


def check_goes_on(goal: Goal) -> None:
    """Raises CannotBeDone("goal_has_ended") for a goal that was reached, or let go."""
    if goal.ended is not None:
        raise CannotBeDone("goal_has_ended", title=goal.title, status=goal.status, id=goal.number)
