"""What text may enter a plan."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.texts import note, title


@pytest.mark.parametrize(
    "text",
    [
        "Walk",
        "[bold]not markup[/bold]",
        "\x1b[31mred\x1b[0m",
        "\u202egnal\u202c",  # bidi override
        "👩‍👩‍👧 call",
        "two\nlines\tand a tab",
        "héllo",
        "x" * 1_000,
        "😀" * 1_000,
    ],
)
def test_text_is_kept_exactly(text):
    assert title(text) == note(text) == text


def test_blanks_around_it_are_not():
    assert title("  Walk the dog \n") == note("\tWalk the dog ") == "Walk the dog"


@pytest.mark.parametrize("read", [title, note])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\t ", "empty_text"),
        ("a\0b", "text_nul"),
        ("\0", "text_nul"),
        ("\udcff", "text_not_utf8"),
    ],
)
def test_refused(read, text, code):
    with pytest.raises(NotUnderstood) as raised:
        read(text)
    assert raised.value.code == code and raised.value.status == 2


@pytest.mark.parametrize(("read", "limit"), [(title, 1_000), (note, 20_000)])
def test_there_is_an_end(read, limit):
    assert read(" " + "x" * limit + " ")
    with pytest.raises(NotUnderstood) as raised:
        read("x" * (limit + 1))
    assert (raised.value.code, raised.value.facts) == ("text_too_long", {"limit": limit, "length": limit + 1})


@given(st.text())
def test_any_text_at_all_is_kept_or_not_understood(text):
    try:
        assert title(text) == text.strip() == title(title(text))
    except NotUnderstood as error:
        seen = [character for character in text if unicodedata.category(character)[0] in "LNPS"]
        blank = set("\u2800\u3164\u115f\u1160\uffa0")
        assert error.code in ("text_nul", "text_not_utf8") or set(seen) <= blank
