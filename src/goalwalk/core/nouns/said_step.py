"""A step as it is said in one line: "read my book 20 mins a day", "pills twice a day", "call dr hale by thursday".

The longest end of a title that is wholly how often, by when, or how much, is looked for; a name has to be left. What is
the name of something as often as it is a time ("make dinner", "plan the week") is none.
"""

from __future__ import annotations

from datetime import date

from goalwalk.core.amounts import ALL_AT_ONCE
from goalwalk.core.days import is_number
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythm.often import read_often
from goalwalk.core.rhythm.rhythms import ONCE, Often
from goalwalk.core.rhythm.typed import UNITS
from goalwalk.core.times import PART_WORDS
from goalwalk.core.tuples import NamedTuple
from goalwalk.core.units import FAMILIES, Measure, read_target

LONGEST = 12  # words that an end may have
TWO_WAYS = ("rhythm_two", "rhythm_most")  # what is understood, and has to be asked
COUNTED = ("glass", "glasses", "cup", "cups", "chapter", "chapters", "lap", "laps", "rep", "reps")
KNOWN = ALL_AT_ONCE.union(COUNTED, *FAMILIES) - {"k"}
# Said alone they are as likely what is done: lunch, the week, one day.
NOUNS = frozenset((*(word for word in PART_WORDS if not word.endswith("s")), *UNITS, "weekend"))
# No name ends with these, so that what stands behind them is a part of it: "prepare for monday".
OPEN = frozenset(
    (
        "for",
        "of",
        "to",
        "with",
        "from",
        "about",
        "until",
        "before",
        "after",
        "by",
        "at",
        "in",
        "on",
        "the",
        "a",
        "an",
        "my",
    )
)
BEFORE_NOUNS = ("the", "a", "an", "my", "one", "this", "that", "few", "several", "some", "work", "week")
PLURALS = frozenset(word for word in PART_WORDS if word.endswith("s"))  # "sunday afternoons" are each of them
EACH = {
    f"{one} {unit}": f"every {unit}" for one in ("a", "an", "per", "each", "the") for unit in ("day", "week", "night")
}


class SaidOften(NamedTuple):
    """How often (`every`: as it was typed), and how much of it; `unclear`: how often can mean two things, and is still
    to be asked."""

    often: Often | None = None
    target: Measure | None = None
    unclear: NotUnderstood | None = None
    every: str = ""


def said_in(title: str, today: date) -> tuple[str, SaidOften] | None:
    """The name, and what the longest end of the title says; an empty name where all of it does; None where no end does.

    `today`: the day on which it begins.
    """
    words = title.split()
    for at in range(max(0, len(words) - LONGEST), len(words)):
        if at and words[at - 1].casefold() in OPEN:
            continue
        said = read_said(" ".join(words[at:]), today)
        if said is not None and _is_noun(words[at : at + 1]) and read_said(" ".join(words[at + 1 :]), today):
            continue  # "make dinner every day"
        if said is not None:
            return " ".join(words[:at]).rstrip(" ,;:-–"), said
    return None


def read_said(text: str, today: date) -> SaidOften | None:
    """What a text says, all of it: how often, how much, or both in either order."""
    words = text.split()
    if not words or words[0].casefold() == "of":
        return None
    alone = None if _is_noun(words) else _often(text, today)
    if alone is not None:
        return alone
    for at in range(1, len(words)):
        for much, often in ((words[:at], words[at:]), (words[at:], words[:at])):
            target = _target(much)
            said = _often(" ".join(often), today) if target is not None else None
            if target is None or said is None:
                continue
            if not (said.often and (said.often.times or (not target.unit and said.often.rhythm == ONCE))):
                return said._replace(target=target)
    target = _target(words)
    return SaidOften(target=target) if target is not None and target.unit else None


def _often(text: str, today: date) -> SaidOften | None:
    typed = text.strip(" ,;")
    every = EACH.get(typed.casefold(), typed)
    either = not any(word.strip(",") in PLURALS for word in typed.casefold().split())
    try:
        return SaidOften(read_often(every, today, either=either), every=every)
    except NotUnderstood as problem:
        return SaidOften(unclear=problem) if problem.code in TWO_WAYS else None


def _target(words: list[str]) -> Measure | None:
    """An amount of what is often measured; a bare number only in digits."""
    said = words[1:] if words[:1] == ["for"] else words
    try:
        target = read_target(" ".join(said).strip(" ,;"))
    except NotUnderstood:
        return None
    if target.unit is None:
        return target if is_number(said[0].strip(",;")) else None
    return target if target.unit.casefold() in KNOWN else None


def _is_noun(words: list[str]) -> bool:
    said = [word.casefold() for word in words]
    if not said:
        return False
    before = said[0] in BEFORE_NOUNS or is_number(said[0])
    return said[-1] in {*NOUNS, "days", "weeks", "months"} and (len(said) == 1 or (len(said) == 2 and before))
