"""Looking for what is due: nobody is asked, nothing is waited for, nothing is synced; and noting what was said.

What comes by itself is noted before it is said: rather nothing is said than the same thing at every look. Whoever asks
hears it in any case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta

from goalwalk.core.days import Today
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.model.plan import CheckIn
from goalwalk.core.reminders import Chosen, Due, Saying, Way, due, has_more_than_come, rests, to_say
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, reminders, reminders_off
from goalwalk.store.plan.session import LoadedPlan, Session
from goalwalk.store.schema import codec

LOCK = "people.lock"
WAIT = 1.0  # seconds for whoever writes in the home just now


class Found(NamedTuple):
    """What is due, on which civil day, and a mark of the plan as it stands; whether nobody was reminded here before,
    and whether there are more times on a day than come by themselves."""

    due: tuple[Due, ...]
    today: date
    mark: str
    is_first: bool
    has_more: bool


def look(session: Session, chosen: Chosen, way: Way) -> Found | None:
    """What is due now; None where no plan was begun, or it is locked: what is locked is said by nobody.

    Raises CannotRead for a plan that cannot be read.
    """
    try:
        loaded = session.read(session.at_hand(session.listed()))
    except CannotBeDone:
        return None
    except CannotRead as problem:
        if problem.code in ("locked", "missing"):
            return None
        raise
    is_first = begin(session)
    plan, now = loaded.plan, session.now()
    is_asked = way == "line"
    found = due(plan, lambda day: _near(loaded, day), now, chosen, _off_on(session, now), is_asked=is_asked)
    today = Today.of(now, plan.settings.day_starts_at, plan.settings.week_starts_on)
    stamp = str(loaded.tables[codec.STATE].get("1", {}).get("stamp", ""))
    mark = hashlib.sha256(stamp.encode()).hexdigest()[:20]
    has_more = is_asked and bool(found) and has_more_than_come(plan, today, chosen)
    return Found(found, today, mark, is_first, has_more)


def _off_on(session: Session, now: datetime) -> date | None:
    """The day on which nothing is said; once it is over, nothing tells of it any more."""
    day = reminders_off.off_on(session.home)
    if day is not None and now.date() - day > timedelta(days=1):
        files.discard(session.home / reminders_off.NAME)
        return None
    return day


def _near(loaded: LoadedPlan, day: date) -> Sequence[CheckIn]:
    """The check-ins of that day and of those after it, of the steps that are there."""
    first = day.isoformat()
    live = {step.id for step in loaded.plan.steps}
    kept = {
        key: one
        for key, one in loaded.tables["check_ins"].items()
        if one["day"] >= first and one["step"] in live and "removed" not in one
    }
    return codec.check_ins(kept, live, live)


def note(session: Session, found: Found, way: Way) -> tuple[Due, ...]:
    """What is to be said now of what is due, which is noted as said: by itself nothing comes where that cannot be."""
    sayings = reminders.read(session.home)
    left = to_say(found.due, sayings, found.today, way, found.mark)
    if not _is_news(left, sayings, way):
        return left
    try:
        with _locked(session):
            sayings = reminders.read(session.home)
            left = to_say(found.due, sayings, found.today, way, found.mark)
            if _is_news(left, sayings, way):
                keys = tuple(one.key for one in left)
                reminders.write(session.home, (*sayings, Saying(found.today, way, found.mark, keys)))
            return left
    except NotSaved:
        return left if way == "line" else ()


def _is_news(left: Sequence[Due], sayings: Sequence[Saying], way: Way) -> bool:
    """Whether something has to be noted of what is said: whoever asks twice leaves nothing more behind."""
    if way != "line":
        return bool(left)
    return bool({one.key for one in left} - {key for saying in sayings for key in saying.keys})


def come_back(session: Session, today: date) -> None:
    """The person is there, and looks: where reminders rest until then they come again, as far as that can be noted."""
    sayings = reminders.read(session.home)
    if rests(sayings, today):
        with suppress(NotSaved), _locked(session):
            sayings = reminders.read(session.home)
            reminders.write(session.home, (*sayings, Saying(today, "line", sayings[-1].mark if sayings else "", ())))


def not_said(session: Session) -> None:
    """What was noted last reached nobody, and may be said again."""
    with suppress(NotSaved), _locked(session):
        sayings = reminders.read(session.home)
        if sayings and sayings[-1].way == "timer":
            reminders.write(session.home, sayings[:-1])


def begin(session: Session) -> bool:
    """From now on somebody is reminded here, so that `now` keeps its day, as far as that can be written down; whether
    nobody was before, and it is written."""
    if (session.home / reminders.NAME).exists():
        return False
    try:
        with _locked(session):
            reminders.write(session.home, reminders.read(session.home))
    except NotSaved:
        return False
    return True


def set_up_at(session: Session, places: reminders.Places) -> None:
    """Note where reminders are set up. Raises NotSaved."""
    with _locked(session):
        reminders.write(session.home, reminders.read(session.home), places)


@contextmanager
def _locked(session: Session) -> Iterator[None]:
    """Nobody else writes in the home. Raises NotSaved."""
    from goalwalk.store.disk import write_locks  # most looks end before this

    with write_locks.locked(session.home / LOCK, WAIT):
        yield


def forget(session: Session) -> bool:
    """Nothing in the home tells of reminders any more, nor that they were there before a plan; whether something did.
    Raises NotSaved.
    """
    lock = session.home / LOCK
    with files.saving(session.home):
        had = reminders.forget(session.home)
        if had and [*session.home.iterdir()] == [lock]:
            files.discard(lock)
    return had
