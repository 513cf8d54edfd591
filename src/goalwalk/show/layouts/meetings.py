"""Meetings: a row a talk, and one talk with all that is written about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.show.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.views.meetings import MeetingsView, MeetingView
from goalwalk.words import say
from goalwalk.words.days import day_name, full_day
from goalwalk.words.talks import agreed_text, talk_name, when_name


def meetings(view: MeetingsView) -> list[Block]:
    """What comes next, then a row a talk."""
    if not view.meetings:
        return [Line(say("meetings.empty"))]
    columns = (
        Column(lead=True),
        Column(say("list.day"), lead=True),
        Column(say("list.whom"), wide=True),
        Column(say("list.agreed"), wide=True),
    )
    rows = tuple(
        (
            Cell(line.id),
            Cell(day_name(line.day, view.today)),
            Cell(line.whom or ""),
            Cell(agreed_text(line.agreed)),
        )
        for line in view.meetings
    )
    ahead: list[Block] = []
    if view.next:
        ahead.append(Line(say("talk.next", when=when_name(view.next, view.time, view.today))))
    if view.call:
        ahead.append(Line(say("talk.call", day=day_name(view.call, view.today))))
    return [*ahead, *([Gap()] if ahead else []), Table(columns, rows)]


def meeting(view: MeetingView) -> list[Block]:
    """What is written about a talk."""
    line = view.meeting
    facts = [("list.day", full_day(line.day))]
    if line.next:
        said = full_day(line.next)
        facts.append(("list.next", say("talk.at", day=said, time=line.time) if line.time else said))
    if line.call:
        facts.append(("list.call", full_day(line.call)))
    blocks: list[Block] = [Heading(talk_name(line.whom), id=line.id)]
    blocks += [Line(f"{say(key)}: {fact}", indent=2) for key, fact in facts]
    if line.agreed:
        blocks += [Gap(), Heading(say("list.agreed")), *(Line(one, indent=2) for one in line.agreed)]
    return blocks


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"MeetingsView": meetings, "MeetingView": meeting}
