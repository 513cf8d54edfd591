"""The page as Markdown, for notes and for other programs. What the person wrote stands there to the letter.

Every sign of theirs that Markdown could read as its own is escaped, and no other: "08:00 (at work)" stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalwalk.draw.paper.letters import harmless
from goalwalk.draw.paper.text import BOXES
from goalwalk.screens.paper_blocks import Block, Boxes, BoxRow, Bullet, Contact, Heading, Line, Para, Sheet, Words

_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>#|~$^@]"
    r"|&(?=#?\w)"  # of a letter by its name
    r"|^=|(?<==)=|=(?==)"
    r"|^:|(?<![0-9]):(?=\S)|:(?=\S)(?![0-9]{2}(?![0-9:]))"  # of a sign by its name, and of an address; not of a time
)
_BEGINNING = re.compile(r"^(\d*)([-+.)])")  # of a list inside a list
_LINE = "\\_" * 40


def written(page: Sheet) -> str:
    """The sheet as Markdown."""
    page = harmless(page)
    lines = [f"# {_words(page.title)}", "", _words(page.aside)]
    for part in page.parts:
        lines += ["", f"## {_words(part.heading)}", ""]
        before: Block | None = None
        for block in part.read:
            together = isinstance(block, (Bullet, Contact)) and isinstance(before, (Bullet, Contact))
            if before is not None and not together:
                lines.append("")
            lines += _block(block)
            before = block
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words):
            yield f"### {_words(words)}"
        case Para(words, _):
            yield _words(words)
        case Bullet(words, asides, strong):
            lines = [
                f"- **{_words(words)}**" if strong else f"- {_words(words)}",
                *(f"  {_words(one)}" for one in asides),
            ]
            yield from (f"{line}\\" for line in lines[:-1])  # and here the line ends
            yield lines[-1]
        case Contact(name, reach):
            yield f"- {_words(name)}: **{_words(reach)}**" if reach else f"- {_words(name)}"
        case Line():
            yield _LINE
        case Boxes():
            yield from _table(block)


def _table(boxes: Boxes) -> Iterator[str]:
    yield _cells(boxes.step, *(f"{name} {number}" for name, number in boxes.days))
    yield _cells("---", *(":-:" for _ in boxes.days))
    for row in boxes.rows:
        yield _cells(
            ", ".join(_words(words) for words in (row.title, row.aside) if words), *_marks(row, len(boxes.days))
        )


def _marks(row: BoxRow, days: int) -> Iterator[str]:
    if row.single:
        yield f"{BOXES[row.single]} {_words(row.beside)}"
        yield from [""] * (days - 1)
    else:
        yield from (BOXES[mark].strip() for mark in row.marks)


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _words(words: Words) -> str:
    return "".join(literal(span.text) if span.own else span.text for span in words)


def literal(text: str) -> str:
    """A text that Markdown shows as it stands."""
    return _BEGINNING.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", text))
