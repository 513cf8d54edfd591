"""Skills, as `skill list`, `show`, `browse` and `card` answer: what helps most first, each with what it has come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.core.model.life import Skill, SkillKind
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.cards import Card
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.skills import Helps, by_help, helps, practices_of, same_title, steps_of
from goalwalk.core.tuples import NamedTuple

NOTES = 10  # the latest that are shown with a skill


class SkillLine(NamedTuple):
    """One skill. `practised`: on how many days, the latest of them `last`; `rated`: on how many of them it was said how
    it helped, and `helped` the mean of that, 0–10 (None: never said)."""

    id: str
    title: str
    kind: SkillKind
    made: date
    when: str | None
    how: tuple[str, ...]
    smaller: str | None
    practised: int
    last: date | None
    rated: int
    helped: float | None


class SkillsView(NamedTuple):
    """The answer of `skill list`: of one `kind`, or of all (None)."""

    kind: SkillKind | None
    skills: tuple[SkillLine, ...]


class StepNamed(NamedTuple):
    """A step by its id and title."""

    id: str
    title: str


class PracticeNote(NamedTuple):
    """A note that was kept with a practice, and how it helped then, if that was said with it."""

    day: date
    helped: int | None
    note: str


class SkillView(NamedTuple):
    """The answer of `skill show`: the skill, the steps that refer to it, its latest notes, newest first."""

    skill: SkillLine
    steps: tuple[StepNamed, ...]
    notes: tuple[PracticeNote, ...]


class StarterLine(NamedTuple):
    """A skill of the starter library by its number there. `taken`: the id of the person's skill of the same title."""

    number: int
    title: str
    kind: SkillKind
    when: str | None
    how: tuple[str, ...]
    smaller: str | None
    taken: str | None


class StartersView(NamedTuple):
    """The answer of `skill browse`."""

    starters: tuple[StarterLine, ...]


class StarterView(NamedTuple):
    """The answer of `skill browse` to one of them."""

    starter: StarterLine


class CardView(NamedTuple):
    """What a card of a skill holds."""

    card: Card


def skills_view(plan: Plan, kind: SkillKind | None = None) -> SkillsView:
    """Every skill, or those of a kind; what helps most first."""
    found = by_help(plan)
    return SkillsView(kind, tuple(_line(*one) for one in found if kind is None or one.skill.kind == kind))


def skill_view(plan: Plan, skill: Skill) -> SkillView:
    """One skill with its steps and notes."""
    steps = (StepNamed(step_id(plan, step), step.title) for step in steps_of(plan, skill))
    noted = [PracticeNote(one.day, one.helped, one.note) for one in practices_of(plan, skill) if one.note]
    return SkillView(skill_line(plan, skill), tuple(steps), tuple(noted[:NOTES]))


def skill_line(plan: Plan, skill: Skill) -> SkillLine:
    """One skill as a line."""
    return _line(skill, helps(plan, skill))


def starters_view(plan: Plan, starters: Iterable[Card], kind: SkillKind | None = None) -> StartersView:
    """The starter library, or those of a kind. Its numbers stay what they are."""
    numbered = enumerate(starters, 1)
    return StartersView(tuple(_starter(plan, *one) for one in numbered if kind is None or one[1].kind == kind))


def starter_view(plan: Plan, number: int, starter: Card) -> StarterView:
    """One of the starter library."""
    return StarterView(_starter(plan, number, starter))


def card_view(skill: Skill) -> CardView:
    """The card of a skill."""
    return CardView(card_of(skill))


def card_of(skill: Skill) -> Card:
    """What of a skill can be handed on."""
    return Card(skill.title, skill.kind, skill.when, skill.how, skill.smaller)


def _starter(plan: Plan, number: int, starter: Card) -> StarterLine:
    there = same_title(plan, starter.title)
    return StarterLine(number, *starter, taken=str(there.number) if there else None)


def _line(skill: Skill, known: Helps) -> SkillLine:
    return SkillLine(
        id=str(skill.number),
        title=skill.title,
        kind=skill.kind,
        made=skill.made,
        when=skill.when,
        how=skill.how,
        smaller=skill.smaller,
        practised=known.days,
        last=known.last,
        rated=known.rated,
        helped=known.mean,
    )
