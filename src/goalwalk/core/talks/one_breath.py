"""What people say in one breath, taken apart, so that nothing of it is asked again: where a step is done, with whom,
and whether it is small enough; a step and how often; an if-then; who somebody is and how to reach them; a day and with
whom.

English. What is not surely one of these stays where it was typed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from goalwalk.core import texts
from goalwalk.core.errors import Problem
from goalwalk.core.rhythm.often import read_often
from goalwalk.core.spoken import FINE, NO, NOBODY, TOO_BIG, YES, plain, then_of, when_of
from goalwalk.core.talks.gathered import WishedBarrier
from goalwalk.core.tuples import NamedTuple

SMALL_ENOUGH = frozenset(("small enough", "yes small enough", "it is small enough", "it's small enough", "small"))
ALONE = frozenset((*NOBODY, "alone", "by myself", "on my own", "just me", "me alone"))
NOT_SMALL = frozenset(("no", "n", "nope", "nah", "not small enough", "no not small enough", "not yet"))
# Of texts with one blank between their words.
_WITH = re.compile(r"(?:and )?(?:together |along )?with (.+)", re.IGNORECASE | re.DOTALL)
_KNOWS = re.compile(r"(?:.+ knows(?: (?:of|about) it)?|tell .+)", re.IGNORECASE | re.DOTALL)
_SMALLER = re.compile(r"(?:a )?smaller(?: one)? ?: ?(.+)", re.IGNORECASE | re.DOTALL)
_SIZE_BEHIND = re.compile(r"(.+?) and (yes|small enough|too big)", re.IGNORECASE | re.DOTALL)
_WHOM_BEHIND = re.compile(r"(.+?) with ((?:[^\W\d_a-z]|my ).*)", re.DOTALL)
_ANOTHER = re.compile(r"and |[^\W\d_a-z]")
_IF_THEN = re.compile(r"(if|when(?:ever)?) (.+?),? (then .+)", re.IGNORECASE)
_ASK = re.compile(r"(.+?) ?[,;] ?(?:then )?(?:i (?:will )?|i'll )?ask ([^:]+?)(?: ?: ?(.+))?", re.IGNORECASE)


class Place(NamedTuple):
    """Where, or after what; with whom, or who knows of it; a smaller step; `too_big`: there has to be a smaller one."""

    cue: str | None = None
    whom: str | None = None
    smaller: str | None = None
    too_big: bool = False


def place(text: str, _: date) -> Place:
    """ "after tea, with Noor, yes"; or, between semicolons, in this order: where; with whom; a smaller one, or yes.

    Raises what `texts.title` does.
    """
    pieces = [" ".join(piece.split()) for piece in text.replace(";\n", "\n").replace(";", "\n").split("\n")]
    found = _by_semicolon(pieces) if 1 < len(pieces) <= 3 else _by_comma("; ".join(pieces))
    for said in (found.cue, found.whom, found.smaller):
        if said is not None:
            texts.title(said)
    return found


def _by_semicolon(pieces: list[str]) -> Place:
    slots = ["cue", "whom", "size"]
    found = Place()
    for piece in pieces:
        known = _one(piece)
        if known is not None:
            found = found._replace(**known[1])
            slots = [slot for slot in slots if slot != known[0]]
        elif slots:
            slot = slots.pop(0)
            said = piece if piece and plain(piece) not in NO else None
            told: dict[str, Any] = {"smaller" if slot == "size" else slot: said}
            found = found._replace(**told)
    return found


def _by_comma(text: str) -> Place:
    found, kept, whom_last = Place(), [], False
    for part in _parts(text):
        known = _one(part)
        if known is not None:
            found = found._replace(**known[1])
        elif whom_last and found.whom and _ANOTHER.match(part):
            found = found._replace(whom=f"{found.whom}, {part}")  # "with Noor, Sam"
            continue
        else:
            kept.append(part)
        whom_last = known is not None and known[0] == "whom"
    cue = ", ".join(kept)
    return found._replace(cue=cue if cue and plain(cue) not in NO else None)


def _parts(text: str) -> list[str]:
    """Between commas; and what stands behind the last of them without one: "after tea with Noor and small enough"."""
    parts: list[str] = []
    for part in (one.strip() for one in text.split(",")):
        size = _SIZE_BEHIND.fullmatch(part)
        rest, behind = (size[1], [size[2]]) if size else (part, [])
        whom = _WHOM_BEHIND.fullmatch(rest)
        parts += [*([whom[1], f"with {whom[2]}"] if whom else [rest]), *behind]
    return [part for part in parts if part]


def _one(part: str) -> tuple[str, dict[str, Any]] | None:
    """What a piece surely tells: the slot it is of, and its fields."""
    said = plain(part).removeprefix("and ")
    if said in YES | FINE | SMALL_ENOUGH:
        return "size", {}
    if said in TOO_BIG | NOT_SMALL:
        return "size", {"too_big": True}
    if said in ALONE:
        return "whom", {"whom": None}
    smaller = _SMALLER.fullmatch(part)
    if smaller:
        return "size", {"smaller": smaller[1]}
    company = _WITH.fullmatch(part)
    if company:
        return "whom", {"whom": company[1]}
    return ("whom", {"whom": part}) if _KNOWS.fullmatch(part) else None


def often_behind(text: str, today: date) -> tuple[str, str] | None:
    """A step and how often, or by which day, where that stands behind its last comma: "Lights out at ten, daily"."""
    title, comma, often = (part.strip() for part in text.rpartition(","))
    if not (comma and title):
        return None
    try:
        read_often(often, today, either=True)
    except Problem:
        return None
    return title, often


def barrier_said(text: str) -> WishedBarrier | None:
    """What gets in the way with an answer to it: "If it rains, then I take the bus"; "the noise, ask Ann"."""
    inside = _IF_THEN.fullmatch(" ".join(text.split()))
    if inside:
        return WishedBarrier(when_of(f"{inside[1]} {inside[2]}"), then=then_of(inside[3]))
    outside = _ASK.fullmatch(" ".join(text.split()))
    return WishedBarrier(outside[1], "outside", None, outside[2], outside[3]) if outside else None


def reach_behind(text: str) -> tuple[str, str] | None:
    """Who, and how to reach them, where it surely is that: "Sam 555 0100", "Sam, 555 0100 after six", "Ida (at the
    shed)"."""
    who, sign, reach = text.removesuffix(")").partition("(") if text.endswith(")") else ("", "", "")
    if not (sign and reach):
        at = next((at for at in range(len(text)) if _is_number(text[at:])), len(text))
        who, reach = text[:at], text[at:]
    who = who.strip(" ,:")
    return (who, reach.strip()) if reach and any(letter.isalpha() for letter in who) else None


def _is_number(text: str) -> bool:
    """Whether it begins with a number to call: a digit, and at least four more signs of a number behind it."""
    digits = text.removeprefix("+")[: len("12345")]
    return digits[:1].isdecimal() and len(digits) == len("12345") and all(sign in "0123456789 /()-" for sign in digits)


def whom_behind(text: str) -> tuple[str, str] | None:
    """A day, and with whom: "mon 10:00 with Ana"."""
    words = text.split()
    at = next((at for at, word in enumerate(words) if word.casefold() == "with"), 0)
    day, whom = " ".join(words[:at]).rstrip(" ,"), " ".join(words[at + 1 :])
    return (day, whom) if day and whom else None
