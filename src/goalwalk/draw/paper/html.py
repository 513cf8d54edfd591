"""The page as HTML: one file that loads nothing, runs nothing, and reads well on paper, on a screen and aloud.

Every word passes `escape`, after it was made harmless; the person's own words keep their own direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from goalwalk.draw.paper.letters import harmless, is_own, pieces
from goalwalk.draw.paper.style import STYLE
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
    Part,
    Row,
    Sheet,
    Size,
    Words,
    plain,
)

_SAFE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SHEETS: dict[Size, str] = {"a4": "A4", "letter": "letter"}


def written(page: Sheet) -> str:
    """The sheet as an HTML page."""
    page = harmless(page)
    title = escape(plain(page.title), quote=True)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="en"{_size(page)}>',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_SAFE, quote=True)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{title}</title>",
        f"<style>{STYLE}@page {{ size: {_SHEETS[page.size]}; }}\n</style>",
        "</head>",
        "<body>",
        f"<header><h1{_way(page.title)}>{_words(page.title)}</h1><p{_way(page.aside)}>{_words(page.aside)}</p></header>",
        "<main>",
        *(line for at, row in enumerate(page.rows) for line in _row(row, dict(page.words), turned=at == page.turn > 0)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _size(page: Sheet) -> str:
    if page.is_card:
        return ' class="card"'
    if page.is_roomy:
        return ' class="roomy"'
    return ' class="full"' if page.is_full else ""


def _row(row: Row, spoken: dict[Mark, str], *, turned: bool) -> Iterator[str]:
    """A row; `turned`: it is the first of a second sheet."""
    sides = [side for side in (row.left, row.right) if side]
    kinds = f"row{'' if len(sides) > 1 else ' whole'}{' turned' if turned else ''}"
    yield f'<div class="{kinds}">'
    for side in sides:
        yield "<div>"
        for part in side:
            yield from _part(part, spoken)
        yield "</div>"
    yield "</div>"


def _part(part: Part, spoken: dict[Mark, str]) -> Iterator[str]:
    id = f"page-{part.name}"
    yield f'<section aria-labelledby="{id}"' + (' class="framed">' if part.framed else ">")
    yield f'<h2 id="{id}"{_way(part.heading)}>{_words(part.heading)}</h2>'
    if part.beside:
        yield '<div class="pair"><div>'
        yield from _all(part.blocks, spoken)
        yield "</div><div>"
        yield from _all(part.beside, spoken)
        yield "</div></div>"
    else:
        yield from _all(part.blocks, spoken)
    yield from _all(part.below, spoken)
    yield "</section>"


def _all(blocks: Sequence[Block], spoken: dict[Mark, str]) -> Iterator[str]:
    for kind, group in groupby(blocks, type):
        yield from _blocks(kind, list(group), spoken)


def _blocks(kind: type[Block], blocks: Sequence[Block], spoken: dict[Mark, str]) -> Iterator[str]:
    """Blocks of one kind that stand together: bullets are one list, contacts another."""
    around = {Bullet: ("<ul>", "</ul>"), Contact: ("<dl>", "</dl>")}.get(kind)
    if around:
        yield around[0]
    for block in blocks:
        match block:
            case Heading(words):
                yield f"<h3{_way(words)}>{_words(words)}</h3>"
            case Para(words, quiet):
                yield _para(words, quiet=quiet)
            case Bullet(words, asides, strong):
                yield ('<li class="strong">' if strong else "<li>") + "".join(map(_para, (words, *asides))) + "</li>"
            case Contact(name, reach):
                yield f"<dt{_way(name)}>{_words(name)}</dt><dd{_way(reach)}>{_words(reach)}</dd>"
            case Line():
                yield '<div class="line"></div>'
            case Boxes():
                yield from _table(block, spoken)
    if around:
        yield around[1]


def _table(boxes: Boxes, spoken: dict[Mark, str]) -> Iterator[str]:
    yield f"<table><caption>{escape(boxes.caption, quote=True)}</caption>"
    days = "".join(f'<th scope="col">{escape(name)} <span>{escape(number)}</span></th>' for name, number in boxes.days)
    yield f'<thead><tr><th scope="col"><span>{escape(boxes.step)}</span></th>{days}</tr></thead>'
    yield "<tbody>"
    for row in boxes.rows:
        named = _para(row.title) + (_para(row.aside) if row.aside else "")
        yield f'<tr><th scope="row">{named}</th>{_cells(row, len(boxes.days), spoken)}</tr>'
    yield "</tbody></table>"


def _cells(row: BoxRow, days: int, spoken: dict[Mark, str]) -> str:
    if row.single:
        return f'<td colspan="{days}">{_box(row.single, spoken)}{_words(row.beside)}</td>'
    return "".join(f"<td>{_box(mark, spoken) if mark else ''}</td>" for mark in row.marks)


def _box(mark: Mark, spoken: dict[Mark, str]) -> str:
    return f'<span class="box {mark}" role="img" aria-label="{escape(spoken[mark], quote=True)}"></span>'


def _para(words: Words, *, quiet: bool = False) -> str:
    kind = ' class="quiet"' if quiet else ""
    return f"<p{kind}{_way(words)}>{_words(words)}</p>"


def _way(words: Words) -> str:
    """Words of the person's own run the way their first letter does."""
    return ' dir="auto"' if is_own(words) else ""


def _words(words: Words) -> str:
    """The words; among ours, theirs stand apart, so that neither turns the other round."""
    if is_own(words):
        return _own(words[0].text)
    return "".join(f"<bdi>{_own(span.text)}</bdi>" if span.own else escape(span.text, quote=True) for span in words)


def _own(text: str) -> str:
    return "".join(
        f'<bdi dir="ltr">{escape(piece, quote=True)}</bdi>' if number else escape(piece, quote=True)
        for piece, number in pieces(text)
    )
