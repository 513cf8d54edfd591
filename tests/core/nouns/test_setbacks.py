"""Setbacks: which one is looked back at, what comes back of them, and whom an answer names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.model.clocks_setbacks import Setback
from goalwalk.core.model.components import Barrier, Support
from goalwalk.core.model.plan import About, Plan
from goalwalk.core.naming import find_setback, support_named
from goalwalk.core.nouns import setbacks
from goalwalk.core.nouns.setbacks import learned_in, newest, to_look_back_at, what_helped
from goalwalk.core.talks.draft import Draft, answered, position

TODAY = date(2026, 11, 20)
FIRST = date(2026, 11, 14)


def told(number: int, day: int, **more: str) -> Setback:
    return Setback(f"x{number}", number, date(2026, 11, day), "", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("there", "number"),
    [
        ((), None),
        ((told(1, 19),), 1),
        ((told(1, 20),), None),  # it can rest
        ((told(1, 19), told(2, 20)), None),
        ((told(1, 18), told(2, 19)), 2),
        ((told(2, 19), told(1, 18)), 2),
        ((told(1, 19), told(2, 19)), 2),
        ((told(1, 19, text="Rain", tell="Sam"),), 1),
        ((told(1, 19, helped="Sam"),), None),
        ((told(1, 19, learned="Sleep"),), None),
        ((told(1, 19, onward="Eat"),), None),
        ((told(1, 18), told(2, 19, helped="Sam")), None),  # nothing is asked about the older ones
        ((told(1, 2),), 1),
    ],
)
def test_which_one_is_looked_back_at(there: tuple[Setback, ...], number: int | None) -> None:
    found = to_look_back_at(there, TODAY)
    assert (found and found.number) == number


@pytest.mark.parametrize(
    ("there", "numbers"),
    [
        ((), []),
        ((told(1, 19),), []),
        ((told(1, 2, onward="Eat"),), [1]),
        (tuple(told(n, n, helped="x") for n in (1, 2, 3, 4, 5)), [3, 4, 5]),  # the latest three of any time
        (tuple(told(n, n, helped="x") for n in (1, 2, 15, 16)), [2, 15, 16]),
        (tuple(told(n, n, helped="x") for n in (14, 15, 16, 17, 18)), [14, 15, 16, 17, 18]),  # all of these days
        ((told(1, 13, helped="x"), *(told(n, 19) for n in (2, 3, 4, 5))), [1]),
        ((told(1, 21, helped="x"),), []),  # after a flight west
    ],
)
def test_what_was_learned_in(there: tuple[Setback, ...], numbers: list[int]) -> None:
    assert [one.number for one in learned_in(there, FIRST, TODAY)] == numbers


def test_at_most_three_texts_are_offered_the_latest_first() -> None:
    there = (
        told(1, 2, helped="old"),
        told(2, 19, helped="Sam", learned="Sleep", onward="never this"),
        told(3, 10, learned="Sam", text="nor this"),
        told(4, 11, helped="Tea"),
    )
    assert what_helped(there) == ("Sam", "Sleep", "Tea")
    assert what_helped(there[:1]) == ("old",)
    assert what_helped((told(1, 19),)) == ()


some = st.lists(
    st.builds(
        told,
        st.integers(1, 9),
        st.integers(1, 30),
        helped=st.sampled_from(["", "a", "b"]),
        learned=st.sampled_from(["", "c"]),
    ),
    max_size=8,
)


@given(some)
def test_what_comes_back_whatever_was_told(there: list[Setback]) -> None:
    found = learned_in(there, FIRST, TODAY)
    assert [(one.day, one.number) for one in found] == sorted((one.day, one.number) for one in found)
    assert all(one.helped or one.learned for one in found)
    assert sum(one.day < FIRST for one in found) <= 3
    assert len(what_helped(there)) <= 3
    latest = to_look_back_at(there, TODAY)
    assert latest is None or latest.day < TODAY
    assert latest is None or latest == newest(there)[0]


def test_numbers_are_never_given_twice() -> None:
    plan = setbacks.add(setbacks.add(Plan(), told(0, 18)), told(0, 19)._replace(id="second"))
    plan = setbacks.remove(plan, plan.setbacks[-1])
    plan = setbacks.add(plan, told(0, 20)._replace(id="third"))
    assert [one.number for one in plan.setbacks] == [1, 3]
    plan = setbacks.edit(plan, plan.setbacks[0], helped="Sam", text=None)
    assert (plan.setbacks[0].helped, plan.setbacks[1].helped) == ("Sam", None)
    assert find_setback(plan, "2026-11-20").number == 3


CORNER = Plan(
    supports=(
        Support("a", 1, "Sam", TODAY),
        Support("b", 2, "Noor at the library", TODAY),
        Support("c", 3, "Ana Ruiz", TODAY),
        Support("d", 4, "Ana Soto", TODAY),
    )
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sam", 1),
        (" sam ", 1),
        ("1", 1),
        ("2.", 2),
        ("noor", 2),
        ("the library", 2),
        ("Ana Ruiz", 3),
        ("ruiz", 3),
        ("ana", None),  # two of them
        ("no", None),  # not Noor
        ("am", None),
        ("Sam and Noor", None),
        ("Samira", None),
        ("9", None),
        ("", None),
        ("…", None),
    ],
)
def test_whom_an_answer_names(text: str, number: int | None) -> None:
    found = support_named(CORNER, text)
    assert (found and found.number) == number


def test_the_walk_offers_what_was_learned() -> None:
    plan = Plan(
        setbacks=(told(1, 18, helped="a long walk"), told(2, 19, learned="hunger comes first")),
        about=(About("a1", "strength", "I get up early", TODAY),),
        barriers=(Barrier("b1", 1, "Noise", TODAY, then="I use plugs"),),
    )
    now, offered = position(plan, Draft("w1", TODAY), together=False), {}
    while now.question is not None:
        offered[now.question.id] = now.question.offered
        text = {"barrier": "Rain", "adopt": "yes"}.get(now.question.id)
        now = position(plan, answered(now.draft, now.question, text, TODAY), together=False)
    assert offered["helps"] == ("hunger comes first", "a long walk")
    assert offered["barrier.then"] == ("I use plugs", "I get up early", "hunger comes first", "a long walk")
