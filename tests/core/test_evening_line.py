"""The evening's line, read: one row a line, and what it says of which step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.amounts import amount_text
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.evening_line import Listed, is_two_things, read_line, read_times
from goalwalk.core.nouns.check_ins import Outcome

STEPS = (
    Listed("1.4", "Walk to the park", "min", 45_000),
    Listed("2.1", "Sketch"),
    Listed("3.1", "Pills", "times", 2000),
    Listed("3.2", "Glasses of water", "cups", 6000),
    Listed("3.3", "Walk the dog"),
    Listed("4.1", "Rest in bed at noon"),
)
# What is said of each, by its place: the first letter of the word, and an amount; or a refusal with what it names.
LINES = {
    "": "",
    "none": "",
    "1": "1d",
    "1 2p 3r": "1d 2p 3r",
    "1,2p;3R": "1d 2p 3r",
    "3n 1d": "3n 1d",
    "2.1p": "2p",
    "1.4 3.2": "1d 4d",
    "1=2.5": "1d=2.5",
    "1=2,5 2": "1d=2.5 2d",
    "4p=1": "4p=1",
    "1,2": "1d 2d",
    "1, 2.": "1d 2d",
    "1 and 2": "1d 2d",
    "1 & 2 + 3": "1d 2d 3d",
    "sketch": "2d",
    "SKETCH, pills": "2d 3d",
    "sket": "2d",
    "park": "1d",
    "walk to the park": "1d",
    "walk the dog and sketch": "5d 2d",
    "dog partly": "5p",
    "1 done": "1d",
    "1 partly": "1p",
    "1 a bit": "1p",
    "1 half": "1p",
    "1 not today": "1n",
    "2 no, 3 rest": "2n 3r",
    "1 done 2 partly 3 rest": "1d 2p 3r",
    "1=15": "1d=15",
    "1 = 15": "1d=15",
    "1=15min 2": "1d=15 2d",
    "1 15min": "1d=15",
    "1 15 min": "1d=15",
    "1 15 min 2": "1d=15 2d",
    "1 1h 2": "1d=60 2d",
    "1 half an hour, 2p": "1d=30 2p",
    "1 an hour and a half": "1d=90",
    "1 15 min partly 2": "1p=15 2d",
    "1p 15 min": "1p=15",
    "park 20 min and water 3 cups": "1d=20 4d=3",
    "water two cups": "4d=2",
    "3 both": "3d=2",
    "pills twice": "3d=2",
    "3 2x": "3d=2",
    "3 once": "3d=1",
    "all": "1d 2d 3d 4d 5d 6d",
    "all of them": "1d 2d 3d 4d 5d 6d",
    "all rest": "1r 2r 3r 4r 5r 6r",
    "everything done": "1d 2d 3d 4d 5d 6d",
    "all but 2": "1d 3d 4d 5d 6d",
    "all except sketch and 3": "1d 4d 5d 6d",
    "all but 2r 3": "1d 4d 5d 6d 2r",
    "done 1 2": "1d 2d",
    "did 1, rest 2 and 3": "1d 2r 3r",
    "rest 2": "2r",
    "rest in bed": "6d",
    "2 rest": "2r",
    "4": "4d",
    "7": "!line 7",
    "0": "!line 0",
    "x": "!line x",
    "walk": "!line_several walk",
    "1 1p": "!said_twice",
    "sketch 2": "!said_twice",
    "1=": "!amount",
    "1r=2": "!line 1r=2",
    "1 rest 15 min": "!line 1 rest 15 min",
    "1 20": "!line_amount 20",
    "1 2 20": "!line_amount 20",
    "2 15 min": "!amount_no_unit 15 min",
    "1 15 pages": "!amount_unit 15 pages",
    "1 2 rest": "!line_whose rest",
    "1 and 2 partly": "!line_whose partly",
    "rest": "!line_whose rest",
    "p": "!line_whose p",
    "done": "!line_whose done",
    "1pp": "!line 1pp",
    "9.9": "!line 9.9",
    "1 2 swim": "!line swim",
    "done 1 rest": "!line rest",
    "rest 1 done": "!line done",
    "all but": "!line but",
    "all but 9": "!line 9",
    "all 2": "!line all",
    "both pills": "3d=2",
    "both pills done, sketch": "3d=2 2d",
    "pills, sketch half": "3d 2p",
    "pills sketch half": "!line_whose half",
    "sketch, pills rest": "!line_whose rest",
    "water 5": "!line_whose water 5",
    "water, 5": "4d 5d",
    "water 5 cups": "4d=5",
    "water 20": "4d=20",
    "sketch 20": "!line_amount 20",
    "pills 3": "3d=3",
    "my pills": "3d",
    "the dog, my pills": "5d 3d",
    "my": "!line my",
    "didn't sketch": "2n",
    "-1": "!line -1",
    "1/2": "!line 1/2",
    "1 two": "!line two",
    "1 ?": "!line ?",
    "1 /": "!line ?",
    "\u0661": "!line \u0661",
}


def meant(line: str, steps: tuple[Listed, ...] = STEPS) -> str:
    try:
        said = read_line(line, steps)
    except NotUnderstood as problem:
        return f"!{problem.code} {problem.facts.get('text', '')}".strip()
    places = {step.id: place for place, step in enumerate(steps, 1)}
    return " ".join(
        f"{places[id]}{outcome.word[0]}{f'={amount_text(outcome.amount)}' if outcome.amount else ''}"
        for id, outcome in said.items()
    )


def test_lines_are_read_as_meant() -> None:
    found = {line: meant(line) for line in LINES}
    wrong = {line: said for line, said in found.items() if said != LINES[line]}
    assert not wrong


def test_of_one_step_a_word_alone_is_enough() -> None:
    one = STEPS[:1]
    lines = {"done": "1d", "p": "1p", "rest": "1r", "not today": "1n", "yes": "1d", "all": "1d", "15 min": "1d=15"}
    assert {line: meant(line, one) for line in lines} == lines


def test_a_title_that_is_a_word_is_asked_of() -> None:
    steps = (Listed("1.1", "Sketch"), Listed("1.2", "Rest"))
    assert meant("rest", steps) == "2d"
    assert meant("1 rest", steps) == "!line_whose rest"
    assert meant("1 2r", steps) == "1d 2r"


def test_what_is_done_several_times_a_day_is_asked_of() -> None:
    asked = [step.id for step in STEPS if is_two_things(step, Outcome("done"))]
    assert asked == ["3.1"]
    assert not is_two_things(STEPS[2], Outcome("done", 1000))
    assert not is_two_things(STEPS[2], Outcome("rest"))
    assert not is_two_things(STEPS[2]._replace(left=1000), Outcome("done"))


@pytest.mark.parametrize(
    ("typed", "amount"), [("both", 2000), ("all", 2000), ("2", 2000), ("one", None), ("1", None), ("Once", None)]
)
def test_both_or_one(typed: str, amount: int | None) -> None:
    assert read_times(typed, STEPS[2]) == Outcome("done", amount)


@pytest.mark.parametrize("typed", ["3", "0", "some", "", "x" * 5000])
def test_any_other_number_is_asked_again(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="line_times"):
        read_times(typed, STEPS[2])


PIECES = [*LINES, "1", "2", "3p", "all", "but", "rest", "min", "15", "=", ",", "and", "walk", "both", "/p", "a", "half"]


@given(st.one_of(st.text(max_size=20), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        said = read_line(line, STEPS)
    except NotUnderstood:
        return
    assert set(said) <= {step.id for step in STEPS}
