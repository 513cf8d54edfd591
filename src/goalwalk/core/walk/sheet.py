"""The walk on a sheet of paper: which questions stand on it, in the order they are asked, each under a short label.

What is typed from a sheet afterwards, or into a file of answers, may name a question by its label, too.
"""

from __future__ import annotations

from goalwalk.core.walk.script import Talk

NAMES: dict[str, tuple[str, ...]] = {
    "life": ("life",),
    "hopes": ("hopes", "fears"),
    "helps": ("helps",),
    "goal": ("goal", "goal.explore", "goal.why"),
    "importance": ("importance", "importance.why", "importance.up"),
    "step": ("step", "step.when", "step.cue", "step.whom", "step.half"),
    "confidence": ("confidence", "confidence.why", "confidence.up", "confidence.smaller"),
    "levels": ("measured", "level.0", "level.-1", "level.1", "level.-2", "level.2"),
    "barrier": ("barrier", "barrier.side", "barrier.then", "barrier.whom", "barrier.say"),
    "people": ("people", "people.reach", "people.company"),
    "giving": ("giving",),
    "talk": ("agreed", "agreed.who", "talk", "talk.whom", "talk.bring"),
    "closing": ("also",),
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
    """The label of each question of such a walk: the number of its part, and a letter where a part asks several."""
    found = {}
    for number, part in enumerate(parts(talk), 1):
        asked = names(part, together=talk.together)
        for letter, name in zip("abcdefgh", asked, strict=False):
            found[name] = f"{number}{letter}" if len(asked) > 1 else f"{number}"
    return found


def plain_name(name: str) -> str:
    """The name by which a question stands on the sheet: another step is asked for like the first."""
    return name.removesuffix(".another")
