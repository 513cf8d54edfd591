"""What a made-up plan is told by; the words of it stand in each language's own `made_up`."""

from __future__ import annotations

from goalwalk.core.model.components import SupportKind
from goalwalk.core.model.plan import Area, Kind
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.tuples import NamedTuple


class MadeUpStep(NamedTuple):
    """A step: how often as typed, how often Robin shows up (0–1), and what else is written about it."""

    title: str
    rhythm: str
    likely: float
    kind: Kind = "action"
    cue: str | None = None
    target: int | None = None  # thousandths
    unit: str | None = None


class MadeUpGoal(NamedTuple):
    """A goal with its steps."""

    title: str
    area: Area
    why: str
    steps: tuple[MadeUpStep, ...]


class MadeUpSkill(NamedTuple):
    """A skill: the step that practises it, or how likely it is on a day (0–1); `helped` from the least to the most."""

    card: Card
    helped: tuple[int, int]
    likely: float
    step: str | None = None


class MadeUpBarrier(NamedTuple):
    """If `title`, then I `then`; how likely the if comes on a day (0–1)."""

    title: str
    then: str
    likely: float


class MadeUpAsk(NamedTuple):
    """What is to be asked, and what came of it when it was."""

    title: str
    whom: str
    say: str
    entitled: str
    along: str
    came_of_it: str


class MadeUpSupport(NamedTuple):
    """Somebody in Robin's corner; `step`: the one that goes towards them."""

    title: str
    kind: SupportKind
    role: str | None
    reach: str
    when: str | None
    gets: str
    gives: str | None = None
    rhythm: str | None = None
    time: str | None = None
    step: str | None = None


class MadeUpClock(NamedTuple):
    """A clock, and what a free day saves, in thousandths of its unit."""

    title: str
    saves: tuple[int, str]


class MadeUpSetback(NamedTuple):
    """A hard stretch, as it was told: in the order of what a setback holds."""

    text: str
    tell: str
    helped: str
    learned: str
    onward: str
