"""What a commit displaced when it put the new version in the place of the plan: looked at, and kept if it is foreign.

A program that knows no locks (a cloud folder) may replace the file at any instant. What we have read, or keep already,
goes; anything else is another's: a version of the plan, or half of one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import container, files
from goalwalk.store.disk.paths import AGE, Place
from goalwalk.store.plan import backups
from goalwalk.store.plan.reports import Notice
from goalwalk.store.schema import migrations


def keep(own: Place, notice: Notice, read: bytes | None, *, may_go: bool) -> None:
    """Keep what was displaced, unless it is what was `read` and `may_go`. What cannot be moved away is looked at once
    more with the next change: the plan is saved already.
    """
    with suppress(OSError, CannotRead):
        settle(own, notice, read, may_go=may_go)


def settle(own: Place, notice: Notice, read: bytes | None, *, may_go: bool = True) -> None:
    """As `keep`, for who must know that nothing is left there. Raises OSError, CannotRead."""
    for path in (own.new, files.spare(own.new)):
        if os.path.lexists(path):
            _keep(own, path, notice, read, may_go)


def finish(own: Place, notice: Notice, day: date) -> None:
    """End a commit that was killed: what stands gets the second file that was written for it, and what was displaced is
    kept as by `keep`. One that had not come so far has left its own new version there, and that goes.
    """
    second = own.second
    standing = backups.standing(own)
    if second.exists():
        if not standing or not backups.is_same(own, second, standing):
            files.clear(own.new)
            return
        with suppress(OSError):  # while a lock goes on or off, a copy that is still to be turned lies there
            if not own.turning.exists():
                backups.finish(own, _generation(own, standing), day)
    keep(own, notice, None, may_go=True)


def _generation(own: Place, standing: bytes) -> int:
    """What the version that stands is numbered; of one that we cannot open, as a commit numbers it. Raises OSError."""
    try:
        return container.parse(own.opened(standing), migrations.SCHEMA).header.generation
    except CannotRead:
        return own.newest()[0] + 1


def _keep(own: Place, path: Path, notice: Notice, read: bytes | None, may_go: bool) -> None:
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
    return backups.standing(own) == data or any(
        backups.is_same(own, backup.path, data) for backup in backups.there(own)
    )


def _is_good(own: Place, data: bytes) -> bool:
    try:
        container.parse(own.opened(data), migrations.SCHEMA)
    except CannotRead as problem:
        return problem.code in ("locked", "wrong_key", "lock_missing", "too_new")  # whole, for all that we can see
    return True
