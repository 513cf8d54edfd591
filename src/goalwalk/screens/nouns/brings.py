"""What to bring to the next talk, as `bring` answers."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Bring, Plan
from goalwalk.core.nouns.brings import open_brings
from goalwalk.core.tuples import NamedTuple


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


def brings_view(plan: Plan, today: date, *, all: bool = False) -> BringsView:
    """What is to be brought, or all that ever was."""
    ahead = {bring.id for bring in open_brings(plan)}
    shown = (bring for bring in plan.brings if all or bring.id in ahead)
    return BringsView(today, tuple(bring_line(bring, bring.id in ahead) for bring in shown), all)


def bring_line(bring: Bring, is_open: bool = True) -> BringLine:
    """One thing to bring, as a line."""
    return BringLine(str(bring.number), bring.day, bring.text, is_open, bring.spoken)
