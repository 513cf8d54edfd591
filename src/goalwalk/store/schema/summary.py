"""What a list of people shows of a plan, in its first line: a list of many then reads no plan whole.

When the last talk was, when the next one is, by when the person asked to be called; no word of what was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goalwalk.core.nouns.meetings import gone_by, latest, next_talk
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Tables
from goalwalk.store.schema import codec

DAYS = ("talk", "next", "call", "past")


class Glance(NamedTuple):
    """The day of the last talk, day and time of the next one, the day of a call, and that of a talk that had gone by
    when something was written last; None: there is none."""

    talk: date | None = None
    next: date | None = None
    time: str | None = None
    call: date | None = None
    past: date | None = None


def written(tables: Tables) -> dict[str, str]:
    """The glance of these tables, as the first line holds it."""
    meetings = list(codec.there("meetings", tables["meetings"]))
    last = latest(meetings)
    day, time = next_talk(meetings) or (None, None)
    seen = Glance(last.day if last else None, day, time, last.call if last else None, gone_by(meetings))
    return {name: str(value) for name, value in seen._asdict().items() if value is not None}


def read(seen: Mapping[str, str]) -> Glance:
    """The glance that a first line holds; an empty one where it is not as we write it."""
    try:
        days = {name: date.fromisoformat(seen[name]) for name in DAYS if name in seen}
    except ValueError:
        return Glance()
    return Glance(**days, time=seen.get("time"))
