"""The weekdays of steps that name none, for a calendar: as they are typed, as they stand there, or are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from goalwalk.cli.prompts import ask_or_pass
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem
from goalwalk.core.measures.marks import rows
from goalwalk.core.naming import find_step
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.exchange.outgoing.entries import CODES, asks_for_days, hidden

if TYPE_CHECKING:
    from datetime import date

    from goalwalk.cli.run import Run
    from goalwalk.core.measures.marks import Row
    from goalwalk.core.model.plan import Plan
    from goalwalk.exchange.outgoing.icalendar import Event

Chosen = dict[str, tuple[int, ...]]


def chosen_days(run: Run, plan: Plan, typed: Sequence[str], known: Mapping[str, Event], usual: str | None) -> Chosen:
    """The weekdays of each step that names none, by its id. `usual`: the time of steps that have none; what has
    neither is not asked about. Days that no step needs any more are passed over, with a line: who types the same line
    again, after a change, gets on. Raises NotUnderstood("calendar_days"), ("calendar_days_whose") and as `find_step`
    does."""
    today = run.today(plan)
    quotas = {row.step.id: row for row in rows(plan, today) if asks_for_days(row)}
    asking = {own: row for own, row in quotas.items() if not (row.step.finished or row.goal.ended)}
    stands = {own: days for own in quotas if (days := _standing(own, known))}
    found: Chosen = {own: days for own, days in stands.items() if own not in asking}  # what is over ends there
    for text in typed:
        name, days = _parted(text, today)
        own = _named(plan, name, again=bool(known)) if name else _meant(text, days, asking, stands, found)
        if own in asking:
            found[own] = tuple(sorted({*found.get(own, ()), *days}))
        else:
            run.tell(f"calendar.days_passed.{'own' if own else 'gone' if name else 'none'}", text=text)
    for own, row in asking.items():
        if own in found:
            continue
        if own in stands:
            found[own] = stands[own]
        elif run.can_ask and (row.step.at or usual) and (asked := _asked(run, row, today)):
            found[own] = asked
    return found


def _asked(run: Run, row: Row, today: date) -> tuple[int, ...] | None:
    from goalwalk.words.rhythms import rhythm_name

    def read(typed: str) -> tuple[int, ...]:
        if days := _weekdays(typed, today):
            return days
        raise NotUnderstood("calendar_days", text=typed)

    run.tell("calendar.how_often", title=row.step.title, often=rhythm_name(row.eras[-1].rhythm))
    return ask_or_pass("ask.calendar_days", read)


def _parted(typed: str, today: date) -> tuple[str, tuple[int, ...]]:
    """The step that was typed, "" where none was, and the weekdays after it. Raises NotUnderstood("calendar_days")."""
    name, parts, rest = typed.rpartition("=")
    words = rest.replace(",", " , ").split()
    for at in range(1 if parts else len(words)):
        if days := _weekdays(" ".join(words[at:]), today):
            return name.strip() if parts else " ".join(words[:at]).replace(" ,", ","), days
    raise NotUnderstood("calendar_days", text=typed)


def _weekdays(text: str, today: date) -> tuple[int, ...]:
    """The weekdays of a rhythm that has no others; none where it is another, or none."""
    with suppress(Problem):
        rhythm = read_rhythm(text, today)
        return rhythm.days if rhythm.kind == "weekdays" else ()
    return ()


def _standing(own: str, known: Mapping[str, Event]) -> tuple[int, ...]:
    """The weekdays on which a step stands in a calendar of ours already."""
    of_step = (event for uid, event in known.items() if uid.startswith(hidden(own)))
    days = next((event.weekdays for event in of_step if event.weekdays), ())
    return tuple(CODES.index(day) for day in days if day in CODES)


def _named(plan: Plan, name: str, *, again: bool) -> str | None:
    """The id of the step of that name; None where it is gone, and the calendar was written before. Raises as
    `find_step` does."""
    try:
        return find_step(plan, name).id
    except CannotBeDone as problem:
        if problem.code != "no_such_step" or not again:
            raise
        return None


def _meant(
    typed: str, days: tuple[int, ...], asking: Mapping[str, Row], stands: Mapping[str, object], found: Chosen
) -> str | None:
    """The id of the step that days without a name are of: the only one that asks for some; of several one that stands
    on these very days already, or the one that still asks; None where none does. Raises
    NotUnderstood("calendar_days_whose")."""
    if len(asking) < 2:
        return next(iter(asking), None)
    same = [own for own in asking if stands.get(own) == days and own not in found]
    still = [own for own in asking if own not in stands and own not in found]
    fits = same or still or list(asking)
    if len(fits) == 1:
        return fits[0]
    steps = [(f"{row.goal.number}.{row.step.number}", row.step.title) for row in map(asking.__getitem__, fits)]
    each = " ".join(f'--days "{id} {typed}"' for id, _ in steps)
    raise NotUnderstood("calendar_days_whose", steps=steps, text=typed, days=each)
