"""The walk on a sheet of paper: which questions stand on it, in the order they are asked, each under a short label.

What is typed from a sheet afterwards, or into a file of answers, may name a question by its label, too. A label means
one question on every sheet: of a long walk or a short one, or of one part; and whoever fills it in, alone or of two,
has the same sheet.
"""

from __future__ import annotations

from goalwalk.core.talks.part import Talk

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
    "talk": ("talk", "talk.whom", "talk.bring", "agreed", "agreed.who"),
    "closing": ("also",),
}
# The labels: each number with its letters, in order. What only a long walk asks goes on with the letters of the part
# before it.
_LABELLED: tuple[tuple[str, ...], ...] = (
    ("life", "hopes", "fears"),
    ("helps",),
    (*NAMES["goal"], *NAMES["importance"]),
    (*NAMES["step"], *NAMES["confidence"], *NAMES["levels"]),
    NAMES["barrier"],
    (*NAMES["people"], *NAMES["giving"]),
    NAMES["talk"],
    ("also",),
)
ALONE = ("life", "helps", "also")  # on a short sheet the only ones of their number: they need no letter
LABELS = {
    name: f"{number}" if name in ALONE else f"{number}{letter}"
    for number, names in enumerate(_LABELLED, 1)
    for letter, name in zip("abcdefghijklmnopqrstuvwxyz", names, strict=False)
}
AGAIN = {"step": 2, "barrier": 2, "people": 3}  # how often a sheet has room for several of a kind
ONCE = ("people.company",)  # of a kind that comes again, what is asked once for all of them
NOT_TOGETHER = ("talk.whom",)
NOT_ALONE = ("agreed", "agreed.who")


def printed(talk: Talk) -> tuple[str, ...]:
    """The parts that stand on the sheet of such a walk; one part alone has no last question."""
    return talk.parts if talk.only else (*talk.parts, "closing")


def labels(talk: Talk) -> dict[str, str]:
    """The label of each question that such a walk asks, in the order of the sheet."""
    unasked = () if talk.sheet else NOT_TOGETHER if talk.together else NOT_ALONE
    return {name: LABELS[name] for part in printed(talk) for name in NAMES[part] if name not in unasked}


def is_on(talk: Talk, name: str) -> bool:
    """Whether the question of that name has a label, and stands on the sheet of such a walk."""
    return any(name in NAMES[part] for part in printed(talk))


def number(part: str) -> int:
    """The number that the labels of a part begin with."""
    return int(LABELS[NAMES[part][0]].rstrip("abcdefghijklmnopqrstuvwxyz"))


def plain_name(name: str) -> str:
    """The name by which a question stands on the sheet: another step is asked for like the first."""
    return name.removesuffix(".another")
