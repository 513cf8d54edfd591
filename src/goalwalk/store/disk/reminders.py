"""What was said by reminders, lately: a small file of this computer, which belongs to no plan and is never synced. It
holds days, ways, and marks that tell nothing of what it was; and where reminders are set up, so that all of that is
found again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from goalwalk.core.errors import CannotRead
from goalwalk.core.reminders import Saying, Way
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, reminders_off
from goalwalk.store.disk.tables import dumps, loads

NAME, TEMP = reminders_off.SAID, "reminders.tmp"
LARGEST = 256 * 1024  # bytes
MOST = 64  # sayings that are kept, and how many keys of each: it is never asked for more than some days
MOST_KEYS = 100
WAYS: tuple[Way, ...] = get_args(Way)


class Places(NamedTuple):
    """Where reminders are set up: the files that were written whole or got a line, and what was made for that and was
    not there before."""

    written: tuple[str, ...] = ()
    made: tuple[str, ...] = ()


def _kept(home: Path) -> dict[str, Any]:
    found = loads(files.read(home / NAME, LARGEST)[0])
    if not isinstance(found, dict):
        raise TypeError("not ours")
    return found


def read(home: Path) -> tuple[Saying, ...]:
    """What was said lately, the latest last; nothing where the file is none that we have written."""
    try:
        return tuple(_saying(*one) for one in _kept(home)["sayings"])
    except (CannotRead, KeyError, ValueError, TypeError, RecursionError):
        return ()


def read_places(home: Path) -> Places:
    """Where reminders are set up, as far as it is noted in this home."""
    try:
        found = [_kept(home).get(name, []) for name in Places._fields]
    except (CannotRead, ValueError, TypeError, RecursionError):
        return Places()
    return Places(*(tuple(path for path in paths if _is_path(path)) for paths in found if isinstance(paths, list)))


def _is_path(path: object) -> bool:
    return isinstance(path, str) and os.path.isabs(path) and "\0" not in path  # noqa: PTH117 - a text of another hand


def _saying(day: str, way: Way, mark: str, keys: list[str]) -> Saying:
    if way not in WAYS or not all(isinstance(text, str) for text in (mark, *keys)):
        raise ValueError("not a saying")
    return Saying(date.fromisoformat(day), way, mark, tuple(keys))


def write(home: Path, sayings: Sequence[Saying], places: Places | None = None) -> None:
    """Keep the latest of these; and these places, or (None) those that are kept. Raises NotSaved. Whoever calls it
    holds the lock of the home."""
    kept: dict[str, object] = {
        "sayings": [
            [saying.day.isoformat(), saying.way, saying.mark, list(saying.keys[:MOST_KEYS])]
            for saying in sayings[-MOST:]
        ]
    }
    named = (read_places(home) if places is None else places)._asdict()
    kept |= {name: list(paths) for name, paths in named.items() if paths}
    with files.saving(home):
        files.put(home / TEMP, home / NAME, dumps(kept) + b"\n", most=LARGEST)


def forget(home: Path) -> bool:
    """Nothing in the home tells of reminders any more; whether something did. Raises OSError."""
    names = (NAME, TEMP, reminders_off.NAME, reminders_off.TEMP)
    there = [home / name for name in names if os.path.lexists(home / name)]
    for path in there:
        path.unlink()
    return bool(there)
