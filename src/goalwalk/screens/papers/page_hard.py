"""What stands on a page for a hard moment, and the people in the person's corner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from goalwalk.core.model.hotlines import HelpLines
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.about import told
from goalwalk.core.now import Tool, Words, of_plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.looks.now import CallLines, called, calls
from goalwalk.screens.nouns.barriers import BarrierLine
from goalwalk.screens.paper_blocks import (
    Block,
    Bullet,
    Contact,
    Heading,
    Line,
    Para,
    Part,
    Span,
    filled,
    in_a_row,
    listed,
    ours,
    own,
)
from goalwalk.words import say


class PagePerson(NamedTuple):
    """Somebody or something in the person's corner: who they are to the person, how to reach them, and when."""

    id: str
    title: str
    reach: str | None
    role: str | None = None
    when: str | None = None


class PageHard(NamedTuple):
    """For a hard moment: the person's own `lines`, words of `hope`, what has `helped` before, their `skills`, what they
    do then, whom they reach, the `help` lines of their country.
    """

    lines: tuple[str, ...]
    hope: tuple[Words, ...]
    helped: tuple[str, ...]
    skills: tuple[Tool, ...]
    thens: tuple[str, ...]
    people: tuple[PagePerson, ...]
    help: CallLines | None

    def part(self, sections: Collection[str]) -> Part:
        """What to hold on to, whom to reach, where to call, and two lines that can be written on with a pen; not again
        what stands in other `sections` of the page."""
        held: list[Block] = [Bullet(own(line), strong=True) for line in self.lines]
        held += [Bullet(filled("now.words", whom=words.whom, text=words.text)) for words in self.hope]
        held += listed("page.strengths", self.helped)
        if self.skills and "skills" not in sections:
            held += [Heading(ours(say("page.hard.skills"))), *map(_tool, self.skills)]
        if self.thens and "plans" in sections:
            held.append(Para(ours(say("page.hard.see")), quiet=True))
        else:
            held += listed("page.hard.then", self.thens)
        reach = [Heading(ours(say("page.people"))), *contacts(self.people)] if self.people else []
        reach += help_laid(self.help)
        return Part("hard", ours(say("page.hard")), tuple(held), tuple(reach), (Line(), Line()), framed=True)


def page_people(plan: Plan) -> tuple[PagePerson, ...]:
    """Everybody and everything in the person's corner."""
    return tuple(
        PagePerson(str(support.number), support.title, support.reach, support.role, support.when)
        for support in plan.supports
    )


def page_hard(
    plan: Plan, barriers: Iterable[BarrierLine], help: HelpLines | None, today: date, sections: Collection[str]
) -> PageHard:
    """As the page for a hard moment has it; with all the people and what the person told of what helps, if those parts
    of the page were chosen, or this one alone."""
    hard = of_plan(plan)
    alone = not set(sections) - {"hard", "call"}
    return PageHard(
        lines=hard.lines,
        hope=hard.hope,
        helped=told(plan, "strength") if alone or "strengths" in sections else (),
        skills=hard.skills,
        thens=tuple(barrier.then for barrier in barriers if barrier.side == "inside" and barrier.then),
        people=page_people(plan) if alone or "people" in sections else (),
        help=calls(help, today) if help else None,
    )


def contacts(people: Iterable[PagePerson]) -> list[Block]:
    """Their name, and who they are to the person, where that was said; how to reach them, and when."""
    return [
        Contact(in_a_row(own(person.title), _own(person.role)), in_a_row(_own(person.reach), _own(person.when)))
        for person in people
    ]


def _own(text: str | None) -> tuple[Span, ...]:
    return own(text) if text else ()


def _tool(tool: Tool) -> Bullet:
    """A skill, and how it goes in a few words."""
    return Bullet(filled("now.skill", title=tool.title, how=tool.how) if tool.how else own(tool.title))


def help_laid(lines: CallLines | None) -> list[Block]:
    """The lines of the country, a number each; without one, that there is a number for an emergency."""
    if lines is None:
        return [Para(ours(say("page.danger")))]
    numbers = [(say("page.danger.here"), lines.emergency)]
    numbers += [(called(call, lines), call.number) for call in lines.lines]
    heading = Heading(ours(say("now.calls", country=lines.country)))
    return [heading, *(Contact(ours(name), ours(number)) for name, number in numbers)]
