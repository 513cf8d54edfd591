"""Where some words stand in a plan: asked after something was erased, for its name may stand elsewhere, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goalwalk.core.model import Plan
from goalwalk.core.naming import folded, step_id

# The things that people see numbered, by the field of the plan; what they are called in words.
NUMBERED = {
    "goals": "goal",
    "barriers": "barrier",
    "skills": "skill",
    "supports": "support",
    "clocks": "clock",
    "hopes": "hope",
    "setbacks": "setback",
    "meetings": "meeting",
    "brings": "bring",
    "wins": "win",
}
NOTED = ("practices", "happenings", "contacts", "returns", "amounts", "ratings", "about", "check_ins", "day_check_ins")


def mentions(plan: Plan, text: str) -> tuple[tuple[str, str], ...]:
    """Each thing of a plan that was read whole in which these words stand, as whole words: what it is, and the id
    people see. What has no number of its own is a "note", with no id, and told once.
    """
    sought = re.compile(rf"(?<!\w){re.escape(folded(text))}(?!\w)")
    found: list[tuple[str, str]] = []
    for field, noun in NUMBERED.items():
        found += [(noun, str(one.number)) for one in getattr(plan, field) if _holds(one, sought)]
    found += [("step", step_id(plan, step)) for step in plan.steps if _holds(step, sought)]
    if any(_holds(one, sought) for field in NOTED for one in getattr(plan, field)):
        found.append(("note", ""))
    return tuple(found)


def _holds(record: Any, sought: re.Pattern[str]) -> bool:
    return any(sought.search(folded(text)) for text in _texts(record[1:]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
