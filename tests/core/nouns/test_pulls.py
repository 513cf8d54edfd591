"""A pull as it is typed: a number, words, both or neither; never half of what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.nouns.pulls import read_pull

READ = {
    "7": (7, None),
    "0": (0, None),
    " 10 ": (10, None),
    "7/10": (7, None),
    "7 of 10": (7, None),
    "7 out of 10, in the bus": (7, "in the bus"),
    "7 / 10 after": (7, "after"),
    "7 after the call": (7, "after the call"),
    "7: after the call": (7, "after the call"),
    "7, after the call": (7, "after the call"),
    "7 - after the call": (7, "after the call"),
    "7. after": (7, "after"),
    "7 of 100 things": (7, "of 100 things"),
    "after the call": (None, "after the call"),
    "strong, 8": (8, "strong"),
    "7\nthe bar\nagain": (7, "the bar\nagain"),
    "seven": (7, None),
    "10:30 on the bus": (None, "10:30 on the bus"),
    "...": (None, "..."),
}


def test_read() -> None:
    assert {typed: read_pull(typed) for typed in READ} == READ


@pytest.mark.parametrize("typed", ["11", "11 people", "-1", "7.5", "7,5 x", "7-8", "+3", "100/10"])
def test_a_number_that_is_not_0_to_10_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="pull"):
        read_pull(typed)


@given(st.integers(0, 10), st.text(st.characters(categories=["L"]), min_size=1))
def test_what_was_typed_is_kept_whole(strong: int, words: str) -> None:
    assert read_pull(f"{strong} {words}") == (strong, words)
    assert read_pull(words) == (None, words)
