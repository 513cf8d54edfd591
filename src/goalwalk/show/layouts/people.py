"""Several people: a line each, and a morning with whom to talk and whom to call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.show.blocks import Block, Gap, Heading, Line
from goalwalk.views.people import Call, EveryoneView, PeopleView, PersonLine
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, far_day
from goalwalk.words.talks import when_name


def people(view: PeopleView) -> list[Block]:
    """A line each: the next talk, the last one, a call."""
    if not view.people:
        return [Line(say("people.empty"))]
    return [Line(say("people.line", name=line.name, stand=_stand(line, view))) for line in view.people]


def everyone(view: EveryoneView) -> list[Block]:
    """Calls first, then talks by day and time, then whose plans were not looked into."""
    blocks: list[Block] = [Heading(far_day(view.today, view.today)), Gap()]
    today = [talk for talk in view.talks if talk.day == view.today]
    soon = [talk for talk in view.talks if talk.day != view.today]
    blocks += _section("everyone.calls", [(_by(call, view.today), call.agreed) for call in view.calls])
    blocks += _section("everyone.today", [(_at(talk.time or "", talk.name), talk.agreed) for talk in today])
    blocks += _section(
        "everyone.soon", [(_at(when_name(talk.day, talk.time, view.today), talk.name), talk.agreed) for talk in soon]
    )
    if not (view.calls or view.talks):
        blocks += [Line(say("everyone.nothing")), Gap()]
    if view.locked:
        blocks.append(Line(say("everyone.locked", names=listed(view.locked)), "quiet"))
    if view.unreadable:
        blocks.append(Line(say("everyone.unreadable", names=listed(view.unreadable)), "quiet"))
    return blocks if isinstance(blocks[-1], Line) else blocks[:-1]


def _section(key: str, said: list[tuple[str, tuple[str, ...]]]) -> list[Block]:
    """Whom and when, and below each what was agreed."""
    blocks: list[Block] = [Heading(say(key))] if said else []
    for line, agreed in said:
        blocks.append(Line(line, "strong", indent=2))
        blocks += [Line(text, indent=4) for text in agreed]
    return [*blocks, Gap()] if said else []


def _by(call: Call, today: date) -> str:
    return say("everyone.by", name=call.name, day=day_name(call.by, today))


def _at(when: str, name: str) -> str:
    return say("everyone.at", when=when, name=name) if when else name


def _stand(line: PersonLine, view: PeopleView) -> str:
    """What is known of somebody, in one row."""
    if line.state in ("locked", "not begun", "unreadable"):
        return say(f"people.{line.state}")
    parts = [say("people.open")] if line.state == "open" else []
    if line.next and line.next >= view.today:
        parts.append(say("people.next", when=when_name(line.next, line.time, view.today)))
    if line.call:
        parts.append(say("people.call", day=day_name(line.call, view.today)))
    if line.talk:
        parts.append(say("people.talk", day=day_name(line.talk, view.today)))
    return "; ".join(parts) or say("people.none")


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"PeopleView": people, "EveryoneView": everyone}
