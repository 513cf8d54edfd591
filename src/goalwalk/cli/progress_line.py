"""Long work says how far it has come: one line on the terminal, kept up to date, and gone when the work is done."""

from __future__ import annotations

import sys
from collections.abc import Callable

from goalwalk import words

PATIENCE = 0.5  # seconds in which nothing is said: most work is over by then
PACE = 0.1  # seconds between two lines


class Working:
    """Called with how much is done, of how much. `wanted` is asked once there is something to say."""

    def __init__(self, seconds: Callable[[], float], wanted: Callable[[], bool], written: Callable[[str], str]) -> None:
        self._seconds = seconds
        self._wanted = wanted
        self._written = written
        self._next = seconds() + PATIENCE
        self._ended: float | None = None
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        """So much is done. With all of it the line goes away; work that follows at once is the same work."""
        now = self._seconds()
        if self._ended is not None and now - self._ended > PATIENCE:
            self._next = now + PATIENCE
        self._ended = now if done >= of else None
        if done >= of:
            self.erase()
        elif now >= self._next and self._wanted():
            self._next = now + PACE
            self._shown = True
            sys.stderr.write("\r\x1b[K" + self._written(words.say("working", done=done, of=of)))
            sys.stderr.flush()

    def afresh(self) -> None:
        """What follows is work of its own, however long something else has taken: a question, the making of a key."""
        self._next = self._seconds() + PATIENCE

    def erase(self) -> None:
        """Take the line away, for something else to be said."""
        if self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
