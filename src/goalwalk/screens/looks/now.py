"""The page for a hard moment: what is at hand, help lines of the country, and why something of it is not there."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.hotlines import HelpLines, is_old
from goalwalk.core.now import NOTHING, Hard, IfThen, Reach, Tool, Words
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Heading, Line, apart, part
from goalwalk.words import say
from goalwalk.words.days import MONTHS

EMPTY = "empty"  # among what keeps things away: that nothing of one's own is written yet


class CallLine(NamedTuple):
    """A help line. `old`: it was last looked up more than a year ago."""

    name: str
    number: str
    hours: str
    languages: tuple[str, ...]
    helps: str
    source: str
    checked: date
    old: bool


class CallLines(NamedTuple):
    """The emergency number and the help lines of one country."""

    code: str
    country: str
    emergency: str
    lines: tuple[CallLine, ...]


class NowView(NamedTuple):
    """The page. `why`: a code for each thing that keeps something of it away; `help` None: no country is set.

    `lines_first`: the help lines were what was asked for, and stand before all else.
    """

    lines: tuple[str, ...]
    hope: tuple[Words, ...]
    skills: tuple[Tool, ...]
    thens: tuple[IfThen, ...]
    people: tuple[Reach, ...]
    help: CallLines | None
    why: tuple[str, ...]
    lines_first: bool = False

    def data(self) -> dict[str, object]:
        """As JSON: all but what stands first."""
        return {name: value for name, value in self._asdict().items() if name != "lines_first"}

    def blocks(self) -> list[Block]:
        """Lines alone, one thing on each, so that the narrowest screen shows it at once; what there is nothing of is
        left out.

        The person's own lines come first. Help lines come last, where the eye rests when the page is drawn, number
        first.
        """
        helped = [_skill(skill) for skill in self.skills]
        helped += [say("now.then", title=one.title, then=one.then) for one in self.thens]
        own = self.lines or self.hope or self.skills or self.thens or self.people
        is_empty = EMPTY in self.why  # nothing to set up is told of in this moment
        help = _country(self.help) if self.help else _anywhere()[: 2 if is_empty else None]
        return [
            Line(say("now.first")),
            *([Gap(), *help] if self.lines_first else ()),
            *([Gap()] if self.lines_first and (self.lines or self.hope or not own) else ()),
            *(() if own else [Line(say("now.floor")), Line(say("now.look"))]),
            *(Line(line, "strong", 2) for line in self.lines),
            *(Line(say("now.words", whom=words.whom, text=words.text), indent=2) for words in self.hope),
            *part(say("now.helped"), helped),
            *part(say("now.people"), map(_person, self.people)),
            *apart([Line(say(f"now.why.{code}"), "quiet") for code in self.why if code != EMPTY]),
            *([] if self.lines_first else [Gap(), *help]),
        ]


def now_view(hard: Hard, help: HelpLines | None, today: date, why: tuple[str, ...] = ()) -> NowView:
    """What is at hand on this day."""
    if hard == NOTHING and not why:
        why = (EMPTY,)
    return NowView(*hard, calls(help, today) if help else None, why)


def calls(help: HelpLines, today: date) -> CallLines:
    """A country's lines on this day."""
    lines = tuple(CallLine(*line, is_old(line.checked, today)) for line in help.lines)
    return CallLines(help.code, help.country, help.emergency, lines)


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


def _skill(skill: Tool) -> str:
    return say("now.skill", title=skill.title, how=skill.how) if skill.how else skill.title


def _person(one: Reach) -> str:
    return say("now.person.when" if one.when else "now.person", title=one.title, reach=one.reach, when=one.when)


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
