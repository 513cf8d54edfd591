"""What was agreed, as it is said in one line: each thing, and who does it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.model.plan import Agreed
from goalwalk.core.nouns.agreed_line import agreed_in, done_by

NAMES = ("Ana Lucía", "Noor", "my sister Ida", "The Hub")
# What is said, and each thing with who does it ("?": that is asked).
SAID: dict[str, list[tuple[str, str | None]]] = {
    "I look up the bus; Ana: rings the clinic": [("I look up the bus", None), ("rings the clinic", "Ana Lucía")],
    "me: the form; noor brings the key": [("the form", None), ("brings the key", "Noor")],
    "I'll write to Tom": [("I'll write to Tom", None)],
    "ana lucia: the letter": [("the letter", "Ana Lucía")],
    "Sleep before midnight": [("Sleep before midnight", "?")],
    "call Ana;; ; walk": [("call Ana", "?"), ("walk", "?")],
    "Ana and I walk on Friday": [("Ana and I walk on Friday", "?")],
    "Clinic: ring on Monday": [("Clinic: ring on Monday", "?")],
    "The clinic calls": [("The clinic calls", "?")],
    "My sister Ida drives me": [("drives me", "my sister Ida")],
    "meet at 10:30": [("meet at 10:30", "?")],
    "Ana": [("Ana", "?")],
    "Ana:": [("Ana:", "?")],
    "I": [("I", "?")],
}


@pytest.mark.parametrize("line", SAID)
def test_what_is_said_in_one_line(line: str) -> None:
    told = agreed_in(line, NAMES)
    assert [(agreed.text, agreed.who if is_clear else "?") for agreed, is_clear in told] == SAID[line]


def test_a_first_name_of_two_is_nobodys() -> None:
    assert agreed_in("Ana: the form", ("Ana B", "Ana C")) == [(Agreed("Ana: the form"), False)]


def test_who_is_answered_goes_out_of_the_text() -> None:
    assert done_by(Agreed("Jo: brings tea"), "jo") == Agreed("brings tea", "jo")
    assert done_by(Agreed("Jo: brings tea"), "Bo") == Agreed("Jo: brings tea", "Bo")


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.lists(st.text(max_size=20), max_size=4))
def test_no_word_is_dropped_but_for_a_name(line: str, names: list[str]) -> None:
    told = agreed_in(line, names)
    said = "".join(line.split())
    assert told
    assert all(agreed.text.strip() and "".join(agreed.text.split()) in said for agreed, _ in told)
