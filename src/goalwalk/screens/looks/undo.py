"""What can be taken back or done again, and what was taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol

from goalwalk.core.days import civil_day
from goalwalk.core.kinds import BY_TABLE
from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line
from goalwalk.words import say
from goalwalk.words.changes import thing_text, what_text
from goalwalk.words.days import far_day


class Done(Protocol):
    """A change, as the store tells of it."""

    @property
    def what(self) -> What:
        """What it did."""

    @property
    def at(self) -> str:
        """When, ISO 8601."""

    @property
    def undone(self) -> bool:
        """Whether it was taken back."""


class Removed(Protocol):
    """A thing that was taken away, as the store tells of it."""

    @property
    def name(self) -> str:
        """Its table."""

    @property
    def record(self) -> Any:
        """What it was."""

    @property
    def at(self) -> datetime:
        """When it was taken away."""

    @property
    def above(self) -> tuple[tuple[str, Any, bool], ...]:
        """What it hangs on: table, record, and whether that was taken away, too."""

    @property
    def along(self) -> int:
        """How many things went with it."""


class ChangeLine(NamedTuple):
    """A change that can be taken back, or (`undone`) done again: by its `letter`, whatever came since."""

    what: What
    at: str
    undone: bool
    letter: str | None = None


class ChangesView(NamedTuple):
    """The answer of `undo --list`, newest first. `more`: how many are not shown."""

    today: date
    changes: tuple[ChangeLine, ...]
    more: int = 0

    def blocks(self) -> list[Block]:
        """What undo would take back, numbered as it counts; and what redo would do again, by its letter."""
        if not self.changes:
            return [Line(say("undo.empty"))]
        blocks: list[Block] = []
        count = 0
        for change in self.changes:
            what = what_text(change.what, self.today)
            if change.undone:
                blocks.append(Line(say("undo.line_undone", what=what, letter=change.letter), "quiet"))
            else:
                count += 1
                blocks.append(Line(say("undo.line", n=count, what=what)))
        return [*blocks, Line(say("undo.earlier", n=self.more), "quiet")] if self.more else blocks


class RemovedLine(NamedTuple):
    """A thing that was taken away. `thing` and `above` (what it hangs on, which was taken away, too) name it by their
    tables: see `words.changes`. `day`: when it was taken away; `along`: how many things went with it.
    """

    number: int
    thing: What
    day: date
    above: tuple[What, ...]
    along: int


class RemovedView(NamedTuple):
    """The answer of `undo --removed`, the latest first."""

    today: date
    things: tuple[RemovedLine, ...]

    def blocks(self) -> list[Block]:
        """A line each, and how one of it comes back."""
        if not self.things:
            return [Line(say("removed.empty"))]
        lines = (Line(_removed_text(thing, self.today)) for thing in self.things)
        return [*lines, Line(say("removed.how"), "quiet", says="next")]


def _removed_text(removed: RemovedLine, today: date) -> str:
    thing = thing_text(removed.thing, today)
    line = say("removed.line", n=removed.number, thing=thing, day=far_day(removed.day, today))
    line = say("removed.along", line=line, n=removed.along) if removed.along else line
    for above in removed.above:
        line = say("removed.above", line=line, above=thing_text(above, today))
    return line


def changes_view(done: Sequence[Done], today: date, count: int | None = None) -> ChangesView:
    """What can be taken back or done again; the latest `count` of it."""
    lines, undone = [], 0
    for change in done:
        letter = letter_of(undone) if change.undone else None
        lines.append(ChangeLine(change.what, change.at, change.undone, letter))
        undone += change.undone
    shown = lines[:count]
    return ChangesView(today, tuple(shown), len(lines) - len(shown))


def letter_of(place: int) -> str:
    """a to z, then aa, ab …"""
    letter = chr(ord("a") + place % 26)
    return letter if place < 26 else letter_of(place // 26 - 1) + letter


def removed_view(found: Sequence[Removed], today: date, now: datetime, day_starts_at: int) -> RemovedView:
    """What was taken away, numbered; its days as `now` and the plan count them."""
    days = [civil_day(removed.at.astimezone(now.tzinfo), day_starts_at) for removed in found]
    return RemovedView(today, tuple(map(_line, range(1, len(found) + 1), found, days)))


def _line(number: int, removed: Removed, day: date) -> RemovedLine:
    above = tuple(thing_of(name, record, ()) for name, record, gone in removed.above if gone)
    thing = thing_of(removed.name, removed.record, removed.above)
    return RemovedLine(number, thing, day, above, removed.along)


def thing_of(name: str, record: Any, above: Sequence[tuple[str, Any, bool]]) -> What:
    """What names a thing of that table: its number, its words or those of what it hangs on, its day."""
    number, over = getattr(record, "number", None), above[0][1] if above else None
    id = f"{over.number}.{number}" if BY_TABLE[name].numbered == "owner" and over is not None else number
    words = () if name in ("happenings", "setbacks") else ("title", "text")  # theirs are not for a list
    own = next((text for word in words if (text := getattr(record, word, None))), None)
    day = getattr(record, "day", None) or getattr(record, "first", None)
    told: dict[str, object] = {
        "id": None if id is None else str(id),
        "title": own or (over.title if over is not None else None),
        "day": day.isoformat() if day else None,
    }
    talk = {"whom": record.whom, "group": record.group} if name == "meetings" else {}
    return What(name, told | talk)
