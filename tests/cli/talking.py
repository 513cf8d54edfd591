"""A conversation with a goalwalk on a real terminal."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable

import pexpect

from cli.keyboard import GOALWALK, environment
from goalwalk.words import sentences

WAIT = 10


def as_in_a_window() -> None:
    """A closed window ends what is spawned, also when the tests themselves were told to go on then (nohup)."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Talk:
    """A goalwalk on a terminal."""

    def __init__(self, *line: str, columns: int = 80, **env: str | None) -> None:
        self.spawned = pexpect.spawn(
            GOALWALK[0],
            [*GOALWALK[1:], *line],
            env=environment(**env),  # type: ignore[arg-type]
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=WAIT,
            preexec_fn=as_in_a_window,
        )
        self.spawned.delaybeforesend = 0.02
        self.spawned.ptyproc.delayafterclose = 0.01
        self.heard = ""
        self.key = ""

    def hears(self, text: str) -> Talk:
        """Wait until that is on the screen; of a sentence, its key will do, and its first words are enough."""
        sentence = sentences().get(text, text)
        assert isinstance(sentence, str)
        words = sentence.split("{")[0].strip()[:36].split(" ")
        self.spawned.expect(r"\s+".join(map(re.escape, words)))  # it may be wrapped
        self.heard += self.spawned.before + self.spawned.after
        return self

    def says(self, *lines: str) -> Talk:
        for line in lines:
            if line.startswith("\x15"):  # Ctrl-U wipes what the line editor has put there, and it has to be there first
                time.sleep(0.4)
            self.spawned.sendline(line)
        return self

    def presses(self, key: str) -> Talk:
        """A key with Ctrl. One that comes before the line editor listens, faster than any hand, is pressed again."""
        self.key = key
        time.sleep(0.05)
        self.spawned.sendcontrol(key)
        return self

    def ends(self, code: int = 0) -> str:
        """Wait for the end, and for that exit code; all that was on the screen."""
        if self.key and self.spawned.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=1) == 1:
            self.spawned.sendcontrol(self.key)
            self.spawned.expect(pexpect.EOF)
        elif not self.key:
            self.spawned.expect(pexpect.EOF)
        self.heard += self.spawned.before
        self.spawned.wait()
        self.spawned.close()
        assert self.spawned.signalstatus is None
        assert self.spawned.exitstatus == code, self.heard
        assert "Traceback" not in self.heard
        return re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", self.heard)


Talks = Callable[..., Talk]
