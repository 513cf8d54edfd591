"""What a change did, as documents: the store compares the old plan with the new one, and stamps what differs.

What is taken away stays, with a stamped mark; only erasing takes a document out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document
from goalwalk.store.schema import codec, day_index, units
from goalwalk.store.schema.database import Database, PlanTable, Transform, among, keyed
from goalwalk.store.schema.marks import KEPT_BY_US

Touched = dict[str, dict[str, Any]]  # of each table: "added" and "removed" keys, "edited" {key: {field: [old, new]}}


class Written(NamedTuple):
    """The plan that the tables hold now, and what of them the change touched."""

    plan: Plan
    touched: Touched


def write(db: Database, old: Plan, new: Plan, stamp: str) -> Written:
    """Bring the tables, which hold `old`, to hold `new`. Raises NotUnderstood("cannot_keep").

    Records keep the order they were added in, whatever order `new` has.
    """
    touched: Touched = {}
    orders: dict[str, Any] = {}
    for name in kinds.TABLES:
        before, after = getattr(old, name), getattr(new, name)
        if before is after or before == after:
            continue
        difference = _Difference(before, after)
        changes = _write_table(db, name, difference, stamp)
        if changes:
            touched[name] = changes
        orders[name] = difference.order
    if old.settings != new.settings:
        touched["settings"] = {"edited": {"1": _write_settings(db, new, stamp)}}
    if old.said != new.said or old.written != new.written:
        days = day_index.written(db.tables_now[codec.DAYS], day_index.of_plan(old), day_index.of_plan(new))
        db.put(codec.DAYS, days)
    plan = _without_the_removed(new._replace(**orders, numbers=codec.numbers(db.tables_now)), old)
    _check_belonging(db, touched)
    return Written(plan, touched)


def _without_the_removed(plan: Plan, old: Plan) -> Plan:
    """The plan as it will be read: the check-ins of a step that was taken away are no longer seen, but stay."""
    if plan.steps is old.steps or not plan.check_ins:
        return plan
    live = {step.id for step in plan.steps}
    return plan._replace(check_ins=tuple(check_in for check_in in plan.check_ins if check_in.step in live))


class _Difference:
    """Which records came, went and changed."""

    def __init__(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> None:
        self.removed: set[str] = set()
        self.edited: dict[str, tuple[Any, Any]] = {}
        if after[: len(before)] == before:  # nearly always: something was added at the end
            self.added, self.order = after[len(before) :], after
            return
        olds = {record.id: record for record in before}
        news = {record.id: record for record in after}
        if len(news) != len(after):
            raise NotUnderstood("cannot_keep", reason="an id twice")
        self.removed = olds.keys() - news.keys()
        self.edited = {own: (olds[own], new) for own, new in news.items() if own in olds and olds[own] != new}
        self.added = tuple(record for record in after if record.id not in olds)
        self.order = (*(news[record.id] for record in before if record.id in news), *self.added)


def _write_table(db: Database, name: str, difference: _Difference, stamp: str) -> dict[str, Any]:
    table = db.table(name)
    changes: dict[str, Any] = {}
    if difference.added:
        changes["added"] = _add(db, table, difference.added, stamp)
    removed = table.update(removing(db, stamp), among("id", difference.removed)) if difference.removed else []
    edited = _edit(table, difference.edited, stamp) if difference.edited else {}
    altered: dict[str, list[int] | dict[str, Any]] = {"removed": removed, "edited": edited}
    first = {word: min(map(int, keys), default=0) for word, keys in altered.items()}
    return changes | {word: altered[word] for word in sorted(altered, key=first.__getitem__) if altered[word]}


def _add(db: Database, table: PlanTable, records: tuple[Any, ...], stamp: str) -> list[int]:
    documents = [_new(db, table.name, record, stamp, at) for at, record in enumerate(records)]
    known = {document["id"] for document in db.tables_now[table.name].values()}
    ids = {document["id"] for document in documents}
    if len(ids) < len(documents) or not ids.isdisjoint(known):
        raise NotUnderstood("cannot_keep", reason="an id twice")
    key = codec.latest_key(db.tables_now, table.name) + 1
    return table.insert_multiple(keyed(document, at) for at, document in enumerate(documents, key))


def _new(db: Database, name: str, record: Any, stamp: str, at: int) -> Document:
    document = codec.write(name, record) | {"stamp": stamp}
    units.give_ids(name, document, f"{stamp}.{at}")
    if "instead" in document and (others := units.of_others(db.vector, stamp)):
        document["knew"] = others
    return document


def _edit(table: PlanTable, edited: dict[str, tuple[Any, Any]], stamp: str) -> dict[str, Any]:
    """The fields of each that differ, by its key: what each was, and what it is."""
    fields_of = {
        own: differing(*(codec.write(table.name, record) for record in records)) for own, records in edited.items()
    }
    values_of: dict[str | None, Document] = {
        own: {field: new for field, (_, new) in fields.items()} for own, fields in fields_of.items()
    }
    keys = table.update(editing_each(table.name, values_of, stamp), among("id", edited))
    return {f"{document.doc_id}": fields_of[document["id"]] for document in table.get(doc_ids=keys)}


def _write_settings(db: Database, new: Plan, stamp: str) -> dict[str, list[Any]]:
    table = db.table("settings")
    if not table:
        table.insert(keyed(codec.write("settings", Plan().settings) | {"stamp": stamps.NONE}, 1))
    fields = differing(db.tables_now["settings"]["1"], codec.write("settings", new.settings))
    table.change(editing("settings", {field: value for field, (_, value) in fields.items()}, stamp), [1])
    return fields


def differing(old: Document, new: Document) -> dict[str, list[Any]]:
    """The fields that two documents say differently: what each says of them."""
    names = (old.keys() | new.keys()) - KEPT_BY_US
    return {name: [old.get(name), new.get(name)] for name in sorted(names) if old.get(name) != new.get(name)}


def editing(name: str, values: Document, stamp: str) -> Transform:
    """Sets these fields, null taking one away, and stamps what of the document has changed by itself."""
    return lambda document: units.set_fields(name, document, values, stamp)


def editing_each(name: str, values_of: Mapping[str | None, Document], stamp: str) -> Transform:
    """As `editing`, each document by its id; settings have none."""
    return lambda document: units.set_fields(name, document, values_of[document.get("id")], stamp)


def removing(db: Database, stamp: str) -> Transform:
    """Marks a document as taken away."""
    saw = db.vector
    return lambda document: units.remove(document, stamp, saw)


def restoring(stamp: str) -> Transform:
    """Marks a document as there again."""
    return lambda document: units.restore(document, stamp)


def _check_belonging(db: Database, touched: Touched) -> None:
    """What is written must be readable again: a step of no goal, a check-in of no step would not be."""
    for name, (field, above) in kinds.OWNERS.items():
        changes = touched.get(name, {})
        keys = [*map(str, changes.get("added", ())), *changes.get("edited", ())]
        if not keys:
            continue
        known = {document["id"] for document in db.table(above)}
        if not all(db.tables_now[name][key].get(field) in (known | {None}) for key in keys):
            raise NotUnderstood("cannot_keep", reason="belongs to nothing")
