"""Two independent implementations of the measures agree on every number of any plan."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.measures.slow_measures import slow_progress, slow_units
from core.plans import DAY, MONDAY, a_plan, a_step, any_plan, any_rhythm, diary, fast_progress, said_by
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.runs import current, longest
from goalwalk.core.model.plan import CheckIn, Pause, Plan
from goalwalk.core.since import Since

THOROUGH = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def differences(quick: Any, slow: Any, where: str = "") -> list[str]:
    if isinstance(quick, dict) and isinstance(slow, dict) and quick.keys() == slow.keys():
        return [found for key in slow for found in differences(quick[key], slow[key], f"{where}.{key}")]
    if isinstance(quick, list) and isinstance(slow, list) and len(quick) == len(slow):
        pairs = enumerate(zip(quick, slow, strict=True))
        return [found for i, (a, b) in pairs for found in differences(a, b, f"{where}[{i}]")]
    if isinstance(quick, float) and isinstance(slow, (int, float)):
        same = math.isclose(quick, slow, rel_tol=1e-9, abs_tol=1e-13)  # a sum that runs for years rounds
    else:
        same = quick == slow and isinstance(quick, bool) == isinstance(slow, bool)
    return [] if same else [f"{where}: {quick} is not {slow}"]


def check(plan_and_today: tuple[Plan, date]) -> None:
    plan, today = plan_and_today
    assert differences(fast_progress(plan, today), slow_progress(plan, today)) == []
    counted = [(current(row), longest(row)) for row in rows(indexed(plan), today)]
    assert [tuple(run and run.unit for run in runs) for runs in counted] == slow_units(plan, today)


@settings(**THOROUGH)
@given(any_plan())
def test_any_plan_measures_the_same_both_ways(plan_and_today: tuple[Plan, date]) -> None:
    check(plan_and_today)


@pytest.mark.long
@settings(max_examples=2_000, **THOROUGH)
@given(any_plan(most_steps=3))
def test_thousands_of_plans_measure_the_same_both_ways(plan_and_today: tuple[Plan, date]) -> None:
    check(plan_and_today)


SMALL = ("daily", "every 2 days", "2x week", "2 in 3 days", "2 days after", "3 days after", "tue,thu")


def every_diary(days: int, letters: str) -> Iterator[tuple[Plan, date]]:
    """Every way to write so many days, with each rhythm, from a Friday on, so that a week ends in between."""
    start = MONDAY + 4 * DAY
    away = Pause(start + 3 * DAY, start + 4 * DAY)
    for rhythm, room, pauses in product(SMALL, (0, 1), ((), (away,))):
        step = a_step(rhythm, start, rooms=(Since(start, room),), pauses=pauses)
        for text in product(letters, repeat=days):
            yield a_plan(step, check_ins=diary("".join(text), start)), start + (days - 1) * DAY


def test_every_diary_of_four_days_measures_the_same_both_ways() -> None:
    for plan_and_today in every_diary(4, "kgr"):
        check(plan_and_today)


@pytest.mark.long
def test_every_diary_of_seven_days_measures_the_same_both_ways() -> None:
    for plan_and_today in every_diary(7, "kgr"):
        check(plan_and_today)


@pytest.mark.long
def test_every_diary_of_five_days_in_all_words_measures_the_same_both_ways() -> None:
    for plan_and_today in every_diary(5, "kpgrn"):
        check(plan_and_today)


TARGETS = st.sampled_from((None, 1000, 2501))
AWAY = st.lists(st.integers(-5, 1500), max_size=2)


@st.composite
def long_life(draw: Any) -> tuple[Plan, date]:
    """Years of one step, longer than a day's showing up can be seen in strength."""
    start = date(2015, 1, 1) + draw(st.integers(0, 2000)) * DAY
    life = draw(st.sampled_from((900, 1500)))
    rhythms = {start: draw(any_rhythm())}
    for offset in draw(st.lists(st.integers(-5, life), max_size=2)):
        rhythms[start + offset * DAY] = draw(any_rhythm())
    targets = {start + at * DAY: draw(TARGETS) for at in draw(st.lists(st.integers(-5, life), max_size=2))}
    away = [(start + at * DAY, draw(st.sampled_from((3, 30, 200)))) for at in draw(AWAY)]
    stretches = st.tuples(st.sampled_from(("kkkkkkk.", "kp.n", "kr", "........", "abdqxyzR")), st.integers(3, 300))
    check_ins: list[CheckIn] = []
    day = start - draw(st.integers(0, 300)) * DAY
    for letters, days in draw(st.lists(stretches, min_size=4, max_size=12)):
        for at in range(days):
            check_ins += said_by(letters[at % len(letters)], day, "s") if day <= start + life * DAY else []
            day += DAY
    step = a_step(
        start=start,
        rhythms=tuple(Since(day, rhythm) for day, rhythm in sorted(rhythms.items())),
        targets=tuple(Since(day, target) for day, target in sorted(targets.items())),
        pauses=tuple(Pause(first, first + more * DAY) for first, more in away),
    )
    return a_plan(step, check_ins=tuple(check_ins)), start + life * DAY


@settings(max_examples=12, **THOROUGH)
@given(long_life())
def test_a_long_life_measures_the_same_both_ways(plan_and_today: tuple[Plan, date]) -> None:
    check(plan_and_today)


def test_what_faded_is_not_read_and_what_did_not_is() -> None:
    """Years of showing up, then less, or rest, or nothing: what still counts is never left out."""
    start = date(2020, 1, 1)
    text = "k" * 1000 + "kgg" * 100
    plan = a_plan(a_step("daily", start), check_ins=diary(text, start))
    check((plan, start + (len(text) - 1) * DAY))
    check((a_plan(a_step("daily", start), check_ins=diary("k" * 30 + "r" * 900, start)), start + 929 * DAY))
    check((a_plan(a_step("2x month", start), check_ins=diary("k" * 30 + "g" * 1900, start)), start + 1929 * DAY))
