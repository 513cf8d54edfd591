"""Which of its times of the day a `done` fills: never two by one word, never the same one twice, none by a guess."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plans import MONDAY, a_plan, a_step
from goalwalk.core.amounts import ONE
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.day_index import amount_on
from goalwalk.core.model.plan import CheckIn, Plan, Said, Step
from goalwalk.core.nouns.check_ins import Moment, Outcome, check_in
from goalwalk.core.nouns.slots import filled, slot_named, slots_of
from goalwalk.core.nouns.steps import add, edit, with_target_of_times
from goalwalk.core.since import Since

TWICE = ("morning", "evening")
TUESDAY = MONDAY + timedelta(days=1)


def pills(*at: str, **more: Any) -> Step:
    of_old: dict[str, Any] = {"targets": (Since(date.min, len(at) * ONE),), "unit": "times", "at": at}
    return a_step(**(of_old | more))


def told(plan: Plan, *sayings: str | tuple[str, Any], day: date = MONDAY, yes: bool | None = None) -> Plan:
    """The plan with a `done` at each of these hours of Monday: alone, or with what more was said."""
    numbers = iter(range(len(plan.check_ins), 100))
    for saying in sayings:
        hour, more = (saying, {}) if isinstance(saying, str) else saying
        moment = Moment(MONDAY, f"{MONDAY if hour > '03:00' else TUESDAY}T{hour}:00+01:00")
        known = {} if yes is None else {"s": yes}

        def kept(day: date, plan: Plan = plan) -> list[CheckIn]:
            return [one for one in plan.check_ins if one.day == day]

        outcome = Outcome("done", **more)
        plan = check_in(plan, lambda: f"c{next(numbers)}", plan.steps, [day], outcome, moment, known, kept)
    return plan


def slots(plan: Plan) -> list[str | None]:
    return [one.slot for one in plan.check_ins]


@pytest.mark.parametrize(
    ("at", "sayings", "meant"),
    [
        (TWICE, ["08:10"], ["morning"]),
        (TWICE, ["20:00"], ["evening"]),
        (TWICE, ["08:10", "20:00"], ["morning", "evening"]),
        (TWICE, ["20:00", "21:00"], ["evening", "morning"]),
        (TWICE, ["01:30"], ["evening"]),
        (TWICE, ["08:10", ("08:12", {"slot": "evening"})], ["morning", "evening"]),
        (TWICE, ["08:10", "20:00", "20:01"], ["morning", "evening", None]),
        (TWICE, [("20:00", {"amount": 2 * ONE}), "20:01"], [None, None]),
        (TWICE, ["08:10", ("20:00", {"instead": True})], ["morning", "evening"]),
        (("08:00", "14:00", "20:00"), ["13:00", "19:30", "23:00"], ["14:00", "20:00", "08:00"]),
    ],
)
def test_the_free_one_that_is_nearest_is_filled(at: tuple[str, ...], sayings: list[Any], meant: list[Any]) -> None:
    assert slots(told(a_plan(pills(*at)), *sayings)) == meant


def test_of_another_day_they_are_filled_in_their_order() -> None:
    plan = told(a_plan(pills(*TWICE, start=MONDAY - timedelta(days=3))), "20:00", "20:01", day=MONDAY - timedelta(1))
    assert slots(plan) == ["morning", "evening"]


def test_the_hour_of_a_part_of_the_day_is_the_persons() -> None:
    assert slots(told(a_plan(pills(*TWICE), morning="14:00", evening="23:00"), "18:00")) == ["morning"]


def test_a_second_one_within_minutes_is_asked_of() -> None:
    plan = told(a_plan(pills(*TWICE)), "17:50")
    with pytest.raises(NotUnderstood) as asked:
        told(plan, "18:19")
    assert (asked.value.code, asked.value.facts["time"], asked.value.facts["slot"]) == ("one_soon", "17:50", "morning")
    assert slots(told(plan, "18:20")) == slots(told(plan, "18:19", yes=True)) == ["evening", "morning"]


@pytest.mark.parametrize(("slot", "code"), [("morning", "slot_filled"), ("noon", "no_slots"), ("08:00", "no_slots")])
def test_one_that_is_filled_or_not_there_is_refused(slot: str, code: str) -> None:
    with pytest.raises(CannotBeDone) as refused:
        told(a_plan(pills(*TWICE)), "08:10", ("20:00", {"slot": slot}))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("more", "meant"),
    [
        ({}, ("morning", "evening")),
        ({"at": ("evening",)}, ()),
        ({"at": ()}, ()),
        ({"done": "all"}, ()),
        ({"targets": (Since(date.min, 3 * ONE),)}, ()),
        ({"targets": ()}, ()),
    ],
)
def test_a_step_has_slots_where_each_of_its_times_is_one_of_its_target(more: Any, meant: Any) -> None:
    plan = a_plan(pills(*TWICE, **more))
    (step,) = plan.steps
    assert slots_of(step, step.targets[-1].value if step.targets else None, plan.settings) == meant


@pytest.mark.parametrize(
    ("at", "time", "meant"),
    [
        (TWICE, "evening", "evening"),
        (TWICE, "night", "evening"),
        (TWICE, "07:30", "morning"),
        (TWICE, "noon", None),
        (TWICE, "13:00", None),
        (("08:00", "20:00"), "morning", "08:00"),
        (("08:00", "10:00"), "09:00", None),
    ],
)
def test_a_time_names_the_slot_that_it_is_near_to(at: tuple[str, ...], time: str, meant: str | None) -> None:
    assert slot_named(at, time, a_plan().settings) == meant


@given(st.lists(st.times(time(3, 0), time(23, 59)), max_size=6), st.sampled_from([TWICE, ("08:00", "14:00", "night")]))
def test_what_is_filled_is_what_was_counted(hours: list[time], at: tuple[str, ...]) -> None:
    plan = told(a_plan(pills(*at)), *(f"{hour:%H:%M}" for hour in hours), yes=True)
    counted = plan.check_ins[: len(at)]
    assert len(filled(at, counted)) == len({one.slot for one in counted}) == min(len(hours), len(at))
    assert amount_on(plan.said.get("s", Said()), MONDAY.toordinal(), len(at) * ONE) == len(hours) * ONE


TIMES = st.lists(st.sampled_from(["08:00", "noon", "18:00", "22:30"]), min_size=1, max_size=4, unique=True).map(tuple)


def wanted(plan: Plan) -> int | None:
    targets = plan.steps[0].targets
    return targets[-1].value if targets else None


def changed(plan: Plan, day: date = MONDAY, **fields: Any) -> Plan:
    step = plan.steps[0]
    return edit(plan, step, **with_target_of_times(step, fields, day))


@given(TIMES, st.lists(st.tuples(TIMES, st.integers(0, 9)), max_size=5))
def test_each_of_several_times_is_one(at: tuple[str, ...], later: list[tuple[tuple[str, ...], int]]) -> None:
    """However the times came to be as they are: each of them is filled by a `done` of its own."""
    plan = add(a_plan()._replace(goals=a_plan(a_step()).goals), a_step(at=at, made=MONDAY))
    for times, days in [(at, 0), *later]:
        plan = changed(plan, MONDAY + timedelta(days=days), at=times)
        step = plan.steps[0]
        if len(times) > 1:
            assert set(slots_of(step, wanted(plan), plan.settings)) == set(times)
        else:
            assert wanted(plan) is None


@pytest.mark.parametrize(
    ("fields", "at", "target"),
    [
        ({}, TWICE, 2000),
        ({"targets": (Since(date.min, 30_000),), "unit": "minutes"}, TWICE, 30_000),
        ({"targets": (Since(date.min, 8000),), "unit": "glasses", "done": "one", "at": TWICE}, ("noon",), 8000),
        ({"targets": (Since(date.min, None),), "at": ("noon", "night")}, TWICE, None),  # somebody wants none
        ({"targets": (Since(date.min, 2000),), "unit": "tablets", "done": "one", "at": TWICE}, (*TWICE, "noon"), 3000),
        ({"targets": (Since(date.min, 2000),), "unit": "times", "at": TWICE}, (), 2000),  # at no hour, and twice
        ({"unit": "km"}, TWICE, None),
    ],
)
def test_another_target_stays(fields: dict[str, Any], at: tuple[str, ...], target: int | None) -> None:
    assert wanted(changed(a_plan(a_step(**fields)), at=at)) == target
