"""The small program that timers and shells start: it finds goalwalk and the plan's home, so that no timer and no list
of them has to name either. Where goalwalk is gone, it does nothing. It also notes what was made for reminders and was
not there before, so that this goes again with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import join, quote, split

FOLDER, NAME = "reminder", "run"
MADE = "# made: "


def path_in(data: Path) -> Path:
    """Where it lies, in the folder for data of programs."""
    return data / FOLDER / NAME


def text(command: Sequence[str], home: str, made: Sequence[str] = ()) -> str:
    """The program, for goalwalk as it is started by this command, and its home; `made`: folders and files that were not
    there."""
    noted = [MADE + " ".join(map(_noted, made))] if made else []
    lines = ["#!/bin/sh", *noted, f"export GOALWALK_HOME={quote(home)}"]
    return "\n".join([*lines, f'{join(command)} remind "$@" 2>/dev/null </dev/null || exit 0']) + "\n"


def _noted(path: str) -> str:
    return f"~/{quote(path[2:])}" if path.startswith("~/") else quote(path)


def made_in(text: str) -> list[str]:
    """What was noted as made; nothing of a line that somebody else wrote."""
    noted = [line.removeprefix(MADE) for line in text.split("\n") if line.startswith(MADE)]
    try:
        return [path for line in noted for path in split(line)]
    except ValueError:
        return []
