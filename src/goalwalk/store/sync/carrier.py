"""What carries sealed files from device to device: a folder, whoever else carries that on.

A carrier lists, reads and adds names under one plan. No path ever has two writers, and a file appears whole: under
another name first, in the same folder. Nothing is followed that is a link, but for the folder that the person named.
"""

from __future__ import annotations

import _thread
import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files

T = TypeVar("T")
ROOT = "goalwalk"
KEYS = "keys"
QUICK = 0.2  # seconds after which a folder that says nothing is let be
SOON = 1.0  # seconds for each thing that is asked of a folder that has answered
PATIENT = 30.0  # for somebody who asked, and waits


class Standing(NamedTuple):
    """What tells one version of a file from another without reading it."""

    size: int
    changed: int


class Carrier(Protocol):
    """Holds the files of one plan by the folder of whoever wrote them, and their names. All raise OSError."""

    def folders(self) -> list[str]:
        """The devices that have written there, and `keys`. Raises FileNotFoundError where the plan has no place."""

    def names(self, folder: str) -> list[str]:
        """The names of the files of one of them; none where it has written nothing."""

    def standing(self, folder: str, name: str) -> Standing:
        """Which version of a file it is."""

    def read(self, folder: str, name: str) -> bytes:
        """What a file says. Raises CannotRead."""

    def add(self, folder: str, name: str, data: bytes) -> None:
        """A new file, which is there whole or not at all."""

    def remove(self, folder: str, name: str) -> None:
        """The file is not there."""

    def drop(self, folder: str) -> None:
        """Nothing of this device is there."""


class FolderCarrier:
    """A folder of the file system. `device` is who writes."""

    def __init__(self, folder: Path, plan: str, device: str) -> None:
        self._top = folder / ROOT
        self._plan = self._top / plan
        self._temp = self._top / f".new-{plan[:8]}-{device}.tmp"

    def make(self) -> None:
        """There is a place for the plan. Raises OSError."""
        for path in (self._top.parent, self._top, self._plan):
            with suppress(FileExistsError):
                path.mkdir()
        self._checked()

    def folders(self) -> list[str]:
        """As the carrier says."""
        self._checked()
        return os.listdir(self._plan)  # noqa: PTH208 - every look asks, and needs no Path of each

    def names(self, folder: str) -> list[str]:
        """As the carrier says."""
        path = self._plan / folder
        try:
            return [] if _is_link(path) else os.listdir(path)  # noqa: PTH208 - as above
        except (FileNotFoundError, NotADirectoryError):
            return []

    def standing(self, folder: str, name: str) -> Standing:
        """As the carrier says."""
        found = (self._plan / folder / name).lstat()
        return Standing(found.st_size, found.st_mtime_ns)

    def read(self, folder: str, name: str) -> bytes:
        """As the carrier says."""
        path = self._plan / folder / name
        if _is_link(path) or _is_link(path.parent):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        return files.read(path)[0]

    def add(self, folder: str, name: str, data: bytes) -> None:
        """As the carrier says. A power cut may take the whole file again: it is missed then, and made good."""
        self._checked()
        path = self._plan / folder
        with suppress(FileExistsError):
            path.mkdir()
        if _is_link(path):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        with files.undisturbed():
            files.discard(self._temp)
            try:
                files.write_new(self._temp, data, private=False)  # it is sealed; others may have to carry it
                self._temp.replace(path / name)
            finally:
                files.discard(self._temp)

    def remove(self, folder: str, name: str) -> None:
        """As the carrier says."""
        if not _is_link(self._plan / folder):
            (self._plan / folder / name).unlink(missing_ok=True)

    def drop(self, folder: str) -> None:
        """As the carrier says."""
        for name in self.names(folder):
            self.remove(folder, name)
        with suppress(FileNotFoundError):
            (self._plan / folder).rmdir()

    def _checked(self) -> None:
        for path in (self._top, self._plan):
            if not stat.S_ISDIR(path.lstat().st_mode):
                raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


class Impatient:
    """A carrier that is not waited for: the first answer is to come at once, each of the others soon; after one that
    did not come there is none any more.
    """

    def __init__(self, carrier: Carrier, first: float = QUICK, then: float = SOON) -> None:
        self._carrier = carrier
        self._seconds, self._then = first, then

    def _within(self, work: Callable[[], T]) -> T:
        if not self._seconds:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        seconds, self._seconds = self._seconds, 0.0
        try:
            return within(seconds, work)
        except TimeoutError:
            self._then = 0.0
            raise
        finally:
            self._seconds = self._then

    def folders(self) -> list[str]:
        """As the carrier says."""
        return self._within(self._carrier.folders)

    def names(self, folder: str) -> list[str]:
        """As the carrier says."""
        return self._within(lambda: self._carrier.names(folder))

    def standing(self, folder: str, name: str) -> Standing:
        """As the carrier says."""
        return self._within(lambda: self._carrier.standing(folder, name))

    def read(self, folder: str, name: str) -> bytes:
        """As the carrier says."""
        return self._within(lambda: self._carrier.read(folder, name))

    def add(self, folder: str, name: str, data: bytes) -> None:
        """As the carrier says."""
        self._within(lambda: self._carrier.add(folder, name, data))

    def remove(self, folder: str, name: str) -> None:
        """As the carrier says."""
        self._within(lambda: self._carrier.remove(folder, name))

    def drop(self, folder: str) -> None:
        """As the carrier says."""
        self._within(lambda: self._carrier.drop(folder))


def plans_in(folder: Path) -> list[str]:
    """The identities of all plans that have a place in this folder. Raises OSError."""
    top = folder / ROOT
    try:
        return [] if _is_link(top) else sorted(os.listdir(top))  # noqa: PTH208 - there may be thousands
    except (FileNotFoundError, NotADirectoryError):
        return []


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` gives, unless it takes longer: a folder whose server is gone may never answer. It then goes on beside
    us, and ends with the process.

    Raises as `work` does, TimeoutError.
    """
    done = _thread.allocate_lock()
    done.acquire()
    results: list[T] = []
    problems: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as problem:
            problems.append(problem)
        finally:
            done.release()

    _thread.start_new_thread(run, ())
    if not done.acquire(timeout=seconds):
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
    for problem in problems:
        raise problem
    return results[0]


def _is_link(path: Path) -> bool:
    try:
        return stat.S_ISLNK(path.lstat().st_mode)
    except FileNotFoundError:
        return False
