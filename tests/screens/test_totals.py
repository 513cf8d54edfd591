"""Every total of one step is the same on every screen: days before its start, in a pause, after its end count, too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings

from core.measures.slow_measures import slow_progress
from core.plans import a_plan, a_step, any_plan, diary
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.model.plan import Plan, Step, What
from goalwalk.draw.as_json import as_data
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.looks.calendar import calendar_view
from goalwalk.screens.looks.checkin import checked_in
from goalwalk.screens.looks.components import components_view
from goalwalk.screens.looks.progress import progress_view, step_progress
from goalwalk.screens.looks.streaks import streaks_view
from goalwalk.screens.nouns.steps import step_view, steps_view
from goalwalk.screens.step_stand import stand
from goalwalk.screens.talks.review import review_view

MONDAY = date(2026, 3, 2)


def drawn(view: object) -> str:
    out = io.StringIO()
    draw(view, Screen(out))
    return out.getvalue()


def of_months(text: str) -> int:
    """The days that a map, read aloud, tells of its months."""
    return sum(int(found) for found in re.findall(r"showed up on (\d+) day", text))


def totals(plan: Plan, today: date, step: Step) -> Iterator[tuple[str, int]]:
    """Each total that a screen tells of a step, by the screen."""
    goals = tuple(goal for goal in plan.goals if goal.id == step.goal)
    said = {step.id: plan.said[step.id]} if step.id in plan.said else {}
    alone = plan._replace(goals=goals, steps=(step,), said=said)
    (row,) = rows(plan, today, [step])
    id = f"{row.goal.number}.{step.number}"
    what = What("checked_in", {"steps": [[id, step.title]], "word": "done", "days": [today.isoformat()]})
    yield "today", stand(row).total
    yield "progress", step_progress(row, 0, today).measures.showed_up
    yield "progress --json", as_data(progress_view(alone, today), today)["goals"][0]["steps"][0]["showed_up"]
    yield "receipt", checked_in(plan, today, what, [step]).stands[0].total
    yield "step show", step_view(plan, step, today).step.showed_up
    yield "step list", next(line.showed_up for line in steps_view(plan, today).steps if line.id == id)
    yield from (("streaks", line.showed_up) for line in streaks_view(alone, today).steps)
    first = min([today, *(said.day for said in plan.check_ins)])  # which may all be rests ahead
    of_step = calendar_view(plan, today, first, today, step)
    yield "calendar of a step", sum(day.shown for day in of_step.days)
    yield "calendar of a step, aloud", of_months(drawn(of_step))
    yield "calendar", sum(day.shown for day in calendar_view(alone, today, first, today).days)
    yield "calendar, aloud", of_months(drawn(calendar_view(alone, today, first, today)))
    told = [line for goal in review_view(alone, today, first).goals for line in goal.steps]
    yield from (("review", line.showed_up) for line in told)
    yield "components", max(line.days for line in components_view(alone, today).components)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(any_plan())
def test_any_step_has_one_total(plan_and_today: tuple[Plan, date]) -> None:
    made, today = plan_and_today
    plan = indexed(made)
    slow = {step["id"]: step["showed_up"] for goal in slow_progress(made, today)["goals"] for step in goal["steps"]}
    goals = {goal.id: goal.number for goal in plan.goals}
    for step in plan.steps:
        found = dict(totals(plan, today, step))
        assert set(found.values()) == {slow[f"{goals[step.goal]}.{step.number}"]}, found


def test_days_before_the_start_count() -> None:
    start = MONDAY + timedelta(days=10)
    for rhythm in ("daily", "2x week", "1x month", "5 days after", "3 in 7 days", "whenever", "once", "mon,wed"):
        plan = indexed(a_plan(a_step(rhythm, start), check_ins=diary("kk.p...k...kk", MONDAY)))
        for today in (start - timedelta(days=1), start + timedelta(days=5)):
            found = dict(totals(plan, today, plan.steps[0]))
            shown = 4 if today < start else 6
            assert set(found.values()) == {shown}, (rhythm, found)
