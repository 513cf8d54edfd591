"""What a file of another program tells, in our words: the one record that every importer fills, whatever it reads.

Each part bears the name that its source knows it by, from which its id is made, and the place it was read from. What
has no place in a plan is kept `aside`; what cannot come at all is `left`, with the reason.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from goalwalk.core.model.plan import Kind, Word
from goalwalk.core.rhythm.rhythms import WHENEVER, Rhythm
from goalwalk.core.tuples import NamedTuple

# Of a limit: kept to this day, archived, no row since long, or of more days than one; of a clock: stopped ("": it is a
# clock that goes on there too)
Stands = Literal["", "kept", "archived", "quiet", "span", "stopped"]
Aside = tuple[tuple[str, str], ...]  # what a field is called there, and what it says


class At(NamedTuple):
    """Where something was read: a file, and a line of it, or the how manieth of a list (0: all of it)."""

    file: str
    line: int = 0
    item: int = 0


class Left(NamedTuple):
    """What cannot come, and why, as a code with its facts."""

    at: At
    code: str
    facts: tuple[tuple[str, str], ...] = ()


class SaidIn(NamedTuple):
    """What was said of one step on one day; amounts in thousandths. `at`: where, if not where its step stands; `time`:
    "HH:MM"; `slot`: which of its times of the day it filled."""

    day: date
    word: Word
    amount: int | None = None
    note: str | None = None
    at: At | None = None
    time: str | None = None
    slot: str | None = None


class StepIn(NamedTuple):
    """A habit or a task. `goal`: what it stands below there ("": nothing). `rests`: the day from which it is at rest;
    `finished`: the day it was done with. `exact`: fields of a step of ours, as they are kept; `number`: its own
    ("1.2"), where another is called the same."""

    name: str
    title: str
    at: At
    goal: str = ""
    kind: Kind = "action"
    rhythm: Rhythm = WHENEVER
    target: int | None = None
    unit: str | None = None
    said: tuple[SaidIn, ...] = ()
    start: date | None = None
    by: date | None = None
    rests: date | None = None
    finished: date | None = None
    cue: str | None = None
    times: tuple[str, ...] = ()
    aside: Aside = ()
    exact: tuple[tuple[str, Any], ...] = ()
    number: str = ""


AmountIn = tuple[date, int, str | None, At | None]  # its day, how much, a note, and a place of its own


class ClockIn(NamedTuple):
    """Days since a date: with returns, each from its first to its last day, and amounts, which may have a place of
    their own; `limit` a day, 0: none. `stands`: how a limit stands that has rows of its days there."""

    name: str
    title: str
    since: date
    at: At
    limit: int = 0
    unit: str | None = None
    returns: tuple[tuple[date, date, str | None], ...] = ()
    amounts: tuple[AmountIn, ...] = ()
    aside: Aside = ()
    stands: Stands = ""


class DayIn(NamedTuple):
    """Something about a day itself; `name` tells several of a day apart. `kept`: a line to keep; `time`: "HH:MM";
    `answers` and `pulled` as we keep them."""

    name: str
    day: date
    at: At
    mood: int | None = None
    note: str | None = None
    kept: str | None = None
    time: str | None = None
    urge: int | None = None
    answers: tuple[tuple[str, str], ...] = ()
    pulled: bool = False


class WinIn(NamedTuple):
    """A victory of a day."""

    name: str
    day: date
    text: str
    at: At
    time: str | None = None


class Incoming(NamedTuple):
    """All that a file tells. `kind`: the program it is from; `passed`: how many of what was passed over on purpose, by
    the code that says why. `by_name`: it is of goalwalk, and what is called the same here is the same; `may_rename`:
    its steps bear no identity there but their names, which may change."""

    kind: str
    steps: tuple[StepIn, ...] = ()
    clocks: tuple[ClockIn, ...] = ()
    days: tuple[DayIn, ...] = ()
    wins: tuple[WinIn, ...] = ()
    left: tuple[Left, ...] = ()
    passed: tuple[tuple[str, int], ...] = ()
    by_name: bool = False
    may_rename: bool = False
