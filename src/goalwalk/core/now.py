"""What is at hand in a hard moment: the person's own lines first, then what has helped, then whom they can reach.

It is little, on purpose: all of it has to fit on one small screen. Nothing here weighs how hard the moment is.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from goalwalk.core.model.components import Barrier, Hope, Skill, Support
from goalwalk.core.model.plan import NowPart, Plan
from goalwalk.core.nouns.skills import by_help
from goalwalk.core.tuples import NamedTuple

MOST_LINES = 3
MOST_HOPE = 2
MOST_SAID = 4  # lines of one's own and words of others together
MOST_SKILLS = 3
MOST_HELPED = 4  # skills and if-thens together
MOST_THENS = 2
MOST_PEOPLE = 4
DIGITS = 6  # of a number in a name, at least, before it is one to call
NEEDED = ("goals", "barriers", "happenings", "skills", "practices", "supports", "hopes")  # of a plan, to tell all this
LATEST = 400  # practices, and ifs that came: what helped long ago says less, and reading ten years of it takes time


class Words(NamedTuple):
    """Words of hope, and who said them."""

    text: str
    whom: str


class Tool(NamedTuple):
    """A skill, and `how` it goes in a few words: made smaller, or its first step."""

    title: str
    how: str | None = None


class IfThen(NamedTuple):
    """If `title`, then I `then`."""

    title: str
    then: str


class Reach(NamedTuple):
    """Somebody to reach: how, and at which times that goes."""

    title: str
    reach: str
    when: str | None = None


class Hard(NamedTuple):
    """What a plan holds for a hard moment."""

    lines: tuple[str, ...] = ()
    hope: tuple[Words, ...] = ()
    skills: tuple[Tool, ...] = ()
    thens: tuple[IfThen, ...] = ()
    people: tuple[Reach, ...] = ()


NOTHING = Hard()


def of_plan(plan: Plan) -> Hard:
    """What this plan holds for a hard moment: of each kind the few that go first."""
    skills = tuple(Tool(skill.title, skill.smaller or next(iter(skill.how), None)) for skill in _skills(plan))[
        :MOST_SKILLS
    ]
    thens = tuple(IfThen(barrier.title, barrier.then or "") for barrier in _thens(plan))
    lines = own_lines(plan)
    return Hard(
        lines,
        words_of_hope(plan)[: MOST_SAID - len(lines)],
        skills,
        thens[: min(MOST_THENS, MOST_HELPED - len(skills))],
        tuple(_reach(support) for support in _people(plan))[:MOST_PEOPLE],
    )


def chosen(hard: Hard, parts: Collection[NowPart]) -> Hard:
    """Only these parts of it. If-thens are none of them: they say most about a person."""
    return Hard(
        hard.lines if "lines" in parts else (),
        hard.hope if "hope" in parts else (),
        hard.skills if "skills" in parts else (),
        (),
        hard.people if "people" in parts else (),
    )


def brief(hard: Hard) -> Hard:
    """The first of it, for a narrow screen, where each takes a line or two more: it has to fit at a glance."""
    return Hard(hard.lines[:2], hard.hope[:1], hard.skills[:2], () if hard.skills else hard.thens[:1], hard.people[:2])


def own_lines(plan: Plan) -> tuple[str, ...]:
    """The person's own lines, the newest first."""
    return tuple(hope.text for hope in _newest(plan) if hope.whom is None)[:MOST_LINES]


def words_of_hope(plan: Plan) -> tuple[Words, ...]:
    """Words of people who have been there, the newest first."""
    return tuple(Words(hope.text, hope.whom) for hope in _newest(plan) if hope.whom is not None)[:MOST_HOPE]


def word_of_hope(plan: Plan, day: date) -> Words | None:
    """Words of somebody who has been there, others from day to day, turn by turn; None where there are none."""
    said = [Words(hope.text, hope.whom) for hope in _newest(plan) if hope.whom is not None]
    return said[day.toordinal() % len(said)] if said else None


def _newest(plan: Plan) -> list[Hope]:
    return sorted(plan.hopes, key=lambda hope: hope.number, reverse=True)


def _skills(plan: Plan) -> list[Skill]:
    """Those for hard moments first, then all others; within each, what helped most.

    One that was only ever said not to help is left out.
    """
    fit = [ranked.skill for ranked in by_help(plan) if ranked.helps.mean != 0]
    return sorted(fit, key=lambda skill: skill.kind != "hard moments")


def _thens(plan: Plan) -> list[Barrier]:
    """The if-thens that helped, those that helped most first; one that was used, with no word on how, after them."""
    helped = _means([(happening.barrier, happening.helped) for happening in plan.happenings])
    used = {happening.barrier for happening in plan.happenings if happening.used == "yes"}
    fit = [
        barrier
        for barrier in plan.barriers
        if barrier.side == "inside" and barrier.then and helped.get(barrier.id, 1 if barrier.id in used else 0) > 0
    ]
    return sorted(fit, key=lambda barrier: (-helped.get(barrier.id, 0.0), barrier.number))


def _means(said: list[tuple[str, int | None]]) -> dict[str, float]:
    """The mean of what was said of each thing, by its id; nothing was said: it is not there."""
    by_id: dict[str, list[int]] = {}
    for id, helped in said:
        if helped is not None:
            by_id.setdefault(id, []).append(helped)
    return {id: sum(each) / len(each) for id, each in by_id.items()}


def _people(plan: Plan) -> list[Support]:
    """Who can be reached: people first, then groups, places and services, as they were written down."""
    fit = [support for support in plan.supports if support.reach or _number_in(support.title)]
    return sorted(fit, key=lambda support: not support.is_person)


def _reach(support: Support) -> Reach:
    """How to reach them; a number that stands in the name is taken out of it."""
    number = "" if support.reach else _number_in(support.title)
    title = " ".join(support.title.replace(number, " ").split()).strip(" ,:;-(") if number else support.title
    return Reach(title or support.title, support.reach or number, support.when)


def _number_in(title: str) -> str:
    """The number to call that stands in a name, as it is written; an empty text where none does."""
    runs: list[list[str]] = [[]]
    for word in title.split():
        if any(map(str.isdecimal, word)) and all(sign.isdecimal() or sign in "+()-./" for sign in word):
            runs[-1].append(word)
        else:
            runs.append([])
    found = max((" ".join(run) for run in runs), key=len, default="")
    return found if sum(map(str.isdecimal, found)) >= DIGITS and found in title else ""
