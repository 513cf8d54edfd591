"""What is piped in is read up to a bound: any text that can be kept fits, and what never ends is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed, everything
from goalwalk.core.texts import INPUT_LIMIT, NOTE_LIMIT

# Each command that can be given a text by `-`, or reads what is piped in.
READ = (
    ("win", "-"),
    ("done", "1.1", "--note", "-"),
    ("goal", "add", "-"),
    ("step", "edit", "1.1", "--cue", "-"),
    ("walk",),
    ("walk", "--answers", "-"),
    ("skill", "take", "-"),
)


@pytest.mark.parametrize("line", READ)
def test_what_never_ends_is_refused(planned: Path, spawned: Typed, line: tuple[str, ...]) -> None:
    before = everything(planned)
    with Path("/dev/zero").open("rb") as endless:
        answer = spawned(*line, stdin=endless)
    assert answer.code == 2, answer
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert str(INPUT_LIMIT // 1024) in answer.err
    assert everything(planned) == before


def test_the_longest_text_fits_and_one_sign_more_than_the_bound_does_not(planned: Path, typed: Typed) -> None:
    assert typed("win", "-", stdin="😀" * NOTE_LIMIT + "\n").code == 0
    assert typed("win", "-", stdin=b"\n" * (INPUT_LIMIT - 1) + b"a").code == 0
    answer = typed("win", "-", stdin=b"\n" * INPUT_LIMIT + b"a")
    assert (answer.code, answer.out) == (2, "")
