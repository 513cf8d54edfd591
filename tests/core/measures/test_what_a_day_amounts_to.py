"""What a day amounts to: never a figure that nobody said, whatever the order, and on however many devices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plans import MONDAY, a_plan, a_step, said
from goalwalk.core.amounts import ONE, meaning
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.measures.day_index import amount_on, index, indexed, letter_on
from goalwalk.core.model.plan import CheckIn, Plan, Step
from goalwalk.core.nouns import steps
from goalwalk.core.nouns.check_ins import Moment, Outcome, check_in
from goalwalk.core.rhythm.often import times_a_day
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.core.since import Since

TARGET = 20_000
DONE = Outcome("done")
WHOLE = st.sampled_from(("done", "partly", "rest", "not today"))
SAYINGS = st.lists(st.tuples(WHOLE, st.none() | st.sampled_from((1, 700, 12_000, 20_000))), min_size=1, max_size=6)


def counted(check_ins: Any, target: int = TARGET) -> tuple[int, str]:
    step = a_step(targets=(Since(MONDAY, target),))
    found = index([step], check_ins)["s"]
    return amount_on(found, MONDAY.toordinal(), target), letter_on(found, MONDAY.toordinal())


def of(*sayings: Any) -> list[CheckIn]:
    return [said(MONDAY, *saying) for saying in sayings]


@pytest.mark.parametrize(
    ("sayings", "amount", "letter"),
    [
        ([("done", 15_000)], 15_000, "p"),
        ([("done", 15_000), ("done",)], 20_000, "d"),
        ([("done", 15_000), ("done",), ("partly",)], 20_000, "d"),
        ([("done", 15_000), ("partly",)], 15_000, "p"),
        ([("done",), ("done", 12_000)], 20_000, "d"),
        ([("done",)] * 5, 20_000, "d"),
        ([("partly",)], 0, "p"),
        ([("partly",)] * 5, 0, "p"),
        ([("done", 15_000), ("done", 12_000), ("done",)], 27_000, "d"),
        ([("rest", 15_000)], 0, "r"),
        (
            [
                ("done",),
                (
                    "done",
                    5_000,
                ),
            ],
            20_000,
            "d",
        ),
    ],
)
def test_what_was_said_and_no_more(sayings: Any, amount: int, letter: str) -> None:
    assert counted(of(*sayings)) == (amount, letter)


@given(SAYINGS, st.data())
def test_the_order_and_the_devices_make_no_difference(sayings: Any, data: st.DataObject) -> None:
    check_ins = of(*sayings)
    mixed = data.draw(st.permutations(check_ins))
    assert counted(mixed) == counted(check_ins)


@given(SAYINGS)
def test_every_figure_is_one_that_was_said(sayings: Any) -> None:
    amount, _ = counted(of(*sayings))
    given_amounts = sum(amount or 0 for word, amount in sayings if word in ("done", "partly"))
    all_of_it = TARGET if ("done", None) in sayings else 0
    assert amount in {given_amounts, all_of_it}
    assert amount >= given_amounts


@given(SAYINGS, SAYINGS)
def test_saying_more_never_makes_a_day_less(first: Any, more: Any) -> None:
    before, after = counted(of(*first)), counted(of(*first, *more))
    assert after[0] >= before[0]
    assert "dprn".index(after[1]) <= "dprn".index(before[1])


# Each done is one.


def pills(unit: str | None = "times", done: Any = None) -> Step:
    return a_step(targets=(Since(MONDAY, 3 * ONE),), unit=unit, done=done)


def typed(plan: Plan, outcome: Outcome = DONE, **more: Any) -> Plan:
    return check_in(plan, lambda: str(len(plan.check_ins)), plan.steps, [MONDAY], outcome, Moment(MONDAY, ""), **more)


def amount_of(plan: Plan) -> int:
    return amount_on(plan.said["s"], MONDAY.toordinal(), 3 * ONE)


def test_each_done_is_one_until_the_target_is_there_and_a_further_one_is_asked_of() -> None:
    plan = a_plan(pills())
    for times in (1, 2, 3):
        plan = typed(plan, more={})
        assert amount_of(plan) == times * ONE
    with pytest.raises(NotUnderstood) as asked:
        typed(plan, more={})
    assert asked.value.code == "one_more"
    assert amount_of(typed(plan, more={"s": True})) == 4 * ONE
    assert amount_of(typed(plan, more={"s": False})) == 3 * ONE
    assert amount_of(typed(plan)) == 3 * ONE  # nobody to ask: nothing is added
    assert amount_of(typed(plan, Outcome("done", instead=True), more={})) == ONE
    assert amount_of(typed(plan, Outcome("partly"), more={})) == 3 * ONE
    assert amount_of(typed(plan, Outcome("done", ONE), more={})) == 4 * ONE
    assert indexed(plan).said == plan.said


def test_what_was_said_keeps_the_meaning_it_was_said_with() -> None:
    plan = typed(a_plan(pills()), more={})
    other = steps.edit(plan, plan.steps[0], done="all")
    assert other.said == plan.said
    assert indexed(other).said == plan.said
    assert amount_of(typed(other, more={})) == 3 * ONE


@pytest.mark.parametrize(
    ("unit", "done", "means"),
    [
        ("times", None, "one"),
        ("Times", None, "one"),
        ("minutes", None, "all"),
        ("km", None, "all"),
        ("Pages", None, "all"),
        ("hrs.", None, "all"),
        ("glasses", None, "all"),
        (None, None, "all"),
        ("glasses", "one", "one"),
        ("times", "all", "all"),
    ],
)
def test_what_done_means(unit: str | None, done: Any, means: str) -> None:
    assert meaning(pills(unit, done)) == means


@pytest.mark.parametrize("text", ["3x day", "3x a day", "three times a day", "3 times daily", "thrice a day", "3x/day"])
def test_several_times_a_day(text: str) -> None:
    assert times_a_day(text) == 3


@pytest.mark.parametrize(
    "text", ["daily", "once a day", "3x week", "3 days", "3 days a day", "twice", "day", "", "3 x"]
)
def test_no_times_a_day(text: str) -> None:
    assert times_a_day(text) is None


@pytest.mark.parametrize("text", ["0x day", "1000 times a day"])
def test_times_a_day_that_cannot_be(text: str) -> None:
    with pytest.raises(NotUnderstood):
        times_a_day(text)


def test_twice_a_day_is_no_rhythm_of_its_own() -> None:
    with pytest.raises(NotUnderstood):
        read_rhythm("twice a day", date(2026, 3, 2))
