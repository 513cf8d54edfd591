"""Clocks: where each stands, one with what was written of it, and what was recorded of one.

A clock's line holds all that can be said of it on a day. On a screen the day leads, and after a return what remains:
all the days, the longest run, then the new day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from goalwalk.core.model.clocks_setbacks import Clock
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.clocks import (
    count,
    day_number,
    lived,
    milestones,
    next_milestone,
    reached_on,
    saved,
)
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import (
    NUMBER,
    TEXT,
    TITLE,
    Block,
    Cell,
    Column,
    Data,
    Gap,
    Heading,
    Line,
    Table,
    count_cell,
    facts,
    id_cell,
    none_cell,
    numbers,
    part,
    table,
)
from goalwalk.screens.nouns.after_return import Offer
from goalwalk.screens.nouns.clock_days import ClockDay, amount_of, clock_days, day_text
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, full_day

LATEST = 20  # so much of what was written is shown, unless all is asked for

Unit = Literal["days", "months", "years"]


class Saving(NamedTuple):
    """An amount saved, in thousandths of its unit."""

    amount: int
    unit: str

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "amount")


class Reached(NamedTuple):
    """So many days, months or years in a row, and the day they were reached first, or will be."""

    n: int
    unit: Unit
    day: date


class Marked(NamedTuple):
    """A milestone of a clock to mark today; `first`: it was never reached before."""

    id: str
    title: str
    n: int
    unit: Unit
    first: bool


class ClockLine(NamedTuple):
    """One clock, today. The names up to `median_return_days` are those of `core.nouns.clocks.Count`.

    `day` is the number of the day on screens, `first_day` that of a first day. `limit` is the one that holds today, in
    thousandths of `unit`; 0: none at all. `saves`: by a free day; `saved`: by all of them. `milestones`: those ever
    reached, the first reached first.
    """

    id: str
    title: str
    since: date
    total: int
    free: int
    percent: float | None
    current: int
    longest: int
    returns: int
    median_return_days: float | None
    day: int
    first_day: int
    limit: int
    unit: str | None
    saves: tuple[Saving, ...]
    saved: tuple[Saving, ...]
    milestones: tuple[Reached, ...]
    next: Reached
    marked: tuple[Marked, ...]
    own_milestones: tuple[int, ...]
    again: bool

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "limit")


class ClocksView(NamedTuple):
    """The answer of `clock list`."""

    today: date
    clocks: tuple[ClockLine, ...]

    def blocks(self) -> list[Block]:
        """A row a clock, and what is reached today."""
        if not self.clocks:
            return [Line(say("clocks.empty"))]
        rows = ((line.id, line.title, clock_text(line)) for line in self.clocks)
        marked = [Line(marked_text(one), "shown") for line in self.clocks for one in line.marked]
        return [table((NUMBER, TITLE, TEXT), rows, header=False), *([Gap()] if marked else []), *marked]


class ClockView(NamedTuple):
    """The answer of `clock show`. `history`: what was written, the latest first; `earlier`: how much more there is."""

    today: date
    clock: ClockLine
    history: tuple[ClockDay, ...]
    earlier: int

    def blocks(self) -> list[Block]:
        """Where a clock stands, what it counts, and what was written of it."""
        line = self.clock
        chosen = _chosen(line)
        blocks: list[Block] = [Heading(line.title, id=line.id), Line(_leading(line), "strong", 2)]
        blocks += [Line(_milestone(one), "shown", 2) for one in line.marked]
        blocks += facts(
            ("list.since", full_day(line.since)),
            ("list.limit", chosen["limits"] if line.limit else None),
            ("list.saves", chosen["saves"]),
            ("list.saved", _savings(line.saved) if line.free else None),
            ("list.next_milestone", _on(line.next)),
            ("list.own_milestones", chosen["milestones"]),
            ("list.again", chosen["again"] if line.again else None),
        )
        blocks += part(say("clock.reached"), map(_on, line.milestones))
        blocks += part(say("clock.written"), (day_text(day, line.unit) for day in self.history))
        earlier = [Line(say("clock.earlier", n=self.earlier, id=line.id), "quiet", 2)] if self.earlier else []
        return [*blocks, *earlier]


def clocks_view(plan: Plan, today: date) -> ClocksView:
    """Every clock."""
    return ClocksView(today, clock_lines(plan, today))


def clock_view(plan: Plan, clock: Clock, today: date, *, all: bool = False) -> ClockView:
    """One clock, and the latest of what was written of it, or all."""
    days = sorted(clock_days(plan, clock), key=lambda day: (day.last, day.first, day.amount is None), reverse=True)
    shown = days if all else days[:LATEST]
    return ClockView(today, clock_line(plan, clock, today), tuple(shown), len(days) - len(shown))


def clock_lines(plan: Plan, today: date) -> tuple[ClockLine, ...]:
    """Every clock, in the order they were made."""
    return tuple(clock_line(plan, clock, today) for clock in plan.clocks)


def clock_line(plan: Plan, clock: Clock, today: date) -> ClockLine:
    """One clock."""
    known = lived(plan, clock, today)
    counted = count(plan, clock, today, known)
    coming = next_milestone(plan, clock, today, known)
    id = str(clock.number)
    return ClockLine(
        id,
        clock.title,
        clock.since,
        *counted,
        day=day_number(plan, counted.current),
        first_day=day_number(plan, 1),
        limit=in_force(clock.limits, today),
        unit=clock.unit,
        saves=tuple(Saving(*saving) for saving in clock.saves),
        saved=tuple(Saving(*saving) for saving in saved(clock, counted.free)),
        milestones=tuple(Reached(one.n, one.unit, one.day) for one in milestones(plan, clock, today, known)),
        next=Reached(coming.n, coming.unit, coming.day),
        marked=tuple(
            Marked(id, clock.title, one.n, one.unit, one.day == today) for one in reached_on(plan, clock, today, known)
        ),
        own_milestones=clock.milestones,
        again=clock.again,
    )


# Laid out


def clock_table(lines: Iterable[ClockLine]) -> Table:
    """A row a clock, for a screen that also tells of other things."""
    columns = (
        NUMBER,
        Column(say("list.clock"), lead=True, wide=True),
        Column(say("list.now")),
        Column(say("list.in_all"), right=True),
        Column(say("list.longest_run"), right=True),
    )
    rows = (
        (
            id_cell(line.id),
            line.title,
            Cell(say("clock.now", day=line.day), "shown") if line.current else none_cell(),
            count_cell(line.free),
            count_cell(line.longest),
        )
        for line in lines
    )
    return table(columns, rows)


def clock_text(line: ClockLine) -> str:
    """Where a clock stands, in a few words; after a return what remains leads. Never a bare 0."""
    if not line.total:
        return say("clock.begins", day=full_day(line.since))
    remains = say("clock.remains", n=line.free, longest=line.longest) if line.free else ""
    if not line.current:
        return f"{remains} {say('clock.off_today')}".lstrip()
    day = say("clock.day", day=line.day)
    return f"{remains} {day}" if line.returns and line.current < line.longest else day


def marked_text(one: Marked) -> str:
    """A milestone that is reached today, with the clock it is of."""
    return say("milestone.of", title=one.title, marked=_milestone(one))


def _leading(line: ClockLine) -> str:
    """As `clock_text`, with all the days also where the run of today is the longest and there was one before."""
    text = clock_text(line)
    grown = line.returns and line.current and line.current == line.longest
    return f"{text} {say('clock.in_all', n=line.free)}" if grown else text


def _chosen(line: ClockLine) -> dict[str, str]:
    """What the person chose for a clock, by the field it stands in; nothing where they chose none of it."""
    limit = say("list.limit.day", amount=amount_of(line.limit, line.unit)) if line.limit else say("list.limit.none")
    return {
        "limits": limit,
        "saves": _savings(line.saves),
        "milestones": ", ".join(say("milestone.days", n=n) for n in line.own_milestones),
        "again": say("list.again.yes" if line.again else "list.again.no"),
        "unit": line.unit or "",
    }


def _milestone(one: Marked) -> str:
    return say(f"milestone.{'first' if one.first else 'again'}.{one.unit}", n=one.n)


def _on(one: Reached) -> str:
    return say("milestone.on", milestone=say(f"milestone.{one.unit}", n=one.n), day=full_day(one.day))


def _savings(savings: Iterable[Saving]) -> str:
    return ", ".join(amount_of(one.amount, one.unit) for one in savings)


# Receipts


def _clock(view: ReceiptView) -> ClockLine:
    line = dict(view.changed)["clock"]
    assert isinstance(line, ClockLine)
    return line


def _since(line: ClockLine, view: ReceiptView) -> Facts:
    return {"id": line.id, "title": line.title, "day": day_name(line.since, view.today), "now": clock_text(line)}


def _added(_: Facts, view: ReceiptView) -> list[str]:
    line = _clock(view)
    marked = map(_milestone, line.marked) if line.total > 1 else ()  # that the first day is the first is said already
    there = {"limits": line.limit, "saves": line.saves, "milestones": line.own_milestones}
    chosen = _choices(line, [name for name, value in there.items() if value])
    return [say("receipt.clock_added", **_since(line, view)), *chosen, *marked, say("receipt.clock_danger")]


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    line, changed = _clock(view), facts["changed"]
    marked = map(_milestone, line.marked) if {"since", "milestones", "again"} & {*changed} else ()
    left = [say("receipt.clock_left", n=facts["left"])] if facts["left"] else []
    return [say("receipt.clock_edited", **_since(line, view)), *left, *_choices(line, changed), *marked]


# What the fields of a clock are called in lists.
_CALLED = {
    "limits": "list.limit",
    "saves": "list.saves",
    "milestones": "list.own_milestones",
    "again": "list.again",
    "unit": "list.unit",
}


def _choices(line: ClockLine, names: Iterable[str]) -> list[str]:
    """What was chosen, said back so that a slip is seen."""
    chosen = _chosen(line)
    return [f"{say(_CALLED[name])}: {chosen[name] or say('none')}" for name in names if name in _CALLED]


def _returned(facts: Facts, view: ReceiptView) -> list[str | Line]:
    line = _clock(view)
    first, last = view.day(facts["first"]), view.day(facts["last"])
    days = first
    if facts.get("n") == 2:
        days = listed([first, last])
    elif facts.get("n"):
        days = say("days.some", n=facts["n"], first=first, last=last)
    elif last != first:
        days = say("clock.stretch", first=first, last=last)
    before = date.fromisoformat(facts["last"]) < line.since
    kept = [say("receipt.clock_return.kept", day=full_day(line.since))] if before else []
    return [_remains(line), say("receipt.clock_return", days=days), *kept, _new_day(line), *_offered(view)]


def _known(_: Facts, view: ReceiptView) -> list[str]:
    return [_remains(_clock(view)), say("receipt.clock_return_known")]


def _amounted(facts: Facts, view: ReceiptView) -> list[str | Line]:
    line, day = _clock(view), dict(view.changed)["amount"]
    assert isinstance(day, ClockDay)
    said = {"id": line.id, "title": line.title, "day": day_name(day.first, view.today)}
    said["amount"] = amount_of(day.amount or 0, line.unit)
    if day.limit:
        text = say("receipt.clock_amount.limit", limit=amount_of(day.limit, line.unit), **said)
    else:
        text = say("receipt.clock_amount", **said)
    if not day.counted:
        return [text, say("receipt.clock_return.kept", day=full_day(line.since))]
    if not facts["off"]:
        return [f"{text} {clock_text(line)}"]
    said_of = say("receipt.clock_return", days=said["day"])
    return [_remains(line), text, said_of, _new_day(line), *_offered(view)]


def _remains(line: ClockLine) -> str:
    if not line.free:
        return say("receipt.clock_stays", id=line.id, title=line.title)
    return say("receipt.clock_remains", id=line.id, title=line.title, n=line.free, longest=line.longest)


def _new_day(line: ClockLine) -> str:
    """The day it is now; on the day of a return the one that comes next, as the person counts."""
    if line.current:
        return say("receipt.clock_today", day=line.day)
    return say("receipt.clock_tomorrow", day=line.first_day)


def _offered(view: ReceiptView) -> list[str | Line]:
    offered = dict(view.changed).get("offer")
    return offered.lines() if isinstance(offered, Offer) else []


def _taken(facts: Facts, view: ReceiptView) -> list[str]:
    line = _clock(view)
    day = view.day(facts["day"])
    return [say("receipt.clock_return_removed", title=line.title, day=day, now=clock_text(line))]


RECEIPTS: Receipts = {
    "clock_added": _added,
    "clock_edited": _edited,
    "clock_returned": _returned,
    "clock_return_known": _known,
    "clock_returned_span": _returned,
    "clock_returned_days": _returned,
    "clock_amount": _amounted,
    "clock_return_removed": _taken,
}
