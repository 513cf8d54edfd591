"""The tables of a plan: which fields the documents of each have, and which record they are.

A field that a document need not have comes back as None, () or False.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from goalwalk.core.components import (
    SIDES,
    SKILL_KINDS,
    SUPPORT_KINDS,
    WAYS,
    Barrier,
    Contact,
    Happening,
    Hope,
    Practice,
    Skill,
    Support,
)
from goalwalk.core.model import (
    AREAS,
    KINDS,
    NOW_PARTS,
    TOLD,
    WORDS,
    About,
    Bring,
    CheckIn,
    DayCheckIn,
    Goal,
    Meeting,
    Rating,
    Settings,
    Step,
    Win,
)
from goalwalk.core.road import MOST_DAYS, Amount, Clock, Return, Setback
from goalwalk.core.since import Since
from goalwalk.store.fields import (
    AGREED,
    AMOUNT,
    ANSWERS,
    DAY,
    EACH_LEVEL,
    LIMIT,
    LIVED,
    NUMBER,
    PAUSES,
    POSITIVE,
    RHYTHM,
    SAVES,
    TEXT,
    TIME,
    YES,
    Field,
    between,
    inside,
    listed,
    needed,
    one_of,
    or_none,
    rising,
    since,
)

STATUSES = ("exploring", "active", "paused", "reached", "let go")

SETTINGS = {
    "day_starts_at": between(0, 11),
    "week_starts_on": between(0, 6),
    "rooms": since(NUMBER),
    "questions": listed(TEXT),
    "pauses": PAUSES,
    "welcomed": or_none(DAY),
    "day_zero": YES,
    "return_word": or_none(TEXT),
    "setback_word": or_none(TEXT),
    "urge_word": or_none(TEXT),
    "reach_after": or_none(between(1, 366)),
    "now_locked": listed(one_of(NOW_PARTS)),
}
FIELDS: dict[str, dict[str, Field]] = {
    "goals": {
        "id": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "made": DAY,
        "area": or_none(one_of(AREAS)),
        "why": or_none(TEXT),
        "by": or_none(DAY),
        "status": one_of(STATUSES),
        "ended": or_none(DAY),
        "pauses": PAUSES,
        "measured": or_none(TEXT),
        "levels": EACH_LEVEL,
        "weight": or_none(between(0, 10)),
    },
    "steps": {
        "id": TEXT,
        "goal": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "made": DAY,
        "start": DAY,
        "kind": one_of(KINDS),
        "rhythms": since(RHYTHM),
        "targets": since(inside(AMOUNT)),
        "rooms": since(inside(NUMBER)),
        "unit": or_none(TEXT),
        "cue": or_none(TEXT),
        "by": or_none(DAY),
        "finished": or_none(DAY),
        "pauses": PAUSES,
        "whom": or_none(TEXT),
        "skill": or_none(TEXT),
    },
    "ratings": {
        "id": TEXT,
        "goal": TEXT,
        "day": DAY,
        "at": TEXT,
        "importance": or_none(between(0, 10)),
        "confidence": or_none(between(0, 10)),
        "level": or_none(between(-2, 2)),
        "why": or_none(TEXT),
        "up": or_none(TEXT),
    },
    "barriers": {
        "id": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "made": DAY,
        "goal": or_none(TEXT),
        "side": one_of(SIDES),
        "then": or_none(TEXT),
        "whom": or_none(TEXT),
        "say": or_none(TEXT),
        "by": or_none(DAY),
        "entitled": or_none(TEXT),
        "along": or_none(TEXT),
        "eased": or_none(DAY),
    },
    "happenings": {
        "id": TEXT,
        "barrier": TEXT,
        "day": DAY,
        "at": TEXT,
        "used": or_none(one_of(("yes", "no"))),
        "helped": or_none(between(0, 10)),
        "text": or_none(TEXT),
        "next": or_none(DAY),
    },
    "supports": {
        "id": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "made": DAY,
        "reach": or_none(TEXT),
        "kind": or_none(one_of(SUPPORT_KINDS)),
        "role": or_none(TEXT),
        "when": or_none(TEXT),
        "gets": or_none(TEXT),
        "gives": or_none(TEXT),
        "rhythm": or_none(RHYTHM),
        "time": or_none(TIME),
    },
    "contacts": {"id": TEXT, "support": TEXT, "day": DAY, "at": TEXT, "way": one_of(WAYS), "note": or_none(TEXT)},
    "skills": {
        "id": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "made": DAY,
        "kind": one_of(SKILL_KINDS),
        "when": or_none(TEXT),
        "how": listed(TEXT),
        "smaller": or_none(TEXT),
    },
    "practices": {
        "id": TEXT,
        "skill": TEXT,
        "day": DAY,
        "at": TEXT,
        "helped": or_none(between(0, 10)),
        "note": or_none(TEXT),
    },
    "hopes": {"id": TEXT, "number": NUMBER, "day": DAY, "at": TEXT, "text": TEXT, "whom": or_none(TEXT)},
    "clocks": {
        "id": TEXT,
        "number": NUMBER,
        "title": TEXT,
        "made": DAY,
        "since": LIVED,
        "limits": needed(since(LIMIT)),
        "unit": or_none(TEXT),
        "saves": SAVES,
        "milestones": rising(listed(between(1, MOST_DAYS))),
        "again": YES,
    },
    "returns": {"id": TEXT, "clock": TEXT, "first": LIVED, "last": LIVED, "at": TEXT, "note": or_none(TEXT)},
    "amounts": {"id": TEXT, "clock": TEXT, "day": LIVED, "at": TEXT, "amount": POSITIVE, "note": or_none(TEXT)},
    "setbacks": {
        "id": TEXT,
        "number": NUMBER,
        "day": DAY,
        "at": TEXT,
        "text": or_none(TEXT),
        "tell": or_none(TEXT),
        "helped": or_none(TEXT),
        "learned": or_none(TEXT),
        "onward": or_none(TEXT),
    },
    "about": {"id": TEXT, "kind": one_of(TOLD), "text": TEXT, "made": DAY},
    "brings": {"id": TEXT, "number": NUMBER, "day": DAY, "at": TEXT, "text": TEXT},
    "wins": {"id": TEXT, "number": NUMBER, "day": DAY, "at": TEXT, "text": TEXT, "of": or_none(TEXT)},
    "meetings": {
        "id": TEXT,
        "number": NUMBER,
        "day": DAY,
        "at": TEXT,
        "whom": or_none(TEXT),
        "agreed": AGREED,
        "next": or_none(DAY),
        "time": or_none(TIME),
        "call": or_none(DAY),
        "group": YES,
        "arranged": YES,
        "about": or_none(TEXT),
        "skill": or_none(TEXT),
        "takes": or_none(TEXT),
    },
    "day_check_ins": {
        "id": TEXT,
        "day": DAY,
        "at": TEXT,
        "mood": or_none(between(1, 5)),
        "urge": or_none(between(0, 10)),
        "note": or_none(TEXT),
        "answers": ANSWERS,
    },
    "check_ins": {
        "id": TEXT,
        "step": TEXT,
        "day": DAY,
        "at": TEXT,
        "word": one_of(WORDS),
        "amount": or_none(POSITIVE),
        "note": or_none(TEXT),
        "instead": YES,
    },
}
KINDS_OF: dict[str, Callable[..., Any]] = {
    "settings": Settings,
    "goals": Goal,
    "steps": Step,
    "ratings": Rating,
    "barriers": Barrier,
    "happenings": Happening,
    "supports": Support,
    "contacts": Contact,
    "skills": Skill,
    "practices": Practice,
    "hopes": Hope,
    "clocks": Clock,
    "returns": Return,
    "amounts": Amount,
    "setbacks": Setback,
    "about": About,
    "brings": Bring,
    "wins": Win,
    "meetings": Meeting,
    "day_check_ins": DayCheckIn,
    "check_ins": CheckIn,
}
# One stamp a document.
ADDED_ONLY = frozenset(
    (
        *("wins", "day_check_ins", "check_ins", "ratings"),
        *("practices", "happenings", "contacts", "returns", "amounts"),
    )
)
RECORDS = tuple(FIELDS)
# What each hangs on.
PARENTS = {
    **dict.fromkeys(("steps", "ratings", "barriers"), "goal"),
    "check_ins": "step",
    "practices": "skill",
    "happenings": "barrier",
    "contacts": "support",
    "returns": "clock",
    "amounts": "clock",
}
DATED = ("wins", "day_check_ins", "check_ins")  # what history files hold, once it is older

# What has to hold among the fields of one record, beyond each of them.
FITS: dict[str, Callable[[Any], bool]] = {
    "clocks": lambda clock: _in_order(clock.limits) and len({unit for _, unit in clock.saves}) == len(clock.saves),
    "returns": lambda one: one.first <= one.last,
}


def _in_order(values: tuple[Since[Any], ...]) -> bool:
    """Whether values that hold from a day on begin with the first of days, each day later than the one before."""
    return values[0].day == date.min and all(later.day > one.day for one, later in pairwise(values))
