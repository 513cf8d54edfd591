"""The story month by month, a row for whatever happened. It ends with something good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.papers.story import StoryLine, StoryMonth, StoryView
from goalwalk.words import run_length, say
from goalwalk.words.days import MONTHS, WEEKDAYS, far_day


def story(view: StoryView) -> list[Block]:
    """A heading, the months, and a last line."""
    if not view.months:
        return [Line(say("story.empty" if view.whole else "story.empty.chosen"))]
    blocks: list[Block] = [
        Heading(view.goal.title, say("story.of_goal"), view.goal.id) if view.goal else Heading(say("story.title"))
    ]
    for month in view.months:
        blocks += [Gap(), Heading(month_name(month.month)), *_month(month, view.today)]
    return [*blocks, Gap(), Line(last_line(view))]


def _month(month: StoryMonth, today: date) -> list[Block]:
    rows = tuple((_day(line.day, today), Cell(sentence(line))) for line in month.lines)
    blocks: list[Block] = [Table((Column(lead=True), Column(wide=True)), rows, header=False)] if rows else []
    return [*blocks, Line(came_back(month), indent=2)] if month.comebacks else blocks


def _day(day: date, today: date) -> Cell:
    """The day inside its month; aloud, whole."""
    return Cell(f"  {WEEKDAYS[day.weekday()]} {day.day:>2}", aloud=far_day(day, today))


def month_name(month: date) -> str:
    """ "Nov 2026"."""
    return say("story.month", month=MONTHS[month.month - 1], year=month.year)


def sentence(line: StoryLine) -> str:
    """What happened, with what was learned from it."""
    told = bare_sentence(line)
    if not line.learned:
        return told
    return say("story.and_learned", told=told.removesuffix("."), learned=line.learned)  # one sentence goes on


def bare_sentence(line: StoryLine) -> str:
    """What happened, alone."""
    facts: dict[str, Any] = {"text": line.text}
    key = line.told.replace(" ", "_")
    if line.told == "run":
        facts |= {"length": run_length(line.n or 0, line.unit), "first": far_day(line.first or line.day, line.day)}
        key = "run.going" if line.going else key
    elif line.told == "free":
        facts |= {"length": say("story.days", n=line.n), "first": far_day(line.first or line.day, line.day)}
        key = "free.going" if line.going else key
    elif line.told == "milestone":
        facts["length"] = say(f"story.{line.unit}", n=line.n)
    elif line.told in ("win", "ask") and line.of:
        return say(f"story.{line.told}.of", of=line.of, text=line.text)
    elif line.told == "setback" and line.text is None:
        return say("story.setback.bare")
    return say(f"story.told.{key}", **facts)


def came_back(month: StoryMonth) -> str:
    """On how many days of a month something was come back to."""
    return say("story.comebacks", n=month.comebacks)


def last_line(view: StoryView) -> str:
    """The latest good thing, unless the story ends with it anyway; then a warm word."""
    if view.latest is None:
        return say("story.end.over" if view.over else "story.end")
    return say("story.latest", day=far_day(view.latest.day, view.today), told=sentence(view.latest))


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"StoryView": story}
