"""The examples run: the first week as the README tells it, and the picture as the program draws it today."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from conftest import environment

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WEEK = ROOT / "examples" / "first_week.sh"
PICTURE = ROOT / "examples" / "picture.py"

SECTION = README.partition("## A first week")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"^```console\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
# A question and the answer to it, as the README shows them: the answer follows "? ", ") " or ": ".
ANSWERS = [re.fullmatch(r"(.+[?):]) (.+)", line) for line in LINES if not line.startswith("$ ")]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH with a `goalwalk` that is this one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "goalwalk"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m goalwalk "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return folder


def test_the_first_week_is_the_one_in_the_readme() -> None:
    script = [line for line in WEEK.read_text(encoding="utf-8").splitlines() if re.match(r"goalwalk( |$)", line)]
    assert script == [line[2:] for line in LINES if line.startswith("$ ")]
    assert len(script) >= 12
    assert len(ANSWERS) == 7
    assert all(ANSWERS)


def test_the_first_week_goes_as_told(path: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    shell = pexpect.spawn(
        "sh", [str(WEEK)], env=environment(TMPDIR=str(temporary)), dimensions=(60, 80), encoding="utf-8", timeout=30
    )
    for answer in ANSWERS:
        assert answer
        shell.expect_exact(answer[1])
        shell.sendline(answer[2])
    shell.expect_exact("$ goalwalk done walk --partly")
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0
    seen = re.sub(r"\x1b\[[\d;]*m", "", shell.before)
    assert "1.1 Walk around the block: partly, Sun 8 Nov, today. 3 so far." in seen
    assert re.search(r"1\.1  Walk around the block +██░·░░▒ +3 +3 +█·········", seen)
    assert list(temporary.iterdir()) == [], "it takes its place away again"


def test_the_picture_is_what_the_program_draws_today(tmp_path: Path) -> None:
    drawn = subprocess.run(
        [
            sys.executable,
            "-c",
            "import runpy, sys; sys.stdout.write(runpy.run_path(sys.argv[1])['picture']())",
            PICTURE,
        ],
        env=environment(TERM="dumb", NO_COLOR="1", PYTHONIOENCODING="utf-8"),
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout.decode()
    kept = (ROOT / "examples" / "screens.svg").read_text(encoding="utf-8")
    assert drawn == kept, "a screen has changed: run python examples/picture.py, and look at it"


def test_the_picture_fetches_nothing() -> None:
    kept = (ROOT / "examples" / "screens.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"]+", kept) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"url\(|@import|@font-face|<script|href", kept)
