"""What was changed, taken back and done again; what was taken away, and brought back. Each is one more commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.plan import year_files
from goalwalk.store.plan.session import Kept, Session, with_stamp
from goalwalk.store.plan.storage import meaning
from goalwalk.store.schema import codec, undo_log
from goalwalk.store.schema.undo_log import Done


class Changes(NamedTuple):
    """The changes that can be taken back or done again, newest first, and the plan as it stands."""

    changes: tuple[Done, ...]
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
    """What was taken back or done again, and the plan after it."""

    whats: tuple[What, ...]
    plan: Plan


def list_changes(session: Session) -> Changes:
    """The undo list."""
    kept = session.current()
    tables = kept.tables
    plan = meaning(tables, kept.storage.place.plan, whole=True)
    return Changes(undo_log.listed(tables), plan)


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
    with session.writing() as kept:
        own = kept.storage.place
        keys = undo_log.next_keys(kept.tables, count, back=back)
        if not keys:
            aside = not back and any("undone" in entry for entry in kept.tables[codec.UNDO].values())
            raise CannotBeDone("nothing_to_undo" if back else "redo_by_letter" if aside else "nothing_to_redo")
        if keys_seen is not None and keys != list(keys_seen):
            raise CannotBeDone("changed_meanwhile")
        tables = year_files.unroll(own, kept.tables, undo_log.years_needed(kept.tables, keys), working=session.working)
        stamp = session.stamp(tables)
        tables, whats = undo_log.turned(tables, keys, stamp, back=back)
        return Undone(whats, _written(session, kept, tables, stamp))


def redo_one(session: Session, key: str) -> Undone:
    """Do one change again that was taken back, whatever was written since.

    Raises CannotBeDone("redo_touched") where something else changed what it touched, ("nothing_to_redo").
    """
    with session.writing() as kept:
        own = kept.storage.place
        meaning(kept.tables, own.plan, whole=True)
        if "undone" not in kept.tables[codec.UNDO].get(key, {}):
            raise CannotBeDone("nothing_to_redo")
        tables = year_files.unroll(own, kept.tables, undo_log.years_needed(kept.tables, [key]), working=session.working)
        if not undo_log.is_as_left(tables, key):
            raise CannotBeDone("redo_touched")
        stamp = session.stamp(tables)
        tables, what = undo_log.again(tables, key, stamp, session.now().isoformat())
        return Undone((what,), _written(session, kept, tables, stamp))


def list_removed(session: Session) -> RemovedThings:
    """What was taken away and not brought back, the latest first, and the plan as it stands."""
    kept = session.looked_back()
    return RemovedThings(_listed(kept.tables), kept.plan)


def bring_back(session: Session, id: str, tell: Callable[[Removed], What]) -> Undone:
    """What was taken away is there again, with what went with it, and what it hangs on. Raises
    CannotBeDone("no_such_removed") where it is there by now, or erased.
    """
    with session.writing(whole=True) as kept:
        found = next((one for one in _listed(kept.tables) if one.id == id), None)
        if found is None:
            raise CannotBeDone("no_such_removed", text=id)
        stamp = session.stamp(kept.tables)
        what = tell(found)
        tables = undo_log.brought_back(kept.tables, what, session.now().isoformat(), found.keys, stamp)
        return Undone((what,), _written(session, kept, tables, stamp))


def _written(session: Session, kept: Kept, tables: Tables, stamp: str) -> Plan:
    """The plan that these tables are, once they are on the disk."""
    plan = meaning(tables, kept.storage.place.plan, whole=True)  # never write what could not be read
    kept.storage.write(with_stamp(tables, stamp))
    session.seen(plan)
    return plan


def _listed(tables: Tables) -> tuple[Removed, ...]:
    """All that was taken away, the latest first; what went together with what it hangs on is not told by itself."""
    by_id = {
        name: {one["id"]: (key, one) for key, one in tables[name].items()}
        for name in {above for _, above in kinds.OWNERS.values()}
    }
    went = _went_with(tables)
    found = []
    for name in kinds.TABLES:
        for key, document in tables[name].items():
            mark = document.get("removed")
            if mark is None:
                continue
            above = _above(by_id, name, document)
            if any(one.get("removed") == mark for _, _, one in above):
                continue
            along = _all_below(went, name, document)
            keys = defaultdict(list, {table: list(map(int, own)) for table, own in along.items()})
            keys[name].append(int(key))
            for table, own, one in above:
                if "removed" in one:
                    keys[table].append(int(own))
            told = tuple((table, _record(table, one), "removed" in one) for table, _, one in above)
            ordered = {table: sorted(keys[table]) for table in kinds.TABLES if table in keys}
            number = sum(map(len, along.values()))
            thing = Removed(name, document["id"], _record(name, document), _when(mark), told, ordered, number)
            found.append((mark, thing))
    return tuple(thing for _, thing in sorted(found, key=lambda pair: pair[0], reverse=True))


Went = dict[tuple[str, str, str], list[tuple[str, str, Document]]]


def _went_with(tables: Tables) -> Went:
    """What was taken away, by the table and the id of what it hangs on, and by when."""
    found: Went = defaultdict(list)
    for name, (owner, above) in kinds.OWNERS.items():
        for key, one in tables[name].items():
            if "removed" in one and (own := one.get(owner)) is not None:
                found[above, own, one["removed"]].append((name, key, one))
    return found


def _all_below(went: Went, name: str, document: Document) -> dict[str, list[str]]:
    """The keys of what was taken away along with it, by their tables."""
    found: dict[str, list[str]] = {}
    for table, key, one in went.get((name, document["id"], document["removed"]), ()):
        found.setdefault(table, []).append(key)
        for below, keys in _all_below(went, table, one).items():
            found.setdefault(below, []).extend(keys)
    return found


def _above(
    by_id: dict[str, dict[str, tuple[str, Document]]], name: str, document: Document
) -> list[tuple[str, str, Document]]:
    """What it hangs on, the nearest first, with the tables and the keys."""
    found: list[tuple[str, str, Document]] = []
    while name in kinds.OWNERS:
        owner, above = kinds.OWNERS[name]
        if (own := document.get(owner)) is None:
            break
        name, (key, document) = above, by_id[above][own]
        found.append((name, key, document))
    return found


def _record(name: str, document: Document) -> Any:
    return next(codec.every(name, {"1": document}))


def _when(stamp: str) -> datetime:
    return datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC)
