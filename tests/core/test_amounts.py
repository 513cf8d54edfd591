"""Amounts: whole thousandths, read with care."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.amounts import amount_text, read_amount
from goalwalk.core.errors import NotUnderstood


@pytest.mark.parametrize(
    ("typed", "amount", "shown"),
    [
        ("8", 8_000, "8"),
        ("8.0", 8_000, "8"),
        ("12.5", 12_500, "12.5"),
        ("12,5", 12_500, "12.5"),
        (" 0.125 ", 125, "0.125"),
        ("0,125", 125, "0.125"),  # nobody writes thousands after a nought
        (".5", 500, "0.5"),
        ("5.", 5_000, "5"),
        ("007", 7_000, "7"),
        ("100", 100_000, "100"),
        ("1.250000", 1_250, "1.25"),
        ("1000000000", 1_000_000_000_000, "1000000000"),
        ("0" * 9_999 + "1", 1_000, "1"),
    ],
)
def test_amounts(typed, amount, shown):
    assert read_amount(typed) == amount
    assert amount_text(amount) == shown


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (
            "amount",
            ["", " ", ".", ",", "-", "eight", "1 000", "1,000", "12,500", "1,000.5", "1.2.3", "1e3", "nan", "inf"],
        ),
        ("amount", ["8km", "+5", "--5", "１２", "²", "1_000", "0x10", "\0", "\ud800"]),
        ("amount_not_positive", ["0", "0.0", "-5", "-0.5", "-1,5"]),
        ("amount_too_fine", ["0.0001", "1.2345", "1,23456"]),
        ("amount_too_large", ["1000000000.001", "1000000001", "9" * 10_000]),
    ],
)
def test_what_is_no_amount(code, texts):
    for text in texts:
        with pytest.raises(NotUnderstood) as raised:
            read_amount(text)
        assert (raised.value.code, raised.value.facts["text"]) == (code, text)


@given(st.integers(1, 10**12))
def test_what_is_shown_can_be_typed(amount):
    assert read_amount(amount_text(amount)) == amount


@given(st.integers(-(10**15), 10**15))
def test_the_text_is_exact_and_short(amount):
    text = amount_text(amount)
    assert round(float(text) * 1000) == amount
    assert not ("." in text and text.endswith(("0", ".")))


@given(st.text() | st.text("0123456789.,- "))
def test_any_text_at_all_is_an_amount_or_not_understood(text):
    try:
        assert 1 <= read_amount(text) <= 10**12
    except NotUnderstood as error:
        assert error.status == 2
