"""Setbacks: each under its day, with what was learned in it; and what was recorded of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.screens.blocks import Block, Gap, Heading, Line
from goalwalk.screens.nouns.setbacks import SetbackLine, SetbacksView, SetbackView
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, far_day

if TYPE_CHECKING:
    from goalwalk.screens.receipt import ReceiptView

Facts = dict[str, Any]


def setbacks(view: SetbacksView) -> list[Block]:
    """One under the other, the latest first."""
    if not view.setbacks:
        return [Line(say("setbacks.empty"))]
    blocks: list[Block] = []
    for line in view.setbacks:
        blocks += [*([Gap()] if blocks else []), *_told(line, view.today)]
    return blocks


def setback(view: SetbackView) -> list[Block]:
    """All that is written about one."""
    return _told(view.setback, view.today)


def _told(line: SetbackLine, today: date) -> list[Block]:
    told = [line.text] if line.text else []
    told += [say(f"setback.{name}", text=text) for name, text in _parts(line) if text]
    lines = [Line(text, indent=2) for text in told] or [Line(say("setback.untold"), "quiet", indent=2)]
    return [Heading(day_name(line.day, today), id=line.id), *lines]


def _parts(line: SetbackLine) -> Sequence[tuple[str, str | None]]:
    return (("tell", line.tell), ("helped", line.helped), ("learned", line.learned), ("onward", line.onward))


def _written(facts: Facts, view: ReceiptView) -> list[str]:
    """Just that it is written down; a day that is not today, and whom to tell, are said back."""
    day = date.fromisoformat(facts["day"])
    lines = [say("receipt.setback_added")]
    if day != view.today:
        lines.append(say("receipt.setback_added.day", day=day_name(day, view.today)))
    return [*lines, *_tell(facts, view)] if facts["tell"] else lines


def _tell(facts: Facts, _: ReceiptView) -> list[str]:
    """Whom to tell, and how to reach them, where that is known."""
    if not facts["tell"]:
        return [say("receipt.setback_tell.none")]
    told = [say("receipt.setback_tell", tell=facts["tell"])]
    return [*told, say("receipt.setback_tell.reach", reach=facts["reach"])] if facts["reach"] else told


def _learned(facts: Facts, view: ReceiptView) -> list[str]:
    """Which of the three things were kept."""
    said = listed([say(f"setback.said.{name}") for name in facts["said"]])
    key = "receipt.setback_learned.onward" if facts["said"] == ["onward"] else "receipt.setback_learned"
    return [say(key, day=_day(facts, view), said=said)]


def _changed(facts: Facts, view: ReceiptView) -> list[str]:
    return [say(f"receipt.{view.what.code}", day=_day(facts, view))]


def _day(facts: Facts, view: ReceiptView) -> str:
    return far_day(date.fromisoformat(facts["day"]), view.today)


RECEIPTS: dict[str, Callable[[Facts, ReceiptView], list[str]]] = {
    "setback_added": _written,
    "setback_tell": _tell,
    "setback_learned": _learned,
    "setback_edited": _changed,
    "setback_removed": _changed,
}
LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"SetbacksView": setbacks, "SetbackView": setback}
