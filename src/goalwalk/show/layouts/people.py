"""Several people: a line each, and a morning with whom to talk and whom to call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.show.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.views.people import EveryoneView, PeopleView, PersonLine
from goalwalk.words import listed, say
from goalwalk.words.days import day_name
from goalwalk.words.talks import agreed_text, when_name

_COLUMNS = (Column(lead=True, wide=True), Column(wide=True))


def people(view: PeopleView) -> list[Block]:
    """A line each: the next talk, the last one, a call."""
    if not view.people:
        return [Line(say("people.empty"))]
    rows = tuple((Cell(line.name), Cell(_stand(line, view))) for line in view.people)
    return [Table(_COLUMNS, rows, header=False)]


def everyone(view: EveryoneView) -> list[Block]:
    """Calls first, then talks by day and time, then whose plans were not looked into."""
    today = [(talk.name, talk.time or "", talk.agreed) for talk in view.talks if talk.day == view.today]
    soon = [
        (talk.name, when_name(talk.day, talk.time, view.today), talk.agreed)
        for talk in view.talks
        if talk.day != view.today
    ]
    calls = [(call.name, say("everyone.by", day=day_name(call.by, view.today)), call.agreed) for call in view.calls]
    blocks: list[Block] = [Heading(day_name(view.today)), Gap()]
    for key, rows in (("everyone.calls", calls), ("everyone.today", today), ("everyone.soon", soon)):
        blocks += _section(key, rows)
    if not (view.calls or view.talks):
        blocks += [Line(say("everyone.nothing")), Gap()]
    if view.locked:
        blocks.append(Line(say("everyone.locked", names=listed(view.locked)), "quiet"))
    if view.unreadable:
        blocks.append(Line(say("everyone.unreadable", names=listed(view.unreadable)), "quiet"))
    return blocks if isinstance(blocks[-1], Line) else blocks[:-1]


def _section(key: str, rows: list[tuple[str, str, tuple[str, ...]]]) -> list[Block]:
    """Names with when and what was agreed, below a heading."""
    if not rows:
        return []
    cells = tuple((Cell(f"  {name}", aloud=name), Cell(_with_agreed(when, agreed))) for name, when, agreed in rows)
    return [Heading(say(key)), Table(_COLUMNS, cells, header=False), Gap()]


def _with_agreed(when: str, agreed: tuple[str, ...]) -> str:
    said = say("talk.agreed", agreed=agreed_text(agreed)) if agreed else ""
    return ". ".join(part for part in (when, said) if part)


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
