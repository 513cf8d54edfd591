"""Undo and redo: the latest 100 changes, each with what would take it back, inside the plan's file.

Taking back is an ordinary change with stamps of its own; undo counts back from what is shown and never toggles. What is
undone when something new is written is set aside: it can be done again by itself, as long as nothing else touched it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import codec, day_index, diff
from goalwalk.store.schema.diff import Touched
from goalwalk.store.schema.fields import number, text

LATEST = 100
ASIDE = 20  # of these, at most so many that are set aside
DEEPEST = 20  # levels of a fact


class Done(NamedTuple):
    """One change, for `undo --list`. `things`: how many documents it touched; `key` tells it from every other."""

    what: What
    at: str
    undone: bool
    things: int = 1
    key: str = ""


def record(tables: Tables, what: What, at: str, touched: Touched) -> Tables:
    """`tables` with this change on top of the journal. What was undone before is set aside."""
    key = int(next(reversed(tables[codec.UNDO]), "0")) + 1
    found = {name: _with_years(name, tables[name], changes) for name, changes in touched.items()}
    entry = {"code": what.code, "facts": what.facts, "at": at, "touched": found}
    check({str(key): entry}, None)
    return tables | {codec.UNDO: _on_top(tables[codec.UNDO], str(key), entry)}


def _on_top(entries: Table, key: str, entry: Document) -> Table:
    """The entries with one more, as many as there is room for; what is undone is set aside."""
    kept = {own: one | {"aside": True} if "undone" in one else one for own, one in entries.items()}
    for own in [own for own, one in kept.items() if "aside" in one][:-ASIDE]:
        del kept[own]
    return dict([*kept.items(), (key, entry)][-LATEST:])


def years(name: str, table: Table, changes: Document) -> list[int]:
    """The years in which documents touched by these changes are found, once they are no longer recent."""
    if name not in kinds.DATED:
        return []
    return sorted({int(table[str(key)]["day"][:4]) for key in _keys(changes)})


def _with_years(name: str, table: Table, changes: Document) -> Document:
    found = years(name, table, changes)
    return changes | {"years": found} if found else changes


def listed(tables: Tables) -> tuple[Done, ...]:
    """The changes, newest first."""
    entries = reversed(tables[codec.UNDO].items())
    return tuple(Done(_what(one), one["at"], "undone" in one, _things(one), key) for key, one in entries)


def _things(entry: Document) -> int:
    return sum(len(_keys(changes)) for changes in entry["touched"].values())


def next_keys(tables: Tables, count: int, *, back: bool) -> list[str]:
    """The keys of up to `count` changes to take back, newest first, or to do again, oldest first."""
    entries = tables[codec.UNDO].items()
    keys = [key for key, entry in entries if ("undone" not in entry) is back and "aside" not in entry]
    return (keys[::-1] if back else keys)[:count]


def years_needed(tables: Tables, keys: list[str]) -> set[int]:
    """The years that must be in `tables` to turn these changes: of what they touched that is not there now, and of
    days of which a file of history tells too."""
    needed: set[int] = set()
    lasts = {int(year): name["last"] for year, name in tables[codec.HISTORY].items()}
    for key in keys:
        for name, changes in tables[codec.UNDO][key]["touched"].items():
            there = [tables[name][str(own)] for own in _keys(changes) if str(own) in tables[name]]
            if len(there) < len(_keys(changes)):
                needed.update(changes["years"])
            days = (document["day"] for document in there) if name in kinds.DATED else ()
            needed.update(int(day[:4]) for day in days if day <= lasts.get(int(day[:4]), ""))
    return needed


def turned(tables: Tables, keys: list[str], stamp: str, *, back: bool) -> tuple[Tables, tuple[What, ...]]:
    """Take these changes back, or do them again; the day index follows."""
    entries = dict(tables[codec.UNDO])
    new: dict[str, Table] = {}
    for key in keys:
        entry = entries[key]
        for name, changes in entry["touched"].items():
            new[name] = _applied(name, dict(new.get(name, tables[name])), changes, stamp, back=back)
        plain = {field: value for field, value in entry.items() if field not in ("undone", "aside")}
        entries[key] = plain | {"undone": True} if back else plain
    touched = [tables[codec.UNDO][key]["touched"] for key in keys]
    tables = tables | {**new, codec.UNDO: entries}
    days, retargeted = _days(tables, touched)
    tables = tables | {codec.DAYS: day_index.recounted(tables, days, retargeted)}
    return tables, tuple(_what(entries[key]) for key in keys)


def is_as_left(tables: Tables, key: str) -> bool:
    """Whether what an undone change touched is still as taking it back left it, so that it can be done again alone."""
    touched = tables[codec.UNDO][key]["touched"]
    return all(_stands(tables, name, changes, touched) for name, changes in touched.items())


def _stands(tables: Tables, name: str, changes: Document, touched: Touched) -> bool:
    table = tables[name]
    added, gone = ([table.get(str(key)) for key in changes.get(word, ())] for word in ("added", "removed"))
    edited = changes.get("edited", {})
    if not all(
        document and "removed" in document and _has_above(tables, name, document, touched) for document in added
    ):
        return False
    if not all(document and "removed" not in document and not _grown(tables, name, document) for document in gone):
        return False
    for key, fields in edited.items():
        document = table.get(key)
        if document is None or "removed" in document:
            return False
        if any(document.get(field) != pair[0] for field, pair in fields.items()):
            return False
    return True


def _has_above(tables: Tables, name: str, document: Document, touched: Touched) -> bool:
    """Whether what it hangs on is there, or comes along."""
    owner, above = kinds.OWNERS.get(name, ("", ""))
    if (own := document.get(owner)) is None:
        return True
    key, over = next(((key, over) for key, over in tables[above].items() if over["id"] == own), ("", None))
    return over is not None and ("removed" not in over or int(key) in touched.get(above, {}).get("added", ()))


def _grown(tables: Tables, name: str, document: Document) -> bool:
    """Whether something was added to what hangs on this since it was brought back."""
    since = document.get("restored", document["stamp"])
    return any(
        below.get(owner) == document["id"] and "removed" not in below and below["stamp"] > since
        for table, (owner, above) in kinds.OWNERS.items()
        if above == name
        for below in tables[table].values()
    )


def again(tables: Tables, key: str, stamp: str, at: str) -> tuple[Tables, What]:
    """Do a change again that was taken back, as the newest one there is."""
    tables, whats = turned(tables, [key], stamp, back=False)
    entries = dict(tables[codec.UNDO])
    newest = str(int(next(reversed(entries))) + 1)
    entry = entries.pop(key) | {"at": at}
    return tables | {codec.UNDO: _on_top(entries, newest, entry)}, whats[0]


def brought_back(tables: Tables, what: What, at: str, found: dict[str, list[int]], stamp: str) -> Tables:
    """`tables` with these documents, by the keys of their tables, there again: one more change."""
    tables = record(tables, what, at, {name: {"added": keys} for name, keys in found.items()})
    return turned(tables, [next(reversed(tables[codec.UNDO]))], stamp, back=False)[0]


def _days(tables: Tables, touched: list[Document]) -> tuple[day_index.Days, set[str]]:
    """The days that these changes are about, and the steps whose targets they set."""
    steps: dict[str, set[int]] = {}
    themselves: set[int] = set()
    retargeted = set()
    for changes in touched:
        for key in _keys(changes.get("check_ins", {})):
            document = tables["check_ins"][str(key)]
            steps.setdefault(document["step"], set()).add(date.fromisoformat(document["day"]).toordinal())
        for name in kinds.OF_DAYS:
            for key in _keys(changes.get(name, {})):
                themselves.add(date.fromisoformat(tables[name][str(key)]["day"]).toordinal())
        for key, fields in changes.get("steps", {}).get("edited", {}).items():
            if "targets" in fields:
                retargeted.add(tables["steps"][key]["id"])
    return day_index.Days(steps, themselves), retargeted


def _keys(changes: Document) -> list[Any]:
    return [*changes.get("added", ()), *changes.get("removed", ()), *changes.get("edited", ())]


def _applied(name: str, table: Table, changes: Document, stamp: str, *, back: bool) -> Table:
    away, there = ("added", "removed") if back else ("removed", "added")
    for key in map(str, changes.get(away, ())):
        table[key] = diff.removed(table[key], stamp)
    for key in map(str, changes.get(there, ())):
        table[key] = diff.restored(table[key], stamp)
    for key, fields in changes.get("edited", {}).items():
        values = {field: pair[0 if back else 1] for field, pair in fields.items()}
        values = {field: value for field, value in values.items() if value is not None or field in table[key]}
        table[key] = diff.edited(name, table[key], values, stamp)
    return table


def _what(entry: Document) -> What:
    return What(entry["code"], entry["facts"])


def check(entries: Table, tables: Tables | None) -> None:
    """Raise one of codec.REFUSED unless these are entries as `record` makes them, about documents in `tables`."""
    codec.check_keys(entries)
    undone = [entry.get("undone", False) for entry in entries.values() if "aside" not in entry]
    if undone != sorted(undone):
        raise ValueError("undone before what is not")
    for entry in entries.values():
        if entry.keys() - {"undone", "aside"} != {"code", "facts", "at", "touched"}:
            raise ValueError("not a change")
        marks = [entry[mark] for mark in ("undone", "aside") if mark in entry]
        if not all(mark is True for mark in marks) or ("aside" in entry and "undone" not in entry):
            raise ValueError("not undone")
        text(entry["code"])
        text(entry["at"])
        if type(entry["facts"]) is not dict:
            raise ValueError("not facts")
        _check_fact(entry["facts"], DEEPEST)
        if not entry["touched"].keys() <= {"settings", *kinds.TABLES}:
            raise ValueError("not a table")
        for name, changes in entry["touched"].items():
            _check_changes(name, changes, tables)


def _check_changes(name: str, changes: Any, tables: Tables | None) -> None:
    if not changes or not changes.keys() <= {"added", "removed", "edited", "years"} or not all(changes.values()):
        raise ValueError("not changes")
    lists = [changes[word] for word in ("added", "removed", "years") if word in changes]
    if not all(type(keys) is list and all(type(key) is int for key in keys) for keys in lists):
        raise ValueError("not keys")
    if ("years" in changes) is not (name in kinds.DATED):
        raise ValueError("not years")
    if tables is not None:
        there = all(str(key) in tables[name] for key in _keys(changes))
        if not there and not {str(year) for year in changes.get("years", ())} & tables[codec.HISTORY].keys():
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
