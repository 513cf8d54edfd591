"""Amounts said with what they count: "20 min", "1h", "an hour and a half", "8 glasses". Apart from `amounts`, which the
daily lines read without it.
"""

from __future__ import annotations

from typing import Literal

from goalwalk.core.amounts import CURRENCY, LARGEST, ONCE_EACH, ONE, read_amount
from goalwalk.core.day_words import English
from goalwalk.core.days import is_number
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.tuples import NamedTuple

SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
}
MILLIMETRES = {
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeter", "millimeters"), 1),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), 10),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), 1000),
    **dict.fromkeys(("km", "kms", "k", "kilometre", "kilometres", "kilometer", "kilometers"), 1_000_000),
}
GRAMS = {
    **dict.fromkeys(("g", "gram", "grams", "gramme", "grammes"), 1),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), 1000),
}
MILLILITRES = {
    **dict.fromkeys(("ml", "millilitre", "millilitres", "milliliter", "milliliters"), 1),
    **dict.fromkeys(("cl", "centilitre", "centilitres", "centiliter", "centiliters"), 10),
    **dict.fromkeys(("dl", "decilitre", "decilitres", "deciliter", "deciliters"), 100),
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), 1000),
}
LONG = 5  # letters of a unit that may be misspelt
FAMILIES = (SECONDS, MILLIMETRES, GRAMS, MILLILITRES)  # units of one family are turned into each other
HOURS = frozenset(unit for unit, seconds in SECONDS.items() if seconds == 3600)
NUMBERS = {
    **English.numbers,
    **{word: 13 + at for at, word in enumerate(English.teens)},
    **{word: 20 + 10 * at for at, word in enumerate(English.tens)},
}
PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
SHARES = {
    **dict.fromkeys(("half", "a half", "1/2"), 500),
    **dict.fromkeys(("quarter of", "a quarter of", "quarter", "a quarter", "1/4"), 250),
    **dict.fromkeys(("three quarters of", "3 quarters of", "3/4 of", "3/4"), 750),
    **dict.fromkeys(("a dozen", "dozen"), 12_000),
    "half a dozen": 6_000,
    **dict.fromkeys(("a couple of", "couple of", "a couple", "couple"), 2_000),
}
AND_MORE = {" and a half": 500, " and a quarter": 250, " and three quarters": 750, " and 3 quarters": 750}
OR = ("to", "or", "-")  # between two amounts
PER = tuple(f"{per} {span}" for per in ("a", "per", "every", "each") for span in ("week", "month", "year"))
ABOUT = ("about ", "around ", "roughly ", "approx ", "approx. ", "~")
IN_TIMES = {"once": "1 time", "twice": "2 times", "thrice": "3 times"}
SHORTER = {"pg": "page", "pgs": "page", "pp": "page"}
AT_LEAST = ("at least ", "minimum ", "a minimum of ", "minimum of ")
AT_MOST = (
    *("at most ", "max ", "max. ", "maximum ", "maximum of ", "a maximum of ", "up to ", "no more than "),
    *("not more than ", "less than ", "fewer than ", "under ", "below "),
)


class Measure(NamedTuple):
    """Thousandths, and of what, as it was typed; None where only a number was."""

    amount: int
    unit: str | None = None


def is_fine(unit: str | None) -> bool:
    """Whether it is counted in parts, as a way, a weight or hours are."""
    own = (unit or "").casefold().strip(" .")
    return own in HOURS or any(own in family for family in (MILLIMETRES, GRAMS, MILLILITRES))


def read_measure(text: str, unit: str | None, *, plainly: bool = True, of: str = "STEP") -> int:
    """The thousandths of `unit`, a step's own, that a person typed: "15", "15 min", "1h", "90 minutes" (of hours: 1.5).

    What does not come out even is rounded to a thousandth. `plainly`: without what tells nothing, "about 15 or so".

    Raises what `read_amount` does; NotUnderstood("amount_two") with `one` and the `other` it may be; "amount_unit"
    with the unit that was `given` and the step's `unit`, where neither can be turned into the other; "amount_no_unit"
    where a step without a unit was `given` one.
    """
    parts = _said(text, _plain(text, "amount") if plainly else text)
    if unit and len(parts) == 1 and parts[0].unit is not None and _is_same(parts[0].unit, unit):
        return parts[0].amount
    total = 0
    if any(part.unit and part.unit.endswith(" at most") for part in parts):
        raise NotUnderstood("amount", text=text)
    for amount, given in parts:
        if given is None or (unit is None and given in ONCE_EACH):
            total += amount * ONE
            continue
        own = (unit or "").casefold().strip(" .")
        sizes = (ONE, 1) if given == "k" and own and own not in MILLIMETRES else _sizes(given, own)
        if sizes is None:
            if unit is None:
                raise NotUnderstood("amount_no_unit", text=text, given=given, of=of)
            raise NotUnderstood("amount_unit", text=text, given=given, unit=unit)
        total += amount * ONE * sizes[0] // sizes[1]
    return _whole(text, total)


def read_target(text: str) -> Measure:
    """How much makes a step done, and of what: "8 glasses", "20 min"; "1h 30" and "half an hour" are in minutes.

    Raises what `read_amount` does, and NotUnderstood("target_at_most") for a limit, which is no target.
    """
    said = text.casefold().lstrip()
    if said.startswith(AT_MOST):
        raise NotUnderstood("target_at_most", text=text)
    typed = text.strip()[next((len(words) for words in AT_LEAST if said.startswith(words)), 0) :].strip()
    typed = _plain(typed, "target")
    if typed.startswith(AT_MOST) or typed.endswith(" at most"):
        raise NotUnderstood("target_at_most", text=text)
    parts = _said(text, typed)
    if any(part.unit and part.unit.endswith(PER) for part in parts):
        raise NotUnderstood("amount", text=text)  # a target is of a day
    if len(parts) > 1 or (parts[0].unit in HOURS and parts[0].amount % ONE):
        return Measure(read_measure(typed, "min"), "min")
    unit = parts[0].unit
    if unit is None:
        return parts[0]
    kept = typed.rstrip(" .")[-len(unit) :]  # as it was typed, in its letters
    return Measure(parts[0].amount, kept if kept.casefold() == unit else unit)


def _plain(text: str, of: Literal["amount", "target"]) -> str:
    """The text as it would be said plainly; a number with one word behind it is."""
    words = text.split()
    if len(words) <= 2 and text[:1].isdecimal() and not any(word.endswith(("ish", "k", "?", "!")) for word in words):
        return text
    from goalwalk.core.plain.speech import plainly

    return plainly(text, of)


def _said(text: str, plain: str) -> list[Measure]:
    """The pieces of a text that is said plainly."""
    try:
        return _parts(plain)
    except NotUnderstood as problem:
        raise NotUnderstood(problem.code, **{**problem.facts, "text": text}) from None


def _two(text: str, words: list[str]) -> None:
    """Raises NotUnderstood("amount_two") for "5 to 10 min", "2-3"."""
    first, sign, last = words[0].partition("-")
    if sign and first and last:
        words = [first, sign, last, *words[1:]]
    if len(words) > 2 and words[1] in OR and is_number(words[0]) and is_number(words[2]):
        unit = words[3:]
        if not any(word[:1].isdecimal() for word in unit):
            one, other = (" ".join((words[at], *unit)) for at in (0, 2))
            raise NotUnderstood("amount_two", text=text, one=one, other=other)


def _parts(text: str) -> list[Measure]:
    """What was said, piece by piece: 1 h, 30 min. Only pieces of time may stand beside each other."""
    words = _words(text)
    if words:
        _two(text, words)
    said = " ".join(words)
    more = next((typed for typed in AND_MORE if typed in said), "")
    words = said.replace(more, "").split() if more else words
    words = ["1", *words] if more and words and words[0] in SECONDS else words  # hour and a half
    parts: list[Measure] = []
    while words:
        amount, words = _number(text, words)
        until = next((at for at, word in enumerate(words) if _is_number(word)), len(words))
        of_it, words = [word for word in words[:until] if word != "and" or until == len(words)], words[until:]
        unit = " ".join(of_it) or None
        if unit is None and parts and parts[-1].unit in HOURS:
            unit = "min"  # 1h30
        parts.append(Measure(amount, unit))
    several = len(parts) > 1
    if not parts or (several and (more or any(part.unit not in SECONDS for part in parts))):
        raise NotUnderstood("amount", text=text)
    return [Measure(parts[0].amount + AND_MORE[more], parts[0].unit)] if more else parts


def _words(text: str) -> list[str]:
    """The words, and each number apart from what stands at it: "1h30" is 1 h 30, "$5" is 5 $."""
    typed = text.casefold().strip()
    typed = typed[next((len(words) for words in ABOUT if typed.startswith(words)), 0) :].lstrip()
    typed = IN_TIMES.get(typed, typed)
    if typed[:1] == "x" and typed[1:].isdecimal():
        typed = f"{typed[1:]} x"
    for sign, decimal in PARTS.items():
        typed = typed.replace(sign, decimal)
    if typed[:1] and typed[0] in CURRENCY:
        typed = f"{typed[1:]} {typed[0]}"
    apart, before = "", ""
    for sign in typed:
        parted = before and before.isdecimal() and (sign.isalpha() or sign in CURRENCY)
        apart += f" {sign}" if parted or (before.isalpha() and sign.isdecimal()) else sign
        before = sign
    return [word.rstrip(".") if not word[:1].isdecimal() else word for word in apart.split()]


def _number(text: str, words: list[str]) -> tuple[int, list[str]]:
    """The thousandths at the beginning, and the words after them."""
    for length in (3, 2, 1):
        share = SHARES.get(" ".join(words[:length]))
        if share is not None and len(words) > length:
            rest = words[length:]
            return share, rest[1:] if rest[0] in ("a", "an") and len(rest) > 1 else rest
    if words[0] in NUMBERS:
        return NUMBERS[words[0]] * ONE, words[1:]
    try:
        return read_amount(words[0]), words[1:]
    except NotUnderstood as problem:
        raise NotUnderstood(problem.code, **{**problem.facts, "text": text}) from None


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word[:1] in ("-", ".") or word in NUMBERS


def _sizes(given: str, unit: str) -> tuple[int, int] | None:
    """How large both are beside each other; None where neither can be turned into the other."""
    if _is_same(given, unit):
        return 1, 1
    return next(((family[given], family[unit]) for family in FAMILIES if given in family and unit in family), None)


def _is_same(given: str, unit: str) -> bool:
    own = " ".join(unit.casefold().strip(" .").split())
    same = given == own or _singular(given) == _singular(own) or (given in ONCE_EACH and own in ONCE_EACH)
    return same or (len(given) >= LONG and not any(given in family for family in FAMILIES) and _is_misspelt(given, own))


def _is_misspelt(given: str, own: str) -> bool:
    from goalwalk.core.spelling import is_near

    return given.isalpha() and is_near(given, own)


def _singular(unit: str) -> str:
    """One of it: page, story, glass; only to compare."""
    if unit in SHORTER:
        return SHORTER[unit]
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    if unit.endswith(("sses", "shes", "ches", "xes")):
        return unit[:-2]
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") and len(unit) > 2 else unit


def _whole(text: str, millionths: int) -> int:
    """Rounded to thousandths; as `read_amount`, no more than can be kept, and more than nothing."""
    amount = (millionths + ONE // 2) // ONE
    if amount > LARGEST * ONE:
        raise NotUnderstood("amount_too_large", text=text, limit=LARGEST)
    if amount == 0:
        raise NotUnderstood("amount_too_fine", text=text)
    return amount
