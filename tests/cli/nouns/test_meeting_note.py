"""The contact note: what it holds, what stays out of it, and that nothing of it is kept."""

from __future__ import annotations

import shlex
from pathlib import Path

from cli.keyboard import Typed
from cli.whole.test_exit_codes import refused

PLAN = """
goal add Draw
goal add "Sleep well"
setback "A long week" --helped "Fresh air" --learned "Go slowly"
clock add "Free of drink" --since "1 nov"
barrier add "I fear the letterbox" --then "ask Tom"
meeting add "Call the clinic" --theirs "Bring the form" --with Ana --went "Good to be heard" --next "27 nov 10:00"
"""
LEFT_OUT = ("long week", "Fresh air", "slowly", "drink", "letterbox", "Tom", "attend", "comply")


def ready(typed: Typed) -> None:
    for line in PLAN.strip().splitlines():
        assert typed(*shlex.split(line)).code == 0, line


def plans(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*.json")}


def test_the_note_holds_what_is_written_and_what_was_said_for_it(home: Path, typed: Typed) -> None:
    ready(typed)
    before = plans(home)
    said = shlex.split(
        "--time '10:00 to 10:45' --place 'By phone' --service Support --did 'Read a letter' --name 'N., CPS'"
    )
    note = typed("meeting", "note", *said, "--goal", "draw")
    assert note.out.splitlines() == [
        "Date: Fri 20 Nov 2026",
        "From and to: 10:00 to 10:45",
        "Place or phone: By phone",
        "Who was there: Ana",
        "Service: Support",
        "Goals chosen for it:",
        "- Draw",
        "What we did: Read a letter",
        "In their words: Good to be heard",
        "What is next:",
        "- Call the clinic",
        "- Bring the form (Ana)",
        "Next talk: Fri 27 Nov 2026, 10:00",
        "Name and credentials: N., CPS",
        "Read it before you paste. goalwalk can't tell which words give something away.",
    ]
    assert not any(text in note.out for text in LEFT_OUT)
    alone = typed("meeting", "note")
    assert "Goals" not in alone.out and alone.out.splitlines()[-2].startswith("Name and credentials: ____")
    assert typed("meeting", "note", "1", "--json", "--place", "here").json["place"] == "here"
    assert plans(home) == before


def test_somebody_else_is_not_named(home: Path, typed: Typed) -> None:
    typed("person", "add", "Robin")
    add = ("meeting", "add", "Walk", "--theirs", "Call", "--with", "Ana", "--person", "Robin")
    assert typed(*add).code == 0
    assert typed("meeting", "edit", "1", "--with", "Bo", "--person", "Robin").code == 0
    note = typed("meeting", "note", "--person", "Robin").out
    assert "Who was there: Robin and Bo" in note and "- Call (somebody else)" in note and "Ana" not in note


def test_there_is_no_note_without_a_talk(home: Path, typed: Typed) -> None:
    refused(typed("meeting", "note"), 3, "No talk is written down yet")
    assert typed("meeting", "add", "--with", "Ana", "--next", "tomorrow").code == 0
    refused(typed("meeting", "note"), 3, "No talk is written down yet")
    refused(typed("meeting", "note", "bo"), 3, 'No meeting fits "bo"')
