"""What a talk has gathered: wishes, not yet part of the plan. Each of them can be left out before it is."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from goalwalk.core.model.clocks_setbacks import OfSetback
from goalwalk.core.model.components import Side
from goalwalk.core.model.plan import Agreed, Kind
from goalwalk.core.nouns.levels import by_level
from goalwalk.core.nouns.ways import Ways
from goalwalk.core.rhythm.rhythms import WHENEVER, Often, Rhythm
from goalwalk.core.times import When
from goalwalk.core.tuples import NamedTuple

Becomes = (
    Literal["won", "spoken", "bring", "went", "reached", "let go", "take up", "pause", "smaller", "often", "finish"]
    | OfSetback
)


class WishedStep(NamedTuple):
    """A small step: what, how often (or `by` a day), where or after what, with whom or who knows of it; its kind; how
    many `times` a day, where it is more than once, and `at` which. In a review also the id of its `goal`, and of the
    question it was told at."""

    title: str
    rhythm: Rhythm = WHENEVER
    by: date | None = None
    cue: str | None = None
    whom: str | None = None
    kind: Kind = "action"
    times: int | None = None
    at: tuple[str, ...] = ()
    goal: str | None = None
    asked: str = ""

    def coming_round(self, often: Often | None) -> WishedStep:
        """The step as often as was said; as it is, where nothing was."""
        if often is None:
            return self
        return self._replace(rhythm=often.rhythm, times=often.times, at=often.at, by=often.by)


class WishedBarrier(NamedTuple):
    """What could get in the way: inside with an if-then, outside with an ask."""

    title: str
    side: Side = "inside"
    then: str | None = None
    whom: str | None = None
    say: str | None = None


class WishedSupport(NamedTuple):
    """Somebody in the person's corner, and how to reach them."""

    title: str
    reach: str | None = None


class WaitingGoal(NamedTuple):
    """Another thing that is wanted, and waits until the first one is under way; the id of the question it was told
    at."""

    title: str
    asked: str


class Change(NamedTuple):
    """What is to become of something in a review: `what`, told at the question with the id `asked`; the `name` of the
    thing, and its id, where it is in the plan already (`of`); what else was said of it."""

    what: Becomes
    asked: str
    name: str
    of: str | None = None
    value: Any = None


class Ruler(NamedTuple):
    """Importance or confidence, 0–10; why it is no lower, and what would move it up by one."""

    value: int
    why: str | None = None
    up: str | None = None


class Gathered(NamedTuple):
    """All that was said so far. A text that may hold several things, one a line or between semicolons, is as typed.

    `wanted`: what the person would like to do with this talk; `ways`: how the two reach each other until the next one.
    `title` and `why` are those of the goal the walk is about; `exploring`: it is one to find out more about. `others`
    wait. `levels` are none or one for each of LEVELS. `first` is a first step towards people that has no goal to belong
    to, and so is something to bring to the next talk. `changes` are those of a review. `agreed_at`: the ids of the
    questions at which what was agreed was told, for one answer may tell several things. `left_out` names the items (see
    `items`) that are not to enter the plan.
    """

    wanted: str | None = None
    life: str | None = None
    hopes: str | None = None
    fears: str | None = None
    strengths: str | None = None
    title: str | None = None
    exploring: bool = False
    why: str | None = None
    others: tuple[WaitingGoal, ...] = ()
    importance: Ruler | None = None
    steps: tuple[WishedStep, ...] = ()
    confidence: Ruler | None = None
    measured: str | None = None
    levels: tuple[str | None, ...] = ()
    barriers: tuple[WishedBarrier, ...] = ()
    supports: tuple[WishedSupport, ...] = ()
    first: str | None = None
    company: str | None = None
    gives: str | None = None
    agreed: tuple[Agreed, ...] = ()
    whom: str | None = None
    talk: When | None = None
    ways: Ways | None = None
    brings: str | None = None
    also: str | None = None
    changes: tuple[Change, ...] = ()
    agreed_at: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    def changing(self, what: Becomes, asked: str, name: str, of: str | None = None, value: object = None) -> Gathered:
        """The same with one more change."""
        return self._replace(changes=(*self.changes, Change(what, asked, name, of, value)))

    def level(self, level: int, text: str) -> Gathered:
        """The same with one of its levels written."""
        return self._replace(levels=tuple((by_level(self.levels) | {level: text}).values()))


class Item(NamedTuple):
    """A thing that can be left out: `name` tells it from every other; `kind` is a field of Gathered, `thing` its value.

    `left_out`: by the person's word, or because the goal it belongs to is.
    """

    name: str
    kind: str
    thing: object
    left_out: bool
    told_at: str = ""

    @property
    def asked(self) -> str:
        """The id of the question at which it was told."""
        if asked := self.told_at or getattr(self.thing, "asked", ""):
            return str(asked)
        if isinstance(self.thing, WishedStep) and self.thing.kind == "connect":
            return ASKED["first"]
        number = self.name.partition(".")[2]
        return f"{ASKED[self.kind]}.another#{number}" if number not in ("", "1") else ASKED[self.kind]


OF_THE_GOAL = ("importance", "steps", "confidence", "levels")  # what goes with a goal that is left out
# The question at which each kind of thing is told; of several, the first one of them.
ASKED = {
    **{kind: kind for kind in ("life", "hopes", "fears", "importance", "confidence", "agreed", "talk", "also")},
    "wanted": "opening",
    "strengths": "helps",
    "title": "goal",
    "steps": "step",
    "levels": "measured",
    "barriers": "barrier",
    "supports": "people",
    "first": "people.first",
    "company": "people.company",
    "gives": "giving",
    "brings": "talk.bring",
}
# What is left out along with it.
WITH = {"title": ("why", "exploring"), "levels": ("measured",), "talk": ("whom", "ways")}
SEVERAL = ("changes", "steps", "others", "barriers", "supports", "agreed")
KINDS = (
    *("changes", "wanted", "life", "hopes", "fears", "strengths", "title", "importance", "steps", "confidence"),
    *("levels", "others", "barriers", "supports", "first", "company", "gives", "agreed", "talk", "brings", "also"),
)


def items(gathered: Gathered, *, new_goal: bool) -> tuple[Item, ...]:
    """What was gathered, thing by thing, in the order of the talk. With a new goal left out goes what belongs to it."""
    named: list[tuple[str, str, object]] = []
    for kind in KINDS:
        value = getattr(gathered, kind)
        if kind in SEVERAL:
            named += [(f"{kind}.{number}", kind, thing) for number, thing in enumerate(value, 1)]
        elif any(getattr(gathered, name) for name in (kind, *WITH.get(kind, ()))):
            named.append((kind, kind, value))
    gone = {*gathered.left_out, *(OF_THE_GOAL if new_goal and "title" in gathered.left_out else ())}
    told_at = {f"agreed.{number}": asked for number, asked in enumerate(gathered.agreed_at, 1)}
    return tuple(
        Item(name, kind, thing, name in gone or kind in gone, told_at.get(name, "")) for name, kind, thing in named
    )


def taken(gathered: Gathered, *, new_goal: bool) -> Gathered:
    """What is to enter the plan: all but what is left out."""
    for item in items(gathered, new_goal=new_goal):
        if not item.left_out:
            continue
        held = getattr(gathered, item.kind)
        if "." in item.name:
            gathered = with_fields(gathered, {item.kind: tuple(thing for thing in held if thing is not item.thing)})
        else:
            names = (item.kind, *WITH.get(item.kind, ()))
            gathered = with_fields(gathered, {name: Gathered._field_defaults[name] for name in names})
    return gathered


def with_fields(gathered: Gathered, fields: dict[str, Any]) -> Gathered:
    """The same with these fields set."""
    return gathered._replace(**fields)


def pieces(text: str | None) -> tuple[str, ...]:
    """The things a text holds, one a line or between semicolons; each once."""
    parts = (part.strip() for line in (text or "").splitlines() for part in line.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


class Enough(Exception):  # noqa: N818 - it is no error
    """Thrown into the script at a question, which is not asked any more: what was gathered until then is read back."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
