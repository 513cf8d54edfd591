"""Where some words stand in a plan: asked after something was erased, for its name may stand elsewhere, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goalwalk.core.kinds import BY_TABLE
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.naming import folded, shown_id


def mentions(plan: Plan, text: str) -> tuple[tuple[str, str], ...]:
    """Each thing of a plan that was read whole in which these words stand, as whole words: what it is, and the id
    people see. What has no number of its own is a "note", with no id, and told once.
    """
    sought = re.compile(rf"(?<!\w){re.escape(folded(text))}(?!\w)")
    found: list[tuple[str, str]] = []
    has_notes = False
    for kind in BY_TABLE.values():
        fields = kind.words
        holding = [record for record in getattr(plan, kind.table) if _holds(record, fields, sought)]
        if kind.numbered:
            found += [(kind.noun, shown_id(plan, kind, record)) for record in holding]
        else:
            has_notes = has_notes or bool(holding)
    return (*found, ("note", "")) if has_notes else tuple(found)


def _holds(record: Any, fields: tuple[str, ...], sought: re.Pattern[str]) -> bool:
    return any(sought.search(folded(text)) for field in fields for text in _texts(getattr(record, field)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
