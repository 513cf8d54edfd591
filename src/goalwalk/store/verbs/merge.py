"""Another copy of the plan taken in: shown first, then one commit; and what two devices wrote without each other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, Problem
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, stamps
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.plan import merge_parts, strays, verify, year_files
from goalwalk.store.plan.open_plan import OpenPlan, writing
from goalwalk.store.plan.plan_file import meaning
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, diff, merging, undo_log, units
from goalwalk.store.schema.conflicts import Conflict, conflicts
from goalwalk.store.schema.database import Database
from goalwalk.store.schema.units import THERE
from goalwalk.store.verbs import automatic_sync, erase
from goalwalk.store.verbs.backup import number_of_copy
from goalwalk.store.verbs.restore import check_whose, opened_copy

WITH_NOTHING_ELSE = (codec.ERASURES, codec.WAITING)  # what a copy may bring that is no thing of the plan


class Asked(NamedTuple):
    """What two devices wrote without seeing each other's: the record as each of them has it, the one that is shown
    first, and when each was written. `taken`: one of them took it away, and the other wrote on it; `below`: what was
    added under it then, with its table. `above`: what it hangs on, by tables.
    """

    table: str
    unit: str
    records: tuple[Any, ...]
    at: tuple[datetime, ...]
    above: tuple[tuple[str, Any], ...] = ()
    taken: bool = False
    below: tuple[tuple[str, Any], ...] = ()


class Coming(NamedTuple):
    """What a merge makes of a plan: as it was and as it would be, each with all its history; what is to be asked of
    then; what is erased here with it, by table; the time of a clock that runs more than a day ahead of this one.
    """

    before: Plan
    after: Plan
    asked: tuple[Asked, ...]
    erased: tuple[tuple[str, Any], ...]
    ahead: datetime | None


class TakenIn(NamedTuple):
    """The plan as it is now, what came (None: nothing that was not here), where what stood before is kept. `scrubbed`:
    copies from which what was erased elsewhere is gone, too. `dropped`: the copy, which a carrier had left beside the
    plan, was of no use any more, and is gone.
    """

    plan: Plan
    coming: Coming | None
    kept: Path | None = None
    number: int | None = None
    scrubbed: int | None = None
    dropped: bool = False


class AskedOf(NamedTuple):
    """All that is to be looked at, and the plan as it stands."""

    asked: tuple[Asked, ...]
    plan: Plan


def merge(
    session: Session, path: Path, paper: str | None, agree: Callable[[Coming], None], scrub: Callable[[Coming], bool]
) -> TakenIn:
    """Take in another copy of this plan. `agree` is shown what would become of it, while no lock is held; `scrub` says
    whether what was erased elsewhere is to go from the copies here, too.

    Raises CannotRead for a copy that is no good, CannotBeDone for one of another plan, NotSaved.
    """
    while True:
        own = session.keyed()
        source = opened_copy(session, own, path, paper)
        loaded = session.read(own)
        copy, years = _copy(session, own._replace(key=source.key), path, loaded.tables)
        if not check_whose(session, own, copy, loaded.tables, source._replace(plan=path)):
            raise CannotBeDone("copy_of_another", path=str(path))
        db = OpenPlan(session, loaded)
        db.unroll(set(years))
        before = db.tables_now
        arrived = merge_parts.merge(db, [merging.part_of(copy, years)])
        if not arrived.things and all(db.tables_now[name] == loaded.tables[name] for name in WITH_NOTHING_ELSE):
            return TakenIn(loaded.plan, None, dropped=_drop(session, own, path))
        coming = _coming(db, before, arrived)
        if coming.before != coming.after or coming.asked:
            agree(coming)
        from_copies = bool(coming.erased) and scrub(coming)  # asked before anything is written: nothing stays half done
        number, kept, scrubbed = None, None, None
        with session.locked_as(session.keyed) as again, files.saving(own.plan):
            if again != own or files.version(own.plan) != loaded.storage.seen:
                continue  # somebody was quicker
            stood = loaded.storage.data
            db.write(db.stamp())
            automatic_sync.hand_on(session, own, arrived)
            with suppress(CannotRead, OSError):  # it is done, whatever the system says now
                number, kept = number_of_copy(own, stood) or (None, None)
            if from_copies:
                scrubbed = _scrubbed(session, own, [record.id for _, record in coming.erased])
        session.seen(coming.after)
        return TakenIn(coming.after, coming, kept, number, scrubbed, _drop(session, own, path))


def _scrubbed(session: Session, own: Place, ids: list[str]) -> int | None:
    """From how many copies these are gone; None: not from all, which is told. The merge itself is done."""
    try:
        return erase.from_copies(session, own, ids)
    except (NotSaved, CannotRead) as problem:
        session.notice("scrub_later" if problem.code == "still_erasing" else "scrub_not", {})
        return None


def _drop(session: Session, own: Place, path: Path) -> bool:
    """A copy that a carrier left beside the plan goes, once all of it is in the plan."""
    with suppress(OSError, Problem), session.locked(own, wait=False):  # the next merge drops it
        if path.resolve() in [stray.resolve() for stray in strays.of(own)]:
            path.unlink()
            return True
    return False


def _copy(session: Session, place: Place, path: Path, mine: Tables) -> tuple[Tables, frozenset[int]]:
    """The copy at `path` with the years of history that it does not name as `mine` do. Raises CannotRead."""
    tables = verify.part_of(path, place).tables
    years = merging.years_apart(mine, tables)
    return year_files.unroll(place, tables, years, copies=True, beside=path, working=session.working), years


def _coming(db: OpenPlan, before: Tables, arrived: merge_parts.Arrived) -> Coming:
    tables = db.tables_now
    after = meaning(tables, db.place.plan, whole=True)
    gone = {(name, own) for name, each in arrived.gone.items() for own in each}
    erased = tuple(
        (name, record)
        for name in arrived.gone
        for record in codec.shown(
            before, name, [one for one in before[name].values() if (name, one["id"]) in gone and "removed" not in one]
        )
    )
    known = conflicts(before)
    asked = tuple(_asked(tables, one) for one in conflicts(tables) if one not in known)
    return Coming(
        meaning(before, db.place.plan, whole=True),
        after,
        asked,
        erased,
        stamps.runs_ahead(tables[codec.STATE]["1"]["stamp"], before[codec.STATE]["1"]["stamp"], db.session.now()),
    )


def open_asked(session: Session) -> AskedOf:
    """What two devices wrote without seeing each other's, and nobody has taken since. Raises as `looked_back` does."""
    kept = session.looked_back()
    return AskedOf(tuple(_asked(kept.tables, one) for one in conflicts(kept.tables)), kept.plan)


def take(session: Session, at: int, which: int, what: Callable[[Asked, int], What], seen: Asked) -> AskedOf:
    """Of the one at this place, take what stands at `which`; from now on it is what everybody has written.

    Raises CannotBeDone("changed_meanwhile") unless it is still as it was `seen`, and as `writing` does.
    """
    with writing(session, whole=True) as db:
        every = conflicts(db.tables_now)
        if at >= len(every) or _asked(db.tables_now, every[at]) != seen:
            raise CannotBeDone("changed_meanwhile")
        one = every[at]
        stamp = db.stamp()
        touched = _settled(db, one, which, stamp)
        if touched:
            undo_log.record(db, what(seen, which), session.now().isoformat(), touched)
        plan = db.commit(stamp)
        return AskedOf(tuple(_asked(db.tables_now, left) for left in conflicts(db.tables_now)), plan)


def _settled(db: Database, one: Conflict, which: int, stamp: str) -> dict[str, Any]:
    """Write what was chosen; whoever writes has seen all there is. What is to be undone of it."""
    (key,) = [key for key, found in db.tables_now[one.table].items() if found.get("id", "") == one.id]
    document = db.tables_now[one.table][key]
    values = one.heads[which][1]
    if one.unit == THERE:
        away = bool(values[0])
        db.table(one.table).change(diff.removing(db, stamp) if away else diff.restoring(stamp), [int(key)])
        return {} if away else {one.table: {"added": [int(key)]}}
    chosen = _with(one.table, document, one.unit, one.heads[which][0])
    fields = {
        field: [document.get(field), chosen.get(field)]
        for field in units.fields_of(one.table, one.unit)
        if document.get(field) != chosen.get(field)
    }
    settle = units.settling(one.table, one.unit, {field: pair[1] for field, pair in fields.items()}, stamp)
    db.table(one.table).change(settle, [int(key)])
    return {one.table: {"edited": {key: fields}}} if fields else {}


def _with(table: str, document: Document, unit: str, stamp: str) -> Document:
    """The document as it is with this one of the heads of a unit."""
    found = units.heads(table, document)
    return units.document_of(table, (document,), {**found, unit: {stamp: found[unit][stamp]}})


def _asked(tables: Tables, one: Conflict) -> Asked:
    (document,) = [found for found in tables[one.table].values() if found.get("id", "") == one.id]
    at = tuple(stamps.when(stamp) for stamp, _ in one.heads)
    above = _above(tables, one.table, document)
    if one.unit == THERE:
        (record,) = codec.shown(tables, one.table, [document])
        below = tuple((table, *codec.shown(tables, table, [_by_id(tables, table, own)])) for table, own in one.below)
        return Asked(one.table, one.unit, (record, record), at, above, True, below)
    versions = (_with(one.table, document, one.unit, stamp) for stamp, _ in one.heads)
    records = codec.shown(tables, one.table, versions)
    return Asked(one.table, one.unit, records, at, above)


def _by_id(tables: Tables, table: str, own: str) -> Document:
    return next(one for one in tables[table].values() if one["id"] == own)


def _above(tables: Tables, table: str, document: Document) -> tuple[tuple[str, Any], ...]:
    owner, over = kinds.OWNERS.get(table, ("", ""))
    if document.get(owner) is None:
        return ()
    return ((over, *codec.shown(tables, over, [_by_id(tables, over, document[owner])])),)
