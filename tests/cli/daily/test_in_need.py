"""What people type in a hard moment is answered with what there is for it, never with a command spelled alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.keyboard import Typed, commands
from goalwalk.core.spoken import NEEDS, WAYS

POINTS_TO = {"told": "goalwalk setback", "pull": "If it happened: goalwalk setback", "people": "goalwalk support list"}
LINES = {
    "pull": ["drink", "craving", "use", "used", "RELAPSED", "relapse", "slip", "I used", "tempted", "gave in"],
    "told": ["failed", "bad day", "ashamed"],
    "people": ["sponsor"],
    "lines": [
        "suicide",
        "SOS!",
        "crisis",
        "I want to die",
        "die",
        "kill myself",
        "988",
        "overdose",
        "i took an overdose",
    ],
    "now": ["panic", "help me", "sad", "alone", "Lonely", "panic attack"],
}
EMERGENCY = "Your local emergency number"


@pytest.mark.parametrize("need", POINTS_TO)
def test_a_word_that_may_mean_two_things_is_answered_in_one_line_that_presumes_nothing(
    need: str, home: Path, typed: Typed
) -> None:
    for line in (*LINES[need], *(word for word, of in NEEDS.items() if of == need)):
        for words in (line.split(), [line]):
            answer = typed(*words)
            assert answer.code == 2, (words, answer)
            assert POINTS_TO[need] in answer.err and "goalwalk now" in answer.err, (words, answer)
            assert "resume" not in answer.err and "Near it" not in answer.err, (words, answer)
            assert answer.err.count("\n") == 1


@pytest.mark.parametrize("need", ["lines", "now"])
def test_a_word_of_a_hard_moment_shows_the_page_for_it_and_keeps_nothing(need: str, home: Path, typed: Typed) -> None:
    typed("hope", "add", "This has passed before")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for line in (*LINES[need], *(word for word, of in NEEDS.items() if of == need)):
        for words in (line.split(), [line]):
            answer = typed(*words)
            assert (answer.code, answer.err) == (0, ""), (words, answer)
            own, emergency = answer.out.index("This has passed before"), answer.out.index(EMERGENCY)
            assert (emergency < own) == (need == "lines"), (words, answer)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert json.loads(typed("alone", "--json").out)["lines"] == ["This has passed before"]


def test_an_empty_page_for_a_hard_moment_grounds_and_sets_nothing_up(home: Path, typed: Typed) -> None:
    page = typed("now").out
    assert "feet on the floor" in page and "one thing near you" in page
    assert "goalwalk" not in page


def test_no_command_is_taken_for_one(home: Path) -> None:
    names = {line[0] for line in commands() if line}
    assert not names & NEEDS.keys()
    assert not names - {"checkin"} & WAYS.keys()


def test_what_is_no_command_is_answered_with_the_way(home: Path, typed: Typed) -> None:
    for word in WAYS.keys() - {"checkin"}:
        answer = typed(word)
        assert answer.code == 2 and answer.err.count("\n") == 1, (word, answer)
        assert "is no command" not in answer.err, (word, answer)
    assert "goalwalk data backup" in typed("backup").err


def test_a_slip_of_the_finger_is_helped_as_before(home: Path, typed: Typed) -> None:
    answer = typed("progres")
    assert "progress" in answer.err and "goalwalk now" in answer.err
    assert typed("relapse", "--json").err.startswith("{")
    assert typed("Today").code == typed("GOAL", "List").code == 0


@pytest.mark.parametrize(
    ("said", "is_hard"),
    [
        ("--mood 1", True),
        ("--mood 2", False),
        ("--urge 8", True),
        ("--urge 10 --mood 4", True),
        ("--urge 7 --mood 2", False),
        ("--keep Tea", False),
        ("--mood 1 --on yesterday", False),
    ],
)
def test_an_evening_that_was_hard_names_help_and_no_other_does(
    said: str, is_hard: bool, planned: Path, typed: Typed
) -> None:
    answer = typed("checkin", *said.split())
    assert (answer.out.splitlines()[-1] == "A hard one. goalwalk now is there tonight.") is is_hard
    assert typed("checkin", "--mood", "3").out.count("tonight") == 0
    kept = (planned / "plans").iterdir()
    assert not any(b"tonight" in path.read_bytes() for path in kept if path.is_file())
