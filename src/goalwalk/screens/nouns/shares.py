"""What was given to somebody: the list with what became of each, what was recorded, and a share that was received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from goalwalk.core.model.plan import Plan, Share, Shared
from goalwalk.core.nouns import shares
from goalwalk.core.nouns.shares import Stands
from goalwalk.core.share_file import SharedPage
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Heading, Line, facts, next_line
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import listed, say
from goalwalk.words.days import far_day, full_day


class ShareLine(NamedTuple):
    """One of them: the numbers of its `goals`, as far as they are still there; on which `day` the yes was said."""

    id: str
    whom: str
    purpose: str
    goals: tuple[str, ...]
    parts: tuple[Shared, ...]
    day: date
    until: date
    stopped: date | None
    stands: Stands


class SharesView(NamedTuple):
    """The answer of `data shared`, the latest first."""

    today: date
    shares: tuple[ShareLine, ...]

    def blocks(self) -> list[Block]:
        """Each with what it was for, and how it stands."""
        if not self.shares:
            return [Line(say("shares.none"))]
        blocks: list[Block] = []
        for line in self.shares:
            blocks += [Heading(line.whom, say(f"shares.{line.stands}", day=self._day(line)), line.id), *_facts(line)]
            blocks.append(Gap())
        running = next((line for line in self.shares if line.stands == "on"), None)
        return [*blocks, next_line("shares.stop", id=running.id)] if running else blocks[:-1]

    def _day(self, line: ShareLine) -> str:
        return far_day(line.stopped or line.until, self.today)


def _facts(line: ShareLine) -> list[Block]:
    return facts(
        ("shares.parts", _what(line.parts, line.goals)),
        ("shares.purpose", line.purpose),
        ("shares.yes", full_day(line.day)),
    )


def _what(parts: tuple[str, ...], goals: tuple[str, ...]) -> str:
    said = listed([say(f"share.part.{part}") for part in parts])
    key = "shares.of_goal" if len(goals) == 1 else "shares.of_goals"
    return say(key, parts=said, goals=listed(goals)) if goals else said


def shares_view(plan: Plan, today: date) -> SharesView:
    """All that were ever given."""
    latest = sorted(plan.shares, key=lambda share: share.number, reverse=True)
    return SharesView(today, tuple(share_line(plan, share, today) for share in latest))


def share_line(plan: Plan, share: Share, today: date) -> ShareLine:
    """One as it is listed."""
    goals = tuple(str(goal.number) for goal in shares.goals_of(plan, share))
    told = (share.parts, share.day, share.until, share.stopped)
    return ShareLine(str(share.number), share.whom, share.purpose, goals, *told, shares.stands(share, today))


class ReceivedView(NamedTuple):
    """The answer of `data receive`: what somebody gave; no line of it once its day has passed (`ended`)."""

    today: date
    whom: str
    purpose: str
    given: date
    until: date
    name: str | None
    ended: bool
    lines: tuple[str, ...]

    def blocks(self) -> list[Block]:
        """The page as it was given; once it has ended, that alone."""
        if self.ended:
            whom = {"whom": self.whom, "day": full_day(self.until)}
            return [Line(say("received.ended", **whom)), Line(say("received.delete"))]
        use = say("received.use", whom=self.whom, purpose=self.purpose, day=far_day(self.until, self.today))
        return [*_laid(self.lines), Gap(), Line(use), Line(say("received.beside"))]


def _laid(lines: tuple[str, ...]) -> Iterator[Block]:
    """The lines of the page; what is underlined is a heading."""
    for line, below in zip(lines, (*lines[1:], ""), strict=True):
        if line.strip("-"):
            yield Heading(line) if below and not below.strip("-") else Line(line)
        elif not line:
            yield Gap()


def received_view(page: SharedPage, today: date) -> ReceivedView:
    """What was received, as far as it may still be read."""
    ended = today > page.until
    lines = () if ended else page.lines
    return ReceivedView(today, page.whom, page.purpose, page.given, page.until, page.name, ended, lines)


def _added(facts: Facts, view: ReceiptView) -> list[str | Line]:
    there: dict[str, Any] = dict(view.changed)  # where the file lies is kept nowhere
    told = say("receipt.share", id=facts["id"], whom=facts["whom"], path=there["file"], day=view.day(facts["until"]))
    how = () if there["sealed"] == "no" else (next_line(f"receipt.share.{there['sealed']}"),)
    return [told, *how, next_line("receipt.share.stop", id=facts["id"])]


def _stopped(facts: Facts, _: ReceiptView) -> list[str | Line]:
    return [say("receipt.share_stopped", id=facts["id"], whom=facts["whom"])]


RECEIPTS: Receipts = {"share_added": _added, "share_stopped": _stopped}
