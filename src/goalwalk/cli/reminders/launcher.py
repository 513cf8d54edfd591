"""The small program that timers and shells start: it finds goalwalk and the plan's home, so that no timer and no list
of them has to name either. Where goalwalk is gone, it does nothing. It also notes what was written for reminders, and
what was made for that and was not there before, so that all of it goes again with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import join, quote, split

FOLDER, NAME = "reminder", "run"
MARK = f"{FOLDER}/{NAME}"
STARTS = ' remind "$@"'
MADE, WRITTEN, HOME = "# made: ", "# written: ", "export GOALWALK_HOME="


def path_in(data: Path) -> Path:
    """Where it lies, in the folder for data of programs."""
    return data / FOLDER / NAME


def text(command: Sequence[str], home: str, made: Sequence[str] = (), written: Sequence[str] = ()) -> str:
    """The program, for goalwalk as it is started by this command, and its home; `made`: folders and files that were not
    there; `written`: those beside it that were written, or got a line."""
    noted = [mark + " ".join(map(_noted, paths)) for mark, paths in ((MADE, made), (WRITTEN, written)) if paths]
    lines = ["#!/bin/sh", *noted, f"{HOME}{quote(home)}"]
    return "\n".join([*lines, f"{join(command)}{STARTS} 2>/dev/null </dev/null || exit 0"]) + "\n"


def _noted(path: str) -> str:
    return f"~/{quote(path[2:])}" if path.startswith("~/") else quote(path)


def noted_in(text: str, mark: str) -> list[str]:
    """What was noted behind that mark; nothing of a line that somebody else wrote."""
    noted = [line.removeprefix(mark) for line in text.split("\n") if line.startswith(mark)]
    try:
        return [path for line in noted for path in split(line)]
    except ValueError:
        return []


def is_one(text: str) -> bool:
    """Whether that is such a program."""
    return text.startswith("#!") and STARTS in text


def named_in(text: str) -> Iterator[Path]:
    """Such programs, as the lines of others name them that start or read them."""
    for line in text.split("\n"):
        if MARK not in line:
            continue
        try:
            words = split(line)
        except ValueError:
            words = []
        for word in (*words, *line.replace("<", ">").split(">")):
            before, mark, _ = word.partition(MARK)
            if mark and before.startswith("/") and before.endswith("/"):
                yield Path(before + MARK)
