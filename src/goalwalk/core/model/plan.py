"""The nouns of a plan, as immutable records. They hold what was said; what it amounts to is computed elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Generic, Literal, TypeVar

from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Contact, Happening, Hope, Practice, Skill, Support
from goalwalk.core.rhythm.rhythms import ONCE, Rhythm
from goalwalk.core.since import Since
from goalwalk.core.tuples import NamedTuple

Area = Literal["health", "home", "purpose", "community"]
Status = Literal["exploring", "active", "paused", "reached", "let go"]
Kind = Literal["action", "practice", "ask", "connect"]
Word = Literal["done", "partly", "rest", "not today"]
Done = Literal["one", "all"]
NowPart = Literal["lines", "hope", "skills", "people"]
May = Literal["message", "name", "from"]
Otherwise = Literal["text", "call", "nothing"]
Shared = Literal["goals", "steps", "progress", "wins"]
Told = Literal["life", "strength", "hope", "fear", "company", "gives", "also"]

AREAS: tuple[Area, ...] = ("health", "home", "purpose", "community")
KINDS: tuple[Kind, ...] = ("action", "practice", "ask", "connect")
STATUSES: tuple[Status, ...] = ("exploring", "active", "paused", "reached", "let go")
WORDS: tuple[Word, ...] = ("done", "partly", "rest", "not today")  # best first
DONES: tuple[Done, ...] = ("one", "all")
NOW_PARTS: tuple[NowPart, ...] = ("lines", "hope", "skills", "people")
MAY: tuple[May, ...] = ("message", "name", "from")  # leave a message, say one's name, say where one is from
OTHERWISE: tuple[Otherwise, ...] = ("text", "call", "nothing")
SHARED: tuple[Shared, ...] = ("goals", "steps", "progress", "wins")
TOLD: tuple[Told, ...] = ("life", "strength", "hope", "fear", "company", "gives", "also")
LATEST_HOUR = 11  # at which a day may start
MOST_ROOM = 30  # gaps in a row that a run may bridge
MOST_REACH = 366  # days after which to name who was not spoken to
MOST_CAME = 999  # people in a group
LEVELS = (-2, -1, 0, 1, 2)  # much less, less, what I hope, more, much more
ASKED_LEVELS = (0, -1, 1, -2, 2)  # what is hoped first; the outer ones can wait


class Pause(NamedTuple):
    """Days taken out: from `first` (or the day after, for a step that has something logged on it) to `last`.

    `last` is inclusive; None: until further notice. Resuming on a day ends the pause on the day before.
    """

    first: date
    last: date | None = None


class Step(NamedTuple):
    """A small action towards a goal. What changes a measure (rhythm, target, room) is kept with its days.

    `cue`: where, or after what; `whom`: with whom, or who knows of it. `skill`: the id of the skill that it practises,
    which may have been taken away since. `done`: what `done` alone means where there is a target, one or all of it;
    None: what its unit says (`amounts.meaning`). `at`: the times of its days, each "HH:MM" or one of
    `days.DAY_PARTS`.
    """

    id: str
    goal: str
    number: int
    title: str
    made: date
    start: date
    kind: Kind = "action"
    rhythms: tuple[Since[Rhythm], ...] = (Since(date.min, ONCE),)
    targets: tuple[Since[int | None], ...] = ()
    rooms: tuple[Since[int | None], ...] = ()
    unit: str | None = None
    cue: str | None = None
    by: date | None = None
    finished: date | None = None
    pauses: tuple[Pause, ...] = ()
    whom: str | None = None
    skill: str | None = None
    done: Done | None = None
    at: tuple[str, ...] = ()


class Goal(NamedTuple):
    """What the person wants, in their words. `ended` is the day it was reached or let go; its steps end with it.

    `measured` is the one thing that its levels look at; `levels` are none, or one for each of LEVELS, in the person's
    words (None: not written). `weight`: how much it counts beside other goals that have levels, 0–10.
    """

    id: str
    number: int
    title: str
    made: date
    area: Area | None = None
    why: str | None = None
    by: date | None = None
    status: Status = "active"
    ended: date | None = None
    pauses: tuple[Pause, ...] = ()
    measured: str | None = None
    levels: tuple[str | None, ...] = ()
    weight: int | None = None


class Rating(NamedTuple):
    """Where a goal stood on a day, by the person's own word: importance and confidence 0–10, and one of LEVELS.

    `why`: why it is no lower; `up`: what would move it up by one.
    """

    id: str
    goal: str
    day: date
    at: str
    importance: int | None = None
    confidence: int | None = None
    level: int | None = None
    why: str | None = None
    up: str | None = None


class About(NamedTuple):
    """Something the person told of themselves, which belongs to the whole plan and to no goal.

    `kind`: a good life as they see it, a strength or what has helped before, a hope, a fear, whom they are
    good company for, what they can give, or whatever else matters.
    """

    id: str
    kind: Told
    text: str
    made: date


class Bring(NamedTuple):
    """Something to bring to the next talk, noted as it came to mind. Numbered like goals.

    `spoken`: the day it was spoken about. `after`: the id of the latest talk at which it was not, so that it stays.
    """

    id: str
    number: int
    day: date
    at: str
    text: str
    spoken: date | None = None
    after: str | None = None


class CheckIn(NamedTuple):
    """What was said about one step on one day. Amounts are whole thousandths, so that sums are exact.

    `at` is the instant with its offset, ISO 8601; no measure reads it. `instead`: what was said of this step and
    day before this no longer counts. `slot`: which of the times of the step's day (`Step.at`) it fills.
    """

    id: str
    step: str
    day: date
    at: str
    word: Word
    amount: int | None = None
    note: str | None = None
    instead: bool = False
    slot: str | None = None


class Said(NamedTuple):
    """The day index: what was said of one step, a letter a day, for all its life. Every measure reads it.

    `letters` stand for the days from `begin` (an ordinal) on: d done, p partly, r rest, n not today, w something
    written (of days themselves), . nothing. `sums` are, by year, the days whose letter does not tell all, as
    `measures.day_index` writes them.
    """

    begin: int = 0
    letters: str = ""
    sums: Mapping[int, str] = MappingProxyType({})


class DayCheckIn(NamedTuple):
    """What was said about a day itself. With nothing in it: the person was there, and that is kept.

    `answers` pairs a question of the person's choosing with what was answered. `pulled`: it was noted as it pulled,
    with its time; there may be several a day, each with how strong it was and some words, or with neither.
    """

    id: str
    day: date
    at: str
    mood: int | None = None
    urge: int | None = None
    note: str | None = None
    answers: tuple[tuple[str, str], ...] = ()
    pulled: bool = False


class Win(NamedTuple):
    """A victory, however small, written down. Numbered as it was made, like goals. `of`: whose, where not one's own."""

    id: str
    number: int
    day: date
    at: str
    text: str
    of: str | None = None


class Agreed(NamedTuple):
    """One thing that was agreed at a talk: who does it, and how it went, as far as that was said."""

    text: str
    who: str | None = None
    went: str | None = None


class Typing(NamedTuple):
    """In a talk it was asked whether it may be typed, on the day `day`, and the answer was yes; typed `by` whom.

    It gives nobody leave for anything else, and a no is kept nowhere.
    """

    id: str
    day: date
    at: str
    by: str | None = None


class Share(NamedTuple):
    """These `parts` of these `goals`, by their ids, were given to `whom` for a `purpose`, up to the day `until`. The
    yes to it was said on the day `day`; from the day `stopped` on it is taken back. The lines themselves are not kept.
    """

    id: str
    number: int
    day: date
    at: str
    whom: str
    purpose: str
    parts: tuple[Shared, ...]
    until: date
    goals: tuple[str, ...] = ()
    stopped: date | None = None


class Meeting(NamedTuple):
    """A talk between the person and a peer. Numbered as it was made, like goals.

    `whom` it was with; `agreed`: what was agreed, each in a few words, in order. `next` is the day of the next talk,
    `time` its "HH:MM", which says nothing without the day. `call`: the person asked to be called by that day.
    A group or a workshop (`group`): what it was `about`, the `skill` practised, what the person `takes` home; how many
    `came`, and what each may like `to_try`. One that comes together in a `rhythm`, at its `usual` time, is a series:
    the next one follows from it, unless `next` says another day.
    `arranged`: no talk was had that day, only the next one arranged. `went`: how the talk was, in the person's words.
    `off`: the next talk that is named here didn't happen, or will not.

    For the desk, and for no paper: how the two `reach` each other until then; what the one who calls `may` do (nothing
    that is not said); what the person would like where one of the two cannot come (`otherwise`).
    """

    id: str
    number: int
    day: date
    at: str
    whom: str | None = None
    agreed: tuple[Agreed, ...] = ()
    next: date | None = None
    time: str | None = None
    call: date | None = None
    group: bool = False
    arranged: bool = False
    about: str | None = None
    skill: str | None = None
    takes: str | None = None
    went: str | None = None
    off: bool = False
    reach: str | None = None
    may: tuple[May, ...] = ()
    otherwise: Otherwise | None = None
    came: int | None = None
    to_try: str | None = None
    rhythm: Rhythm | None = None
    usual: str | None = None


class Settings(NamedTuple):
    """What the person chose for the whole plan. `questions` are what a check-in asks about the day, in order.

    `day_starts_at` is an hour 0–11; `week_starts_on` a weekday, Monday 0; `rooms` the gaps in a row that a run
    bridges, with the days they hold from. `welcomed` is the day the person was last welcomed back.

    `day_zero`: clocks call their first day day zero. The words for a return, a setback and an urge are the person's
    own (None: ours). `reach_after`: after how many days `today` names who was not spoken to (None: never).
    `now_locked`: which parts of the now page may be seen while the plan is locked; `next_locked`: whether day and time
    of the next talk may. `show_why`: today shows one's own
    why of a goal. The parts of the day are the hours that they stand for, "HH:MM" (None: as `days.DAY_PARTS` says).
    """

    day_starts_at: int = 3
    week_starts_on: int = 0
    rooms: tuple[Since[int], ...] = (Since(date.min, 1),)
    questions: tuple[str, ...] = ("mood", "keep")
    pauses: tuple[Pause, ...] = ()
    welcomed: date | None = None
    day_zero: bool = False
    return_word: str | None = None
    setback_word: str | None = None
    urge_word: str | None = None
    reach_after: int | None = None
    now_locked: tuple[NowPart, ...] = ()
    show_why: bool = False
    next_locked: bool = False
    morning: str | None = None
    noon: str | None = None
    afternoon: str | None = None
    evening: str | None = None
    night: str | None = None


class Numbers(NamedTuple):
    """The highest numbers given so far, so that the number of a thing taken away is never given to another."""

    goals: int = 0
    wins: int = 0
    steps: tuple[tuple[str, int], ...] = ()  # of each goal id
    meetings: int = 0
    barriers: int = 0
    supports: int = 0
    brings: int = 0
    skills: int = 0
    hopes: int = 0
    clocks: int = 0
    setbacks: int = 0
    shares: int = 0


class Plan(NamedTuple):
    """What one person has written down. All that has a number by it; everything else as it was added.

    `check_ins` are those that were said since the plan was read: what all of them amount to is in `said`, by step id,
    and `written` holds the days on which something was written about the day itself, a win too. `day_check_ins` and
    `wins` are those of the recent months. A plan that was read whole holds all of them.
    """

    settings: Settings = Settings()
    goals: tuple[Goal, ...] = ()
    steps: tuple[Step, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    day_check_ins: tuple[DayCheckIn, ...] = ()
    wins: tuple[Win, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    ratings: tuple[Rating, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    supports: tuple[Support, ...] = ()
    about: tuple[About, ...] = ()
    brings: tuple[Bring, ...] = ()
    skills: tuple[Skill, ...] = ()
    practices: tuple[Practice, ...] = ()
    happenings: tuple[Happening, ...] = ()
    contacts: tuple[Contact, ...] = ()
    hopes: tuple[Hope, ...] = ()
    clocks: tuple[Clock, ...] = ()
    returns: tuple[Return, ...] = ()
    amounts: tuple[Amount, ...] = ()
    setbacks: tuple[Setback, ...] = ()
    typings: tuple[Typing, ...] = ()
    shares: tuple[Share, ...] = ()
    numbers: Numbers = Numbers()
    moved: Mapping[str, tuple[str, str]] = MappingProxyType({})  # number before, and when it became another
    said: Mapping[str, Said] = MappingProxyType({})
    written: Said = Said()


class What(NamedTuple):
    """What a change did, for `undo --list` and receipts: a code with its sentence in `words`, and its facts.

    Facts are plain JSON values; they may hold the person's own words, so they are kept inside the plan alone.
    """

    code: str
    facts: dict[str, object]


T = TypeVar("T")


class Changed(NamedTuple, Generic[T]):
    """What a change of a plan gives back: the plan after it, what was done, and the thing that was made or changed."""

    plan: Plan
    what: What
    thing: T


def is_untouched(plan: Plan) -> bool:
    """Whether nothing has been written down yet, ever: a plan that was made for somebody, and not begun."""
    given = plan.numbers._replace(steps=())
    return not (any(given) or plan.about or plan.written.letters)
