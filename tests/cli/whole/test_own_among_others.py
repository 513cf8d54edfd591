"""Where several plans are kept, each receipt says whose: a forgotten --person is seen at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed
from cli.talking import Talks

OWN = "Your own plan"
# One of each way to write, after which the next can follow.
LINES: tuple[tuple[str, ...], ...] = (
    ("goal", "add", "Swim"), ("goal", "edit", "3", "--why", "It is quiet"),
    ("goal", "rate", "1", "--importance", "8"), ("goal", "levels", "1", "--hope", "Four"), ("goal", "pause", "3"),
    ("goal", "resume", "3"), ("goal", "reached", "3"), ("goal", "remove", "3"),
    ("step", "add", "Read", "--goal", "1"), ("step", "edit", "1.4", "--cue", "at six"), ("step", "pause", "1.4"),
    ("step", "resume", "1.4"), ("step", "finish", "1.4"), ("step", "remove", "1.4"), ("done", "1.1"),
    ("skip", "1.3"), ("rest", "1.2", "--on", "tomorrow"), ("checkin", "--mood", "4"), ("win", "Slept"),
    ("wins", "--remove", "1"), ("setback", "Snow"), ("setback", "--helped", "Tea"), ("setback", "--remove", "1"),
    ("barrier", "add", "Rain", "--then", "a coat"), ("barrier", "happened", "1", "--used"), ("barrier", "ease", "1"),
    ("barrier", "remove", "1"), ("skill", "add", "Count"), ("skill", "practise", "1"), ("skill", "rate", "1", "4"),
    ("skill", "remove", "1"), ("support", "add", "Ida"), ("support", "reach", "1"), ("support", "remove", "1"),
    ("support", "first", "1", "--goal", "1"), ("hope", "add", "It passes"), ("hope", "remove", "1"),
    ("clock", "add", "Smoke", "--since", "2026-11-01"), ("clock", "return", "1"), ("clock", "remove", "1"),
    ("meeting", "add", "Call", "--with", "Ana"), ("meeting", "went", "1", "1", "done"), ("meeting", "remove", "1"),
    ("bring", "The form"), ("bring", "--remove", "1"), ("pause",), ("resume",), ("config", "room", "2"), ("undo",),
    ("redo",), ("undo", "--removed", "1"), ("data", "backup"), ("walk", "--answers", "-"),
)  # fmt: skip
WALK = "goal: Draw\nadopt: yes\n"


@pytest.mark.parametrize("json", [False, True], ids=["told", "json"])
def test_each_receipt_says_whose(json: bool, planned: Path, typed: Typed) -> None:
    assert typed("person", "add", "Robin", "--no-input").code == 0
    for line in LINES:
        answer = typed(*line, *(("--json",) * json), stdin=WALK)
        assert answer.code == 0, (line, answer.err)
        if json:
            assert answer.json["person"] is None, line
        else:
            assert answer.out.splitlines()[0] == OWN, line


def test_with_a_name_it_is_theirs_and_what_is_no_change_says_nothing(planned: Path, typed: Typed) -> None:
    assert OWN not in typed("win", "Slept").out, "nobody else is here"
    assert OWN not in typed("person", "add", "Robin", "--no-input").out
    theirs = typed("win", "Swam", "--person", "Robin")
    assert theirs.out.startswith("The plan of Robin\n") and OWN not in theirs.out
    for line in (
        ("today",),
        ("wins",),
        ("goal", "list"),
        ("person", "list"),
        ("config", "plain", "no"),
        ("undo", "--list"),
    ):
        assert OWN not in typed(*line).out, line
    assert "person" not in typed("today", "--json").json


def test_it_is_said_before_questions_too(planned: Path, typed: Typed, talk: Talks) -> None:
    typed("person", "add", "Robin", "--no-input")
    talk("c").hears(OWN).hears("checkin.steps").says("1").hears("checkin.mood").says("").hears("checkin.keep").says(
        ""
    ).hears(OWN).ends()
