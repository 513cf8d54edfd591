"""A line of a session, taken apart: as a shell does it where quotes are meant as quotes, and nothing lost elsewhere."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.line_words import line_words

LINES = [
    ("", []),
    ("   ", []),
    ("done 1.1  walk", ["done", "1.1", "walk"]),
    ('win "Slept until six"', ["win", "Slept until six"]),
    ("win 'Slept until six' now", ["win", "Slept until six", "now"]),
    ('step add Walk --cue="after tea" --every daily', ["step", "add", "Walk", "--cue=after tea", "--every", "daily"]),
    ('goal edit 1 --why ""', ["goal", "edit", "1", "--why", ""]),
    ("win I'm glad, and that's it", ["win", "I'm", "glad,", "and", "that's", "it"]),
    ("win 'bout time", ["win", "'bout", "time"]),
    ('win "not closed', ["win", '"not', "closed"]),
    ('win "it\'s mine"', ["win", "it's mine"]),
    ("win 5'11\" tall", ["win", "5'11\"", "tall"]),
    ("win $HOME * ~ a\\b ; rm #x", ["win", "$HOME", "*", "~", "a\\b", ";", "rm", "#x"]),
    ('win --"x y"', ["win", '--"x', 'y"']),
]


@pytest.mark.parametrize(("line", "words"), LINES)
def test_a_line(line: str, words: list[str]) -> None:
    assert line_words(line) == words


@given(
    st.lists(st.one_of(st.from_regex(r"[a-z0-9.:,=-]+", fullmatch=True), st.from_regex(r'"[a-z\' ]*"', fullmatch=True)))
)
def test_quotes_that_are_meant_are_read_as_a_shell_does(typed: list[str]) -> None:
    assert line_words(" ".join(typed)) == shlex.split(" ".join(typed))


@given(st.text(alphabet="ab -=\"'\\ \t", max_size=40))
def test_no_letter_is_lost_but_a_quote(line: str) -> None:
    def letters(text: str) -> str:
        return "".join(letter for letter in text if letter not in "\"' \t")

    assert letters("".join(line_words(line))) == letters(line)


def test_a_long_line_of_quotes_takes_no_time() -> None:
    assert len(line_words("'a " * 20_000)) == 20_000
