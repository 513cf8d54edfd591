"""What is at hand in a hard moment, and in which order: a table for each rule."""

from __future__ import annotations

import pytest

from goalwalk.core.model.hotlines import is_old
from goalwalk.core.model.plan import NOW_PARTS, Plan
from goalwalk.core.now import NEEDED, NOTHING, Hard, IfThen, Tool, brief, chosen, of_plan, own_lines, words_of_hope
from hard_moments import DAY, hope, skill, support, then, with_hard_moments

FULL = with_hard_moments(Plan())


def titles(*skills: tuple) -> list[str]:
    plan = Plan(skills=tuple(one for one, _ in skills), practices=tuple(p for _, many in skills for p in many))
    return [one.title for one in of_plan(plan).skills]


def ifs(*thens: tuple, skills: tuple = ()) -> list[str]:
    plan = Plan(barriers=tuple(one for one, _ in thens), happenings=tuple(x for _, many in thens for x in many))
    return [one.title for one in of_plan(plan._replace(skills=tuple(one for one, _ in skills))).thens]


def test_a_plan_with_nothing_has_nothing():
    assert of_plan(Plan()) == NOTHING == Hard()


def test_own_lines_are_the_newest_three_and_words_of_hope_the_newest_two():
    own, others = [hope(n, f"Line {n}") for n in range(1, 6)], [hope(n, f"Words {n}", "Ana") for n in range(6, 10)]
    plan = Plan(hopes=(*own, *others))
    assert own_lines(plan) == of_plan(plan).lines == ("Line 5", "Line 4", "Line 3")
    assert words_of_hope(plan) == (("Words 9", "Ana"), ("Words 8", "Ana"))
    assert of_plan(plan).hope == (("Words 9", "Ana"),)  # four together fit on the screen
    assert len(of_plan(Plan(hopes=(*own[:2], *others))).hope) == 2


@pytest.mark.parametrize(
    ("skills", "found"),
    [
        ((skill(1, "a"), skill(2, "b", "hard moments")), ["b", "a"]),  # for hard moments first
        ((skill(1, "a", "coping", 10), skill(2, "b", "hard moments", 1)), ["b", "a"]),
        ((skill(1, "a", "coping", 4, 5), skill(2, "b", "coping", 5, 5)), ["b", "a"]),  # by the mean
        ((skill(1, "a", "coping", 10, None), skill(2, "b", "coping", 9)), ["a", "b"]),  # what was not said is no 0
        ((skill(1, "a"), skill(2, "b", "coping", 1)), ["b", "a"]),  # what helped before what was never told of
        ((skill(2, "b"), skill(1, "a")), ["a", "b"]),
        ((skill(1, "a", "hard moments", 0, 0), skill(2, "b")), ["b"]),  # it did not help, so it is no help now
        (tuple(skill(n, str(n)) for n in range(1, 6)), ["1", "2", "3"]),
    ],
)
def test_skills_that_helped_most(skills, found):
    assert titles(*skills) == found


def test_a_skill_is_told_made_smaller_or_by_its_first_step():
    made = (
        skill(1, "a", how=("one", "two"), smaller="less"),
        skill(2, "b", how=("one", "two")),
        skill(3, "c"),
    )
    assert [one.how for one in of_plan(Plan(skills=tuple(one for one, _ in made))).skills] == ["less", "one", None]


@pytest.mark.parametrize(
    ("thens", "found"),
    [
        ((then(1, "a", "x"),), []),  # never used
        ((then(1, "a", "x", 0),), []),
        ((then(1, "a", "x", None),), ["a"]),  # used, and nothing said of it
        ((then(1, "a", "x", None), then(2, "b", "y", 3)), ["b", "a"]),
        ((then(1, "a", "x", 3), then(2, "b", "y", 4)), ["b", "a"]),
        ((then(1, "a", "x", 3, 9), then(2, "b", "y", 5)), ["a", "b"]),
        ((then(1, "a", None, 9),), []),  # no answer yet
        ((then(1, "a", "x", 9, side="outside"),), []),
        (tuple(then(n, str(n), "x", 5) for n in range(1, 5)), ["1", "2"]),
    ],
)
def test_if_thens_that_helped(thens, found):
    assert ifs(*thens) == found


def test_skills_and_if_thens_together_are_four_at_most():
    thens = (then(1, "a", "x", 5), then(2, "b", "y", 4))
    assert ifs(*thens, skills=(skill(1, "1"), skill(2, "2"))) == ["a", "b"]
    assert ifs(*thens, skills=(skill(1, "1"), skill(2, "2"), skill(3, "3"))) == ["a"]


def test_people_come_before_groups_and_places_and_only_who_can_be_reached():
    assert [one.title for one in of_plan(FULL).people] == ["Sam", "Ana", "Tuesday group"]
    many = tuple(support(n, str(n), "1") for n in range(1, 7))
    assert [one.title for one in of_plan(Plan(supports=many)).people] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("part", NOW_PARTS)
def test_only_what_is_chosen(part):
    whole = of_plan(FULL)
    assert chosen(whole, (part,)) == Hard()._replace(**{part: getattr(whole, part)})
    assert chosen(whole, ()) == NOTHING
    assert chosen(whole, NOW_PARTS) == whole._replace(thens=())
    assert all(whole)


def test_nothing_else_of_a_plan_is_needed():
    part = Plan(**{name: getattr(FULL, name) for name in NEEDED})
    assert of_plan(part) == of_plan(FULL)


def test_a_look_up_is_old_after_a_year():
    assert not is_old(DAY, DAY)
    assert not is_old(DAY, DAY.replace(year=2027))
    assert is_old(DAY, DAY.replace(year=2027, day=11))
    assert is_old(DAY, DAY.replace(year=2028))


def test_on_a_narrow_screen_the_first_of_each_is_enough():
    tools, thens = (Tool("a"), Tool("b"), Tool("c")), (IfThen("x", "y"), IfThen("z", "w"))
    hard = Hard(("1", "2", "3"), (), tools, thens, ())
    assert brief(hard) == Hard(("1", "2"), (), tools[:2], (), ())
    assert brief(Hard(thens=thens)).thens == thens[:1]  # where no skill is there, an if-then is
