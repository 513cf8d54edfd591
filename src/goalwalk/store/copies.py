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
    own = desk.keyed()
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
    each = tuple(_each(desk, own, lambda _, backup: checker.check(backup.path)))
    return Report(plan, older, (*each, *_plain_beside(own)), counts)


def _plain_beside(own: Place) -> Iterator[Checked]:
    """What lies beside a locked plan and has no lock: somebody, or a program, has put it back there."""
    for side in own.sides if own.locked else ():
        with suppress(OSError):
            found = [side.twin.link, side.twin.plan, *backups.copies(side.twin)]
            yield from (Checked(path, False, "plain") for path in dict.fromkeys(found) if path.exists())


def earlier(desk: Desk) -> tuple[Backup, ...]:
    """The backups, newest first, each verified."""
    own = desk.keyed()
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
    """A copy at `target`, in one file that holds all of history; without one, among the backups.

    A locked plan's copy is locked as it is, and its key goes along, as locked as it was.
    """
    if target is None:
        with desk.writing() as kept, files.saving(kept.storage.place.backups), files.undisturbed():
            return kept.storage.keep_as_backup()
    own = desk.keyed()
    with files.saving(target):
        for path, _ in ((target, b""), *_keys_along(own, target)):
            if path.exists() or path.is_symlink():
                raise CannotBeDone("exists", path=str(path))
    try:
        with desk.writing() as kept, files.saving(target):
            data = _all_of(desk, kept)
            with files.undisturbed():
                files.copy_out(data, kept.storage.place.temp, target)
    except NotSaved as problem:
        if problem.code not in ("read_only", "no_permission"):
            raise
        with files.saving(target), files.undisturbed():  # a disk that takes no writing still gives its plan away
            files.write_new(target, _all_of(desk, desk.current()))
            files.sync_folder(target.parent)
    with files.saving(target), files.undisturbed():
        for path, data in _keys_along(own, target):
            files.write_new(path, data)
        files.sync_folder(target.parent)
    verifying.read(target, Place(target, target, own.key))
    return target


def _keys_along(own: Place, target: Path) -> list[tuple[Path, bytes]]:
    """The locked keys of a locked plan, and where they lie beside its copy."""
    there = [
        (mine, theirs)
        for mine, theirs in zip(own.keys[:2], Place(target, target).keys[:2], strict=True)
        if own.locked and mine.exists()
    ]
    return [(theirs, files.read(mine)[0]) for mine, theirs in there]


def _all_of(desk: Desk, kept: Kept) -> bytes:
    if not kept.tables[codec.HISTORY]:
        return kept.storage.data
    own = kept.storage.place
    whole = history.unroll(own, kept.tables, copies=True, working=desk.working)
    assert kept.storage.content is not None
    return own.closed(sealed.serialise(whole, migrations.SCHEMA, kept.storage.content.header.generation))


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
    opened = _opened(desk, own, which)
    if opened.key and not own.locked:
        own = _begin_locked(desk, own, opened)
    with desk.locked(own), files.looking(own.folder):
        copy = verifying.read(_chosen(own, which), own._replace(key=opened.key), desk.working)
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


def _opened(desk: Desk, own: Place, which: int | Path) -> Place:
    """The place of the copy with the key that opens it: that of the plan here, or the one that lies beside it.

    Raises CannotRead as `opening.by_passphrase` does.
    """
    if isinstance(which, int):
        return own
    data = files.read(which)[0]
    try:
        own.opened(data)
        return own
    except CannotRead as problem:
        if problem.code not in ("locked", "wrong_key"):
            return own
    from goalwalk.store import opening

    theirs = Place(which, which)
    if which not in desk.keys:
        desk.keys[which] = desk.unlocking.ask(lambda passphrase: opening.by_passphrase(desk, theirs, passphrase))
    return theirs._replace(key=desk.keys[which])


def _begin_locked(desk: Desk, own: Place, copy: Place) -> Place:
    """Where no plan was begun, a locked copy becomes one with its own key; nothing of it is ever there without.

    Raises CannotBeDone("copy_locked") where there is a plan without a lock.
    """
    if own.plan.exists() or own.link.is_symlink() or backups.there(own):
        raise CannotBeDone("copy_locked")
    from goalwalk.store import opening

    with desk.locked(own), files.saving(own.folder), files.undisturbed():
        for mine, theirs in zip(own.keys[:2], copy.keys[:2], strict=True):
            if theirs.exists():
                files.put(own.temp, mine, files.read(theirs)[0])
        files.sync_folder(own.folder)
    new = own.twin._replace(key=copy.key)
    if copy.key:
        opening.hold(desk, new, copy.key)
    return new


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
        return desk.keyed(), False
    except CannotBeDone as problem:
        if isinstance(which, int) or problem.code != "no_plan":
            raise
        verifying.read(which, _opened(desk, Place(which, which), which))  # a copy that cannot be read begins nothing
        return desk.new_place(), False
    except CannotRead as problem:
        stems = people.stems(desk.home)
        if problem.code not in ("people_missing", "people_damaged") or len(stems) != 1:
            raise
    with files.saving(desk.home), desk.people_locked():
        people.keep_damaged(desk.home)
        people.write(desk.home, people.People(stems.pop(), {}))
    return desk.keyed(), True


def _chosen(own: Place, which: int | Path) -> Path:
    if isinstance(which, Path):
        return which
    found = backups.there(own)
    if not 1 <= which <= len(found):
        raise CannotBeDone("no_such_backup", number=which)
    return found[which - 1].path
