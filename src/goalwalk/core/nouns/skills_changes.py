"""Skills: written down, taken, changed, practised, rated, taken away. What was practised is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.day_index import NOTHING, letter_on
from goalwalk.core.measures.marks import rows
from goalwalk.core.model.life import Practice, Skill
from goalwalk.core.model.plan import Plan, Step
from goalwalk.core.nouns.check_ins import Moment, NewId, Outcome, check_in
from goalwalk.core.nouns.naming import folded, step_id
from goalwalk.core.nouns.records import added, numbered, put, without
from goalwalk.core.nouns.skills import practised_days, skill_of, steps_of


def add(plan: Plan, skill: Skill) -> Plan:
    """The plan with one more skill; its number is given here, one above the highest ever given."""
    return numbered(plan, "skills", skill)


def take(plan: Plan, skills: Iterable[Skill]) -> Plan:
    """The plan with these skills, from the starter library or a card.

    Raises CannotBeDone("skill_there") where one of the same title is there, letter case and accents aside.
    """
    for skill in skills:
        there = same_title(plan, skill.title)
        if there is not None:
            raise CannotBeDone("skill_there", id=str(there.number), title=there.title)
        plan = add(plan, skill)
    return plan


def same_title(plan: Plan, title: str) -> Skill | None:
    """The skill of the same title, letter case and accents aside."""
    return next((one for one in plan.skills if folded(one.title) == folded(title)), None)


def edit(plan: Plan, skill: Skill, **fields: Any) -> Plan:
    """The plan with fields of one skill set anew."""
    return put(plan, "skills", skill._replace(**fields))


def remove(plan: Plan, skill: Skill) -> Plan:
    """The plan without a skill and what was said of practising it. `undo` brings them back."""
    return without(plan, "skills", skill.id)


def practise(plan: Plan, new_id: NewId, practice: Practice, along: Step | None = None) -> Plan:
    """The plan with a skill practised on a day up to today; and a step that goes `along` with it done that day."""
    plan = added(plan, "practices", practice)
    if along is None:
        return plan
    return check_in(plan, new_id, [along], [practice.day], Outcome("done"), Moment(practice.day, practice.at))


def along(plan: Plan, skill: Skill, day: date, today: date) -> Step | None:
    """The step that is done by practising a skill on a day: the only one that refers to it and goes on that day, as
    long as nothing is said of it then."""
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
        for own in sorted(practised):
            plan = added(plan, "practices", Practice(new_id(), own, day, at, helped))
    return plan


def rate(plan: Plan, skill: Skill, practice: Practice) -> Plan:
    """The plan with how a skill helped on a day on which it was practised; of several ratings of a day the latest
    counts.

    Raises CannotBeDone("not_practised") for any other day.
    """
    if practice.day not in practised_days(plan, skill):
        raise CannotBeDone("not_practised", id=str(skill.number), title=skill.title, day=practice.day)
    return added(plan, "practices", practice)
