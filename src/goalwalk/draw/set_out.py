"""Help as text of a width: what is typed on the left, what it does beside it, folded; a pipe gets the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalwalk.draw.screen import NARROW, Screen
from goalwalk.screens.blocks import Block, Gap, Heading, Line, Table, Tone

WIDEST = 100
_CODES: dict[Tone, str] = {"strong": "1", "quiet": "2"}
_BETWEEN = 2  # columns of blanks between what is typed and what it does


def set_out(blocks: Sequence[Block], screen: Screen) -> str:
    """The blocks, a page in lines of the screen's width. Only a terminal gets weights."""
    width = min(screen.width, WIDEST)
    lines: list[str] = []
    column = 0
    for place, block in enumerate(blocks):
        match block:
            case Heading(text):
                lines += (_toned(line, "strong", screen) for line in folded(screen.letters(text), width))
            case Line(text, tone, indent):
                lines += (_toned(line, tone, screen) for line in folded(screen.letters(text), width, indent))
            case Table():
                column = column if block.goes_on else _column(_and_what_goes_on(blocks[place:]), screen, width)
                lines += _beside(_pairs([block], screen), column, width)
            case Gap() if width >= NARROW or not isinstance(blocks[place + 1], Heading):
                lines.append("")
    return "\n".join(lines) + "\n"


def _and_what_goes_on(blocks: Sequence[Block]) -> list[Table]:
    """The table that stands first, and those behind it that have the same columns."""
    first, *others = (block for block in blocks if isinstance(block, Table))
    parted = next((place for place, table in enumerate(others) if not table.goes_on), len(others))
    return [first, *others[:parted]]


def _pairs(tables: Sequence[Table], screen: Screen) -> list[tuple[str, str]]:
    return [(screen.letters(row[0].text), screen.letters(row[1].text)) for table in tables for row in table.rows]


def _column(tables: Sequence[Table], screen: Screen, width: int) -> int:
    """Where what it does begins, so that it takes the fewest lines: behind the longest of those that leave it half of
    the width, or a third, or below all."""
    pairs = _pairs(tables, screen)
    lengths = [len(first) for first, second in pairs if second]
    fits = [max((n for n in lengths if n <= most), default=0) + _BETWEEN for most in (width // 2, width // 3, 0)]
    return min(fits, key=lambda column: len(list(_beside(pairs, column, width))))


def _beside(pairs: Sequence[tuple[str, str]], column: int, width: int) -> Iterator[str]:
    """Each pair in two columns; where the first takes more, the second stands below it."""
    for first, second in pairs:
        indent = len(first) - len(first.lstrip())
        if second and len(first) <= column - _BETWEEN:
            beside = folded(second, width, column)
            yield first + beside[0][len(first) :]
            yield from beside[1:]
            continue
        start, *more = folded(first.strip(), width - indent - _BETWEEN)
        yield " " * indent + start
        yield from (" " * (indent + 2 * _BETWEEN) + line for line in more)
        if second:
            yield from folded(second, width, indent + 2 * _BETWEEN)


def folded(text: str, width: int, indent: int = 0) -> list[str]:
    """A text in lines that are broken between words."""
    lines = [" " * indent]
    for word in text.split(" "):
        if len(lines[-1]) > indent and len(lines[-1]) + 1 + len(word) > width:
            lines.append(" " * indent)
        lines[-1] += word if len(lines[-1]) == indent else f" {word}"
    return [line.rstrip() for line in lines]


def _toned(text: str, tone: Tone, screen: Screen) -> str:
    code = _CODES.get(tone) if screen.rich else None
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
