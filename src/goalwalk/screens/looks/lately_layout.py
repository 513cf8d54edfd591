"""What was lived beside the steps in the days of a review, in lines. A 0 is never told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.screens.looks.lately import ClockLately, OffPath, PersonLately, PractisedLately
from goalwalk.screens.nouns.skills_layout import of_ten
from goalwalk.words import listed, say
from goalwalk.words.days import far_day


def clock_lines(clocks: Iterable[ClockLately], today: date) -> list[str]:
    """A line a clock: how many days were on the path, then those that were not."""
    return [_clock(one, today) for one in clocks]


def practised_lines(skills: Iterable[PractisedLately]) -> list[str]:
    """A line a skill: on how many days, and how it helped, if that was said."""
    return [_practised(one) for one in skills]


def people_lines(people: Iterable[PersonLately]) -> list[str]:
    """A line a person: on how many days they were reached, and on how many the person was there for them."""
    return [_person(one) for one in people]


def _clock(one: ClockLately, today: date) -> str:
    told = say("review.clock", title=one.title, free=one.free, n=one.days) if one.free else one.title
    if not one.off:
        return told
    return say("review.clock.off", told=told, days=listed([_off(off, today) for off in one.off]))


def _off(off: OffPath, today: date) -> str:
    days = far_day(off.first, today)
    if off.last != off.first:
        days = say("clock.stretch", first=days, last=far_day(off.last, today))
    return say("review.clock.noted", days=days, notes="; ".join(off.notes)) if off.notes else days


def _practised(one: PractisedLately) -> str:
    told = say("review.practised.days", title=one.title, n=one.days)
    return told if one.mean is None else say("review.practised.helped", told=told, helped=of_ten(one.mean))


def _person(one: PersonLately) -> str:
    if not one.reached:
        return say("review.there.alone", title=one.title, n=one.there)
    told = say("review.reached", title=one.title, n=one.reached)
    return say("review.there", told=told, n=one.there) if one.there else told
