"""The questions of a walk as a sheet of paper with room to write: on the screen, and laid out for print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goalwalk.core.model.components import SIDES
from goalwalk.core.talks import on_paper
from goalwalk.core.talks.part import Talk
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import paper_blocks as paper
from goalwalk.screens.blocks import Block, Gap, Heading, Line, next_line
from goalwalk.words import say

ROOM = "_" * 32  # to write on; it fits on the narrowest screen
# Lines on paper, where one is not enough.
LINES = {
    **dict.fromkeys(("hopes", "fears", "helps", "goal", "goal.why", "agreed", "talk.bring", "giving", "step.place"), 2),
    **dict.fromkeys(("life", "also"), 3),
}


class SheetPart(NamedTuple):
    """A part of the sheet: the number of its labels, its questions by name, each with its label, and how often there is
    room for it."""

    number: int
    name: str
    questions: tuple[tuple[str, str], ...]
    again: int

    @property
    def heading(self) -> str:
        """The question it begins with, without what it says of typing."""
        question = say(f"walk.q.{self.questions[0][0]}")
        return question.rpartition(" (")[0] if question.endswith(")") else question

    def turns(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """What is asked of each of its kind; what is asked once stands with the last."""
        for turn in range(1, self.again + 1):
            yield tuple(one for one in self.questions if turn == self.again or one[0] not in on_paper.ONCE)


class SheetView(NamedTuple):
    """The answer of `walk --blank`. `named`: it has a line for a name; `name`: that one stands on it."""

    long: bool
    only: str | None
    parts: tuple[SheetPart, ...]
    named: bool = False
    name: str | None = None

    def blocks(self) -> list[Block]:
        """Each part with its questions, and lines to write on."""
        blocks: list[Block] = [Line(say("walk.blank.title"), "strong"), Gap()]
        if self.named:
            blocks += [Line(say("walk.blank.named", name=self.name or ROOM)), Gap()]
        for part in self.parts:
            blocks.append(Heading(part.heading, id=str(part.number)))
            for turn, questions in enumerate(part.turns(), 1):
                for name, label in questions:
                    room = _boxes() if name == "barrier.side" else ROOM
                    lines = 2 if name == "step.place" else 1  # where, and with whom
                    told = say("walk.blank.label", label=label, text=say(f"walk.sheet.{name}"))
                    blocks += [Line(told, indent=2), *[Line(room, indent=6)] * lines]
                if turn < part.again:
                    blocks.append(Line(say("walk.blank.again"), "quiet", indent=2))
            blocks.append(Gap())
        return [*blocks, next_line("walk.blank.after", options=self._options())]

    def sheet(self, today: date) -> paper.Sheet:
        """Laid out for print, with room to write."""
        rows = [paper.Row((self._laid(part),)) for part in self.parts]
        after = paper.Para(paper.ours(say("walk.blank.after", options=self._options())), quiet=True)
        last = rows[-1].left[-1]
        rows[-1] = paper.Row((last._replace(below=(after,)),))
        title = paper.ours(say("walk.blank.page"))
        if self.named:
            named = paper.own(self.name) if self.name else paper.ours(ROOM)
            rows.insert(0, paper.Row((paper.Part("name", paper.ours(say("walk.blank.name")), (paper.Para(named),)),)))
        how = paper.ours(say("walk.blank.how"))
        return paper.Sheet(title, how, today, tuple(rows), (), is_roomy=True)

    def _laid(self, part: SheetPart) -> paper.Part:
        blocks: list[paper.Block] = []
        for turn, questions in enumerate(part.turns(), 1):
            for name, label in questions:
                told = say("walk.blank.label", label=label, text=say(f"walk.sheet.{name}"))
                if name == "barrier.side":
                    blocks.append(paper.Para(paper.ours(f"{told}   {_boxes()}")))
                else:
                    asked = [] if len(part.questions) == 1 else [paper.Para(paper.ours(told))]
                    blocks += [*asked, *[paper.Line()] * LINES.get(name, 1)]
            if turn < part.again:
                blocks.append(paper.Para(paper.ours(say("walk.blank.again")), quiet=True))
        heading = say("walk.blank.part", number=part.number, question=part.heading)
        return paper.Part(part.name, paper.ours(heading), tuple(blocks))

    def _options(self) -> str:
        return f" --only {self.only}" if self.only else ""


def sheet_view(talk: Talk, name: str | None = None, *, named: bool = False) -> SheetView:
    """The questions of such a walk on paper: the same sheet for whoever fills it in."""
    parts = tuple(
        SheetPart(
            on_paper.number(part),
            part,
            tuple((asked, on_paper.LABELS[asked]) for asked in on_paper.NAMES[part]),
            on_paper.AGAIN.get(part, 1),
        )
        for part in on_paper.printed(talk)
    )
    return SheetView(talk.long, talk.only, parts, named, name)


def _boxes() -> str:
    return "   ".join(say("walk.blank.box", choice=say(f"walk.choice.{side}")) for side in SIDES)
