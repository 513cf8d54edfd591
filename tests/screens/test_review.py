"""The agenda as data: what it looks back to, how the days of each kind of rhythm are counted, rulers then and now."""

from __future__ import annotations

from datetime import date

import pytest

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.components import Barrier
from goalwalk.core.model.plan import CheckIn, Goal, Meeting, Plan, Rating, Step, Word
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.screens.talks.review import looks_back_to, review_view

TODAY = date(2026, 11, 20)  # a Friday
SINCE = date(2026, 11, 7)
GOAL = Goal("g1", 1, "Sleep better", date(2026, 11, 1))


def nov(day: int) -> date:
    return date(2026, 11, day)


def step(every: str, **more: object) -> Step:
    rhythms = (Since(date.min, read(every)),)
    return Step("s1", "g1", 1, "Walk", nov(1), **{"start": nov(1), "rhythms": rhythms, **more})  # type: ignore[arg-type]


def said(**days: tuple[int, ...]) -> tuple[CheckIn, ...]:
    words: dict[str, Word] = {"done": "done", "partly": "partly", "rest": "rest", "no": "not today"}
    return tuple(CheckIn(f"c{name}{day}", "s1", nov(day), "", words[name]) for name, of in days.items() for day in of)


# A step, what was said of it, and from 7 to 20 Nov: days shown up, days of rest, days it came round, its state.
@pytest.mark.parametrize(
    ("one", "check_ins", "counted"),
    [
        (step("daily"), (), (0, 0, 13, None)),  # today is not over
        (step("daily"), said(done=(20,)), (1, 0, 14, None)),
        (step("daily"), said(done=(6, 7, 8), partly=(9,)), (3, 0, 13, None)),
        (step("daily"), said(done=(7,), rest=(8, 9), no=(10,)), (1, 2, 13, None)),
        (step("daily", start=nov(18)), said(done=(18, 19)), (2, 0, 2, None)),
        (step("mon,wed,fri"), said(done=(9, 11)), (2, 0, 5, None)),
        (step("mon,wed,fri"), said(done=(9, 10)), (2, 0, 6, None)),  # a day more than was asked
        (step("mon,wed,fri"), said(done=(9,), rest=(14, 15, 16, 17)), (1, 1, 5, None)),  # it rested on one of its days
        (
            step("daily", rhythms=(Since(date.min, read("daily")), Since(nov(10), read("2x week")))),
            said(done=(9, 11)),
            (2, 0, None, None),
        ),
        (step("2x week"), said(done=(9, 11, 16)), (3, 0, None, None)),
        (step("3 in 7 days"), said(done=(9,)), (1, 0, None, None)),
        (step("whenever"), said(done=(9,)), (1, 0, None, None)),
        (step("once"), (), (0, 0, None, "once open")),
        (step("once"), said(partly=(20,)), (1, 0, None, "once open")),
        (step("once"), said(done=(9,)), (1, 0, None, "once done")),
        (step("once"), said(done=(20,)), (1, 0, None, "once done")),
        (step("once", start=nov(25)), (), (0, 0, None, "once open")),
        (step("daily", finished=nov(10)), said(done=(9,)), (1, 0, 3, "finished")),
    ],
)
def test_each_step_is_counted(one: Step, check_ins: tuple[CheckIn, ...], counted: tuple[object, ...]) -> None:
    plan = indexed(Plan(goals=(GOAL,), steps=(one,), check_ins=check_ins))
    (found,) = review_view(plan, TODAY, SINCE).goals[0].steps
    assert (found.showed_up, found.rested, found.days, found.state) == counted


def test_what_was_over_before_is_not_there() -> None:
    plan = Plan(goals=(GOAL, GOAL._replace(id="g2", number=2, ended=nov(6))), steps=(step("daily", finished=nov(6)),))
    view = review_view(plan, TODAY, SINCE)
    assert [(goal.id, goal.steps) for goal in view.goals] == [("1", ())]


def test_what_it_looks_back_to() -> None:
    assert looks_back_to(Plan(), TODAY) == nov(14)
    talk = Meeting("m1", 1, nov(2), "", "Ana")
    assert looks_back_to(Plan(meetings=(talk, Meeting("m2", 2, nov(18), "", group=True))), TODAY) == nov(2)
    assert review_view(Plan(meetings=(talk,)), TODAY).talk == ("Ana", nov(2))
    assert review_view(Plan(meetings=(talk,)), TODAY, nov(2)).talk is None


def rating(day: int, **more: object) -> Rating:
    return Rating(f"r{day:02}", "g1", nov(day), "", **more)  # type: ignore[arg-type]


# Ratings of confidence by their days, and then and now as seen from 7 Nov on.
@pytest.mark.parametrize(
    ("rated", "then", "now"),
    [
        ({2: 4}, None, 4),
        ({18: 6}, None, 6),
        ({2: 4, 18: 6}, 4, 6),
        ({2: 3, 5: 4, 18: 6}, 4, 6),  # the last one up to that day
        ({5: 4, 7: 5, 18: 6}, 5, 6),  # that day is in it
        ({10: 4, 12: 5, 18: 6}, 4, 6),  # none up to it: the first one since
        ({2: 3, 5: 4}, None, 4),  # nothing changed since
        ({2: 0, 18: 0}, 0, 0),
    ],
)
def test_rulers_then_and_now(rated: dict[int, int], then: int | None, now: int) -> None:
    plan = Plan(goals=(GOAL,), ratings=tuple(rating(day, confidence=value) for day, value in rated.items()))
    (found,) = review_view(plan, date(2026, 11, 20), SINCE).goals[0].rulers
    assert (found.name, found.then, found.now) == ("confidence", then, now)


def test_each_ruler_has_its_own_then_and_now_and_levels_their_words() -> None:
    goal = GOAL._replace(levels=("awake", None, "asleep by one", None, None))
    ratings = (rating(2, importance=8, level=-2), rating(9, importance=9), rating(18, level=0, up="a lock"))
    other = rating(19, confidence=1)._replace(goal="g2")
    view = review_view(Plan(goals=(goal,), ratings=(*ratings, other)), TODAY, SINCE)
    assert [(one.name, one.then, one.now, one.then_text, one.now_text) for one in view.goals[0].rulers] == [
        ("importance", 8, 9, None, None),
        ("level", -2, 0, "awake", "asleep by one"),
    ]
    assert (view.goals[0].why, view.goals[0].up) == (None, "a lock")


def test_barriers_are_those_of_goals_that_go_on_and_of_all() -> None:
    ended = GOAL._replace(id="g2", number=2, ended=nov(19))
    barriers = tuple(Barrier(f"b{n}", n, "x", nov(1), goal) for n, goal in enumerate(("g1", "g2", None), 1))
    view = review_view(Plan(goals=(GOAL, ended), barriers=barriers), TODAY, SINCE)
    assert [(one.id, one.goal) for one in view.barriers] == [("1", "1"), ("3", None)]
