"""How two people reach each other: nothing may be done that was not said, and no word of theirs is dropped."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns.ways import Ways, read_ways, ways

AS_MEANT = {
    "07700 900123; message; a text": Ways("07700 900123", ("message",), "text"),
    "07700 900123, you may leave a message and say your name, if not a text": Ways(
        "07700 900123", ("message", "name"), "text"
    ),
    "I'd rather reach you": Ways("I'd rather reach you"),
    "text me on 07700 900123": Ways("text me on 07700 900123"),
    "call 07700 900123": Ways("call 07700 900123"),
    "a text": Ways(otherwise="text"),
    "Nothing.": Ways(otherwise="nothing"),
    "a call; where you are from; if one of us can't make it: a text": Ways("a call", ("from",), "text"),
    "030 555; don't leave a message; nothing": Ways("030 555", (), "nothing"),
    "no message, no name": Ways(),
    "no": Ways(),
    "yes please": Ways(),
    "no text; 030 555": Ways("no text, 030 555"),
    "mornings, 030 555; otherwise a call": Ways("mornings, 030 555", (), "call"),
    "at the shop; ask for Rena": Ways("at the shop, ask for Rena"),
    "message 爷爷": Ways("message 爷爷"),
}


def test_as_meant() -> None:
    for text, meant in AS_MEANT.items():
        assert read_ways(text) == meant, text


@given(st.text("ab7 ;,\n'é", max_size=30))
def test_words_that_are_none_of_ours_give_leave_for_nothing(text: str) -> None:
    if any(character.isalnum() for character in text):
        found = read_ways(text)
        assert (found.may, found.otherwise) == ((), None)
        assert "".join((found.reach or "").replace(",", " ").split()) == "".join(
            text.replace(",", " ").replace(";", " ").split()
        )


def test_too_long_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        read_ways("7" * 1001)


def test_what_was_said_last_holds() -> None:
    first = Meeting("m1", 1, date(2026, 3, 2), "x", reach="030 555", may=("message",))
    later = Meeting("m2", 2, date(2026, 3, 9), "x", otherwise="call")
    assert ways(Plan(meetings=(first, later, Meeting("m3", 3, date(2026, 3, 10), "x")))) == Ways(otherwise="call")
    assert ways(Plan(meetings=(Meeting("m3", 3, date(2026, 3, 10), "x"),))) is None
