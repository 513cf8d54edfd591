"""How a timer is heard: a notification that no list keeps, or the bell of each terminal of the person."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

NOTIFY, BELL = "notify", "bell"
TERMINALS = (("/dev/pts", "[0-9]*"), ("/dev", "ttys[0-9]*"))
# Nothing to press, nothing that stays: where a screen is locked it is a word, and then it is gone.
COMMAND = ("notify-send", "--app-name=Reminder", "--expire-time=15000", "--hint=byte:transient:1", "--")
WAIT = 10.0  # seconds
RUNTIME = "/run/user"  # where the files of who is logged in lie, by the number of the user


def runtime() -> Path:
    """The folder of the person's session, which may not be there."""
    named = os.environ.get("XDG_RUNTIME_DIR")
    return Path(named or f"{RUNTIME}/{os.getuid() if hasattr(os, 'getuid') else 0}")


def find_session() -> None:
    """A timer of cron is told neither where the desktop listens, nor where an opened key is held: it is found here."""
    folder = runtime()
    if folder.is_dir():
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        if (folder / "bus").exists():
            os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder / 'bus'}")


def ring(line: str, how: str | None) -> bool:
    """Say the line by a notification, or (`how` is the bell, or there is none) ring; whether it reached anything."""
    return (how != BELL and _notified(line)) or _bell()


def _notified(line: str) -> bool:
    import subprocess

    from goalwalk.draw.safe import visible

    try:
        silent = subprocess.DEVNULL
        command = [*COMMAND, visible(line)]
        done = subprocess.run(command, stdin=silent, stdout=silent, stderr=silent, check=False, timeout=WAIT)
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _bell() -> bool:
    rang = False
    for folder, pattern in TERMINALS:
        for path in Path(folder).glob(pattern):
            with suppress(OSError):
                if path.stat().st_uid != os.getuid():
                    continue
                terminal = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
                try:
                    rang |= os.write(terminal, b"\a") > 0
                finally:
                    os.close(terminal)
    return rang
