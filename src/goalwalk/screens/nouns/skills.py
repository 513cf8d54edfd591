"""Skills, as `skill list`, `show`, `browse` and `card` answer: what helps most first, each with what it has come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from goalwalk.core.amounts import ONE, amount_text
from goalwalk.core.model.components import Skill, SkillKind
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.nouns.skills import Helps, by_help, helps, practices_of, same_title, steps_of
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import (
    NUMBER,
    TITLE,
    Block,
    Column,
    Gap,
    Heading,
    Line,
    apart,
    facts,
    line_of,
    next_line,
    part,
    table,
)
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import full_day

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

    def blocks(self) -> list[Block]:
        """A row a skill, what helps most first."""
        if not self.skills:
            return [Line(say("skills.empty_kind", kind=self.kind) if self.kind else say("skills.empty"))]
        columns = (
            NUMBER,
            Column(say("list.skill_title"), lead=True, wide=True),
            Column(say("list.kind")),
            Column(say("list.practised")),
            Column(say("list.helped")),
            Column(say("list.rated")),
        )
        rows = (
            (
                line.id,
                line.title,
                line.kind,
                say("list.practised.n", n=line.practised) if line.practised else "",
                of_ten(line.helped),
                say("list.rated.n", n=line.rated) if line.rated else "",
            )
            for line in self.skills
        )
        ordered = sum(line.rated > 0 for line in self.skills) > 1
        return [table(columns, rows), *apart([Line(say("skills.order"), "quiet")] if ordered else [])]


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

    def blocks(self) -> list[Block]:
        """What is written about a skill, what it has come to, the steps that practise it, the latest notes."""
        return [
            *_told(self.skill.id, self.skill),
            *part(say("skill.come_to"), _come_to(self.skill)),
            *part(say("list.steps"), (f"{step.id} {step.title}" for step in self.steps)),
            *part(say("list.notes"), (f"{full_day(note.day)}: {note.note}" for note in self.notes)),
        ]


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

    def blocks(self) -> list[Block]:
        """Each kind with its starters by their numbers, and how to go on."""
        blocks: list[Block] = []
        for kind, lines in groupby(self.starters, lambda line: line.kind):
            rows = table((Column(lead=True, right=True), TITLE), map(_starter_row, lines), header=False)
            blocks += [Heading(kind), rows._replace(goes_on=bool(blocks)), Gap()]
        example = next((line for line in self.starters if not line.taken), self.starters[0])
        return [*blocks, next_line("starters.how", number=example.number)]


class StarterView(NamedTuple):
    """The answer of `skill browse` to one of them."""

    starter: StarterLine

    def blocks(self) -> list[Block]:
        """One of the library in full."""
        line = self.starter
        key = "starter.is_yours" if line.taken else "starter.take"
        return [*_told(str(line.number), line), Gap(), next_line(key, number=line.number, id=line.taken)]


class CardView(NamedTuple):
    """What a card of a skill holds."""

    card: Card


def skills_view(plan: Plan, kind: SkillKind | None = None) -> SkillsView:
    """Every skill, or those of a kind; what helps most first."""
    found = by_help(plan)
    return SkillsView(kind, tuple(_line(*known) for known in found if kind is None or known.skill.kind == kind))


def skill_view(plan: Plan, skill: Skill) -> SkillView:
    """One skill with its steps and notes."""
    steps = (StepNamed(step_id(plan, step), step.title) for step in steps_of(plan, skill))
    noted = [
        PracticeNote(practice.day, practice.helped, practice.note)
        for practice in practices_of(plan, skill)
        if practice.note
    ]
    return SkillView(skill_line(plan, skill), tuple(steps), tuple(noted[:NOTES]))


def skill_line(plan: Plan, skill: Skill) -> SkillLine:
    """One skill as a line."""
    return _line(skill, helps(plan, skill))


def starters_view(plan: Plan, starters: Iterable[Card], kind: SkillKind | None = None) -> StartersView:
    """The starter library, or those of a kind. Its numbers stay what they are."""
    numbered = enumerate(starters, 1)
    return StartersView(
        tuple(_starter(plan, *starter) for starter in numbered if kind is None or starter[1].kind == kind)
    )


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
    return line_of(
        SkillLine,
        skill,
        practised=known.days,
        last=known.last,
        rated=known.rated,
        helped=known.mean,
    )


def _starter_row(line: StarterLine) -> tuple[str, str]:
    return str(line.number), say("starter.taken", title=line.title) if line.taken else line.title


def _told(id: str, told: SkillLine | StarterLine) -> list[Block]:
    """The words of a skill: when it helps, how to do it step by step, how to make it smaller."""
    return [
        Heading(told.title, id=id),
        *facts(("list.kind", told.kind), ("skill.when", told.when)),
        *apart([Line(f"{number}. {step}", indent=2) for number, step in enumerate(told.how, 1)]),
        *apart(facts(("skill.smaller", told.smaller))),
    ]


def _come_to(line: SkillLine) -> list[str]:
    lines = []
    if line.practised and line.last:
        lines.append(say("skill.practised", n=line.practised, last=full_day(line.last)))
    if line.rated:
        lines.append(say("skill.rated", n=line.rated, helped=of_ten(line.helped)))
    return lines


def of_ten(mean: float | None) -> str:
    """ "7.5 of 10": one decimal, and none where it is whole."""
    if mean is None:
        return ""
    return say("skill.of_ten", value=amount_text(int(mean * 10 + 0.5) * ONE // 10))


def _practised(facts: Facts, view: ReceiptView) -> list[str]:
    parts = [say("receipt.skill_practised", id=facts["id"], title=facts["title"], day=view.day(facts["day"]))]
    if facts["helped"] is not None:
        parts.append(say("skill.helped", helped=facts["helped"]))
    if facts["step"]:
        parts.append(say("receipt.skill_step", step=" ".join(facts["step"])))
    return [" ".join(parts)]


def _rated(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.skill_rated", **facts | {"day": view.day(facts["day"])})]


RECEIPTS: Receipts = {"skill_practised": _practised, "skill_rated": _rated}
