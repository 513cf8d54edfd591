"""The page for a hard moment: what is at hand, help lines of the country, and why something of it is not there."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.help_lines import HelpLines, is_old
from goalwalk.core.now import NOTHING, Hard, IfThen, Reach, Tool, Words
from goalwalk.core.tuples import NamedTuple


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
    """The page. `why`: a code for each thing that keeps something of it away; `help` None: no country is set."""

    lines: tuple[str, ...]
    hope: tuple[Words, ...]
    skills: tuple[Tool, ...]
    thens: tuple[IfThen, ...]
    people: tuple[Reach, ...]
    help: CallLines | None
    why: tuple[str, ...]


def now_view(hard: Hard, help: HelpLines | None, today: date, why: tuple[str, ...] = ()) -> NowView:
    """What is at hand on this day."""
    if hard == NOTHING and not why:
        why = ("empty",)
    return NowView(*hard, calls(help, today) if help else None, why)


def calls(help: HelpLines, today: date) -> CallLines:
    """A country's lines on this day."""
    lines = tuple(CallLine(*line, is_old(line.checked, today)) for line in help.lines)
    return CallLines(help.code, help.country, help.emergency, lines)
