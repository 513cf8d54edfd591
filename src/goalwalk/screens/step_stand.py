"""How one step stands today: what a line of `today`, a receipt and a check-in say about it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.amounts import amount_text, with_unit
from goalwalk.core.measures import occasions
from goalwalk.core.measures.day_index import NOTHING, amount_on, letter_on, shown_until, target_on
from goalwalk.core.measures.marks import Row, Today
from goalwalk.core.measures.runs import Unit, current
from goalwalk.core.nouns.check_ins import has_more
from goalwalk.core.rhythm.rhythms import DATED
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Data, numbers
from goalwalk.words import run_length, say
from goalwalk.words.days import far_day, times_name

ANEW = 2  # while a run is as short as this, all the days there ever were are told with it

Place = Literal["open", "period", "any time", "said", "later", "away"]


class Stand(NamedTuple):
    """One step, today. `so_far`: the current run's length, if one stands, and in what it is `counted`: days, weeks
    or months; `at`: its times of the day; `total`: days with showing up, all time.

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
    at: tuple[str, ...] = ()

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "amount", "target")


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
        at=row.step.at,
    )


def _place(row: Row) -> Place:
    if row.step.finished or row.goal.ended:
        return "said" if row.today not in ("open", "no occasion") else "away"
    if row.today not in ("open", "no occasion") and not has_more(row):
        return "said"
    if not row.alive_on(row.life.today):
        return "later" if row.step.start.toordinal() > row.life.today else "away"
    if row.rhythm.kind == "whenever":
        return "any time"
    if row.today == "open" or has_more(row):
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


def stand_text(line: Stand, today: date, day: date | None = None) -> str:
    """How one step stands: its times, its cue, its amount, its count this week, and how far its run has come.

    Of an earlier `day`, as it stood then: its count is of that week, and what all days amount to by now is not told.
    """
    then = day is not None and day != today
    said = line.place == "said"
    parts = [say(f"word.{line.today}")] if said else []
    if line.target:
        target = with_unit(line.target, line.unit)
        if line.amount:
            parts.append(say("today.amount", amount=amount_text(line.amount), target=target))
        elif not said:  # beside "partly" it would read as if so much was said
            parts.append(say("today.target", target=target))
    if line.at and not said:
        parts.append(times_name(line.at))
    if line.cue and not said:
        parts.append(line.cue)
    if line.by and not said:
        parts.append(say("today.by", day=far_day(line.by, today)))
    period = f"{line.period}.then" if then else line.period
    if line.have:
        parts.append(say(f"today.have.{period}", have=line.have, need=line.need))
    elif line.need:
        parts.append(say(f"today.asked.{period}", n=line.need))
    if line.total and not then:
        parts.append(so_far(line))
    return ", ".join(parts)


def so_far(line: Stand) -> str:
    """How far the step's run has come; of a run that is short yet, or where none stands, all its days."""
    total = say("today.total", n=line.total)
    if not line.so_far:
        return total
    told = say("today.so_far", length=run_length(line.so_far, line.counted))
    return f"{told}, {total}" if line.counted in (None, "day") and line.so_far <= ANEW < line.total else told
