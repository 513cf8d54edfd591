"""What a command imports is what it takes to start. Each may import what stands here and no more, however slow or
fast the computer is; who wants to add to a line has to want it here, too."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.keyboard import environment

# Run a command line as its console script does, and write down what was imported by the time it leaves.
SCRIPT = """
import os, sys
leave, before = os._exit, set(sys.modules)
def told(status):
    with open(os.environ["IMPORTED"], "w") as file:
        file.write(" ".join(sorted({*sys.modules} - before)))
    leave(status)
os._exit = told
from goalwalk.cli.main import main
main()
"""

# The packages we stand on, and what comes along with them.
PACKAGES = {
    "typer": {"typer", "annotated_doc", "shellingham"},
    "rich": {"rich", "pygments", "markdown_it"},
    "tinydb": {"tinydb"},
    "dateutil": {"dateutil", "six"},
    "platformdirs": {"platformdirs"},
}

# Slow to import, and needed by none of these commands; where Typer itself imports one, it is not held against them.
# fmt: off
HEAVY = {
    "argparse", "ast", "asyncio", "concurrent", "configparser", "csv", "ctypes", "dataclasses", "decimal",
    "difflib", "dis", "doctest", "email", "fractions", "ftplib", "getpass", "glob", "gzip", "html", "http",
    "importlib.metadata", "importlib.resources", "inspect", "logging", "multiprocessing", "optparse", "pdb",
    "pickle", "platform", "pprint", "pydoc", "queue", "random", "secrets", "shutil", "socket", "sqlite3", "ssl",
    "statistics", "string", "subprocess", "tarfile", "tempfile", "textwrap", "threading", "tokenize", "tomllib",
    "traceback", "unittest", "urllib.request", "uuid", "xml", "zipfile", "zoneinfo",
}
# fmt: on


class Command(NamedTuple):
    """A command line, the packages it may import, and how many of our own modules at most."""

    line: str
    packages: str
    own: int
    code: int = 0
    on_terminal: str = "rich.cells"
    asked: str = ""  # a shell's question, instead of a line that is typed


COMMANDS = [
    Command("", "", 68),
    Command("today", "", 68),
    Command("today --plain", "", 68),
    Command("remind", "", 56),
    Command("remind timer", "", 57),
    Command("now", "", 64),
    Command("now --plain", "", 64),
    Command("now --json", "typer", 65),
    Command("hope list", "", 69),
    Command("hope add Up", "tinydb", 87),
    Command("today --json", "typer", 70),
    Command("step show 1.1", "tinydb", 81),
    Command("progress", "", 67, on_terminal="rich"),
    Command("progress --components", "typer", 76, on_terminal="rich"),
    Command("progress --mood", "typer tinydb", 81, on_terminal="rich"),
    Command("story", "tinydb", 84),
    Command("streaks", "", 62, on_terminal="rich"),
    Command("calendar", "", 68, on_terminal="rich"),
    Command("done 1.1", "tinydb", 87),
    Command("rest 1.2", "tinydb", 87),
    Command("skip 1.3", "tinydb", 87),
    Command("win Slept", "tinydb", 90),
    Command("meeting list", "", 87),
    Command("meeting add Sleep --next tomorrow", "typer tinydb", 108),
    Command("skill list", "", 81),
    Command("skill add Hum", "tinydb", 110),
    Command("support list", "", 88),
    Command("support add Sam --time 7pm --every thu", "typer tinydb", 114),
    Command("barrier list", "", 83),
    Command("barrier add Noise --then rest", "typer tinydb", 104),
    Command("goal levels 1", "", 84),
    Command("goal rate 1 --importance 8", "typer tinydb", 104),
    Command("page --text", "typer rich.cells", 109),
    Command("bring", "", 76),
    Command("bring Milk", "tinydb", 102),
    Command("review", "tinydb", 105),
    Command("setback Rain", "tinydb", 91),
    Command("checkin --mood 4", "typer tinydb", 92),
    Command("day yesterday", "tinydb", 71),
    Command("urge 7", "tinydb", 84),
    Command("keep Snow", "tinydb", 84),
    Command("progress 1.2", "", 73, on_terminal="rich"),
    Command("undo --yes", "typer tinydb", 85),
    Command("--version", "typer", 17),
    Command("--help", "", 32),
    Command("done --help", "", 61),
    Command("done --bogus", "typer", 59, code=2),
    Command("bogus", "typer", 25, code=2),
    Command("", "typer", 22, asked="goalwalk pro"),
    Command("", "typer", 53, asked="goalwalk done --"),
    Command("", "typer", 75, asked="goalwalk done 1"),
]
NAMES = [f"Tab after {command.asked}" if command.asked else f"goalwalk {command.line}" for command in COMMANDS]


def imported(command: Command, place: Path, terminal: bool) -> set[str]:
    """The modules that a command has imported when it ends."""
    env = environment(IMPORTED=str(place / "imported"))
    if command.asked:
        words = command.asked.split(" ")
        env |= {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": command.asked, "COMP_CWORD": str(len(words) - 1)}
    line = [sys.executable, "-c", SCRIPT, *command.line.split()]
    if terminal:
        ours, theirs = pty.openpty()
        child = subprocess.Popen(line, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
        os.close(theirs)
        while _read(ours):
            pass
        os.close(ours)
        assert child.wait(timeout=30) == command.code
    else:
        assert subprocess.run(line, env=env, input=b"", capture_output=True, timeout=30).returncode == command.code
    return set((place / "imported").read_text().split())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # its other end is closed
        return b""


@cache
def brought_by(package: str) -> set[str]:
    """What a package imports."""
    modules = {"typer": "typer", "rich": "rich.console, rich.table"}[package]
    told = f"import sys, {modules}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("terminal", [False, True], ids=["in a pipe", "on a terminal"])
@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_no_more_than_this_is_imported(command: Command, terminal: bool, planned: Path, tmp_path: Path) -> None:
    found = imported(command, tmp_path, terminal)
    allowed_here = {*command.packages.split(), *(command.on_terminal.split() if terminal else [])}
    assert packages(found) <= allowed_here
    spared = set().union(*(brought_by(package) for package in allowed_here & {"typer", "rich"}))
    assert not found & HEAVY - spared
    own = sorted(name for name in found if name.startswith("goalwalk."))
    assert len(own) <= command.own, f"{len(own)} of our own: {own}"


def packages(found: set[str]) -> set[str]:
    """The packages among the modules. How wide letters are is a small part of Rich that needs nothing else of it."""
    tops = {name.partition(".")[0] for name in found}
    used = {package for package, parts in PACKAGES.items() if parts & tops}
    if "rich" in used and "rich.console" not in found:
        used = used - {"rich"} | {"rich.cells"}
    return used


def test_rich_draws_what_does_not_fit(planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so the guard would see it."""
    long_word = Command(f"goal add {'x' * 200}", "typer", 0)
    assert packages(imported(long_word, tmp_path, terminal=True)) == {"tinydb", "rich"}
