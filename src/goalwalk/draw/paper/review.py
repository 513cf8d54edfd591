"""The agenda of a talk on paper: its sections as the screen has them, and room to write where the talk goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from goalwalk.draw.paper.letters import own
from goalwalk.draw.paper.parts import Block, Bullet, Contact, Heading, Line, Part, Row, Sheet, Span
from goalwalk.screens import blocks
from goalwalk.screens.talks import review
from goalwalk.screens.talks.review import ReviewView
from goalwalk.words import say
from goalwalk.words.days import full_day

ROOM = ("review.agreed", "review.hard", "review.brings", "review.question")  # what is gone on with by hand


def sheet(view: ReviewView, whose: str | None) -> Sheet:
    """The agenda of a talk with whoever's plan it is (None: one's own)."""
    title = (*own(whose), Span(say("review.page.of"))) if whose else (Span(say(_own_title(view))),)
    sections = review.sections(view)
    return Sheet(
        title=title,
        aside=own(f"{review.title(view)} · {full_day(view.today)}"),
        day=view.today,
        rows=tuple(Row((_part(number, section, view),)) for number, section in enumerate(sections, 1)),
        words=(),
    )


def _own_title(view: ReviewView) -> str:
    return "review.page.week" if view.week else "review.page.talk"


def _part(number: int, section: review.Section, view: ReviewView) -> Part:
    heading = section.heading
    named = "  ".join(text for text in (heading.id, heading.text, heading.aside) if text)
    blank = heading.text == say("review.wins") and not view.wins  # what the screen says of it is to be typed
    over = heading.text == say("review.rulers")
    told = () if blank else tuple(_blocks(section.body, over=over))
    room = (Line(),) if blank or heading.text in {say(key) for key in ROOM} else ()
    return Part(f"review-{number}", own(named), told or room, below=room if told else ())


def _blocks(body: Sequence[blocks.Block], *, over: bool) -> Iterator[Block]:
    """A row of a table with what stands beside its title; of lines at two depths, the upper with the lower below it: as
    a heading `over` a list, or as one of a list."""
    for at, block in enumerate(body):
        match block:
            case blocks.Table(_, rows):
                for _, title, *beside in rows:
                    aside = " · ".join(cell.text for cell in beside if cell.text)
                    yield Contact(own(title.text), (Span(aside),))
            case blocks.Line(text, _, indent) if over:
                yield Heading(own(text)) if indent <= 2 else Bullet(own(text))
            case blocks.Line(text, _, indent) if indent <= 2:
                below = takewhile(lambda one: isinstance(one, blocks.Line) and one.indent > 2, body[at + 1 :])
                yield Bullet(own(text), tuple(own(one.text) for one in below if isinstance(one, blocks.Line)))
