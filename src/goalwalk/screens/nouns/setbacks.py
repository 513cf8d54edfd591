"""Setbacks: each under its day, with what was learned in it; and what was recorded of one."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.clocks_setbacks import Setback
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.setbacks import newest
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Heading, Line, line_of
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, far_day


class SetbackLine(NamedTuple):
    """One setback. `tell`: whom the person would like to tell; what `helped`, what they `learned`, the next step."""

    id: str
    day: date
    text: str | None
    tell: str | None
    helped: str | None
    learned: str | None
    onward: str | None


class SetbacksView(NamedTuple):
    """The answer of `setback --list`, the latest first."""

    today: date
    setbacks: tuple[SetbackLine, ...]

    def blocks(self) -> list[Block]:
        """One under the other."""
        blocks = [block for line in self.setbacks for block in (Gap(), *_told(line, self.today))]
        return blocks[1:] or [Line(say("setbacks.empty"))]


class SetbackView(NamedTuple):
    """The answer of `setback --show`."""

    today: date
    setback: SetbackLine

    def blocks(self) -> list[Block]:
        """All that is written about one."""
        return _told(self.setback, self.today)


def setbacks_view(plan: Plan, today: date) -> SetbacksView:
    """Every setback, the latest first."""
    return SetbacksView(today, tuple(map(setback_line, newest(plan.setbacks))))


def setback_view(setback: Setback, today: date) -> SetbackView:
    """One setback."""
    return SetbackView(today, setback_line(setback))


def setback_line(setback: Setback) -> SetbackLine:
    """One setback as a line."""
    return line_of(SetbackLine, setback)


def _told(line: SetbackLine, today: date) -> list[Block]:
    parts = {"tell": line.tell, "helped": line.helped, "learned": line.learned, "onward": line.onward}
    told = [line.text] if line.text else []
    told += [say(f"setback.{name}", text=text) for name, text in parts.items() if text]
    lines = [Line(text, indent=2) for text in told] or [Line(say("setback.untold"), "quiet", indent=2)]
    return [Heading(day_name(line.day, today), id=line.id), *lines]


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    """Just that it is written down; a day that is not today, and whom to tell, are said back."""
    lines = [say("receipt.setback_added")]
    if facts["day"] != view.today.isoformat():
        lines.append(say("receipt.setback_added.day", day=view.day(facts["day"])))
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


RECEIPTS: Receipts = {
    "setback_added": _added,
    "setback_tell": _tell,
    "setback_learned": _learned,
    "setback_edited": _changed,
    "setback_removed": _changed,
}
