"""Rulers and levels: the table of measures §8, what must hold of T whatever the goals, and how places are read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import LEVELS, Goal, Plan, Rating
from goalwalk.core.nouns import goals
from goalwalk.core.nouns import levels as attainment
from goalwalk.core.nouns.levels import advice, course, history, overall, read_level, read_ruler, standing, t_value
from goalwalk.core.since import Since

NOV = [date(2026, 11, day) for day in range(1, 31)]
THREE = (None, "one night", "three nights", "five nights", None)


# T


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        # the table of measures §8
        ((-1, -1, 0, 0, -1), None, 40.954660),
        ((0, 0, -1), None, 45.435645),
        ((1, -1), (3, 1), 55.822225),
        ((-2, -2, -2), None, 22.613872),
        ((0, 0, 0), (3, 1, 2), 50),
        # all 0 are equal, and so is the same weight for all
        ((0, 0, -1), (0, 0, 0), 45.435645),
        ((0, 0, -1), (7, 7, 7), 45.435645),
        # a weight of 0 beside others counts nothing
        ((1, -2), (3, 0), 60),
        # one goal: ten for each level, whatever its weight
        ((2,), (9,), 70),
        ((-1,), None, 40),
        # one without a weight weighs as the others on average, here 2
        ((1, -1, 1), (3, 1, None), 58.813053),
        ((0, 1), (0, None), 56.201737),
    ],
)
def test_t(levels: tuple[int, ...], weights: tuple[int | None, ...] | None, t: float) -> None:
    found = t_value(zip(levels, weights or (None,) * len(levels), strict=True))
    assert found is not None
    assert round(found, 6) == round(t, 6)


def test_no_goal_no_t() -> None:
    assert t_value([]) is None


PAIRS = st.lists(st.tuples(st.sampled_from(LEVELS), st.none() | st.integers(0, 10)), min_size=1, max_size=12)


@given(PAIRS, st.sampled_from([0.001, 0.5, 3, 1000]))
def test_scaling_all_weights_changes_nothing(pairs: list[tuple[int, int | None]], factor: float) -> None:
    scaled = [(level, None if weight is None else weight * factor) for level, weight in pairs]
    assert t_value(scaled) == pytest.approx(t_value(pairs), abs=1e-9)


@given(PAIRS)
def test_negating_all_levels_gives_what_is_left_to_100(pairs: list[tuple[int, int | None]]) -> None:
    t = t_value(pairs)
    assert t is not None
    assert t_value([(-level, weight) for level, weight in pairs]) == pytest.approx(100 - t, abs=1e-9)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_goals_does_not_matter(pairs: list[tuple[int, int | None]], chance: object) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert t_value(shuffled) == pytest.approx(t_value(pairs), abs=1e-9)


@given(PAIRS, st.integers(0, 11))
def test_a_goal_that_moves_up_never_lowers_t(pairs: list[tuple[int, int | None]], at: int) -> None:
    at %= len(pairs)
    level, weight = pairs[at]
    before, after = t_value(pairs), t_value([*pairs[:at], (level + 1, weight), *pairs[at + 1 :]])
    assert before is not None and after is not None
    assert after >= before


# Where a goal stands


def goal(number: int = 1, levels: tuple[str | None, ...] = THREE, **more: object) -> Goal:
    return Goal(f"g{number}", number, f"Goal {number}", NOV[0], levels=levels, **more)  # type: ignore[arg-type]


def rating(day: int, of: int = 1, **more: object) -> Rating:
    return Rating(f"r{of}-{day}-{sorted(more)}", f"g{of}", NOV[day - 1], "2026-11-20T20:00:00+01:00", **more)  # type: ignore[arg-type]


def plan(*ratings: Rating, goals: tuple[Goal, ...] = (goal(), goal(2))) -> Plan:
    return Plan(goals=goals, ratings=ratings)


def test_the_latest_day_counts_and_of_one_day_what_was_written_last() -> None:
    found = plan(
        rating(20, importance=8, level=0, why="Breakfast"),
        rating(1, importance=3, level=-1, confidence=2),  # written later, of an earlier day
        rating(20, level=1),
        rating(20, of=2, importance=10, up="Nothing"),
    )
    now = standing(found, goal())
    assert now.importance == Since(NOV[19], 8)
    assert now.level == Since(NOV[19], 1)
    assert now.confidence == Since(NOV[0], 2)  # a later rating need not tell of everything
    assert (now.why, now.up) == (Since(NOV[19], "Breakfast"), None)
    assert [one.day.day for one in history(found, goal())] == [1, 20, 20]
    assert course(history(found, goal()), "level") == (Since(NOV[0], -1), Since(NOV[19], 1))


def test_a_place_of_0_is_a_place() -> None:
    found = plan(rating(3, importance=0, confidence=0, level=0))
    now = standing(found, goal())
    assert [place and place.value for place in (now.importance, now.confidence, now.level)] == [0, 0, 0]


def test_nothing_was_said() -> None:
    assert standing(plan(rating(1, of=2, level=1)), goal()) == (None,) * 5


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, True),
        ({"status": "paused"}, True),
        ({"status": "exploring"}, True),
        ({"status": "reached", "ended": NOV[9]}, True),
        ({"status": "let go", "ended": NOV[9]}, False),
        ({"levels": ()}, False),
    ],
)
def test_which_goals_t_counts(changed: dict[str, object], counts: bool) -> None:
    both = (goal(), goal(2)._replace(**changed))
    found = overall(plan(rating(2, level=0), rating(3, of=2, level=2), goals=both))
    assert [one.number for one in found.goals] == ([1, 2] if counts else [1])
    assert found.t == t_value([(0, None), (2, None)] if counts else [(0, None)])


def test_a_goal_without_a_word_on_where_it_stands_is_not_counted() -> None:
    assert overall(plan(rating(2, importance=9))) == (None, ())
    assert overall(Plan()) == (None, ())


def test_weights_are_those_of_the_goals() -> None:
    weighed = (goal(weight=3), goal(2, weight=1))
    found = overall(plan(rating(2, level=1), rating(2, of=2, level=-1), goals=weighed))
    assert found.t == pytest.approx(55.822225, abs=1e-6)


# What is worth saying


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        ((), ()),
        (THREE, ()),
        (("a", None, "b", None, "c"), ()),
        (("a", "b", "c", "d", "e"), ()),
        ((None, None, "hope", None, None), ("few_levels",)),
        ((None, "less", "hope", None, None), ("few_levels",)),
        ((None, None, "hope", "more", "yet more"), ("few_levels",)),
        (("a", "b", None, "c", "d"), ("few_levels",)),
        ((None, "One night", "  one NIGHT", "five", None), ("same_words",)),
        ((None, "Café", "cafe", None, None), ("few_levels", "same_words")),
    ],
)
def test_advice_on_what_is_written(levels: tuple[str | None, ...], codes: tuple[str, ...]) -> None:
    one = goal(levels=levels)
    assert advice(plan(goals=(one,)), one) == codes


@pytest.mark.parametrize(
    ("weights", "says"),
    [((None, None), False), ((3, 1), False), ((3, None), True), ((0, None), True), ((0, 0), False)],
)
def test_advice_on_weights(weights: tuple[int | None, int | None], says: bool) -> None:
    both = (goal(weight=weights[0]), goal(2, weight=weights[1]))
    for one in both:
        assert advice(plan(goals=both), one) == (("some_weights",) if says else ())


def test_a_goal_without_levels_or_let_go_needs_no_weight() -> None:
    one = goal(weight=3)
    others = (goal(2, levels=()), goal(3, status="let go", ended=NOV[4]))
    assert advice(plan(goals=(one, *others)), one) == ()


@pytest.mark.parametrize(
    ("first", "code"), [(-2, "from_lowest"), (2, "from_highest"), (-1, None), (0, None), (1, None)]
)
def test_advice_on_where_it_began(first: int, code: str | None) -> None:
    """The earliest day tells where it began, whenever that was written."""
    found = plan(rating(9, level=0), rating(2, importance=4), rating(4, level=first), rating(20, level=-first))
    assert advice(found, goal()) == ((code,) if code else ())


# Changes


def test_a_level_is_for_a_goal_that_has_levels() -> None:
    bare = plan(goals=(goal(levels=()),))
    with pytest.raises(CannotBeDone) as refused:
        goals.rate(bare, rating(2, level=0))
    assert (refused.value.code, refused.value.facts) == ("no_levels", {"id": "1", "title": "Goal 1"})
    assert goals.rate(bare, rating(2, importance=0)).ratings == (rating(2, importance=0),)


@pytest.mark.parametrize(
    ("before", "texts", "after"),
    [
        ((), {0: "hope"}, (None, None, "hope", None, None)),
        (THREE, {-2: "none", 1: None}, ("none", "one night", "three nights", None, None)),
        (THREE, {}, THREE),
        ((), {}, ()),
        ((), {2: None}, ()),
        (THREE, {-1: None, 0: None, 1: None}, ()),
    ],
)
def test_levels_are_written_one_by_one(
    before: tuple[str | None, ...], texts: dict[int, str | None], after: tuple[str | None, ...]
) -> None:
    assert attainment.with_levels(goal(levels=before), texts) == after


# What is typed


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("-2", -2),
        ("−1", -1),
        ("0", 0),
        ("1", 1),
        ("+2", 2),
        ("much less", -2),
        ("much-less", -2),
        ("Much  LESS", -2),
        ("ml", -2),
        ("much l", -2),
        ("m l", -2),
        ("less", -1),
        ("l", -1),
        ("hope", 0),
        ("h", 0),
        ("what I hope", 0),
        ("w", 0),
        ("more", 1),
        ("mo", 1),
        (" More ", 1),
        ("much more", 2),
        ("much-m", 2),
        ("mm", 2),
    ],
)
def test_a_level_by_number_or_first_letters(typed: str, level: int) -> None:
    assert read_level(typed) == level


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "m", "mu", "much", "3", "-3", "+-1", "1.0", "lesser", "e", "more more"]
)
def test_no_level_is_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_level(typed)
    assert (refused.value.code, refused.value.facts) == ("level", {"text": typed})


@pytest.mark.parametrize("place", range(11))
def test_a_place_on_a_ruler(place: int) -> None:
    assert read_ruler(f" {place} ") == attainment.read_weight(str(place)) == place


@pytest.mark.parametrize("typed", ["", "11", "-1", "7.5", "seven", "7/10", "٣", "9" * 400])
def test_no_place_is_guessed(typed: str) -> None:
    for read, code in ((read_ruler, "ruler"), (attainment.read_weight, "weight")):
        with pytest.raises(NotUnderstood) as refused:
            read(typed)
        assert refused.value.code == code
