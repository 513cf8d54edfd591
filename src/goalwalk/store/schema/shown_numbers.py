"""The numbers people see, where two devices have given one: a pure function of all claims, so the same everywhere.

What a document holds is a claim. A number goes to who claimed it first; whoever came later takes the least number above
that nobody claims, so that a new thing moves nobody. What was taken away or erased keeps its claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from goalwalk.core import kinds
from goalwalk.store.disk.tables import Document

A_DAY = timedelta(days=1)
Scope = tuple[str | None, int]


def moved(table: str, documents: Iterable[Document], erasures: Iterable[Document]) -> Mapping[str, int]:
    """The number that is shown of each thing, by its id, whose claim came too late."""
    kind = kinds.BY_TABLE[table]
    owner = kind.owner[0] if kind.owner and kind.numbered == "owner" else ""
    claims = [(one["stamp"], one["id"], (one.get(owner), one["number"])) for one in documents]
    claims += [
        (erasure["made"], erasure["id"], (erasure.get("owner") if owner else None, erasure["number"]))
        for erasure in erasures
        if erasure.get("kind") == table and "number" in erasure
    ]
    taken: dict[Scope, str] = {}
    late: list[tuple[str, Scope]] = []
    for _, own, claim in sorted(claims, key=lambda claim: claim[:2]):
        if taken.setdefault(claim, own) != own:
            late.append((own, claim))
    shown = {}
    for own, (scope, number) in late:
        while (scope, number) in taken:
            number += 1
        taken[scope, number] = own
        shown[own] = number
    return shown


def of_a_day(moved: Mapping[str, tuple[str, str]], now: datetime) -> dict[str, tuple[str, str]]:
    """Of things that got another number, those that got it within a day of now."""
    return {own: told for own, told in moved.items() if abs(now - datetime.fromisoformat(told[1])) < A_DAY}
