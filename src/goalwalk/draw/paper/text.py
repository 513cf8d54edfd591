"""The page as plain text: 72 columns, boxes of ASCII, to print from anywhere or to keep in a letter."""

from __future__ import annotations

from collections.abc import Iterator

from goalwalk.draw.paper.letters import harmless
from goalwalk.screens.paper_blocks import (
    Block,
    Boxes,
    BoxRow,
    Bullet,
    Contact,
    Heading,
    Line,
    Mark,
    Para,
    Sheet,
    Words,
    plain,
)

WIDTH = 72
_DAY = 4  # columns of a day in the table of boxes
BOXES: dict[Mark | None, str] = {"open": "[ ]", "done": "[x]", "partly": "[/]", "rest": " - ", None: "   "}


def written(page: Sheet, width: int = WIDTH) -> str:
    """The sheet as plain text, that many columns wide."""
    page = harmless(page)
    lines = [*folded(plain(page.title), width), *folded(plain(page.aside), width), ""]
    for part in page.parts:
        lines += ["", *folded(_heading(part.heading), width), "-" * width]
        for before, block in zip((None, *part.read), part.read, strict=False):
            if isinstance(block, Heading) and before is not None:
                lines.append("")
            lines += _block(block, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(words: Words) -> str:
    """A heading of ours in capitals; what the person wrote stays as it is."""
    return "".join(span.text if span.own else span.text.upper() for span in words)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(words):
            yield from folded(plain(words), width)
        case Para(words, _):
            yield from folded(plain(words), width)
        case Bullet(words, asides, _):
            yield from _hung("- ", plain(words), width)
            for aside in asides:
                yield from _hung("  ", plain(aside), width)
        case Contact(name, reach):
            yield from _hung("- ", plain(name), width)
            if reach:
                yield from _hung("    ", plain(reach), width)
        case Line():
            yield from ("", "_" * width)
        case Boxes():
            yield from _table(block, width)


def _table(boxes: Boxes, width: int) -> Iterator[str]:
    room = width - _DAY * len(boxes.days)
    yield " " * room + "".join(name[: _DAY - 1].ljust(_DAY) for name, _ in boxes.days)
    yield " " * room + "".join(number.rjust(2).ljust(_DAY) for _, number in boxes.days)
    for row in boxes.rows:
        *titles, last = folded(plain(row.title), room - 2)
        yield from titles
        yield last + " " * (room - width_of(last)) + _marks(row)
        if row.aside:
            yield from _hung("  ", plain(row.aside), width)


def _marks(row: BoxRow) -> str:
    if row.single:
        return f"{BOXES[row.single]} {plain(row.beside)}"
    return "".join(BOXES[mark].ljust(_DAY) for mark in row.marks)


def _hung(sign: str, text: str, width: int) -> Iterator[str]:
    """A text behind a sign; its further lines stand under the first."""
    for at, line in enumerate(folded(text, width - len(sign))):
        yield (" " * len(sign) if at else sign) + line


def folded(text: str, width: int) -> list[str]:
    """A text in lines of that many columns, broken between words where that can be."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        *whole, rest = _cut(word, width)
        lines += [*whole, rest]
    return [line for line in lines if line] or [""]


def _cut(word: str, width: int) -> list[str]:
    if width_of(word) <= width:
        return [word]
    from rich.cells import chop_cells

    return chop_cells(word, width)


def width_of(text: str) -> int:
    """The columns a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
