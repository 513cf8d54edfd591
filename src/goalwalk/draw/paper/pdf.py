"""The page as a PDF, set by Typst: tagged for ears (PDF/UA), in fonts of our own, the same bytes for the same plan.

The template is fixed; the words reach it as data, in memory, and touch no file. Typst sees the template's folder, our
fonts, and nothing else: no clock, no package, no network. Fonts of the computer are looked at only for letters of
scripts that ours do not have: see `system_fonts`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from goalwalk.core.errors import CannotBeDone
from goalwalk.draw.paper.letters import from_right, harmless, pieces
from goalwalk.draw.paper.system_fonts import families
from goalwalk.screens.paper_blocks import Block, Boxes, Bullet, Contact, Heading, Line, Para, Part, Sheet, Words, plain

_HERE = Path(__file__).parent
_MOST = 40  # blocks in a frame that is kept whole
_LONGEST = 18  # letters of a word that is never cut
_NO_LETTER = re.compile(r'the text `"([^"`]{1,20})"` could not be displayed')

INSTEAD = "page --html"  # what shows every letter, unless whoever asked for the PDF names another line

Data = dict[str, Any]


def needed() -> ModuleType:
    """Typst. Raises CannotBeDone("pdf_missing") where it is not installed."""
    try:
        import typst
    except ImportError as error:
        code = "pdf_left_out" if hasattr(sys, "frozen") else "pdf_missing"  # in a folder that needs no Python
        raise CannotBeDone(code, python=sys.executable) from error
    return typst


def written(page: Sheet, form: Literal["pdf", "svg"] = "pdf") -> bytes:
    """The sheet as a PDF; or, as a picture of one page, as SVG.

    Raises CannotBeDone: "pdf_missing"; "page_letter" for a letter that no font of ours has; "page_not_set".
    """
    typst = needed()
    data = _sheet(page)
    data["lent"] = lent = families(json.dumps(data, ensure_ascii=False))
    fonts = typst.Fonts(
        include_system_fonts=bool(lent), include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")]
    )
    folder = _HERE / "template"
    try:
        made = typst.compile(
            str(folder / "page.typ"),
            root=str(folder),
            font_paths=fonts,
            ignore_system_fonts=not lent,
            format=form,
            sys_inputs={"page": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"] if form == "pdf" else [],
            timestamp=datetime(page.day.year, page.day.month, page.day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        found = _NO_LETTER.search(error.message)
        if found is None:
            raise CannotBeDone("page_not_set", line=INSTEAD) from error
        raise CannotBeDone("page_letter", line=INSTEAD, **_letter(found[1])) from error
    assert isinstance(made, bytes)
    return made


def _letter(told: str) -> dict[str, object]:
    """The first letter that Typst names, and its code."""
    named = re.match(r"\\u\{([0-9a-f]+)\}", told)
    letter = chr(int(named[1], 16)) if named else told[0]
    return {"letter": f'"{letter}"', "sign": f"U+{ord(letter):04X}"}


def _sheet(page: Sheet) -> Data:
    page = harmless(page)
    return {
        "lang": "en",
        "card": page.is_card,
        "turn": page.turn,
        "roomy": page.is_roomy,
        "letter": page.size == "letter",
        "name": plain(page.title),
        "title": _words(page.title),
        "aside": plain(page.aside),
        "date": {"year": page.day.year, "month": page.day.month, "day": page.day.day},
        "marks": dict(page.words),
        "rows": [{"left": _parts(row.left), "right": _parts(row.right)} for row in page.rows],
    }


def _parts(parts: Iterable[Part]) -> list[Data]:
    return [
        {
            "heading": plain(part.heading),
            "framed": part.framed,
            "long": len(part.read) > _MOST,
            "blocks": list(_blocks(part.blocks)),
            "beside": list(_blocks(part.beside)),
            "below": list(_blocks(part.below)),
        }
        for part in parts
    ]


def _kind(block: Block) -> tuple[str, bool]:
    """What it is, and for one of a list, whether its sign stands to the right of it."""
    match block:
        case Bullet(words, _, strong):
            return ("strong", False) if strong else ("list", from_right(words))
        case _:
            kinds = {Heading: "heading", Para: "para", Contact: "contacts", Line: "line", Boxes: "boxes"}
            return kinds[type(block)], False


def _blocks(blocks: Iterable[Block]) -> Iterator[Data]:
    """Bullets that stand together are one list, and so are contacts."""
    for (kind, _), group in groupby(blocks, _kind):
        if kind in ("strong", "list", "contacts"):
            yield {"kind": kind, "items": [_block(block) for block in group]}
        else:
            yield from ({"kind": kind, **_block(block)} for block in group)


def _block(block: Block) -> Data:
    match block:
        case Heading(words):
            return {"text": plain(words)}
        case Para(words, quiet):
            return {"words": _words(words), "quiet": quiet}
        case Bullet(words, asides, strong):
            return {"words": _words(words), "asides": [_words(aside) for aside in asides], "strong": strong}
        case Contact(name, reach):
            return {"words": _words(name), "reach": _words(reach) if reach else None}
        case Boxes():
            return _boxes(block)
        case _:
            return {}


def _boxes(boxes: Boxes) -> Data:
    rows = [
        {
            "words": _words(row.title),
            "aside": _words(row.aside) if row.aside else None,
            "marks": row.marks,
            "single": row.single,
            "beside": _words(row.beside),
        }
        for row in boxes.rows
    ]
    return {"step": boxes.step, "days": boxes.days, "rows": rows}


def _words(words: Words) -> Data:
    cut = [piece for span in words for piece in _pieces(span.text)]
    return {"rtl": from_right(words), "pieces": [{"text": text, "kind": kind} for text, kind in cut]}


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Numbers to call apart; a word that no line may have room for in pieces that may."""
    for piece, number in pieces(text):
        if number:
            yield piece, "number"
            continue
        end = 0
        for long in re.finditer(rf"\S{{{_LONGEST * 2},}}", piece):
            if long.start() > end:
                yield piece[end : long.start()], ""
            yield from ((part, "cut") for part in _cut(long.group()))
            end = long.end()
        if end < len(piece):
            yield piece[end:], ""


def _cut(word: str) -> list[str]:
    return [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)]
