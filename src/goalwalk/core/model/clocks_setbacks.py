"""The nouns of a winding road: clocks with their returns, and setbacks. Records, like those in `plan`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.since import Since
from goalwalk.core.tuples import NamedTuple

OfSetback = Literal["helped", "learned", "onward"]

LEARNED: tuple[OfSetback, ...] = ("helped", "learned", "onward")  # what is asked of a setback on another day
MOST_DAYS = 36_525  # of a milestone: a hundred years


class Clock(NamedTuple):
    """Days on the person's path `since` a day they chose. Numbered as it was made, like goals.

    `limits`: how much a day is within it, in thousandths of `unit`, with the days they hold from; 0: none at all.
    `saves`: what a free day saves, each in thousandths of its unit ("€", "minutes"). `milestones`: the person's own, in
    days, beside those that all clocks have. `again`: a milestone is marked each time it is reached, not only the first.
    """

    id: str
    number: int
    title: str
    made: date
    since: date
    limits: tuple[Since[int], ...] = (Since(date.min, 0),)
    unit: str | None = None
    saves: tuple[tuple[int, str], ...] = ()
    milestones: tuple[int, ...] = ()
    again: bool = False


class Return(NamedTuple):
    """One day, or all from `first` to `last`, that were off the path of a clock."""

    id: str
    clock: str
    first: date
    last: date
    at: str
    note: str | None = None


class Amount(NamedTuple):
    """How much it was, in thousandths of the clock's unit; the amounts of a day add up."""

    id: str
    clock: str
    day: date
    at: str
    amount: int
    note: str | None = None


class Setback(NamedTuple):
    """A hard stretch, told with as much or as little as came. Numbered as it was made, like goals.

    `text`: what happened, `tell`: whom the person would like to tell. On another day: what `helped` even a little, what
    they `learned`, and the next small step `onward`.
    """

    id: str
    number: int
    day: date
    at: str
    text: str | None = None
    tell: str | None = None
    helped: str | None = None
    learned: str | None = None
    onward: str | None = None
