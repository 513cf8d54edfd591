"""What each takes home from a group: the skill as it is done, and one thing to try; on paper, or offered to a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from goalwalk.core.letters import folded
from goalwalk.core.model.components import Skill
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.tuples import NamedTuple

WEEKS = 6  # that something offered waits for its owner
TIMES = 3  # days on which it is asked at most

T = TypeVar("T", Skill, Card)


class Offer(NamedTuple):
    """What a group offers to somebody's plan: a skill, something to try, or both. `of`: the id of the group, in the
    plan of whoever held it; `until`: the last day on which it is asked; `asked`: on how many days it was, `last` the
    latest of them. Whose plan it is for stands nowhere in it, and neither does the group's name.
    """

    of: str
    until: date
    skill: Card | None = None
    to_try: str | None = None
    asked: int = 0
    last: date | None = None


def titled(skills: Sequence[T], text: str) -> T | None:
    """The one of these skills of that title, or whose title alone holds these words; None where none or several do."""
    sought = folded(text)
    same = [skill for skill in skills if folded(skill.title) == sought]
    fits = same or [skill for skill in skills if f" {sought} " in f" {folded(skill.title)} "]
    return fits[0] if len(fits) == 1 else None


def practised(plan: Plan, meeting: Meeting, library: Sequence[Card]) -> Card | None:
    """The skill that was practised, with how it is done as far as the plan or the library knows it."""
    if meeting.skill is None:
        return None
    own = next((skill for skill in plan.skills if folded(skill.title) == folded(meeting.skill)), None)
    if own is not None:
        return Card(own.title, own.kind, own.when, own.how, own.smaller)
    known = next((card for card in library if folded(card.title) == folded(meeting.skill)), None)
    return known or Card(meeting.skill)


def offer_of(plan: Plan, meeting: Meeting, library: Sequence[Card], today: date) -> Offer:
    """What a group offers, from today on."""
    return Offer(meeting.id, today + timedelta(weeks=WEEKS), practised(plan, meeting, library), meeting.to_try)


def waits(offer: Offer, today: date) -> bool:
    """Whether it is to be asked today: not gone, and not asked on this day or too often before."""
    return today <= offer.until and offer.asked < TIMES and offer.last != today
