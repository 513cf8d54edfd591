"""Amounts are whole thousandths, so that sums are exact: 12.5 is 12500."""

from __future__ import annotations

from goalwalk.core.errors import NotUnderstood

LARGEST = 1_000_000_000
ONE = 1000
CURRENCY = "$£€¥₩₹₺₽₪₴₦₱฿"  # units that are money by their first sign


def read_amount(text: str) -> int:
    """The thousandths of an amount a person typed: "12.5", "12,5", ".5".

    A comma is a decimal point, but "1,000" is one to some and a thousand to others, so it is not guessed;
    neither are blanks inside.

    Raises NotUnderstood: "amount", "amount_not_positive", "amount_too_fine" (more than three decimals) and
    "amount_too_large".
    """
    typed = text.strip()
    negative = typed.startswith("-")
    whole, _, part = typed.removeprefix("-").replace(",", ".").partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdecimal()) or ("," in typed and _may_be_thousands(whole, part)):
        raise NotUnderstood("amount", text=text)
    whole, part = whole.lstrip("0"), part.rstrip("0")
    if negative or not whole + part:
        raise NotUnderstood("amount_not_positive", text=text)
    if len(part) > 3:
        raise NotUnderstood("amount_too_fine", text=text)
    # Long rows of digits are measured before they become a number, which Python refuses to do beyond 4,300.
    amount = int((whole or "0") + part.ljust(3, "0")) if len(whole) <= 10 else LARGEST * ONE + 1
    if amount > LARGEST * ONE:
        raise NotUnderstood("amount_too_large", text=text, limit=LARGEST)
    return amount


def amount_text(amount: int) -> str:
    """The amount as people write it, as short as it can be: "12.5", "8"."""
    whole, part = divmod(abs(amount), ONE)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole}.{part:03}".rstrip("0").rstrip(".")


def with_unit(amount: int, unit: str | None) -> str:
    """The amount with what it counts: "8 glasses"."""
    return f"{amount_text(amount)} {unit}" if unit else amount_text(amount)


def _may_be_thousands(whole: str, part: str) -> bool:
    return len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def amount_number(amount: int) -> int | float:
    """The amount as a number for data: 8, or 2.5."""
    return amount // 1000 if amount % 1000 == 0 else amount / 1000


def read_whole(text: str, lowest: int, highest: int) -> int | None:
    """A whole number within these bounds, typed with plain digits; None for anything else."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit()) or len(typed) > 9:  # longer rows of digits are not worth reading
        return None
    return int(typed) if lowest <= int(typed) <= highest else None
