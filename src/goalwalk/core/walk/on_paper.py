"""The walk on a sheet of paper: which questions stand on it, in the order they are asked, each under a short label.

What is typed from a sheet afterwards, or into a file of answers, may name a question by its label, too. A label means
one question on every sheet: of a long walk or a short one, of one part, alone or of two.
"""

from __future__ import annotations

from goalwalk.core.walk.part import Talk

NAMES: dict[str, tuple[str, ...]] = {
    "life": ("life",),
    "hopes": ("hopes", "fears"),
    "helps": ("helps",),
    "goal": ("goal", "goal.explore", "goal.why", "goal.more"),
    "importance": ("importance", "importance.why", "importance.up"),
    "step": ("step", "step.when", "step.place"),
    "confidence": ("confidence", "confidence.why", "confidence.up", "confidence.smaller"),
    "levels": ("measured", "level.0", "level.-1", "level.1", "level.-2", "level.2"),
    "barrier": ("barrier", "barrier.side", "barrier.then", "barrier.whom", "barrier.say"),
    "people": ("people", "people.reach", "people.company"),
    "giving": ("giving",),
    "talk": ("agreed", "agreed.who", "talk", "talk.whom", "talk.bring"),
    "closing": ("also",),
}
# The labels: each number with its letters, in order. What only a long walk asks goes on with the letters of the part
# before it; what only two are asked stands behind what each is asked alone.
_LABELLED: tuple[tuple[str, ...], ...] = (
    ("life", "hopes", "fears"),
    ("helps",),
    (*NAMES["goal"], *NAMES["importance"]),
    (*NAMES["step"], *NAMES["confidence"], *NAMES["levels"]),
    NAMES["barrier"],
    (*NAMES["people"], *NAMES["giving"]),
    ("talk", "talk.whom", "talk.bring", "agreed", "agreed.who"),
    ("also",),
)
ALONE = ("life", "helps", "also")  # on a short sheet the only ones of their number: they need no letter
LABELS = {
    name: f"{number}" if name in ALONE else f"{number}{letter}"
    for number, names in enumerate(_LABELLED, 1)
    for letter, name in zip("abcdefghijklmnopqrstuvwxyz", names, strict=False)
}
AGAIN = {"step": 2, "barrier": 2, "people": 3}  # how often a sheet has room for several of a kind
NOT_TOGETHER = ("talk.whom",)
NOT_ALONE = ("agreed", "agreed.who")


def names(part: str, *, together: bool) -> tuple[str, ...]:
    """The questions of a part, in order."""
    unasked = NOT_TOGETHER if together else NOT_ALONE
    return tuple(name for name in NAMES[part] if name not in unasked)


def parts(talk: Talk) -> tuple[str, ...]:
    """The parts that stand on the sheet of such a walk; one part alone has no last question."""
    return talk.parts if talk.only else (*talk.parts, "closing")


def labels(talk: Talk) -> dict[str, str]:
    """The label of each question of such a walk, in the order in which they are asked."""
    return {name: LABELS[name] for part in parts(talk) for name in names(part, together=talk.together)}


def number(part: str) -> int:
    """The number that the labels of a part begin with."""
    return int(LABELS[NAMES[part][0]].rstrip("abcdefghijklmnopqrstuvwxyz"))


def plain_name(name: str) -> str:
    """The name by which a question stands on the sheet: another step is asked for like the first."""
    return name.removesuffix(".another")
