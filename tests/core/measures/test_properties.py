"""What must hold for the measures of any plan: kindness has no exceptions hidden in a corner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.measures.slow_measures import paused, tell
from core.plans import DAY, any_plan, fast_progress, said, steps_of
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.occasions import GAP
from goalwalk.core.model.plan import CheckIn, Pause, Plan, Step

QUICK = settings(deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
PLANS = any_plan(most_steps=1)
WHERE = st.tuples(st.integers(0, 3), st.integers(0, 60))


def only(plan: Plan, today: date) -> dict[str, Any]:
    (measured,) = steps_of(fast_progress(plan, today)).values()
    return measured


def with_one_more(plan: Plan, check_in: CheckIn) -> Plan:
    return plan._replace(check_ins=(*plan.check_ins, check_in))


def logged(plan: Plan, step: Step, day: date) -> list[str]:
    return [check_in.word for check_in in plan.check_ins if check_in.step == step.id and check_in.day == day]


def run_lengths(measured: dict[str, Any]) -> list[int]:
    """Length of the current and of the longest run; none at all is less than any."""
    return [measured[key]["length"] if measured[key] else 0 for key in ("run", "longest")]


def pause_beginnings(plan: Plan, step: Step) -> list[date]:
    (goal,) = (goal for goal in plan.goals if goal.id == step.goal)
    firsts = [pause.first for pause in (*plan.settings.pauses, *goal.pauses, *step.pauses)]
    return firsts + [end for end in (step.finished, goal.ended) if end]


def a_day(plan: Plan, today: date, where: tuple[int, int]) -> date:
    """Some day up to ten after today; often one near which something begins, ends or changes."""
    edge, number = where
    (step,) = plan.steps
    changes = (*step.rhythms, *step.rooms, *step.targets, *plan.settings.rooms)
    edges = [step.start, *pause_beginnings(plan, step), *(since.day for since in changes)]
    if edge < 3:
        return edges[number % len(edges)] + (edge - 1) * DAY
    return today + (10 - number) * DAY


def has_kind(step: Step, *kinds: str) -> bool:
    return any(since.value.kind in kinds for since in step.rhythms)


def rest_on_a_blank_day_never_shortens_a_run(plan_and_today: tuple[Plan, date], where: tuple[int, int]) -> None:
    plan, today = plan_and_today
    (step,) = plan.steps
    day = a_day(plan, today, where)
    assume(not logged(plan, step, day))
    rested = with_one_more(plan, said(day, "rest", step=step.id))
    before, after = only(plan, today), only(rested, today)
    assert run_lengths(after)[0] >= run_lengths(before)[0]
    assert run_lengths(after)[1] >= run_lengths(before)[1]


def showing_up_on_a_past_day_never_lowers_anything(plan_and_today: tuple[Plan, date], where: tuple[int, int]) -> None:
    plan, today = plan_and_today
    (step,) = plan.steps
    day = a_day(plan, today, where)
    assume(day < today and "rest" not in logged(plan, step, day))
    before, after = only(plan, today), only(with_one_more(plan, said(day, "done", step=step.id)), today)
    assert after["showed_up"] >= before["showed_up"]
    if before["strength"] is not None:
        assert after["strength"] >= before["strength"] - 1e-12
    if not has_kind(step, "after"):
        assert run_lengths(after)[0] >= run_lengths(before)[0]
        assert run_lengths(after)[1] >= run_lengths(before)[1]


def the_days_of_a_pause_never_make_a_gap(plan_and_today: tuple[Plan, date], where: tuple[int, int]) -> None:
    plan, today = plan_and_today
    (step,) = plan.steps
    first = a_day(plan, today, where)
    pause = Pause(first, first + where[1] * DAY)
    assume(not any(logged(plan, step, first + n * DAY) for n in range(where[1] + 1)))
    away = plan._replace(settings=plan.settings._replace(pauses=(*plan.settings.pauses, pause)))
    told = tell(away, away.goals[-1], step, today)
    for gap in gaps(away, today):
        out = [paused(told, date.fromordinal(day)) for day in range(gap.first, gap.last + 1)]
        assert not all(out)
    if not has_kind(step, "after"):
        assert len(gaps(away, today)) <= len(gaps(plan, today))


class Span(NamedTuple):
    first: int
    last: int


def gaps(plan: Plan, today: date) -> list[Span]:
    found = (row.occasions for row in rows(indexed(plan), today))
    spans = (zip(one.states, one.firsts, one.lasts, strict=True) for one in found)
    return [Span(first, last) for row in spans for state, first, last in row if state == GAP]


def what_was_said_at_which_hour_and_where_changes_nothing(plan_and_today: tuple[Plan, date], ats: list[str]) -> None:
    plan, today = plan_and_today
    moved = [check_in._replace(at=ats[i % len(ats)]) for i, check_in in enumerate(plan.check_ins)]
    assert fast_progress(plan._replace(check_ins=tuple(moved)), today) == fast_progress(plan, today)


def the_order_of_steps_does_not_matter(plan_and_today: tuple[Plan, date]) -> None:
    plan, today = plan_and_today
    turned = plan._replace(steps=plan.steps[::-1], goals=plan.goals[::-1])
    assert steps_of(fast_progress(turned, today)) == steps_of(fast_progress(plan, today))


def a_step_is_measured_by_itself_alone(plan_and_today: tuple[Plan, date]) -> None:
    plan, today = plan_and_today
    together = steps_of(fast_progress(plan, today))
    for step in plan.steps:
        alone = plan._replace(
            steps=(step,),
            check_ins=tuple(check_in for check_in in plan.check_ins if check_in.step == step.id),
        )
        assert steps_of(fast_progress(alone, today)).items() <= together.items()


def what_is_said_of_other_days_than_those_up_to_today_never_changes_history(plan_and_today: tuple[Plan, date]) -> None:
    """Check-ins after today do not count yet, but for rests ahead, which lower what a period needs."""
    plan, today = plan_and_today
    (step,) = plan.steps
    ahead = tuple(said(today + n * DAY, "done", step=step.id) for n in (3, 5))
    assume(not any(logged(plan, step, check_in.day) for check_in in ahead))
    assume(not any(check_in.day in pause_beginnings(plan, step) for check_in in ahead))
    assert only(plan._replace(check_ins=plan.check_ins + ahead), today) == only(plan, today)


def measures_are_within_bounds(plan_and_today: tuple[Plan, date]) -> None:
    plan, today = plan_and_today
    for measured in steps_of(fast_progress(plan, today)).values():
        for key in ("rate", "rate_28", "strength"):
            assert measured[key] is None or 0 <= measured[key] <= 1
        run, longest = measured["run"], measured["longest"]
        if run:
            assert longest["length"] >= run["length"] >= 1
        for one in (run, longest):
            if one:
                span = date.fromisoformat(one["end"]) - date.fromisoformat(one["start"])
                assert one["days"] == span.days + 1
                assert one["end"] <= today.isoformat()
        assert (measured["gap_median"] is None) == (measured["comebacks"] == 0)


AT = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat())
PROPERTIES: list[tuple[Callable[..., None], tuple[Any, ...]]] = [
    (rest_on_a_blank_day_never_shortens_a_run, (PLANS, WHERE)),
    (showing_up_on_a_past_day_never_lowers_anything, (PLANS, WHERE)),
    (the_days_of_a_pause_never_make_a_gap, (PLANS, WHERE)),
    (what_was_said_at_which_hour_and_where_changes_nothing, (PLANS, st.lists(AT, min_size=1, max_size=5))),
    (the_order_of_steps_does_not_matter, (any_plan(most_steps=3),)),
    (a_step_is_measured_by_itself_alone, (any_plan(most_steps=3),)),
    (what_is_said_of_other_days_than_those_up_to_today_never_changes_history, (PLANS,)),
    (measures_are_within_bounds, (any_plan(),)),
]
NAMES = [holds.__name__ for holds, _ in PROPERTIES]


@pytest.mark.parametrize(("holds", "anything"), PROPERTIES, ids=NAMES)
def test_for_any_plan(holds: Callable[..., None], anything: tuple[Any, ...]) -> None:
    QUICK(given(*anything)(holds))()


@pytest.mark.long
@pytest.mark.parametrize(("holds", "anything"), PROPERTIES, ids=NAMES)
def test_for_thousands_of_plans(holds: Callable[..., None], anything: tuple[Any, ...]) -> None:
    LONG(given(*anything)(holds))()
