"""What stands in the way: a row each, inside and around apart; one with all that happened; and what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table, Tone
from goalwalk.screens.nouns.barriers import BarrierLine, BarriersView, BarrierView, HappenedSince, HappeningLine
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day, full_day

if TYPE_CHECKING:
    from goalwalk.screens.receipt import ReceiptView

Facts = dict[str, Any]


def barriers(view: BarriersView) -> list[Block]:
    """What is inside, what is around, and last, quieter, what has eased."""
    if not view.barriers and not view.eased:
        return [Line(say("barriers.empty"))]
    standing = [line for line in view.barriers if not line.eased]
    blocks: list[Block] = [] if standing else [Line(say("barriers.none_left"))]
    for side, table in (("inside", _inside), ("outside", _outside)):
        lines = [line for line in standing if line.side == side]
        if lines:
            blocks += [*([Gap()] if blocks else []), Heading(say(f"side.{side}")), table(lines, view.today)]
    eased = [line for line in view.barriers if line.eased]
    if eased:
        return [*blocks, Gap(), Heading(say("barriers.eased")), _eased(eased, view.today)]
    return [*blocks, Gap(), Line(say("barriers.more", n=view.eased), "quiet")] if view.eased else blocks


def barrier(view: BarrierView) -> list[Block]:
    """What is written of a barrier, and what happened with it."""
    line = view.barrier
    went = went_text(line.came, line.used, line.helped)
    facts = (
        ("barrier.side", say(f"side.{line.side}")),
        ("list.goal", f"{line.goal} {view.goal}" if line.goal else None),
        ("barrier.then", line.then),
        ("barrier.whom", line.whom),
        ("barrier.say", line.say),
        ("barrier.entitled", line.entitled),
        ("barrier.along", line.along),
        ("barrier.due", full_day(line.due) if line.due else None),
        ("barrier.eased", full_day(line.eased) if line.eased else None),
        ("barrier.so_often", went or (say("barrier.asked", n=line.asked) if line.asked else None)),
        ("list.made", full_day(view.made)),
    )
    blocks: list[Block] = [Heading(line.title, id=line.id)]
    blocks += [Line(f"{say(key)}: {fact}", indent=2) for key, fact in facts if fact]
    if view.history:
        blocks += [Gap(), Heading(say("barrier.history"))]
        blocks += [Line(_of_a_day(one, line.side, None), indent=2) for one in view.history]
    if view.earlier:
        blocks.append(Line(say("barrier.earlier", n=view.earlier, id=line.id), "quiet", 2))
    return blocks


def went_text(came: int | None, used: int | None, helped: float | None) -> str:
    """ "came 3 times, the then was used twice, helped 6 of 10", as far as there is something to say."""
    if not came:
        return ""
    told = [say("barrier.came", n=came)]
    if used:
        told.append(say("barrier.used", n=used))
    if helped is not None:
        told.append(say("barrier.helped", helped=f"{helped:.1f}".removesuffix(".0")))
    return ", ".join(told)


def since_lines(one: HappenedSince, today: date) -> list[str]:
    """What happened with a barrier in some days: how the if-then went in one line, or each ask in its own."""
    went = went_text(one.came, one.used, one.helped)
    return [went] if went else [_of_a_day(ask, "outside", today) for ask in one.asks]


def _inside(lines: Sequence[BarrierLine], _: date) -> Table:
    columns = (
        Column(lead=True),
        Column(say("barrier.if"), lead=True, wide=True),
        Column(say("barrier.then"), wide=True),
        Column(say("barrier.so_often")),
    )
    rows = (
        (line.id, line.title, line.then or "", say("streaks.times", n=line.came) if line.came else "") for line in lines
    )
    return _table(columns, rows)


def _outside(lines: Sequence[BarrierLine], today: date) -> Table:
    columns = (
        Column(lead=True),
        Column(say("barrier.title"), lead=True, wide=True),
        Column(say("barrier.whom"), wide=True),
        Column(say("barrier.due")),
    )
    rows = ((line.id, line.title, line.whom or "", day_name(line.due, today) if line.due else "") for line in lines)
    return _table(columns, rows)


def _eased(lines: Sequence[BarrierLine], today: date) -> Table:
    columns = (Column(lead=True), Column(lead=True, wide=True), Column())
    rows = (
        (line.id, line.title, say("barriers.since", day=far_day(line.eased, today)) if line.eased else "")
        for line in lines
    )
    return _table(columns, rows, "quiet", header=False)


def _table(
    columns: tuple[Column, ...], rows: Iterable[tuple[str, ...]], tone: Tone = "", *, header: bool = True
) -> Table:
    return Table(columns, tuple(tuple(Cell(text, tone) for text in row) for row in rows), header)


def _of_a_day(one: HappeningLine, side: str, today: date | None) -> str:
    """What happened on a day; for a screen about any year (`today` None) with the year."""
    parts = []
    if one.used:
        parts.append(say(f"barrier.used.{one.used}"))
    if one.helped is not None:
        parts.append(say("barrier.helped", helped=one.helped))
    told = ", ".join(parts) or say(f"barrier.happened.{side}")
    day = full_day(one.day) if today is None else far_day(one.day, today)
    line = say("barrier.of_a_day", day=day, told=told)
    if one.text:
        line = say("barrier.text", told=line, text=one.text)
    if one.next:
        line = say("barrier.again", told=line, day=full_day(one.next) if today is None else far_day(one.next, today))
    return line


# What was recorded


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    if facts["side"] == "outside":
        told = _with_ask(say("receipt.barrier_added", **facts), facts, view)
        return [told] if facts["ready"] else [told, say("receipt.barrier_ask", **facts)]
    if facts["then"]:
        return [say("receipt.barrier_added.then", **facts)]
    return [say("receipt.barrier_added", **facts), say("receipt.barrier_added.how", **facts)]


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [_with_ask(say("receipt.changed", **facts), facts, view)]


def _asked(facts: Facts, view: ReceiptView) -> list[str]:
    return [_with_ask(say("receipt.barrier_asked", **facts), facts, view)]


def _with_ask(told: str, facts: Facts, view: ReceiptView) -> str:
    """The line, with of whom it is asked and by when, said back so that a slip is seen."""
    ask = [say("receipt.barrier_whom", whom=facts["whom"])] if facts["whom"] else []
    ask += [say("receipt.barrier_by", day=_day(facts["by"], view))] if facts["by"] else []
    return say("receipt.barrier_with", told=told, ask=", ".join(ask)) if ask else told


def _happened(facts: Facts, view: ReceiptView) -> list[str]:
    day = _day(facts["day"], view)
    lines = [say(f"receipt.barrier_happened.{facts['side']}", day=day, title=facts["title"])]
    if facts["used"] == "yes":
        helped = facts["helped"]
        said = say("receipt.barrier_used") if helped is None else say("receipt.barrier_helped", helped=helped)
        lines[0] += f" {said}"
    elif facts["used"] == "no":
        lines[0] += f" {say('receipt.barrier_not_used')}"
    if facts.get("first_no"):
        lines.append(say("receipt.barrier_smaller", id=facts["id"]))
    if facts["next"]:
        lines.append(say("receipt.barrier_next", day=_day(facts["next"], view)))
    if facts["eased"]:
        lines.append(say("receipt.barrier_is_eased", id=facts["id"]))
    elif facts["side"] == "outside" and not facts["next"]:
        lines.append(say("receipt.barrier_ease", id=facts["id"]))
    return lines


def _eased_now(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.barrier_eased", id=facts["id"], title=facts["title"], day=_day(facts["day"], view))]


def _day(iso: str, view: ReceiptView) -> str:
    """A day by its name; of today, the bare day is enough."""
    day = date.fromisoformat(iso)
    return far_day(day, view.today) if day == view.today else day_name(day, view.today)


RECEIPTS: dict[str, Callable[[Facts, ReceiptView], list[str]]] = {
    "barrier_added": _added,
    "barrier_edited": _edited,
    "barrier_asked": _asked,
    "barrier_happened": _happened,
    "barrier_eased": _eased_now,
}

LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"BarriersView": barriers, "BarrierView": barrier}
