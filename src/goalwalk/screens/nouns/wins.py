"""Wins: the list, newest first, and what was recorded of one."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan, Win
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, TEXT, Block, Gap, Heading, Line, table
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import day_name


class WinLine(NamedTuple):
    """One win. `of`: whose, where it is not the person's own."""

    id: str
    day: date
    text: str
    of: str | None = None


class WinsView(NamedTuple):
    """The answer of `wins`, newest first."""

    today: date
    wins: tuple[WinLine, ...]

    def blocks(self) -> list[Block]:
        """How many there are, first one's own, which others' are no part of; then each with its day."""
        if not self.wins:
            return [Line(say("wins.empty"))]
        own = sum(win.of is None for win in self.wins)
        theirs = len(self.wins) - own
        heading = Heading(say("wins.theirs", n=theirs))
        if own:
            heading = Heading(say("wins.title", n=own), say("wins.also", n=theirs) if theirs else "")
        rows = (
            (win.id, day_name(win.day, self.today), say("wins.of", of=win.of, text=win.text) if win.of else win.text)
            for win in self.wins
        )
        return [heading, Gap(), table((NUMBER, NUMBER, TEXT), rows, header=False)]


def wins_view(plan: Plan, today: date, since: date | None = None) -> WinsView:
    """The wins, newest first."""
    kept = [win for win in plan.wins if since is None or win.day >= since]
    kept.sort(key=lambda win: (win.day, win.number), reverse=True)
    return WinsView(today, tuple(map(win_line, kept)))


def win_line(win: Win) -> WinLine:
    """One win as a line."""
    return WinLine(str(win.number), win.day, win.text, win.of)


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    """A win; of another day than today with its day, so that a slip is seen."""
    key, today = "receipt.win_of_added" if facts.get("of") else "receipt.win", view.today.isoformat()
    day = facts.get("day") or today
    return [say(key, **facts)] if day == today else [say(f"{key}.then", **facts | {"day": view.day(day)})]


RECEIPTS: Receipts = {"win_added": _added, "win_of_added": _added}
