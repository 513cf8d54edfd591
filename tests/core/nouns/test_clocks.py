"""Clocks: the worked example, a table for each rule, and properties against a model that walks day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from statistics import median
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from goalwalk.core.days import months_after
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return
from goalwalk.core.model.plan import Plan, Settings
from goalwalk.core.nouns import clocks as changes
from goalwalk.core.nouns import clocks as fast
from goalwalk.core.nouns.check_ins import Moment
from goalwalk.core.nouns.clocks import Count, Milestone, count, milestones, next_milestone, reached_on
from goalwalk.core.nouns.records import without
from goalwalk.core.since import Since
from goalwalk.screens.nouns.clocks import clock_line

DAY = timedelta(days=1)
MARCH = date(2025, 3, 1)
TODAY = date(2025, 3, 30)
AT = "2025-03-30T20:00:00+01:00"


def mar(day: int) -> date:
    return MARCH + (day - 1) * DAY


def a_clock(since: date = MARCH, limits: tuple[tuple[date, int], ...] = ((date.min, 0),), **more: Any) -> Clock:
    return Clock("c", 1, "Beer", since, since, tuple(Since(*one) for one in limits), **more)


def a_plan(clock: Clock, *off: Any, amounts: tuple[tuple[int, int], ...] = (), **settings: Any) -> Plan:
    """A clock with returns on days of March (or from–to), and amounts on days of March."""
    spans = [one if isinstance(one, tuple) else (one, one) for one in off]
    returns = tuple(Return(f"r{n}", "c", mar(a), mar(b), AT) for n, (a, b) in enumerate(spans))
    told = tuple(Amount(f"a{n}", "c", mar(day), AT, amount) for n, (day, amount) in enumerate(amounts))
    return Plan(Settings(**settings), clocks=(clock,), returns=returns, amounts=told)


def counted(plan: Plan, today: date = TODAY) -> Count:
    return count(plan, plan.clocks[0], today)


def short(found: Count) -> tuple[object, ...]:
    return found.total, found.free, found.current, found.longest, found.returns, found.median_return_days


def test_the_worked_clock() -> None:
    found = counted(a_plan(a_clock(), 11, 25))
    assert short(found) == (30, 28, 5, 13, 2, 1)
    assert found.percent == pytest.approx(93.3333, abs=1e-4)


LIMIT = ((date.min, 2000),)

# Returns on days of March, amounts, more of the clock; then total, free, current, longest, returns, median.
TABLE: dict[str, tuple[Plan, tuple[object, ...]]] = {
    "none": (a_plan(a_clock()), (30, 30, 30, 30, 0, None)),
    "one": (a_plan(a_clock(), 11), (30, 29, 19, 19, 1, 1)),
    "three, of 1, 2 and 4 days": (a_plan(a_clock(), 5, (10, 11), (20, 23)), (30, 23, 7, 8, 3, 2)),
    "two, of 1 and 2 days": (a_plan(a_clock(), 5, (10, 11)), (30, 27, 19, 19, 2, 1.5)),
    "adjacent ones are one group": (a_plan(a_clock(), 10, 11, 12), (30, 27, 18, 18, 1, 3)),
    "a day and a stretch beside it are one group": (a_plan(a_clock(), 9, (10, 12)), (30, 26, 18, 18, 1, 4)),
    "the order of writing says nothing": (a_plan(a_clock(), 25, 11), (30, 28, 5, 13, 2, 1)),
    "a stretch": (a_plan(a_clock(), (11, 14)), (30, 26, 16, 16, 1, 4)),
    "days in two stretches count once": (a_plan(a_clock(), (10, 14), (12, 16), 12, 12), (30, 23, 14, 14, 1, 7)),
    "on the first day": (a_plan(a_clock(), 1), (30, 29, 29, 29, 1, 1)),
    "today": (a_plan(a_clock(), 30), (30, 29, 0, 29, 1, 1)),
    "every day": (a_plan(a_clock(), (1, 30)), (30, 0, 0, 0, 1, 30)),
    "before the clock begins": (a_plan(a_clock(), -3, (-9, -5)), (30, 30, 30, 30, 0, None)),
    "over its beginning: only its days count": (a_plan(a_clock(), (-3, 2)), (30, 28, 28, 28, 1, 2)),
    "ahead of today": (a_plan(a_clock(), 31, (29, 35)), (30, 28, 0, 28, 1, 2)),
    "since today": (a_plan(a_clock(TODAY)), (1, 1, 1, 1, 0, None)),
    "since today, and a return": (a_plan(a_clock(TODAY), 30), (1, 0, 0, 0, 1, 1)),
    "a beginning in the past is no return": (a_plan(a_clock(date(2015, 3, 31))), (3653, 3653, 3653, 3653, 0, None)),
    "a beginning still ahead": (a_plan(a_clock(mar(31)), 31), (0, 0, 0, 0, 0, None)),
    "an amount on its first day": (a_plan(a_clock(), amounts=((1, 1),)), (30, 29, 29, 29, 1, 1)),
    "an amount today": (a_plan(a_clock(), amounts=((30, 1),)), (30, 29, 0, 29, 1, 1)),
    "of another clock": (a_plan(a_clock()._replace(id="other"), 11, amounts=((12, 9000),)), (30, 30, 30, 30, 0, None)),
    "exactly at the limit is free": (a_plan(a_clock(limits=LIMIT), amounts=((5, 2000),)), (30, 30, 30, 30, 0, None)),
    "amounts of a day add up to the limit": (
        a_plan(a_clock(limits=LIMIT), amounts=((5, 500), (5, 700), (5, 800))),
        (30, 30, 30, 30, 0, None),
    ),
    "one thousandth over it": (
        a_plan(a_clock(limits=LIMIT), amounts=((5, 500), (5, 700), (5, 801))),
        (30, 29, 25, 25, 1, 1),
    ),
    "a limit of none: any amount": (a_plan(a_clock(), amounts=((5, 1),)), (30, 29, 25, 25, 1, 1)),
    "within the limit, and a return all the same": (
        a_plan(a_clock(limits=LIMIT), 5, amounts=((5, 500),)),
        (30, 29, 25, 25, 1, 1),
    ),
    "over the limit beside a return is one group": (
        a_plan(a_clock(limits=LIMIT), 5, amounts=((6, 2500),)),
        (30, 28, 24, 24, 1, 2),
    ),
    "amounts before the beginning, and ahead": (
        a_plan(a_clock(limits=LIMIT), amounts=((-2, 9000), (31, 9000))),
        (30, 30, 30, 30, 0, None),
    ),
    "a lower limit keeps the days before it": (
        a_plan(a_clock(limits=((date.min, 3000), (mar(10), 1000))), amounts=((5, 3000), (9, 3000), (10, 1001))),
        (30, 29, 20, 20, 1, 1),
    ),
    "a higher limit keeps the days before it": (
        a_plan(a_clock(limits=((date.min, 1000), (mar(10), 3000))), amounts=((9, 3000), (10, 3000))),
        (30, 29, 21, 21, 1, 1),
    ),
}


@pytest.mark.parametrize(("plan", "says"), [pytest.param(*row, id=name) for name, row in TABLE.items()])
def test_counts(plan: Plan, says: tuple[object, ...]) -> None:
    assert short(counted(plan)) == says


def test_runs_and_days_off_lie_side_by_side() -> None:
    plan = a_plan(a_clock(), 1, (10, 12))
    clock = plan.clocks[0]
    assert [tuple(one) for one in fast.off_path(plan, clock, TODAY)] == [(mar(1), mar(1)), (mar(10), mar(12))]
    assert [tuple(one) for one in fast.lived(plan, clock, TODAY).free] == [(mar(2), mar(9)), (mar(13), mar(30))]


def test_a_clock_that_has_not_begun_has_no_share() -> None:
    assert counted(a_plan(a_clock(mar(31)))).percent is None
    assert counted(a_plan(a_clock(), (1, 30))).percent == 0


# Milestones


def reached(plan: Plan, today: date) -> list[tuple[int, str, date]]:
    return [(one.n, one.unit, one.day) for one in milestones(plan, plan.clocks[0], today)]


def test_milestones_of_a_first_year_and_after() -> None:
    found = reached(a_plan(a_clock(date(2024, 2, 29))), date(2026, 3, 1))
    assert [(n, unit) for n, unit, _ in found] == [
        *((n, "days") for n in (1, 3, 7, 14, 30, 60, 90)),
        *((n, "months") for n in range(4, 12)),
        *((n, "years") for n in (1, 2)),
    ]
    days = {(n, unit): day for n, unit, day in found}
    assert days[1, "days"] == date(2024, 2, 29)
    assert days[30, "days"] == date(2024, 3, 29)
    assert days[4, "months"] == date(2024, 6, 28)
    assert days[1, "years"] == date(2025, 2, 28)
    assert days[2, "years"] == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 4, date(2025, 12, 31)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 3, 31), 11, date(2026, 2, 28)),
    ],
)
def test_the_same_date_months_later(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_the_first_day_counts_and_the_day_before_does_not() -> None:
    plan = a_plan(a_clock())
    assert (7, "days", mar(7)) in reached(plan, mar(7))
    assert 7 not in [n for n, *_ in reached(plan, mar(6))]


def test_a_first_day_that_is_day_zero_reaches_each_number_a_day_later() -> None:
    plan = a_plan(a_clock(), day_zero=True)
    assert reached(plan, MARCH) == []
    assert reached(plan, mar(2)) == [(1, "days", mar(2))]
    assert clock_line(plan, plan.clocks[0], mar(2)).day == 1
    assert clock_line(plan, plan.clocks[0], MARCH).day == 0


@pytest.mark.parametrize(
    ("since", "unit", "n", "full", "number", "gone"),
    [  # the day on which so many are full, its number in the run, and the date itself, for a first day that is day zero
        (date(2025, 3, 1), "days", 30, date(2025, 3, 30), 30, date(2025, 3, 31)),
        (date(2025, 3, 1), "years", 1, date(2026, 2, 28), 365, date(2026, 3, 1)),
        (date(2023, 3, 1), "years", 1, date(2024, 2, 29), 366, date(2024, 3, 1)),
        (date(2024, 3, 1), "years", 1, date(2025, 2, 28), 365, date(2025, 3, 1)),
        (date(2024, 2, 29), "years", 1, date(2025, 2, 28), 366, date(2025, 2, 28)),
        (date(2024, 2, 29), "years", 4, date(2028, 2, 28), 1461, date(2028, 2, 29)),
        (date(2025, 1, 1), "years", 1, date(2025, 12, 31), 365, date(2026, 1, 1)),
        (date(2025, 10, 31), "months", 4, date(2026, 2, 28), 121, date(2026, 2, 28)),
        (date(2025, 1, 31), "months", 5, date(2025, 6, 30), 151, date(2025, 6, 30)),
        (date(2025, 3, 1), "months", 4, date(2025, 6, 30), 122, date(2025, 7, 1)),
    ],
)
def test_days_months_and_years_are_reached_when_they_are_full(
    since: date, unit: str, n: int, full: date, number: int, gone: date
) -> None:
    for day_zero, day in ((False, full), (True, gone)):
        plan = a_plan(a_clock(since), day_zero=day_zero)
        found = {(one.n, one.unit): one.day for one in milestones(plan, plan.clocks[0], since + timedelta(days=2000))}
        assert found[n, unit] == day
        assert (n, unit) not in [(count, kind) for count, kind, _ in reached(plan, day - DAY)]
    assert count(plan, plan.clocks[0], full).current == number


def test_ones_own_milestones_are_among_them_and_none_twice() -> None:
    plan = a_plan(a_clock(milestones=(10, 7, 500)))
    assert [n for n, *_ in reached(plan, TODAY)] == [1, 3, 7, 10, 14, 30]


def test_a_milestone_is_marked_on_its_first_day_alone() -> None:
    plan = a_plan(a_clock(), 11)
    clock = plan.clocks[0]
    assert [one.n for one in reached_on(plan, clock, mar(7))] == [7]
    assert reached_on(plan, clock, mar(8)) == ()
    assert reached_on(plan, clock, mar(18)) == ()  # seven days for the second time: quiet
    assert [one.n for one in reached_on(plan, clock, mar(25))] == [14]  # the first time: the run before had ten days
    again = plan._replace(clocks=(clock._replace(again=True),))
    marked = clock_line(again, again.clocks[0], mar(18)).marked
    assert [(one.n, one.first) for one in marked] == [(7, False)]
    assert [(one.n, one.first) for one in clock_line(again, again.clocks[0], mar(7)).marked] == [(7, True)]


def test_a_milestone_knows_its_first_and_its_latest_day() -> None:
    plan = a_plan(a_clock(), 5, 20)
    found = {one.n: one for one in milestones(plan, plan.clocks[0], TODAY)}
    assert found[3] == Milestone(3, "days", mar(3), mar(23))
    assert found[7] == Milestone(7, "days", mar(12), mar(27))


@pytest.mark.parametrize(
    ("plan", "today", "says"),
    [
        (a_plan(a_clock()), MARCH, (3, "days", mar(3))),
        (a_plan(a_clock()), mar(3), (7, "days", mar(7))),
        (a_plan(a_clock()), mar(90), (4, "months", date(2025, 6, 30))),
        (a_plan(a_clock()), date(2026, 2, 27), (1, "years", date(2026, 2, 28))),
        (a_plan(a_clock()), date(2026, 3, 1), (2, "years", date(2027, 2, 28))),
        (a_plan(a_clock(), day_zero=True), date(2026, 2, 28), (1, "years", date(2026, 3, 1))),
        (a_plan(a_clock(milestones=(8,))), mar(7), (8, "days", mar(8))),
        (a_plan(a_clock(), 11), mar(12), (3, "days", mar(14))),  # near, though it was reached before
        (a_plan(a_clock(), 11), mar(11), (1, "days", mar(12))),
        (a_plan(a_clock(), 11, day_zero=True), mar(11), (1, "days", mar(13))),
        (a_plan(a_clock(mar(40))), TODAY, (1, "days", mar(40))),
        (a_plan(a_clock(date(2024, 2, 29))), date(2027, 3, 1), (4, "years", date(2028, 2, 28))),
    ],
)
def test_the_next_milestone(plan: Plan, today: date, says: tuple[int, str, date]) -> None:
    found = next_milestone(plan, plan.clocks[0], today)
    assert (found.n, found.unit, found.day) == says


def test_what_free_days_save_is_exact() -> None:
    plan = a_plan(a_clock(saves=((12_500, "€"), (45_000, "minutes"), (1, "g"))), 11, 25)
    assert fast.saved(plan.clocks[0], 28) == ((350_000, "€"), (1_260_000, "minutes"), (28, "g"))


# Changes

MOMENT = Moment(TODAY, AT)


def ids() -> Any:
    return iter(f"n{n}" for n in range(1000)).__next__


def test_a_limit_holds_from_today_and_on_the_first_day_for_all() -> None:
    clock = a_clock(limits=((date.min, 2000),))
    assert changes.limited(clock, 3000, mar(10)) == (Since(date.min, 2000), Since(mar(10), 3000))
    assert changes.limited(clock, 3000, MARCH) == (Since(date.min, 3000),)
    assert changes.limited(clock, 2000, mar(10)) == clock.limits


def test_moving_the_beginning_keeps_every_return() -> None:
    plan = a_plan(a_clock(), 11, (-9, -5), amounts=((3, 1000),))
    moved = changes.edit(plan, plan.clocks[0], TODAY, since=mar(20))
    assert (moved.returns, moved.amounts) == (plan.returns, plan.amounts)
    assert counted(moved).returns == 0
    back = changes.edit(moved, moved.clocks[0], TODAY, since=mar(-20))
    assert counted(back).returns == 3


def test_a_return_that_is_written_already_is_not_written_twice_without_a_note() -> None:
    plan = a_plan(a_clock(), 11)
    clock = plan.clocks[0]
    assert changes.returned(plan, ids(), clock, [(mar(11), mar(11))], MOMENT) == plan
    noted = changes.returned(plan, ids(), clock, [(mar(11), mar(11)), (mar(13), mar(15))], MOMENT, "rain")
    assert [(one.first, one.last, one.note) for one in noted.returns] == [
        (mar(11), mar(11), None),
        (mar(11), mar(11), "rain"),
        (mar(13), mar(15), "rain"),
    ]


def test_taking_away_what_was_written_of_a_day() -> None:
    plan = a_plan(a_clock(), 11, 11, (12, 14), 13, amounts=((11, 1000), (20, 1000)))
    clock = plan.clocks[0]
    left = changes.take_away(plan, clock, mar(11))
    assert [one.first for one in left.returns] == [mar(12), mar(13)]
    assert [one.day for one in left.amounts] == [mar(20)]
    assert [one.first for one in changes.take_away(left, clock, mar(12)).returns] == [mar(13)]
    assert [one.first for one in changes.take_away(left, clock, mar(13)).returns] == [mar(12)]
    assert changes.take_away(plan, clock, mar(20)).amounts == plan.amounts[:1]
    with pytest.raises(CannotBeDone, match="return_is_stretch"):
        changes.take_away(plan, clock, mar(14))
    with pytest.raises(CannotBeDone, match="no_return"):
        changes.take_away(plan, clock, mar(21))
    with pytest.raises(CannotBeDone, match="no_return"):
        changes.take_away(plan, clock._replace(id="other"), mar(11))


def test_what_lies_ahead_is_refused() -> None:
    plan = a_plan(a_clock())
    clock = plan.clocks[0]
    for change in (
        lambda: changes.add(plan, a_clock()._replace(since=mar(2))),
        lambda: changes.edit(plan, clock, TODAY, since=mar(31)),
        lambda: changes.returned(plan, ids(), clock, [(mar(31), mar(31))], MOMENT),
        lambda: changes.returned(plan, ids(), clock, [(mar(3), mar(31))], MOMENT),
        lambda: changes.amount(plan, Amount("a", "c", mar(31), AT, 1), TODAY),
    ):
        with pytest.raises(CannotBeDone, match="ahead"):
            change()
    with pytest.raises(NotUnderstood, match="day_order"):
        changes.returned(plan, ids(), clock, [(mar(3), mar(2))], MOMENT)


def test_removing_a_clock_takes_what_was_written_of_it_and_of_no_other() -> None:
    plan = a_plan(a_clock(), 11, amounts=((3, 1000),))
    other = Return("x", "d", MARCH, MARCH, AT)
    plan = plan._replace(clocks=(*plan.clocks, a_clock()._replace(id="d")), returns=(*plan.returns, other))
    left = without(plan, "clocks", plan.clocks[0].id)
    assert (left.returns, left.amounts, [one.id for one in left.clocks]) == ((other,), (), ["d"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12.50 €", (12_500, "€")),
        ("12,5 €", (12_500, "€")),
        ("12.50€", (12_500, "€")),
        ("$5", (5_000, "$")),
        ("€ 5", (5_000, "€")),
        ("45 minutes", (45_000, "minutes")),
        ("45 minutes a day", (45_000, "minutes")),
        ("5 € per day", (5_000, "€")),
        ("5 €/day", (5_000, "€")),
        ("20 cigarettes each day", (20_000, "cigarettes")),
        ("1 day", (1_000, "day")),
        ("", "clock_saves"),
        ("5", "clock_saves"),
        ("5 a day", "clock_saves"),
        ("much", "clock_saves"),
        ("about 5 €", "clock_saves"),
        ("-5 €", "clock_saves"),
        ("0 €", "clock_saves"),
        ("$5 €", "clock_saves"),
        ("1,000 €", "amount"),
        ("1.2345 €", "amount_too_fine"),
        ("99999999999 €", "amount_too_large"),
        ("5 \0", "text_nul"),
    ],
)
def test_what_a_day_saves_as_typed(text: str, says: tuple[int, str] | str) -> None:
    if isinstance(says, str):
        with pytest.raises(NotUnderstood, match=f"^\\('{says}'"):
            changes.read_saves([text])
    else:
        assert changes.read_saves([text]) == (says,)


def test_savings_in_one_unit_are_one() -> None:
    assert changes.read_saves(["5 €", "1 hour", "2.5 €"]) == ((7_500, "€"), (1_000, "hour"))


@pytest.mark.parametrize(
    ("text", "says"),
    [("2", 2000), ("1.5", 1500), ("0", 0), ("0.0", 0), ("none", 0), ("None ", 0), ("", 0), ("-1", None), ("two", None)],
)
def test_a_limit_as_typed(text: str, says: int | None) -> None:
    if says is None:
        with pytest.raises(NotUnderstood):
            changes.read_limit(text)
    else:
        assert changes.read_limit(text) == says


# Properties

offsets = st.integers(-20, 70)
returns = st.lists(st.tuples(offsets, st.integers(0, 12)), max_size=6)
plans = st.builds(
    lambda off, amounts, limits, own, zero: a_plan(
        a_clock(
            limits=((date.min, limits[0]), *sorted({mar(day): limit for day, limit in limits[1]}.items())),
            milestones=tuple(own),
        ),
        *((first, first + days) for first, days in off),
        amounts=tuple(amounts),
        day_zero=zero,
    ),
    returns,
    st.lists(st.tuples(offsets, st.integers(1, 3000)), max_size=6),
    st.tuples(st.integers(0, 3000), st.lists(st.tuples(offsets, st.integers(0, 3000)), max_size=2)),
    st.sets(st.integers(1, 40), max_size=2),
    st.booleans(),
)
todays = st.integers(1, 60).map(mar)


def is_off(plan: Plan, day: date) -> bool:
    """Whether a day is off the path, said as plainly as it can be."""
    clock = plan.clocks[0]
    limit = [held.value for held in clock.limits if held.day <= day][-1]
    if sum(one.amount for one in plan.amounts if one.day == day) > limit:
        return True
    return any(one.first <= day <= one.last for one in plan.returns)


def slow(plan: Plan, today: date) -> Count:
    """The same, day by day."""
    since = plan.clocks[0].since
    days = [since + n * DAY for n in range((today - since).days + 1)]
    row = [is_off(plan, day) for day in days]
    runs = [(off, len(list(group))) for off, group in groupby(row)]
    free = [length for off, length in runs if not off]
    off = [length for off, length in runs if off]
    return Count(
        total=len(days),
        free=row.count(False),
        percent=100 * row.count(False) / len(days),
        current=0 if row[-1] else runs[-1][1],
        longest=max(free, default=0),
        returns=len(off),
        median_return_days=median(off) if off else None,
    )


def slow_days(plan: Plan, today: date) -> dict[int, date]:
    """Each number of days with the day on which it was reached first, day by day."""
    clock, number, found = plan.clocks[0], 0, {}
    for n in range((today - clock.since).days + 1):
        day = clock.since + n * DAY
        number = 0 if is_off(plan, day) else number + 1
        shown = number - 1 if plan.settings.day_zero else number
        if shown in {1, 3, 7, 14, 30, 60, 90, *clock.milestones}:
            found.setdefault(shown, day)
    return found


@given(plans, todays)
def test_the_count_agrees_with_a_slow_one(plan: Plan, today: date) -> None:
    assert counted(plan, today) == slow(plan, today)


@given(plans, todays)
def test_days_reached_agree_with_a_slow_model(plan: Plan, today: date) -> None:
    assert {n: day for n, unit, day in reached(plan, today) if unit == "days"} == slow_days(plan, today)


@given(plans, todays)
def test_free_and_off_days_are_all_days(plan: Plan, today: date) -> None:
    found = counted(plan, today)
    off = fast.off_path(plan, plan.clocks[0], today)
    assert found.free + sum(one.days for one in off) == found.total
    assert found.returns <= sum(one.days for one in off)
    assert found.current <= found.longest <= found.free <= found.total


@given(plans, todays, offsets, st.integers(0, 12))
@example(a_plan(a_clock(), 11), mar(21), 5, 0)  # of two runs that are as long, one stays
def test_a_return_takes_its_own_days_and_no_more(plan: Plan, today: date, first: int, days: int) -> None:
    assume(mar(first + days) <= today)
    span = (mar(first), mar(first + days))
    after = changes.returned(plan, ids(), plan.clocks[0], [span], Moment(today, AT), "x")
    was, now = counted(plan, today), counted(after, today)
    assert was.free - (days + 1) <= now.free <= was.free
    runs = fast.lived(plan, plan.clocks[0], today).free
    spared = [run for run in runs if run.days == was.longest and (run.last < span[0] or span[1] < run.first)]
    if spared or not runs:
        assert now.longest == was.longest
    assert now.longest <= was.longest


@given(plans, todays, st.integers(0, 30))
def test_an_earlier_beginning_makes_no_return_and_takes_no_free_day(plan: Plan, today: date, days: int) -> None:
    clock = plan.clocks[0]
    moved = changes.edit(plan, clock, today, since=clock.since - days * DAY)
    assert (moved.returns, moved.amounts) == (plan.returns, plan.amounts)
    was, now = counted(plan, today), counted(moved, today)
    assert now.free >= was.free
    assert now.longest >= was.longest
    if not any(is_off(plan, clock.since - n * DAY) for n in range(1, days + 1)):
        assert (now.returns, now.free) == (was.returns, was.free + days)


@given(plans, todays, st.integers(0, 12), st.integers(0, 5))
def test_a_later_return_moves_no_milestone(plan: Plan, today: date, back: int, days: int) -> None:
    first = max(today - back * DAY, MARCH)
    last = min(first + days * DAY, today)
    after = changes.returned(plan, ids(), plan.clocks[0], [(first, last)], Moment(today, AT), "x")
    was = [one for one in reached(plan, today) if one[2] < first]
    assert [one for one in reached(after, today) if one[2] < first] == was


@given(plans, todays)
def test_the_next_milestone_is_reached_on_its_day_with_nothing_written(plan: Plan, today: date) -> None:
    clock = plan.clocks[0]
    past = plan._replace(
        returns=tuple(one._replace(last=min(one.last, today)) for one in plan.returns if one.first <= today),
        amounts=tuple(one for one in plan.amounts if one.day <= today),
    )
    coming = next_milestone(plan, clock, today)
    assert coming.day > today
    again = past._replace(clocks=(clock._replace(again=True),))
    on_that_day = [(one.n, one.unit) for one in reached_on(again, again.clocks[0], coming.day)]
    assert (coming.n, coming.unit) in on_that_day
    day = today + DAY
    while day < coming.day:
        assert reached_on(again, again.clocks[0], day) == ()
        day += DAY


@given(st.text(max_size=40))
def test_whatever_is_typed_for_savings_is_read_or_refused(text: str) -> None:
    try:
        ((amount, unit),) = changes.read_saves([text])
    except Problem as problem:
        assert isinstance(problem, NotUnderstood)
    else:
        assert amount > 0 and unit.strip() == unit != ""
