"""How a pull is said: when, how strong, and the words of it, as far as they are known."""

from __future__ import annotations

from goalwalk.words import say


def pull_text(when: str | None, urge: int | None, text: str | None) -> str:
    """A pull in one line: when, how strong, and the words, as far as they are known."""
    head = say("pull.when", when=when) if when else say("pull")
    key = "pull.noted" if urge is None else "pull.strong"
    if text:
        key = "pull.words" if urge is None else "pull.both"
    return say(key, pull=head, urge=urge, text=text)
