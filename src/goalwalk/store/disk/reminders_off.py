"""The day on which no reminder comes any more: a file of this computer that holds one day, and not why."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import files

NAME, TEMP = "reminders.off", "reminders.off.tmp"
LARGEST = 64  # bytes


def off_on(home: Path) -> date | None:
    """The day on which nothing is said; None where there is none."""
    try:
        return date.fromisoformat(files.read(home / NAME, LARGEST)[0].decode().strip())
    except (CannotRead, ValueError):
        return None


def leave_off(home: Path, day: date) -> None:
    """Nothing is said on that day, as far as that can be written down; where nothing was begun, nothing is."""
    if not home.is_dir() or off_on(home) == day:
        return
    with suppress(OSError):
        files.replace(home / TEMP, home / NAME, f"{day.isoformat()}\n".encode())
