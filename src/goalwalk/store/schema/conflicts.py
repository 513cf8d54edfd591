"""What two devices wrote without seeing each other's: fields with several values, and what was taken away by one while
another wrote on it. The latest is shown; the others wait until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalwalk.core import kinds
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.schema import codec, units
from goalwalk.store.schema.units import THERE, Values

NEVER = ("welcomed",)  # what the program itself writes down of a day: the latest is right


class Conflict(NamedTuple):
    """A unit of a document with several values, each with its stamp, the one that is shown first.

    `unit` THERE: it was taken away ([true, …]) while another device wrote on it ([false]); `below`: what was added
    under it meanwhile, by table and id, and is hidden with it.
    """

    table: str
    id: str
    unit: str
    heads: tuple[tuple[str, Values], ...]
    below: tuple[tuple[str, str], ...] = ()


def conflicts(tables: Tables) -> tuple[Conflict, ...]:
    """All there are, those of what was taken away too."""
    if len(tables[codec.STATE]["1"].get("vector", ())) < 2:
        return ()
    return tuple(
        found
        for name in ("settings", *kinds.TABLES)
        for document in tables[name].values()
        if not document.keys().isdisjoint(("heads", "removed"))
        for found in _of(tables, name, document)
    )


def _of(tables: Tables, name: str, document: Document) -> Iterator[Conflict]:
    own = document.get("id", "")
    found = units.heads(name, document)
    if "removed" in document:
        below = _below(tables, name, document)
        edits = [stamp for stamp in units.given_in(document) if not _saw(document, stamp)]
        if below or edits:
            stamp = max([*edits, *(tables_stamp for _, _, tables_stamp in below)])
            heads = ((document["removed"], found[THERE][document["removed"]]), (stamp, [False]))
            yield Conflict(name, own, THERE, heads, tuple((table, id) for table, id, _ in below))
        return
    for unit in document.get("heads", {}):
        first = units.shown(found[unit])
        others = [(stamp, values) for stamp, values in sorted(found[unit].items(), reverse=True) if stamp != first[0]]
        different = [
            head for at, head in enumerate(others) if head[1] != first[1] and head[1] not in _values(others[:at])
        ]
        if different and unit not in NEVER and unit != THERE:
            yield Conflict(name, own, unit, (first, *different))


def _values(heads: list[tuple[str, Values]]) -> list[Values]:
    return [values for _, values in heads]


def _saw(document: Document, stamp: str) -> bool:
    """Whether who took a document away had seen what was set then."""
    removed: str = document["removed"]
    if stamps.device_of(stamp) == stamps.device_of(removed):
        return True
    return stamp == document["stamp"] or stamps.covers(document.get("saw", {}), stamp)


def _below(tables: Tables, name: str, document: Document) -> list[tuple[str, str, str]]:
    """What hangs on it and was added unseen, with the stamp of each."""
    return [
        (table, one["id"], one["stamp"])
        for table, (owner, above) in kinds.OWNERS.items()
        if above == name
        for one in tables[table].values()
        if one.get(owner) == document["id"] and "removed" not in one and not _saw(document, one["stamp"])
    ]
