"""What rows and lines of a file are checked for: none counts twice for standing there twice, and the last is whole.

Programs end each line with a line break; a file without one at its end may be cut there, or made by somebody's hand or
a spreadsheet that leaves it out. So it is refused where its last row shows that it is cut, and otherwise told.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from goalwalk.core.errors import CannotRead
from goalwalk.exchange.incoming import cells
from goalwalk.exchange.incoming.records import At, Incoming, Left
from goalwalk.exchange.incoming.source import Source

BEGUN_NUMBER = re.compile(r"[-+]?[0-9][0-9 .,']{0,20}[.,]|[-+]")
ALWAYS_END = ("loop",)  # whose files nobody writes by hand, and which end each row with a line break


class Once:
    """Rows of a file, or things of a list in it, each of which counts once: `left` is told of the others."""

    def __init__(self, left: list[Left]) -> None:
        self.left = left
        self.seen: dict[Hashable, At] = {}

    def again(self, at: At, row: Hashable) -> bool:
        """Whether the same row stood there before; if so, that is told."""
        first = self.seen.setdefault(row, at)
        if first is at:
            return False
        code, place = ("row_twice", first.line) if first.line else ("item_twice", first.item)
        self.left.append(Left(at, code, (("first", str(place)),)))
        return True


def not_cut(source: Source, incoming: Incoming) -> Incoming:
    """What was read, told of a last row that may not be whole. Raises CannotRead("import_cut") where it is not."""
    doubts = []
    for at, last in source.open_ends().values():
        unread = [left for left in incoming.left if left.at == at]
        if incoming.kind in ALWAYS_END or any(_is_cut(left, last) for left in unread):
            raise CannotRead("import_cut", file=at.file, line=at.line)
        if not cells.is_whole(last):
            doubts.append(Left(at, "open_end"))
    return incoming._replace(left=(*incoming.left, *doubts)) if doubts else incoming


def _is_cut(left: Left, last: str) -> bool:
    """Whether what could not be read of the last row is what the file ends with, and may be the beginning of more."""
    text = dict(left.facts).get("text", "").strip()
    if left.code == "no_habit":
        return True
    if not text or not last.endswith(text):
        return False
    if left.code == "no_day":
        return text[0].isdecimal() and len(text) < len("2026-01-01")
    begun = text.casefold()
    return left.code == "no_value" and (
        bool(BEGUN_NUMBER.fullmatch(text)) or any(word != begun and word.startswith(begun) for word in cells.WORDS)
    )
