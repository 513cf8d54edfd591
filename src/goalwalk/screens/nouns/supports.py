"""Who is in the person's corner, as `support list`, `show` and `first` answer; and the little that `today` says of it.

Nobody is ranked: lists are in the order in which things were written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.core.model.life import Support, SupportKind, Way
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.supports import contacts_with, last_spoken, near, next_time, quiet, quiet_since
from goalwalk.core.rhythm import rhythms
from goalwalk.core.tuples import NamedTuple

LATEST = 10  # contacts that are shown with a support


class SupportLine(NamedTuple):
    """One support. `rhythm` as it is typed, and `time`: when a group comes together; `next`: the next such day.

    `last`: the day of the latest contact.
    """

    id: str
    title: str
    kind: SupportKind | None
    role: str | None
    reach: str | None
    when: str | None
    gets: str | None
    gives: str | None
    rhythm: str | None
    time: str | None
    made: date
    last: date | None
    next: date | None


class ContactLine(NamedTuple):
    """That the person reached somebody, or was there for them, on a day."""

    day: date
    way: Way
    note: str | None


class SupportsView(NamedTuple):
    """The answer of `support list`; `kind`: only those of that kind were asked for."""

    today: date
    kind: SupportKind | None
    supports: tuple[SupportLine, ...]


class SupportView(NamedTuple):
    """The answer of `support show`, with the latest contacts."""

    today: date
    support: SupportLine
    contacts: tuple[ContactLine, ...]


class FirstStep(NamedTuple):
    """A first step towards people that can be chosen by its number."""

    number: int
    title: str
    about: str


class FirstStepsView(NamedTuple):
    """The answer of `support first`. `nobody`: somebody said that there is no one yet.

    `take`: the number of one that is not in the plan yet, and the goal that has to be named for it, if any; None where
    there is none to tell of.
    """

    nobody: bool
    first: tuple[FirstStep, ...]
    take: tuple[int, int | None] | None = None


class NearLine(NamedTuple):
    """A group that comes together today or tomorrow: `day`, and its `time`, "HH:MM", where it is known."""

    id: str
    title: str
    day: date
    time: str | None


class QuietLine(NamedTuple):
    """Somebody who was not spoken to for that many `days`, since a day."""

    id: str
    title: str
    days: int
    since: date


def supports_view(plan: Plan, today: date, kind: SupportKind | None = None) -> SupportsView:
    """Everybody and everything in the person's corner, or only those of a kind."""
    wanted = (one for one in plan.supports if kind in (None, one.kind) or (kind == "person" and one.is_person))
    return SupportsView(today, kind, tuple(support_line(plan, one, today) for one in wanted))


def support_view(plan: Plan, support: Support, today: date) -> SupportView:
    """One support, and the latest contact with it."""
    latest = contacts_with(plan, support)[:LATEST]
    contacts = tuple(ContactLine(one.day, one.way, one.note) for one in latest)
    return SupportView(today, support_line(plan, support, today), contacts)


def support_line(plan: Plan, support: Support, today: date) -> SupportLine:
    """One support as a line."""
    return SupportLine(
        id=str(support.number),
        title=support.title,
        kind=support.kind,
        role=support.role,
        reach=support.reach,
        when=support.when,
        gets=support.gets,
        gives=support.gives,
        rhythm=rhythms.text(support.rhythm) if support.rhythm else None,
        time=support.time,
        made=support.made,
        last=last_spoken(plan, support),
        next=next_time(plan, support, today),
    )


def first_steps_view(
    steps: Iterable[tuple[str, str]], *, nobody: bool = False, take: tuple[int, int | None] | None = None
) -> FirstStepsView:
    """First steps, each a title and what it is, numbered as they can be chosen."""
    return FirstStepsView(nobody, tuple(FirstStep(number, *step) for number, step in enumerate(steps, 1)), take)


def near_lines(plan: Plan, today: date) -> tuple[NearLine, ...]:
    """The groups that come together today or tomorrow and that the person has not been to on that day."""
    return tuple(NearLine(str(one.number), one.title, day, one.time) for one, day in near(plan, today))


def quiet_line(plan: Plan, today: date) -> QuietLine | None:
    """One of those who were not spoken to for long, turn by turn from day to day; None unless it is asked for."""
    long = quiet(plan, today)
    if not long:
        return None
    support = long[today.toordinal() % len(long)]
    since = quiet_since(plan, support)
    return QuietLine(str(support.number), support.title, (today - since).days, since)
