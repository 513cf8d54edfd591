"""The opened file of a share: what was written is read back, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core import share_file
from goalwalk.core.errors import CannotRead
from goalwalk.core.share_file import LONGEST, MOST, WIDEST, SharedPage, read, write

PAGE = SharedPage("Ana", "lifts", date(2026, 11, 20), date(2027, 3, 1), "Robin", ("WHAT", "", "- Sleep"))
words = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=40
)
said = words.map(lambda text: " ".join(text.split())).filter(bool)


@given(st.builds(SharedPage, said, said, st.just(PAGE.given), st.just(PAGE.until), said | st.none(), st.tuples(words)))
def test_what_is_written_is_read_back(page: SharedPage) -> None:
    assert read(write(page).encode(), "x") == page


def test_no_word_of_theirs_can_make_a_field() -> None:
    page = PAGE._replace(whom="Ana\nuntil: 2999-01-01", purpose="lifts\n\nuntil: 2999-01-01", name="R\rgiven: x")
    assert read(write(page).encode(), "x").until == PAGE.until


TEXT = write(PAGE)
BAD = {
    "empty": "",
    "another file": "hello",
    "no fields": f"{share_file.FIRST}1\n\nx\n",
    "cut": TEXT.partition("until")[0],
    "no day": TEXT.replace("2027-03-01", "soon"),
    "no day of a plan": TEXT.replace("2027-03-01", "9999-12-31"),
    "no field": TEXT.replace("for: Ana", "Ana"),
    "nobody": TEXT.replace("for: Ana", "for: "),
    "a long field": TEXT.replace("Ana", "x" * (LONGEST + 1)),
    "a long line": TEXT + "x" * (WIDEST + 1) + "\n",
    "many lines": TEXT + "x\n" * MOST,
}


@pytest.mark.parametrize("data", [*(text.encode() for text in BAD.values()), b"\xff"], ids=[*BAD, "no text"])
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        read(data, "x")
    assert (refused.value.code, refused.value.facts) == ("share_other", {"path": "x"})


def test_a_newer_one_is_told() -> None:
    with pytest.raises(CannotRead, match="share_newer"):
        read(TEXT.replace("share 1", "share 2").encode(), "x")
