"""What stands beside the steps on a day: clocks, asks that come up, groups, somebody to say hello to."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Heading, Line, titled
from goalwalk.screens.nouns.barriers import AskLine, ask_lines
from goalwalk.screens.nouns.clocks import ClockLine, clock_lines, clock_text, marked_text
from goalwalk.screens.nouns.supports import NearLine, QuietLine, near_lines, quiet_line
from goalwalk.words import say
from goalwalk.words.days import day_name


class Beside(NamedTuple):
    """`asks`: those that come up today, or did before. `groups`: today's and tomorrow's. `quiet`: somebody who was not
    spoken to for long, where the person wants to be told so. `clocks`: all of them.
    """

    clocks: tuple[ClockLine, ...] = ()
    asks: tuple[AskLine, ...] = ()
    groups: tuple[NearLine, ...] = ()
    quiet: QuietLine | None = None

    def group_lines(self, today: date) -> list[Block]:
        """The groups that come together today or tomorrow."""
        lines: list[Block] = [Line(_group(group, today)) for group in self.groups]
        return [*lines, Gap()] if lines else []

    def ask_rows(self, today: date) -> list[Block]:
        """What is to be asked, and of whom."""
        rows = ((ask.id, ask.title, _ask(ask, today)) for ask in self.asks)
        return titled(Heading(say("today.asks"), say("today.asks.then")), rows)

    def clock_rows(self) -> list[Block]:
        """Where each clock stands, and what it reached today."""
        rows = titled(Heading(say("today.clocks")), ((line.id, line.title, clock_text(line)) for line in self.clocks))
        marked = (Line(marked_text(one), "shown", 2) for line in self.clocks for one in line.marked)
        return [*rows[:-1], *marked, *rows[-1:]]

    def hello(self) -> list[Block]:
        """Somebody who was not spoken to for long."""
        quiet = self.quiet
        if quiet is None:
            return []
        return [Line(say("today.hello", n=quiet.days, title=quiet.title, id=quiet.id), "quiet"), Gap()]


def beside(plan: Plan, today: date, *, paused: bool) -> Beside:
    """What stands beside the steps today. While the whole plan is at rest, nothing is asked of anybody."""
    found = Beside(clock_lines(plan, today), groups=near_lines(plan, today))
    return found if paused else found._replace(asks=ask_lines(plan, today), quiet=quiet_line(plan, today))


def _group(group: NearLine, today: date) -> str:
    near = "today" if group.day == today else "tomorrow"
    return say(f"today.talk.{near}_at" if group.time else f"today.talk.{near}", talk=group.title, time=group.time)


def _ask(ask: AskLine, today: date) -> str:
    day = day_name(ask.day, today)
    return say("today.ask.of", whom=ask.whom, day=day) if ask.whom else say("today.ask", day=day)
