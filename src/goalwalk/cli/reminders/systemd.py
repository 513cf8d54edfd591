"""What systemd wants: a service, and a timer of the user that starts it. Neither keeps a journal, and no time that the
computer slept through is made up for.
"""

from __future__ import annotations

from pathlib import Path

NAME = "reminder"
TIMER = f"{NAME}.timer"
MINUTES = 5

SERVICE_TEXT = """\
[Service]
ExecStart=/bin/sh {command} timer
StandardOutput=null
LogLevelMax=emerg
"""
TIMER_TEXT = f"""\
[Timer]
OnCalendar=*:0/{MINUTES}
[Install]
WantedBy=timers.target
"""
RELOAD = ("systemctl", "--user", "daemon-reload")
START = ("systemctl", "--user", "enable", "--now", TIMER)  # which reads the files anew, too
STOP = ("systemctl", "--user", "disable", "--now", TIMER)


def files(config: Path, launcher: Path) -> dict[Path, str]:
    """The files by their paths."""
    folder = folder_in(config)
    return {
        folder / f"{NAME}.service": SERVICE_TEXT.format(command=quoted(str(launcher))),
        folder / TIMER: TIMER_TEXT,
    }


def folder_in(config: Path) -> Path:
    """Where units of a user lie, in the folder for settings of programs."""
    return config / "systemd" / "user"


def enabled_in(config: Path) -> Path:
    """The link by which systemd knows that the timer is to run."""
    return link_of(folder_in(config) / TIMER)


def link_of(timer: Path) -> Path:
    """That link, of a timer that lies there."""
    return timer.parent / "timers.target.wants" / timer.name


def quoted(path: str) -> str:
    """A path as a unit file has it: nothing in it is taken for a specifier, a variable or an escape."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
