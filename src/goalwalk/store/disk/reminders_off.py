"""The day on which no reminder comes any more: a file of this computer that holds one day, and not why. Where nobody
is reminded, none is written: what a hard moment leaves behind is nothing.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import files

NAME, TEMP = "reminders.off", "reminders.off.tmp"
SAID = "reminders.json"  # what was said, which is there once somebody is reminded
LARGEST = 64  # bytes


def off_on(home: Path) -> date | None:
    """The day on which nothing is said; None where there is none."""
    try:
        return date.fromisoformat(files.read(home / NAME, LARGEST)[0].decode().strip())
    except (CannotRead, ValueError):
        return None


def leave_off(home: Path, day: date) -> None:
    """Nothing is said on that day, as far as that can be written down."""
    if not (home / SAID).exists() or off_on(home) == day:
        return
    with suppress(OSError):
        files.replace(home / TEMP, home / NAME, f"{day.isoformat()}\n".encode())
