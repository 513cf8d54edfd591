"""`goalwalk` and `goalwalk today` are answered without the menu, and nobody can tell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from cli.keyboard import Answer, Typed, environment, everything, plan_file, typed_here
from goalwalk.cli import main

# The same process either way; "menu" has no line that is answered at once.
SCRIPT = """
import sys
from goalwalk.cli import main
if sys.argv.pop(1) == "menu":
    main._at_once = lambda run, line: None
main.main()
"""

# The ends of what is asked: of the three small questions, and of the welcome.
PROMPT = r"(not now\)|not yet\)|whenever\)|them rest:) $"

Way = Callable[[str, list[str], dict[str, str | None]], Answer]


def piped(way: str, line: list[str], env: dict[str, str | None]) -> Answer:
    """In this process, unless what its streams can show is chosen as a process begins."""
    if "PYTHONIOENCODING" not in env:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in env.items():
                patch.delenv(name, raising=False) if value is None else patch.setenv(name, value)
            if way == "menu":
                patch.setattr(main, "_at_once", lambda run, line: None)
            return typed_here(tuple(line))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, way, *line], env=environment(**env), capture_output=True, input=b"", timeout=30
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_a_terminal(way: str, line: list[str], env: dict[str, str | None]) -> Answer:
    """On a terminal, where Enter is the answer to everything; what it shows stands in for both streams."""
    spawned = pexpect.spawn(
        sys.executable, ["-c", SCRIPT, way, *line], env=environment(**env), encoding="utf-8", timeout=10
    )
    spawned.delaybeforesend = 0
    shown = ""
    while spawned.expect([PROMPT, pexpect.EOF]) == 0:
        shown += spawned.before + spawned.after
        spawned.sendline("")
    shown += spawned.before
    spawned.close()
    return Answer(spawned.exitstatus, shown, "")


def no_plan(home: Path) -> dict[str, str | None]:
    shutil.rmtree(home)
    return {}


def an_empty_plan(home: Path) -> dict[str, str | None]:
    shutil.rmtree(home)
    env = {**os.environ, "GOALWALK_NOW": "2026-11-20T20:00:00+01:00"}
    subprocess.run([sys.executable, "-m", "goalwalk", "config", "room", "2"], env=env, check=True, capture_output=True)
    return {}


def a_damaged_plan(home: Path) -> dict[str, str | None]:
    plan_file(home).write_bytes(b"{")
    return {}


def no_clock(home: Path) -> dict[str, str | None]:
    return {"GOALWALK_NOW": "soon"}


def no_home(home: Path) -> dict[str, str | None]:
    return {"GOALWALK_HOME": None, "HOME": ""}


def damaged_settings(home: Path) -> dict[str, str | None]:
    (home / "config.toml").write_text("=")
    return {}


def plain_wanted(home: Path) -> dict[str, str | None]:
    return {"GOALWALK_PLAIN": "1"}


def no_colour(home: Path) -> dict[str, str | None]:
    return {"NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}


def written_today(home: Path) -> dict[str, str | None]:
    subprocess.run(
        [sys.executable, "-m", "goalwalk", "done", "1.1"], env=environment(), check=True, capture_output=True
    )
    return {}


def untouched(home: Path) -> dict[str, str | None]:
    return {}


STATES = [
    untouched,
    written_today,
    no_plan,
    an_empty_plan,
    a_damaged_plan,
    no_clock,
    no_home,
    damaged_settings,
    plain_wanted,
    no_colour,
]


def left_in(home: Path) -> dict[str, bytes] | None:
    """What lies there, but for the device that wrote it: a home that was laid anew draws another."""
    if not home.exists():
        return None
    drawn = re.compile(rb'(?<=-)[a-z]{8}(?=")|"vector":\{[^}]*\}|(?<="sha256":")[0-9a-f]{64}')
    return {name: drawn.sub(b"", data) for name, data in everything(home).items() if name != "device"}


@pytest.mark.parametrize("line", [[], ["today"], ["today", "--plain"]], ids=["goalwalk", "today", "today --plain"])
@pytest.mark.parametrize("way", [piped, on_a_terminal])
@pytest.mark.parametrize("state", STATES)
def test_both_ways_are_one(
    state: Callable[[Path], dict[str, str | None]], way: Way, line: list[str], planned: Path
) -> None:
    """The same on stdout and stderr, the same exit code, the same left on disk."""
    env = state(planned)
    kept = planned.with_name("kept")
    if planned.exists():
        shutil.copytree(planned, kept)
    at_once = way("at once", line, env)
    left = left_in(planned)
    shutil.rmtree(planned, ignore_errors=True)
    if kept.exists():
        shutil.copytree(kept, planned)
    assert way("menu", line, env) == at_once
    assert left_in(planned) == left
    assert at_once.out or at_once.err
    assert "Traceback" not in at_once.out + at_once.err


def test_the_menu_knows_them_too(planned: Path, typed: Typed) -> None:
    """With an option, the line is the menu's; a help of its own it has there."""
    at_once = typed()
    assert typed("--no-input") == typed("today", "--yes") == typed("today") == at_once
    assert typed("--json").json == typed("today", "--json").json
    assert "open today" in typed("today", "--help").out
