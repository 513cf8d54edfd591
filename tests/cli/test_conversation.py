"""A command leaves at once when it is done, and leaves nothing undone."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pexpect
import pytest

from cli.keyboard import GOALWALK, Typed, environment


def test_all_is_written_before_it_leaves(planned: Path, typed: Typed) -> None:
    """Also more than a pipe holds, to a reader who takes his time."""
    for n in range(40):
        assert typed("win", f"{n} " + "x" * 4000).code == 0
    process = subprocess.Popen([*GOALWALK, "wins"], env=environment(), stdout=subprocess.PIPE)
    assert process.stdout is not None
    time.sleep(0.3)
    written = process.stdout.read()
    assert process.wait(timeout=10) == 0
    assert len(written) > 160_000
    assert written.endswith(b"x\n")


@pytest.mark.parametrize("line", [[], ["today"], ["progress"], ["--help"]])
def test_what_cannot_be_written_is_said(line: list[str], planned: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*GOALWALK, *line], env=environment(), stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert "no room" in done.stderr and done.stderr.count("\n") == 1


def test_the_demo_is_thrown_away(spawned: Typed, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    assert spawned("demo", env={"TMPDIR": str(tmp_path / "temporary")}).code == 0
    assert not list((tmp_path / "temporary").iterdir())


def test_a_demo_that_is_stopped_is_thrown_away(tmp_path: Path) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    shell = pexpect.spawn(
        GOALWALK[0],
        [*GOALWALK[1:], "demo", "--shell"],
        env=environment(TMPDIR=str(place), SHELL="/bin/cat"),
        timeout=10,
    )
    shell.expect("Leave with")
    while not list(place.iterdir()):
        time.sleep(0.01)
    os.killpg(shell.pid, signal.SIGINT)
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 130
    assert not list(place.iterdir())


def test_the_terminal_is_as_it_was(planned: Path, tmp_path: Path) -> None:
    """Line editing sets a terminal to another state; Ctrl-C at a question sets it back."""
    talk = pexpect.spawn("/bin/sh", env=environment(PS1="$ "), encoding="utf-8", timeout=10, cwd=str(tmp_path))
    talk.sendline("stty -a > before; " + " ".join([*GOALWALK, "checkin"]) + "; echo code=$?; stty -a > after")
    talk.expect("Which")
    time.sleep(0.2)
    talk.sendcontrol("c")
    talk.expect("code=130")
    talk.sendline("cmp before after && echo same; rm -f before after; exit")
    talk.expect("\r\nsame")
    talk.expect(pexpect.EOF)
