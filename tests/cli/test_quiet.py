"""Lines on what to type next, and warm ones, are left out where the person does without them; answers stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.keyboard import Typed
from cli.talking import Talks
from goalwalk.screens.blocks import Block, Gap, Heading, Line, without
from goalwalk.words.en.everyday import SENTENCES

WARM = [str(said) for key, said in SENTENCES.items() if key.startswith("warm.")]

HINTS = [  # what is typed, and what its answer says beside it
    (("barrier", "add", "I lie awake"), "barrier edit"),
    (("barrier", "add", "The office", "--outside"), "barrier ask"),
    (("skill", "browse"), "skill take"),
    (("support", "first"), "support first"),
    (("goal",), "goal add, show"),
    (("progress", "--components"), "skill browse"),
]


@pytest.mark.parametrize(("line", "hint"), HINTS, ids=lambda part: " ".join(part) if isinstance(part, tuple) else "")
def test_hints(line: tuple[str, ...], hint: str, planned: Path, typed: Typed) -> None:
    told = typed(*line, "--no-input").out
    assert hint in told
    assert typed("config", "hints", "no").code == 0
    quiet = typed(*line, "--no-input").out
    assert hint not in quiet
    assert len(quiet.split("\n")) == len([row for row in told.split("\n") if "goalwalk" not in row]) > 1


def test_encouragement(planned: Path, typed: Typed) -> None:
    assert any(warm in typed().out for warm in WARM)
    assert typed("config", "encouragement", "no").code == 0
    quiet = typed().out
    assert "Walk to the park" in quiet
    assert not any(warm in quiet for warm in WARM)
    assert typed("config", "encouragement", "yes").code == 0
    assert any(warm in typed().out for warm in WARM)


def test_an_answer_that_is_nothing_else_stays(home: Path, typed: Typed) -> None:
    assert typed("goal", "add", "Sleep").code == 0
    for name in ("hints", "encouragement"):
        assert typed("config", name, "no").code == 0
    for line in (["goal", "list"], ["wins"], ["progress"], ["hope", "list"], []):
        assert typed(*line).out.strip()


def test_settings_that_cannot_be_read_are_said_once(planned: Path, typed: Typed) -> None:
    (planned / "config.toml").write_text("hints = ")
    answer = typed()
    assert answer.code == 0
    assert any(warm in answer.out for warm in WARM)
    assert len(answer.err.strip().split("\n")) == 1


@pytest.mark.parametrize("how", [{"ACCESSIBLE": "1"}, {"GOALWALK_PLAIN": "1"}], ids=str)
def test_nothing_is_drawn_anew_while_a_plain_question_is_answered(
    how: dict[str, str], planned: Path, talk: Talks
) -> None:
    here = talk("win", **how)
    here.hears("ask.win").says("Slept").ends()
    assert "\x1b" not in here.heard


SOME: list[Block] = [Line("x"), Line("x", says="next"), Line("x", says="warm"), Heading("x"), Gap(), Gap()]
blocks = st.lists(st.sampled_from(SOME), min_size=1, max_size=8)


@given(blocks, st.lists(st.sampled_from(["next", "warm"]), max_size=2))
def test_only_what_is_unwanted_goes(blocks: list[Block], unwanted: list[str]) -> None:
    left = without(blocks, unwanted)
    told = [block for block in blocks if not isinstance(block, Gap)]
    wanted = [block for block in told if not (isinstance(block, Line) and block.says in unwanted)]
    assert [block for block in left if not isinstance(block, Gap)] == (wanted or told)
