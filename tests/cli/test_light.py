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

# Our own modules, in groups that come together. A name that ends in a dot stands for all below it.
ROOMS = ("", "cli", "core", "show", "show.layouts", "store", "views", "words")  # nothing is in these but their names
MODEL = ("core.components", "core.kinds", "core.model", "core.rhythms", "core.road", "core.since")
START = ("cli.main", "cli.runtime", "cli.working", "core.errors", "words.")
MENU = (*START, "cli.commands", "cli.menu")
# fmt: off
READ = (
    "store.codec", "store.dayindex", "store.desk", "store.fields", "store.files", "store.migrations", "store.people",
    "store.places", "store.plans", "store.reading", "store.sealed", "store.stamps",
    "store.storage", "store.tables", "store.telling",
)
# fmt: on
# fmt: off
WRITE = (
    "store.backups", "store.changing", "store.device", "store.displaced", "store.documents", "store.exchanging",
    "store.glance", "store.history", "store.identity", "store.journal", "store.locks", "store.taken_away",
    "core.meetings",
)
HEARD = ("core.walk", "core.walk.spoken")  # which words are for whoever asks, and no answer
ASKING = ("cli.answers", "cli.leaving", *HEARD)
# fmt: on
# fmt: off
LOOKING_BACK = (
    "store.lookback", "store.history", "cli.changing", "cli.steps", "cli.targets", "show.layouts.lists",
    "core.changes.steps", "core.named_days", "core.typed_rhythms",
)
# fmt: on
# fmt: off
COUNTING = (
    "core.days", "core.errors", "core.marks", "core.occasions", "core.runs", "core.said", *MODEL,
    "views.stand",
)
TODAY = ("core.meetings", "views.today")
SAYING = (
    "core.amounts", "core.changes", "core.changes.check_ins", "core.changes.records", "core.coming",
    "core.naming", "core.pauses", "core.texts", "views.receipts",
)
# fmt: on
LISTED = ("core.changes.settings", "views.lists")  # what `config` and lists know, for receipts of wins and of undo
PLAN = (*READ, *COUNTING)
# fmt: off
SCREEN = (
    "show.blocks", "show.day_map", "show.drawing", "show.fitting", "show.plain_lines", "show.rich_screen", "show.safe",
    "show.screen",
)
# fmt: on
# fmt: off
NOW = (
    *START, *MODEL, *SCREEN, "cli.now_page", "core.hard", "core.helping", "core.said", "core.skills",
    "show.layouts.now", "store.codec", "store.fields", "store.files", "store.hard", "store.migrations", "store.people",
    "store.places", "store.sealed", "store.stamps", "store.storage", "store.tables", "store.telling",
    "views.now",
)
# fmt: on
FIRST_SCREEN = (*START, *PLAN, *SAYING, *SCREEN, *TODAY, "cli.first_screen", "show.layouts.today")
LOOK = (
    *MENU,
    *PLAN,
    *SCREEN,
    "cli.first_screen",
    "cli.look",
    "cli.offering",
    "core.naming",
    "show.signs",
    "views.days",
)
TYPED = (*MENU, "cli.asking", "cli.choices", "cli.offering")
RECEIPT = (*PLAN, *SAYING, *WRITE, *SCREEN, "show.layouts.receipts", "show.layouts.today")
# fmt: off
MEETING = (
    *ASKING, *TYPED, *PLAN, *SAYING, *SCREEN, "cli.meeting_answers", "cli.changing", "cli.meetings",
    "core.changes.meetings", "core.meetings", "views.brings", "views.meetings",
)
# fmt: off
SUPPORT = (
    *ASKING, *TYPED, *PLAN, *SAYING, *SCREEN, "cli.changing", "cli.supports", "core.changes.supports", "core.meetings",
    "core.supports", "core.named_days", "core.typed_rhythms", "core.walk", "core.walk.spoken", "views.supports",
)
BARRIERS = (
    *ASKING, *TYPED, *PLAN, *SAYING, *SCREEN, "cli.barrier_answers", "cli.barriers", "cli.changing", "core.asks",
    "core.attainment", "core.changes.barriers", "core.walk", "core.walk.spoken", "show.layouts.barriers",
    "views.barriers",
)
LEVELS = (
    *ASKING, *TYPED, *PLAN, *SAYING, *LISTED, *SCREEN, "cli.changing", "cli.goals", "cli.levels", "core.attainment",
    "core.changes.goals", "views.levels", "views.standing",
)
SKILLS = (
    *ASKING, *TYPED, *PLAN, *SAYING, *SCREEN, "cli.changing", "cli.skills", "core.attainment", "core.cards",
    "core.changes.skills", "core.skills", "views.skills",
)
PAGE = (
    *(*TYPED, *PLAN, *SAYING), "cli.page", "cli.papers", "core.changes.about", "core.meetings", "show.pages",
    "show.pages.layout", "show.pages.letters", "show.pages.parts", "show.pages.text", "show.safe", "show.screen",
    "views.days", "views.page", "core.asks", "views.barriers", "cli.now_page", "core.hard",
    "core.helping", "core.skills", "views.now",
)
BRING = (
    *HEARD, *TYPED, *PLAN, *SCREEN, "cli.bringing", "core.changes.brings", "core.asks", "core.meetings", "core.texts",
    "views.barriers", "views.brings",
)
# fmt: on
# fmt: off
REVIEW = (
    *BRING, *SAYING, "cli.reviewing", "core.attainment", "core.clocks", "core.hard", "core.skills",
    "show.layouts.review", "store.history", "store.lookback", "views.lately",
)
# fmt: on
MOOD = ("store.history", "store.lookback", "show.layouts.mood", "views.mood")
# fmt: off
STORY = (
    *(*TYPED, *PLAN, *SCREEN), "cli.story", "core.clocks", "core.naming", "show.layouts.story", "store.documents",
    "store.ever", "store.history", "views.story",
)
# fmt: on
REFUSED = ("show.safe",)


HOPE = (*ASKING, "cli.changing", "cli.hopes", "core.changes.hopes", "views.hopes")


class Command(NamedTuple):
    """A command line, the packages it may import, and which of our own modules."""

    line: str
    packages: str
    own: tuple[str, ...]
    code: int = 0
    on_terminal: str = "rich.cells"
    asked: str = ""  # a shell's question, instead of a line that is typed


SETBACK = (*HEARD, "cli.setbacks", "cli.changing", "core.changes.setbacks", "core.setbacks")
SETBACK += ("views.setbacks", "show.layouts.setbacks", "cli.answers", "cli.leaving")
COMMANDS = [
    Command("", "", FIRST_SCREEN),
    Command("today", "", FIRST_SCREEN),
    Command("today --plain", "", FIRST_SCREEN),
    Command("now", "", NOW),
    Command("now --plain", "", NOW),
    Command("now --json", "typer", (*NOW, *TYPED, *SAYING, *COUNTING, "cli.now", "core.changes.settings", "show.data")),
    Command("hope list", "typer", (*TYPED, *PLAN, *SAYING, *SCREEN, *HOPE, "show.layouts.hopes")),
    Command("hope add Up", "typer", (*TYPED, *RECEIPT, *HOPE, "show.layouts.hopes")),
    Command("today --json", "typer", (*LOOK, *SAYING, *TODAY, "show.data")),
    Command("step show 1.1", "typer tinydb", (*TYPED, *PLAN, *SAYING, *LISTED, *SCREEN, *LOOKING_BACK)),
    Command(
        "progress",
        "typer",
        (*LOOK, "core.measures", "core.pauses", "core.strength", "show.layouts.progress", "views.progress"),
        on_terminal="rich",
    ),
    Command(
        "progress --components", "typer", (*LOOK, "show.layouts.components", "views.components"), on_terminal="rich"
    ),
    Command("progress --mood", "typer tinydb", (*LOOK, *MOOD), on_terminal="rich"),
    Command("story", "typer", STORY),
    Command("streaks", "typer", (*LOOK, "show.layouts.streaks", "views.streaks"), on_terminal="rich"),
    Command("calendar", "typer", (*LOOK, "show.layouts.calendar", "views.calendar"), on_terminal="rich"),
    Command("done 1.1", "typer", (*TYPED, *RECEIPT, "cli.saying")),
    Command("rest 1.2", "typer", (*TYPED, *RECEIPT, "cli.saying")),
    Command("skip 1.3", "typer", (*TYPED, *RECEIPT, "cli.saying")),
    Command("win Slept", "typer", (*TYPED, *RECEIPT, *LISTED, *HEARD, "cli.saying")),
    Command("meeting list", "typer", (*MEETING, "show.layouts.meetings")),
    Command("meeting add Sleep --next tomorrow", "typer", (*MEETING, *RECEIPT)),
    Command("skill list", "typer", (*SKILLS, "show.layouts.skills")),
    Command("skill add Hum", "typer", (*SKILLS, *RECEIPT, "show.layouts.skills")),
    Command("support list", "typer", (*SUPPORT, "show.layouts.supports")),
    Command(
        "support add Sam --time 7pm --every thu", "typer", (*SUPPORT, "cli.targets", *RECEIPT, "show.layouts.supports")
    ),
    Command("barrier list", "typer", BARRIERS),
    Command("barrier add Noise --then rest", "typer", (*BARRIERS, *RECEIPT)),
    Command("goal levels 1", "typer", (*LEVELS, "show.layouts.levels")),
    Command("goal rate 1 --importance 8", "typer", (*LEVELS, *RECEIPT)),
    Command("page --text", "typer rich.cells", PAGE),
    Command("bring", "typer", (*BRING, *SAYING, "show.layouts.review", "views.review", "core.attainment")),
    Command("bring Milk", "typer", (*BRING, *RECEIPT)),
    Command("review", "typer tinydb", (*REVIEW, "views.review", "core.setbacks")),
    Command("setback Rain", "typer", (*TYPED, *RECEIPT, *SETBACK)),
    Command(
        "checkin --mood 4", "typer", (*TYPED, *RECEIPT, "cli.evening", "cli.saying", "core.typed_line", "views.checkin")
    ),
    Command("undo --yes", "typer", (*TYPED, *RECEIPT, "cli.undoing", "views.undoing")),
    Command("--version", "typer", MENU),
    Command("--help", "typer", MENU),
    Command("done --help", "typer", (*TYPED, "cli.saying", *COUNTING, *SAYING)),
    Command("done --bogus", "typer", (*TYPED, *REFUSED, "cli.saying", *COUNTING, *SAYING), code=2),
    Command("bogus", "typer", (*MENU, *REFUSED, *HEARD, "core.in_need"), code=2),
    Command("", "typer", (*MENU, "cli.completion", "cli.choices", "core.days", "core.since"), asked="goalwalk pro"),
    Command("", "typer", (*TYPED, "cli.completion", "cli.saying", *COUNTING, *SAYING), asked="goalwalk done --"),
    Command("", "typer", (*TYPED, *PLAN, *SAYING, "cli.completion", "cli.saying"), asked="goalwalk done 1"),
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
    assert not {name for name in found if name.startswith("goalwalk") and not allowed(name, command.own)}


def packages(found: set[str]) -> set[str]:
    """The packages among the modules. How wide letters are is a small part of Rich that needs nothing else of it."""
    tops = {name.partition(".")[0] for name in found}
    used = {package for package, parts in PACKAGES.items() if parts & tops}
    if "rich" in used and "rich.console" not in found:
        used = used - {"rich"} | {"rich.cells"}
    return used


def allowed(module: str, own: tuple[str, ...]) -> bool:
    """Whether one of our modules stands on that list."""
    name = module.removeprefix("goalwalk").removeprefix(".")
    return name in ROOMS or name in own or any(one.endswith(".") and name.startswith(one) for one in own)


def test_rich_draws_what_does_not_fit(planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so the guard would see it."""
    long_word = Command(f"goal add {'x' * 200}", "typer", ())
    assert packages(imported(long_word, tmp_path, terminal=True)) == {"typer", "rich"}
