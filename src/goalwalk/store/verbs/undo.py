"""What was changed, taken back and done again; what was taken away, and brought back. Each is one more commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from tinydb import where
from tinydb.table import Document as Stored

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.plan.open_plan import writing
from goalwalk.store.plan.plan_file import meaning
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, undo_log
from goalwalk.store.schema.database import Database, standing
from goalwalk.store.schema.undo_log import Entry


class Changes(NamedTuple):
    """The changes that can be taken back or done again, newest first, and the plan as it stands."""

    changes: tuple[Entry, ...]
    plan: Plan


class Removed(NamedTuple):
    """One thing of the table `name` that was taken away. `above` is what it hangs on, the nearest first, each with its
    table and whether that was taken away, too; `keys`, by their tables: all that is to be there again with it, and
    `along`: how many of these went with it.
    """

    name: str
    id: str
    record: Any
    at: datetime
    above: tuple[tuple[str, Any, bool], ...]
    keys: dict[str, list[int]]
    along: int


class RemovedThings(NamedTuple):
    """What was taken away and can be brought back, the latest first, and the plan as it stands."""

    things: tuple[Removed, ...]
    plan: Plan


class Undone(NamedTuple):
    """What was taken back or done again, and the plan after it. `left`: things that stay as another device has written
    them since; `is_all_left`: no other was touched.
    """

    whats: tuple[What, ...]
    plan: Plan
    left: int = 0
    is_all_left: bool = False


def list_changes(session: Session) -> Changes:
    """What was changed, newest first, with what is undone. Raises as `Session.current` does."""
    kept = session.current()
    plan = meaning(kept.tables, kept.storage.place.plan, whole=True)
    return Changes(undo_log.listed(Database(kept.tables)), plan)


def undo(session: Session, count: int = 1, keys_seen: Sequence[str] | None = None) -> Undone:
    """Take back the latest changes, as many of `count` as there are, newest first.

    Raises CannotBeDone("nothing_to_undo"), ("changed_meanwhile") where they are not those that were seen.
    """
    return _turn(session, count, back=True, keys_seen=keys_seen)


def redo(session: Session, count: int = 1) -> Undone:
    """Do again what was undone, the latest undone first. Raises CannotBeDone("nothing_to_redo")."""
    return _turn(session, count, back=False)


def _turn(session: Session, count: int, *, back: bool, keys_seen: Sequence[str] | None = None) -> Undone:
    """Undo, or redo. What of it lies in history is brought into the plan, and rolled over again by the commit.

    Raises CannotBeDone("changed_meanwhile") where it would be other changes than those that were seen.
    """
    with writing(session) as db:
        keys = undo_log.next_keys(db, count, back=back)
        if not keys:
            aside = not back and db.table(codec.UNDO).contains(where("undone").exists())
            raise CannotBeDone("nothing_to_undo" if back else "redo_by_letter" if aside else "nothing_to_redo")
        if keys_seen is not None and keys != list(keys_seen):
            raise CannotBeDone("changed_meanwhile")
        db.unroll(undo_log.years_needed(db, keys))
        stamp, before = db.stamp(), db.tables_now
        turned = undo_log.turn(db, keys, stamp, back=back)
        touched = (db.tables_now[name] != before[name] for name in ("settings", *kinds.TABLES))
        is_all_left = turned.left > 0 and not any(touched)
        return Undone(turned.whats, db.commit(stamp), turned.left, is_all_left)


def redo_one(session: Session, key: str) -> Undone:
    """Do one change again that was taken back, whatever was written since.

    Raises CannotBeDone("redo_touched") where something else changed what it touched, ("nothing_to_redo").
    """
    with writing(session) as db:
        meaning(db.tables_now, db.place.plan, whole=True)
        if "undone" not in db.tables_now[codec.UNDO].get(key, {}):
            raise CannotBeDone("nothing_to_redo")
        db.unroll(undo_log.years_needed(db, [key]))
        if not undo_log.is_as_left(db, key):
            raise CannotBeDone("redo_touched")
        stamp = db.stamp()
        what = undo_log.turn_anew(db, key, stamp, session.now().isoformat())
        return Undone((what,), db.commit(stamp))


def list_removed(session: Session) -> RemovedThings:
    """What was taken away and not brought back, the latest first, and the plan as it stands."""
    kept = session.looked_back()
    return RemovedThings(_listed(Database(kept.tables)), kept.plan)


def bring_back(session: Session, id: str, tell: Callable[[Removed], What]) -> Undone:
    """What was taken away is there again, with what went with it, and what it hangs on. Raises
    CannotBeDone("no_such_removed") where it is there by now, or erased.
    """
    with writing(session, whole=True) as db:
        found = next((one for one in _listed(db) if one.id == id), None)
        if found is None:
            raise CannotBeDone("no_such_removed", text=id)
        stamp = db.stamp()
        what = tell(found)
        undo_log.bring_back(db, what, session.now().isoformat(), found.keys, stamp)
        return Undone((what,), db.commit(stamp))


def _listed(db: Database) -> tuple[Removed, ...]:
    """All that was taken away, the latest first; what went together with what it hangs on is not told by itself."""
    by_id = {
        name: {document["id"]: document for document in db.table(name)}
        for name in {above for _, above in kinds.OWNERS.values()}
    }
    gone = {name: db.table(name).search(~standing()) for name in kinds.TABLES}
    went = _went_with(gone)
    found = []
    for name, documents in gone.items():
        for document in documents:
            mark = document["removed"]
            above = _above(by_id, name, document)
            if any(over.get("removed") == mark for _, over in above):
                continue
            along = _all_below(went, name, document)
            keys = defaultdict(list, {table: list(below) for table, below in along.items()})
            keys[name].append(document.doc_id)
            for table, over in above:
                if "removed" in over:
                    keys[table].append(over.doc_id)
            told = tuple(
                (table, *codec.shown(db.tables_now, table, [over]), "removed" in over) for table, over in above
            )
            ordered = {table: sorted(keys[table]) for table in kinds.TABLES if table in keys}
            number = sum(map(len, along.values()))
            (record,) = codec.shown(db.tables_now, name, [document])
            thing = Removed(name, document["id"], record, stamps.when(mark), told, ordered, number)
            found.append((mark, thing))
    return tuple(thing for _, thing in sorted(found, key=lambda pair: pair[0], reverse=True))


Went = dict[tuple[str, str, str], list[tuple[str, Stored]]]


def _went_with(gone: dict[str, list[Stored]]) -> Went:
    """What was taken away, by the table and the id of what it hangs on, and by when."""
    found: Went = defaultdict(list)
    for name, (owner, above) in kinds.OWNERS.items():
        for document in gone[name]:
            if (own := document.get(owner)) is not None:
                found[above, own, document["removed"]].append((name, document))
    return found


def _all_below(went: Went, name: str, document: Stored) -> dict[str, list[int]]:
    """The keys of what was taken away along with it, by their tables."""
    found: dict[str, list[int]] = {}
    for table, below in went.get((name, document["id"], document["removed"]), ()):
        found.setdefault(table, []).append(below.doc_id)
        for deeper, keys in _all_below(went, table, below).items():
            found.setdefault(deeper, []).extend(keys)
    return found


def _above(by_id: dict[str, dict[str, Stored]], name: str, document: Stored) -> list[tuple[str, Stored]]:
    """What it hangs on, the nearest first, with the tables."""
    found: list[tuple[str, Stored]] = []
    while name in kinds.OWNERS:
        owner, above = kinds.OWNERS[name]
        if (own := document.get(owner)) is None:
            break
        name, document = above, by_id[above][own]
        found.append((name, document))
    return found
