"""Whether what would ask for reminders is at work on this computer, and how a reminder would be heard on it: said
before anything is written, for a timer that nobody starts reminds nobody.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import which

from goalwalk.cli.reminders import ring
from goalwalk.cli.reminders.ring import BELL, NOTIFY
from goalwalk.store.disk import files
from goalwalk.store.disk.config import REMIND_BY

CRONS = ("cron", "crond", "fcron", "bcron-start")  # as the system knows them that run
PROCESSES = Path("/proc")
PIDS = ("/run/cron.pid", "/run/crond.pid", "/var/run/cron.pid", "/var/run/crond.pid")
UNITS = ("/lib/systemd/system-generators", "/usr/lib/systemd/system-generators")  # where systemd itself is the cron
LARGEST = 64  # bytes of the name or the number of a process
OF_SYSTEMD = "systemd-crontab-generator"


def runs(system: str) -> bool:
    """Whether that timer is at work: the systemd of the person's own session, cron; as far as that can be seen."""
    return {"systemd": _own_systemd, "crontab": _cron}.get(system, lambda: True)()


def _own_systemd() -> bool:
    return (ring.runtime() / "systemd" / "private").exists()


def _cron() -> bool:
    if sys.platform == "darwin":
        return True  # which starts it as soon as there is something for it
    if any((Path(folder) / OF_SYSTEMD).exists() for folder in UNITS) or any(map(_is_alive, PIDS)):
        return True
    if not (PROCESSES / "self").exists():
        return True  # nobody can tell
    for process in PROCESSES.glob("[0-9]*/comm"):
        with suppress(OSError):
            if files.first(process, LARGEST).decode(errors="replace").strip() in CRONS:
                return True
    return False


def _is_alive(file: str) -> bool:
    """Whether the process is there that a file names."""
    try:
        os.kill(int(files.first(Path(file), LARGEST)), 0)
    except PermissionError:
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return True


def by(settings: Mapping[str, object]) -> str:
    """How a timer would be heard now: "notify", "bell", or the bell since there is no program for a notification
    ("no_program"), or no desktop that shows one ("no_desktop")."""
    if settings.get(REMIND_BY) == BELL:
        return BELL
    if not which(ring.COMMAND[0]):
        return "no_program"
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (ring.runtime() / "bus").exists()
    return NOTIFY if bus else "no_desktop"
