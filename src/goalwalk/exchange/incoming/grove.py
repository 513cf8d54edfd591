"""Grove: its JSON backup. A tree is a clock, and what it lists by day is a day off the path, in the person's own words.
That it began in the past is no return.
"""

from __future__ import annotations

from datetime import date, datetime

from goalwalk.core.days import civil_day
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import At, ClockIn, Incoming, Left
from goalwalk.exchange.incoming.shapes import Object, begins_with, objects, rest_of, whole
from goalwalk.exchange.incoming.source import Source

KIND = "grove"
TITLES = ("name", "title", "label", "habit")
BEGINS = ("startDate", "startedAt", "startTimestamp", "start", "plantedAt", "createdAt", "created")
KNOWN = frozenset((*TITLES, *BEGINS, "id", "mode", "relapses", "species", "position"))


def is_it(source: Source) -> bool:
    """Whether it has trees, and says which schema it is."""
    return begins_with(source, "schemaVersion", "trees")


def read(source: Source, given: Given) -> Incoming:
    """All trees. Raises CannotRead("import_not_it"), ("import_no_field")."""
    found = whole(source, KIND)
    left: list[Left] = []
    clocks = []
    for at, tree in objects(source, found, "trees", left):
        title = next((told for field in TITLES if (told := values.title(tree.get(field) or ""))), None)
        if title is None:
            left.append(Left(at, "no_name"))
            continue
        returns = _returns(source, at, tree, given, left) if "relapses" in tree else ()
        begin = next((when for field in BEGINS if tree.get(field) and (when := _when(tree[field], given))), None)
        days = [first for first, *_ in returns]
        since = min((begin.date() if begin else given.today, *days, given.today))
        if begin is None:
            left.append(Left(at, "no_begin", (("title", title), ("day", since.isoformat()))))
        aside = rest_of(tree, KNOWN)
        clocks.append(
            ClockIn(str(tree.get("id") or f"{title} #{at.item}"), title, since, at, 0, None, returns, (), aside)
        )
    return Incoming(KIND, (), tuple(clocks), left=tuple(left))


def _when(value: object, given: Given) -> datetime | None:
    """The instant; of a day alone its beginning."""
    return values.instant(value, given.zone)


def _returns(
    source: Source, at: At, tree: Object, given: Given, left: list[Left]
) -> tuple[tuple[date, date, str | None], ...]:
    days: dict[date, str | None] = {}
    for _, one in objects(source, tree, "relapses", left, at):
        when = _when(one.get("timestamp", ""), given)
        if when is None:
            text = values.shortened(str(one.get("timestamp")), 60)
            left.append(Left(at, "no_day", (("text", text),)))
            continue
        day = civil_day(when, given.day_starts_at)
        told = [note for note in (days.get(day), values.note(one.get("reason"))) if note]
        days[day] = values.note("\n".join(told))
    return tuple((day, day, note) for day, note in sorted(days.items()))
