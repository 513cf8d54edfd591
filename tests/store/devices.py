"""Devices with copies of one plan: what each writes, takes in, and knows; and what should be there, told from that.

Every kind of record and every field of it is written, from the registry: a new one is tried by itself.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from goalwalk.core import kinds
from goalwalk.core.kinds import Value
from goalwalk.core.rhythm import rhythms
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import codec, day_index, diff, erasures, identity, merging, units
from goalwalk.store.schema.database import Database
from goalwalk.store.schema.merging import Part

BEGIN = datetime(2026, 11, 20, 8, tzinfo=UTC)
DAYS = tuple(f"2026-11-{day:02}" for day in range(1, 8))
RHYTHMS = tuple(rhythms.text(rhythms.read(every)) for every in ("daily", "3x week", "mon,wed"))
Unit = tuple[str, str, str]  # table, id, unit
_fresh = itertools.count(1)


def value(of: Value, at: int) -> Any:
    """One of a few values of a field, as it stands in a document."""
    match of.kind:
        case "text" | "reference":
            return f"words {at % 3}"
        case "day" | "past day":
            return DAYS[at % len(DAYS)]
        case "moment":
            return f"2026-11-20T08:00:{at % 60:02}+00:00"
        case "time":
            return f"0{at % 9}:30"
        case "slot":
            return of.of[at % len(of.of)]
        case "number":
            return 1 + at % 4
        case "count":
            low, high = of.of
            return low + at % min(4, high - low + 1)
        case "amount" | "limit":
            return 1 + at % 3
        case "choice":
            return of.of[at % len(of.of)]
        case "rhythm":
            return RHYTHMS[at % len(RHYTHMS)]
        case "yes":
            return True
    return _several(of, at)


def _several(of: Value, at: int) -> Any:
    few = range(1 + at % 3)
    match of.kind:
        case "texts" | "ids":
            return [f"line {at % 5 + n}" for n in few]
        case "choices":
            return sorted({of.of[(at + n) % len(of.of)] for n in few})
        case "times":
            return [value(of.of[0], at + n) for n in few]
        case "rising":
            return [1 + at % 3 + n for n in few]
        case "since":
            return [[None if n == 0 else DAYS[n], value(of.of[0], at + n)] for n in few]
        case "pauses":
            return [[DAYS[(at + n) % 7], DAYS[6] if at % 2 else None] for n in few]
        case "agreed":
            return [[f"words {(at + n) % 2}", None, None if at % 2 else "went"] for n in few]
        case "saves":
            return [[1 + at % 3, f"unit {n}"] for n in few]
        case "answers":
            return [["what", f"words {at % 3}"]]
        case "levels":
            return [None, None, f"words {at % 3}", None, None]
    raise AssertionError(of.kind)


def merged(tables: Tables, *parts: Part) -> merging.Merged:
    """These tables with what comes from other copies."""
    work = merging.Merging(tables)
    for part in parts:
        work.take(part)
    return work.done()


class Segment(NamedTuple):
    """What a device wrote since it published before, and what it knew of these documents."""

    part: Part
    known: dict[Unit, frozenset[str]]


class Device:
    """One of several. `known`: of each unit the stamps of all values it has ever seen."""

    def __init__(self, own: str, tables: Tables, world: World) -> None:
        self.id, self.tables, self.world = own, tables, world
        self.wall = BEGIN
        self.latest = stamps.NONE
        self.known: dict[Unit, set[str]] = {}
        self.published = stamps.NONE
        self.segments: list[Segment] = []
        self.taken: dict[str, int] = {}

    @property
    def vector(self) -> dict[str, str]:
        return Database(self.tables).vector

    def _stamp(self) -> str:
        state = self.tables[codec.STATE]["1"]
        self.latest = stamps.after(max(state["stamp"], self.latest), self.wall, self.id)
        return self.latest

    def _written(self, table: str, document: Document, changed: list[str], stamp: str) -> None:
        for unit in changed:
            own = table, document.get("id", ""), unit
            seen = self.known.setdefault(own, set())
            self.world.wrote.setdefault(own, {})[stamp] = frozenset(seen)
            seen.add(stamp)

    def _commit(self, db: Database, stamp: str) -> None:
        db.put(codec.DAYS, day_index.rebuilt(db.tables_now))
        db.advance(stamp)
        self.tables = db.tables_now

    def documents(self, *names: str) -> list[tuple[str, Document]]:
        return [(name, one) for name in names or kinds.TABLES for one in self.tables[name].values()]

    def make(self, table: str, document: Document) -> str:
        """One more record; its id."""
        kind = kinds.BY_TABLE[table]
        document = {"id": f"{kind.noun}-{next(_fresh)}", **document}
        if kind.numbered:
            document["number"] = self._free_number(kind, document)
        stamp = self._stamp()
        db = Database(self.tables)
        (key,) = diff._add(db, db.table(table), (codec.read(table, document),), stamp)
        self.world.added[document["id"]] = table, document.get(kind.owner[0]) if kind.owner else None
        self._commit(db, stamp)
        new = self.tables[table][str(key)]
        self._written(table, new, list(units.heads(table, new)), stamp)
        return str(document["id"])

    def set(self, table: str, own: str, **values: Any) -> None:
        """Other values of these fields, if that can be written."""
        stamp = self._stamp()
        db = Database(self.tables)
        if table == "settings" and not db.table(table):
            diff._write_settings(db, _nothing(), stamp)
        (key, document) = _found(db.tables_now[table], own)
        before = units.heads(table, document)
        changed = dict(document)
        units.set_fields(table, changed, values, stamp)
        try:
            codec.read(table, changed)
        except codec.REFUSED:
            return
        db.table(table).change(diff.editing(table, values, stamp), [key])
        after = units.heads(table, db.tables_now[table][str(key)])
        self._commit(db, stamp)
        touched = [unit for unit, heads in after.items() if stamp in heads and heads != before.get(unit)]
        self._written(table, document, touched, stamp)

    def take_out(self, table: str, own: str, *, away: bool = True) -> None:
        """It is taken away, or brought back."""
        stamp = self._stamp()
        db = Database(self.tables)
        (key, document) = _found(db.tables_now[table], own)
        db.table(table).change(diff.removing(db, stamp) if away else diff.restoring(stamp), [key])
        self._commit(db, stamp)
        self._written(table, document, [units.THERE], stamp)

    def forget(self, own: str) -> None:
        """It is erased for good."""
        stamp = self._stamp()
        db = Database(self.tables)
        for found in erasures.closure(db, [own]).values():
            self.world.erased |= {one["id"] for one in found}
        erasures.scrub(db, [own], stamp)
        self._commit(db, stamp)

    def _free_number(self, kind: kinds.Kind, document: Document) -> int:
        highest = codec.numbers(self.tables)
        if kind.numbered == "owner":
            assert kind.owner
            return dict(highest.steps).get(document[kind.owner[0]], 0) + 1
        return int(getattr(highest, kind.table)) + 1

    # Anything at all

    def add(self, a: int, b: int) -> None:
        """One more record of some kind, on what it hangs on."""
        kind = kinds.BY_TABLE[kinds.TABLES[a % len(kinds.TABLES)]]
        document = of_kind(kind, b)
        if kind.owner:
            owner, above = kind.owner
            there = [one["id"] for one in self.tables[above].values()]
            if not there:
                return
            document[owner] = there[b % len(there)]
        if kind.table == "check_ins" and b % 4 == 0:
            document["instead"] = True
        self.make(kind.table, document)

    def edit(self, a: int, b: int) -> None:
        """Another value of one field of something, or none."""
        there = [*self.documents(), ("settings", {})]
        name, document = there[a % len(there)]
        kind = kinds.of_table(name)
        fields = [own for own in kind.fields if own not in ("id", "number")]
        field = fields[b % len(fields)]
        of = kind.fields[field]
        if kind.owner and field == kind.owner[0]:
            if name == "steps":
                goals = [one["id"] for one in self.tables["goals"].values()]
                new = goals[b % len(goals)]
                self.set(name, document["id"], goal=new, number=self._free_number(kind, {"goal": new}))
            return
        new = None if b % 5 == 0 and of.absent is not kinds.NEVER else value(of, a + b)
        if document.get(field) != new:
            self.set(name, document.get("id", ""), **{field: new})

    def remove(self, a: int, b: int) -> None:
        """Something is taken away, or brought back."""
        if there := self.documents():
            name, document = there[a % len(there)]
            self.take_out(name, document["id"], away="removed" not in document)

    def erase(self, a: int, b: int) -> None:
        """Something is erased for good, now and then."""
        there = self.documents()
        if there and b % 3 == 0:
            self.forget(there[a % len(there)][1]["id"])

    def jump(self, a: int, b: int) -> None:
        """The clock goes on, or is set."""
        self.wall += timedelta(seconds=a % 1000) if b % 3 else timedelta(days=a % 20 - 10)

    def take(self, *parts: Part) -> None:
        """Take in what comes from other copies: at one go, which is the same as one after the other."""
        together = merged(self.tables, *parts).tables
        for part in parts:
            tables = merged(self.tables, part).tables
            self.tables = tables | {codec.DAYS: day_index.rebuilt(tables)}
        one_by_one = self.state()
        self.tables = together | {codec.DAYS: day_index.rebuilt(together)}
        assert self.state() == one_by_one

    def merge(self, a: int, b: int) -> None:
        """Take in the whole of another device's copy."""
        other = self.world.other(self, a)
        self.take(merging.part_of(other.tables))
        for unit, seen in other.known.items():
            self.known.setdefault(unit, set()).update(seen)

    def publish(self, a: int, b: int) -> None:
        """Hand out what was written here since the last time."""
        latest = self.vector.get(self.id, stamps.NONE)
        if latest == self.published:
            return
        documents = merging.written_since(self.tables, self.id, self.published)
        of = {(name, one.get("id", "")) for name, found in documents.items() for one in found}
        known = {unit: frozenset(seen) for unit, seen in self.known.items() if unit[:2] in of}
        state = self.tables[codec.STATE]["1"]
        self.segments.append(Segment(Part(documents, self.vector, False, self.id, state), known))
        self.published = latest

    def receive(self, a: int, b: int) -> None:
        """Take in the next pieces of what another device has handed out."""
        other = self.world.other(self, a)
        at = self.taken.get(other.id, 0)
        pieces = other.segments[at : at + 1 + b % 3]
        self.taken[other.id] = at + len(pieces)
        self.take(*(piece.part for piece in pieces))
        for piece in pieces:
            for unit, seen in piece.known.items():
                self.known.setdefault(unit, set()).update(seen)

    def state(self) -> dict[str, Any]:
        """All that is to be the same on every device."""
        state = self.tables[codec.STATE]["1"]
        found: dict[str, Any] = {name: {one.get("id"): one for one in self.tables[name].values()} for name in _NAMES}
        waiting = sorted(one["document"]["id"] for one in self.tables[codec.WAITING].values())
        order = {name: [one["id"] for one in self.tables[name].values()] for name in kinds.TABLES}
        return found | {"vector": state["vector"], "waiting": waiting, "order": order}

    def plan(self) -> Any:
        """The plan that it reads. Raises one of codec.REFUSED for what could not have been written."""
        codec.check_state(self.tables)
        for name in kinds.TABLES:
            codec.check_keys(self.tables[name])
        return codec.decode(self.tables, day_index.read(self.tables[codec.DAYS]), whole=True)


def of_kind(kind: kinds.Kind, at: int) -> Document:
    """What a record of that kind has at least."""
    needed = {name: of for name, of in kind.fields.items() if of.absent is kinds.NEVER and name != "id"}
    document = {name: value(of, at + n) for n, (name, of) in enumerate(needed.items())}
    if kind.table == "returns":
        document["last"] = max(document["first"], document["last"])
    return document


def _found(table: Table, own: str) -> tuple[int, Document]:
    return next((int(key), one) for key, one in table.items() if one.get("id", "") == own)


_NAMES = ("settings", *kinds.TABLES, codec.ERASURES)
OPS = ("add", "add", "add", "edit", "edit", "edit", "edit", "remove", "erase", "jump", "merge", "publish", "receive")
Op = tuple[int, str, int, int]


def _nothing() -> Any:
    from goalwalk.core.model.plan import Plan

    return Plan()


class World:
    """Three devices with one plan, and all that was ever written."""

    def __init__(self, devices: int = 3) -> None:
        self.wrote: dict[Unit, dict[str, frozenset[str]]] = {}
        self.added: dict[str, tuple[str, str | None]] = {}
        self.erased: set[str] = set()
        begun = identity.begun(lambda count: bytes(range(count)), stamps.NONE)
        self.devices = [Device(f"device{'abc'[at]}x", begun, self) for at in range(devices)]

    def other(self, device: Device, at: int) -> Device:
        others = [one for one in self.devices if one is not device]
        return others[at % len(others)]

    def run(self, ops: list[Op]) -> World:
        for at, name, a, b in ops:
            getattr(self.devices[at % len(self.devices)], name)(a, b)
        return self

    def current(self, unit: Unit) -> set[str]:
        """The stamps of the values of a unit that nobody has knowingly replaced."""
        every = self.wrote.get(unit, {})
        return {stamp for stamp in every if not any(stamp in seen for other, seen in every.items() if other != stamp)}


def both(one: Device, other: Device) -> Device:
    """A device that holds what these two hold."""
    made = Device(one.id, one.tables, one.world)
    made.take(merging.part_of(other.tables))
    return made
