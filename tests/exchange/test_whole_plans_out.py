"""Any plan that goes out as JSON comes back equal and brings nothing back; as CSV it holds as many things, and runs
nowhere."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from core.plans import any_plan, fast_progress
from goalwalk.core import kinds
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Plan, What, Win
from goalwalk.draw.safe import visible
from goalwalk.exchange.outgoing import as_csv, json_schema
from goalwalk.exchange.outgoing.parts import PARTS, Choice, chosen, with_owners
from goalwalk.store.disk import container
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.plan_file import meaning, opened
from goalwalk.store.schema import codec, merging
from goalwalk.store.verbs.export import Outgoing, outgoing, part_json, whole_json
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import list_changes
from goalwalk.store.verbs.update import begin
from rich_plan import DAY, rich
from store.devices import OPS, Device, Op, World, merged
from store.making import letters

NOWHERE = Path("nowhere.json")
SCHEMA = Path(json_schema.__file__).with_name("plan.schema.json")
OPERATIONS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(OPS), st.integers(0, 10_000), st.integers(0, 10_000)), max_size=60
)
_homes = count(1)


@cache
def validator() -> Any:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def as_kept(plan: Plan) -> Plan:
    """The plan as a file holds it: what stood first stands from the first of days on."""

    def first(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return (values[0]._replace(day=date.min), *values[1:]) if values else ()

    steps = tuple(
        step._replace(rhythms=first(step.rhythms), targets=first(step.targets), rooms=first(step.rooms))
        for step in plan.steps
    )
    said = tuple(one._replace(id=f"said-{at}") for at, one in enumerate(plan.check_ins))
    return plan._replace(steps=steps, check_ins=said, settings=plan.settings._replace(rooms=first(plan.settings.rooms)))


def can_be_kept(table: str, record: Any) -> bool:
    try:
        return bool(codec.write(table, record))
    except NotUnderstood:
        return False


def going(device: Device) -> Outgoing:
    return Outgoing(device.tables | {codec.UNDO: {}}, device.plan(), 7)


def test_the_schema_that_lies_here_is_the_one_of_the_registry() -> None:
    made = json_schema.written()
    assert SCHEMA.read_text(encoding="utf-8") == made, "run python examples/schema.py, and say so in the changelog"
    jsonschema.Draft202012Validator.check_schema(json.loads(made))


@settings(max_examples=40)
@given(ops=OPERATIONS)
def test_any_plan_is_as_the_schema_says_and_comes_back_equal(ops: list[Op]) -> None:
    """Also taken in by another device: what was erased stays erased, and all else is as a merge of the plan itself."""
    world = World().run(ops)
    one, other = world.devices[:2]
    data = whole_json(going(one))
    validator().validate(json.loads(data))
    _, tables = opened(data, NOWHERE, Place(NOWHERE, NOWHERE))
    assert meaning(tables, NOWHERE, whole=True) == one.plan()
    assert {name: tables[name] for name in tables} == {**one.tables, codec.UNDO: {}}
    by_file = merged(other.tables, merging.part_of(tables))
    by_itself = merged(other.tables, merging.part_of(one.tables))
    assert by_file == by_itself
    known = [own["id"] for device in (one, other) for own in device.tables[codec.ERASURES].values()]
    gone = {own["id"] for own in by_file.tables[codec.ERASURES].values()}
    assert gone.issuperset(known), "what either of the two knows to be erased"
    assert gone.isdisjoint(own["id"] for name in kinds.TABLES for own in by_file.tables[name].values())


@settings(max_examples=10, phases=[Phase.generate])
@given(made=any_plan())
def test_measures_and_history_come_back_and_nothing_to_undo(
    made: tuple[Plan, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    plan, today = as_kept(made[0]), made[1]
    kept = (("goals", plan.goals), ("steps", plan.steps), ("settings", (plan.settings,)))
    assume(all(can_be_kept(table, record) for table, records in kept for record in records))
    home = tmp_path_factory.mktemp("homes") / f"{next(_homes)}"
    noon = datetime.fromisoformat(f"{today}T12:00:00+01:00")
    here, there = (
        open_session(home / name, now=lambda: noon, random=letters(seed)) for seed, name in enumerate(("a", "b"))
    )
    begin(here, lambda _: plan, What("begun", {}))
    (home / "plan.json").write_bytes(whole_json(outgoing(here)))
    restore(there, home / "plan.json")
    was, now = whole_plan(here), whole_plan(there)
    assert was == now and fast_progress(was, today) == fast_progress(now, today)
    assert not list_changes(there).changes


def test_a_part_is_as_the_schema_says_and_no_copy() -> None:
    world = World(1).run([(0, "add", table, at) for at in range(3) for table in range(len(kinds.TABLES))])
    out = going(world.devices[0])
    for part in PARTS:
        found = chosen(out.plan, Choice(parts=(part,)))
        data = part_json(out, with_owners(out.plan, found.records), settings=found.settings)
        held = json.loads(data)
        validator().validate(held)
        for table in PARTS[part]:
            assert len(held[table]) == len(getattr(out.plan, table)), table
        with pytest.raises(Exception, match="only_part"):
            container.parse(data, 99)
    assert sorted(table for part in PARTS.values() for table in part) == sorted(kinds.TABLES)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@settings(max_examples=40)
@given(ops=OPERATIONS)
def test_any_plan_as_csv_holds_as_many_things(ops: list[Op]) -> None:
    plan = World(2).run(ops).devices[0].plan()
    every = chosen(plan, Choice())
    rows = table(as_csv.written(plan, every.records, visible, settings=True))
    for kind in kinds.BY_TABLE.values():
        found = [row for row in rows if row["kind"] == kind.noun.replace("_", "-")]
        assert len(found) == len(getattr(plan, kind.table)), kind.table
    assert rows[-1]["kind"] == "settings" and not every.left


def test_every_word_of_every_kind_stands_in_the_csv() -> None:
    plan = rich()
    text = as_csv.written(plan, chosen(plan, Choice()).records, visible, settings=True).decode("utf-8-sig")
    whole = "\n".join("; ".join(row.values()) for row in table(text.encode()))
    for kind in kinds.BY_TABLE.values():
        for record in getattr(plan, kind.table):
            for name in kind.words:
                value = getattr(record, name)
                for word in [value] if isinstance(value, str) else []:
                    assert word in whole or as_csv.safe(word) in whole, (kind.table, name)


TAKEN = {"1.10": "'1.10", "007": "'007", "2026-11-30": "'2026-11-30", "1/2": "'1/2", "12": "12", "1.10 km": "1.10 km"}


@pytest.mark.parametrize("text", TAKEN)
def test_words_are_no_number_to_a_spreadsheet(text: str) -> None:
    plan = rich()._replace(wins=(Win("w", 1, DAY, f"{DAY}T20:00:00+01:00", text),))
    (row,) = table(as_csv.written(plan, {"wins": plan.wins}, visible, settings=False))
    assert (row["title"], row["id"], row["day"], row["time"]) == (TAKEN[text], "1", str(DAY), "20:00")


@given(text=st.text(alphabet="=+-@;, \t12.0:/%a", max_size=8))
def test_what_a_cell_says_is_read_back(text: str) -> None:
    assert as_csv.without_marks(as_csv.safe(as_csv.as_text(text))) == text


RUNNING = st.text(alphabet='=+-@;,|\t\r\n" \u00a0ab＝', max_size=12)


@settings(max_examples=300)
@given(texts=st.lists(RUNNING, min_size=1, max_size=3))
def test_no_cell_begins_with_what_runs_however_it_is_parted(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(map(as_csv.safe, ["win", *texts]))
    lines = out.getvalue()
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter):
            for cell in row:
                assert cell.strip(' \u00a0"\r\n')[:1] not in (*as_csv.RUNS,), (cell, lines)
