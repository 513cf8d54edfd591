"""The answer of what goes out: where it was written, what is in it, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args

from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line
from goalwalk.words import fact_text, listed, say
from goalwalk.words.days import full_day

Form = Literal["json", "csv", "markdown", "html", "text"]
FORMS: tuple[Form, ...] = get_args(Form)
Why = Literal[
    "time", "time_days", "days", "day", "whenever", "early", "rest", "round", "target"
]  # why something is in no calendar
WHY: tuple[Why, ...] = get_args(Why)
OF_DAYS = ("time_days", "days")  # for want of weekdays
Days = tuple[date | None, date | None]  # from the one to the other; None: from the beginning, to the end
MOST = 5  # things that are named; of more, how many


class ExportView(NamedTuple):
    """The answer of `data export`. `counts`: how many of each table are in it, `left`: how many are not, where it was
    to be a part, and the `days` it is of, the first and the last; `taken_away`: how many in it were taken away before.
    `whose`: None for one's own."""

    today: date
    path: str
    form: Form
    counts: Mapping[str, int]
    left: Mapping[str, int]
    whole: bool
    settings: bool
    taken_away: int = 0
    whose: str | None = None
    days: Days = (None, None)

    def data(self) -> dict[str, Any]:
        """As JSON: like a receipt."""
        told = {"code": "exported", "path": self.path, "as": self.form, "whole": self.whole, "settings": self.settings}
        first, last = (day.isoformat() if day else None for day in self.days)
        days = {"from": first, "to": last} if any(self.days) else {}
        counts = {"counts": dict(self.counts), "left_out": dict(self.left), "taken_away": self.taken_away}
        return {"recorded": {**told, **days, **counts}}

    def blocks(self) -> list[Block]:
        """Where it is, and what whoever reads it has to know."""
        things = things_text(self.counts, settings=self.settings)
        first = "receipt.exported.of" if self.whose else "receipt.exported"
        lines = [say(first, path=self.path, things=things, whose=self.whose)]
        if any(self.days):
            lines.append(say("export.days", days=days_text(self.days)))
        if left := left_text(self.left, settings=self.whole or self.settings):
            lines.append(say("export.left", things=left))
        if self.form == "json":
            lines.append(say("export.back", path=self.path) if self.whole else say("export.part"))
        if self.taken_away:
            lines.append(say("export.taken_away", n=self.taken_away))
        if self.form == "csv":
            lines.append(say("export.csv"))
        return [Line(line) for line in lines]


def days_text(days: Days) -> str:
    """From which day to which: with their years, for it is read in other years, too."""
    first, last = (full_day(day) if day else "" for day in days)
    return say(f"export.days.{'from_to' if first and last else 'from' if first else 'to'}", first=first, last=last)


def things_text(counts: Mapping[str, int], *, settings: bool) -> str:
    """How many of what: "2 goals, 3 steps and the settings"."""
    things = [say(f"things.{table}", n=n) for table, n in counts.items()]
    return listed([*things, *([say("export.settings")] if settings else [])])


def left_text(left: Mapping[str, int], *, settings: bool) -> str:
    """What is not in it; `settings`: they are. Nothing where all is."""
    return things_text(left, settings=not settings)


class CalendarView(NamedTuple):
    """The answer of `data calendar`. `counts`: what is to come, by what it is; `left`: what is in no entry, by number
    and title, and why. `by_rule`: the clock of the zone goes by a rule that a calendar can hold. Of a file: how many
    entries in it are `cancelled`, and whether it is `new`. Of a folder: how many files were `written`, how many
    `removed`.
    """

    today: date
    path: str
    counts: Mapping[str, int]
    left: tuple[tuple[str, str, Why], ...]
    titles: Literal["neutral", "own"]
    alarms: bool
    zone: str
    by_rule: bool = True
    folder: bool = False
    written: int = 0
    removed: int = 0
    cancelled: int = 0
    new: bool = False
    whose: str | None = None

    def data(self) -> dict[str, Any]:
        """As JSON: like a receipt."""
        left = [{"id": id, "title": title, "why": why} for id, title, why in self.left]
        told = {"code": "calendar", "path": self.path, "titles": self.titles, "alarms": self.alarms, "zone": self.zone}
        of_folder = {"written": self.written, "removed": self.removed} if self.folder else {"cancelled": self.cancelled}
        return {"recorded": {**told, "counts": dict(self.counts), "left_out": left, **of_folder}}

    def blocks(self) -> list[Block]:
        """Where it is, what of it others see, what rings, and what is not in it."""
        lines = [self._first()]
        lines += [say(f"calendar.{word}", n=n) for word in ("cancelled", "removed") if (n := getattr(self, word))]
        if self.counts:
            lines.append(say(f"calendar.{self.titles}"))
        if self.counts and self.alarms:
            lines.append(say("calendar.alarms"))
        if self.counts and self.new:
            lines.append(say("calendar.again"))
        several = sum(why in OF_DAYS for *_, why in self.left) > 1
        for why in WHY:
            if things := [(id, title) for id, title, other in self.left if other == why]:
                lines.append(_left(why, things, several))
        if self.counts and not self.by_rule:
            lines.append(say("calendar.odd_zone", zone=self.zone))
        return [Line(line) for line in lines]

    def _first(self) -> str:
        things = listed([say(f"calendar.of.{thing}", n=n) for thing, n in self.counts.items()])
        if not things:
            return say("calendar.nothing", path=self.path)
        first = "receipt.calendar.of" if self.whose else "receipt.calendar"
        return say(first, path=self.path, whose=self.whose, things=things)


def _left(why: Why, things: list[tuple[str, str]], several: bool) -> str:
    """What is not in it for one reason, and what to type; `several` name no weekdays."""
    more = len(things) - MOST
    named = fact_text(things[:MOST])
    named = say("calendar.left.more", things=named, n=more) if more > 0 else named
    ids = [id for id, _ in things]
    days = " ".join(f'--days "{id} mon,wed"' for id in ids[:MOST]) if several else "--days mon,wed"
    return say(f"calendar.left.{why}", things=named, id=ids[0], days=days)
