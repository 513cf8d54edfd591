"""Steps that are added by their sentence: asked on a terminal, taken with --yes, and a name where nobody is asked."""

from __future__ import annotations

import json

import pytest

from cli.keyboard import Typed
from cli.talking import Talk


@pytest.fixture(autouse=True)
def a_goal(typed: Typed) -> None:
    typed("goal", "add", "Be well")


def step(typed: Typed) -> tuple[object, ...]:
    (found,) = json.loads(typed("step", "list", "--json").out)["steps"]
    return found["title"], found["rhythm"], found["target"], found["unit"], *found["at"]


def test_a_script_means_what_it_says(typed: Typed) -> None:
    told = typed("step", "add", "read", "my", "book", "20", "mins", "a", "day").out
    assert "once." in told
    assert 'goalwalk step edit 1.1 --every "every day"' in told
    assert step(typed)[:2] == ("read my book 20 mins a day", "once")


def test_with_yes_it_is_taken(typed: Typed) -> None:
    assert "every day, 20 mins" in typed("step", "add", "read my book 20 mins a day", "--yes").out
    assert step(typed) == ("read my book", "daily", 20, "mins")


def test_two_meanings_are_refused_with_yes(typed: Typed) -> None:
    assert typed("step", "add", "yoga monday", "--yes").code == 2


ON_A_TERMINAL = {
    "read my book 20 mins a day": (["ask.step_said|"], ("read my book", "daily", 20, "mins")),
    "pills twice a day": (["Like that?|n", "ask.step_often|every 2 days"], ("pills twice a day", "every 2 days", None)),
    "Walk": (["ask.step_often|mon,wed 30 min"], ("Walk", "mon,wed", 30, "min")),
    "Sing": (["ask.step_often|"], ("Sing", "once", None, None)),
    "phone mum sunday": (["Which is meant|1", "Like that?|"], ("phone mum", "sun", None)),
    "walk 20 min": (["walk, 20 min: how often|daily"], ("walk", "daily", 20, "min")),
    "walk 30 min": (["walk, 30 min: how often|n"], ("walk 30 min", "once", None)),
    "every day": (["and what is the step|Walk"], ("Walk", "daily", None)),
}


@pytest.mark.parametrize("line", ON_A_TERMINAL)
def test_on_a_terminal_it_is_asked(line: str, typed: Typed) -> None:
    questions, kept = ON_A_TERMINAL[line]
    talk = Talk("add", *line.split())
    for question in questions:
        heard, _, answer = question.partition("|")
        talk.hears(heard).says(answer)
    talk.hears("Step 1.1: ")
    talk.ends()
    assert step(typed)[: len(kept)] == kept


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("done sing 20 min", "goalwalk step edit 1.2 --unit min"),
        ("done sing --amount 20 min", "goalwalk step edit 1.2 --unit min"),
        ("step edit sing --target 20 min", "goalwalk step edit 1.2 --unit min"),
        ("done water 300ml", "here glasses are counted"),
    ],
)
def test_what_an_amount_lacks_is_told_of_that_very_step(line: str, told: str, typed: Typed) -> None:
    typed("step", "add", "Water", "--target", "8 glasses", "--every", "daily")
    typed("step", "add", "Sing", "--every", "daily")
    answer = typed(*line.split())
    assert answer.code == 2
    assert told in answer.err
