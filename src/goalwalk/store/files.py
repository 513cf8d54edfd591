"""The only place that touches the disk: whatever is put there is complete, synced and private, or it is not there.

An OSError while writing leaves here as NotSaved, one while reading as CannotRead; no other module maps them.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead, NotSaved

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LARGEST = 64 * 1024 * 1024  # bytes; ten times a plan with a hundred years of check-ins
LARGEST_PEOPLE = 1024 * 1024  # thousands of people with long names
LARGEST_SETTINGS = 8 * 1024  # a hundred times what we write; reading more of TOML can take minutes
PAUSE = 0.05  # seconds between two tries for the lock
NO_LINKS = (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL)
CODES = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "read_only",
}


class Seen(NamedTuple):
    """What tells one version of a file from another without reading it."""

    device: int
    inode: int
    changed: int
    size: int


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Whatever the system says no to inside becomes NotSaved about `path`."""
    try:
        yield
    except OSError as error:
        code = CODES.get(error.errno or 0, "not_written")
        raise NotSaved(code, path=str(path), errno=errno.errorcode.get(error.errno or 0, "?")) from error


@contextmanager
def looking(path: Path) -> Iterator[None]:
    """Whatever the system will not show inside becomes CannotRead("no_access") about `path`."""
    try:
        yield
    except OSError as error:
        raise CannotRead("no_access", path=str(path), errno=errno.errorcode.get(error.errno or 0, "?")) from error


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the end of the block: between making a file and taking it away nothing may come."""
    if sys.platform == "win32":
        yield
        return
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the advisory lock `path`, which is made when missing and never removed by a commit.

    Raises NotSaved("busy") when another process holds it for longer than `wait` seconds, NotSaved("no_locks")
    where locks do not work.
    """
    with saving(path):
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        tries = int(wait / PAUSE)
        while not _take(lock, path):
            if tries <= 0:
                raise NotSaved("busy", path=str(path))
            import select

            tries -= 1
            select.select([], [], [], PAUSE)
        yield
    finally:
        with suppress(OSError):  # closing lets go of the lock, also when it says that it could not
            os.close(lock)


def lock_of(scratch: Path) -> Path:
    """What is held by who works on a scratch file for longer than a moment."""
    return scratch.with_suffix(".lock")


def sweep(scratch: Path) -> None:
    """Take away what whoever was killed left at `scratch`, unless somebody is at work there now."""
    with suppress(OSError, NotSaved):
        if scratch.exists():
            with locked(lock_of(scratch), 0):
                discard(scratch)


def _take(lock: int, path: Path) -> bool:
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
        with saving(path):
            raise
    return True


def read(path: Path, most: int = LARGEST) -> tuple[bytes, Seen]:
    """The bytes (`most` at most) of a regular file, and which version it is. A FIFO or a device is never opened.

    Every file that comes in is read here, and what it says by `tables.loads` (the settings, which are TOML, aside).

    Raises CannotRead: "missing", "dangling_link", "not_a_file", "too_large" or "no_access".
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotRead("not_a_file", path=str(path))
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
        try:
            kind = os.fstat(file)
            if not stat.S_ISREG(kind.st_mode):  # another took its place meanwhile
                raise CannotRead("not_a_file", path=str(path))
            if kind.st_size > most:
                raise CannotRead("too_large", path=str(path), size=kind.st_size)
            return _all_of(file, kind.st_size), seen(kind)
        finally:
            os.close(file)
    except FileNotFoundError as error:
        code = "dangling_link" if is_link(path) else "missing"
        raise CannotRead(code, path=str(path)) from error
    except NotADirectoryError as error:
        raise CannotRead("not_a_file", path=str(path)) from error
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, "?")
        raise CannotRead("no_access", path=str(path), errno=name) from error


def first(path: Path, most: int) -> bytes:
    """The first bytes of a regular file, up to `most`. A FIFO or a device is never opened. Raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
    try:
        return os.read(file, most)
    finally:
        os.close(file)


def holds(path: Path, data: bytes) -> bool:
    """Whether this is a file with just this in it."""
    try:
        return read(path)[0] == data
    except CannotRead:
        return False


def is_link(path: Path) -> bool:
    """Whether this is a symlink; where the system does not say, whoever reads or writes there will hear of it."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def _all_of(file: int, size: int) -> bytes:
    parts = []
    left = size + 1  # one more, so that the end is seen
    while left > 0 and (part := os.read(file, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def seen(kind: os.stat_result) -> Seen:
    """The version a stat result speaks of."""
    return Seen(kind.st_dev, kind.st_ino, kind.st_mtime_ns, kind.st_size)


def version(path: Path) -> Seen | None:
    """Which version stands at `path` now; None: nothing does. Raises OSError."""
    try:
        return seen(path.stat())
    except FileNotFoundError:
        return None


def write_new(path: Path, data: bytes, most: int = LARGEST) -> None:
    """Make `path` with all of `data`, 0600 and synced; on any failure nothing is left. Raises OSError."""
    if len(data) > most:  # what could not be read again is not written
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        try:
            os.fchmod(file, 0o600)  # the umask may have taken more than we want
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
            _sync(file)
        finally:
            os.close(file)
    except BaseException:
        discard(path)
        raise


def put(temp: Path, path: Path, data: bytes, before: Callable[[], None] | None = None, *, most: int = LARGEST) -> None:
    """`path` holds `data`, or what it held: by a synced temporary file beside it and one rename. Raises OSError.

    `before` runs when the new file is complete and the old one still stands.
    """
    discard(temp)
    write_new(temp, data, most)
    try:
        if before is not None:
            before()
        temp.replace(path)
    except BaseException:
        discard(temp)
        raise


def discard(path: Path) -> None:
    """Take `path` away if it is there and can be."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def link(source: Path, target: Path, data: bytes, temp: Path) -> None:
    """A second name for `source`, or where links are impossible a synced copy of it (`data`). Raises OSError."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        put(temp, target, data)


def copy_out(data: bytes, temp: Path, target: Path) -> None:
    """Make `target`, which may lie anywhere, with `data`; FileExistsError when something is there. Raises OSError."""
    discard(temp)
    write_new(temp, data)
    try:
        target.hardlink_to(temp)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        write_new(target, data)
    finally:
        discard(temp)
    sync_folder(target.parent)


def empty(folder: Path) -> None:
    """Take away every file in a folder of ours, and the folder, unless a folder of another's lies in it.

    Raises OSError.
    """
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in folder.iterdir():
        if path.is_symlink() or not path.is_dir():
            path.unlink()
    with suppress(OSError):
        folder.rmdir()


def make_folder(path: Path) -> None:
    """Make `path` and the folders above it that are missing, 0700, and sync the parents. Raises OSError.

    A folder that is there stays as it is; a symlink in the place of a folder of ours is refused by `own_folder`.
    """
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):  # another process may be as quick
        path.mkdir(mode=0o700)
        path.chmod(0o700)
    sync_folder(path.parent)


def own_folder(path: Path) -> Path:
    """`path` as a folder of ours: made when missing, not followed when it is a symlink. Raises OSError."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    make_folder(path)
    return path


def sync_folder(path: Path) -> None:
    """Make the names in a folder last through a power cut. Raises OSError."""
    if sys.platform == "win32":
        return
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _sync(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems sync no folders, and need not
            raise
    finally:
        os.close(folder)


def _sync(file: int) -> None:
    if sys.platform == "darwin":
        with suppress(OSError):  # not every file system knows it; fsync is what remains
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
    os.fsync(file)
