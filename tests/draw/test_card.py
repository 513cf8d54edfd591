"""A card: a frame that holds, its words and nothing else, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from rich.cells import cell_len

from goalwalk.draw.safe import ascii_only, visible
from goalwalk.draw.win_card import WIDTH, card_lines
from hostile import HOSTILE, harmless, in_order, texts


def only_ascii(text: str) -> str:
    return ascii_only(visible(text))


def test_a_card() -> None:
    assert card_lines("I asked for help, and I got it. It took a while", visible, day="Fri 20 Nov 2026") == [
        "┌──────────────────────────────────────┐",
        "│                                      │",
        "│  I asked for help, and I got it. It  │",
        "│  took a while                        │",
        "│                                      │",
        "│  Fri 20 Nov 2026                     │",
        "│                                      │",
        "└──────────────────────────────────────┘",
    ]


def test_an_ascii_card_and_one_for_ears() -> None:
    assert card_lines("Slept – well", only_ascii) == [
        "+--------------------------------------+",
        "|                                      |",
        "|  Slept - well                        |",
        "|                                      |",
        "+--------------------------------------+",
    ]
    assert card_lines("Slept\n\nwell", visible, day="today", framed=False) == ["Slept", "well", "today"]


def test_lines_of_a_text_stay() -> None:
    assert [line.strip("│ ") for line in card_lines("one\ntwo\n\nthree", visible)[2:-2]] == ["one", "two", "", "three"]


def holds(text: str) -> None:
    for letters in (visible, only_ascii):
        lines = card_lines(text, letters)
        for line in lines:
            harmless(line)
            assert cell_len(line) == WIDTH, (cell_len(line), line)
        inside = "".join(line[3:-3] for line in lines[2:-2])
        assert in_order([letter for letter in "".join(map(letters, text.split("\n"))) if letter != " "], inside)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts(text: str) -> None:
    holds(text.strip())


@given(texts)
def test_any_text(text: str) -> None:
    holds(text)
