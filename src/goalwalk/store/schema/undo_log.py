"""Undo and redo: the latest 100 changes, each with what would take it back, inside the plan's file.

Taking back is an ordinary change with stamps of its own; undo counts back from what is shown and never toggles. What is
undone when something new is written is set aside: it can be done again by itself, as long as nothing else touched it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from datetime import date
from itertools import chain
from typing import Any, cast

from tinydb import where

from goalwalk.core import kinds
from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import codec, day_index, diff, key_ranges, units
from goalwalk.store.schema.database import Database, PlanTable, keyed, standing
from goalwalk.store.schema.diff import Touched
from goalwalk.store.schema.fields import number, text

LATEST = 100
ASIDE = 20  # of these, at most so many that are set aside
DEEPEST = 20  # levels of a fact


class Entry(NamedTuple):
    """One change, for `undo --list`. `things`: how many documents it touched; `key` tells it from every other.
    `built_on`: another device has written since on what it added.
    """

    what: What
    at: str
    undone: bool
    things: int = 1
    key: str = ""
    built_on: bool = False


def record(db: Database, what: What, at: str, touched: Touched) -> str:
    """Put this change on top of the list, and say its key. What was undone before is set aside.

    Raises one of codec.REFUSED for facts that could not be read back.
    """
    found = {name: _with_years(name, db.tables_now[name], changes) for name, changes in touched.items()}
    kept = {name: key_ranges.kept_as(changes) for name, changes in found.items()}
    entry = {"code": what.code, "facts": what.facts, "at": at, "touched": kept}
    key = _next_key(db)
    check({f"{key}": entry}, None)
    _put_on_top(db, key, entry)
    return f"{key}"


def _next_key(db: Database) -> int:
    return int(next(reversed(db.tables_now[codec.UNDO]), "0")) + 1


def _put_on_top(db: Database, key: int, entry: Document) -> None:
    """One more entry, and as many as there is room for; what is undone is set aside."""
    table = db.table(codec.UNDO)
    table.update({"aside": True}, where("undone").exists())
    table.remove(doc_ids=[one.doc_id for one in table.search(where("aside").exists())][:-ASIDE])
    table.insert(keyed(entry, key))
    table.remove(doc_ids=[one.doc_id for one in table][:-LATEST])


def years(name: str, table: Table, changes: Document) -> list[int]:
    """The years in which documents touched by these changes are found, once they are no longer recent."""
    if name not in kinds.DATED:
        return []
    return sorted({int(table[str(key)]["day"][:4]) for key in _keys(changes)})


def _with_years(name: str, table: Table, changes: Document) -> Document:
    found = years(name, table, changes)
    return changes | {"years": found} if found else changes


def listed(db: Database) -> tuple[Entry, ...]:
    """The changes, newest first."""
    return tuple(
        Entry(_what(entry), entry["at"], "undone" in entry, _things(entry), f"{entry.doc_id}", _built_on(db, entry))
        for entry in reversed(db.table(codec.UNDO).all())
    )


def _built_on(db: Database, entry: Document) -> bool:
    """Whether another device than that which added a thing, or brought it back, has written on it since."""
    if len(db.vector) < 2:
        return False
    for name, changes in entry["touched"].items():
        for document in db.table(name).get(doc_ids=list(key_ranges.keys(changes.get("added", [])))):
            since = document.get("restored", document["stamp"])
            below = (
                one["stamp"]
                for table, (owner, above) in kinds.OWNERS.items()
                if above == name
                for one in db.tables_now[table].values()
                if one.get(owner) == document["id"]
            )
            later = (stamp for stamp in (*units.given_in(document), *below) if stamp > since)
            if any(stamps.device_of(stamp) != stamps.device_of(since) for stamp in later):
                return True
    return False


def _things(entry: Document) -> int:
    every = entry["touched"].values()
    return sum(key_ranges.count(changes.get(word, [])) for changes in every for word in key_ranges.WORDS) + sum(
        len(changes.get("edited", ())) for changes in every
    )


def next_keys(db: Database, count: int, *, back: bool) -> list[str]:
    """The keys of up to `count` changes to take back, newest first, or to do again, oldest first."""
    undone = where("undone").exists()
    entries = db.table(codec.UNDO).search(~where("aside").exists() & (~undone if back else undone))
    keys = [f"{entry.doc_id}" for entry in entries]
    return (keys[::-1] if back else keys)[:count]


def touched_by(db: Database, key: str) -> Touched:
    """What the change of this key touched. Raises KeyError where there is no such change."""
    touched = cast("Touched", db.tables_now[codec.UNDO][key]["touched"])
    return {name: key_ranges.unpacked(changes) for name, changes in touched.items()}


def years_needed(db: Database, keys: list[str]) -> set[int]:
    """The years that must be in the tables to turn these changes: of what they touched that is not there now, and of
    days of which a file of history tells too."""
    needed: set[int] = set()
    lasts = {int(year): name["last"] for year, name in db.tables_now[codec.HISTORY].items()}
    for key in keys:
        for name, changes in touched_by(db, key).items():
            there = db.table(name).get(doc_ids=_keys(changes))
            if len(there) < len(_keys(changes)):
                needed.update(changes["years"])
            days = (document["day"] for document in there) if name in kinds.DATED else ()
            needed.update(int(day[:4]) for day in days if day <= lasts.get(int(day[:4]), ""))
    return needed


def added_by_undone(tables: Tables) -> Iterator[str]:
    """The ids of what was added by changes that are taken back."""
    for entry in tables[codec.UNDO].values():
        for name, changes in entry["touched"].items() if "undone" in entry else ():
            added = (tables[name].get(str(key)) for key in key_ranges.keys(changes.get("added", [])))
            yield from (document["id"] for document in added if document)


class Turned(NamedTuple):
    """What was taken back or done again; how many things stay as another device has written them since."""

    whats: tuple[What, ...]
    left: int = 0


def turn(db: Database, keys: list[str], stamp: str, *, back: bool) -> Turned:
    """Take these changes back, or do them again; the day index follows. A field that is no longer as the change has
    set it was written by somebody else, and stays. Raises KeyError for what is not there.
    """
    left: set[tuple[str, int]] = set()
    for key in keys:
        for name, changes in touched_by(db, key).items():
            left |= {(name, own) for own in _apply(db, db.table(name), changes, stamp, back=back)}
    entries = db.table(codec.UNDO)
    entries.change(_undone if back else _done_again, map(int, keys))
    days, retargeted = _days(db, [touched_by(db, key) for key in keys])
    db.put(codec.DAYS, day_index.recounted(db.tables_now, days, retargeted))
    return Turned(tuple(_what(db.tables_now[codec.UNDO][key]) for key in keys), len(left))


def _done_again(entry: MutableMapping[str, Any]) -> None:
    for mark in ("undone", "aside"):
        entry.pop(mark, None)


def _undone(entry: MutableMapping[str, Any]) -> None:
    _done_again(entry)
    entry["undone"] = True


def is_as_left(db: Database, key: str) -> bool:
    """Whether what an undone change touched is still as taking it back left it, so that it can be done again alone."""
    touched = touched_by(db, key)
    return all(_stands(db, name, changes, touched) for name, changes in touched.items())


def _stands(db: Database, name: str, changes: Document, touched: Touched) -> bool:
    table = db.tables_now[name]
    added, gone = ([table.get(str(key)) for key in changes.get(word, ())] for word in ("added", "removed"))
    if not all(document and "removed" in document and _has_above(db, name, document, touched) for document in added):
        return False
    if not all(document and "removed" not in document and not _grown(db, name, document) for document in gone):
        return False
    for key, fields in changes.get("edited", {}).items():
        document = table.get(key)
        if document is None or "removed" in document:
            return False
        if any(document.get(field) != pair[0] for field, pair in fields.items()):
            return False
    return True


def _has_above(db: Database, name: str, document: Document, touched: Touched) -> bool:
    """Whether what it hangs on is there, or comes along."""
    owner, above = kinds.OWNERS.get(name, ("", ""))
    if (own := document.get(owner)) is None:
        return True
    over = db.table(above).get(where("id") == own)
    return over is not None and ("removed" not in over or over.doc_id in touched.get(above, {}).get("added", ()))


def _grown(db: Database, name: str, document: Document) -> bool:
    """Whether something was added to what hangs on this since it was brought back."""
    since = document.get("restored", document["stamp"])
    return any(
        db.table(below).contains((where(owner) == document["id"]) & standing() & (where("stamp") > since))
        for below, (owner, above) in kinds.OWNERS.items()
        if above == name
    )


def turn_anew(db: Database, key: str, stamp: str, at: str) -> What:
    """Do a change again that was taken back, as the newest one there is."""
    (what,) = turn(db, [key], stamp, back=False).whats
    newest, entry = _next_key(db), db.tables_now[codec.UNDO][key] | {"at": at}
    db.table(codec.UNDO).remove(doc_ids=[int(key)])
    _put_on_top(db, newest, entry)
    return what


def bring_back(db: Database, what: What, at: str, found: dict[str, list[int]], stamp: str) -> None:
    """These documents, by the keys of their tables, are there again: one more change."""
    key = record(db, what, at, {name: {"added": keys} for name, keys in found.items()})
    turn(db, [key], stamp, back=False)


def _days(db: Database, touched: list[Document]) -> tuple[day_index.Days, set[str]]:
    """The days that these changes are about, and the steps whose targets they set."""
    steps: dict[str, set[int]] = {}
    themselves: set[int] = set()
    retargeted = set()
    for changes in touched:
        for document in db.table("check_ins").get(doc_ids=_keys(changes.get("check_ins", {}))):
            steps.setdefault(document["step"], set()).add(date.fromisoformat(document["day"]).toordinal())
        for name in kinds.OF_DAYS:
            for document in db.table(name).get(doc_ids=_keys(changes.get(name, {}))):
                themselves.add(date.fromisoformat(document["day"]).toordinal())
        for key, fields in changes.get("steps", {}).get("edited", {}).items():
            if "targets" in fields:
                retargeted.add(db.tables_now["steps"][key]["id"])
    return day_index.Days(steps, themselves), retargeted


def _keys(changes: Document) -> list[Any]:
    return [*changes.get("added", ()), *changes.get("removed", ()), *changes.get("edited", ())]


def _apply(db: Database, table: PlanTable, changes: Document, stamp: str, *, back: bool) -> list[int]:
    away, there = ("added", "removed") if back else ("removed", "added")
    table.change(diff.removing(db, stamp), changes.get(away, ()))
    table.change(diff.restoring(stamp), changes.get(there, ()))
    edited = changes.get("edited", {})
    values_of: dict[str | None, Document] = {}
    left = []
    for document in table.get(doc_ids=list(edited)):
        pairs = edited[f"{document.doc_id}"]
        ours = {field for field, pair in pairs.items() if document.get(field) == pair[1 if back else 0]}
        if len(ours) < len(pairs):
            left.append(document.doc_id)
        values = {field: pairs[field][0 if back else 1] for field in pairs if field in ours}
        values_of[document.get("id")] = {
            field: value for field, value in values.items() if value is not None or field in document
        }
    table.change(diff.editing_each(table.name, values_of, stamp), map(int, edited))
    return left


def followed(entries: Table, keys: Mapping[str, Mapping[str, str]], *, erased: bool) -> Table:
    """The list, where documents have another key now: by table, the new one by the old. Of what was erased it may hold
    words: rather nothing to take back than one of them.
    """
    if erased or not keys:
        return {} if erased else entries
    return {key: entry | {"touched": _with_keys(entry["touched"], keys)} for key, entry in entries.items()}


def _with_keys(touched: Touched, keys: Mapping[str, Mapping[str, str]]) -> Touched:
    found: Touched = {}
    for name, changes in touched.items():
        now = keys.get(name, {})
        lists = {
            word: key_ranges.packed(int(now.get(str(key), key)) for key in key_ranges.keys(changes[word]))
            for word in key_ranges.WORDS
            if word in changes
        }
        edited = {now.get(key, key): fields for key, fields in changes.get("edited", {}).items()}
        found[name] = changes | lists | ({"edited": edited} if edited else {})
    return found


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
    for word in key_ranges.WORDS:
        key_ranges.check(changes.get(word, []))
    years = changes.get("years", [])
    if type(years) is not list or not all(type(year) is int for year in years):
        raise ValueError("not years")
    if ("years" in changes) is not (name in kinds.DATED):
        raise ValueError("not years")
    if tables is not None:
        lists = (key_ranges.keys(changes.get(word, [])) for word in key_ranges.WORDS)
        there = all(str(key) in tables[name] for key in chain(*lists, changes.get("edited", ())))
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
