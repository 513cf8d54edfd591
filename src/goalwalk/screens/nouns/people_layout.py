"""Several people: a line each, and a morning with whom to talk and whom to call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from typing import Any

from goalwalk.screens.blocks import Block, Gap, Heading, Line
from goalwalk.screens.nouns.people import Appointment, Call, EveryoneView, PeopleView, PersonLine
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, far_day
from goalwalk.words.talks import agreed_one, when_name


def people(view: PeopleView) -> list[Block]:
    """A line each: the next talk, the last one, a call."""
    if not view.people:
        return [Line(say("people.empty"))]
    return [Line(say("people.line", name=line.name, stand=_stand(line, view))) for line in view.people]


def everyone(view: EveryoneView) -> list[Block]:
    """Calls first, then talks by day and time, those gone by last, then whose plans were not looked into."""
    blocks: list[Block] = [Heading(far_day(view.today, view.today)), Gap()]
    today = [talk for talk in view.talks if talk.day == view.today]
    soon = [talk for talk in view.talks if talk.day != view.today]
    blocks += _section("everyone.calls", [(_by(call, view.today), _agreed(call)) for call in view.calls])
    blocks += _section("everyone.today", [(_at(talk.time or "", talk.name), _agreed(talk)) for talk in today])
    for key, talks in (("everyone.soon", soon), ("everyone.past", view.past)):
        named = [(_at(when_name(talk.day, talk.time, view.today), talk.name), _agreed(talk)) for talk in talks]
        blocks += _section(key, named)
    if view.looked and not (view.calls or view.talks):
        unseen = view.locked or view.unreadable
        blocks += [Line(say("everyone.nothing.seen" if unseen else "everyone.nothing")), Gap()]
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


def _agreed(one: Appointment | Call) -> tuple[str, ...]:
    """What was agreed, each with who does it and how it went, as far as that is known."""
    told = zip_longest(one.agreed, one.who, one.went)
    return tuple(agreed_one(text, who, went) for text, who, went in told)


def _by(call: Call, today: date) -> str:
    return say("everyone.by", name=call.name, day=day_name(call.by, today))


def _at(when: str, name: str) -> str:
    return say("everyone.at", when=when, name=name) if when else name


def _stand(line: PersonLine, view: PeopleView) -> str:
    """What is known of somebody, in one row."""
    if line.state in ("locked", "not begun", "unreadable"):
        return say(f"people.{line.state}")
    parts = [say("people.open")] if line.state == "open" else []
    if line.past and line.past != line.next:
        parts.append(say("people.past", when=day_name(line.past, view.today)))
    if line.next:
        key = "people.next" if line.next >= view.today else "people.past"
        parts.append(say(key, when=when_name(line.next, line.time, view.today)))
    if line.call:
        parts.append(say("people.call", day=day_name(line.call, view.today)))
    if line.talk:
        parts.append(say("people.talk", day=day_name(line.talk, view.today)))
    return "; ".join(parts) or say("people.none")


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"PeopleView": people, "EveryoneView": everyone}
