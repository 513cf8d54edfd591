"""What stands in the way, with its answer: as it is listed, shown, printed and reviewed, and what comes up of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from goalwalk.core.model.components import Barrier, Side, Used
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns import barriers
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import (
    NUMBER,
    TITLE,
    Block,
    Cell,
    Column,
    Gap,
    Heading,
    Line,
    Table,
    facts,
    line_of,
    next_line,
    part,
    table,
)
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day, full_day

LATEST = 20  # so much of what happened is shown, unless all is asked for


class BarrierLine(NamedTuple):
    """Inside: if `title`, then I `then`. Outside: ask `whom`, and what to `say`, `by` a day. `goal` by its number.

    An ask also has what the person is `entitled` to, who comes `along`, and the day on which it comes up next (`due`).
    `eased`: the day since which it no longer stands in the way. How often the if `came`, the then was `used` and how it
    `helped` in the mean; or how often it was `asked`; None for the other side.
    """

    id: str
    goal: str | None
    title: str
    side: Side
    then: str | None
    whom: str | None
    say: str | None
    by: date | None
    entitled: str | None
    along: str | None
    due: date | None
    eased: date | None
    came: int | None
    used: int | None
    helped: float | None
    asked: int | None


class HappeningLine(NamedTuple):
    """What happened on a day. Inside: whether the then was `used`, how it `helped`. Outside: `next`, when again.

    `text`: a note, or what came of an ask.
    """

    day: date
    used: Used | None
    helped: int | None
    text: str | None
    next: date | None


class BarriersView(NamedTuple):
    """The answer of `barrier list`: what stands in the way; with `all` also what has eased, which are `eased` many."""

    today: date
    all: bool
    barriers: tuple[BarrierLine, ...]
    eased: int

    def blocks(self) -> list[Block]:
        """What is inside, what is around, and last, quieter, what has eased."""
        if not self.barriers and not self.eased:
            return [Line(say("barriers.empty"))]
        standing = [line for line in self.barriers if not line.eased]
        blocks: list[Block] = [] if standing else [Line(say("barriers.none_left"))]
        for side, rows in (("inside", _inside), ("outside", _outside)):
            lines = [line for line in standing if line.side == side]
            if lines:
                blocks += [*([Gap()] if blocks else []), Heading(say(f"side.{side}")), rows(lines, self.today)]
        eased = [_eased_row(line, line.eased, self.today) for line in self.barriers if line.eased]
        if eased:
            rest = table((NUMBER, TITLE, Column()), eased, header=False)
            return [*blocks, Gap(), Heading(say("barriers.eased")), rest]
        return [*blocks, Gap(), Line(say("barriers.more", n=self.eased), "quiet")] if self.eased else blocks


class BarrierView(NamedTuple):
    """The answer of `barrier show`, with the `goal` by its title and what happened, the latest first; `earlier`: how
    much more there is."""

    barrier: BarrierLine
    goal: str | None
    made: date
    history: tuple[HappeningLine, ...]
    earlier: int

    def blocks(self) -> list[Block]:
        """What is written of a barrier, and what happened with it."""
        line = self.barrier
        went = went_text(line.came, line.used, line.helped)
        blocks: list[Block] = [
            Heading(line.title, id=line.id),
            *facts(
                ("barrier.side", say(f"side.{line.side}")),
                ("list.goal", f"{line.goal} {self.goal}" if line.goal else None),
                ("barrier.then", line.then),
                ("barrier.whom", line.whom),
                ("barrier.say", line.say),
                ("barrier.entitled", line.entitled),
                ("barrier.along", line.along),
                ("barrier.due", full_day(line.due) if line.due else None),
                ("barrier.eased", full_day(line.eased) if line.eased else None),
                ("barrier.so_often", went or (say("barrier.asked", n=line.asked) if line.asked else None)),
                ("list.made", full_day(self.made)),
            ),
            *part(say("barrier.history"), (_of_a_day(happening, line.side, None) for happening in self.history)),
        ]
        earlier = [Line(say("barrier.earlier", n=self.earlier, id=line.id), "quiet", 2)] if self.earlier else []
        return [*blocks, *earlier]


class HappenedSince(NamedTuple):
    """What happened with a barrier in some days: how the if-then went, or (outside) each ask by its day."""

    id: str
    came: int | None
    used: int | None
    helped: float | None
    asks: tuple[HappeningLine, ...]


class AskLine(NamedTuple):
    """An ask that comes up: of `whom`, and the `day` it came up on."""

    id: str
    title: str
    whom: str | None
    day: date


def barriers_view(plan: Plan, today: date, *, all: bool = False) -> BarriersView:
    """What stands in the way, by number; with `all`, what has eased after it."""
    lines = tuple(barrier_line(plan, barrier) for barrier in plan.barriers)
    eased = tuple(line for line in lines if line.eased)
    standing = tuple(line for line in lines if not line.eased)
    return BarriersView(today, all, (*standing, *(eased if all else ())), len(eased))


def barrier_view(plan: Plan, barrier: Barrier, *, all: bool = False) -> BarrierView:
    """One barrier with the latest of its history, or all."""
    goal = next((goal.title for goal in plan.goals if goal.id == barrier.goal), None)
    told = tuple(line_of(HappeningLine, happening) for happening in reversed(barriers.history(plan, barrier)))
    shown = told if all else told[:LATEST]
    return BarrierView(barrier_line(plan, barrier), goal, barrier.made, shown, len(told) - len(shown))


def barrier_line(plan: Plan, barrier: Barrier) -> BarrierLine:
    """One barrier as a line."""
    return _line(plan, barrier, {goal.id: str(goal.number) for goal in plan.goals})


def barrier_lines(plan: Plan, goals: Mapping[str, str]) -> tuple[BarrierLine, ...]:
    """Those of these goals (their numbers by their ids), and those that belong to no goal; without what has eased."""
    return tuple(
        _line(plan, barrier, goals)
        for barrier in plan.barriers
        if barrier.eased is None and (barrier.goal is None or barrier.goal in goals)
    )


def happened_since(plan: Plan, lines: tuple[BarrierLine, ...], first: date, today: date) -> tuple[HappenedSince, ...]:
    """What happened with these from the first day to the last, both in it; those with nothing are left out."""
    numbers = {str(barrier.number): barrier for barrier in plan.barriers}
    found = []
    for line in lines:
        told = [happening for happening in barriers.history(plan, numbers[line.id]) if first <= happening.day <= today]
        if told and line.side == "inside":
            found.append(HappenedSince(line.id, *barriers.helped_in(told), ()))
        elif told:
            found.append(
                HappenedSince(line.id, None, None, None, tuple(line_of(HappeningLine, happening) for happening in told))
            )
    return tuple(found)


def ask_lines(plan: Plan, today: date) -> tuple[AskLine, ...]:
    """The asks that come up today, or came up before and wait, the soonest first."""
    return tuple(
        AskLine(str(barrier.number), barrier.title, barrier.whom, barriers.due_day(plan, barrier) or today)
        for barrier in barriers.due(plan, today)
    )


def _line(plan: Plan, barrier: Barrier, goals: Mapping[str, str]) -> BarrierLine:
    inside = barrier.side == "inside"
    went = barriers.helped(plan, barrier)
    return line_of(
        BarrierLine,
        barrier,
        goal=goals.get(barrier.goal or ""),
        due=barriers.due_day(plan, barrier),
        came=went.came if inside else None,
        used=went.used if inside else None,
        helped=went.helped if inside else None,
        asked=None if inside else went.came,
    )


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


def since_lines(since: HappenedSince, today: date) -> list[str]:
    """What happened with a barrier in some days: how the if-then went in one line, or each ask in its own."""
    went = went_text(since.came, since.used, since.helped)
    return [went] if went else [_of_a_day(ask, "outside", today) for ask in since.asks]


def _inside(lines: Sequence[BarrierLine], _: date) -> Table:
    columns = (
        NUMBER,
        Column(say("barrier.if"), lead=True, wide=True),
        Column(say("barrier.then"), wide=True),
        Column(say("barrier.so_often")),
    )
    rows = (
        (line.id, line.title, line.then or "", say("streaks.times", n=line.came) if line.came else "") for line in lines
    )
    return table(columns, rows)


def _outside(lines: Sequence[BarrierLine], today: date) -> Table:
    columns = (
        NUMBER,
        Column(say("barrier.title"), lead=True, wide=True),
        Column(say("barrier.whom"), wide=True),
        Column(say("barrier.due")),
    )
    rows = ((line.id, line.title, line.whom or "", day_name(line.due, today) if line.due else "") for line in lines)
    return table(columns, rows)


def _eased_row(line: BarrierLine, day: date, today: date) -> list[Cell]:
    return [Cell(text, "quiet") for text in (line.id, line.title, say("barriers.since", day=far_day(day, today)))]


def _of_a_day(happening: HappeningLine, side: str, today: date | None) -> str:
    """What happened on a day; for a screen about any year (`today` None) with the year."""
    parts = []
    if happening.used:
        parts.append(say(f"barrier.used.{happening.used}"))
    if happening.helped is not None:
        parts.append(say("barrier.helped", helped=happening.helped))
    told = ", ".join(parts) or say(f"barrier.happened.{side}")
    day = full_day(happening.day) if today is None else far_day(happening.day, today)
    line = say("barrier.of_a_day", day=day, told=told)
    if happening.text:
        line = say("barrier.text", told=line, text=happening.text)
    if happening.next:
        line = say(
            "barrier.again",
            told=line,
            day=full_day(happening.next) if today is None else far_day(happening.next, today),
        )
    return line


# Receipts


def _added(facts: Facts, view: ReceiptView) -> Sequence[str | Line]:
    if facts["side"] == "outside":
        told = _with_ask(say("receipt.barrier_added", **facts), facts, view)
        return [told] if facts["ready"] else [told, next_line("receipt.barrier_ask", **facts)]
    if facts["then"]:
        return [say("receipt.barrier_added.then", **facts)]
    return [say("receipt.barrier_added", **facts), next_line("receipt.barrier_added.how", **facts)]


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [_with_ask(say("receipt.edited", **facts), facts, view)]


def _asked(facts: Facts, view: ReceiptView) -> list[str]:
    return [_with_ask(say("receipt.barrier_asked", **facts), facts, view)]


def _with_ask(told: str, facts: Facts, view: ReceiptView) -> str:
    """The line, with of whom it is asked and by when, said back so that a slip is seen."""
    ask = [say("receipt.barrier_whom", whom=facts["whom"])] if facts["whom"] else []
    ask += [say("receipt.barrier_by", day=_day(facts["by"], view))] if facts["by"] else []
    return say("receipt.barrier_with", told=told, ask=", ".join(ask)) if ask else told


def _happened(facts: Facts, view: ReceiptView) -> list[str | Line]:
    day, next = _day(facts["day"], view), facts["next"]
    line = say(f"receipt.barrier_happened.{facts['side']}", day=day, title=facts["title"])
    if facts["used"] == "yes":
        helped = facts["helped"]
        used = say("receipt.barrier_used") if helped is None else say("receipt.barrier_helped", helped=helped)
        line = f"{line} {used}"
    elif facts["used"] == "no":
        line = f"{line} {say('receipt.barrier_not_used')}"
    lines: list[str | Line] = [line]
    if facts.get("first_no"):
        lines.append(next_line("receipt.barrier_smaller", id=facts["id"]))
    if next:
        lines.append(say("receipt.barrier_next", day=_day(next, view)))
    if facts["eased"]:
        lines.append(say("receipt.barrier_is_eased", id=facts["id"]))
    elif facts["side"] == "outside" and not next:
        lines.append(next_line("receipt.barrier_ease", id=facts["id"]))
    return lines


def _eased(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.barrier_eased", id=facts["id"], title=facts["title"], day=_day(facts["day"], view))]


def _day(iso: str, view: ReceiptView) -> str:
    """A day by its name; of today, the bare day is enough."""
    return far_day(view.today, view.today) if iso == view.today.isoformat() else view.day(iso)


RECEIPTS: Receipts = {
    "barrier_added": _added,
    "barrier_edited": _edited,
    "barrier_asked": _asked,
    "barrier_happened": _happened,
    "barrier_eased": _eased,
}
