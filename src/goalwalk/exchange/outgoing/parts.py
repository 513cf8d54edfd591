"""What of a plan goes out: all of it, or what was chosen by goal, days and parts; and what is left out then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.tuples import NamedTuple

SETTINGS = "settings"
# What can be chosen, by the word for it: every table stands in one of them.
PARTS: Mapping[str, tuple[str, ...]] = {
    "goals": ("goals", "steps", "ratings"),
    "check-ins": ("check_ins", "day_check_ins"),
    "wins": ("wins",),
    "barriers": ("barriers", "happenings"),
    "people": ("supports", "contacts"),
    "skills": ("skills", "practices"),
    "hopes": ("hopes",),
    "clocks": ("clocks", "returns", "amounts"),
    "setbacks": ("setbacks",),
    "talks": ("meetings", "brings", "typings"),
    "about": ("about",),
    "shares": ("shares",),
    SETTINGS: (),
}


class Choice(NamedTuple):
    """What is wanted: nothing chosen is all there is. `parts`: words of PARTS; `first` to `last`: of what has a day."""

    goal: Goal | None = None
    first: date | None = None
    last: date | None = None
    parts: tuple[str, ...] = tuple(PARTS)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out by it."""
        return self == Choice()


class Chosen(NamedTuple):
    """The records of each table that go; how many of each stay; whether the settings go."""

    records: Mapping[str, tuple[Any, ...]]
    left: Mapping[str, int]
    settings: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many of each table go, where any do."""
        return {name: len(records) for name, records in self.records.items() if records}


def chosen(plan: Plan, choice: Choice) -> Chosen:
    """What of a plan that was read whole is wanted."""
    tables = {table for part in choice.parts for table in PARTS[part]}
    records: dict[str, tuple[Any, ...]] = {}
    left: dict[str, int] = {}
    of_goal: dict[str, set[str]] = {"goals": {choice.goal.id}} if choice.goal else {}
    for kind in kinds.BY_TABLE.values():
        every = getattr(plan, kind.table)
        if choice.goal:
            mine = [one for one in every if _hangs_on(kind, one, of_goal)]
            of_goal[kind.table] = {one.id for one in mine}
        else:
            mine = every
        going = tuple(one for one in mine if _is_of(one, choice.first, choice.last)) if kind.table in tables else ()
        records[kind.table] = going
        if len(every) > len(going):
            left[kind.table] = len(every) - len(going)
    return Chosen(records, left, SETTINGS in choice.parts and choice.goal is None)


def _hangs_on(kind: kinds.Kind, record: Any, ids: Mapping[str, set[str]]) -> bool:
    """Whether it is of the goal, or hangs on what is; owners come before what hangs on them."""
    if kind.owner is None:
        return record.id in ids.get(kind.table, ())
    field, table = kind.owner
    return getattr(record, field) in ids.get(table, ())


def day_of(record: Any) -> date | None:
    """The day that something is told of; None for what stands until it is changed."""
    day: date | None = getattr(record, "day", None) or getattr(record, "last", None)
    return day


def _is_of(record: Any, first: date | None, last: date | None) -> bool:
    day = day_of(record)
    if day is None:
        return True
    begin = getattr(record, "first", day)
    return (first is None or day >= first) and (last is None or begin <= last)


def with_owners(plan: Plan, records: Mapping[str, Sequence[Any]]) -> dict[str, set[str]]:
    """The ids of these records by table, and of all that they hang on: else nobody could tell what they are of."""
    ids = {name: {one.id for one in found} for name, found in records.items() if found}
    for kind in reversed(kinds.BY_TABLE.values()):
        if kind.owner and kind.table in ids:
            field, table = kind.owner
            mine = ids[kind.table]
            above = {getattr(one, field) for one in getattr(plan, kind.table) if one.id in mine} - {None}
            if above:
                ids.setdefault(table, set()).update(above)
    return {table: ids[table] for table in kinds.TABLES if table in ids}
