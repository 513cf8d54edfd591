"""A page that is written to a file of the person's choosing: whole or not at all, for their eyes alone (0600).

What is there already stays, unless they said yes to it; and nothing but a plain file is ever written over.
"""

from __future__ import annotations

import stat
from pathlib import Path

from goalwalk.core.errors import CannotBeDone
from goalwalk.store import files

_TEMP = ".goalwalk-page.tmp"  # beside the page, while it is written


def is_there(path: Path, home: Path) -> bool:
    """Whether a file stands there that would be written over.

    Raises CannotBeDone: "page_place" for what is no plain file (a link, a folder, a pipe), "page_no_folder",
    "page_at_home" among goalwalk's own files. Raises NotSaved where the system does not say.
    """
    with files.saving(path):
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

    Raises as `is_there` does, CannotBeDone("exists"), NotSaved.
    """
    there = is_there(path, home)
    temp = path.with_name(_TEMP)
    with files.saving(path), files.undisturbed():
        if there and over:
            files.put(temp, path, data)
            files.sync_folder(path.parent)
            return
        try:
            files.copy_out(data, temp, path)
        except FileExistsError as error:
            raise CannotBeDone("exists", path=str(path)) from error
