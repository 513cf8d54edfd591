"""Two states of a plan beside each other: what is new in the later, what is otherwise, and what is no longer there."""

from __future__ import annotations

from typing import Any

from goalwalk.core import kinds
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple


class Difference(NamedTuple):
    """Of one table: records that are new, pairs of those that are otherwise, and those that are gone."""

    table: str
    new: tuple[Any, ...]
    changed: tuple[tuple[Any, Any], ...]
    gone: tuple[Any, ...]


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """What differs, table by table, in the order of the tables; the settings last."""
    found = []
    for table in kinds.TABLES:
        olds, news = ({record.id: record for record in getattr(plan, table)} for plan in (before, after))
        if olds == news:
            continue
        changed = tuple((olds[own], new) for own, new in news.items() if own in olds and olds[own] != new)
        new = tuple(record for own, record in news.items() if own not in olds)
        gone = tuple(record for own, record in olds.items() if own not in news)
        found.append(Difference(table, new, changed, gone))
    if before.settings != after.settings:
        found.append(Difference("settings", (), ((before.settings, after.settings),), ()))
    return tuple(found)
