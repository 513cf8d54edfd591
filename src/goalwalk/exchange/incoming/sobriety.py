"""Sobriety: its export, a JSON list. What somebody keeps away from is a clock; the end of an attempt is a return, which
lasts until the next one begins.

What was stopped there for good is no clock, which would count on; its attempts are kept aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goalwalk.core.days import civil_day
from goalwalk.core.errors import CannotRead
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import Aside, At, ClockIn, DayIn, Incoming, Left
from goalwalk.exchange.incoming.shapes import Object, begins_with, objects, rest_of, text_of, whole_number
from goalwalk.exchange.incoming.source import Source

KIND = "sobriety"
NEEDED = ("name", "last_relapse", "is_stopped", "history")
KNOWN = frozenset(
    (*NEEDED, "time_stopped", "daily_notes", "relapses", "priority", "time_saving", "savings", "milestones")
)
PRIORITIES = ("high", "medium", "low")
Attempts = list[tuple[date, date | None]]  # from when to when; the one that goes on has no end


def is_it(source: Source) -> bool:
    """Whether it is a list in whose beginning its fields stand."""
    return begins_with(source, *NEEDED, sign="[")


def read(source: Source, given: Given) -> Incoming:
    """All of it. Raises CannotRead("import_not_it"), and as `Source.json` does."""
    found = source.json(source.alone) if source.alone else None
    if not isinstance(found, list):
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    left: list[Left] = []
    clocks: list[ClockIn] = []
    days: list[DayIn] = []
    for at, one in objects(source, {"list": found}, "list", left):
        title = values.title(str(one.get("name") or ""))
        attempts = sorted(_attempts(at, one.get("history"), given, left), key=lambda attempt: attempt[0])
        attempts = attempts or [*_attempts(at, {_seconds(one.get("last_relapse")): 0}, given, left)]
        if title is None or not attempts:
            left += [Left(at, "no_name")] if title is None else []
            continue
        twins = sum(clock.title == title for clock in clocks)
        name = f"{title} #{twins + 1}" if twins else title
        stops = one.get("is_stopped") is True
        aside = _aside(one, attempts if stops else [])
        returns = () if stops else _returns(attempts)
        clocks.append(ClockIn(name, title, attempts[0][0], at, 0, None, returns, (), aside, "stopped" if stops else ""))
        days += _notes(at, one, name, title, left)
    return Incoming(KIND, (), tuple(clocks), tuple(days), left=tuple(left))


def _attempts(at: At, history: object, given: Given, left: list[Left]) -> Iterator[tuple[date, date | None]]:
    for first, last in history.items() if isinstance(history, dict) else ():
        begin = values.instant(first, given.zone)
        end = values.instant(last, given.zone) if last else None
        if begin is None or (last and end is None):
            left.append(Left(at, "no_day", (("text", values.shortened(f"{first}: {last}", 60)),)))
            continue
        yield civil_day(begin, given.day_starts_at), civil_day(end, given.day_starts_at) if end else None


def _seconds(instant: object) -> str:
    """An instant as it is kept there: in words, or as seconds since 1970."""
    return str(instant.get("epochSeconds") if isinstance(instant, dict) else instant)


def _returns(attempts: Attempts) -> tuple[tuple[date, date, str | None], ...]:
    """From the end of each attempt to the beginning of the next, or that one day."""
    found: dict[date, date] = {}
    nexts = [first for first, _ in attempts[1:]]
    for (_, end), begins in zip(attempts, [*nexts, None], strict=True):
        if end is not None:
            found[end] = max(found.get(end, end), begins or end)
    return tuple((first, last, None) for first, last in sorted(found.items()))


def _aside(one: Object, attempts: Attempts) -> Aside:
    told = list(rest_of(one, KNOWN))
    if (which := whole_number(one.get("priority"), 0, len(PRIORITIES) - 1)) is not None:
        told.append(("priority", PRIORITIES[which]))
    if (saves := str(one.get("time_saving") or "")).strip("0:"):
        told.append(("time_saving", saves))
    if isinstance(saved := one.get("savings"), dict) and saved:
        told.append(("savings", ", ".join(f"{name} {_pair(pair)}" for name, pair in saved.items())))
    if isinstance(aims := one.get("milestones"), list) and aims:
        told.append(("milestones", ", ".join(map(_pair, aims))))
    if attempts:
        told.append(("history", ", ".join(f"{first} – {end}" if end else f"{first} –" for first, end in attempts)))
    return tuple(told)


def _pair(pair: object) -> str:
    """ "5.5 EUR", or of a span of time "3 × 7 days"."""
    if not isinstance(pair, dict):
        return text_of(pair)
    first, second = text_of(pair.get("first")), pair.get("second")
    if isinstance(second, dict):
        return f"{first} × " + " ".join(f"{n} {unit}" for unit, n in second.items() if unit != "type")
    return f"{first} {text_of(second)}"


def _notes(at: At, one: Object, name: str, title: str, left: list[Left]) -> Iterator[DayIn]:
    notes = one.get("daily_notes")
    for said, text in notes.items() if isinstance(notes, dict) else ():
        day = values.day(str(said))
        if day is None:
            left.append(Left(at, "no_day", (("text", values.shortened(str(said), 60)),)))
        elif note := values.note(str(text)):
            yield DayIn(name, day, at, note=f"{title}: {note}")
