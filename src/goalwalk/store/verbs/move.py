"""What was added last goes from one plan into another: it is made there, and erased here, with every copy of it.

It is written there first. Cut short in between, it stands in both plans, and is lost in none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.core.errors import CannotBeDone, NotSaved
from goalwalk.core.model.plan import Changed, Plan
from goalwalk.core.nouns.moved import Moved
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files
from goalwalk.store.plan.open_plan import writing
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, undo_log
from goalwalk.store.schema.database import Database
from goalwalk.store.schema.undo_log import Entry
from goalwalk.store.verbs import erase
from goalwalk.store.verbs.update import begin

Change = Callable[[Plan], Changed[tuple[Moved, ...]]]


class LastAdded(NamedTuple):
    """The latest change, the records that it added, by their tables, and the whole plan it stands in."""

    entry: Entry
    records: dict[str, tuple[Any, ...]]
    plan: Plan


def last_added(session: Session) -> LastAdded:
    """What was added last. Raises as `Session.looked_back` does, CannotBeDone: "nothing_to_undo", "not_added_alone" for
    a change of what was there before.
    """
    kept = session.looked_back()
    return _last(Database(kept.tables), kept.plan)


def _last(db: Database, plan: Plan) -> LastAdded:
    keys = undo_log.next_keys(db, 1, back=True)
    if not keys:
        raise CannotBeDone("nothing_to_undo")
    entry = next(entry for entry in undo_log.listed(db) if entry.key == keys[0])
    touched = undo_log.touched_by(db, keys[0])
    documents = {name: db.table(name).get(doc_ids=changes.get("added", [])) for name, changes in touched.items()}
    alone = all(changes.keys() <= {"added", "years"} for changes in touched.values())
    if not alone or any("removed" in document for found in documents.values() for document in found):
        raise CannotBeDone("not_added_alone")
    records = {name: codec.shown(db.tables_now, name, found) for name, found in documents.items()}
    return LastAdded(entry, records, plan)


def move(session: Session, other: Session, seen: LastAdded, change: Change) -> Changed[tuple[Moved, ...]]:
    """Make this `change` in the other plan, and erase here what was added last, if it is still as it was `seen`.

    Raises CannotBeDone("changed_meanwhile"), and as `begin` does for the other plan, with nothing changed; NotSaved
    where it could be written in neither, or ("still_erasing") is left to be erased here by the next command.
    """
    with writing(session, whole=True) as db:
        last = _last(db, db.plan)
        if (last.entry.key, last.records) != (seen.entry.key, seen.records):
            raise CannotBeDone("changed_meanwhile")
        made = begin(other, change)
        try:
            with files.saving(db.place.plan):
                erase.write_down(db.place, [record.id for found in last.records.values() for record in found])
        except NotSaved:
            erase.erase(other, [moved.record.id for moved in made.thing])
            raise
        erase.erase_last_added(session, db.place)
        return made
