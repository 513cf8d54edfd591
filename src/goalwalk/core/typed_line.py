"""The evening's one line: `1 2p 3r` says that the first is done, the second partly, the third a rest."""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.core.amounts import read_amount, read_whole
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Word
from goalwalk.core.nouns.check_ins import Outcome

LETTERS: dict[str, Word] = {"": "done", "d": "done", "p": "partly", "r": "rest", "n": "not today"}


def example(count: int) -> str:
    """A line that can be typed of so many steps (at least one), with as many words as there are to show."""
    return " ".join(("1", "2p", "3r")[:count])


def read_line(text: str, ids: Sequence[str]) -> dict[str, Outcome]:
    """What the line says of which id. A number is a place in the list, from 1; `2.1p` names an id; `1=2.5` an amount.

    An empty line says nothing. Raises NotUnderstood: "line" with the word that is not understood and an `example`,
    "said_twice" with the id of a step that was spoken of already.
    """
    said: dict[str, Outcome] = {}
    for word in _words(text):
        name, equals, amount = word.partition("=")
        number = name.rstrip("dprn")
        letter = LETTERS.get(name[len(number) :])
        if letter is None or bool(equals) != bool(amount) or (amount and letter not in ("done", "partly")):
            raise NotUnderstood("line", text=word, example=example(len(ids)))
        id = _id(number, ids, word)
        if id in said:
            raise NotUnderstood("said_twice", id=id)
        said[id] = Outcome(letter, read_amount(amount) if amount else None)
    return said


def _words(text: str) -> list[str]:
    """The line in words. A comma parts them, but for the one in an amount: `1=2,5`."""
    chunks = text.lower().replace(";", " ").split()
    return [word for chunk in chunks for word in ([chunk] if "=" in chunk else chunk.replace(",", " ").split())]


def _id(number: str, ids: Sequence[str], word: str) -> str:
    if number in ids:
        return number
    place = read_whole(number, 1, len(ids))
    if place is None:
        raise NotUnderstood("line", text=word, example=example(len(ids)))
    return ids[place - 1]
