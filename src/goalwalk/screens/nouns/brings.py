"""What to bring to the next talk, as `bring` answers."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Bring, Plan
from goalwalk.core.nouns.meetings import open_brings
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, TEXT, Block, Gap, Heading, Line, table
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day


class BringLine(NamedTuple):
    """One thing to bring. `open`: still to be brought; else it was `spoken` about that day, or a talk came since."""

    id: str
    day: date
    text: str
    open: bool
    spoken: date | None = None


class BringsView(NamedTuple):
    """What is still to be brought, in the order it came to mind; with what was before (`all`)."""

    today: date
    brings: tuple[BringLine, ...]
    all: bool = False

    def blocks(self) -> list[Block]:
        """A row each."""
        if not self.brings:
            return [Line(say("brings.empty"))]
        rows = ((line.id, day_name(line.day, self.today), _text(line, self.today)) for line in self.brings)
        return [Heading(say("brings.title")), Gap(), table((NUMBER, NUMBER, TEXT), rows, header=False)]


def brings_view(plan: Plan, today: date, *, all: bool = False) -> BringsView:
    """What is to be brought, or all that ever was."""
    ahead = {bring.id for bring in open_brings(plan)}
    shown = (bring for bring in plan.brings if all or bring.id in ahead)
    return BringsView(today, tuple(bring_line(bring, bring.id in ahead) for bring in shown), all)


def bring_line(bring: Bring, is_open: bool = True) -> BringLine:
    """One thing to bring, as a line."""
    return BringLine(str(bring.number), bring.day, bring.text, is_open, bring.spoken)


def _text(line: BringLine, today: date) -> str:
    if line.spoken is not None:
        return say("brings.spoken", text=line.text, day=far_day(line.spoken, today))
    return line.text if line.open else say("brings.before", text=line.text)
