"""The story as data: what is told of each thing, on which day, in which order; of a goal, of days, of parts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from core.plans import any_plan, diary
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.runs import comeback_days, longest
from goalwalk.core.model.clocks_setbacks import Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Happening, Practice, Skill
from goalwalk.core.model.plan import Goal, Plan, Step, Win
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.screens.papers.story import PARTS, StoryLine, story_view

TODAY = date(2026, 11, 20)
FIRST = date(2026, 9, 1)
GOAL = Goal("g1", 1, "Sleep better", FIRST)


def sep(day: int) -> date:
    return FIRST + timedelta(days=day - 1)


def step(every: str = "daily", **more: Any) -> Step:
    given = {"made": FIRST, "start": FIRST, "rhythms": (Since(date.min, read(every)),), **more}
    return Step("s1", "g1", 1, "Walk", **given)


def walked(text: str, one: Step | None = None) -> Plan:
    return indexed(Plan(goals=(GOAL,), steps=(one or step(),), check_ins=diary(text, FIRST, "s1")))


def lines(plan: Plan, **more: Any) -> list[StoryLine]:
    return [line for month in story_view(plan, TODAY, **more).months for line in month.lines]


def told(plan: Plan, **more: Any) -> list[tuple[str, date]]:
    return [(line.told, line.day) for line in lines(plan, **more)]


def runs(plan: Plan) -> list[StoryLine]:
    return [line for line in lines(plan) if line.told == "run"]


# A diary from 1 Sep on: the length of the longest run, its last day, and whether it still stands on 20 Nov.
@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("kk", None),
        ("k.k", None),  # two in all, and one gap that has room
        ("kkk", (3, 3, False)),
        ("kkk....kkkk", (4, 11, False)),
        ("kkkk....kkkk", (4, 4, False)),  # the earliest of equals
        ("kk.kk", (4, 5, False)),
        ("k" * 81, (81, 81, True)),
        ("k" * 80, (80, 80, True)),  # today is still open
        ("k" * 79, (79, 79, True)),  # and yesterday has room
        ("k" * 78, (78, 78, False)),
        ("k" * 50 + "...." + "k" * 27, (50, 50, False)),
    ],
)
def test_the_longest_run(text: str, run: tuple[int, int, bool] | None) -> None:
    found = [(line.n, line.day, line.going, line.first) for line in runs(walked(text))]
    assert found == ([(run[0], sep(run[1]), run[2], FIRST if run[1] != 11 else sep(8))] if run else [])


def test_a_run_in_weeks_and_one_that_is_over() -> None:
    weekly = walked("kk....." * 11, step("2x week", rhythms=(Since(date.min, read("2x week")),)))
    (line,) = runs(weekly)
    assert (line.unit, line.n, line.going) == ("week", 11, True)
    (over,) = runs(walked("k" * 81, step(finished=TODAY)))
    assert not over.going
    ended = walked("k" * 81)._replace(goals=(GOAL._replace(status="let go", ended=TODAY),))
    assert [line.going for line in runs(ended)] == [False]
    assert runs(walked("k" * 20, step("whenever"))) == []


def test_coming_back_is_counted_by_its_days() -> None:
    plan = walked("k...k...k" + "." * 25 + "k")
    other = step()._replace(id="s2", number=2)
    both = indexed(
        plan._replace(steps=(*plan.steps, other), check_ins=(*plan.check_ins, *diary("k...k.....k", FIRST, "s2")))
    )
    months = [(month.month.month, month.comebacks) for month in story_view(plan, TODAY).months]
    assert months == [(9, 2), (10, 1)]
    assert [month.comebacks for month in story_view(both, TODAY).months] == [3, 1]  # 5, 9 and 11 Sep


def test_goals() -> None:
    plan = Plan(
        goals=(
            GOAL,
            GOAL._replace(id="g2", number=2, made=sep(2), status="reached", ended=sep(40)),
            GOAL._replace(id="g3", number=3, made=sep(2), status="let go", ended=sep(3)),
            GOAL._replace(id="g4", number=4, made=sep(5), status="paused"),
        )
    )
    assert [(one.told, one.id, one.day) for one in lines(plan)] == [
        ("begun", "1", FIRST),
        ("begun", "2", sep(2)),
        ("begun", "3", sep(2)),
        ("let go", "3", sep(3)),
        ("begun", "4", sep(5)),
        ("reached", "2", sep(40)),
    ]


FULL = Plan(
    goals=(GOAL,),
    wins=(Win("w1", 1, sep(9), "", "Slept"), Win("w2", 2, sep(5), "", "Got the keys", "Sam")),
    clocks=(Clock("c1", 1, "No wine", FIRST, sep(2)),),
    returns=(Return("r1", "c1", sep(10), sep(10), ""),),
    setbacks=(
        Setback("b1", 1, sep(10), "", "The letter", learned="Ask sooner"),
        Setback("b2", 2, sep(9), ""),
    ),
    skills=(Skill("k1", 1, "Breathe", FIRST), Skill("k2", 2, "Never yet", FIRST)),
    practices=(Practice("p1", "k1", sep(12), ""), Practice("p2", "k1", sep(11), "")),
)


def test_everything_that_belongs_to_no_goal() -> None:
    assert told(FULL, last=sep(12)) == [
        ("begun", FIRST),
        ("milestone", sep(2)),
        ("milestone", sep(4)),
        ("win", sep(5)),
        ("milestone", sep(8)),
        ("setback", sep(9)),
        ("win", sep(9)),
        ("setback", sep(10)),
        ("skill", sep(11)),
    ]
    by_day = {line.day: line for line in lines(FULL) if line.told in ("win", "setback")}
    assert (by_day[sep(5)].of, by_day[sep(9)].of) == ("Sam", None)
    assert (by_day[sep(10)].text, by_day[sep(10)].learned) == ("The letter", "Ask sooner")


def test_a_milestone_is_told_the_first_time() -> None:
    found = [(line.n, line.unit, line.day) for line in lines(FULL) if line.told == "milestone"]
    assert found == [
        (1, "days", sep(2)),
        (3, "days", sep(4)),
        (7, "days", sep(8)),
        (14, "days", sep(24)),
        (30, "days", sep(40)),
        (60, "days", sep(70)),
    ]


def test_of_one_goal() -> None:
    other = Goal("g2", 2, "Draw", sep(3))
    plan = walked("kkk...kk")._replace(
        wins=FULL.wins, setbacks=FULL.setbacks, clocks=FULL.clocks, skills=FULL.skills, practices=FULL.practices
    )
    plan = plan._replace(goals=(GOAL, other))
    assert told(plan, goal=GOAL) == [("begun", FIRST), ("run", sep(3))]
    assert told(plan, goal=other) == [("begun", sep(3))]
    assert [month.comebacks for month in story_view(plan, TODAY, goal=GOAL).months] == [1]
    assert [month.comebacks for month in story_view(plan, TODAY, goal=other).months] == [0]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (9, 10, {9, 10}),
        (9, 9, {9}),
        (None, 4, {1, 2, 4}),
        (24, None, {24, 40, 70, 81}),  # the last is today, to which the clock has run
        (82, None, set()),
        (None, 99, None),
    ],
)
def test_of_some_days(first: int | None, last: int | None, days: set[int] | None) -> None:
    found = told(FULL, first=first and sep(first), last=last and sep(last))
    assert found == [one for one in told(FULL) if days is None or (one[1] - FIRST).days + 1 in days]
    assert found or days == set()


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ("goals", {"begun"}),
        ("wins", {"win"}),
        ("milestones", {"milestone"}),
        ("setbacks", {"setback"}),
        ("skills", {"skill"}),
        ("runs", {"run", "free"}),
        ("comebacks", set()),
    ],
)
def test_of_some_parts(part: Any, kinds: set[str]) -> None:
    walk = walked("kkk...kk")
    plan = FULL._replace(steps=walk.steps, check_ins=walk.check_ins, said=walk.said)
    view = story_view(plan, TODAY, only=(part,))
    assert {line.told for month in view.months for line in month.lines} == kinds
    assert sum(month.comebacks for month in view.months) == (part == "comebacks")


# The days of a win and of a hard stretch in September, and whether the win is told again at the end.
@pytest.mark.parametrize(("win", "hard", "again"), [(3, 4, True), (4, 4, False), (5, 4, False), (None, 4, False)])
def test_it_ends_with_the_latest_good_thing(win: int | None, hard: int, again: bool) -> None:
    wins = (Win("w1", 1, sep(win), "", "Slept"),) if win else ()
    view = story_view(Plan(wins=wins, setbacks=(Setback("b1", 1, sep(hard), ""),)), TODAY)
    assert (view.latest.text if view.latest else None) == ("Slept" if again else None)


def test_nothing_is_told_of_nothing_and_of_days_ahead() -> None:
    assert story_view(Plan(), TODAY).months == ()
    tomorrow = TODAY + timedelta(days=1)
    assert story_view(Plan(wins=(Win("w1", 1, tomorrow, "", "Slept"),)), TODAY, last=tomorrow).months == ()


@given(any_plan())
def test_any_story(made: tuple[Plan, date]) -> None:
    """It runs forward, month by month, up to today, and tells of each step what the measures say."""
    plan, today = indexed(made[0]), made[1]
    view = story_view(plan, today, only=PARTS)
    months = [month.month for month in view.months]
    assert months == sorted(set(months)) and all(month.day == 1 for month in months)
    told = [line for month in view.months for line in month.lines]
    assert [line.day for line in told] == sorted(line.day for line in told)
    assert all(line.day.replace(day=1) == month.month for month in view.months for line in month.lines)
    assert all(month.lines or month.comebacks for month in view.months)
    assert not told or max(line.day for line in told) <= today
    found = rows(plan, today)
    long_ones = [run for row in found if (run := longest(row)) and run.length >= 3]
    assert sorted(line.n or 0 for line in told if line.told == "run") == sorted(run.length for run in long_ones)
    back = {day for row in found for day in comeback_days(row)}
    assert sum(month.comebacks for month in view.months) == len(back)


def test_asks_and_what_eased_are_told_and_an_if_that_came_is_not() -> None:
    barriers = (
        Barrier("b1", 1, "The bus is dear", FIRST, "g1", "outside", whom="Ana", eased=sep(9)),
        Barrier("b2", 2, "I lie awake", FIRST, then="read", eased=sep(8)),
    )
    happenings = (Happening("h1", "b1", sep(3), "", text="no"), Happening("h2", "b2", sep(4), "", "yes"))
    plan = Plan(goals=(GOAL,), barriers=barriers, happenings=happenings)
    asked = StoryLine("ask", sep(3), "The bus is dear", of="Ana")
    eased = [StoryLine("eased", sep(8), "I lie awake"), StoryLine("eased", sep(9), "The bus is dear")]
    assert lines(plan, only=("asks",)) == [asked, *eased]
    assert lines(plan, goal=GOAL, only=("asks",)) == [asked, eased[1]]


def test_the_longest_free_run_of_a_clock_is_told_on_its_last_day() -> None:
    clock = Clock("o1", 1, "Drink", FIRST, FIRST)
    back = (Return("r1", "o1", sep(20), sep(20), ""), Return("r2", "o1", sep(22), sep(22), ""))
    plan = Plan(clocks=(clock,), returns=back)
    (run,) = lines(plan, only=("runs",))
    assert (run.told, run.n, run.first, run.day, run.going) == ("free", 59, sep(23), TODAY, True)
    later = Plan(clocks=(clock,), returns=(*back, Return("r3", "o1", date(2026, 11, 19), TODAY, "")))
    (run,) = lines(later, only=("runs",))
    assert (run.n, run.day, run.going) == (57, date(2026, 11, 18), False)
    assert lines(Plan(clocks=(clock._replace(since=date(2026, 11, 19)),)), only=("runs",)) == []
    assert lines(plan, goal=GOAL, only=("runs",)) == []
