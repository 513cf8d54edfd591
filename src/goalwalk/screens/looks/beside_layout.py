"""What stands beside the steps of a day: clocks, asks that come up, groups, somebody to say hello to."""

from __future__ import annotations

from datetime import date

from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.looks.beside import Beside
from goalwalk.screens.nouns.barriers import AskLine
from goalwalk.screens.nouns.clocks_layout import clock_text, marked_text
from goalwalk.screens.nouns.supports import NearLine
from goalwalk.words import say
from goalwalk.words.days import day_name

_COLUMNS = (Column(lead=True), Column(lead=True, wide=True), Column(wide=True))


def groups(beside: Beside, today: date) -> list[Block]:
    """The groups that come together today or tomorrow, each in a line."""
    lines: list[Block] = [Line(_group(one, today)) for one in beside.groups]
    return [*lines, Gap()] if lines else []


def asks(beside: Beside, today: date) -> list[Block]:
    """What is to be asked, and of whom."""
    if not beside.asks:
        return []
    rows = tuple((Cell(f"  {one.id}", aloud=one.id), Cell(one.title), Cell(_ask(one, today))) for one in beside.asks)
    heading = Heading(say("today.asks"), say("today.asks.then"))
    return [heading, Table(_COLUMNS, rows, header=False), Gap()]


def clocks(beside: Beside) -> list[Block]:
    """Where each clock stands, and what it reached today."""
    if not beside.clocks:
        return []
    rows = tuple((Cell(f"  {one.id}", aloud=one.id), Cell(one.title), Cell(clock_text(one))) for one in beside.clocks)
    marked = (Line(marked_text(one), "shown", 2) for clock in beside.clocks for one in clock.marked)
    return [Heading(say("today.clocks")), Table(_COLUMNS, rows, header=False), *marked, Gap()]


def hello(beside: Beside) -> list[Block]:
    """Somebody who was not spoken to for long."""
    one = beside.quiet
    return [Line(say("today.hello", n=one.days, title=one.title, id=one.id), "quiet"), Gap()] if one else []


def _group(one: NearLine, today: date) -> str:
    near = "today" if one.day == today else "tomorrow"
    if one.time:
        return say(f"today.talk.{near}_at", talk=one.title, time=one.time)
    return say(f"today.talk.{near}", talk=one.title)


def _ask(one: AskLine, today: date) -> str:
    day = day_name(one.day, today)
    return say("today.ask.of", whom=one.whom, day=day) if one.whom else say("today.ask", day=day)
