"""The page for a hard moment: lines alone, one thing on each, so that the narrowest screen shows it at once.

The person's own lines come first. Help lines come last, where the eye rests when the page is drawn, number first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goalwalk.core.now import Reach, Tool
from goalwalk.screens.blocks import Block, Gap, Heading, Line
from goalwalk.screens.looks.now import CallLine, CallLines, NowView
from goalwalk.words import say
from goalwalk.words.days import MONTHS

_CAN_WAIT = "empty"  # that lines of one's own could stand here is nothing for this moment: it is told last


def now(view: NowView) -> list[Block]:
    """The page; what there is nothing of is left out."""
    blocks: list[Block] = [Line(say("now.first"))]
    blocks += [Line(line, "strong", 2) for line in view.lines]
    blocks += [Line(say("now.words", whom=words.whom, text=words.text), indent=2) for words in view.hope]
    helped = [_skill(skill) for skill in view.skills]
    helped += [say("now.then", title=one.title, then=one.then) for one in view.thens]
    blocks += _part(say("now.helped"), helped)
    blocks += _part(say("now.people"), [_person(one) for one in view.people])
    blocks += _why(code for code in view.why if code != _CAN_WAIT)
    blocks += [Gap(), *(_country(view.help) if view.help else _anywhere())]
    return [*blocks, *_why(code for code in view.why if code == _CAN_WAIT)]


def _why(codes: Iterable[str]) -> list[Block]:
    """Why something of it is not there."""
    told = [Line(say(f"now.why.{code}"), "quiet") for code in codes]
    return [Gap(), *told] if told else []


def called(call: CallLine, among: CallLines) -> str:
    """What a help line is called, and its hours; what it speaks, where that differs in the country; and when it was
    looked up, if that is long ago.
    """
    name = call.name
    if len({other.languages for other in among.lines}) > 1:
        name = say("now.call.speaks", name=name, languages=", ".join(call.languages))
    text = say("now.call", name=name, hours=call.hours)
    if not call.old:
        return text
    return say("now.call.old", call=text, month=MONTHS[call.checked.month - 1], year=call.checked.year)


def _part(heading: str, lines: list[str]) -> list[Block]:
    return [Gap(), Heading(heading), *(Line(line, indent=2) for line in lines)] if lines else []


def _skill(skill: Tool) -> str:
    return say("now.skill", title=skill.title, how=skill.how) if skill.how else skill.title


def _person(one: Reach) -> str:
    if one.when:
        return say("now.person.when", title=one.title, reach=one.reach, when=one.when)
    return say("now.person", title=one.title, reach=one.reach)


def _country(calls: CallLines) -> list[Block]:
    danger = say("now.danger", emergency=calls.emergency)
    lines = [say("now.number", number=call.number, name=called(call, calls)) for call in calls.lines]
    heading = Heading(say("now.calls", country=calls.country))
    return [heading, Line(danger, "strong", 2), *(Line(line, indent=2) for line in lines)]


def _anywhere() -> list[Block]:
    return [
        Line(say("now.anywhere.danger"), "strong"),
        Line(say("now.anywhere.find")),
        Line(say("now.anywhere.set"), "quiet"),
    ]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"NowView": now}
