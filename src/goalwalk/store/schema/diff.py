"""What a change did, as documents: the store compares the old plan with the new one, and stamps what differs.

Documents are never changed in place, so that what is the same is known without looking inside. What is taken
away stays, with a stamped mark; only forgetting takes a document out.
"""

from __future__ import annotations

from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import codec, day_index

Touched = dict[str, dict[str, Any]]  # of each table: "added" and "removed" keys, "edited" {key: {field: [old, new]}}


class Compared(NamedTuple):
    """The new tables, the plan they hold, and what of them the change touched."""

    tables: Tables
    plan: Plan
    touched: Touched


def compare(tables: Tables, old: Plan, new: Plan, stamp: str) -> Compared:
    """Bring `tables`, which hold `old`, to hold `new`. Raises NotUnderstood("cannot_keep").

    Records keep the order they were added in, whatever order `new` has.
    """
    changed: dict[str, Table] = {}
    touched: Touched = {}
    orders: dict[str, Any] = {}
    for name in kinds.TABLES:
        before, after = getattr(old, name), getattr(new, name)
        if before is after or before == after:
            continue
        table = dict(tables[name])
        found = _Difference(before, after)
        _add(name, table, codec.latest_key(tables, name), found, touched, stamp)
        if found.gone or found.edited:
            _alter(name, table, found, touched, stamp)
        changed[name] = table
        orders[name] = found.order
    if old.settings != new.settings:
        changed["settings"] = _settings(tables["settings"], new, touched, stamp)
    if old.said != new.said or old.written != new.written:
        days = day_index.written(tables[codec.DAYS], day_index.of_plan(old), day_index.of_plan(new))
        changed[codec.DAYS] = days
    tables = tables | changed
    plan = _without_the_gone(new._replace(**orders, numbers=codec.numbers(tables)), old)
    _check_belonging(tables, touched)
    return Compared(tables, plan, touched)


def _without_the_gone(plan: Plan, old: Plan) -> Plan:
    """The plan as it will be read: the check-ins of a step that was taken away are no longer seen, but stay."""
    if plan.steps is old.steps or not plan.check_ins:
        return plan
    live = {step.id for step in plan.steps}
    return plan._replace(check_ins=tuple(check_in for check_in in plan.check_ins if check_in.step in live))


class _Difference:
    """Which records came, went and changed."""

    def __init__(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> None:
        self.gone: set[str] = set()
        self.edited: dict[str, tuple[Any, Any]] = {}
        if after[: len(before)] == before:  # nearly always: something was added at the end
            self.added, self.order = after[len(before) :], after
            return
        olds = {record.id: record for record in before}
        news = {record.id: record for record in after}
        if len(news) != len(after):
            raise NotUnderstood("cannot_keep", reason="an id twice")
        self.gone = olds.keys() - news.keys()
        self.edited = {own: (olds[own], new) for own, new in news.items() if own in olds and olds[own] != new}
        self.added = tuple(record for record in after if record.id not in olds)
        self.order = (*(news[record.id] for record in before if record.id in news), *self.added)


def _add(name: str, table: Table, key: int, found: _Difference, touched: Touched, stamp: str) -> None:
    if not found.added:
        return
    known = {document["id"] for document in table.values()}
    keys = []
    for record in found.added:
        document = codec.write(name, record)
        if document["id"] in known:
            raise NotUnderstood("cannot_keep", reason="an id twice")
        known.add(document["id"])
        key += 1
        table[str(key)] = document | {"stamp": stamp}
        keys.append(key)
    touched.setdefault(name, {})["added"] = keys


def _alter(name: str, table: Table, found: _Difference, touched: Touched, stamp: str) -> None:
    for key, document in table.items():
        if document["id"] in found.gone:
            table[key] = removed(document, stamp)
            touched.setdefault(name, {}).setdefault("removed", []).append(int(key))
        elif document["id"] in found.edited:
            old, new = (codec.write(name, record) for record in found.edited[document["id"]])
            fields = _differing(old, new)
            table[key] = edited(name, document, {field: values[1] for field, values in fields.items()}, stamp)
            touched.setdefault(name, {}).setdefault("edited", {})[key] = fields


def _settings(table: Table, new: Plan, touched: Touched, stamp: str) -> Table:
    written = codec.write("settings", new.settings)
    old = table.get("1") or codec.write("settings", Plan().settings) | {"stamp": stamp}
    fields = _differing(old, written)
    touched["settings"] = {"edited": {"1": fields}}
    return {"1": edited("settings", old, {field: values[1] for field, values in fields.items()}, stamp)}


def _differing(old: Document, new: Document) -> dict[str, list[Any]]:
    names = (old.keys() | new.keys()) - codec.KEPT_BY_US
    return {name: [old.get(name), new.get(name)] for name in sorted(names) if old.get(name) != new.get(name)}


def edited(name: str, document: Document, values: Document, stamp: str) -> Document:
    """The document with these fields, null taking one away, stamped field by field or, if records only add, whole."""
    document = document | values
    for field, value in values.items():
        if value is None:
            del document[field]
    if kinds.of_table(name).added_only:
        return document | {"stamp": stamp}
    return document | {"stamps": document.get("stamps", {}) | dict.fromkeys(values, stamp)}


def removed(document: Document, stamp: str) -> Document:
    """The document, taken away."""
    return {field: value for field, value in document.items() if field != "restored"} | {"removed": stamp}


def restored(document: Document, stamp: str) -> Document:
    """The document, there again."""
    return {field: value for field, value in document.items() if field != "removed"} | {"restored": stamp}


def _check_belonging(tables: Tables, touched: Touched) -> None:
    """What is written must be readable again: a step of no goal, a check-in of no step would not be."""
    for name, (field, above) in kinds.OWNERS.items():
        changes = touched.get(name, {})
        keys = [*map(str, changes.get("added", ())), *changes.get("edited", ())]
        if not keys:
            continue
        known = {document["id"] for document in tables[above].values()}
        if not all(tables[name][key].get(field) in (known | {None}) for key in keys):
            raise NotUnderstood("cannot_keep", reason="belongs to nothing")
