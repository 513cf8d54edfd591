"""Goals, as typed: `goal add`, `list`, `show`, `edit`, `pause`, `resume`, `reached`, `let-go`, `remove`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.prompts import given, needed, sure, unless_behind
from goalwalk.cli.run import Run
from goalwalk.cli.typed import one_of, rest_facts, rest_span, target_day
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.model.plan import AREAS, Goal, Plan, What
from goalwalk.core.naming import Exact, find_goal
from goalwalk.core.nouns import goals
from goalwalk.screens.nouns.goals import goal_line, goal_view, goals_view
from goalwalk.screens.nouns.rests import resting
from goalwalk.screens.receipt import ReceiptView


def add(
    run: Run,
    title: str | None = None,
    *,
    area: str | None = None,
    why: str | None = None,
    by: str | None = None,
    status: str | None = None,
) -> None:
    """Write down a goal. Only the title is needed."""
    words = needed(run, title, "goal_title", 'goalwalk goal add "What I want"', texts.title)
    fields = _fields(area, why, status)
    made: list[Goal] = []

    def change(plan: Plan, behind: bool) -> Plan:
        today = run.today(plan)
        goal = Goal(run.new_id(), 0, words, today, by=target_day(by, today, behind=behind), **fields)
        plan = goals.add(plan, goal)
        made[:] = plan.goals[-1:]
        return plan

    plan = unless_behind(
        run,
        lambda behind: run.begin(lambda plan: change(plan, behind), lambda _, plan: _what("goal_added", made[0])),
    )
    _receipt(run, plan, "goal_added", made[0])


def list_(run: Run) -> None:
    """All goals."""
    plan = run.plan()
    run.show(goals_view(plan, run.today(plan)), run.today(plan))


def show(run: Run, goal: str) -> None:
    """One goal with its steps."""
    plan = run.plan()
    run.show(goal_view(plan, find_goal(plan, goal), run.today(plan)), run.today(plan))


def edit(
    run: Run,
    goal: str,
    *,
    title: str | None = None,
    area: str | None = None,
    why: str | None = None,
    by: str | None = None,
    status: str | None = None,
) -> None:
    """Change a goal. An empty text ("") takes a why, an area or a date away."""
    fields = _fields(area, why, status)
    if title is not None:
        fields["title"] = given(title, texts.title)
    if not fields and by is None:
        raise NotUnderstood("nothing_to_change", command="goal edit")

    def change(plan: Plan, found: Goal, today: date, behind: bool) -> Plan:
        dated = {} if by is None else {"by": target_day(by, today, behind=behind)}
        return goals.edit(plan, found, **fields, **dated)

    unless_behind(
        run, lambda behind: _change(run, goal, "goal_edited", lambda plan, found, day: change(plan, found, day, behind))
    )


def pause(run: Run, goal: str, *, until: str | None = None, from_: str | None = None) -> None:
    """Let a goal rest, with its steps. Days of rest are no gaps."""
    facts: dict[str, object] = {}

    def change(plan: Plan, found: Goal, today: date) -> Plan:
        begin, back = rest_span(from_, until, today)
        plan = goals.pause(plan, found, begin, back)
        facts.update(rest_facts(as_it_is(plan.goals, found).pauses, begin))
        return plan

    _change(run, goal, "goal_paused", change, facts)


def resume(run: Run, goal: str) -> None:
    """Take a goal up again: after a rest, or after it was reached or let go."""
    _change(run, goal, "goal_resumed", goals.resume)


def reached(run: Run, goal: str) -> None:
    """A goal is reached. Its steps end with it, and all you did stays."""
    _change(run, goal, "goal_reached", lambda plan, found, today: goals.end(plan, found, "reached", today))


def let_go(run: Run, goal: str) -> None:
    """Let a goal go. Its steps end with it, and all you did stays."""
    _change(run, goal, "goal_let_go", lambda plan, found, today: goals.end(plan, found, "let go", today))


def remove(run: Run, goal: str) -> None:
    """Take a goal away, with its steps and their check-ins. undo --removed brings it back."""
    goal = Exact(goal)
    if run.can_ask:
        from goalwalk import words

        found = find_goal(run.plan(), goal)
        if not sure(run, words.say("ask.remove", id=found.number, title=found.title)):
            raise Stopped("stopped")
    _change(run, goal, "goal_removed", lambda plan, found, _: goals.remove(plan, found))


def _change(
    run: Run,
    named: str,
    code: str,
    change: Callable[[Plan, Goal, date], Plan],
    more: dict[str, object] | None = None,
) -> None:
    plan, found = change_named(
        run, find_goal, named, change, lambda plan, goal: _what(code, as_it_is(plan.goals, goal), more)
    )
    _receipt(run, plan, code, as_it_is(plan.goals, found), more)


def _what(code: str, goal: Goal, more: dict[str, object] | None = None) -> What:
    by = goal.by.isoformat() if goal.by else None
    return What(code, {"id": str(goal.number), "title": goal.title, "by": by, **(more or {})})


def _receipt(run: Run, plan: Plan, code: str, goal: Goal, more: dict[str, object] | None = None) -> None:
    today = run.today(plan)
    changed = (("goal", goal_line(plan, goal, today)),)
    what = _what(code, goal, more)
    run.show(ReceiptView(today, what, changed=changed, rest=resting(plan, today, what, goal)), today)


def _fields(area: str | None, why: str | None, status: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if area is not None:
        fields["area"] = one_of(area, AREAS) if area else None
    if why is not None:
        fields["why"] = given(why, texts.note) if why else None
    if status is not None:
        fields["status"] = one_of(status, ("active", "exploring"))
    return fields
