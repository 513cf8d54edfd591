"""Letters on their way to paper: the one gate, whose they are, which way they run, and the numbers to call among them.

Every writer lets a sheet through `harmless` first. A number to call keeps its order also beside words that run from the
right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar

from goalwalk.draw.safe import on_a_line
from goalwalk.screens.paper_blocks import Words, plain

T = TypeVar("T")

_NUMBER = re.compile(r"[+(]{0,2}\d[\d ()./\u00a0-]{3,18}\d")  # as numbers to call are written


def harmless(piece: T) -> T:
    """A sheet, or a piece of one, in which no text can act, whoever wrote it and wherever it stands."""
    if isinstance(piece, str):
        return on_a_line(piece)  # type: ignore[return-value]
    if isinstance(piece, tuple):
        inner = map(harmless, piece)
        return type(piece)(*inner) if hasattr(piece, "_fields") else tuple(inner)  # type: ignore[return-value]
    return piece


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is a number to call."""
    end = 0
    for found in _NUMBER.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def is_own(words: Words) -> bool:
    """Whether these are the person's words and no sentence of ours."""
    return len(words) == 1 and words[0].own


def from_right(words: Words) -> bool:
    """Whether these are words of the person's that begin with a letter that runs from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in plain(words)) if is_own(words) else iter(())
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
