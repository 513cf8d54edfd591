"""The evening's one line: `1 2p 3r` says that the first is done, the second partly, the third a rest."""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.core.amounts import read_amount
from goalwalk.core.changes.check_ins import Outcome
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model import Word

LETTERS: dict[str, Word] = {"": "done", "d": "done", "p": "partly", "r": "rest", "n": "not today"}


def read_line(text: str, ids: Sequence[str]) -> dict[str, Outcome]:
    """What the line says of which id. A number is a place in the list, from 1; `2.1p` names an id; `1=2.5` an amount.

    An empty line says nothing. Raises NotUnderstood("line") with the word that is not understood.
    """
    said: dict[str, Outcome] = {}
    for word in text.lower().replace(",", " ").replace(";", " ").split():
        name, _, amount = word.partition("=")
        number = name.rstrip("dprn")
        letter = LETTERS.get(name[len(number) :])
        if letter is None or (amount and letter not in ("done", "partly")):
            raise NotUnderstood("line", text=word)
        said[_id(number, ids, word)] = Outcome(letter, read_amount(amount) if amount else None)
    return said


def _id(number: str, ids: Sequence[str], word: str) -> str:
    if number in ids:
        return number
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(ids):
        return ids[int(number) - 1]
    raise NotUnderstood("line", text=word)
