"""When it was asked whether it may be typed, and who typed: that, and nothing that it would give leave for."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line, line_of, next_line, part
from goalwalk.words import say
from goalwalk.words.days import full_day


class TypingLine(NamedTuple):
    """A day on which it was asked, and the answer was yes; typed `by` whom."""

    day: date
    by: str | None


class TypingsView(NamedTuple):
    """The answer of `person typing`, the latest day first."""

    asked: tuple[TypingLine, ...]

    def blocks(self) -> list[Block]:
        """A line for each day."""
        if not self.asked:
            return [Line(say("typings.none"))]
        lines = (
            say("typings.line.by" if line.by else "typings.line", day=full_day(line.day), by=line.by)
            for line in self.asked
        )
        return [*part(say("typings.title"), lines)[1:], next_line("typings.any_time")]


def typings_view(plan: Plan) -> TypingsView:
    """Every day on which it was asked."""
    latest = sorted(plan.typings, key=lambda typing: (typing.day, typing.at), reverse=True)
    return TypingsView(tuple(line_of(TypingLine, typing) for typing in latest))
