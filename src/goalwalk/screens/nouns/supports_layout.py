"""Who is in the person's corner: a row each, and one with all that is written of it; first steps by their numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core.rhythm import rhythms
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.words import say
from goalwalk.words.days import day_name, full_day
from goalwalk.words.rhythms import often_name, rhythm_name
from goalwalk.words.talks import when_name

if TYPE_CHECKING:
    from goalwalk.screens.nouns.supports import ContactLine, FirstStepsView, SupportLine, SupportsView, SupportView
    from goalwalk.screens.receipt import ReceiptView

PLACES = ("group", "place")  # where one goes, and does not call
Facts = dict[str, Any]


def supports(view: SupportsView) -> list[Block]:
    """A row each: how to reach them comes first."""
    if not view.supports:
        return [Line(say("supports.none_of_kind" if view.kind else "supports.empty"))]
    columns = (
        Column(lead=True),
        Column(say("list.support"), lead=True, wide=True),
        Column(say("list.reach"), wide=True),
        Column(say("list.next")),
        Column(say("list.last")),
    )
    rows = tuple(
        (
            Cell(line.id),
            Cell(line.title),
            Cell(_reach(line)),
            Cell(when_name(line.next, line.time, view.today) if line.next else ""),
            Cell(day_name(line.last, view.today) if line.last else ""),
        )
        for line in view.supports
    )
    return [Table(columns, rows).without_empty()]


def support(view: SupportView) -> list[Block]:
    """All that is written, and the latest contact."""
    line = view.support
    facts = (
        ("list.kind", say(f"support.kind.{line.kind}") if line.kind else None),
        ("list.role", line.role),
        ("list.reach", line.reach),
        ("list.support_when", line.when),
        ("list.together", _together(line)),
        ("list.next", when_name(line.next, line.time, view.today) if line.next else None),
        ("list.gets", line.gets),
        ("list.gives", line.gives),
        ("list.last", day_name(line.last, view.today) if line.last else None),
        ("list.made", full_day(line.made)),
    )
    blocks: list[Block] = [Heading(line.title, id=line.id)]
    blocks += [Line(f"{say(key)}: {value}", indent=2) for key, value in facts if value]
    if view.contacts:
        blocks += [Gap(), Heading(say("list.contacts"))]
        blocks += [Line(_contact(one, line.kind), indent=2) for one in view.contacts]
    return blocks


def first_steps(view: FirstStepsView) -> list[Block]:
    """Each with its number and, below it, what it is."""
    blocks: list[Block] = [Line(say("first.nobody"))] if view.nobody else []
    blocks += [Line(say("first.title")), Gap()]
    for step in view.first:
        blocks += [Heading(step.title, id=str(step.number)), Line(step.about, indent=3)]
    if view.take is None:
        return blocks
    number, goal = view.take
    how = say("first.take.goal", number=number, goal=goal) if goal else say("first.take", number=number)
    return [*blocks, Gap(), Line(how, "quiet")]


def _reach(line: SupportLine) -> str:
    if line.reach and line.when:
        return say("support.reach_when", reach=line.reach, when=line.when)
    return line.reach or line.when or ""


def _together(line: SupportLine) -> str | None:
    if line.rhythm is None:
        return None
    often = rhythm_name(rhythms.read(line.rhythm))
    return say("support.at", often=often, time=line.time) if line.time else often


def _contact(one: ContactLine, kind: str | None) -> str:
    way = say("support.way.been" if one.way == "reached" and kind in PLACES else f"support.way.{one.way}")
    if one.note:
        return say("support.contact.note", day=full_day(one.day), way=way, note=one.note)
    return say("support.contact", day=full_day(one.day), way=way)


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    added = say("receipt.support_added", id=facts["id"], title=facts["title"])
    if not facts["next"]:
        return [added]
    when = when_name(date.fromisoformat(facts["next"]), facts["time"], view.today)
    return [f"{added} {say('talk.next', when=when)}"]


def _reached(facts: Facts, view: ReceiptView) -> list[str]:
    key = "receipt.support_been" if facts["kind"] in PLACES else "receipt.support_reached"
    return _spoken(say(key, title=facts["title"], day=_day(facts, view)), facts)


def _there(facts: Facts, view: ReceiptView) -> list[str]:
    return _spoken(say("receipt.support_there", title=facts["title"], day=_day(facts, view)), facts)


def _spoken(said: str, facts: Facts) -> list[str]:
    """What was said, and in the same line the step that it was towards."""
    steps = [say("receipt.support_step", id=id, title=title) for id, title in facts["steps"]]
    return [" ".join([said, *steps])]


def _day(facts: Facts, view: ReceiptView) -> str:
    day = date.fromisoformat(facts["day"])
    return say("support.today") if day == view.today else day_name(day, view.today)


def _first(facts: Facts, _: ReceiptView) -> list[str]:
    rhythm = often_name(rhythms.read(facts["rhythm"]), facts.get("times"))
    made = [say("receipt.goal_added", id=facts["goal_id"], title=facts["goal"])] if facts["goal"] else []
    return [*made, *(say("receipt.step_added", id=id, title=title, rhythm=rhythm) for id, title in facts["steps"])]


def _changed(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.changed", id=facts["id"], title=facts["title"])]


def _removed(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.removed", id=facts["id"], title=facts["title"])]


RECEIPTS: dict[str, Callable[[Facts, Any], list[str]]] = {
    "support_added": _added,
    "support_edited": _changed,
    "support_removed": _removed,
    "support_reached": _reached,
    "support_there": _there,
    "support_first": _first,
}

LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {
    "SupportsView": supports,
    "SupportView": support,
    "FirstStepsView": first_steps,
}
