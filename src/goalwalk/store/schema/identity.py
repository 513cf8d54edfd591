"""Which plan a file is a copy of: an identity in its `_state`, kept for life by every copy.

One is drawn when a plan is begun. A plan from before there were identities gets one from what it holds, so that its
copies agree mostly by themselves; where they do not, a thing that both hold, or have erased, makes them one plan.
The smaller identity then stays, and the other is kept as an alias.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain

from goalwalk.core import kinds
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.schema import codec

DERIVED = "0"  # how every identity begins that was not drawn


def drawn(random: Callable[[int], bytes]) -> str:
    """The identity of a plan that begins now: 128 bits, of which the first four say that it was drawn."""
    first, *rest = random(16)
    return f"{1 + (first >> 4) % 15:x}{first & 15:x}{bytes(rest).hex()}"


def derived(tables: Tables) -> str:
    """The identity of a plan from before there were any: of the first thing it holds, was given or has erased.

    What goes to files of history with time does not count, as long as there is anything else.
    """
    lasting = [name for name in kinds.TABLES if name not in kinds.DATED]
    first = min(_ids(tables, (*lasting, codec.ERASURES)), default=None)
    first = first or min(chain(_ids(tables, kinds.DATED), _digests(tables)), default="")
    return DERIVED + hashlib.sha256(first.encode()).hexdigest()[:31]


def begun(random: Callable[[int], bytes], stamp: str) -> Tables:
    """The tables of a plan that begins now, with nothing in it yet."""
    return codec.empty() | {codec.STATE: {"1": {"stamp": stamp, "identity": drawn(random), "vector": {}}}}


def names(tables: Tables) -> frozenset[str]:
    """Every identity that this plan goes by; none for one that is not begun."""
    state = tables[codec.STATE].get("1", {})
    return frozenset((state["identity"], *state.get("aliases", ()))) if state else frozenset()


def holds_nothing(tables: Tables) -> bool:
    """Whether no thing was ever in this plan: it could be anybody's."""
    return not any(tables[name] for name in (*kinds.TABLES, codec.ERASURES, codec.HISTORY))


def is_one(one: Tables, other: Tables) -> bool:
    """Whether two files, each with all its history, are copies of one plan."""
    if names(one) & names(other):
        return True
    if not any(name.startswith(DERIVED) for name in names(one) | names(other)):
        return False
    every = (*kinds.TABLES, codec.ERASURES)
    return not set(_ids(one, every)).isdisjoint(_ids(other, every))


def united(state: Document, others: frozenset[str]) -> Document:
    """The state of a plan that goes by these other identities, too."""
    smallest, *rest = sorted({state["identity"], *state.get("aliases", ()), *others})
    return {**state, "identity": smallest, **({"aliases": rest} if rest else {})}


def _ids(tables: Tables, names: tuple[str, ...]) -> Iterator[str]:
    return (document["id"] for name in names for document in tables.get(name, {}).values())


def _digests(tables: Tables) -> Iterator[str]:
    return (name["sha256"] for name in tables[codec.HISTORY].values())
