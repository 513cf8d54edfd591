"""Taking things out of a plan's tables for good, with what hangs on them. Only that they were erased stays: which id of
which kind, what it hung on, the number it had and when it was made; no content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from tinydb.queries import QueryInstance
from tinydb.table import Document as Stored

from goalwalk.core import kinds
from goalwalk.store.disk.tables import Document, Table
from goalwalk.store.schema import codec, day_index, key_ranges
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
    add(db, {name: [one for one in found if one.get("step") not in gone] for name, found in going.items()}, stamp)
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
    lists = (key_ranges.keys(changes.get(word, [])) for word in key_ranges.WORDS)
    return any(str(key) in keys for key in chain(*lists, changes.get("edited", ())))


def add(db: Database, going: Mapping[str, Iterable[Document]], stamp: str) -> None:
    """Write down that these were erased."""
    new = (
        erasure_of(name, document, stamp, _moved_out(db, name, document["id"]))
        for name, found in going.items()
        for document in found
    )
    keep(db, new)


def keep(db: Database, erasures: Iterable[Document]) -> None:
    """Keep these erasures, too, those of what is not known to be erased."""
    known = {erasure["id"]: erasure for erasure in db.table(codec.ERASURES)}
    new = {erasure["id"]: erasure for erasure in erasures}
    every = {**known, **{own: new[own] for own in sorted(new.keys() - known.keys())}}
    if every.keys() != known.keys():
        db.put(codec.ERASURES, table_of(every))


def table_of(erasures: Mapping[str, Document]) -> Table:
    """The table of all erasures, given by id. What goes with what it was made on is erased on every device, whatever
    each knew of it: on all of them it bears when it was made, and no number, for nothing is numbered there any more.
    """
    every = (_along(erasure) if erasure.get("owner") in erasures else erasure for erasure in erasures.values())
    return {f"{key}": dict(erasure) for key, erasure in enumerate(every, 1)}


def _along(erasure: Document) -> Document:
    told = {name: value for name, value in erasure.items() if name not in ("owner", "number")}
    return {**told, "stamp": erasure["made"]}


def erasure_of(name: str, document: Document, stamp: str, spared: Sequence[str] = ()) -> Document:
    """That a thing was erased. `spared`: what was made on it, and does not go with it."""
    owner, _ = kinds.OWNERS.get(name, ("", ""))
    above = document.get("born", document.get(owner))
    told = {"id": document["id"], "stamp": stamp, "kind": name, "made": document["stamp"]}
    told |= {"owner": above} if above else {}
    told |= {"number": document["number"]} if kinds.BY_TABLE[name].numbered else {}
    return told | ({"spared": list(spared)} if spared else {})


def _moved_out(db: Database, name: str, own: str) -> list[str]:
    """What was made on this, and hangs on something else by now: it does not go with it, on no device."""
    return sorted(
        document["id"]
        for below, (owner, above) in kinds.OWNERS.items()
        if above == name
        for document in db.tables_now[below].values()
        if "born" in document and document["born"] == own and document.get(owner) != own
    )
