"""What stands beside the steps on a day: clocks, asks that come up, groups, somebody to say hello to."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.barriers import AskLine, ask_lines
from goalwalk.screens.nouns.clocks import ClockLine, clock_lines
from goalwalk.screens.nouns.supports import NearLine, QuietLine, near_lines, quiet_line


class Beside(NamedTuple):
    """`asks`: those that come up today, or did before. `groups`: today's and tomorrow's. `quiet`: somebody who was not
    spoken to for long, where the person wants to be told so. `clocks`: all of them.
    """

    clocks: tuple[ClockLine, ...] = ()
    asks: tuple[AskLine, ...] = ()
    groups: tuple[NearLine, ...] = ()
    quiet: QuietLine | None = None


def beside(plan: Plan, today: date, *, paused: bool) -> Beside:
    """What stands beside the steps today. While the whole plan is at rest, nothing is asked of anybody."""
    found = Beside(clock_lines(plan, today), groups=near_lines(plan, today))
    return found if paused else found._replace(asks=ask_lines(plan, today), quiet=quiet_line(plan, today))
