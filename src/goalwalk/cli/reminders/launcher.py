"""The small program that timers and shells start: it finds goalwalk and the plan's home, so that no timer and no list
of them has to name either. Where goalwalk is gone, it does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import join, quote

FOLDER, NAME = "reminder", "run"
# A timer of cron knows neither where the desktop listens, nor where an opened key is held.
RUNTIME = """\
runtime="/run/user/$(id -u)"
[ -n "$XDG_RUNTIME_DIR" ] || [ ! -d "$runtime" ] || export XDG_RUNTIME_DIR="$runtime"
[ -n "$DBUS_SESSION_BUS_ADDRESS" ] || [ ! -S "$runtime/bus" ] || \
export DBUS_SESSION_BUS_ADDRESS="unix:path=$runtime/bus"
"""


def path_in(data: Path) -> Path:
    """Where it lies, in the folder for data of programs."""
    return data / FOLDER / NAME


def text(command: Sequence[str], home: str) -> str:
    """The program, for goalwalk as it is started by this command, and its home."""
    lines = ["#!/bin/sh", f"[ -x {quote(command[0])} ] || exit 0", "unset GOALWALK_PERSON"]
    lines.append(f"export GOALWALK_HOME={quote(home)}")
    return "\n".join(lines) + "\n" + RUNTIME + f'exec {join(command)} remind "$@" 2>/dev/null </dev/null\n'
