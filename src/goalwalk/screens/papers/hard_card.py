"""A card for a hard moment, as large as one for a wallet: own lines, people, help lines. No goal stands on it.

What has no room is left out, and told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal
from unicodedata import east_asian_width

from goalwalk.core.model.hotlines import HelpLines
from goalwalk.core.model.plan import Plan
from goalwalk.core.now import of_plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.looks.now import called, calls
from goalwalk.screens.paper_blocks import Block, Bullet, Contact, Para, Part, Row, Sheet, ours, own
from goalwalk.words import say

ROOM, WIDTH, HALF = 14, 40, 22  # lines on the card, and columns of each, or of half of it, that surely fit
SHORT = 30  # letters of what is left out, that are enough to know it

What = Literal["line", "danger", "person", "help", "hope", "skill", "then"]
IN_ORDER: tuple[What, ...] = ("line", "hope", "skill", "then", "danger", "person", "help")  # as they are read


class CardLine(NamedTuple):
    """One thing on the card; of somebody to reach, and of a help line, the number as well."""

    what: What
    text: str
    number: str | None = None


class HardCardView(NamedTuple):
    """The card. `own`: something of the person's own is for it. `left_out`: what has no room."""

    today: date
    own: bool
    lines: tuple[CardLine, ...]
    left_out: tuple[CardLine, ...]

    def sheet(self) -> Sheet:
        """The card laid out for paper."""
        part = Part("hard", ours(say("page.hard")), tuple(map(_block, self.lines)))
        return Sheet(ours(say("page.hard")), (), self.today, (Row((part,)),), (), is_card=True)

    def text(self) -> str:
        """The card in words, a line for each thing."""
        told = [say("page.hard"), ""]
        for line in self.lines:
            told += [""] if line.what == "danger" and len(told) > 2 else []
            told.append(f"{line.text}: {line.number}" if line.number else line.text)
        return "\n".join(told)

    @property
    def away(self) -> tuple[str, ...]:
        """What is left out, as far as it takes to know it."""
        return tuple(
            line.text if len(line.text) <= SHORT else f"{line.text[:SHORT].rstrip()}…" for line in self.left_out
        )


def hard_card_view(plan: Plan, today: date, help: HelpLines | None) -> HardCardView:
    """What the page for a hard moment shows of this plan, as much of it as a card holds: what is needed most first."""
    wanted = list(_wanted(plan, help, today))
    room = ROOM
    lines: list[CardLine] = []
    left_out: list[CardLine] = []
    for line in wanted:
        takes = _takes(line)
        (lines if takes <= room else left_out).append(line)
        room -= takes if takes <= room else 0
    lines.sort(key=lambda line: IN_ORDER.index(line.what))
    return HardCardView(
        today, any(line.what not in ("danger", "help") for line in wanted), tuple(lines), tuple(left_out)
    )


def _wanted(plan: Plan, help: HelpLines | None, today: date) -> Iterator[CardLine]:
    hard = of_plan(plan)
    country = calls(help, today) if help else None
    yield from (CardLine("line", _in_one(text)) for text in hard.lines)
    if country:
        yield CardLine("danger", say("page.danger.here"), country.emergency)
    else:
        yield CardLine("danger", say("page.danger"))
    for reach in hard.people:
        when = f" ({_in_one(reach.when)})" if reach.when else ""
        yield CardLine("person", _in_one(reach.title), _in_one(reach.reach) + when)
    yield from (CardLine("help", called(call, country), call.number) for call in country.lines) if country else ()
    yield from (CardLine("hope", _in_one(say("now.words", whom=said.whom, text=said.text))) for said in hard.hope)
    for skill in hard.skills:
        told = say("now.skill", title=skill.title, how=skill.how) if skill.how else skill.title
        yield CardLine("skill", _in_one(told))
    yield from (CardLine("then", _in_one(say("now.then", title=one.title, then=one.then))) for one in hard.thens)


def _in_one(text: str) -> str:
    return text.replace("\n", " ")


def _takes(line: CardLine) -> int:
    """How many lines it takes, the number beside it or none."""
    if line.number:
        return max(_folds(line.text, HALF), _folds(line.number, HALF))
    return _folds(line.text, WIDTH)


def _folds(text: str, width: int) -> int:
    columns = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    return -(-columns // width)


def _block(line: CardLine) -> Block:
    text = ours(line.text) if line.what in ("danger", "help") else own(line.text)
    if line.number:
        return Contact(text, ours(line.number) if line.what in ("danger", "help") else own(line.number))
    return Para(text) if line.what == "danger" else Bullet(text, strong=line.what == "line")
