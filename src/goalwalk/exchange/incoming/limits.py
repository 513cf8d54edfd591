"""What is to stay within so much: a clock, where its rows go on to this day.

A clock counts every day since a date. So what was put away there, has had no row for long, or is a limit of more days
than one, is none: it would count days of which nobody has said anything. Its amounts are kept as notes of their days.
"""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from goalwalk.core.amounts import amount_text, with_unit
from goalwalk.exchange.incoming.records import ClockIn, DayIn, Left, SaidIn, Stands

LONG = timedelta(days=31)  # without a row


def stands(days: Collection[date], today: date, *, archived: bool = False, span: bool = False) -> Stands:
    """How a limit stands that has rows of these days."""
    if span or archived:
        return "span" if span else "archived"
    return "quiet" if days and max(days) < today - LONG else "kept"


def counted(clock: ClockIn) -> tuple[ClockIn, list[DayIn]]:
    """A clock with the amounts that it counts, and what was noted of days of which there were none."""
    some = tuple(one for one in clock.amounts if one[1])
    return clock._replace(amounts=some), [
        DayIn(clock.name, day, at or clock.at, note=f"{clock.title}: {note}")
        for day, amount, note, at in clock.amounts
        if note and not amount
    ]


def as_notes(clock: ClockIn) -> Iterator[DayIn]:
    """Its amounts, each as a note of its day."""
    for day, amount, note, at in clock.amounts:
        said = f"{clock.title}: {with_unit(amount, clock.unit)}"
        yield DayIn(clock.name, day, at or clock.at, note=f"{said}; {note}" if note else said)


def stopped(clock: ClockIn) -> Left:
    """That it becomes no clock, why, and what is typed to begin one."""
    limit = ("--limit", amount_text(clock.limit)) if clock.limit else ()
    typed = shlex.join((clock.title, *limit, *(("--unit", clock.unit) if clock.unit else ())))
    last = max((one[0] for one in clock.amounts), default=clock.since)
    facts = {"title": clock.title, "typed": typed, "day": last.isoformat()}
    return Left(clock.at, f"limit_{clock.stands}", tuple(facts.items()))


def blank_counts(clock: ClockIn) -> Iterator[Left]:
    """Of a limit that becomes a clock: what its days without an amount count as."""
    if clock.stands:
        yield Left(clock.at, "limit_kept", (("title", clock.title),))


def rest_from(said: Iterable[SaidIn], today: date) -> date:
    """From when on something rests that was put away on a day that nobody knows: the day after the last word of it."""
    last = max((one.day for one in said), default=None)
    return min(last + timedelta(days=1), today) if last else today
