"""What stands beside the steps in Robin's year: skills, what is in the way, people, lines for a hard moment, a clock.

Whatever has to do with a step follows what was said of it: an evening of breathing is a day of the skill, a call is a
contact. On the days of a hard stretch nothing is written but what was told of it afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goalwalk.cli.admin.made_up_chance import HARD, YEAR, chance, instant, is_hard, made_up_id
from goalwalk.core.model.clocks_setbacks import Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Contact, Happening, Hope, Practice, Skill, Support, Way
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.barriers import happened
from goalwalk.core.nouns.records import numbered
from goalwalk.core.rhythm.rhythms import read
from goalwalk.words import texts
from goalwalk.words.demo import MadeUpSkill, MadeUpSupport

ROBIN = texts("made_up")

_OFF = ((301, 301), (HARD[1][1] - 5, HARD[1][1] - 8), (HARD[0][1] - 1, HARD[0][1] - 1))  # first and last day, ago


def beside(plan: Plan, begun: date, today: date) -> Plan:
    """The plan with all that stands beside its steps, from the day it was begun to today."""
    for number, told in enumerate(ROBIN.SKILLS, 1):
        plan = _skill(plan, number, told, begun)
    plan = _ask(_if_thens(plan, begun), begun, today)
    for number, one in enumerate(ROBIN.SUPPORTS, 1):
        plan = _support(plan, number, one, begun)
    for number, (text, whom) in enumerate(ROBIN.HOPES, 1):
        day = begun + timedelta(days=70 * number)
        plan = numbered(plan, "hopes", Hope(made_up_id(14, number), 0, day, instant(day), text, whom))
    return _road(plan, begun, today)


def _skill(plan: Plan, number: int, told: MadeUpSkill, begun: date) -> Plan:
    """A skill from the day it was found, with what was said of it since; the step that it names practises it."""
    card, made = told.card, begun + timedelta(days=25 * number)
    skill = Skill(made_up_id(12, number), 0, card.title, made, card.kind, card.when, card.how, card.smaller)
    plan = numbered(plan, "skills", skill)
    naming = (one._replace(skill=skill.id) if one.title == told.step else one for one in plan.steps)
    practices = _practices(plan, number, told, begun)
    return plan._replace(steps=tuple(naming), practices=(*plan.practices, *practices))


def _practices(plan: Plan, number: int, told: MadeUpSkill, begun: date) -> Iterator[Practice]:
    """On some of its days: how it helped, mostly, and now and then a few words."""
    skill, wanted = plan.skills[-1], _days_of(plan, told.step)
    least, most = told.helped
    for n in _calm_days(skill.made, begun):
        day = begun + timedelta(days=n)
        if chance(50 + number, n) > told.likely or (told.step and day not in wanted):
            continue
        dice = chance(60 + number, n)
        helped = least + int((most - least + 1) * dice) if dice < 0.9 else None
        note = ROBIN.PRACTICE_NOTES[n % len(ROBIN.PRACTICE_NOTES)] if chance(70 + number, n) < 0.15 else None
        yield Practice(made_up_id(12, 1000 * number + n), skill.id, day, instant(day), helped, note)


def _if_thens(plan: Plan, begun: date) -> Plan:
    """What gets in the way inside: how often the if came over the year, and what the then did."""
    goal = plan.goals[0].id
    for number, told in enumerate(ROBIN.BARRIERS, 1):
        one = Barrier(made_up_id(7, number), 0, told.title, begun, goal, then=told.then)
        plan = numbered(plan, "barriers", one)
        plan = plan._replace(happenings=(*plan.happenings, *_came(one, number, told.likely, begun)))
    return plan


def _came(one: Barrier, number: int, likely: float, begun: date) -> Iterator[Happening]:
    for n in _calm_days(begun, begun):
        if chance(80 + number, n) > likely:
            continue
        day, dice = begun + timedelta(days=n), chance(90 + number, n)
        id = made_up_id(13, 1000 * number + n)
        if dice < 0.3:
            yield Happening(id, one.id, day, instant(day), "no")
        else:
            yield Happening(id, one.id, day, instant(day), "yes", 1 + int(9 * dice))


def _ask(plan: Plan, begun: date, today: date) -> Plan:
    """What gets in the way outside: it was asked for once, and comes up again in a few days."""
    one = Barrier(
        *(made_up_id(7, 9), 0, ROBIN.ASK.title, begun, plan.goals[-1].id, "outside"),
        whom=ROBIN.ASK.whom,
        say=ROBIN.ASK.say,
        entitled=ROBIN.ASK.entitled,
        along=ROBIN.ASK.along,
    )
    day = today - timedelta(days=9)
    again = today + timedelta(days=3)
    asked = Happening(made_up_id(13, 9), one.id, day, instant(day), text=ROBIN.ASK.came_of_it, next=again)
    plan = numbered(plan, "barriers", one)
    return happened(plan, plan.barriers[-1], asked)


def _support(plan: Plan, number: int, told: MadeUpSupport, begun: date) -> Plan:
    """Somebody in Robin's corner, and each day on which the step towards them was taken."""
    one = Support(
        *(made_up_id(8, number), 0, told.title, begun, told.reach, told.kind, told.role, told.when),
        gets=told.gets,
        gives=told.gives,
        rhythm=read(told.rhythm) if told.rhythm else None,
        time=told.time,
    )
    plan = numbered(plan, "supports", one)
    return plan._replace(contacts=(*plan.contacts, *_contacts(plan, number, told.step)))


def _contacts(plan: Plan, number: int, step: str | None) -> Iterator[Contact]:
    for n, day in enumerate(sorted(_days_of(plan, step))):
        note = ROBIN.CONTACT_NOTES[n % len(ROBIN.CONTACT_NOTES)] if n % 6 == 4 else None
        way: Way = "there" if chance(100 + number, n) < 0.15 else "reached"
        yield Contact(made_up_id(15, 1000 * number + n), plan.supports[-1].id, day, instant(day), way, note)


def _road(plan: Plan, begun: date, today: date) -> Plan:
    """A clock since the beginning with its days off the path, and the longer hard stretch, told when it was over."""
    clock = Clock(made_up_id(16, 1), 0, ROBIN.CLOCK.title, begun, begun, saves=(ROBIN.CLOCK.saves,))
    returns = tuple(
        Return(made_up_id(17, n), clock.id, first, last, instant(last + timedelta(days=1)))
        for n, (first, last) in enumerate(
            (today - timedelta(days=one), today - timedelta(days=two)) for one, two in _OFF
        )
    )
    day = today - timedelta(days=_OFF[1][0])
    setback = Setback(made_up_id(18, 1), 0, day, instant(today - timedelta(days=HARD[1][0] - 1)), *ROBIN.SETBACK)
    return numbered(numbered(plan, "clocks", clock)._replace(returns=returns), "setbacks", setback)


def _days_of(plan: Plan, step: str | None) -> set[date]:
    """The days of showing up for the step of that title."""
    ids = {one.id for one in plan.steps if one.title == step}
    return {one.day for one in plan.check_ins if one.step in ids and one.word in ("done", "partly")}


def _calm_days(first: date, begun: date) -> Iterator[int]:
    """The days from the first one to yesterday, counted from the beginning, without those of a hard stretch."""
    return (n for n in range((first - begun).days, YEAR) if not is_hard(YEAR - n))
