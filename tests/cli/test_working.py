"""Long work on a terminal: silent at first, then one line that is kept up to date and leaves nothing behind."""

from __future__ import annotations

import re
import subprocess
import sys

import pexpect
import pytest

from cli.keyboard import environment
from goalwalk.cli.progress_line import Working

# Long work in a run, with a clock of its own: a tenth of a second for each of twenty files.
WORK = """
import sys
from goalwalk.cli import main
from goalwalk.cli import run as running
from goalwalk.core.errors import CannotRead

seconds = iter(n / 10 for n in range(1000))
running.monotonic = lambda: next(seconds)
ends = sys.argv[1]

def work(run, arguments):
    run.json, run.plain = ends == "json", ends == "plain" or None
    for done in range(20):
        run.working(done, 20)
    if ends == "problem":
        raise CannotRead("damaged", path="here")
    if ends == "ctrl-c":
        raise KeyboardInterrupt
    if ends == "told":
        run.tell("demo.own")
    if ends == "done":
        run.working(20, 20)
    print("answer")
    return 0

main._answer = work
sys.exit(main.run([]))
"""

ERASED = "\r\x1b[K"


def on_a_terminal(ends: str) -> str:
    spawned = pexpect.spawn(sys.executable, ["-c", WORK, ends], env=environment(), encoding="utf-8", timeout=10)
    spawned.expect(pexpect.EOF)
    spawned.close()
    shown: str = spawned.before
    return shown.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("ends", "after"),
    [
        ("done", "answer\n"),
        ("told", "Begin your own: goalwalk\nanswer\n"),
        ("problem", "here cannot be read: it is damaged. Nothing was changed.\n"),
        ("ctrl-c", "\n"),
    ],
)
def test_one_line_that_leaves_nothing_behind(ends: str, after: str) -> None:
    shown = on_a_terminal(ends)
    lines, _, rest = shown.rpartition(ERASED)
    assert rest == after
    counted = [int(n) for n in re.findall(r"\r\x1b\[KWorking: (\d+) of 20 …", lines)]
    assert counted == sorted(counted) and len(counted) > 5
    assert counted[0] >= 4  # half a second of silence
    assert "\n" not in lines


@pytest.mark.parametrize("ends", ["json", "plain"])
def test_nothing_where_it_is_not_wanted(ends: str) -> None:
    assert on_a_terminal(ends) == "answer\n"


def test_nothing_in_a_pipe() -> None:
    done = subprocess.run([sys.executable, "-c", WORK, "done"], env=environment(), capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "answer\n", "")


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    working = Working(iter([0.0, 0.0, 0.2, 0.4, 0.9]).__next__, lambda: True, str)
    for done in range(4):
        working(done, 3)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        ([0.0, 0.0, 9.0, 9.1, 10.0, 10.2, 10.3], [1]),  # after a while it is another work, and short
        ([0.0, 0.0, 9.0, 9.1, 9.2, 9.4, 9.5], [1, 0, 1]),  # at once it is the same work, which goes on
    ],
)
def test_work_that_follows_at_once_is_the_same(
    seconds: list[float], shown: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    working = Working(iter(seconds).__next__, lambda: True, str)
    for done in (0, 1, 2, 0, 1, 2):
        working(done, 2)
    assert [int(n) for n in re.findall(r"Working: (\d) of 2", capsys.readouterr().err)] == shown
