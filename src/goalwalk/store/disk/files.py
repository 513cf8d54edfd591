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

from goalwalk.core.errors import CannotRead, NotSaved
from goalwalk.core.tuples import NamedTuple

if sys.platform == "darwin":
    import fcntl

LARGEST = 64 * 1024 * 1024  # bytes; ten times a plan with a hundred years of check-ins
LARGEST_PEOPLE = 1024 * 1024  # thousands of people with long names
LARGEST_SETTINGS = 8 * 1024  # a hundred times what we write; reading more of TOML can take minutes
NO_LINKS = (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
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


class StandsError(OSError):
    """What was done could not be made to last, nor taken back: it is there, and may not be after a power cut."""


class TooLargeError(OSError):
    """What is to be written could not be read again; there may be room enough."""


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Whatever the system says no to inside becomes NotSaved about `path`."""
    try:
        yield
    except OSError as error:
        if isinstance(error, TooLargeError):
            raise NotSaved("grown_too_large", path=str(path), most=LARGEST // 1024**2) from error
        code = "stands" if isinstance(error, StandsError) else CODES.get(error.errno or 0, "not_written")
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


def write_new(path: Path, data: bytes, most: int = LARGEST, *, private: bool = True) -> None:
    """Make `path` with all of `data`, 0600 if private, and synced; on any failure nothing is left. Raises OSError."""
    if len(data) > most:  # what could not be read again is not written
        raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG))
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600 if private else 0o666)
    try:
        try:
            if private:
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


@undisturbed()
def put(temp: Path, path: Path, data: bytes, before: Callable[[], None] | None = None, *, most: int = LARGEST) -> None:
    """`path` holds `data` and will after a power cut, or it holds what it held. Raises OSError; StandsError where that
    cannot be said.

    A synced temporary file takes its place; Ctrl-C waits for it. `before` runs while the old one still stands.
    """
    clear(temp)
    try:
        write_new(temp, data, most)
        if before is not None:
            before()
        swap(temp, path)
        lasting(temp, path)
    finally:
        clear(temp)


def replace(temp: Path, path: Path, data: bytes) -> None:
    """As `put`, but what is there once is not taken back, nor synced: for many, whose folder is synced in the end."""
    discard(temp)
    write_new(temp, data)
    try:
        temp.replace(path)
    except BaseException:
        discard(temp)
        raise


@undisturbed()
def remove(temp: Path, path: Path) -> None:
    """There is no `path`, nor will there be after a power cut, or it is as it was. Raises OSError, StandsError."""
    clear(temp)
    try:
        path.replace(temp)
    except FileNotFoundError:
        return
    lasting(temp, path)
    discard(temp)


def swap(temp: Path, path: Path) -> None:
    """`path` is what lay at `temp`, and `temp` what stood at `path`, if anything did. Raises OSError.

    Whoever replaces `path` at this very instant finds their version at `temp`; where the system has no such exchange,
    theirs goes if it comes between two calls.
    """
    from goalwalk.store.disk import swap as exchanging  # who only reads has no need of it

    while not exchanging.exchanged(temp, path):
        held = spare(temp)
        discard(held)
        try:
            _second_name(path, held)
        except FileNotFoundError:
            if not is_link(path):
                if _placed(temp, path):
                    return
                continue
        temp.replace(path)
        try:
            if os.path.lexists(held):
                held.replace(temp)
        except OSError:
            with suppress(OSError):
                held.replace(path)
            raise
        return


def spare(temp: Path) -> Path:
    """Where `swap` may hold for an instant what stood there."""
    return temp.with_name(f"{temp.name.removesuffix('.tmp')}.spare.tmp")


def lasting(displaced: Path, path: Path) -> None:
    """What `swap` has put at `path` lasts, or what it displaced is back. Raises OSError, StandsError."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        take_back(displaced, path, error)
        raise


def take_back(displaced: Path, path: Path, why: OSError) -> None:
    """What `swap` displaced is back, or nothing, if nothing stood there. Raises StandsError where that cannot be."""
    try:
        if os.path.lexists(displaced):
            displaced.replace(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise StandsError(why.errno, why.strerror) from error
    with suppress(OSError):
        sync_folder(path.parent)


def _second_name(path: Path, held: Path) -> None:
    try:
        held.hardlink_to(path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        write_new(held, path.read_bytes())


def _placed(temp: Path, path: Path) -> bool:
    """Give `temp` the name `path`, which was free; False: it is not any more."""
    try:
        path.hardlink_to(temp)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        temp.replace(path)
    else:
        discard(temp)
    return True


def clear(temp: Path) -> None:
    """Take away what a killed command left at `temp`: each of it that can be."""
    for path in (temp, spare(temp)):
        discard(path)


def discard(path: Path) -> None:
    """Take `path` away if it is there and can be."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def name(temp: Path, path: Path) -> None:
    """Give the file at `temp` the name `path`; FileExistsError when that is taken. Raises OSError."""
    try:
        path.hardlink_to(temp)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temp.replace(path)
    discard(temp)


@undisturbed()
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
    try:
        sync_folder(target.parent)
    except OSError as error:
        take_back(temp, target, error)
        raise


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
