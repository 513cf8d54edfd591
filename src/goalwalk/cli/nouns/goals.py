"""Goals, as typed: `goal add`, `list`, `show`, `edit`, `pause`, `resume`, `reached`, `let-go`, `remove`."""

from __future__ import annotations

from datetime import date

from goalwalk.cli.noun import Field, Fields, Noun, Within
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of, rest_facts, rest_span, target_day
from goalwalk.core import texts
from goalwalk.core.model.plan import AREAS, Goal, Plan, What
from goalwalk.core.nouns import goals
from goalwalk.screens.nouns.goals import goal_line, goal_view, goals_view
from goalwalk.screens.nouns.rests import resting
from goalwalk.screens.receipt import ReceiptView

TYPED_STATUSES = ("active", "exploring")  # the others come of what is done with a goal


def _receipt(plan: Plan, goal: Goal, today: date, what: What) -> ReceiptView:
    changed = (("goal", goal_line(plan, goal, today)),)
    return ReceiptView(today, what, changed=changed, rest=resting(plan, today, what, goal))


def _by(text: str, within: Within) -> date | None:
    return target_day(text, within.today, behind=within.behind)


def _told(plan: Plan, goal: Goal, _: date, done: str) -> Fields:
    days = {"days": goals.days_shown(plan, goal)} if done == "reached" else {}
    return {"by": goal.by.isoformat() if goal.by else None, **days}


GOAL = Noun(
    "goal",
    goals,
    (
        Field("title"),
        Field("area", lambda text: one_of(text, AREAS)),
        Field("why", texts.note),
        Field("by", _by, within=True),
        Field("status", lambda text: one_of(text, TYPED_STATUSES)),
    ),
    goal_line,
    example='goalwalk goal add "What I want"',
    told=_told,
    receipt=_receipt,
    stays=True,
)

add, edit, remove = GOAL.adds(), GOAL.edits(), GOAL.removes()
list_, show = GOAL.lists(goals_view), GOAL.shows(goal_view)


def pause(run: Run, goal: str, *, until: str | None = None, from_: str | None = None) -> None:
    """Let a goal rest, with its steps. Days of rest are no gaps."""

    def change(plan: Plan, goal: Goal, today: date) -> tuple[Plan, Fields]:
        begin, back = rest_span(from_, until, today)
        plan = goals.pause(plan, goal, begin, back)
        paused = next(other for other in plan.goals if other.id == goal.id)
        return plan, rest_facts(paused.pauses, begin)

    GOAL.change(run, goal, "paused", change)


def resume(run: Run, goal: str) -> None:
    """Take a goal up again: after a rest, or after it was reached or let go."""
    GOAL.change(run, goal, "resumed", goals.resume)


def reached(run: Run, goal: str) -> None:
    """A goal is reached. Its steps end with it, and all you did stays."""
    GOAL.change(run, goal, "reached", lambda plan, goal, today: goals.end(plan, goal, "reached", today))


def let_go(run: Run, goal: str) -> None:
    """Let a goal go. Its steps end with it, and all you did stays."""
    GOAL.change(run, goal, "let_go", lambda plan, goal, today: goals.end(plan, goal, "let go", today))
