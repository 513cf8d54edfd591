"""The advisory locks: one writer at a time, each sure that the file it holds is the one that others come to.

A lock file may be taken away when a plan is erased; whoever waited for it then begins anew. A file system that grants a
lock twice grants none.
"""

from __future__ import annotations

import errno
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goalwalk.core.errors import NotSaved
from goalwalk.store.disk import files

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.05  # seconds between two tries
NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL)


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the advisory lock `path`, which is made when missing, its folder too; no commit ever takes it away.

    Raises NotSaved: "busy" when another process holds it for longer than `wait` seconds, "no_locks" where locks do not
    work.
    """
    tries = int(wait / PAUSE)
    lock = _opened(path)
    try:
        while True:
            if not _taken(lock, path):
                if tries <= 0:
                    raise NotSaved("busy", path=str(path))
                tries -= 1
                select.select([], [], [], PAUSE)
            elif _is_at(lock, path):
                break
            else:  # it was taken away while we waited: others come to another one
                _let_go(lock)
                lock = _opened(path)
        _try_again(path)
        yield
    finally:
        _let_go(lock)


def of(scratch: Path) -> Path:
    """What is held by who works on a scratch file for longer than a moment."""
    return scratch.with_suffix(".lock")


def sweep(scratch: Path, lock: Path | None = None) -> None:
    """Take away what whoever was killed left at `scratch`, unless somebody is at work there now."""
    with suppress(OSError, NotSaved):
        if scratch.exists() or files.spare(scratch).exists():
            with locked(lock or of(scratch), 0):
                files.clear(scratch)


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
    with files.saving(path):
        try:
            return os.open(path, flags, 0o600)
        except FileNotFoundError:  # the folder went with the last plan in it
            files.make_folder(path.parent)
            return os.open(path, flags, 0o600)


def _let_go(lock: int) -> None:
    with suppress(OSError):  # closing lets go of the lock, also when it says that it could not
        os.close(lock)


def _taken(lock: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EINTR):
            return False
        if error.errno in NO_LOCKS:
            raise NotSaved("no_locks", path=str(path), errno=errno.errorcode.get(error.errno, "?")) from error
        with files.saving(path):
            raise
    return True


def _is_at(lock: int, path: Path) -> bool:
    """Whether what we hold still has this name."""
    with files.saving(path):
        try:
            return os.path.samestat(os.fstat(lock), path.lstat())
        except FileNotFoundError:
            return False


def _try_again(path: Path) -> None:
    """What we hold is not to be had once more. Raises NotSaved("no_locks") where it is."""
    again = _opened(path)
    try:
        if _taken(again, path):
            raise NotSaved("no_locks", path=str(path), errno="0")
    finally:
        _let_go(again)
