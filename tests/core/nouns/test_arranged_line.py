"""A talk to come, said in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.nouns.arranged_line import arranged_in

SUNDAY = date(2026, 11, 29)
LINES = """
ruth saturday at 11 in the cafe   | ruth | 2026-12-05 11:00 | in the cafe
counsellor tuesday 8/12 18:00     | counsellor | 2026-12-08 18:00 |
tuesday 18                        | | 2026-12-01 18:00 |
with my sister on 5 dec           | my sister | 2026-12-05 |
saturday at 11 with ruth          | ruth | 2026-12-05 11:00 |
tomorrow                          | | 2026-11-30 |
ruth friday at 6                  | ruth | time_two |
"""
NONE = (
    "Call the landlord by friday; Sleep before midnight; We spoke of the week; every monday a walk; it went well today"
)


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_the_talk_to_come(row: str) -> None:
    text, whom, when, rest = (part.strip() or None for part in row.split("|"))
    assert text is not None
    found = arranged_in(text, SUNDAY)
    assert found is not None
    told = found.problem.code if found.problem else " ".join(filter(None, map(str, found.when or ())))
    assert (found.whom, told.removesuffix(" None"), found.rest) == (whom, when, rest)


def test_what_was_agreed_is_none() -> None:
    for text in NONE.split(";"):
        assert arranged_in(text.strip(), SUNDAY) is None, text


@given(st.text(max_size=50))
def test_any_text(text: str) -> None:
    found = arranged_in(text, SUNDAY)
    assert found is None or (found.when is None) is (found.problem is not None)
