"""The nouns of the other three components: skills (skill-building), barriers (advocacy), supports (community).

Immutable records, like those in `plan`, which a plan holds with them. What they amount to is computed elsewhere.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.rhythm.rhythms import Rhythm
from goalwalk.core.tuples import NamedTuple

SkillKind = Literal["communication", "hard moments", "coping", "daily living"]
Side = Literal["inside", "outside"]
Used = Literal["yes", "no"]
SupportKind = Literal["person", "group", "place", "service"]
Way = Literal["reached", "there"]

SKILL_KINDS: tuple[SkillKind, ...] = ("communication", "hard moments", "coping", "daily living")
SIDES: tuple[Side, ...] = ("inside", "outside")
USED: tuple[Used, ...] = ("yes", "no")
SUPPORT_KINDS: tuple[SupportKind, ...] = ("person", "group", "place", "service")
WAYS: tuple[Way, ...] = ("reached", "there")


class Skill(NamedTuple):
    """A tool in the person's toolbox. Numbered as it was made, like goals.

    `when` it helps, `how` to do it, step by step, and how to make it `smaller` on a hard day.
    """

    id: str
    number: int
    title: str
    made: date
    kind: SkillKind = "coping"
    when: str | None = None
    how: tuple[str, ...] = ()
    smaller: str | None = None


class Practice(NamedTuple):
    """A skill was practised on a day. `helped`: how much, 0–10, by the person's own word; None: not said."""

    id: str
    skill: str
    day: date
    at: str
    helped: int | None = None
    note: str | None = None


class Barrier(NamedTuple):
    """What stands in the way of a goal, or (`goal` None) of all. Numbered as it was made, like goals.

    Inside: an if-then, "if ⟨title⟩, then I ⟨then⟩". Outside: an ask of `whom`, what to `say`, what the person is
    `entitled` to, who comes `along`, `by` when: the day it comes up next. `eased`: the day since which it no longer
    stands in the way.
    """

    id: str
    number: int
    title: str
    made: date
    goal: str | None = None
    side: Side = "inside"
    then: str | None = None
    whom: str | None = None
    say: str | None = None
    by: date | None = None
    entitled: str | None = None
    along: str | None = None
    eased: date | None = None


class Happening(NamedTuple):
    """What happened with a barrier on a day.

    Inside: the if came; whether the then was `used`, how it `helped`, 0–10. Outside: the ask was made; `text` is what
    came of it, `next` the day on which to ask again or look after it. Whatever was not said is None.
    """

    id: str
    barrier: str
    day: date
    at: str
    used: Used | None = None
    helped: int | None = None
    text: str | None = None
    next: date | None = None


class Support(NamedTuple):
    """A person, group, place or service in the person's corner. Numbered as it was made, like goals.

    `reach`: how to reach it (a number, an address); `when`: the times at which that goes. `role`: who they are to the
    person. What the person `gets` there, and what they `give`. `rhythm`, `time` ("HH:MM"): when a group comes together,
    counted from the day it was made.
    """

    id: str
    number: int
    title: str
    made: date
    reach: str | None = None
    kind: SupportKind | None = None
    role: str | None = None
    when: str | None = None
    gets: str | None = None
    gives: str | None = None
    rhythm: Rhythm | None = None
    time: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is a person; who is of no kind said is one, unless they come together as a group does."""
        return self.kind == "person" or (self.kind is None and self.rhythm is None)


class Contact(NamedTuple):
    """A check-in with a support: the person `reached` out (or went there), or was `there` for them."""

    id: str
    support: str
    day: date
    at: str
    way: Way = "reached"
    note: str | None = None


class Hope(NamedTuple):
    """A line for a hard moment: the person's own, or (`whom`) from somebody who has been there. Numbered like goals."""

    id: str
    number: int
    day: date
    at: str
    text: str
    whom: str | None = None
