"""The four components as data: what goes on in each, and days that count once, however much was done on them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.components import Barrier, Contact, Happening, Practice, Skill, Support
from goalwalk.core.model.plan import KINDS, CheckIn, Goal, Kind, Pause, Plan, Step, Word
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.screens.looks.components import ComponentLine, components_view

TODAY = date(2026, 11, 20)
LONG_AGO = date(2026, 1, 1)
GOAL = Goal("g1", 1, "Sleep", LONG_AGO)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def step(id: str = "s1", kind: Kind = "action", every: str = "daily", **more: Any) -> Step:
    rhythms = (Since(date.min, read(every)),)
    given = {"start": LONG_AGO, "kind": kind, "rhythms": rhythms, **more}
    return Step(id, "g1", int(id[1:]), "Walk", LONG_AGO, **given)


def said(*days_ago: int, of: str = "s1", word: Word = "done") -> tuple[CheckIn, ...]:
    return tuple(CheckIn(f"c{of}{word}{day}", of, ago(day), "", word) for day in days_ago)


def line(plan: Plan, kind: Kind) -> ComponentLine:
    found = {one.kind: one for one in components_view(indexed(plan), TODAY).components}
    assert list(found) == list(KINDS)
    return found[kind]


def counts(plan: Plan, kind: Kind) -> tuple[int, int, int, bool]:
    return line(plan, kind)[1:]


# Steps of one kind, what was said of them: steps that go on, days in 28, days in all, and whether it is quiet.
@pytest.mark.parametrize(
    ("steps", "check_ins", "counted"),
    [
        ((), (), (0, 0, 0, True)),
        ((step(),), (), (1, 0, 0, False)),
        ((step(),), said(0, 1, 27, 28, 100), (1, 3, 5, False)),
        ((step(),), said(0, word="partly"), (1, 1, 1, False)),
        ((step(),), said(0, word="rest") + said(1, word="not today"), (1, 0, 0, False)),
        ((step(), step("s2")), said(0, 1) + said(1, 2, of="s2"), (2, 3, 3, False)),  # a day of two counts once
        ((step(pauses=(Pause(ago(40)),)),), said(3), (1, 1, 1, False)),  # at rest it still goes on
        ((step(finished=ago(3)),), said(5), (0, 1, 1, False)),
        ((step(finished=ago(30)),), said(40), (0, 0, 1, True)),  # all that was done stays
        ((step(every="once"),), (), (1, 0, 0, False)),
        ((step(every="once"),), said(0), (0, 1, 1, False)),
        ((step(every="once"),), said(50), (0, 0, 1, True)),
        ((step(every="once"),), said(5, word="partly"), (1, 1, 1, False)),
        ((step(every="once", start=ago(-5)),), (), (1, 0, 0, False)),  # it begins later
        ((step(every="once", pauses=(Pause(ago(5)),)),), (), (1, 0, 0, False)),
    ],
)
def test_steps(steps: tuple[Step, ...], check_ins: tuple[CheckIn, ...], counted: tuple[object, ...]) -> None:
    assert counts(Plan(goals=(GOAL,), steps=steps, check_ins=check_ins), "action") == counted


def test_a_goal_that_ended_ends_its_steps() -> None:
    goal = GOAL._replace(status="reached", ended=ago(2))
    assert counts(Plan(goals=(goal,), steps=(step(),), check_ins=said(9)), "action") == (0, 1, 1, False)


BESIDE = Plan(
    goals=(GOAL,),
    skills=(Skill("k1", 1, "Breathe", LONG_AGO),),
    barriers=(Barrier("b1", 1, "No bus", LONG_AGO, side="outside"), Barrier("b2", 2, "Evenings", LONG_AGO)),
    supports=(Support("u1", 1, "Sam", LONG_AGO),),
)


@pytest.mark.parametrize(
    ("kind", "beside"),
    [
        ("practice", {"practices": tuple(Practice(f"p{n}", "k1", ago(n), "") for n in (0, 0, 28))}),
        ("ask", {"happenings": tuple(Happening(f"h{n}", "b1", ago(n), "") for n in (0, 0, 28))}),
        ("connect", {"contacts": (Contact("k1", "u1", ago(0), "", "there"), Contact("k2", "u1", ago(28), ""))}),
    ],
)
def test_what_is_done_without_a_step(kind: Kind, beside: dict[str, Any]) -> None:
    plan = BESIDE._replace(**beside)
    assert counts(plan, kind) == (0, 1, 2, False)
    of_a_step = plan._replace(steps=(step(kind=kind),), check_ins=said(0, 1))
    assert counts(of_a_step, kind) == (1, 2, 3, False)
    for other in KINDS:
        assert other == kind or counts(plan, other) == (0, 0, 0, True)


def test_an_if_that_came_is_no_ask() -> None:
    plan = BESIDE._replace(happenings=(Happening("h1", "b2", ago(0), "", used="yes"),))
    assert counts(plan, "ask") == (0, 0, 0, True)


def test_nothing_is_seen_of_days_ahead() -> None:
    plan = BESIDE._replace(contacts=(Contact("k1", "u1", ago(-1), ""),), steps=(step(),), check_ins=said(-1))
    assert counts(plan, "connect") == (0, 0, 0, True)
    assert counts(plan, "action") == (1, 0, 0, False)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sets(st.integers(0, 60), max_size=9)), max_size=5))
def test_days_are_a_union(told: list[tuple[Kind, set[int]]]) -> None:
    """Counted anew from nothing but the days."""
    steps = tuple(step(f"s{n}", kind) for n, (kind, _) in enumerate(told, 1))
    check_ins = tuple(one for n, (_, days) in enumerate(told, 1) for one in said(*days, of=f"s{n}"))
    plan = indexed(Plan(goals=(GOAL,), steps=steps, check_ins=check_ins))
    for one in components_view(plan, TODAY).components:
        days = set().union(*(days for kind, days in told if kind == one.kind))
        assert (one.days, one.days_28) == (len(days), sum(day < 28 for day in days))
