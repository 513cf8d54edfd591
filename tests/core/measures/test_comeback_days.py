"""The days of coming back: one for each comeback, on a day that was shown up for, where the history says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from core.plans import DAY, MONDAY, a_plan, a_step, any_plan, diary, length
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.runs import comeback_days, comebacks
from goalwalk.core.model.plan import Plan


# A diary from a Monday on, and the places of the days of coming back.
@pytest.mark.parametrize(
    ("rhythm", "text", "back"),
    [
        ("daily", "kkk", []),
        ("daily", "k..k.k", [3, 5]),
        ("daily", "..k", [2]),  # the very first one, too
        ("daily", "k.rrk", [4]),  # rests between are looked through
        ("daily", "krrk", []),
        ("daily", "k....", []),
        ("mon,wed,fri", "k.k.k..  ..k..", [9]),
        ("whenever", "k...k", []),
        ("once", "...k", []),
    ],
)
def test_the_days(rhythm: str, text: str, back: list[int]) -> None:
    plan = indexed(a_plan(a_step(rhythm), check_ins=diary(text)))
    (row,) = rows(plan, MONDAY + (length(text) - 1) * DAY)
    assert comeback_days(row) == [MONDAY + at * DAY for at in back]


def test_a_week_that_is_kept_before_its_end_is_come_back_to_by_today() -> None:
    plan = indexed(a_plan(a_step("2x week"), check_ins=diary("kk.....  .......  kk")))
    (row,) = rows(plan, MONDAY + 15 * DAY)
    assert comeback_days(row) == [MONDAY + 15 * DAY]


@given(any_plan())
def test_one_for_each_comeback(made: tuple[Plan, date]) -> None:
    plan, today = made
    for row in rows(indexed(plan), today):
        days = comeback_days(row)
        assert len(days) == len(comebacks(row))
        assert days == sorted(days)
        assert all(day <= today for day in days)
