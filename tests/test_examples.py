"""The examples run: the first week as the README tells it, a specialist's morning as it was recorded, the picture."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect
import pytest

from conftest import environment

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WEEK = ROOT / "examples" / "first_week.sh"
MORNING = ROOT / "examples" / "specialists_morning.sh"
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


# What is typed in the morning: a question's last words, and the answer.
MORNING_ANSWERS = [
    ("A passphrase (four or five words are good):", "four green walks at dawn"),
    ("The same once more:", "four green walks at dawn"),
    ("(Enter for yes, n for no)", "n"),
    ("or Enter for no)", "y"),
    ("r makes them rest:", "r"),
    ("or Enter for not now)", ""),
    ("or Enter for no)", ""),
    ("Passphrase:", "five green walks at dawn"),
    ("Passphrase:", "four green walks at dawn"),
    ("r makes them rest:", ""),
]


def test_a_specialists_morning_goes_as_recorded(
    path: Path, tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To record it anew after a change of words: pytest -n 0 --snapshot-update tests/test_examples.py"""
    if not os.access("/dev/shm", os.W_OK):
        pytest.skip("needs a folder in memory")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        env = environment(TMPDIR=str(tmp_path), XDG_RUNTIME_DIR=memory)
        shell = pexpect.spawn("sh", [str(MORNING)], env=env, dimensions=(60, 80), encoding="utf-8", timeout=60)
        seen = ""
        for question, answer in MORNING_ANSWERS:
            shell.expect_exact(question)
            seen += shell.before + question
            shell.sendline(answer)
        shell.expect(pexpect.EOF)
        shell.close()
        seen += shell.before
        assert shell.exitstatus == 0
        assert not [left for left in Path(memory).rglob("*") if left.is_file()], "no key is held any longer"
    assert [left.name for left in tmp_path.iterdir()] == ["bin"], "it takes its place away again"
    lines = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", seen.replace("\r", "")).splitlines()
    shown = "\n".join(line.rstrip() for line in lines).strip() + "\n"
    assert "green walks" not in shown
    alone = shown.partition("# Monday morning")[2].partition("# Jo is here")[0]
    assert not re.search("daughter|letter|first line", alone), "a locked plan is not looked into"
    recording = MORNING.with_suffix(".txt")
    if pytestconfig.getoption("update_snapshots"):
        recording.write_text(shown, encoding="utf-8")
    assert shown == recording.read_text(encoding="utf-8")


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
