"""Amounts over time: what a step comes to in weeks and months is what its days amount to, and nothing nobody said."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import CheckIn, Goal, Plan, Settings, Step
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.screens.looks.step_progress import Amounts, step_progress_view

TODAY = date(2026, 11, 29)
FIRST = date(2026, 1, 1)
STEP = Step("s1", "g1", 1, "Walk", FIRST, FIRST, rhythms=(Since(date.min, read("daily")),), unit="min")


def amounts(step: Step, *said: tuple[date, str, int | None], week_starts_on: int = 0) -> Amounts | None:
    check_ins = tuple(CheckIn(f"c{n}", "s1", day, "", word, amount) for n, (day, word, amount) in enumerate(said))  # type: ignore[arg-type]
    plan = Plan(Settings(week_starts_on=week_starts_on), (Goal("g1", 1, "Fit", FIRST),), (step,), check_ins)
    return step_progress_view(indexed(plan), step, TODAY).amounts


def test_worked() -> None:
    step = STEP._replace(targets=(Since(date.min, 20000),))
    day = date(2026, 11, 23)
    found = amounts(
        step,
        (day, "done", 15000),
        (day, "done", None),  # all of it: 20, whatever was said before
        (day + timedelta(1), "partly", None),  # no figure that nobody said
        (day + timedelta(2), "partly", 7500),
        (day - timedelta(1), "rest", None),
        (date(2026, 10, 31), "done", 30000),
    )
    assert found is not None
    assert (found.weeks[-1].amount, found.weeks[-1].days) == (27500, 3)
    assert (found.months[-1].amount, found.months[-2].amount) == (27500, 30000)
    assert (found.all.first, found.all.amount, found.all.days) == (date(2026, 10, 31), 57500, 4)
    assert [span.first for span in found.months][::5] == [date(2026, 6, 1), date(2026, 11, 1)]


def test_without_any_amount_there_is_none_to_tell() -> None:
    assert amounts(STEP) is None
    assert amounts(STEP, (TODAY, "done", None)) is None
    assert amounts(STEP, (TODAY, "rest", None)) is None


days = st.integers(0, 120).map(lambda back: TODAY - timedelta(back))


@given(st.lists(st.tuples(days, st.just("done"), st.integers(1, 90000)), min_size=1, max_size=30), st.integers(0, 6))
def test_every_amount_is_in_its_week_and_month_once(said: list[tuple[date, str, int]], starts: int) -> None:
    found = amounts(STEP, *said, week_starts_on=starts)
    assert found is not None
    assert found.all.amount == sum(amount for *_, amount in said)
    assert sum(span.amount for span in found.months) == found.all.amount
    assert sum(found.by_day) == sum(span.amount for span in found.weeks)
    since = found.weeks[0].first
    assert sum(found.by_day) == sum(amount for day, _, amount in said if day >= since)
    assert {span.first.weekday() for span in found.weeks} == {starts}
