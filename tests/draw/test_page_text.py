"""The page as plain text and as Markdown: how it looks, that it fits, and that nobody's words turn into markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion

from draw.test_screens import Screens
from goalwalk.core.model.plan import Plan
from goalwalk.draw.paper import markdown, text
from goalwalk.screens.papers.page import page_view
from hostile import HOSTILE, harmless, squeezed, texts
from paper_plans import TEXTS_ON_A_PAGE, WEDNESDAY, in_scripts, long, of_texts, on_paper, usual


class Pages(Screens):
    """A page a file."""

    @classmethod
    def dirname(cls, *, test_location: Any) -> str:
        return str(Path(test_location.filepath).parent / "__pages__")


PLANS = {"usual": usual, "scripts": in_scripts}
WRITERS = {"text": text.written, "markdown": markdown.written}


def page(plan: Plan, written: Callable[..., str] = text.written, whose: str | None = None) -> str:
    return written(page_view(plan, WEDNESDAY, whose=whose).sheet())


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("kind", WRITERS)
def test_golden(plan: str, kind: str, snapshot: SnapshotAssertion) -> None:
    shown = page(PLANS[plan](), WRITERS[kind], "Robin")
    assert shown == snapshot(extension_class=Pages, name=f"page-{plan}-{kind}")


@pytest.mark.parametrize("plan", [usual(), in_scripts(), long(), *(of_texts(one) for one in HOSTILE.values())])
def test_plain_text_fits(plan: Plan) -> None:
    for line in page(plan).splitlines():
        assert text.width_of(line) <= text.WIDTH, line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [38, 40, 60])
@pytest.mark.parametrize("plan", [usual(), of_texts(HOSTILE["one long word"]), of_texts(HOSTILE["wide"])])
def test_plain_text_fits_a_narrow_screen(plan: Plan, width: int) -> None:
    shown = text.written(page_view(plan, WEDNESDAY).sheet(), width)
    assert all(text.width_of(line) <= width for line in shown.splitlines() if "by " not in line)


@given(texts)
def test_any_text_in_plain_text(told: str) -> None:
    shown = page(of_texts(told))
    harmless(shown)
    assert squeezed(shown).count(squeezed(on_paper(told))) >= TEXTS_ON_A_PAGE
    assert all(text.width_of(line) <= text.WIDTH for line in shown.splitlines())


@given(texts)
def test_any_text_in_markdown(told: str) -> None:
    as_markdown_reads(told)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_markdown(name: str) -> None:
    as_markdown_reads(HOSTILE[name].strip())


@pytest.mark.parametrize(
    "told",
    [
        *("1. one", "1) one", "- dash", "+ plus", "* star", "# sharp", "> quote", "---", "===", "***", "```", "~~~"),
        *("| a | b |", "[x] done", "[a](http://x)", "![a](b)", "<b>x</b>", "&amp; &#65;", "a\\", "\\*", "`x`", ":x:"),
        *("_under_", "__two__", "~~gone~~", "http://a.b", "www.a.b", "a@b.c", "ends with #", "$x$", "^x^", "==x=="),
        *("*", "**", "_", "\\", "'x'", '"x"', "-", "1.", "a  b", "$", "{x}", "[^1]", "|", "!"),
    ],
)
def test_signs_of_markdown(told: str) -> None:
    as_markdown_reads(told)


def as_markdown_reads(told: str) -> None:
    """Markdown finds the same page in it as with a plain word, and the text as it was written."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown = page(of_texts(told), markdown.written)
    harmless(shown)
    found, plain = reader.parse(shown), reader.parse(page(of_texts("x"), markdown.written))
    assert kinds(found) == kinds(plain)
    assert squeezed(content(found)).count(squeezed(on_paper(told))) >= TEXTS_ON_A_PAGE


def kinds(tokens: list[Token]) -> list[str]:
    """What a reader finds, but for how a text is cut into pieces."""
    inner = {"text", "text_special", "softbreak"}
    return [
        kind
        for token in tokens
        for kind in (token.type, *(child.type for child in token.children or ()))
        if kind not in inner
    ]


def content(tokens: list[Token]) -> str:
    return "\n".join("".join(child.content for child in token.children or ()) for token in tokens)


def test_boxes_are_of_ascii() -> None:
    rows = [line for line in page(usual()).splitlines() if "[" in line]
    assert len(rows) == 5
    assert rows[0].endswith("[x] [/] [ ] [ ] [ ] [ ] [ ]")
    assert rows[2].endswith("[x]     [ ]     [ ]")
    assert all(re.fullmatch(r"[^\[]+(\[[ x/]\]| - |   |by Fri 20 Nov| )+", row) for row in rows)
