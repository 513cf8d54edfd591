"""The registry of kinds answers every question about every kind, and agrees with the records.

The cases: each field has a row that fits its annotation and its default; each kind has a table in a plan, an owner that
comes before it, numbers where it is numbered, words it is found by, sentences that name it; each list says what its
members are told apart by, or that its order is its meaning.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_type_hints

import pytest

from goalwalk.core import kinds
from goalwalk.core.days import DAY_PARTS
from goalwalk.core.kinds import BY_TABLE, MEMBERS, NEVER, SETTINGS, TABLES, Kind, Value
from goalwalk.core.model.plan import Agreed, Numbers, Pause, Plan
from goalwalk.core.rhythm.rhythms import Rhythm
from goalwalk.core.since import Since
from goalwalk.store.schema.fields import field
from goalwalk.words import say

PLAIN: dict[str, Any] = {
    **dict.fromkeys(("id", "reference", "moment", "text", "time", "slot"), str),
    **dict.fromkeys(("number", "count", "amount", "limit"), int),
    **dict.fromkeys(("day", "past day"), date),
    "rhythm": Rhythm,
    "yes": bool,
    "texts": tuple[str, ...],
    **dict.fromkeys(("times", "ids"), tuple[str, ...]),
    "pauses": tuple[Pause, ...],
    "answers": tuple[tuple[str, str], ...],
    "agreed": tuple[Agreed, ...],
    "saves": tuple[tuple[int, str], ...],
    "levels": tuple[str | None, ...],
}
IN_ORDER = {"answers", "texts", "times", "ids", "levels"}  # lists that are one value
ALL = (SETTINGS, *BY_TABLE.values())
each_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)


def annotation(value: Value) -> Any:
    """How a record annotates a field that holds this."""
    if value.kind == "since":
        held: Any = tuple[Since[annotation(value.of[0])], ...]  # type: ignore[misc]
    elif value.kind == "rising":
        held = tuple[annotation(value.of[0]), ...]  # type: ignore[misc]
    elif value.kind == "choice":
        held = Literal[value.of]
    elif value.kind == "choices":
        held = tuple[Literal[value.of], ...]  # type: ignore[misc,valid-type]
    else:
        held = PLAIN[value.kind]
    return held | None if value.absent is None else held


@each_kind
def test_each_field_fits_its_annotation(kind: Kind) -> None:
    record: Any = kind.record
    assert tuple(kind.fields) == record._fields
    assert {name: annotation(value) for name, value in kind.fields.items()} == get_type_hints(record)
    for name, value in kind.fields.items():
        chosen = kind is SETTINGS  # what was chosen stands beside a default that may be another
        assert chosen or value.absent is NEVER or record._field_defaults.get(name) == value.absent, name
        assert callable(field(value).read), "the store reads and writes it"


@each_kind
def test_lists_say_what_tells_their_members_apart(kind: Kind) -> None:
    for name, value in kind.fields.items():
        is_list = str(annotation(value)).startswith("tuple")
        assert is_list is (value.kind in MEMBERS or value.kind in IN_ORDER), name


@each_kind
def test_it_names_fields_that_are_there(kind: Kind) -> None:
    for name in (*kind.named_by, *(name for together in kind.together for name in together)):
        assert name in kind.fields
    for name, table in (*((kind.owner,) if kind.owner else ()), *kind.refers):
        assert (kind.fields[name].kind, table in TABLES) == ("reference", True)
    assert sum(value.kind == "reference" for value in kind.fields.values()) == bool(kind.owner) + len(kind.refers)
    assert kind.numbered != "owner" or kind.owner
    assert bool(kind.numbered) is ("number" in kind.fields)
    assert not kind.dated or (kind.added_only and "day" in kind.fields)
    assert not kind.by_words or kind.named_by[0] in (*kind.words, "day")
    for name, schema in kind.later:
        assert kind.fields[name].absent is not NEVER, "what was written before does not have it"
        assert schema > kind.since


def test_the_times_of_a_step_are_those_that_can_be_typed() -> None:
    (slot,) = BY_TABLE["steps"].fields["at"].of
    assert slot.of == tuple(DAY_PARTS)


def test_a_plan_has_a_field_for_each_table() -> None:
    assert set(TABLES) == set(Plan._fields) - {"settings", "numbers", "moved", "said", "written"}
    within_the_plan = {kind.table for kind in BY_TABLE.values() if kind.numbered == "plan"}
    assert within_the_plan | {"steps"} == set(Numbers._fields)


def test_what_others_hang_on_comes_first() -> None:
    for table, (_, above) in kinds.OWNERS.items():
        assert TABLES.index(above) < TABLES.index(table)
    assert TABLES[-1] == "check_ins"


def test_each_kind_is_called_something() -> None:
    facts = {"id": "1", "title": "x", "day": "today"}
    for kind in BY_TABLE.values():
        if kind.table != "meetings":  # called by whom they were with
            assert say(f"thing.{kind.table}", **facts)
        if kind.numbered:
            assert say(f"elsewhere.{kind.noun}", id="1")
    assert len({kind.noun for kind in ALL}) == len(ALL)
