"""The time zone of this computer, and what the TZ database says of a zone in the last line of its file."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.store.disk import files

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
LOCAL = Path("/etc/localtime")
LOCAL_NAME = Path("/etc/timezone")
LARGEST = 100_000  # bytes


def local_name() -> str | None:
    """The name of this computer's zone, as TZ, /etc/localtime or /etc/timezone tell it; None where none does."""
    named = [os.environ.get("TZ", "").lstrip(":")]
    with suppress(OSError):
        named.append(str(LOCAL.resolve()).rpartition("zoneinfo/")[2] if LOCAL.is_symlink() else "")
    with suppress(CannotRead, ValueError):
        named.append(files.read(LOCAL_NAME, LARGEST)[0].decode("ascii").strip())
    return next((name for name in named if NAME.fullmatch(name) and _data(name)), None)


def rule_of(name: str) -> str:
    """The rule of a zone, from its last change on. Raises NotUnderstood("zone") where there is no such zone."""
    data = _data(name) if NAME.fullmatch(name) else b""
    if not data.startswith(b"TZif") or not data.endswith(b"\n"):
        raise NotUnderstood("zone", text=name)
    return data[:-1].rpartition(b"\n")[2].decode("ascii", "replace")


def _data(name: str) -> bytes:
    """The file of a zone, where the system keeps them, or in the package tzdata."""
    import zoneinfo

    for folder in zoneinfo.TZPATH:
        with suppress(CannotRead):
            return files.read(Path(folder) / name, LARGEST)[0]
    from importlib import resources

    *packages, last = name.split("/")
    with suppress(CannotRead, ModuleNotFoundError):
        place = resources.files(".".join(("tzdata", "zoneinfo", *packages)))
        return files.read(Path(str(place)) / last, LARGEST)[0]
    return b""
