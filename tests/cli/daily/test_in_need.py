"""What people type in a hard moment is answered with what there is for it, never with a command spelled alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed, commands
from goalwalk.core.spoken import NEEDS

POINTS_TO = {"now": "goalwalk now", "told": "goalwalk setback", "pull": "--urge", "people": "goalwalk support list"}
LINES = {
    "told": ["relapse", "RELAPSED", "slip", "used", "I used", "drank", "drunk", "smoked", "failed", "gave in"],
    "pull": ["craving", "tempted", "triggered"],
    "now": [
        "panic",
        "suicide",
        "help me",
        "sos",
        "SOS!",
        "crisis",
        "emergency",
        "I want to die",
        "988",
        "overdose",
        "sad",
    ],
    "people": ["alone", "lonely", "sponsor"],
}


@pytest.mark.parametrize("need", LINES)
def test_a_word_of_a_hard_moment_points_to_what_is_there(need: str, home: Path, typed: Typed) -> None:
    for line in (*LINES[need], *(word for word, of in NEEDS.items() if of == need)):
        for words in (line.split(), [line]):
            answer = typed(*words)
            assert answer.code == 2, (words, answer)
            assert POINTS_TO[need] in answer.err and "goalwalk now" in answer.err, (words, answer)
            assert "resume" not in answer.err and "Did you mean" not in answer.err, (words, answer)
            assert answer.err.count("\n") == 1


def test_no_command_is_taken_for_one(home: Path) -> None:
    assert not {line[0] for line in commands() if line} & NEEDS.keys()


def test_a_slip_of_the_finger_is_helped_as_before(home: Path, typed: Typed) -> None:
    answer = typed("progres")
    assert "progress" in answer.err and "goalwalk now" in answer.err
    assert typed("relapse", "--json").err.startswith("{")
