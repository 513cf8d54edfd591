"""Undo and redo: the latest 100 changes, each with what would take it back, inside the plan's file.

Taking back is an ordinary change with stamps of its own; undo counts back from what is shown and never toggles.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from goalwalk.core.model import What
from goalwalk.store import codec, documents
from goalwalk.store.documents import Touched
from goalwalk.store.fields import number, text
from goalwalk.store.migrations import Document, Table, Tables

LATEST = 100
DEEPEST = 20  # levels of a fact


class Done(NamedTuple):
    """One change, for `undo --list`."""

    what: What
    at: str
    undone: bool


def record(tables: Tables, what: What, at: str, touched: Touched) -> Tables:
    """`tables` with this change on top of the journal. What was undone before can no longer be redone."""
    entries = {key: entry for key, entry in tables[codec.UNDO].items() if not entry.get("undone")}
    key = int(next(reversed(tables[codec.UNDO]), "0")) + 1
    entries[str(key)] = {"code": what.code, "facts": what.facts, "at": at, "touched": touched}
    check(entries, None)
    return tables | {codec.UNDO: dict(list(entries.items())[-LATEST:])}


def history(tables: Tables) -> tuple[Done, ...]:
    """The changes, newest first."""
    entries = reversed(tables[codec.UNDO].values())
    return tuple(Done(_what(entry), entry["at"], "undone" in entry) for entry in entries)


def undo(tables: Tables, count: int, stamp: str) -> tuple[Tables, tuple[What, ...]]:
    """Take back up to `count` changes, newest first."""
    keys = [key for key, entry in tables[codec.UNDO].items() if "undone" not in entry][::-1][:count]
    return _turned(tables, keys, stamp, back=True)


def redo(tables: Tables, count: int, stamp: str) -> tuple[Tables, tuple[What, ...]]:
    """Do up to `count` undone changes again, oldest first."""
    keys = [key for key, entry in tables[codec.UNDO].items() if "undone" in entry][:count]
    return _turned(tables, keys, stamp, back=False)


def _turned(tables: Tables, keys: list[str], stamp: str, *, back: bool) -> tuple[Tables, tuple[What, ...]]:
    entries = dict(tables[codec.UNDO])
    tables = dict(tables)
    for key in keys:
        entry = entries[key]
        for name, changes in entry["touched"].items():
            tables[name] = _applied(name, dict(tables[name]), changes, stamp, back=back)
        plain = {field: value for field, value in entry.items() if field != "undone"}
        entries[key] = plain | {"undone": True} if back else plain
    tables[codec.UNDO] = entries
    return tables, tuple(_what(entries[key]) for key in keys)


def _applied(name: str, table: Table, changes: Document, stamp: str, *, back: bool) -> Table:
    away, there = ("added", "removed") if back else ("removed", "added")
    for key in map(str, changes.get(away, ())):
        table[key] = documents.removed(table[key], stamp)
    for key in map(str, changes.get(there, ())):
        table[key] = documents.restored(table[key], stamp)
    for key, fields in changes.get("edited", {}).items():
        values = {field: pair[0 if back else 1] for field, pair in fields.items()}
        values = {field: value for field, value in values.items() if value is not None or field in table[key]}
        table[key] = documents.edited(name, table[key], values, stamp)
    return table


def _what(entry: Document) -> What:
    return What(entry["code"], entry["facts"])


def check(entries: Table, tables: Tables | None) -> None:
    """Raise one of codec.REFUSED unless these are entries as `record` makes them, about documents in `tables`."""
    undone = [entry.get("undone", False) for entry in entries.values()]
    if undone != sorted(undone):
        raise ValueError("undone before what is not")
    for entry in entries.values():
        if entry.keys() - {"undone"} != {"code", "facts", "at", "touched"} or entry.get("undone", True) is not True:
            raise ValueError("not a change")
        text(entry["code"])
        text(entry["at"])
        if type(entry["facts"]) is not dict:
            raise ValueError("not facts")
        _check_fact(entry["facts"], DEEPEST)
        if not entry["touched"].keys() <= {"settings", *codec.RECORDS}:
            raise ValueError("not a table")
        for name, changes in entry["touched"].items():
            _check_changes(name, changes, tables)


def _check_changes(name: str, changes: Any, tables: Tables | None) -> None:
    if not changes or not changes.keys() <= {"added", "removed", "edited"} or not all(changes.values()):
        raise ValueError("not changes")
    lists = [changes[word] for word in ("added", "removed") if word in changes]
    if not all(type(keys) is list and all(type(key) is int for key in keys) for keys in lists):
        raise ValueError("not keys")
    if tables is not None:
        touched = [*(str(key) for keys in lists for key in keys), *changes.get("edited", ())]
        if not all(key in tables[name] for key in touched):
            raise ValueError("about nothing")
    for fields in changes.get("edited", {}).values():
        if not fields.keys() <= codec.fields_of(name).keys() or not fields:
            raise ValueError("not a field")
        for field, (old, new) in fields.items():
            for value in (old, new):
                if value is not None:
                    codec.fields_of(name)[field].read(value)


def _check_fact(value: object, depth: int) -> None:
    if depth == 0:
        raise ValueError("too deep")
    if isinstance(value, dict):
        for key, inner in value.items():
            _check_fact(text(key), depth - 1)
            _check_fact(inner, depth - 1)
    elif type(value) in (list, tuple):
        for inner in value:  # type: ignore[attr-defined]
            _check_fact(inner, depth - 1)
    elif type(value) is str:
        value.encode()
        if "\0" in value:
            raise ValueError("NUL")
    elif not (value is None or type(value) is bool):
        _check_number(value)


def _check_number(value: object) -> None:
    if type(value) is int:
        number(value)
    elif type(value) is not float or value - value != 0:
        raise ValueError("not a plain value")
