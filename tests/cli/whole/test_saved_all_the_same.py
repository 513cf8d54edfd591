"""An answer that goes wrong after a change is saved says so, and never that nothing was saved."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cli.keyboard import GOALWALK, Typed, plan_file
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotRead

CHANGES = (
    ("done", "1.1"),
    ("win", "Slept"),
    ("goal", "add", "Read"),
    ("step", "edit", "1.1", "--title", "Walk"),
    ("pause",),
    ("undo", "--yes"),
    ("redo",),
    ("config", "room", "2"),
    ("meeting", "add", "--with", "Ana"),
    ("setback", "A night"),
    ("checkin", "--mood", "3"),
)
SAVED = "It is saved"


@pytest.mark.parametrize("problem", [ZeroDivisionError(), CannotRead("days_damaged", year=2026)])
def test_what_is_saved_is_said_to_be(
    planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def fails(*_: object) -> None:
        raise problem

    monkeypatch.setattr(Run, "show", fails)
    for line in CHANGES:
        before = plan_file(planned).read_bytes()
        answer = typed(*line)
        assert plan_file(planned).read_bytes() != before, (line, answer)
        assert answer.code in (1, 4)
        assert answer.err.startswith(SAVED), (line, answer)
        assert answer.err.count("\n") == 1
        assert "othing was saved" not in answer.err
    assert SAVED not in typed("today").err
    assert SAVED not in typed("done", "9.9").err


def test_an_answer_that_finds_no_room(planned: Path) -> None:
    before = plan_file(planned).read_bytes()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*GOALWALK, "win", "Slept"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        looked = subprocess.run([*GOALWALK, "today"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert plan_file(planned).read_bytes() != before
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(SAVED)
    assert "(there is no room left)" in looked.stderr
    assert SAVED not in looked.stderr
