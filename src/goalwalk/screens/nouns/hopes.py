"""Lines for a hard moment: one's own, then those of others; one alone; and what was recorded of one."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.components import Hope
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Heading, Line, facts, line_of, part
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import full_day


class HopeLine(NamedTuple):
    """One line: the person's own, or (`whom`) from somebody who has been there."""

    id: str
    day: date
    text: str
    whom: str | None


class HopesView(NamedTuple):
    """The answer of `hope list`: one's own lines and words of others, each the newest first."""

    today: date
    lines: tuple[HopeLine, ...]
    words: tuple[HopeLine, ...]

    def blocks(self) -> list[Block]:
        """Every line by its number."""
        blocks: list[Block] = []
        for heading, lines in ((say("hopes.own"), self.lines), (say("hopes.words"), self.words)):
            blocks += part(heading, (f"{line.id} {_text(line.text, line.whom)}" for line in lines))
        return blocks[1:] or [Line(say("hopes.empty"))]


class HopeView(NamedTuple):
    """The answer of `hope show`."""

    hope: HopeLine

    def blocks(self) -> list[Block]:
        """One line, and what is known of it."""
        line = self.hope
        known = facts(("hopes.whom", line.whom), ("hopes.day", full_day(line.day)))
        return [Heading(line.text, id=line.id), *known]


def hopes_view(plan: Plan, today: date) -> HopesView:
    """Every line, one's own apart from those of others."""
    newest = [hope_line(hope) for hope in sorted(plan.hopes, key=lambda hope: hope.number, reverse=True)]
    own = tuple(line for line in newest if line.whom is None)
    return HopesView(today, own, tuple(line for line in newest if line.whom is not None))


def hope_view(hope: Hope) -> HopeView:
    """One line."""
    return HopeView(hope_line(hope))


def hope_line(hope: Hope) -> HopeLine:
    """One line as it is listed."""
    return line_of(HopeLine, hope)


def _text(text: str, whom: str | None) -> str:
    return say("now.words", whom=whom, text=text) if whom else text


def _changed(facts: Facts, view: ReceiptView) -> list[str]:
    return [say(f"receipt.{view.what.code}", id=facts["id"], line=_text(facts["text"], facts["whom"]))]


RECEIPTS: Receipts = {"hope_added": _changed, "hope_edited": _changed, "hope_removed": _changed}
