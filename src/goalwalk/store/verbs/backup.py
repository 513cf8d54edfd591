"""Copies of a plan: all of them verified, one made, its history mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.store.disk import container, files
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import backups, key_files, strays, verify, year_files
from goalwalk.store.plan.open_plan import writing
from goalwalk.store.plan.session import LoadedPlan, Session
from goalwalk.store.plan.verify import Checked, Checker, Report
from goalwalk.store.schema import codec, migrations
from goalwalk.store.verbs import copies, unlock
from goalwalk.store.verbs.copies import Backup

T = TypeVar("T")


def check_plan(session: Session) -> Report:
    """The plan, its history and every backup, read from end to end; the day index counted anew beside it."""
    return _where_it_stays(session, lambda own: _check(session, own))


def _where_it_stays(session: Session, look: Callable[[Place], T]) -> T:
    """What `look` finds of the plan and its copies; anew, when its lock was put on or taken off meanwhile."""
    while True:
        own = session.keyed()
        found = look(own)
        if session.place().link == own.link:
            return found


def _check(session: Session, own: Place) -> Report:
    _look(session, own)
    checker = Checker(own, session.working)
    plan, older, counts = _check_plan(own, checker)
    each = tuple(_each(session, backups.there(own), lambda _, backup: checker.check(backup.path)))
    return Report(plan, older, (*each, *_plain_beside(own)), counts, tuple(_odd(own, checker)))


def _check_plan(own: Place, checker: Checker) -> tuple[Checked, tuple[Checked, ...], dict[str, int]]:
    """The plan with its history, read a year at a time; each file of history and its copy; how much there is."""
    try:
        part = verify.part_of(own.plan, own)
    except CannotRead as problem:
        return Checked(own.plan, False, problem.code), (), {}
    tally = verify.Tally(part)
    plan = checker.check_history(own.plan, part.tables, copies=False, also=tally.add)
    older = checker.years(part.tables)
    try:
        for year in year_files.named(part.tables) if not plan.ok else ():
            if not checker.is_read(year):
                tally.add(year_files.read(own, year, copies=True))
        problem_of_all = tally.problem()
    except CannotRead:
        return plan, older, {}
    except codec.REFUSED:
        return Checked(own.plan, False, "damaged"), older, {}
    if plan.ok and problem_of_all:
        plan = plan._replace(ok=False, code=problem_of_all)
    return plan, older, tally.counts


def _look(session: Session, own: Place) -> None:
    """Read the plan as every command does, which tells whether it is the newest version."""
    with suppress(CannotRead):
        session.opened(session.storage(own))


def _plain_beside(own: Place) -> Iterator[Checked]:
    """What lies beside a locked plan and has no lock: somebody, or a program, has put it back there."""
    for side in own.sides if own.locked else ():
        with suppress(OSError):
            found = [side.twin.link, side.twin.plan, *backups.copies(side.twin)]
            yield from (Checked(path, False, "plain") for path in dict.fromkeys(found) if path.exists())


def _odd(own: Place, checker: Checker) -> Iterator[Checked]:
    """What another program has left of the plan; not ok without a lock beside a locked one."""
    with suppress(OSError):
        for path in strays.of(own):
            plain = own.locked and not strays.is_locked(path)
            yield Checked(path, not plain and checker.check(path).ok, "plain" if plain else "stray")


def list_copies(session: Session) -> tuple[Backup, ...]:
    """Every copy there is, by number, each verified."""
    return _where_it_stays(session, lambda own: _earlier(session, own))


def _earlier(session: Session, own: Place) -> tuple[Backup, ...]:
    _look(session, own)
    with files.looking(own.folder):
        return tuple(copies.every(session, own))


def erase_copy(session: Session, copy: Backup) -> None:
    """This copy is gone for good. Raises CannotBeDone("no_such_backup") where it is by now, CannotRead, NotSaved."""
    with session.locked_as(session.keyed) as own, files.saving(own.folder):
        if copy.path not in [path for _, path in copies.paths(own)]:
            raise CannotBeDone("no_such_backup", number=copy.number)
        copies.erase(own, copy.path)


def _each(session: Session, found: list[backups.Named], look: Callable[[int, backups.Named], T]) -> Iterator[T]:
    for number, backup in enumerate(found, 1):
        seen = look(number, backup)
        if backup.path.exists():  # another command may have taken it away while we looked
            yield seen
        session.working(number, len(found))


def backup(session: Session, target: Path | None = None) -> Path:
    """A copy at `target`, in one file that holds all of history; without one, among the backups.

    A locked plan's copy is locked as it is, and its key goes along, as locked as it was.
    """
    if target is None:
        with writing(session) as db, files.saving(db.place.backups), files.undisturbed():
            return db.loaded.storage.keep_as_backup()
    own = session.keyed()
    if own.locked:
        unlock.sure_of_its_lock(session, own)
    with files.saving(target):
        if not target.parent.is_dir():
            raise CannotBeDone("no_folder", path=str(target.parent))
        for path, _ in ((target, b""), *_keys_along(own, target)):
            if path.exists() or path.is_symlink():
                raise CannotBeDone("exists", path=str(path))
    try:
        with writing(session) as db, files.saving(target):
            data = _all_of(session, db.loaded)
            with files.undisturbed():
                files.copy_out(data, db.place.temp, target)
    except NotSaved as problem:
        if problem.code not in ("read_only", "no_permission"):
            raise
        with files.saving(target), files.undisturbed():  # a disk that takes no writing still gives its plan away
            _lay(target.parent, [(target, _all_of(session, session.current()))])
    try:
        with files.saving(target), files.undisturbed():
            _lay(target.parent, _keys_along(own, target))
    except NotSaved:
        files.discard(target)
        raise
    if own.locked:
        session.notice("key_along", {})
    verify.read(target, Place(target, target, own.key))
    return target


def _lay(folder: Path, found: list[tuple[Path, bytes]]) -> None:
    """Make all these files in a folder, or none. Raises OSError."""
    made = []
    try:
        for path, data in found:
            files.write_new(path, data)
            made.append(path)
        if found:
            files.sync_folder(folder)
    except OSError:
        for path in made:
            files.discard(path)
        raise


def _keys_along(own: Place, target: Path) -> list[tuple[Path, bytes]]:
    """The locked keys of a locked plan, and where they lie beside its copy."""
    beside = Place(target, target)
    pairs = ((own.by_passphrases, beside.by_passphrase), (own.by_papers, beside.by_paper))
    there = ((key_files.that_are_there(mine), theirs) for mine, theirs in pairs if own.locked)
    return [(theirs, files.read(mine[0])[0]) for mine, theirs in there if mine]


def _all_of(session: Session, kept: LoadedPlan) -> bytes:
    if not kept.tables[codec.HISTORY]:
        return kept.storage.data
    own = kept.storage.place
    whole = year_files.unroll(own, kept.tables, copies=True, working=session.working)
    assert kept.storage.content is not None
    return own.closed(container.serialise(whole, migrations.SCHEMA, kept.storage.content.header.generation))


def mend_history(session: Session) -> tuple[int, ...]:
    """The files of history that are no good, from their copies."""
    with writing(session) as db, files.saving(db.place.history):
        return year_files.mend(db.place, db.tables_now)
