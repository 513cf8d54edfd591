"""Steering a talk whose answers are written at once: `?`, `:why`, `:back` and `:enough` at any of its questions.

Going back asks a part anew; what was written of it stays, and a new answer takes its place. Enough goes to the last
part, which arranges the next talk; what was not spoken about waits. After :paper nothing more is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from goalwalk import words
from goalwalk.cli.prompts import beside
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.core.errors import Stopped
from goalwalk.core.spoken import STEERING, plain

WORDS = ("back", "why", "enough", "paper", "help")
Part = tuple[str, Callable[[], object]]  # its name, and what asks


class Back(Stopped):
    """Raised at a question: to the one before."""


class Paper(Stopped):
    """Raised at a question: nothing more is typed."""


class First(Stopped):
    """Raised at the first question beside somebody: something cannot wait, and the talk is for another time."""


class Enough(Stopped):
    """Raised at a question: the talk ends here."""


class Steering:
    """Goes through the parts of a talk as the person says."""

    def __init__(self, parts: Sequence[Part], *, together: bool = False) -> None:
        self._parts = parts
        self._together = together
        self._at = 0
        self._typed = 0
        self._asked: list[int] = []  # the parts that asked something, in order

    def go(self) -> None:
        """All the parts, in order. Raises what a part raises."""
        with self._heard():
            while self._at < len(self._parts):
                self._typed = 0
                try:
                    self._parts[self._at][1]()
                except Back:
                    self._back()
                    continue
                except Enough:
                    self._at = max(self._at + 1, len(self._parts) - 1)
                    continue
                if self._typed:
                    self._asked.append(self._at)
                self._at += 1

    def _back(self) -> None:
        """To the beginning of this part, or to the part before that asked something."""
        if self._typed > 1:
            return
        if self._asked:
            self._at = self._asked.pop()
        else:
            to_stderr(words.say("walk.first"))

    @contextmanager
    def _heard(self) -> Iterator[None]:
        before, Run.steering = Run.steering, self._steer
        try:
            yield
        finally:
            Run.steering = before

    def _steer(self, typed: str) -> bool:
        """Whether it was a word that steers, and is answered. Raises Back, Enough."""
        if self._together and self._at == 0 and beside(typed, text=False):
            raise First("stopped")
        self._typed += 1
        word = _word(typed)
        if word is None:
            return False
        if word == "back":
            raise Back("stopped")
        if word in ("enough", "paper"):
            raise Enough("stopped") if word == "enough" else Paper("stopped")
        self._typed -= 1
        to_stderr(words.say(f"review.why.{self._parts[self._at][0]}"))
        if word == "help":
            for known in WORDS[:-1]:
                to_stderr(words.say(f"review.help.{known}"))
        return True


def _word(typed: str) -> str | None:
    if not typed.startswith(":"):
        word = STEERING.get(plain(typed))
        return word if word in WORDS else None
    said = typed[1:].strip().casefold()
    fits = [known for known in WORDS if said and known.startswith(said)]
    if fits:
        return fits[0]
    return "help" if said == "?" or (said.isascii() and said.isalpha()) else None
