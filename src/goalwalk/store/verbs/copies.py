"""The copies of a plan by the numbers a person is shown: earlier versions, newest first, then what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import backups, strays, verify, year_files
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec
from goalwalk.store.schema.database import Database

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


def paths(own: Place) -> list[tuple[Kind, Path]]:
    """Every copy, in the order of their numbers."""
    earlier: list[tuple[Kind, Path]] = [("earlier", backup.path) for backup in _earlier(own)]
    there = {backup.path for side in own.sides for backup in backups.there(side)}
    beside = [path for side in own.sides for path in backups.copies(side) if path not in there]
    beside += [path for side in own.sides for path in (side.twin.plan, *backups.copies(side.twin)) if path.is_file()]
    odd = [path for path in strays.of(own) if not strays.is_key(path)]
    return [*earlier, *((_kind(path), path) for path in dict.fromkeys((*beside, *odd)))]


def chosen(own: Place, number: int) -> Path:
    """The copy of that number. Raises CannotBeDone("no_such_backup")."""
    found = paths(own)
    if not 1 <= number <= len(found):
        raise CannotBeDone("no_such_backup", number=number)
    return found[number - 1][1]


def number_of(own: Place, data: bytes) -> tuple[int, Path] | None:
    """The first copy that holds just this, or when opened says the same."""
    for number, (_, path) in enumerate(paths(own), 1):
        if _is_same(own, path, data):
            return number, path
    return None


def every(session: Session, own: Place) -> Iterator[Backup]:
    """All copies, each verified."""
    checker = verify.Checker(own, session.working)
    newer = _entries(own, own.plan)
    found = paths(own)
    named = {backup.path: backup for backup in _earlier(own)}
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


def erase(own: Place, path: Path) -> None:
    """This copy is gone, and what of history it alone had need of. Raises OSError, CannotRead."""
    path.unlink(missing_ok=True)
    files.sync_folder(path.parent)
    held = year_files.held_by(own, [own.plan, *(copy for side in own.sides for copy in backups.copies(side))])
    for side in own.sides:
        year_files.sweep(side, held, set)


def _earlier(own: Place) -> list[backups.Named]:
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
    from goalwalk.store.plan.storage import opened

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
