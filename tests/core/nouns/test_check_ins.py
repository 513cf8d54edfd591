"""The evening's one line: what is done, partly, a rest or a no, by number; a slip is never written as a fact."""

from __future__ import annotations

import pytest

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.nouns.check_ins import Outcome, read_line

IDS = ("1.4", "2.1", "3.1")
DONE, PARTLY, REST, NO = Outcome("done"), Outcome("partly"), Outcome("rest"), Outcome("not today")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", {}),
        ("1", {"1.4": DONE}),
        ("1 2p 3r", {"1.4": DONE, "2.1": PARTLY, "3.1": REST}),
        ("1,2p;3R", {"1.4": DONE, "2.1": PARTLY, "3.1": REST}),
        ("3n 1d", {"3.1": NO, "1.4": DONE}),
        ("2.1p", {"2.1": PARTLY}),
        ("1=2.5", {"1.4": Outcome("done", 2500)}),
        ("1=2,5 2", {"1.4": Outcome("done", 2500), "2.1": DONE}),
        ("2p=1", {"2.1": Outcome("partly", 1000)}),
    ],
)
def test_understood(line: str, said: dict[str, Outcome]) -> None:
    assert read_line(line, IDS) == said


@pytest.mark.parametrize(
    "line", ["4", "0", "x", "1 1p", "1=", "1r=2", "p", "1pp", "9.9", "1 2 walk", "1" * 5000, "-1", "\u0661"]
)
def test_a_slip_is_asked_again(line: str) -> None:
    with pytest.raises(NotUnderstood, match=r"line|said_twice"):
        read_line(line, IDS)
