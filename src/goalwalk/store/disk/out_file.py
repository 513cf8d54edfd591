"""A page that is written to a file of the person's choosing: whole or not at all, for their eyes alone (0600).

What is there already stays, unless they said yes to it; and nothing but a plain file is ever written over.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, NotSaved
from goalwalk.store.disk import files


@contextmanager
def _saving(path: Path) -> Iterator[None]:
    """Whatever the system says no to inside becomes NotSaved about the page, and not about the plan."""
    try:
        with files.saving(path):
            yield
    except NotSaved as problem:
        if problem.code in ("no_permission", "not_written"):
            raise NotSaved(f"page_{problem.code}", **problem.facts) from problem
        raise


def is_there(path: Path, home: Path) -> bool:
    """Whether a file stands there that would be written over.

    Raises CannotBeDone: "page_place" for what is no plain file (a link, a folder, a pipe), "page_no_folder",
    "page_at_home" among goalwalk's own files. Raises NotSaved where the system does not say.
    """
    with _saving(path):
        if not path.parent.is_dir():
            raise CannotBeDone("page_no_folder", path=str(path.parent))
        if path.parent.resolve().is_relative_to(home.resolve()):
            raise CannotBeDone("page_at_home", path=str(path))
        try:
            kind = path.lstat().st_mode
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(kind):
            raise CannotBeDone("page_place", path=str(path))
        return True


def keep(path: Path, data: bytes, home: Path, *, over: bool) -> None:
    """Put the page there; `over` what is there, where the person said yes.

    Raises as `is_there` does, CannotBeDone("page_exists"), NotSaved.
    """
    there = is_there(path, home)
    temp = _temp(path)
    with _saving(path):
        if there and over:
            files.put(temp, path, data)
            return
        try:
            files.copy_out(data, temp, path)
        except FileExistsError as error:
            if not is_there(path, home):
                raise
            raise CannotBeDone("page_exists", path=str(path)) from error


def _temp(path: Path) -> Path:
    """A name beside the page that nothing has, for while it is written. Raises OSError."""
    names = (path.with_name(f".goalwalk-page-{os.getpid()}-{number}.tmp") for number in count())
    return next(name for name in names if not os.path.lexists(name))
