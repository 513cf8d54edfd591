"""The registry of kinds: every kind of record a plan holds, one row each, and what is true of it.

Whatever asks "which tables are there", "what hangs on what", "which fields hold words" reads it here; nothing keeps a
list of its own. A row is plain data: what a value looks like in a file is the store's (`store.schema.fields`), how it
is typed is the cli's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from goalwalk.core.days import DAY_PARTS
from goalwalk.core.model import components, plan
from goalwalk.core.model.clocks_setbacks import MOST_DAYS, Amount, Clock, Return, Setback
from goalwalk.core.tuples import NamedTuple

NEVER = object()  # what a field is absent as that each document has
# A field that names another record by its id, and the table of that record.
Reference = tuple[str, str]


class Value(NamedTuple):
    """What a field holds. `kind` is one of those below; `of`: its bounds, its choices, or the value it is made of.

    id: the record's own. reference: the id of another record; ids: of several. number: the one people see. moment: an
    instant with its offset. text: words of the person. day, past day (one that is not ahead when it is written), time.
    slot: a time of a day, or one of these parts of it; times: several. count: a whole number within bounds. amount:
    thousandths above 0; limit: 0 too. choice: one of our words. yes: or not there. texts: in an order that means
    something; choices: a set. since: values with the days they hold from. rising: each larger than the one before.
    pauses, answers, agreed, saves, levels: as their records say.

    `absent` is what a field is that a document does not have.
    """

    kind: str
    of: tuple[Any, ...] = ()
    absent: object = NEVER

    @property
    def holds_words(self) -> bool:
        """Whether these are words of the person."""
        return self.kind in ("text", "texts", "answers", "agreed", "saves", "levels")


# Of lists whose members stand for themselves, which part of a member tells it from the others (None: all of it; NEVER:
# none, for the same words may stand there twice). Every other list is one value: its order is its meaning.
MEMBERS = {"since": 0, "pauses": 0, "saves": 1, "choices": None, "rising": None, "agreed": NEVER}


class Kind(NamedTuple):
    """What is true of a kind of record.

    `table`: its name in the file, and the field of a plan; `noun`: what people call one of it (its sentences).
    `fields`: each with what it holds, in the record's order. `owner`: what it hangs on, and goes with; `refers`:
    what it names and does not go with. `numbered`: within the "plan", within its "owner", or not. `dated`: years of it
    lie in files of history. `added_only`: amended as a whole, if at all, so that a document has one stamp.
    `named_by`: the fields whose words find one, the first of them its title; `by_words`: these alone are enough to
    erase it, without saying what it is. `together`: fields that are one fact, and change as one. `fits`: what has to
    hold among the fields of one record. `since`: the first schema of the file that has the table; `later`: fields that
    came after it, each with the first schema that has it.
    """

    table: str
    noun: str
    record: Callable[..., Any]
    fields: dict[str, Value]
    owner: Reference | None = None
    refers: tuple[Reference, ...] = ()
    numbered: Literal["plan", "owner", ""] = ""
    dated: bool = False
    added_only: bool = False
    named_by: tuple[str, ...] = ()
    by_words: bool = False
    together: tuple[tuple[str, ...], ...] = ()
    fits: Callable[[Any], bool] | None = None
    since: int = 1
    later: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The fields that hold words of the person."""
        return tuple(name for name, value in self.fields.items() if value.holds_words)


ID, NUMBER, AT, REFERENCE = Value("id"), Value("number"), Value("moment"), Value("reference")
TEXT, DAY, PAST_DAY, AMOUNT = Value("text"), Value("day"), Value("past day"), Value("amount")
REFERENCE_OR_NONE, TEXT_OR_NONE = Value("reference", (), None), Value("text", (), None)
DAY_OR_NONE, PAST_DAY_OR_NONE = Value("day", (), None), Value("past day", (), None)
TIME_OR_NONE, RHYTHM_OR_NONE = Value("time", (), None), Value("rhythm", (), None)
AMOUNT_OR_NONE, RULER_OR_NONE = Value("amount", (), None), Value("count", (0, 10), None)
TEXTS, PAUSES, YES = Value("texts", (), ()), Value("pauses", (), ()), Value("yes", (), False)

# How many kinds begin: with a title since a day, or as told on a day.
_TITLED = {"id": ID, "number": NUMBER, "title": TEXT, "made": PAST_DAY}
_MOMENT = {"day": PAST_DAY, "at": AT}
_TOLD = {"id": ID, "number": NUMBER, **_MOMENT}

_SETTINGS = {
    "day_starts_at": Value("count", (0, plan.LATEST_HOUR)),
    "week_starts_on": Value("count", (0, 6)),
    "rooms": Value("since", (Value("count", (0, plan.MOST_ROOM)),)),
    "questions": TEXTS,
    "pauses": PAUSES,
    "welcomed": PAST_DAY_OR_NONE,
    "day_zero": YES,
    "return_word": TEXT_OR_NONE,
    "setback_word": TEXT_OR_NONE,
    "urge_word": TEXT_OR_NONE,
    "reach_after": Value("count", (1, plan.MOST_REACH), None),
    "now_locked": Value("choices", plan.NOW_PARTS, ()),
    "show_why": YES,
    "next_locked": YES,
    **dict.fromkeys(DAY_PARTS, TIME_OR_NONE),
}
_GOAL = {
    **_TITLED,
    "area": Value("choice", plan.AREAS, None),
    "why": TEXT_OR_NONE,
    "by": DAY_OR_NONE,
    "status": Value("choice", plan.STATUSES),
    "ended": PAST_DAY_OR_NONE,
    "pauses": PAUSES,
    "measured": TEXT_OR_NONE,
    "levels": Value("levels", (), ()),
    "weight": RULER_OR_NONE,
}
_STEP = {
    "id": ID,
    "goal": REFERENCE,
    "number": NUMBER,
    "title": TEXT,
    "made": PAST_DAY,
    "start": DAY,
    "kind": Value("choice", plan.KINDS),
    "rhythms": Value("since", (Value("rhythm"),)),
    "targets": Value("since", (AMOUNT_OR_NONE,), ()),
    "rooms": Value("since", (Value("count", (0, plan.MOST_ROOM), None),), ()),
    "unit": TEXT_OR_NONE,
    "cue": TEXT_OR_NONE,
    "by": DAY_OR_NONE,
    "finished": PAST_DAY_OR_NONE,
    "pauses": PAUSES,
    "whom": TEXT_OR_NONE,
    "skill": REFERENCE_OR_NONE,
    "done": Value("choice", plan.DONES, None),
    "at": Value("times", (Value("slot", tuple(DAY_PARTS)),), ()),
}
_RATING = {
    "id": ID,
    "goal": REFERENCE,
    "day": PAST_DAY,
    "at": AT,
    "importance": RULER_OR_NONE,
    "confidence": RULER_OR_NONE,
    "level": Value("count", (-2, 2), None),
    "why": TEXT_OR_NONE,
    "up": TEXT_OR_NONE,
}
_BARRIER = {
    **_TITLED,
    "goal": REFERENCE_OR_NONE,
    "side": Value("choice", components.SIDES),
    **dict.fromkeys(("then", "whom", "say"), TEXT_OR_NONE),
    "by": DAY_OR_NONE,
    **dict.fromkeys(("entitled", "along"), TEXT_OR_NONE),
    "eased": PAST_DAY_OR_NONE,
}
_HAPPENING = {
    "id": ID,
    "barrier": REFERENCE,
    "day": PAST_DAY,
    "at": AT,
    "used": Value("choice", components.USED, None),
    "helped": RULER_OR_NONE,
    "text": TEXT_OR_NONE,
    "next": DAY_OR_NONE,
}
_SUPPORT = {
    **_TITLED,
    "reach": TEXT_OR_NONE,
    "kind": Value("choice", components.SUPPORT_KINDS, None),
    **dict.fromkeys(("role", "when", "gets", "gives"), TEXT_OR_NONE),
    "rhythm": RHYTHM_OR_NONE,
    "time": TIME_OR_NONE,
}
_CONTACT = {"id": ID, "support": REFERENCE, **_MOMENT, "way": Value("choice", components.WAYS), "note": TEXT_OR_NONE}
_SKILL = {
    **_TITLED,
    "kind": Value("choice", components.SKILL_KINDS),
    "when": TEXT_OR_NONE,
    "how": TEXTS,
    "smaller": TEXT_OR_NONE,
}
_PRACTICE = {"id": ID, "skill": REFERENCE, "day": PAST_DAY, "at": AT, "helped": RULER_OR_NONE, "note": TEXT_OR_NONE}
_HOPE = {**_TOLD, "text": TEXT, "whom": TEXT_OR_NONE}
_CLOCK = {
    **_TITLED,
    "since": PAST_DAY,
    "limits": Value("since", (Value("limit"),)),
    "unit": TEXT_OR_NONE,
    "saves": Value("saves", (), ()),
    "milestones": Value("rising", (Value("count", (1, MOST_DAYS)),), ()),
    "again": YES,
}
_RETURN = {"id": ID, "clock": REFERENCE, "first": PAST_DAY, "last": PAST_DAY, "at": AT, "note": TEXT_OR_NONE}
_AMOUNT = {"id": ID, "clock": REFERENCE, "day": PAST_DAY, "at": AT, "amount": AMOUNT, "note": TEXT_OR_NONE}
_SETBACK = {
    **_TOLD,
    **dict.fromkeys(("text", "tell", "helped", "learned", "onward"), TEXT_OR_NONE),
}
_ABOUT = {"id": ID, "kind": Value("choice", plan.TOLD), "text": TEXT, "made": PAST_DAY}
_BRING = {**_TOLD, "text": TEXT, "spoken": PAST_DAY_OR_NONE, "after": REFERENCE_OR_NONE}
_WIN = {**_TOLD, "text": TEXT, "of": TEXT_OR_NONE}
_SHARE = {
    **_TOLD,
    **dict.fromkeys(("whom", "purpose"), TEXT),
    "parts": Value("choices", plan.SHARED),
    "until": DAY,
    "goals": Value("ids", (), ()),
    "stopped": PAST_DAY_OR_NONE,
}
_TYPING = {"id": ID, "day": PAST_DAY, "at": AT, "by": TEXT_OR_NONE}
_MEETING = {
    **_TOLD,
    "whom": TEXT_OR_NONE,
    "agreed": Value("agreed", (), ()),
    "next": DAY_OR_NONE,
    "time": TIME_OR_NONE,
    "call": DAY_OR_NONE,
    "group": YES,
    "arranged": YES,
    **dict.fromkeys(("about", "skill", "takes", "went"), TEXT_OR_NONE),
    "off": YES,
    "reach": TEXT_OR_NONE,
    "may": Value("choices", plan.MAY, ()),
    "otherwise": Value("choice", plan.OTHERWISE, None),
    "came": Value("count", (0, plan.MOST_CAME), None),
    "to_try": TEXT_OR_NONE,
    "rhythm": RHYTHM_OR_NONE,
    "usual": TIME_OR_NONE,
}
_OF_SCHEMA_10 = ("reach", "may", "otherwise", "came", "to_try", "rhythm", "usual")
_DAY_CHECK_IN = {
    "id": ID,
    "day": PAST_DAY,
    "at": AT,
    "mood": Value("count", (1, 5), None),
    "urge": RULER_OR_NONE,
    "note": TEXT_OR_NONE,
    "answers": Value("answers", (), ()),
    "pulled": YES,
}
_CHECK_IN = {
    "id": ID,
    "step": REFERENCE,
    "day": DAY,  # a rest may be ahead
    "at": AT,
    "word": Value("choice", plan.WORDS),
    "amount": AMOUNT_OR_NONE,
    "note": TEXT_OR_NONE,
    "instead": YES,
    "slot": Value("slot", tuple(DAY_PARTS), None),
}


def _units_differ(clock: Clock) -> bool:
    return len({unit for _, unit in clock.saves}) == len(clock.saves)


def _in_order(spell: Return) -> bool:
    return spell.first <= spell.last


# In the order of the tables in the file: what others hang on comes before them, and check-ins last.
_ROWS = (
    Kind("goals", "goal", plan.Goal, _GOAL, numbered="plan", named_by=("title",), together=(("status", "ended"),)),
    Kind(
        "steps",
        "step",
        plan.Step,
        _STEP,
        owner=("goal", "goals"),
        refers=(("skill", "skills"),),
        numbered="owner",
        named_by=("title",),
        together=(("goal", "number"), ("rhythms", "start"), ("targets", "unit")),
        later=(("at", 7),),
    ),
    Kind("ratings", "rating", plan.Rating, _RATING, since=4, owner=("goal", "goals"), added_only=True),
    Kind(
        "barriers",
        "barrier",
        components.Barrier,
        _BARRIER,
        since=4,
        owner=("goal", "goals"),
        numbered="plan",
        named_by=("title", "whom"),
        by_words=True,
    ),
    Kind(
        "happenings",
        "happening",
        components.Happening,
        _HAPPENING,
        since=5,
        owner=("barrier", "barriers"),
        added_only=True,
    ),
    Kind(
        "supports",
        "support",
        components.Support,
        _SUPPORT,
        since=4,
        numbered="plan",
        named_by=("title",),
        by_words=True,
        together=(("rhythm", "time"),),
    ),
    Kind("contacts", "contact", components.Contact, _CONTACT, since=5, owner=("support", "supports"), added_only=True),
    Kind("skills", "skill", components.Skill, _SKILL, since=5, numbered="plan", named_by=("title",), by_words=True),
    Kind("practices", "practice", components.Practice, _PRACTICE, since=5, owner=("skill", "skills"), added_only=True),
    Kind("hopes", "hope", components.Hope, _HOPE, since=5, numbered="plan", named_by=("text",), by_words=True),
    Kind(
        "clocks",
        "clock",
        Clock,
        _CLOCK,
        since=5,
        numbered="plan",
        named_by=("title",),
        by_words=True,
        together=(("limits", "unit"),),
        fits=_units_differ,
    ),
    Kind("returns", "return", Return, _RETURN, since=5, owner=("clock", "clocks"), added_only=True, fits=_in_order),
    Kind("amounts", "amount", Amount, _AMOUNT, since=5, owner=("clock", "clocks"), added_only=True),
    Kind("setbacks", "setback", Setback, _SETBACK, since=5, numbered="plan", named_by=("text", "day"), by_words=True),
    Kind("about", "about", plan.About, _ABOUT, since=4, named_by=("text",), by_words=True),
    Kind(
        "brings",
        "bring",
        plan.Bring,
        _BRING,
        since=4,
        refers=(("after", "meetings"),),
        numbered="plan",
        named_by=("text",),
        by_words=True,
    ),
    Kind("wins", "win", plan.Win, _WIN, numbered="plan", dated=True, added_only=True, named_by=("text",)),
    Kind(
        "meetings",
        "meeting",
        plan.Meeting,
        _MEETING,
        since=3,
        numbered="plan",
        named_by=("whom", "about", "agreed", "reach"),
        together=(("next", "time", "off"), ("rhythm", "usual")),
        later=(("went", 9), ("off", 9), *((name, 10) for name in _OF_SCHEMA_10)),
    ),
    Kind("typings", "typing", plan.Typing, _TYPING, since=10, added_only=True, named_by=("day", "by"), by_words=True),
    Kind("shares", "share", plan.Share, _SHARE, since=11, numbered="plan", named_by=("whom", "purpose"), by_words=True),
    Kind("day_check_ins", "day", plan.DayCheckIn, _DAY_CHECK_IN, dated=True, added_only=True, later=(("pulled", 7),)),
    Kind(
        "check_ins",
        "check_in",
        plan.CheckIn,
        _CHECK_IN,
        owner=("step", "steps"),
        dated=True,
        added_only=True,
        later=(("slot", 8),),
    ),
)
BY_TABLE = {row.table: row for row in _ROWS}
BY_NOUN = {row.noun: row for row in _ROWS}
BY_FLAG = tuple(row.noun for row in _ROWS if row.numbered and row.noun not in ("goal", "step"))  # to be told apart
# One document, of the plan itself.
SETTINGS = Kind(
    "settings",
    "setting",
    plan.Settings,
    _SETTINGS,
    later=(("show_why", 7), ("next_locked", 10), *((part, 8) for part in DAY_PARTS)),
)
TABLES = tuple(BY_TABLE)
OWNERS = {row.table: row.owner for row in _ROWS if row.owner}
DATED = tuple(row.table for row in _ROWS if row.dated)  # what history files hold, once it is older
OF_DAYS = tuple(row.table for row in _ROWS if row.dated and not row.owner)  # what is told of days themselves
NEWEST = max(schema for row in (*_ROWS, SETTINGS) for schema in (row.since, *(first for _, first in row.later)))
NUMBERED = tuple(row.table for row in _ROWS if row.numbered == "plan")


def of_table(table: str) -> Kind:
    """The kind whose records that table holds, the settings too. Raises KeyError."""
    return SETTINGS if table == "settings" else BY_TABLE[table]
