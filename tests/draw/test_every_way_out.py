"""Every page in every form, with any text in every place: nothing acts, nothing opens a tag, nothing is swallowed.

The views are those that stand in `test_any_text`, filled by their fields; so a field that comes later is looked at too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from draw.test_any_text import filled, kinds_of_screens, samples
from draw.test_page_html import Read, without_numbers
from draw.test_page_text import kinds as kinds_of
from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import SHARED, Plan
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.talks.part import Talk
from goalwalk.draw.paper import html, markdown, pdf, text
from goalwalk.exchange.outgoing.parts import Choice, chosen
from goalwalk.screens.paper_blocks import Sheet
from goalwalk.screens.papers.account import account_view
from goalwalk.screens.papers.handout import HandoutView
from goalwalk.screens.papers.hard_card import IN_ORDER, CardLine, HardCardView
from goalwalk.screens.papers.page import SECTIONS, page_view
from goalwalk.screens.papers.page_parts import PagePeer
from goalwalk.screens.papers.share import SharedGoal, SharedStep, SharedWin, ShareView
from goalwalk.screens.talks.walk_sheet import sheet_view
from hostile import HOSTILE, harmless, texts
from paper_plans import WEDNESDAY, of_texts
from rich_plan import rich

WRITERS = {"html": html.written, "markdown": markdown.written, "text": text.written}


def sheets(told: str) -> Iterator[tuple[str, Sheet]]:
    """Every page there is, of somebody who is called like that, with that text wherever one can be."""
    yield "page", page_view(of_texts(told), WEDNESDAY, SECTIONS, whose=told, peer=PagePeer(told, told)).sheet()
    theirs = [what for what in IN_ORDER if what not in ("danger", "help")]
    lines = tuple(CardLine(what, told, number) for what in theirs for number in (told, None))
    yield "card", HardCardView(WEDNESDAY, True, lines, ()).sheet()
    yield "sheet", sheet_view(Talk(), told, named=True).sheet(WEDNESDAY)
    skill = Card(told, when=told, how=(told,), smaller=told)
    yield "handout", HandoutView(WEDNESDAY, True, told, skill, told, WEDNESDAY, "10:00", None, told, None).sheet()
    goals = (SharedGoal(told, WEDNESDAY, "", 3, (SharedStep(told, "daily", 3),)),)
    of_whom = (WEDNESDAY, told, told, WEDNESDAY, WEDNESDAY, told, SHARED)
    yield "share", ShareView(*of_whom, goals, (SharedWin(WEDNESDAY, told),)).sheet()
    records = {name: telling(kind, told) for name, kind in kinds.BY_TABLE.items()}
    plan = rich()._replace(**records)
    yield "account", account_view(plan, WEDNESDAY, chosen(plan, Choice()).records, told, settings=True).sheet(told)
    for name in ("review", "story"):
        for number, view in enumerate(samples()[name]):
            yield f"{name} {number}", filled(view, lambda: told).sheet(told)


def telling(kind: kinds.Kind, told: str) -> tuple[Any, ...]:
    """A few records of that kind, whose texts are all this one."""
    texts = {name: told for name in kind.words if kind.fields[name].kind == "text"}
    return tuple(one._replace(**texts) for one in getattr(rich(), kind.table)[:2])


def test_every_page_is_here() -> None:
    """What can be laid out on paper is one of these."""
    laid = {kind.__name__ for kind in kinds_of_screens() if hasattr(kind, "sheet")}
    assert laid == {
        "AccountView",
        "HandoutView",
        "HardCardView",
        "PageView",
        "ReviewView",
        "ShareView",
        "SheetView",
        "StoryView",
    }


def shape(form: str, written: str) -> Any:
    """What a reader of that form finds in it, words aside."""
    if form == "html":
        return without_numbers(Read(written))
    if form == "markdown":
        return kinds_of(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written))
    return None


@cache
def plain_shapes() -> dict[tuple[str, str], Any]:
    return {
        (name, form): shape(form, written(sheet)) for name, sheet in sheets("x") for form, written in WRITERS.items()
    }


def goes_out_harmless(told: str) -> None:
    of_others = plain_shapes()
    for name, sheet in sheets(told):
        for form, written in WRITERS.items():
            out = written(sheet)
            harmless(out)
            assert "\x1b" not in out and "\x07" not in out, (name, form)
            assert shape(form, out) == of_others[name, form], (name, form)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_place(name: str) -> None:
    goes_out_harmless(HOSTILE[name].strip())


@pytest.mark.parametrize("told", ["<img src=x onerror=alert(1)>", "](javascript:x)", "# a", "```", "--- | ---", "$x$"])
def test_live_markup_in_every_place(told: str) -> None:
    goes_out_harmless(told)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_text_in_every_place(told: str) -> None:
    goes_out_harmless(told)


def test_hostile_text_is_set_or_named() -> None:
    pytest.importorskip("typst")
    for name in ("clear screen", "quotes"):
        for _, sheet in sheets(HOSTILE[name].strip()):
            try:
                assert pdf.written(sheet).startswith(b"%PDF-")
            except CannotBeDone as problem:
                assert problem.code == "page_letter"


def test_nothing_goes_out_of_a_plan_with_nothing_in_it() -> None:
    for written in WRITERS.values():
        harmless(written(page_view(Plan(), WEDNESDAY).sheet()))
