"""Meetings: a row a talk, and one talk with all that is written about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.nouns.meetings import MeetingLine, MeetingsView, MeetingView
from goalwalk.words import say
from goalwalk.words.days import day_name, full_day
from goalwalk.words.talks import agreed_one, agreed_text, talk_name, when_name


def meetings(view: MeetingsView) -> list[Block]:
    """What comes next and what to bring, then a row a meeting."""
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
            Cell(talk_name(line.whom, group=True, about=line.about) if line.group else line.whom or ""),
            Cell(say("meetings.arranged") if line.arranged else agreed_text(line.agreed, _who(line))),
        )
        for line in view.meetings
    )
    ahead: list[Block] = []
    if view.next:
        ahead.append(Line(say("talk.next", when=when_name(view.next, view.time, view.today))))
    if view.call:
        ahead.append(Line(say("talk.call", day=day_name(view.call, view.today))))
    for group in view.groups:
        name = talk_name(group.whom, group=True)
        ahead.append(Line(say("group.next", group=name, when=when_name(group.day, group.time, view.today))))
    if view.brings:
        ahead.append(Line(say("today.bring", texts="; ".join(bring.text for bring in view.brings))))
    return [*ahead, *([Gap()] if ahead else []), Table(columns, rows)]


def _who(line: MeetingLine) -> list[str | None]:
    return [one.who for one in line.agreements]


def meeting(view: MeetingView) -> list[Block]:
    """What is written about a talk, or a group; things agreed by their numbers, which `meeting went` takes."""
    line = view.meeting
    facts = [("list.day", full_day(line.day))]
    if line.next:
        said = full_day(line.next)
        facts.append(("list.next", say("talk.at", day=said, time=line.time) if line.time else said))
    if line.call:
        facts.append(("list.call", full_day(line.call)))
    told = (("list.about", line.about), ("list.skill", line.skill), ("list.takes", line.takes))
    facts += [(key, text) for key, text in told if text]
    blocks: list[Block] = [Heading(talk_name(line.whom, group=line.group), id=line.id)]
    blocks += [Line(f"{say(key)}: {fact}", indent=2) for key, fact in facts]
    if line.agreements:
        numbered = enumerate(line.agreements, 1)
        blocks += [Gap(), Heading(say("list.agreed"))]
        blocks += [Line(f"{number} {agreed_one(*one)}", indent=2) for number, one in numbered]
    return blocks


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"MeetingsView": meetings, "MeetingView": meeting}
