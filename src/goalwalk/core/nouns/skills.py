"""Skills: how they are changed, the days they were practised, and how they helped, as far as somebody said.

A day counts once, however often a skill was practised on it, and whether that was written down as a practice or as
showing up for a step that refers to the skill. Of several ratings of a day the latest counts. What was practised is
only ever added to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.measures.day_index import NOTHING, SHOWN, letter_on
from goalwalk.core.model.components import Practice, Skill
from goalwalk.core.model.plan import Plan, Said, Step
from goalwalk.core.nouns.records import added, numbered, step_id
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.core.nouns.check_ins import NewId


def take(plan: Plan, skills: Iterable[Skill]) -> Plan:
    """The plan with these skills, from the starter library or a card.

    Raises CannotBeDone("skill_there") where one of the same title is there, letter case and accents aside.
    """
    for skill in skills:
        there = same_title(plan, skill.title)
        if there is not None:
            raise CannotBeDone("skill_there", id=str(there.number), title=there.title)
        plan = numbered(plan, "skills", skill)
    return plan


def same_title(plan: Plan, title: str) -> Skill | None:
    """The skill of the same title, letter case and accents aside."""
    return next((skill for skill in plan.skills if folded(skill.title) == folded(title)), None)


def practise(plan: Plan, new_id: NewId, practice: Practice, along: Step | None = None) -> Plan:
    """The plan with a skill practised on a day up to today; and a step that goes `along` with it done that day."""
    plan = added(plan, "practices", practice)
    if along is None:
        return plan
    from goalwalk.core.nouns.check_ins import Moment, Outcome, check_in  # what only looks does without

    return check_in(plan, new_id, [along], [practice.day], Outcome("done"), Moment(practice.day, practice.at))


def along(plan: Plan, skill: Skill, day: date, today: date) -> Step | None:
    """The step that is done by practising a skill on a day: the only one that refers to it and goes on that day, as
    long as nothing is said of it then."""
    from goalwalk.core.measures.marks import rows  # what only looks does without

    ordinal = day.toordinal()
    going_on = [row for row in rows(plan, today, steps_of(plan, skill)) if row.alive_on(ordinal)]
    if len(going_on) != 1 or letter_on(going_on[0].said, ordinal) != NOTHING:
        return None
    return going_on[0].step


def rate_steps(plan: Plan, new_id: NewId, steps: Iterable[Step], days: Iterable[date], helped: int, at: str) -> Plan:
    """The plan with how the skills helped that these steps practise, on each of these days.

    Raises NotUnderstood("step_without_skill") for a step that practises none.
    """
    practised: set[str] = set()
    for step in steps:
        skill = skill_of(plan, step)
        if skill is None:
            raise NotUnderstood("step_without_skill", id=step_id(plan, step), title=step.title)
        practised.add(skill.id)
    for day in days:
        for id in sorted(practised):
            plan = added(plan, "practices", Practice(new_id(), id, day, at, helped))
    return plan


def rate(plan: Plan, skill: Skill, practice: Practice) -> Plan:
    """The plan with how a skill helped on a day on which it was practised; of several ratings of a day the latest
    counts.

    Raises CannotBeDone("not_practised") for any other day.
    """
    if practice.day not in practised_days(plan, skill):
        raise CannotBeDone("not_practised", id=str(skill.number), title=skill.title, day=practice.day)
    return added(plan, "practices", practice)


MIDDLE, HELD = 5, 2  # how it would rank without a rating of its own, and how many ratings that weighs


class Helps(NamedTuple):
    """What one skill has come to: on how many `days` it was practised and which was the `last`; of those, how many were
    `rated`, and the `mean` of how it helped on them, 0–10 (None: never said)."""

    days: int = 0
    last: date | None = None
    rated: int = 0
    mean: float | None = None


class Helped(NamedTuple):
    """A skill with what it has come to."""

    skill: Skill
    helps: Helps


def helps(plan: Plan, skill: Skill, first: date = date.min, last: date = date.max) -> Helps:
    """What one skill has come to, on all days or from one day to another, both in it."""
    return _come_to(plan, skill, [practice for practice in plan.practices if practice.skill == skill.id], first, last)


def by_help(plan: Plan) -> tuple[Helped, ...]:
    """Every skill, what helps most first; those of which nobody said how they helped come after, the most practised
    first.

    Fair to few ratings: a skill is ranked as if two more days had been rated 5, the middle. So one evening with a 10
    stands above two with a 7 and below three with an 8: a single rating can say much, in either direction, but not
    all, and with every further one the middle weighs less. A rule that only counts ratings would put a skill that
    helped once, with a 10, below one that twice did not help at all.
    """
    practices: dict[str, list[Practice]] = {skill.id: [] for skill in plan.skills}
    for practice in plan.practices:
        if practice.skill in practices:
            practices[practice.skill].append(practice)
    helped = [Helped(skill, _come_to(plan, skill, practices[skill.id])) for skill in plan.skills]
    return tuple(sorted(helped, key=_rank))


def practised_days(plan: Plan, skill: Skill) -> set[date]:
    """The days on which a skill was practised, also by showing up for a step that refers to it now."""
    days = {practice.day for practice in plan.practices if practice.skill == skill.id}
    return days.union(_shown_days(plan, skill))


def practices_of(plan: Plan, skill: Skill) -> list[Practice]:
    """What was said of practising it, the latest day first, and of a day what was said last."""
    latest_said = [practice for practice in reversed(plan.practices) if practice.skill == skill.id]
    return sorted(latest_said, key=lambda practice: practice.day, reverse=True)


def steps_of(plan: Plan, skill: Skill) -> list[Step]:
    """The steps that refer to a skill."""
    return [step for step in plan.steps if step.skill == skill.id]


def skill_of(plan: Plan, step: Step) -> Skill | None:
    """The skill that a step refers to, if it is still there."""
    return next((skill for skill in plan.skills if skill.id == step.skill), None)


def _come_to(
    plan: Plan, skill: Skill, practices: list[Practice], first: date = date.min, last: date = date.max
) -> Helps:
    days = {
        day for day in {*(practice.day for practice in practices), *_shown_days(plan, skill)} if first <= day <= last
    }
    ratings = [practice for practice in practices if practice.day in days and practice.helped is not None]
    rated = {practice.day: practice.helped or 0 for practice in ratings}  # the latest of a day
    mean = sum(rated.values()) / len(rated) if rated else None
    return Helps(len(days), max(days, default=None), len(rated), mean)


def _shown_days(plan: Plan, skill: Skill) -> Iterator[date]:
    """The days of showing up for a step that refers to the skill."""
    for step in steps_of(plan, skill):
        said = plan.said.get(step.id, Said())
        yield from (date.fromordinal(day) for day, letter in enumerate(said.letters, said.begin) if letter in SHOWN)


def _rank(ranked: Helped) -> tuple[bool, float, int, int]:
    known = ranked.helps
    if known.mean is None:
        return True, 0.0, -known.days, ranked.skill.number
    pulled = (round(known.mean * known.rated) + MIDDLE * HELD) / (known.rated + HELD)  # a sum of whole numbers
    return False, -pulled, -known.rated, ranked.skill.number
