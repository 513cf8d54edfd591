"""A signal at a question leaves the terminal as it was, and ends the program as signals do."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pytest

from cli.keyboard import GOALWALK, environment
from cli.talking import as_in_a_window

if sys.platform == "win32":
    pytest.skip("needs a terminal", allow_module_level=True)

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
# Each question that changes how the terminal reads: the line that comes to it, and what stands there.
QUESTIONS = {
    "a passphrase": (("win", "Slept"), "Passphrase: "),
    "a new passphrase": (("data", "passphrase"), "Passphrase: "),
    "an answer": (("unlock", "--recovery"), "Recovery key:"),
}


def modes(terminal: int) -> list[object]:
    """All but the letters for control keys."""
    return termios.tcgetattr(terminal)[:6]


@contextmanager
def at(question: str) -> Iterator[tuple[pexpect.spawn, int, list[object]]]:
    """A goalwalk that waits at this question, its terminal, and how that was before."""
    line, prompt = QUESTIONS[question]
    ready = (
        "import os, sys; print(os.ttyname(0), flush=True); sys.stdin.readline(); os.execv(sys.argv[1], sys.argv[1:])"
    )
    child = pexpect.spawn(
        sys.executable,
        ["-c", ready, *GOALWALK, *line],
        env=environment(),
        encoding="utf-8",
        timeout=20,
        preexec_fn=as_in_a_window,
    )
    terminal = os.open(child.readline().strip(), os.O_RDWR | os.O_NOCTTY)
    try:
        before = modes(terminal)
        child.sendline()
        child.expect_exact(prompt)
        end = time.monotonic() + 10
        while modes(terminal)[3] == before[3]:
            assert time.monotonic() < end, "this question changes nothing"
            time.sleep(0.01)
        time.sleep(0.05)
        yield child, terminal, before
    finally:
        child.close(force=True)
        os.close(terminal)


def until_it_ends(child: pexpect.spawn) -> str:
    """All that it shows; its terminal is held open here, so that its end is not seen there."""
    shown = ""
    end = time.monotonic() + 10
    while child.isalive():
        assert time.monotonic() < end, shown
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            shown += child.read_nonblocking(1000, 0.02)
    with suppress(pexpect.TIMEOUT, pexpect.EOF):
        shown += child.read_nonblocking(1000, 0.02)
    return shown


@pytest.mark.parametrize("question", QUESTIONS)
def test_whoever_is_ended_at_a_question_leaves_the_terminal_as_it_was(question: str, locked: Path) -> None:
    for number in SIGNALS:
        with at(question) as (child, terminal, before):
            child.send("half a pass")
            time.sleep(0.05 if question != "an answer" else 0)  # until it has come to the terminal
            child.kill(number)
            shown = until_it_ends(child)
            assert (child.signalstatus, child.exitstatus) in ((number, None), (None, 128 + number))
            assert modes(terminal) == before, number
            assert modes(terminal)[3] & termios.ECHO  # type: ignore[operator]
            assert "Traceback" not in shown
            assert "half a pass" not in shown or question == "an answer"


def test_a_hang_up_that_is_ignored_ends_nothing(locked: Path) -> None:
    """As under nohup: whoever starts it so wants it to go on."""
    child = pexpect.spawn(
        GOALWALK[0],
        [*GOALWALK[1:], "win", "Slept"],
        env=environment(),
        encoding="utf-8",
        timeout=20,
        ignore_sighup=True,
    )
    child.expect_exact("Passphrase: ")
    time.sleep(0.1)
    child.kill(signal.SIGHUP)
    child.sendline("four green walks")
    child.expect_exact("Kept: Slept")
    child.expect(pexpect.EOF)


@pytest.mark.parametrize("end", ["opened", "Ctrl-C"])
@pytest.mark.parametrize("question", ["a passphrase", "a new passphrase"])
def test_what_is_typed_while_a_passphrase_is_tried_is_not_shown(question: str, end: str, locked: Path) -> None:
    """Whoever notices the slip types the right one at once, and goalwalk takes a moment to try the first."""
    with at(question) as (child, terminal, before):
        child.sendline("a slip")
        child.expect_exact("\n")  # from here on it is tried
        child.sendline("the next try")
        shown = ""
        while "Passphrase:" not in shown:
            assert not modes(terminal)[3] & termios.ECHO  # type: ignore[operator]
            with suppress(pexpect.TIMEOUT):
                shown += child.read_nonblocking(1000, 0.001)
        child.sendline("a slip" if end == "Ctrl-C" else "four green walks")
        child.expect_exact("\n")
        if end == "Ctrl-C":
            child.sendintr()
        elif question == "a new passphrase":
            child.expect_exact(": ")
            child.kill(signal.SIGTERM)
        shown += until_it_ends(child)
        assert "the next try" not in shown and "Traceback" not in shown
        assert modes(terminal) == before
