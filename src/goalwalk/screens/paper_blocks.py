"""What a page of paper is made of: a sheet of parts, each a few blocks. Screens lay it out, four writers write it.

Whatever can hold words of the person's is made of spans, titles and headings too, so that theirs stay apart from ours:
each of theirs keeps its own direction, and means nothing to the form it is written in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Literal, get_args

from goalwalk.core.tuples import NamedTuple
from goalwalk.words import say

_SEAM = "\0"  # in no text of a plan
_BETWEEN = " · "
_MUCH = 24  # blocks and rows of boxes that a sheet holds with ease
_HALF, _QUARTER, _WHOLE = 44, 20, 58  # letters in a line of half a sheet, of half of that, beside a week's boxes

Size = Literal["a4", "letter"]  # of a sheet of paper
SIZES: tuple[Size, ...] = get_args(Size)
_ON_ONE: dict[Size, int] = {"a4": 80, "letter": 77}  # lines that a sheet holds in letters that can be read
Mark = Literal["open", "done", "partly", "rest"]


class Span(NamedTuple):
    """A piece of text, as it is. `own`: the person's words."""

    text: str
    own: bool = False


Words = tuple[Span, ...]


class Heading(NamedTuple):
    """A small heading inside a part."""

    words: Words


class Para(NamedTuple):
    """A sentence. `quiet`: it only points to something."""

    words: Words
    quiet: bool = False


class Bullet(NamedTuple):
    """One of a list; `asides` stand below it, quieter. `strong`: it is what the part is about."""

    words: Words
    asides: tuple[Words, ...] = ()
    strong: bool = False


class Contact(NamedTuple):
    """Who or what, and how to reach it."""

    name: Words
    reach: Words


class Line(NamedTuple):
    """An empty line to write on."""


class BoxRow(NamedTuple):
    """A step with a mark for each day, or (`single`) one mark with words `beside` it.

    `aside`: how often, after what, with whom.
    """

    title: Words
    aside: Words
    marks: tuple[Mark | None, ...]
    single: Mark | None = None
    beside: Words = ()


class Boxes(NamedTuple):
    """Steps by days: each day with its name and its number in the month."""

    caption: str
    step: str
    days: tuple[tuple[str, str], ...]
    rows: tuple[BoxRow, ...]


Block = Heading | Para | Bullet | Contact | Line | Boxes


class Part(NamedTuple):
    """A part of the page under its heading. `beside` may stand to the right of `blocks`, `below` stands under both.

    `framed`: it is found at a glance.
    """

    name: str
    heading: Words
    blocks: tuple[Block, ...]
    beside: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    framed: bool = False

    @property
    def read(self) -> tuple[Block, ...]:
        """All its blocks, in the order in which they are read."""
        return (*self.blocks, *self.beside, *self.below)


class Row(NamedTuple):
    """Parts side by side; with nothing on one side, the other takes all the width. Read left first."""

    left: tuple[Part, ...]
    right: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts, in the order in which they are read."""
        return (*self.left, *self.right)


class Sheet(NamedTuple):
    """The whole page. `words`: what each mark is called, for ears. `is_card`: it is as large as a card for a
    wallet, and has one part, of the same name. `turn`: how many rows stand on a first sheet, which is complete in
    itself; 0: it is planned for one. `is_roomy`: it is there to be written on, and nothing on it is made smaller."""

    title: Words
    aside: Words
    day: date
    rows: tuple[Row, ...]
    words: tuple[tuple[Mark, str], ...]
    is_card: bool = False
    size: Size = "a4"
    turn: int = 0
    is_roomy: bool = False

    @property
    def is_full(self) -> bool:
        """Whether there is much to get on one sheet of paper."""
        if self.is_roomy:
            return False
        sheets = (self.rows[: self.turn], self.rows[self.turn :])
        return max(map(_count, sheets)) > _MUCH

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than one sheet holds in letters that can be read, as far as can be told from its texts."""
        return sum(_height(row) for row in self.rows) > _ON_ONE[self.size]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in the order in which they are read."""
        return tuple(part for row in self.rows for part in row.parts)


def _count(rows: Iterable[Row]) -> int:
    blocks = (block for row in rows for part in row.parts for block in part.read)
    return sum(len(block.rows) if isinstance(block, Boxes) else 1 for block in blocks)


def _height(row: Row) -> float:
    """About how many lines a row takes."""
    return 1.5 + max(sum(map(_of_part, side)) for side in (row.left, row.right))


def _of_part(part: Part) -> float:
    pair = (sum(map(_lines, blocks)) for blocks in (part.blocks, part.beside))
    inside = max(pair) if part.beside else sum(map(_lines, part.blocks))
    return 2 + inside + sum(map(_lines, part.below)) + (1.5 if part.framed else 0)


def _lines(block: Block) -> float:
    match block:
        case Boxes():
            return 2.5 + sum(0.6 + _folds(row.title, _WHOLE) + _folds(row.aside, _WHOLE) for row in block.rows)
        case Bullet(words, asides, strong):
            return sum(_folds(each, _HALF) for each in (words, *asides)) + (0.8 if strong else 0.2)
        case Contact(name, reach):
            return max(_folds(name, _QUARTER), _folds(reach, _QUARTER)) + 0.2
        case Line():
            return 1.7
        case Heading(words):
            return _folds(words, _HALF) + 0.6
        case Para(words, _):
            return _folds(words, _HALF) + 0.2


def _folds(words: Words, width: int) -> int:
    return -(-sum(len(span.text) for span in words) // width)


def own(text: str) -> Words:
    """The person's words; on paper their lines are one."""
    return (Span(text.replace("\n", " "), own=True),)


def filled(key: str, **facts: str) -> Words:
    """A sentence with the person's words in it, each still theirs."""
    pieces = say(key, **{name: f"{_SEAM}{name}{_SEAM}" for name in facts}).split(_SEAM)
    spans = (own(facts[piece]) if at % 2 else (Span(piece),) for at, piece in enumerate(pieces) if piece)
    return tuple(chain.from_iterable(spans))


def ours(text: str) -> Words:
    """A sentence of ours, with nobody's words in it."""
    return (Span(text),)


def plain(words: Words) -> str:
    """The words as one text."""
    return "".join(span.text for span in words)


def in_a_row(*several: Words) -> Words:
    """Those that are there, with a sign between them."""
    told = [words for words in several if words]
    return tuple(span for at, words in enumerate(told) for span in ((Span(_BETWEEN), *words) if at else words))


def listed(key: str, texts: Iterable[str]) -> list[Block]:
    """A small heading with a list of theirs under it, where there is something to list."""
    bullets = [Bullet(own(text)) for text in texts]
    return [Heading(ours(say(key))), *bullets] if bullets else []
