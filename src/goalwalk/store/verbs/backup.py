"""Copies of a plan: all of them verified, one made, its history mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, files, keys
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import backups, key_files, strays, verify, year_files
from goalwalk.store.plan.open_plan import writing
from goalwalk.store.plan.plan_file import opened
from goalwalk.store.plan.session import LoadedPlan, Session
from goalwalk.store.plan.verify import Checked, Checker, Report
from goalwalk.store.schema import codec, migrations
from goalwalk.store.schema.database import Database
from goalwalk.store.verbs import unlock

T = TypeVar("T")
Kind = Literal["earlier", "conflict", "bad", "schema", "stray"]
Entries = list[tuple[str, dict[str, Any], str, bool]]


class Backup(NamedTuple):
    """A copy; number 1 is the newest. Of an earlier version `day` is the day it was written, and `before` what
    was changed next, if that can be told; `restored`: an older one was brought back then.
    """

    number: int
    path: Path
    generation: int
    day: date
    ok: bool
    kind: Kind = "earlier"
    before: What | None = None
    undone: bool = False
    restored: bool = False


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
        return tuple(_verified(session, own))


def erase_copy(session: Session, copy: Backup) -> None:
    """This copy is gone for good. Raises CannotBeDone("no_such_backup") where it is by now, CannotRead, NotSaved."""
    with session.locked_as(session.keyed) as own, files.saving(own.folder):
        if copy.path not in [path for _, path in paths_of_copies(own)]:
            raise CannotBeDone("no_such_backup", number=copy.number)
        copy.path.unlink(missing_ok=True)
        files.sync_folder(copy.path.parent)
        held = year_files.held_by(own, [own.plan, *(path for side in own.sides for path in backups.copies(side))])
        for side in own.sides:
            year_files.sweep(side, held, set)


def paths_of_copies(own: Place) -> list[tuple[Kind, Path]]:
    """Every copy, in the order of their numbers."""
    earlier: list[tuple[Kind, Path]] = [("earlier", backup.path) for backup in _earlier_versions(own)]
    there = {backup.path for side in own.sides for backup in backups.numbered(side)}
    beside = [path for side in own.sides for path in backups.copies(side) if path not in there]
    beside += [path for side in own.sides for path in (side.twin.plan, *backups.copies(side.twin)) if path.is_file()]
    odd = [path for path in strays.of(own) if not strays.is_key(path)]
    return [*earlier, *((_kind(path), path) for path in dict.fromkeys((*beside, *odd)))]


def chosen_copy(own: Place, number: int) -> Path:
    """The copy of that number. Raises CannotBeDone("no_such_backup")."""
    found = paths_of_copies(own)
    if not 1 <= number <= len(found):
        raise CannotBeDone("no_such_backup", number=number)
    return found[number - 1][1]


def number_of_copy(own: Place, data: bytes) -> tuple[int, Path] | None:
    """The first copy that holds just this, or when opened says the same."""
    for number, (_, path) in enumerate(paths_of_copies(own), 1):
        if _is_same(own, path, data):
            return number, path
    return None


def _verified(session: Session, own: Place) -> Iterator[Backup]:
    """All copies, each verified."""
    checker = verify.Checker(own, session.working)
    newer = _entries(own, own.plan)
    found = paths_of_copies(own)
    named = {backup.path: backup for backup in _earlier_versions(own)}
    for number, (kind, path) in enumerate(found, 1):
        ok = checker.check(path).ok
        entries = _entries(own, path) if ok else None
        if not path.exists():  # another command may have taken it away while we looked
            continue
        if kind == "earlier":
            backup = named[path]
            told = _before(entries, newer)
            yield Backup(number, path, backup.generation, backup.day, ok, kind, *told)
            newer = entries
        else:
            day = datetime.fromtimestamp(path.stat().st_mtime, session.now().tzinfo).date()
            yield Backup(number, path, 0, day, ok, kind)
        session.working(number, len(found))


def _earlier_versions(own: Place) -> list[backups.Named]:
    """The earlier versions, also those from the time before the plan was a link."""
    stands = backups.standing(own)
    return [backup for side in own.sides for backup in backups.earlier(side, stands)]


def _kind(path: Path) -> Kind:
    for kind in ("conflict", "bad", "schema"):
        if f".{kind}-" in path.name:
            return kind
    return "stray"


def _entries(own: Place, path: Path) -> Entries | None:
    """The changes that a version tells of; None where it cannot be read."""
    try:
        db = Database(opened(files.read(path)[0], path, own)[1])
        return [(entry["code"], entry["facts"], entry["at"], "undone" in entry) for entry in db.table(codec.UNDO)]
    except (CannotRead, *codec.REFUSED):
        return None


def _before(entries: Entries | None, newer: Entries | None) -> tuple[What | None, bool, bool]:
    """What was changed next: the latest change that the newer version tells of and this one does not; and whether the
    newer one does not go back to this one, because an older copy came in between."""
    if entries is None or newer is None:
        return None, False, False
    told = [entry[:3] for entry in newer]
    if entries and told and entries[-1][:3] not in told:
        return None, False, True  # what stands after it was not built on it
    for code, facts, at, undone in reversed(newer):
        if (code, facts, at, undone) not in entries:
            return What(code, facts), undone, False
    return None, False, any(entry not in newer for entry in entries) and bool(newer)


def _is_same(own: Place, path: Path, data: bytes) -> bool:
    try:
        found = files.read(path)[0]
        return found == data or (own.key is not None and own.opened(found) == own.opened(data))
    except CannotRead:
        return False


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


def proven(session: Session, path: Path, passphrase: str | None) -> None:
    """The copy at `path` opens by what lies beside it and this passphrase alone, from end to end.

    Raises CannotRead with what stands in the way of it, and takes the copy away.
    """
    own = Place(path, path)
    try:
        if passphrase is not None:
            data = key_files.there(own.by_passphrase)
            if data is None:
                raise CannotRead("key_missing", path=str(own.by_passphrase))
            own = own._replace(key=keys.opened_with(data, passphrase))
        verify.read(path, own, session.working)
    except BaseException:
        for made in (path, own.by_passphrase, own.by_paper):
            files.discard(made)
        raise


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
