"""The keys of documents in the undo list: several in a row are kept as the first and the last of them, so that a change
of 100,000 documents is a line like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from goalwalk.store.disk.tables import Document
from goalwalk.store.schema.fields import LARGEST_COUNT

FEWEST = 3  # in a row, from which on they are kept as a range
MOST = 1_000_000  # in one range: no more can be in a plan
WORDS = ("added", "removed")  # what a change tells as keys

Packed = list[Any]  # keys, and [first, last] in the place of all from one to the other


def packed(keys: Iterable[int]) -> Packed:
    """These keys as they are kept, in their order."""
    found: Packed = []
    run: list[int] = []
    for key in (*keys, None):
        if key is not None and run and key == run[-1] + 1 and len(run) < MOST:
            run.append(key)
            continue
        found += [[run[0], run[-1]]] if len(run) >= FEWEST else run
        run = [] if key is None else [key]
    return found


def ranges(kept: Packed) -> Iterator[range]:
    """The ranges of what is kept, a key being one of its own."""
    return (range(one[0], one[1] + 1) if isinstance(one, list) else range(one, one + 1) for one in kept)


def keys(kept: Packed) -> Iterator[int]:
    """All keys that are kept there, in their order."""
    return chain.from_iterable(ranges(kept))


def count(kept: Packed) -> int:
    """How many they are."""
    return sum(map(len, ranges(kept)))


def unpacked(changes: Document) -> Document:
    """What a change did to a table, with each key by itself."""
    return {word: list(keys(kept)) if word in WORDS else kept for word, kept in changes.items()}


def kept_as(changes: Document) -> Document:
    """What a change did to a table, as it is kept."""
    return {word: packed(kept) if word in WORDS else kept for word, kept in changes.items()}


def check(kept: object) -> None:
    """Raise ValueError unless these are keys as they are kept."""
    if type(kept) is not list:
        raise ValueError("not keys")
    for one in kept:
        pair = one if type(one) is list else [one, one]
        if len(pair) != 2 or not all(type(key) is int and 0 < key <= LARGEST_COUNT for key in pair):
            raise ValueError("not keys")
        if not 0 <= pair[1] - pair[0] < MOST:
            raise ValueError("not a range")
