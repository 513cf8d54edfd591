"""Taking things out of a plan's tables for good, with what hangs on them. Only that they were erased stays: the id."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tinydb.queries import QueryInstance
from tinydb.table import Document as Stored

from goalwalk.core import kinds
from goalwalk.store.disk.tables import Document, Table
from goalwalk.store.schema import codec, day_index
from goalwalk.store.schema.database import Database, among


def closure(db: Database, ids: Collection[str]) -> dict[str, list[Stored]]:
    """All documents that go with `ids`, by their tables: a goal with its steps, a step with its check-ins."""
    going: dict[str, list[Stored]] = {}
    gone = set(ids)
    for name in kinds.TABLES:  # those above come before what hangs on them
        owner, _ = kinds.OWNERS.get(name, ("", ""))
        wanted: QueryInstance = among("id", gone)
        going[name] = db.table(name).search(wanted | among(owner, gone) if owner else wanted)
        if name != "check_ins":
            gone |= {document["id"] for document in going[name]}
    return going


def words_of(db: Database, ids: Collection[str]) -> set[str]:
    """The person's words in all documents that go with `ids`: what a draft must not tell any more."""
    return {
        words
        for name, documents in closure(db, ids).items()
        for field in kinds.BY_TABLE[name].words
        for document in documents
        if field in document
        for words in _flat(document[field])
    }


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(inner)


def scrub(db: Database, ids: Collection[str], stamp: str, *, last: bool = False) -> int:
    """Take these things out of the tables, which hold all of history, and all that there is to undo; how many went.

    `last`: the latest change has added them, so that no change before it can hold a word of them, and these stay.
    """
    going = closure(db, ids)
    documents = [document for found in going.values() for document in found]
    if not documents:
        return 0
    floors = codec.floors(codec.numbers(db.tables_now))
    gone = {document["id"] for document in documents}
    floors["steps"] = {goal: highest for goal, highest in floors["steps"].items() if goal not in gone}
    kept = _changes_without(db, going) if last else {}
    for name, found in going.items():
        if found:
            db.table(name).remove(doc_ids=[document.doc_id for document in found])
    db.update_state(numbers=floors)
    add(db, [document["id"] for document in documents if document.get("step") not in gone], stamp)
    db.put(codec.UNDO, kept)  # it holds words of what was changed: rather nothing to take back than one of them
    db.put(codec.DAYS, day_index.rebuilt(db.tables_now))
    return len(documents)


def _changes_without(db: Database, going: dict[str, list[Stored]]) -> Table:
    """The changes that are not undone and have touched nothing of this."""
    keys = {name: {str(document.doc_id) for document in found} for name, found in going.items()}
    return {
        key: entry
        for key, entry in db.tables_now[codec.UNDO].items()
        if "undone" not in entry
        and not any(_touches(changes, keys.get(name, set())) for name, changes in entry["touched"].items())
    }


def _touches(changes: Document, keys: set[str]) -> bool:
    return any(str(key) in keys for word in ("added", "removed", "edited") for key in changes.get(word, ()))


def add(db: Database, ids: Collection[str], stamp: str) -> None:
    """Write down that these were erased. It holds no content."""
    table = db.table(codec.ERASURES)
    known = {erasure["id"] for erasure in table}
    table.insert_multiple({"id": own, "stamp": stamp} for own in sorted(ids) if own not in known)
