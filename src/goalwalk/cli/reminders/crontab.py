"""What cron wants: a line in the person's crontab, from which no mail comes."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

MINUTES = 5
NONE = (b"no crontab", b"No such file")  # how it is said that there is none yet
READ, WRITE, CLEAR = ("crontab", "-l"), ("crontab", "-"), ("crontab", "-r")


def line(launcher: Path) -> str:
    """The line. A percent sign ends a command there, unless it is escaped."""
    command = quote(str(launcher)).replace("%", "\\%")
    return f"*/{MINUTES} * * * * {command} timer >/dev/null 2>&1 # reminder"
