"""What is offered after a return, once: words of hope, somebody who can be reached, one small step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.supports import reachable
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Line, next_line
from goalwalk.words import say

if TYPE_CHECKING:
    from goalwalk.core.now import Words


class Offer(NamedTuple):
    """Each None where there is none."""

    hope: Words | None
    whom: str | None
    reach: str | None
    step: str | None
    title: str | None

    def lines(self) -> list[str | Line]:
        """The words, the person, the step."""
        lines: list[str | Line] = [say("now.words", whom=self.hope.whom, text=self.hope.text)] if self.hope else []
        lines += [say("receipt.clock_reach", whom=self.whom, reach=self.reach)] if self.whom else []
        if self.step:
            return [*lines, say("receipt.clock_step", step=self.step, title=self.title)]
        return [*lines, next_line("receipt.clock_tell")]


def offer(plan: Plan, today: date) -> Offer:
    """The person spoken to last who can be reached (or else a group, place or service), and the first open step."""
    from goalwalk.core.measures.marks import rows
    from goalwalk.core.now import word_of_hope
    from goalwalk.screens.step_stand import stand

    near = sorted(reachable(plan), key=lambda support: not support.is_person)
    stands = [stand(row) for row in rows(plan, today)]
    steps = [line for place in ("open", "period", "any time") for line in stands if line.place == place]
    whom, reach = (near[0].title, near[0].reach) if near else (None, None)
    step, title = (steps[0].id, steps[0].title) if steps else (None, None)
    return Offer(word_of_hope(plan, today), whom, reach, step, title)
