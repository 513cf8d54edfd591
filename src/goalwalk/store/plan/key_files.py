"""The files in which a plan's key lies, and what a key opens.

A key file is written over only by a key that was seen to open the plan, and what stood there goes only where no file of
the plan needs it: otherwise it is set aside beside the plan, where it is tried like the others.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.disk.paths import AGE, Place

HEAD = 16 * 1024  # bytes; a hundred receivers' worth of what stands before the words of a locked file


def opens(own: Place, key: Key) -> bool | None:
    """Whether this key opens the plan, tried on all of it; None: nobody can tell, for it is gone, or damaged.

    Raises CannotRead("lock_missing").
    """
    try:
        data = files.read(own.plan)[0]
        if not data.startswith(AGE):
            return None
        key.opened(data)
    except CannotRead as problem:
        if problem.code == "lock_missing":
            raise
        return False if problem.code == "wrong_key" else None
    return True


def fits(path: Path, key: Key) -> bool | None:
    """Whether a locked file is for this key, by how it begins; None: nobody can tell. Raises as `opens` does."""
    try:
        begin = files.first(path, HEAD)
    except OSError:
        return None
    return key.fits(begin) if begin.startswith(AGE) else None


def is_of(own: Place, key: Key) -> bool:
    """Whether this can be the key of the plan: it is for it, or for the newest copy there is, of a plan that is gone,
    damaged or another's. Where nothing tells, it may be. Raises as `opens` does.
    """
    from goalwalk.store.plan import backups

    plan = fits(own.plan, key)
    if plan:
        return True
    for backup in backups.there(own):
        if (found := fits(backup.path, key)) is not None:
            return found
    return plan is None


def needs_another(own: Place, key: Key) -> bool:
    """Whether any file of the plan is locked with another key than this one."""
    return any(fits(path, key) is False for path in locked_files(own))


def locked_files(own: Place) -> Iterator[Path]:
    """Every file of the plan that has a lock, whoever put it there."""
    for side in own.sides:
        for folder, begin in ((side.folder, side.stem), (side.backups, ""), (side.history, "")):
            with suppress(OSError):
                here = sorted(folder.iterdir())
                yield from (path for path in here if path.name.startswith(begin) and path.name.endswith(".age"))


def there(path: Path) -> bytes | None:
    """What stands in a key file; None: no file that could be one."""
    try:
        return files.read(path, keys.LONGEST)[0]
    except CannotRead:
        return None


def candidates(own: Place) -> tuple[Path, ...]:
    """Where a key may lie that a passphrase opens: with the plan, set aside, with the backups among which it lies."""
    return (*own.by_passphrases, *own.others(".key"), own.folder / f"{own.folder.name}.key")


def lies_beside(copy: Path) -> bool:
    """Whether a key lies beside a copy of a plan. Raises as `files.looking` does."""
    with files.looking(copy.parent):
        return any(path.exists() for path in candidates(Place(copy, copy)))


def paper_candidates(own: Place) -> tuple[Path, ...]:
    """Where a key may lie that the recovery key opens."""
    return (*own.by_papers, *own.others(".recovery"), own.folder / f"{own.folder.name}.recovery")


def are_right(own: Place, key: Key, data: bytes) -> bool:
    """Whether every place that is to hold the key, locked like this, does, and the same for the recovery key."""
    both = (own.by_passphrase, own.backups / own.by_passphrase.name)
    if not all(there(path) == data for path in (*both, *that_are_there(own.by_passphrases))):
        return False
    return key.paper is None or _papers_agree(own)


def write(own: Place, key: Key, data: bytes, by_paper: bytes | None = None) -> None:
    """The key, which was seen to open the plan, in every place where it may lie: `data` is how the passphrase locks it.

    For the recovery key what is there stays where both copies agree. Raises OSError.
    """
    needed = needs_another(own, key)
    second = own.backups / own.by_passphrase.name
    for path in (own.by_passphrase, second, *that_are_there(own.by_passphrases)):
        _write_over(own, path, data, keep=needed)
    if by_paper or (key.paper and not _papers_agree(own)):
        by_paper = by_paper or key.for_paper()
        for path in (own.by_paper, own.backups / own.by_paper.name, *that_are_there(own.by_papers)):
            _write_over(own, path, by_paper, keep=needed)
    if not needed:
        _discard(own.others(".key") + own.others(".recovery"))


def set_aside(own: Place, paths: Iterable[Path]) -> None:
    """Give these key files another name beside the plan, where they are still tried. Raises OSError."""
    for path in paths:
        if there(path) is not None:
            _keep_beside(own, path)
            path.unlink()
            files.sync_folder(path.parent)


def remove(own: Place) -> None:
    """No key lies here any more; where a locked file is left that may need one, it is set aside. Raises OSError."""
    paths = (*own.by_passphrases, *own.by_papers)
    if any(locked_files(own)):
        set_aside(own, paths)
    else:
        for path in (*paths, *own.others(".key"), *own.others(".recovery")):
            if not path.is_dir():  # a folder is nothing that we have put there
                path.unlink(missing_ok=True)


def _papers_agree(own: Place) -> bool:
    found = {there(path) for path in (own.by_paper, own.backups / own.by_paper.name, *that_are_there(own.by_papers))}
    return len(found) == 1 and (found.pop() or b"").startswith(AGE)


def that_are_there(paths: Iterable[Path]) -> list[Path]:
    """Those of these paths where something stands."""
    return [path for path in paths if os.path.exists(path)]  # noqa: PTH110 - one that is not shown to us is left


def _write_over(own: Place, path: Path, data: bytes, *, keep: bool) -> None:
    if (stood := there(path)) == data:
        return
    if path.is_dir():  # which is nothing of ours, and stays where it is
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.parent == own.backups:
        files.own_folder(own.backups.parent)
        files.own_folder(own.backups)
    if keep and stood:
        _keep_beside(own, path)
    files.put(own.second if path.parent == own.backups else own.temp, path, data)


def _keep_beside(own: Place, path: Path) -> None:
    """A second name for a key file, unless what it holds has one already."""
    data = there(path)
    others = own.others(path.suffix)
    if data is None or any(there(other) == data for other in others):
        return
    number = 1
    while (free := own.folder / f"{own.stem}.other-{number}{path.suffix}") in others:
        number += 1
    files.put(own.temp, free, data)


def _discard(paths: Iterable[Path]) -> None:
    for path in paths:
        files.discard(path)
