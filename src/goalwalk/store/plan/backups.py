"""Every version is written twice: as the plan, and as a backup, which is a file of its own from the beginning.

So what was acknowledged stands in two files, and what happens to the one does not happen to the other. Of earlier
versions there are the latest 50, then one a day for 30 days, then one a month. A backup's name holds its generation and
the day it was written, so that none need be opened to prune.

A program that knows no locks (a cloud folder) may replace the plan at any instant, so what a commit displaced is looked
at: what we have read, or keep already, goes; anything else is another's, a version of the plan or half of one.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, device, files
from goalwalk.store.disk.paths import AGE, Place
from goalwalk.store.plan.reports import Notice
from goalwalk.store.schema import migrations

LATEST = 50
DAYS = 30
PADDING = 1024  # bytes; by how much two locked files that say the same may differ
NAME = re.compile(r"(\d{8,15})\.(\d{4}-\d\d-\d\d)(?:\.(\d+))?")

KEPT = re.compile(r"(?:bad|conflict|schema-\d+)-\d+|schema-\d+")  # what is kept beside the plan


class Named(NamedTuple):
    """What a backup's name says."""

    generation: int
    again: int  # of several with one generation: 0 is what was written here, the others came from elsewhere
    day: date
    path: Path


def named(place: Place) -> list[Named]:
    """All backups, newest first, that of the plan as it stands among them. None where there is no folder of ours.

    Raises OSError.
    """
    if place.backups.is_symlink() or place.backups.parent.is_symlink() or not place.backups.is_dir():
        return []
    found = []
    for path in place.backups.iterdir():
        if path.name.endswith(place.ending) and (name := NAME.fullmatch(path.name.removesuffix(place.ending))):
            with suppress(ValueError):  # no such day: not a name of ours
                found.append(Named(int(name[1]), int(name[3] or 0), date.fromisoformat(name[2]), path))
    return sorted(found, key=lambda backup: (-backup.generation, backup.again))


def there(place: Place) -> list[Named]:
    """As `named`, but none where the folder cannot be looked into."""
    try:
        return named(place)
    except OSError:
        return []


def numbered(place: Place) -> list[Named]:
    """As `there`, for numbers that a person is shown: what the system does not say, this once, is no empty folder.

    Raises CannotRead("no_access").
    """
    try:
        with files.looking(place.backups):
            return named(place)
    except CannotRead as problem:
        if _is_said_once(problem):
            raise
        return []


def _is_said_once(problem: CannotRead) -> bool:
    """Whether the system does not say, this once. Who may not look will be told so again."""
    return problem.code == "no_access" and problem.facts.get("errno") != "EACCES"


def is_begun(place: Place) -> bool:
    """Whether there was ever a plan here; not, where it was begun and stopped before there was one. Raises OSError."""
    if place.locked or place.link.is_symlink() or place.plan.exists():
        return True
    return bool(there(place)) or (place.history.is_dir() and any(place.history.iterdir()))


def tell_gone(place: Place, home: Path, notice: Notice) -> None:
    """Say that the folder of plans is gone, where there was one: the first change also writes down the device."""
    if not place.folder.exists() and device.read(home) is not None:
        notice("plans_gone", {"path": str(place.folder)})


def standing(place: Place) -> bytes | None:
    """The bytes of the plan, whatever they are; None where there are none. Raises CannotRead("no_access")."""
    try:
        return files.read(place.plan)[0]
    except CannotRead as problem:
        if problem.code == "no_access":
            raise
        return None


def earlier(place: Place, stands: bytes | None) -> list[Named]:
    """The backups that hold something else than what `stands`, newest first: the numbers that a person is shown.

    Raises CannotRead("no_access"): rather no number than one that means another version.
    """
    return [backup for backup in numbered(place) if stands is None or not _is_same(place, backup.path, stands)]


def is_same(place: Place, path: Path, data: bytes) -> bool:
    """Whether the file at `path` holds `data`, as far as we may read it; of locked ones, whether both say the same."""
    try:
        return _is_same(place, path, data)
    except CannotRead:
        return False


def _is_same(place: Place, path: Path, data: bytes) -> bool:
    """As `is_same`; raises CannotRead("no_access") where the system does not say, this once."""
    try:
        with files.looking(path):
            if not path.exists() or abs(path.stat().st_size - len(data)) > (PADDING if place.locked else 0):
                return False
        found = files.read(path)[0]
        return found == data or (place.key is not None and place.opened(found) == place.opened(data))
    except CannotRead as problem:
        if _is_said_once(problem):
            raise
        return False


def begin(place: Place, data: bytes) -> Path:
    """The second file of a new version (`data`), whole and synced, without its name yet. Raises OSError."""
    files.own_folder(place.backups.parent)
    files.own_folder(place.backups)
    temp = place.second
    files.clear(temp)
    files.write_new(temp, data)
    return temp


def finish(place: Place, generation: int, day: date) -> Path:
    """What `begin` made has its name among the backups. Raises OSError, with nothing there."""
    again = 0
    while True:
        number = f".{again}" if again else ""
        path = place.backups / f"{generation:08d}.{day.isoformat()}{number}{place.ending}"
        try:
            files.name(place.second, path)
        except FileExistsError:
            again += 1
            continue
        try:
            files.sync_folder(place.backups)
        except OSError as error:
            files.take_back(place.second, path, error)
            raise
        return path


def keep(place: Place, generation: int, day: date, data: bytes) -> Path:
    """What was read (`data`) is among the backups, in a file of its own, as that generation. Raises OSError."""
    for backup in there(place):
        if backup.generation == generation and is_same(place, backup.path, data) and _is_apart(place, backup.path):
            return backup.path
    begin(place, data)
    return finish(place, generation, day)


def drop(place: Place, data: bytes) -> None:
    """No backup holds `data` any more, as far as they can be taken away."""
    for backup in there(place):
        if is_same(place, backup.path, data):
            files.discard(backup.path)


def _is_apart(place: Place, path: Path) -> bool:
    return not (place.plan.exists() and path.samefile(place.plan))


def prune(place: Place, today: date) -> None:
    """Take away what the rule no longer keeps. What cannot be taken away stays: the plan is saved already."""
    with suppress(OSError):
        for backup in surplus(named(place)[1:], today):  # the first is that of what stands
            files.discard(backup.path)


def copies(place: Place) -> list[Path]:
    """Every copy of the plan that we made on this side: the backups, and what was kept beside it. Raises OSError.

    Whatever else bears a like name beside the plan is another's.
    """
    beside = (path for path in place.folder.iterdir() if path.name.startswith(f"{place.stem}."))
    ours = [path for path in beside if _is_kept(path.name.removeprefix(f"{place.stem}."), place.ending)]
    return [*(backup.path for backup in named(place)), *sorted(ours)]


def _is_kept(name: str, ending: str) -> bool:
    return name.endswith(ending) and KEPT.fullmatch(name.removesuffix(ending)) is not None


def surplus(backups: list[Named], today: date) -> list[Named]:
    """Of backups, newest first, those beyond the rule: the newest of each day, later of each month, stays."""
    gone = []
    kept: set[object] = set()
    for backup in backups[LATEST:]:
        recent = today - backup.day <= timedelta(days=DAYS)
        slot = backup.day if recent else (backup.day.year, backup.day.month)
        if slot in kept:
            gone.append(backup)
        kept.add(slot)
    return gone


def keep_displaced(own: Place, notice: Notice, read: bytes | None, *, may_go: bool) -> None:
    """Keep what was displaced, unless it is what was `read` and `may_go`. What cannot be moved away is looked at once
    more with the next change: the plan is saved already.
    """
    with suppress(OSError, CannotRead):
        settle_displaced(own, notice, read, may_go=may_go)


def settle_displaced(own: Place, notice: Notice, read: bytes | None, *, may_go: bool = True) -> None:
    """As `keep_displaced`, for who must know that nothing is left there. Raises OSError, CannotRead."""
    for path in (own.new, files.spare(own.new)):
        if os.path.lexists(path):
            _keep_one(own, path, notice, read, may_go)


def finish_commit(own: Place, notice: Notice, day: date) -> None:
    """End a commit that was killed: what stands gets the second file that was written for it, and what was displaced is
    kept as by `keep_displaced`. One that had not come so far has left its own new version there, and that goes.
    """
    second = own.second
    stands = standing(own)
    if second.exists():
        if not stands or not is_same(own, second, stands):
            files.clear(own.new)
            return
        with suppress(OSError):  # while a lock goes on or off, a copy that is still to be turned lies there
            if not own.conversion.exists():
                finish(own, _generation(own, stands), day)
    keep_displaced(own, notice, None, may_go=True)


def _generation(own: Place, standing: bytes) -> int:
    """What the version that stands is numbered; of one that we cannot open, as a commit numbers it. Raises OSError."""
    try:
        return container.parse(own.opened(standing), migrations.SCHEMA).header.generation
    except CannotRead:
        return own.newest()[0] + 1


def _keep_one(own: Place, path: Path, notice: Notice, read: bytes | None, may_go: bool) -> None:
    data = _bytes(path)
    if data == read and data is not None and not may_go:
        _move(own, path, data, "bad")
    elif data is not None and (data == read or _is_known(own, data)):
        path.unlink()
    else:
        good = data is not None and _is_good(own, data)
        kept = _move(own, path, data, "conflict" if good else "bad")
        if good or read is not None:
            notice("conflict_kept", {"path": str(kept)})


def _move(own: Place, path: Path, data: bytes | None, word: str) -> Path:
    """What looks locked is locked."""
    if not own.locked or data is None or data.startswith(AGE):
        kept = own.beside(word)
        path.replace(kept)
    elif own.key is None:
        kept = own.twin.beside(word)
        path.replace(kept)
    else:
        kept = own.beside(word)
        files.put(own.copy_temp, kept, own.closed(data))
        path.unlink()
    files.sync_folder(own.folder)
    return kept


def _bytes(path: Path) -> bytes | None:
    try:
        return files.read(path)[0]
    except CannotRead:
        return None


def _is_known(own: Place, data: bytes) -> bool:
    return standing(own) == data or any(is_same(own, backup.path, data) for backup in there(own))


def _is_good(own: Place, data: bytes) -> bool:
    try:
        container.parse(own.opened(data), migrations.SCHEMA)
    except CannotRead as problem:
        return problem.code in ("locked", "wrong_key", "lock_missing", "too_new")  # whole, for all that we can see
    return True
