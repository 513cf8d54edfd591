"""Clocks: what leads is the day, and after a return what remains: all the days, the longest run, then the new day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core.amounts import CURRENCY, ONE, amount_text
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.nouns.clocks import ClockDay, ClockLine, ClocksView, ClockView, Marked, Offer, Reached, Saving
from goalwalk.screens.signs import none_cell
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, full_day

if TYPE_CHECKING:
    from goalwalk.screens.receipt import ReceiptView

Facts = dict[str, Any]


def clocks(view: ClocksView) -> list[Block]:
    """A row a clock, and what is reached today."""
    if not view.clocks:
        return [Line(say("clocks.empty"))]
    columns = (Column(lead=True), Column(lead=True, wide=True), Column(wide=True))
    rows = tuple((Cell(line.id), Cell(line.title), Cell(clock_text(line))) for line in view.clocks)
    marked: list[Block] = [Line(marked_text(one), "shown") for line in view.clocks for one in line.marked]
    blocks: list[Block] = [Table(columns, rows, header=False)]
    return [*blocks, Gap(), *marked] if marked else blocks


def clock(view: ClockView) -> list[Block]:
    """Where a clock stands, what it counts, and what was written of it."""
    line = view.clock
    chosen = _chosen(line)
    facts = (
        ("list.since", full_day(line.since)),
        ("list.limit", chosen["limits"] if line.limit else ""),
        ("list.saves", chosen["saves"]),
        ("list.saved", _savings(line.saved) if line.free else ""),
        ("list.next_milestone", _on(line.next)),
        ("list.own_milestones", chosen["milestones"]),
        ("list.again", chosen["again"] if line.again else ""),
    )
    blocks: list[Block] = [Heading(line.title, id=line.id), Line(_leading(line), "strong", 2)]
    blocks += [Line(_marked(one), "shown", 2) for one in line.marked]
    blocks += [Line(f"{say(key)}: {fact}", indent=2) for key, fact in facts if fact]
    if line.milestones:
        blocks += [Gap(), Heading(say("clock.reached"))]
        blocks += [Line(_on(one), indent=2) for one in line.milestones]
    if view.history:
        blocks += [Gap(), Heading(say("clock.written"))]
        blocks += [Line(_written(day, line), indent=2) for day in view.history]
    if view.earlier:
        blocks.append(Line(say("clock.earlier", n=view.earlier, id=line.id), "quiet", 2))
    return blocks


def _chosen(line: ClockLine) -> dict[str, str]:
    """What the person chose for a clock, by the field it stands in; nothing where they chose none of it."""
    limit = say("list.limit.day", amount=_amount(line.limit, line.unit)) if line.limit else say("list.limit.none")
    return {
        "limits": limit,
        "saves": _savings(line.saves),
        "milestones": ", ".join(say("milestone.days", n=n) for n in line.own_milestones),
        "again": say("list.again.yes" if line.again else "list.again.no"),
        "unit": line.unit or "",
    }


def clock_table(lines: Iterable[ClockLine]) -> Table:
    """A row a clock, for a screen that also tells of other things."""
    columns = (
        Column(lead=True),
        Column(say("list.clock"), lead=True, wide=True),
        Column(say("list.now")),
        Column(say("list.in_all"), right=True),
        Column(say("list.longest_run"), right=True),
    )
    return Table(
        columns,
        tuple(
            (
                Cell(f"  {line.id}", aloud=line.id),
                Cell(line.title),
                Cell(say("clock.now", day=line.day), "shown") if line.current else none_cell(),
                Cell(str(line.free)) if line.free else none_cell(),
                Cell(str(line.longest)) if line.longest else none_cell(),
            )
            for line in lines
        ),
    )


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
    return say("milestone.of", title=one.title, marked=_marked(one))


def _leading(line: ClockLine) -> str:
    """As `clock_text`, with all the days also where the run of today is the longest and there was one before."""
    text = clock_text(line)
    grown = line.returns and line.current and line.current == line.longest
    return f"{text} {say('clock.in_all', n=line.free)}" if grown else text


def _marked(one: Marked) -> str:
    return say(f"milestone.first.{one.unit}", n=one.n) if one.first else say(f"milestone.again.{one.unit}", n=one.n)


def _on(one: Reached) -> str:
    return say("milestone.on", milestone=say(f"milestone.{one.unit}", n=one.n), day=full_day(one.day))


def _savings(savings: Iterable[Saving]) -> str:
    return ", ".join(_amount(one.amount, one.unit) for one in savings)


def _amount(amount: int, unit: str | None) -> str:
    """An amount with its unit; money has two decimals, or none."""
    text = amount_text(amount)
    if unit and unit[0] in CURRENCY and amount % ONE and not amount % 10:
        text = f"{amount // ONE}.{amount % ONE // 10:02}"
    return say("clock.amount", amount=text, unit=unit) if unit else text


def _written(day: ClockDay, line: ClockLine) -> str:
    days = full_day(day.first)
    if day.last != day.first:
        days = say("clock.stretch", first=days, last=full_day(day.last))
    if day.amount is None:
        text = say("clock.written.return", days=days)
    elif not day.limit:
        text = say("clock.written.amount", days=days, amount=_amount(day.amount, line.unit))
    else:
        said = {"days": days, "amount": _amount(day.amount, line.unit), "limit": _amount(day.limit, line.unit)}
        text = say("clock.written.over", **said) if day.over else say("clock.written.limit", **said)
    if day.notes:
        text = say("clock.written.note", written=text, note="; ".join(day.notes))
    return text if day.counted else say("clock.written.kept", written=text)


# Receipts


def _clock(view: ReceiptView) -> ClockLine:
    line = dict(view.changed)["clock"]
    assert isinstance(line, ClockLine)
    return line


def _since(view: ReceiptView) -> Facts:
    line = _clock(view)
    return {"id": line.id, "title": line.title, "day": day_name(line.since, view.today), "now": clock_text(line)}


def _added(_: Facts, view: ReceiptView) -> list[str]:
    line = _clock(view)
    marked = map(_marked, line.marked) if line.total > 1 else ()  # that the first day is the first is said already
    chosen = [name for name in ("limits", "saves", "milestones") if getattr(line, _LINE.get(name, name))]
    said = [say("receipt.clock_added", **_since(view)), *_choices(line, chosen)]
    return [*said, *marked, say("receipt.clock_danger")]


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    line, changed = _clock(view), facts["changed"]
    marked = map(_marked, line.marked) if {"since", "milestones", "again"} & {*changed} else ()
    left = [say("receipt.clock_left", n=facts["left"])] if facts["left"] else []
    return [say("receipt.clock_edited", **_since(view)), *left, *_choices(line, changed), *marked]


# The fields of a clock that its line calls otherwise, and what each is called in lists.
_LINE = {"limits": "limit", "milestones": "own_milestones"}
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


def _returned(facts: Facts, view: ReceiptView) -> list[str]:
    line = _clock(view)
    first, last = (date.fromisoformat(facts[name]) for name in ("first", "last"))
    days = day_name(first, view.today)
    if facts.get("n") == 2:
        days = listed([days, day_name(last, view.today)])
    elif facts.get("n"):
        days = say("days.some", n=facts["n"], first=days, last=day_name(last, view.today))
    elif last != first:
        days = say("clock.stretch", first=days, last=day_name(last, view.today))
    said = [say("receipt.clock_return", days=days)]
    if last < line.since:
        said.append(say("receipt.clock_return.kept", day=full_day(line.since)))
    return [_remains(line), *said, *_new_day(line), *_offered(view)]


def _known(_: Facts, view: ReceiptView) -> list[str]:
    return [_remains(_clock(view)), say("receipt.clock_return_known")]


def _amounted(facts: Facts, view: ReceiptView) -> list[str]:
    line, day = _clock(view), dict(view.changed)["amount"]
    assert isinstance(day, ClockDay)
    said = {"id": line.id, "title": line.title, "day": day_name(day.first, view.today)}
    amount = _amount(day.amount or 0, line.unit)
    if day.limit:
        text = say("receipt.clock_amount.limit", amount=amount, limit=_amount(day.limit, line.unit), **said)
    else:
        text = say("receipt.clock_amount", amount=amount, **said)
    if not day.counted:
        return [text, say("receipt.clock_return.kept", day=full_day(line.since))]
    if not facts["off"]:
        return [f"{text} {clock_text(line)}"]
    said_of = say("receipt.clock_return", days=said["day"])
    return [_remains(line), text, said_of, *_new_day(line), *_offered(view)]


def _remains(line: ClockLine) -> str:
    if not line.free:
        return say("receipt.clock_stays", id=line.id, title=line.title)
    return say("receipt.clock_remains", id=line.id, title=line.title, n=line.free, longest=line.longest)


def _new_day(line: ClockLine) -> list[str]:
    """The day it is now; on the day of a return the one that comes next, as the person counts."""
    if line.current:
        return [say("receipt.clock_today", day=line.day)]
    return [say("receipt.clock_tomorrow", day=line.first_day)]


def _offered(view: ReceiptView) -> list[str]:
    """One person and one small step, where they are offered."""
    offer = dict(view.changed).get("offer")
    if not isinstance(offer, Offer):
        return []
    reach = [say("now.words", whom=offer.hope.whom, text=offer.hope.text)] if offer.hope else []
    reach += [say("receipt.clock_reach", whom=offer.whom, reach=offer.reach)] if offer.whom else []
    if offer.step:
        return [*reach, say("receipt.clock_step", step=offer.step, title=offer.title)]
    return [*reach, say("receipt.clock_tell")]


def _taken(facts: Facts, view: ReceiptView) -> list[str]:
    line, day = _clock(view), day_name(date.fromisoformat(facts["day"]), view.today)
    return [say("receipt.clock_return_removed", title=line.title, day=day, now=clock_text(line))]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"ClocksView": clocks, "ClockView": clock}

RECEIPTS: dict[str, Callable[[Facts, ReceiptView], list[str]]] = {
    "clock_added": _added,
    "clock_edited": _edited,
    "clock_returned": _returned,
    "clock_return_known": _known,
    "clock_returned_span": _returned,
    "clock_returned_days": _returned,
    "clock_amount": _amounted,
    "clock_return_removed": _taken,
}
