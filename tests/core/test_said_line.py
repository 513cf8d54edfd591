"""What stands behind done, rest and skip, read: one row a line, and what it means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.cli.shared_options import listed_days, past_day
from goalwalk.core.amounts import amount_text
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem
from goalwalk.core.model.plan import Goal, Plan, Step
from goalwalk.core.said_line import SaidOf, readings
from goalwalk.core.since import Since

TODAY = date(2026, 11, 20)  # a Friday
MADE = date(2026, 11, 1)


def step(number: int, title: str, goal: str = "a", target: int | None = None, unit: str | None = None) -> Step:
    targets = (Since(date.min, target * 1000),) if target else ()
    return Step(f"{goal}{number}", goal, number, title, MADE, MADE, targets=targets, unit=unit)


PLAN = Plan(
    goals=(Goal("a", 1, "Sleep", MADE), Goal("b", 2, "Draw", MADE), Goal("c", 3, "Two of it", MADE)),
    steps=(
        step(1, "Walk to the park", target=60, unit="min"),
        step(2, "Glasses of water", target=6, unit="cups"),
        step(3, "Call Sam"),
        step(4, "Take a walk at noon"),
        step(5, "Monday pages", target=3, unit="pages"),
        step(1, "Sketch", "b"),
        step(1, "One", "c"),
        step(2, "Other", "c"),
    ),
)
# A line, and each way to read it: ids, days before today, how much ("=" all of that day), "partly".
LINES = {
    "park": "1.1",
    "walk to the park": "1.1",
    "1.1": "1.1",
    "1.1.": "1.1",
    "1.1 1.2": "1.1 1.2",
    "1.3,1.4": "1.3 1.4",
    "1.3, 1.4": "1.3 1.4",
    "sam, sketch": "1.3 2.1",
    "sam and sketch": "1.3 2.1",
    "sam & sketch": "1.3 2.1",
    "call sam": "1.3",
    "2": "2.1",
    "park 15": "1.1 x15",
    "park 15 min": "1.1 x15",
    "park 15min": "1.1 x15",
    "park 1h": "1.1 x60",
    "park for an hour": "1.1 x60",
    "park 1,5 h": "1.1 x90",
    "park 32 in all": "1.1 x32=",
    "park 1h altogether": "1.1 x60=",
    "1.1 15": "1.1 x15",
    "glasses of water 3": "1.2 x3",
    "water 3 cups yesterday": "1.2 -1 x3",
    "water yesterday 3 cups": "1.2 -1 x3",
    "park yesterday": "1.1 -1",
    "park mon": "1.1 1.5 | 1.1 -4",
    "park on monday": "1.1 -4",
    "park mon,wed": "1.1 -4 -2",
    "park 3 days ago": "1.1 -3",
    "sam sketch yesterday": "1.3 2.1 -1",
    "sam, sketch, yesterday": "1.3 2.1 -1",
    "monday": "1.5",
    "monday pages": "1.5",
    "monday pages monday": "1.5 -4",
    "pages 2": "1.5 x2",
    "park partly": "1.1 partly",
    "park 15 partly": "1.1 x15 partly",
    "park partly yesterday": "!no_such_step",
    "take a walk": "1.4",
    "take a walk at noon yesterday": "1.4 -1",
    "sam 2": "1.3 2.1",
    "water 2": "1.2 x2",
    "1.2 2 yesterday": "1.2 2.1 -1 | 1.2 -1 x2",
    "water 2 yesterday": "1.2 -1 x2",
    "1.2 2": "1.2 2.1 | 1.2 x2",
    "1.2 2.1": "1.2 2.1",
    "yesterday": "-1",
    "15 min": "x15",
    "1,2": "x1.2",
    "walk": "!several_fit",
    "walk yesterday": "!several_fit",
    "park 15 bananas": "!amount_unit",
    "sam 15 min": "!amount_no_unit",
    "park tomorrow": "!day_ahead",
    "park xyz": "!no_such_step",
    "xyz": "!no_such_step",
    "xyz 15": "!no_such_step",
    "3": "!goal_not_step",
    "9.9": "!no_such_step",
    "1.1,9.9": "!no_such_step",
    "1.1 swim": "!no_such_step",
    "15 bananas": "!no_such_step",
    "park -3": "!no_such_step",
    "": "!empty_text",
    "  ": "!empty_text",
}


# As people told of their day who had not read how a line is read: steps by their names here.
TOLD_PLAN = PLAN._replace(
    steps=(*PLAN.steps[:3], PLAN.steps[5], step(2, "Pills", "b", target=2, unit="times"), step(1, "Bake bread", "c"))
)
TOLD = {
    "walk": "1.1",
    "walk yesterday": "1.1 -1",
    "walk 20 min": "1.1 x20",
    "walk half an hour yday": "1.1 -1 x30",
    "water 4": "1.2 x4",
    "4 cups water": "1.2 x4",
    "3 glasses": "1.2 x3",
    "2 glasses": "1.2 x2",
    "5 glasses": "1.2 x5",
    "called sam": "1.3",
    "call sam last night": "1.3 -1",
    "sam on tues": "1.3 -3",
    "sketch mon and wed": "2.1 -4 -2",
    "sketch, walk": "2.1 1.1",
    "walk and sketch": "1.1 2.1",
    "pills": "2.2",
    "pills x2": "2.2 x2",
    "pills this morning": "2.2 0",
    "both pills": "2.2 x2=",
    "pills both": "2.2 x2=",
    "pills twice yesterday": "2.2 -1 x2",
    "walked to the park 45m": "1.1 x45",
    "did the walk thing": "1.1",
    "yesterday walk 30": "1.1 -1 x30",
    "15 min of the walk": "1.1 x15",
    "sketch 18/11": "2.1 -2",
    "walk 60 min nov 17": "1.1 -3 x60",
    "took my pills yesterday": "2.2 -1",
    "i walked 20 minutes": "1.1 x20",
    "went for a walk": "1.1",
    "had 2 glasses of water": "1.2 x2",
    "both walk and sketch": "1.1 2.1",
    "about 20 min walk": "1.1 x20",
    "baked bread": "3.1",
    "baking": "3.1",
    "did not walk": "!no_such_step",
    "didn't call sam": "!no_such_step",
    "both sam": "!no_such_step",
    "pills at 8": "!no_such_step",
    "sam to the": "!no_such_step",
    "sketch with sam": "!no_such_step",
    "wasn't walking": "!no_such_step",
    "9 sam": "!no_such_step",
    "2 walk": "!goal_not_step",
    "everything": "all",
    "all yesterday": "-1 all",
    "all of them": "all",
    "all 15": "!no_such_step",
    "park 4.12": "!amount_or_day",
    "park 4.12 min": "1.1 x4.12",
    "park 4.5": "1.1 x4.5",
    "park 4/12": "!day_numeric",
    "half the walk": "1.1 partly",
    "call sam yesterday too tired": "!no_such_step",
}


def days(text: str) -> tuple[date, ...]:
    return tuple(listed_days([text], lambda one: past_day(one, TODAY)))


def told(said: SaidOf) -> str:
    goals = {goal.id: goal.number for goal in PLAN.goals}
    parts = [f"{goals[step.goal]}.{step.number}" for step in said.steps]
    parts += [str((day - TODAY).days) for day in said.days]
    parts += [f"x{amount_text(said.amount)}{'=' if said.in_all else ''}"] if said.amount else []
    return " ".join([*parts, *(name for name in ("partly", "all") if getattr(said, name))])


def meant(words: list[str], *, amounts: bool = True, plan: Plan = PLAN) -> str:
    try:
        return " | ".join(map(told, readings(plan, words, days, amounts=amounts)))
    except Problem as problem:
        return f"!{problem.code}"


def test_lines_are_read_as_meant() -> None:
    found = {line: meant(line.split() or [line]) for line in LINES}
    wrong = {line: said for line, said in found.items() if said != LINES[line]}
    assert not wrong


def test_lines_are_read_as_they_are_told() -> None:
    found = {line: meant(line.split(), plan=TOLD_PLAN) for line in TOLD}
    wrong = {line: said for line, said in found.items() if said != TOLD[line]}
    assert not wrong


def test_a_text_in_quotes_is_read_as_its_words() -> None:
    wrong = {line: meant([line]) for line, as_meant in LINES.items() if meant([line]) != as_meant}
    assert not wrong


def test_where_nothing_can_be_measured_a_number_is_a_name() -> None:
    assert meant(["water", "2"], amounts=False) == "1.2 2.1"
    assert meant(["park", "15"], amounts=False) == "!no_such_step"
    assert meant(["park", "yesterday"], amounts=False) == "1.1 -1"


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["park", "water", "2", "1.1", "yesterday", "15", "min", "and", ",", "partly", "all", "in"]),
            st.text(max_size=5),
        ),
        max_size=6,
    )
)
def test_any_words_are_read_whole_or_refused(words: list[str]) -> None:
    try:
        found = readings(PLAN, words, days, amounts=True)
    except (CannotBeDone, NotUnderstood):
        return
    assert found and all(day <= TODAY for said in found for day in said.days)
    assert len({told(said) for said in found}) == len(found)


@pytest.mark.parametrize("at", range(len(PLAN.steps)))
def test_a_whole_title_is_that_step_whatever_else_it_could_be(at: int) -> None:
    (said,) = readings(PLAN, PLAN.steps[at].title.upper().split(), days, amounts=True)
    assert said == SaidOf((PLAN.steps[at],))
    later = [*PLAN.steps[at].title.split(), (TODAY - timedelta(days=30)).isoformat()]
    assert readings(PLAN, later, days, amounts=True) == [SaidOf((PLAN.steps[at],), (TODAY - timedelta(days=30),))]
