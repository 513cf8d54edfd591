"""What putting a file into a plan needs to know beside it, and what comes of it."""

from __future__ import annotations

from collections.abc import Collection

from goalwalk.core.model.plan import Plan
from goalwalk.core.rhythm.rhythms import Rhythm
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.incoming.records import Left


class Known(NamedTuple):
    """The ids of all that ever was in the plan, of what was erased, and of what undone changes had added. `away`: what
    steps were called that were taken away, each behind its goal."""

    every: Collection[str] = frozenset()
    erased: Collection[str] = frozenset()
    undone: Collection[str] = frozenset()
    away: Collection[tuple[str, str]] = frozenset()


class Into(NamedTuple):
    """Where steps go that stand below nothing there: a goal of the plan by its id, or a new one with this title; the
    words of what is kept aside; and how often those come round of which that is not told there."""

    title: str
    goal: str | None = None
    aside: str = "{title}: {fields}"
    rhythm: Rhythm | None = None


class Adopted(NamedTuple):
    """The plan with what has come, how many of each table that is, how many were there already, and what is left."""

    plan: Plan
    new: dict[str, int]
    there: int
    left: tuple[Left, ...]
    steps: dict[tuple[str, str], str]  # the id of each step that is new or has new days, by its goal and name there
    asides: tuple[str, ...]  # the notes of what has no place
    newer: int = 0  # days that say something else there now than an import wrote of them
