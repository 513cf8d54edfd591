"""Amounts are whole thousandths, so that sums are exact: 12.5 is 12500. What `done` alone means where a step has a
target: one more of it, or all of it (measures §2). That is settled when it is said and kept with what was said, as an
amount; so no later change of the step touches it.
"""

from __future__ import annotations

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Done, Step

LARGEST = 1_000_000_000
ONE = 1000
ONCE_EACH = frozenset(("times", "time", "x"))
ALL_AT_ONCE = frozenset(
    (
        *("seconds", "second", "secs", "sec", "s", "minutes", "minute", "mins", "min"),
        *("hours", "hour", "hrs", "hr", "h"),
        *("kilometres", "kilometre", "kilometers", "kilometer", "km", "kms", "metres", "metre", "meters", "meter", "m"),
        *("miles", "mile", "mi", "yards", "yard", "yd", "feet", "foot", "ft", "steps", "step"),
        *("pages", "page", "pp"),
    )
)
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
    """The amount with what it counts: "8 glasses", "1 glass"."""
    if not unit:
        return amount_text(amount)
    return f"{amount_text(amount)} {_single(unit) if amount == ONE else unit}"


def _single(unit: str) -> str:
    """One of what is counted, of a word for several: "glass", "page"; what may be short for more stays."""
    if len(unit) <= len("kms") or not unit.endswith("s") or unit.endswith("ss"):
        return unit
    return unit[:-2] if unit.endswith(("sses", "shes", "ches", "xes")) else unit[:-1]


def _may_be_thousands(whole: str, part: str) -> bool:
    return len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def amount_number(amount: int) -> int | float:
    """The amount as a number for data: 8, or 2.5."""
    return amount // 1000 if amount % 1000 == 0 else amount / 1000


def read_whole(text: str, lowest: int, highest: int) -> int | None:
    """A whole number within these bounds, typed with plain digits; None for anything else."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > 9:  # longer rows of digits are not worth reading
        return None
    return int(typed) if lowest <= int(typed) <= highest else None


def read_of_scale(text: str, lowest: int, highest: int) -> int | None:
    """A number of a scale, as it is said: "4", "four", "4/5", "4 out of 5", "strong, 8"; None for anything else, and
    where there are two."""
    value = read_whole(text, lowest, highest)
    if value is not None:
        return value
    said = text.casefold().replace("/", " / ").replace(",", " ").split()
    for end in (["/", str(highest)], ["out", "of", str(highest)], ["of", str(highest)]):
        if said[-len(end) :] == end:
            said = said[: -len(end)]
            break
    words = [word.rstrip(".!") for word in said]
    numbers = [SAID.get(word, word) for word in words if word not in BESIDE]
    return read_whole(numbers[0], lowest, highest) if len(numbers) == 1 else None


SAID = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}
BESIDE = frozenset(
    (
        *("a", "an", "about", "around", "maybe", "like", "i'd", "i", "say", "think", "it", "it's", "its", "was", "is"),
        *("very", "quite", "strong", "weak", "bad", "good", "hard", "okay", "ok", "mood", "today", "number", "level"),
        *("pull", "urge", "only", "just", "really", "pretty", "so"),
    )
)


def of_unit(unit: str | None) -> Done | None:
    """What `done` plainly means for a unit; None where it could be either, and the person is asked."""
    typed = (unit or "").casefold().strip(" .")
    return "one" if typed in ONCE_EACH else "all" if typed in ALL_AT_ONCE else None


def meaning(step: Step) -> Done:
    """What `done` alone means for a step: as the person chose, or else as its unit says; where neither tells, all."""
    return step.done or of_unit(step.unit) or "all"
