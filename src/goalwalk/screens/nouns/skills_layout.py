"""Skills: a row each, with what it has come to; one with how to do it; the starter library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from goalwalk.core.amounts import ONE, amount_text
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.words import say
from goalwalk.words.days import day_name, full_day

if TYPE_CHECKING:
    from goalwalk.screens.nouns.skills import SkillLine, SkillsView, SkillView, StarterLine, StartersView, StarterView
    from goalwalk.screens.receipt import ReceiptView

Facts = dict[str, Any]


def skills(view: SkillsView) -> list[Block]:
    """A row a skill, what helps most first."""
    if not view.skills:
        return [Line(say("skills.empty_kind", kind=view.kind) if view.kind else say("skills.empty"))]
    columns = (
        Column(lead=True),
        Column(say("list.skill_title"), lead=True, wide=True),
        Column(say("list.kind")),
        Column(say("list.practised")),
        Column(say("list.helped")),
        Column(say("list.rated")),
    )
    rows = tuple(
        (
            Cell(line.id),
            Cell(line.title),
            Cell(line.kind),
            Cell(say("list.practised.n", n=line.practised) if line.practised else ""),
            Cell(of_ten(line.helped)),
            Cell(say("list.rated.n", n=line.rated) if line.rated else ""),
        )
        for line in view.skills
    )
    blocks: list[Block] = [Table(columns, rows)]
    if sum(line.rated > 0 for line in view.skills) > 1:
        blocks += [Gap(), Line(say("skills.order"), "quiet")]
    return blocks


def skill(view: SkillView) -> list[Block]:
    """What is written about a skill, what it has come to, the steps that practise it, the latest notes."""
    line = view.skill
    blocks = _told(line.id, line)
    come_to: list[Block] = [Line(text, indent=2) for text in _come_to(line)]
    if come_to:
        blocks += [Gap(), Heading(say("skill.come_to")), *come_to]
    if view.steps:
        blocks += [Gap(), Heading(say("list.steps"))]
        blocks += [Line(f"{step.id} {step.title}", indent=2) for step in view.steps]
    if view.notes:
        blocks += [Gap(), Heading(say("list.notes"))]
        blocks += [Line(f"{full_day(note.day)}: {note.note}", indent=2) for note in view.notes]
    return blocks


def starters(view: StartersView) -> list[Block]:
    """Each kind with its starters by their numbers, and how to go on."""
    columns = (Column(lead=True, right=True), Column(lead=True, wide=True))
    blocks: list[Block] = []
    for kind, lines in groupby(view.starters, lambda line: line.kind):
        rows = tuple((Cell(str(line.number)), Cell(_with_mark(line))) for line in lines)
        blocks += [Heading(kind), Table(columns, rows, header=False, goes_on=bool(blocks)), Gap()]
    example = next((line for line in view.starters if not line.taken), view.starters[0])
    return [*blocks, Line(say("starters.how", number=example.number))]


def _with_mark(line: StarterLine) -> str:
    return say("starter.taken", title=line.title) if line.taken else line.title


def starter(view: StarterView) -> list[Block]:
    """One of the library in full."""
    line = view.starter
    key = "starter.is_yours" if line.taken else "starter.take"
    return [*_told(str(line.number), line), Gap(), Line(say(key, number=line.number, id=line.taken))]


def _told(id: str, told: SkillLine | StarterLine) -> list[Block]:
    """The words of a skill: when it helps, how to do it step by step, how to make it smaller."""
    blocks: list[Block] = [Heading(told.title, id=id), Line(f"{say('list.kind')}: {told.kind}", indent=2)]
    if told.when:
        blocks.append(Line(f"{say('skill.when')}: {told.when}", indent=2))
    blocks += _how(told.how)
    if told.smaller:
        blocks += [Gap(), Line(f"{say('skill.smaller')}: {told.smaller}", indent=2)]
    return blocks


def _how(how: Sequence[str]) -> list[Block]:
    if not how:
        return []
    return [Gap(), *(Line(f"{number}. {one}", indent=2) for number, one in enumerate(how, 1))]


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
    day = day_name(date.fromisoformat(facts["day"]), view.today)
    parts = [say("receipt.skill_practised", id=facts["id"], title=facts["title"], day=day)]
    if facts["helped"] is not None:
        parts.append(say("skill.helped", helped=facts["helped"]))
    if facts["step"]:
        parts.append(say("receipt.skill_step", step=" ".join(facts["step"])))
    return [" ".join(parts)]


def _rated(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.skill_rated", **{**facts, "day": day_name(date.fromisoformat(facts["day"]), view.today)})]


RECEIPTS: dict[str, Callable[[Facts, ReceiptView], list[str]]] = {
    "skill_practised": _practised,
    "skill_rated": _rated,
}

LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {
    "SkillsView": skills,
    "SkillView": skill,
    "StartersView": starters,
    "StarterView": starter,
}
