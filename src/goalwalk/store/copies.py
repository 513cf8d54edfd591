"""Copies of a plan: all of them verified, one made or put back, its history mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.model import Plan
from goalwalk.store import (
    backups,
    codec,
    dayindex,
    files,
    forgetting,
    history,
    migrations,
    people,
    reading,
    sealed,
    verifying,
)
from goalwalk.store.desk import Desk, Kept, with_stamp
from goalwalk.store.places import Place
from goalwalk.store.tables import Tables
from goalwalk.store.verifying import Backup, Checked, Checker, Report

T = TypeVar("T")


def check(desk: Desk) -> Report:
    """The plan, its history and every backup, read from end to end; the day index counted anew beside it."""
    own = desk.place()
    checker = Checker(own, desk.working)
    plan = checker.check(own.plan, copies=False)
    older: tuple[Checked, ...] = ()
    counts: dict[str, int] = {}
    with suppress(CannotRead):
        older = checker.years(own.plan)
        copy = verifying.read(own.plan, own, desk.working)
        counts = {name: len(getattr(copy.plan, name)) for name in codec.RECORDS}
        if plan.ok and not dayindex.same(copy.tables[codec.DAYS], dayindex.rebuilt(copy.tables)):
            plan = plan._replace(ok=False, code="days_differ")
    return Report(plan, older, tuple(_each(desk, own, lambda _, backup: checker.check(backup.path))), counts)


def earlier(desk: Desk) -> tuple[Backup, ...]:
    """The backups, newest first, each verified."""
    own = desk.place()
    checker = Checker(own, desk.working)
    return tuple(_each(desk, own, lambda number, backup: verifying.told(number, backup, checker)))


def _each(desk: Desk, own: Place, look: Callable[[int, backups.Named], T]) -> Iterator[T]:
    found = backups.there(own)
    for number, backup in enumerate(found, 1):
        seen = look(number, backup)
        if backup.path.exists():  # another command may have taken it away while we looked
            yield seen
        desk.working(number, len(found))


def backup(desk: Desk, target: Path | None) -> Path:
    """A copy at `target`, in one file that holds all of history; without one, among the backups."""
    if target is None:
        with desk.writing() as kept, files.saving(kept.storage.place.backups), files.undisturbed():
            return kept.storage.keep_as_backup()
    with files.saving(target):
        if target.exists() or target.is_symlink():
            raise CannotBeDone("exists", path=str(target))
    try:
        with desk.writing() as kept, files.saving(target):
            data = _all_of(desk, kept)
            with files.undisturbed():
                files.copy_out(data, kept.storage.place.temp, target)
    except NotSaved as problem:
        if problem.code not in ("read_only", "no_permission"):
            raise
        with files.saving(target), files.undisturbed():  # a disk that takes no writing still gives its plan away
            files.write_new(target, _all_of(desk, desk.read(desk.place())))
            files.sync_folder(target.parent)
    verifying.read(target)
    return target


def _all_of(desk: Desk, kept: Kept) -> bytes:
    if not kept.tables[codec.HISTORY]:
        return kept.storage.data
    whole = history.unroll(kept.storage.place, kept.tables, copies=True, working=desk.working)
    assert kept.storage.content is not None
    return sealed.serialise(whole, migrations.SCHEMA, kept.storage.content.header.generation)


def mend(desk: Desk) -> tuple[int, ...]:
    """The files of history that are no good, from their copies."""
    with desk.writing() as kept, files.saving(kept.storage.place.history):
        return history.mend(kept.storage.place, kept.tables)


def restore(desk: Desk, which: int | Path) -> Plan:
    """A backup or a copy in the place of what stands, which is kept."""
    own, mended = _place_to_restore(desk, which)
    if mended and which == 1:
        try:
            plan = desk.unrolled(desk.read(own), copies=True).plan
            desk.notice("people_mended", {})
            return plan
        except CannotRead as problem:
            if problem.code == "no_access":
                raise
    with desk.locked(own), files.looking(own.folder):
        copy = verifying.read(_chosen(own, which), own, desk.working)
        storage = desk.storage(own)
        going = own.forgetting.exists()
        try:
            standing = desk.opened(storage).tables
        except CannotRead as problem:
            if problem.code in ("not_a_file", "dangling_link", "no_access", "too_new"):  # not ours to move away
                raise
            standing = codec.empty()
            storage.content = None
        with files.saving(own.folder):
            files.own_folder(own.folder)
        tables = _without_erased(desk, own, copy.tables, standing)
        plan = reading.meaning(tables, own.plan, whole=True)
        storage.write(tables, keep=not going, generation=max(copy.generation, backups.newest_generation(own)) + 1)
    return plan if not going else desk.looked_back().plan  # which finishes it


def _without_erased(desk: Desk, own: Place, tables: Tables, standing: Tables) -> Tables:
    """What is put back, without what has been erased since."""
    stamp = max(desk.stamp(standing, own), desk.stamp(tables, own))
    erased = [erasure["id"] for erasure in standing[codec.ERASURES].values()]
    tables, _ = forgetting.scrub(tables, erased, stamp)
    erasures = forgetting.with_erasures(tables[codec.ERASURES], erased, stamp)
    return with_stamp(tables | {codec.ERASURES: erasures}, stamp)


def _place_to_restore(desk: Desk, which: int | Path) -> tuple[Place, bool]:
    """Where to restore to, and whether the list of people had to be mended to know it."""
    try:
        return desk.place(), False
    except CannotBeDone:
        if isinstance(which, int):
            raise
        verifying.read(which)  # a copy that cannot be read begins nothing
        return desk.new_place(), False
    except CannotRead as problem:
        stems = people.stems(desk.home)
        if problem.code not in ("people_missing", "people_damaged") or len(stems) != 1:
            raise
    with files.saving(desk.home), desk.people_locked():
        people.keep_damaged(desk.home)
        people.write(desk.home, people.People(stems.pop(), {}))
    return desk.place(), True


def _chosen(own: Place, which: int | Path) -> Path:
    if isinstance(which, Path):
        return which
    found = backups.there(own)
    if not 1 <= which <= len(found):
        raise CannotBeDone("no_such_backup", number=which)
    return found[which - 1].path
