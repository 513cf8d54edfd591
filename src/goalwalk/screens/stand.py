"""How one step stands today: what a line of `today`, a receipt and a check-in say about it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.measures import occasions
from goalwalk.core.measures.day_index import NOTHING, amount_on, letter_on, shown_until, target_on
from goalwalk.core.measures.marks import Row, Today
from goalwalk.core.measures.runs import Unit, current
from goalwalk.core.rhythm.rhythms import DATED
from goalwalk.core.tuples import NamedTuple

Place = Literal["open", "period", "any time", "said", "later", "away"]


class Stand(NamedTuple):
    """One step, today. `so_far`: the current run's length, if one stands, and in what it is `counted` where that is
    weeks or months; `total`: days with showing up, all time.

    `place`: open today · asked for by the week or month · any time · said today · later · away (paused, over).
    `have` of `need` in `period`: a quota's count so far. `amount` of `target` in `unit` today, in thousandths.
    """

    id: str
    title: str
    cue: str | None
    by: date | None
    place: Place
    today: Today
    so_far: int | None
    total: int
    have: int | None
    need: int | None
    period: str | None
    amount: int | None
    target: int | None
    unit: str | None
    next: date | None
    counted: Unit | None = None


def stand(row: Row) -> Stand:
    """How the row's step stands on its day."""
    today = date.fromordinal(row.life.today)
    run = current(row)
    begun = row.step.start <= today  # before, no week and no month asks for anything
    period = row.rhythm.kind if begun and row.rhythm.kind in ("week", "month") else None
    said = letter_on(row.said, row.life.today) != NOTHING
    target = target_on(row.step, row.life.today)
    place = _place(row)
    return Stand(
        id=f"{row.goal.number}.{row.step.number}",
        title=row.step.title,
        cue=row.step.cue,
        by=row.step.by,
        place=place,
        today=row.today,
        so_far=run.length if run else None,
        total=shown_until(row.said, row.life.today),
        have=_have(row) if period else None,
        need=row.rhythm.times if period else None,
        period=period,
        amount=amount_on(row.said, row.life.today, target) if said and target else None,
        target=target,
        unit=row.step.unit,
        next=next_day(row, today) if place == "later" else None,
        counted=run.unit if run else None,
    )


def _place(row: Row) -> Place:
    if row.step.finished or row.goal.ended:
        return "said" if row.today not in ("open", "no occasion") else "away"
    if row.today not in ("open", "no occasion"):
        return "said"
    if not row.alive_on(row.life.today):
        return "later" if row.step.start.toordinal() > row.life.today else "away"
    if row.rhythm.kind == "whenever":
        return "any time"
    if row.today == "open":
        return "period" if row.rhythm.kind in ("week", "month") else "open"
    return "away" if row.rhythm.kind == "once" else "later"


def _have(row: Row) -> int:
    """Showing-up days in the week or month that holds today."""
    _, firsts, lasts = row.occasions
    if not lasts or lasts[-1] < row.life.today:
        return 0
    return row.life.shown_letters(firsts[-1], row.life.today).count(occasions.KEPT)


def next_day(row: Row, today: date) -> date | None:
    """The next day the step comes round, after today; None for one that names no days, or is over."""
    if row.step.finished or row.goal.ended:
        return None
    if row.rhythm.kind in DATED or row.rhythm.kind == "after":
        from goalwalk.core.measures.coming import coming

        return next((day for day in coming(row, 2) if day > today), None)
    return row.step.start if row.step.start > today else None
