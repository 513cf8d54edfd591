"""What was taken away and is still in the file: each thing once, with what it hung on, and what went with it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any, NamedTuple

from goalwalk.core import kinds
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.schema import codec


class Removed(NamedTuple):
    """One thing of the table `name` that was taken away. `above` is what it hangs on, the nearest first, each with its
    table and whether that was taken away, too; `keys`, by their tables: all that is to be there again with it, and
    `along`: how many of these went with it.
    """

    name: str
    id: str
    record: Any
    at: datetime
    above: tuple[tuple[str, Any, bool], ...]
    keys: dict[str, list[int]]
    along: int


def listed(tables: Tables) -> tuple[Removed, ...]:
    """All that was taken away, the latest first; what went together with what it hangs on is not told by itself."""
    by_id = {
        name: {one["id"]: (key, one) for key, one in tables[name].items()}
        for name in {above for _, above in kinds.OWNERS.values()}
    }
    went = _went_with(tables)
    found = []
    for name in kinds.TABLES:
        for key, document in tables[name].items():
            mark = document.get("removed")
            if mark is None:
                continue
            above = _above(by_id, name, document)
            if any(one.get("removed") == mark for _, _, one in above):
                continue
            along = _all_below(went, name, document)
            keys = defaultdict(list, {table: list(map(int, own)) for table, own in along.items()})
            keys[name].append(int(key))
            for table, own, one in above:
                if "removed" in one:
                    keys[table].append(int(own))
            told = tuple((table, _record(table, one), "removed" in one) for table, _, one in above)
            ordered = {table: sorted(keys[table]) for table in kinds.TABLES if table in keys}
            number = sum(map(len, along.values()))
            thing = Removed(name, document["id"], _record(name, document), _when(mark), told, ordered, number)
            found.append((mark, thing))
    return tuple(thing for _, thing in sorted(found, key=lambda pair: pair[0], reverse=True))


Went = dict[tuple[str, str, str], list[tuple[str, str, Document]]]


def _went_with(tables: Tables) -> Went:
    """What was taken away, by the table and the id of what it hangs on, and by when."""
    found: Went = defaultdict(list)
    for name, (owner, above) in kinds.OWNERS.items():
        for key, one in tables[name].items():
            if "removed" in one and (own := one.get(owner)) is not None:
                found[above, own, one["removed"]].append((name, key, one))
    return found


def _all_below(went: Went, name: str, document: Document) -> dict[str, list[str]]:
    """The keys of what was taken away along with it, by their tables."""
    found: dict[str, list[str]] = {}
    for table, key, one in went.get((name, document["id"], document["removed"]), ()):
        found.setdefault(table, []).append(key)
        for below, keys in _all_below(went, table, one).items():
            found.setdefault(below, []).extend(keys)
    return found


def _above(
    by_id: dict[str, dict[str, tuple[str, Document]]], name: str, document: Document
) -> list[tuple[str, str, Document]]:
    """What it hangs on, the nearest first, with the tables and the keys."""
    found: list[tuple[str, str, Document]] = []
    while name in kinds.OWNERS:
        owner, above = kinds.OWNERS[name]
        if (own := document.get(owner)) is None:
            break
        name, (key, document) = above, by_id[above][own]
        found.append((name, key, document))
    return found


def _record(name: str, document: Document) -> Any:
    return next(codec.every(name, {"1": document}))


def _when(stamp: str) -> datetime:
    return datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC)
