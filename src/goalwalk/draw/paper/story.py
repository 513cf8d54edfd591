"""The story on paper: a part a month, a bullet for whatever happened, its day below it."""

from __future__ import annotations

from collections.abc import Iterator

from goalwalk.draw.paper.letters import own
from goalwalk.draw.paper.parts import Block, Bullet, Para, Part, Row, Sheet, Span, ours
from goalwalk.screens.papers import story
from goalwalk.screens.papers.story import StoryMonth, StoryView
from goalwalk.words import say
from goalwalk.words.days import full_day


def sheet(view: StoryView, whose: str | None) -> Sheet:
    """The story of whoever's plan it is (None: one's own); without parts where there is nothing to tell."""
    title = (*own(whose), Span(say("story.page.of"))) if whose else (Span(say("story.page")),)
    if view.goal:
        title = (*title, Span(": "), *own(view.goal.title))
    parts = [
        Part(f"story-{month.month:%Y-%m}", ours(story.month_name(month.month)), _blocks(month)) for month in view.months
    ]
    if parts:
        parts[-1] = parts[-1]._replace(below=(Para(own(story.last_line(view))),))
    return Sheet(
        title=title,
        aside=ours(_days(view)),
        day=view.today,
        rows=tuple(Row((part,)) for part in parts),
        words=(),
    )


def _days(view: StoryView) -> str:
    """The days that it tells of."""
    last = full_day(view.last or view.today)
    return say("story.span", first=full_day(view.first), last=last) if view.first else say("story.until", day=last)


def _blocks(month: StoryMonth) -> tuple[Block, ...]:
    back: tuple[Block, ...] = (Bullet((Span(story.came_back(month)),)),) if month.comebacks else ()
    return (*_bullets(month), *back)


def _bullets(month: StoryMonth) -> Iterator[Block]:
    for line in month.lines:
        learned = (own(say("story.learned", learned=line.learned)),) if line.learned else ()
        yield Bullet(own(story.bare_sentence(line)), (*learned, (Span(full_day(line.day)),)))
