"""Several people: who has a plan here, and a peer specialist's morning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from goalwalk.core.meetings import latest
from goalwalk.core.model import Plan

AHEAD = 7  # days that a morning looks ahead


class PersonLine(NamedTuple):
    """Somebody by name. `state`: plain, open (a locked plan whose key is held), locked, not begun or unreadable.

    Last talk, next one (`time` of it) and the day of a call are known as long as the plan can be read.
    """

    name: str
    state: str
    talk: date | None = None
    next: date | None = None
    time: str | None = None
    call: date | None = None


class PeopleView(NamedTuple):
    """The answer of `person list`."""

    today: date
    people: tuple[PersonLine, ...]


class Appointment(NamedTuple):
    """A talk that is to come, with whom, and what was agreed at the last one."""

    name: str
    day: date
    time: str | None
    agreed: tuple[str, ...]


class Call(NamedTuple):
    """Somebody who asked to be called by a day, and what was agreed."""

    name: str
    by: date
    agreed: tuple[str, ...]


class EveryoneView(NamedTuple):
    """The answer of `today --everyone`; `locked` and `unreadable` name those whose plans were not looked into."""

    today: date
    talks: tuple[Appointment, ...]
    calls: tuple[Call, ...]
    locked: tuple[str, ...]
    unreadable: tuple[str, ...]


def is_near(line: PersonLine, today: date) -> bool:
    """Whether a morning says something of them: a talk in the coming days, or a call that is due."""
    return _talk_near(line, today) or _call_due(line, today)


def everyone_view(today: date, people: Iterable[PersonLine], plans: dict[str, Plan]) -> EveryoneView:
    """The morning, from what is known of everybody and the plans of those who are near, by name."""
    people = tuple(people)
    talks_had = {name: latest(plan.meetings) for name, plan in plans.items()}
    agreed = {name: tuple(one.text for one in last.agreed) if last else () for name, last in talks_had.items()}
    near = [line for line in people if line.name in agreed]
    talks = [
        Appointment(line.name, line.next, line.time, agreed[line.name])
        for line in near
        if line.next and _talk_near(line, today)
    ]
    calls = [Call(line.name, line.call, agreed[line.name]) for line in near if line.call and _call_due(line, today)]
    return EveryoneView(
        today,
        tuple(sorted(talks, key=lambda talk: (talk.day, talk.time or "", talk.name))),
        tuple(sorted(calls, key=lambda call: (call.by, call.name))),
        tuple(line.name for line in people if line.state == "locked"),
        tuple(line.name for line in people if line.state == "unreadable"),
    )


def _talk_near(line: PersonLine, today: date) -> bool:
    return line.next is not None and today <= line.next < today + timedelta(days=AHEAD)


def _call_due(line: PersonLine, today: date) -> bool:
    return line.call is not None and line.call <= today + timedelta(days=1)
