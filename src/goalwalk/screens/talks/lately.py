"""What was lived beside the steps in a span of days: days on the path, skills practised, people reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goalwalk.core.model.clocks_setbacks import Clock
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.clocks import milestones, off_path
from goalwalk.core.nouns.skills import helps
from goalwalk.core.now import Words, word_of_hope
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.skills import of_ten
from goalwalk.words import listed, say
from goalwalk.words.days import far_day


class OffPath(NamedTuple):
    """Days off the path of a clock, and what was noted of them."""

    first: date
    last: date
    notes: tuple[str, ...]


class ClockLately(NamedTuple):
    """A clock in these days: how many of `days` were free, and those that were not."""

    title: str
    free: int
    days: int
    off: tuple[OffPath, ...]


class MilestoneLately(NamedTuple):
    """So many days, months or years of a clock, reached for the first time."""

    title: str
    day: date
    n: int
    unit: str

    def line(self, today: date) -> str:
        """What was reached, and when."""
        marked = say(f"milestone.{self.unit}", n=self.n)
        text = say("milestone.of", title=self.title, marked=marked)
        return say("noted", when=far_day(self.day, today), text=text)


class PractisedLately(NamedTuple):
    """A skill that was practised: on how many days; of those how many were `rated`, and the `mean` of how it helped."""

    title: str
    days: int
    rated: int
    mean: float | None


class PersonLately(NamedTuple):
    """Somebody the person spoke to, or a group they went to: on how many days, and on how many they were there for
    them."""

    title: str
    reached: int
    there: int


class Lately(NamedTuple):
    """Whatever there was of it in these days, and one word of hope from somebody who has been there."""

    clocks: tuple[ClockLately, ...]
    milestones: tuple[MilestoneLately, ...]
    practised: tuple[PractisedLately, ...]
    people: tuple[PersonLately, ...]
    hope: Words | None

    def lines(self, today: date) -> list[tuple[str, list[str]]]:
        """By name, what there was of each but milestones; a 0 is never told."""
        return [
            ("clocks", [_clock_text(clock, today) for clock in self.clocks]),
            ("practised", [_practised_text(skill) for skill in self.practised]),
            ("people", [_person_text(person) for person in self.people]),
            ("hope", [say("now.words", whom=self.hope.whom, text=self.hope.text)] if self.hope else []),
        ]


def lately(plan: Plan, first: date, today: date) -> Lately:
    """What there was from `first` to today, both in it."""
    return Lately(
        tuple(_clock(plan, clock, first, today) for clock in plan.clocks if clock.since <= today),
        tuple(
            MilestoneLately(clock.title, milestone.day, milestone.n, milestone.unit)
            for clock in plan.clocks
            for milestone in milestones(plan, clock, today)
            if milestone.day >= max(first, clock.made)
        ),
        tuple(_practised(plan, first, today)),
        tuple(_people(plan, first, today)),
        word_of_hope(plan, today),
    )


def _clock(plan: Plan, clock: Clock, first: date, today: date) -> ClockLately:
    begin = max(first, clock.since)
    stretches = (
        (max(stretch.first, begin), stretch.last) for stretch in off_path(plan, clock, today) if stretch.last >= begin
    )
    off = tuple(OffPath(first, last, _notes(plan, clock, first, last)) for first, last in stretches)
    days = (today - begin).days + 1
    return ClockLately(clock.title, days - sum((stretch.last - stretch.first).days + 1 for stretch in off), days, off)


def _notes(plan: Plan, clock: Clock, first: date, last: date) -> tuple[str, ...]:
    returns = (
        back.note for back in plan.returns if back.clock == clock.id and back.first <= last and back.last >= first
    )
    amounts = (amount.note for amount in plan.amounts if amount.clock == clock.id and first <= amount.day <= last)
    return tuple(note for note in (*returns, *amounts) if note)


def _practised(plan: Plan, first: date, today: date) -> Iterator[PractisedLately]:
    for skill in plan.skills:
        found = helps(plan, skill, first, today)
        if found.days:
            yield PractisedLately(skill.title, found.days, found.rated, found.mean)


def _people(plan: Plan, first: date, today: date) -> Iterator[PersonLately]:
    for support in plan.supports:
        found = [
            contact for contact in plan.contacts if contact.support == support.id and first <= contact.day <= today
        ]
        reached = {contact.day for contact in found if contact.way == "reached"}
        there = {contact.day for contact in found if contact.way == "there"}
        if found:
            yield PersonLately(support.title, len(reached), len(there))


# Laid out


def _clock_text(clock: ClockLately, today: date) -> str:
    told = say("review.clock", title=clock.title, free=clock.free, n=clock.days) if clock.free else clock.title
    if not clock.off:
        return told
    return say("review.clock.off", told=told, days=listed([_off_text(off, today) for off in clock.off]))


def _off_text(off: OffPath, today: date) -> str:
    days = far_day(off.first, today)
    if off.last != off.first:
        days = say("clock.stretch", first=days, last=far_day(off.last, today))
    return say("review.clock.noted", days=days, notes="; ".join(off.notes)) if off.notes else days


def _practised_text(skill: PractisedLately) -> str:
    told = say("review.practised.days", title=skill.title, n=skill.days)
    return told if skill.mean is None else say("review.practised.helped", told=told, helped=of_ten(skill.mean))


def _person_text(person: PersonLately) -> str:
    if not person.reached:
        return say("review.there.alone", title=person.title, n=person.there)
    told = say("review.reached", title=person.title, n=person.reached)
    return say("review.there", told=told, n=person.there) if person.there else told
