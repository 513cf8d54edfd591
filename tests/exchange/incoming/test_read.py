"""Texts of other programs, made into notes: breaks that are written as signs, and identities that tell nothing."""

from __future__ import annotations

import pytest

from goalwalk.exchange.incoming import read

OWN = "11111111-1111-4111-8111-111111111111"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (r"cold\nbut fine", "cold\nbut fine"),
        (r"cold\r\nbut fine", "cold\nbut fine"),
        (r"in C:\notes", r"in C:\notes"),
        (r"\server\new", r"\server\new"),
        ("plain\nbreak", "plain\nbreak"),
    ],
)
def test_breaks_of_a_note(text: str, note: str) -> None:
    assert read.note(text) == note


@pytest.mark.parametrize(
    ("text", "tells"),
    [(OWN, False), (f"{OWN},{OWN}", False), (f"{OWN}, {OWN}", False), (f"see {OWN}", True), ("x", True)],
)
def test_identities_tell_nothing(text: str, tells: bool) -> None:
    assert read.are_ids(text) is not tells
