"""Lines for a hard moment: one's own, then those of others, and one alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from goalwalk.screens.blocks import Block, Gap, Heading, Line
from goalwalk.words import say
from goalwalk.words.days import full_day

if TYPE_CHECKING:
    from goalwalk.screens.nouns.hopes import HopeLine, HopesView, HopeView
    from goalwalk.screens.receipt import ReceiptView

Facts = dict[str, Any]


def hopes(view: HopesView) -> list[Block]:
    """Every line by its number."""
    blocks: list[Block] = []
    for heading, lines in ((say("hopes.own"), view.lines), (say("hopes.words"), view.words)):
        if lines:
            blocks += [*([Gap()] if blocks else []), Heading(heading)]
            blocks += [Line(f"{line.id} {_text(line.text, line.whom)}", indent=2) for line in lines]
    return blocks or [Line(say("hopes.empty"))]


def hope(view: HopeView) -> list[Block]:
    """One line, and what is known of it."""
    line: HopeLine = view.hope
    facts = [(say("hopes.whom"), line.whom)] if line.whom else []
    facts.append((say("hopes.day"), full_day(line.day)))
    return [Heading(line.text, id=line.id), *(Line(f"{name}: {fact}", indent=2) for name, fact in facts)]


def _text(text: str, whom: str | None) -> str:
    return say("now.words", whom=whom, text=text) if whom else text


def _added(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.hope_added", id=facts["id"], line=_text(facts["text"], facts["whom"]))]


def _edited(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.hope_edited", id=facts["id"], line=_text(facts["text"], facts["whom"]))]


def _removed(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.hope_removed", id=facts["id"], line=_text(facts["text"], facts["whom"]))]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"HopesView": hopes, "HopeView": hope}
RECEIPTS: dict[str, Callable[[Facts, ReceiptView], list[str]]] = {
    "hope_added": _added,
    "hope_edited": _edited,
    "hope_removed": _removed,
}
