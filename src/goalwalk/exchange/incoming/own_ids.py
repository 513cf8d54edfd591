"""Ids that are made of what a thing is, so that the same thing has the same id each time it comes in."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Collection, Iterator
from datetime import date
from itertools import count

IN_ORDER = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghjkmnpqrstvwxyz")
LENGTH = 26


def rank_of(day: date, which: int, time: str | None = None) -> int:
    """By which what is dated comes in order: its day, its time, and which one of these it is."""
    minutes = int(time[:2]) * 60 + int(time[3:]) if time else 720
    return (day.toordinal() * 1440 + minutes) * 500 + min(which, 499)


def ranked(rank: int, own: str) -> str:
    """An id that rises with its rank, as ids of one change do: two devices put what has one stamp in their order."""
    letters = b32encode(rank.to_bytes(5)).translate(IN_ORDER).decode()
    return letters + own[: LENGTH - len(letters)]


def own_id(*parts: object) -> str:
    """An id of 128 bits that these parts always make."""
    text = "\0".join([f"{len(part)}:{part}" for part in map(str, parts)])
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]
    return b32encode(digest)[:LENGTH].translate(IN_ORDER).decode()


def attempts(*parts: object, on: int | None = None) -> Iterator[str]:
    """The id of these parts, and those for when it was taken back; `on`: its rank among what is dated."""
    for attempt in count():
        own = own_id(*parts, *([attempt] if attempt else []))
        yield own if on is None else ranked(on, own)


def came_as(here: Collection[str], every: Collection[str], *parts: object, on: int | None = None) -> str | None:
    """The id of what is `here` that came as a thing of these parts, where it did; `every`: all ids there ever were."""
    for own in attempts(*parts, on=on):
        if own in here:
            return own
        if own not in every:
            break
    return None
