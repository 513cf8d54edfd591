"""Two copies made one: the order, the way and the number of meetings make no difference, and nothing is lost."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalwalk.core import kinds
from goalwalk.store.disk import container, stamps
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.plan.plan_file import meaning
from goalwalk.store.schema import codec, marks, merging, migrations, units
from goalwalk.store.schema.merging import Part
from goalwalk.store.schema.units import Heads
from store.devices import OPS, Device, Op, World, both, merged

NUMBERS = st.one_of(st.integers(0, 2), st.integers(0, 11), st.integers(0, 999))
WHOLE = tuple(op for op in OPS if op not in ("publish", "receive"))  # copies that meet as a whole, and no pieces
STORIES = st.sampled_from((OPS, WHOLE)).flatmap(
    lambda ops: st.lists(st.tuples(st.integers(0, 2), st.sampled_from(ops), NUMBERS, NUMBERS), min_size=4, max_size=40)
)


def check_story(ops: list[Op]) -> None:
    world = World().run(ops)
    a, b, c = world.devices
    assert both(a, b).state() == both(b, a).state()
    assert both(a, a).state() == a.state()
    ab = both(a, b)
    assert both(ab, a).state() == ab.state() == both(ab, b).state()
    whole = both(ab, c)
    assert whole.state() == both(a, both(b, c)).state() == both(both(c, a), b).state()
    for device in (*world.devices, ab, whole):
        device.plan()
    check_all_is_there(world, whole, exactly="receive" not in {name for _, name, _, _ in ops})


def check_all_is_there(world: World, whole: Device, *, exactly: bool) -> None:
    """Nothing is lost. A value that came in a piece, before what it stands on, may be asked of too often; where whole
    copies meet, never.
    """
    tables = whole.tables
    assert not tables[codec.WAITING]
    there = {one["id"]: (name, one) for name in kinds.TABLES for one in tables[name].values()}
    assert there.keys().isdisjoint(world.erased)
    gone = {one["id"] for one in tables[codec.ERASURES].values()}
    for own, (_, above) in world.added.items():
        assert own in there or own in gone or above in gone, own
    for own, (name, document) in there.items():
        for unit, found in units.heads(name, document).items():
            expected = world.current((name, own, unit))
            if expected - {document["stamp"]} and unit != kinds.OWNERS.get(name, ("",))[0]:
                assert set(found) == expected if exactly else set(found) >= expected, (name, own, unit)


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_copies_that_meet_are_one(ops: list[Op]) -> None:
    check_story(ops)


@pytest.mark.long
@settings(max_examples=20_000, deadline=None)
@given(STORIES)
def test_copies_that_meet_are_one_in_full(ops: list[Op]) -> None:
    check_story(ops)


# What is not done is told by what goes wrong without it


def _latest_alone(mine: Heads, theirs: Heads, *_: object) -> Heads:
    return dict([units.shown({**mine, **theirs})])


def _joined_always(seen: dict[str, str], part: Part) -> dict[str, str]:
    return joined(seen, part._replace(whole=True))


def _in_order_of_arrival(tables: Tables, name: str, kept: Table, arrived: list[Document]) -> tuple[Table, Any]:
    latest = codec.latest_key(tables, name)
    return {**kept, **{str(latest + at): one for at, one in enumerate(arrived, 1)}}, {}


def _no_tombstones(table: str, document: Document) -> dict[str, Heads]:
    return {
        unit: found for unit, found in heads(table, document).items() if [None] not in found.values() or "/" not in unit
    }


joined, heads = merging._joined, units.heads
MUTANTS: dict[str, tuple[Any, str, Any]] = {
    "the wall clock alone": (merging, "_heads", _latest_alone),
    "no vector": (stamps, "covers", lambda vector, stamp: False),
    "the vector of a piece joined": (merging, "_joined", _joined_always),
    "what is erased taken out of what arrives alone": (merging.Merging, "erases_more", False),
    "the order of arrival": (merging, "_in_order", _in_order_of_arrival),
    "lists as sets": (units, "heads", _no_tombstones),
}


def _stories(seed: int) -> list[Op]:
    chance = random.Random(seed)
    few = lambda: chance.randrange(chance.choice((3, 12, 1000)))  # noqa: E731
    ops = chance.choice((OPS, WHOLE))
    return [(chance.randrange(3), chance.choice(ops), few(), few()) for _ in range(chance.randrange(20, 90))]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_without_its_rules_it_goes_wrong(mutant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*MUTANTS[mutant])
    with pytest.raises((AssertionError, KeyError, ValueError)):
        for seed in range(400):
            check_story(_stories(seed))


# Plans from before there were copies

OLDER = Path(__file__).parents[1] / "older"


def older() -> tuple[Tables, Tables]:
    """A plan of schema 10 in which every field is said, as it stands there and as it is now, without its history."""
    tables = container.parse((OLDER / "schema-10.json").read_bytes(), 10).tables | {codec.HISTORY: {}, codec.UNDO: {}}
    return tables, migrations.migrate(tables, 10)


def test_a_plan_from_before_is_as_it_was() -> None:
    before, now = older()
    for name in {"settings", *kinds.TABLES} & before.keys():
        for key, document in before[name].items():
            fields = [{own: one[own] for own in one.keys() - marks.KEPT_BY_US} for one in (document, now[name][key])]
            assert fields[0] == fields[1]
    plan = meaning(now, OLDER, whole=True)
    assert plan.goals and plan.settings.questions
    assert merged(now, merging.part_of(now)).tables == now


def test_no_field_is_named_like_what_the_store_keeps_of_a_document() -> None:
    for kind in (*kinds.BY_TABLE.values(), kinds.SETTINGS):
        assert kind.fields.keys().isdisjoint(marks.KEPT_BY_US)


def test_what_was_made_in_one_change_stands_in_one_order_under_keys_that_rise() -> None:
    """Whatever the ids it was given: in the order they were made in, or not."""
    first, later = "01a1fa546f80-0001-aaaaaaaa", "01a1fa546f80-0002-aaaaaaaa"
    kept = {f"{key}": {"id": own, "stamp": first} for key, own in enumerate("zamb", 1)}
    tables = codec.empty() | {"check_ins": kept}
    for arrived in ([], [{"id": "c", "stamp": first}], [{"id": "a2", "stamp": later}]):
        table, keys = merging._in_order(tables, "check_ins", kept, arrived)
        codec.check_keys(table)
        ids = [one["id"] for one in table.values()]
        assert ids == sorted((one["id"] for one in (*kept.values(), *arrived)), key=lambda own: (own == "a2", own))
        assert {table[keys.get(key, key)]["id"] for key in kept} == set("zamb")
