"""What was said by reminders, lately: a small file of this computer, which belongs to no plan and is never synced. It
holds days, ways, and marks that tell nothing of what it was.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from goalwalk.core.errors import CannotRead
from goalwalk.core.reminders import Saying, Way
from goalwalk.store.disk import files, reminders_off
from goalwalk.store.disk.tables import dumps, loads

NAME, TEMP = reminders_off.SAID, "reminders.tmp"
LARGEST = 256 * 1024  # bytes
MOST = 64  # sayings that are kept, and how many keys of each: it is never asked for more than some days
MOST_KEYS = 100
WAYS: tuple[Way, ...] = get_args(Way)


def read(home: Path) -> tuple[Saying, ...]:
    """What was said lately, the latest last; nothing where the file is none that we have written."""
    try:
        found = loads(files.read(home / NAME, LARGEST)[0])
        return tuple(_saying(*one) for one in found["sayings"])
    except (CannotRead, KeyError, ValueError, TypeError, RecursionError):
        return ()


def _saying(day: str, way: Way, mark: str, keys: list[str]) -> Saying:
    if way not in WAYS or not all(isinstance(text, str) for text in (mark, *keys)):
        raise ValueError("not a saying")
    return Saying(date.fromisoformat(day), way, mark, tuple(keys))


def write(home: Path, sayings: Sequence[Saying]) -> None:
    """Keep the latest of these. Raises NotSaved. Whoever calls it holds the lock of the home."""
    kept = [
        [saying.day.isoformat(), saying.way, saying.mark, list(saying.keys[:MOST_KEYS])] for saying in sayings[-MOST:]
    ]
    with files.saving(home):
        files.put(home / TEMP, home / NAME, dumps({"sayings": kept}) + b"\n", most=LARGEST)


def forget(home: Path) -> bool:
    """Nothing in the home tells of reminders any more; whether something did. Raises OSError."""
    names = (NAME, TEMP, reminders_off.NAME, reminders_off.TEMP)
    there = [home / name for name in names if os.path.lexists(home / name)]
    for path in there:
        path.unlink()
    return bool(there)
