"""What a talk brought into the plan, as it is told: in the list of what can be undone, and for `--json`."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan, What
from goalwalk.core.talks.gathered import Gathered, pieces
from goalwalk.core.talks.part import Talk
from goalwalk.screens.nouns.goals import goal_view


def what_was_adopted(talk: Talk, draft: str, wished: Gathered, things: int) -> What:
    """What was done, of the draft with that id; its `things` were adopted."""
    if talk.kind == "review":
        return What("reviewed", {"walk": draft, "things": things})
    title = wished.title or (talk.goal.title if talk.goal else None)
    return What("walked", {"goal": title, "walk": draft, "things": things})


def brought_in(talk: Talk, before: Plan, plan: Plan, wished: Gathered, today: date) -> tuple[tuple[str, object], ...]:
    """What it brought into the plan, for `--json`; a review is at a terminal alone, where none is asked for."""
    if talk.kind == "review":
        return ()
    known = {goal.id for goal in before.goals} - {talk.goal.id if talk.goal else None}
    goal = next((goal for goal in plan.goals if goal.id not in known), None)
    view = goal_view(plan, goal, today) if goal else None
    steps = view.steps[-len(wished.steps) :] if view and wished.steps else ()
    told = ("life", "hopes", "fears", "strengths", "company", "gives", "also")
    return (
        ("goal", view.goal if view else None),
        ("steps", steps),
        ("later", tuple(other.title for other in wished.others)),
        ("barriers", wished.barriers),
        ("supports", wished.supports),
        ("about", {name: pieces(getattr(wished, name)) for name in told}),
        ("agreed", wished.agreed),
        ("next", wished.talk),
        ("brings", (*pieces(wished.first), *pieces(wished.brings))),
    )
