"""Changes to a plan: a pure function of it, what it touched as documents, the undo list, one commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.model import Plan, What
from goalwalk.store import codec, dayindex, documents, files, history, identity, journal, reading, stamps
from goalwalk.store.desk import Change, Desk, Kept, Told, with_stamp
from goalwalk.store.journal import Done
from goalwalk.store.places import Place


class Changes(NamedTuple):
    """The changes that can be taken back or done again, newest first, and the plan as it stands."""

    changes: tuple[Done, ...]
    plan: Plan


class Turned(NamedTuple):
    """What was taken back or done again, and the plan after it."""

    whats: tuple[What, ...]
    plan: Plan


def begin(desk: Desk, change: Change, what: Told) -> Plan:
    """The first change of a plan that is not there; if it is by now: one more."""
    change(Plan())  # a refusal must leave nothing behind
    with desk.locked_as(desk.new_place) as own:
        try:
            desk.place()
        except CannotBeDone as problem:
            if problem.code != "no_plan":
                raise
            kept = Kept(desk.storage(own), identity.begun(desk.random, stamps.NONE), Plan())
            return _commit(desk, kept, change(kept.plan), what, first=True)
    return update(desk, change, what)


def update(desk: Desk, change: Change, what: Told, *, whole: bool = False) -> Plan:
    """One change, in one commit."""
    with desk.writing(whole=whole) as kept:
        return _commit(desk, kept, change(kept.plan), what)


def changes(desk: Desk) -> Changes:
    """The undo list."""
    kept = desk.current()
    tables = kept.tables
    plan = reading.meaning(tables, kept.storage.place.plan, whole=True)
    return Changes(journal.listed(tables), plan)


def turn(desk: Desk, count: int, *, back: bool) -> Turned:
    """Undo, or redo. What of it lies in history is brought into the plan, and rolled over again by the commit."""
    with desk.writing() as kept:
        own = kept.storage.place
        reading.meaning(kept.tables, own.plan, whole=True)
        keys = journal.next_keys(kept.tables, count, back=back)
        if not keys:
            raise CannotBeDone("nothing_to_undo" if back else "nothing_to_redo")
        tables = history.unroll(own, kept.tables, journal.years_needed(kept.tables, keys), working=desk.working)
        stamp = desk.stamp(tables)
        tables, whats = journal.turned(tables, keys, stamp, back=back)
        plan = reading.meaning(tables, own.plan, whole=True)  # never write what could not be read
        kept.storage.write(with_stamp(tables, stamp))
        desk.seen(plan)
        return Turned(whats, plan)


def rebuild(desk: Desk) -> bool:
    """The day index, made anew."""
    with desk.writing(whole=True) as kept:
        days = dayindex.rebuilt(kept.tables)
        if dayindex.same(kept.tables[codec.DAYS], days):
            return False
        stamp = desk.stamp(kept.tables)
        kept.storage.write(with_stamp(kept.tables | {codec.DAYS: days}, stamp))
        return True


def _commit(desk: Desk, kept: Kept, new: Plan, what: Told, *, first: bool = False) -> Plan:
    own = kept.storage.place
    stamp = desk.stamp(kept.tables)
    with _as_written(own):
        tables, plan, touched = documents.compare(kept.tables, kept.plan, new, stamp)
    if not touched and not first:
        return kept.plan
    if what is not None and touched:
        with _as_written(own):
            journal.next_keys(tables, 1, back=True)
        said = what(kept.plan, plan) if callable(what) else what
        try:
            tables = journal.record(tables, said, desk.now().isoformat(), touched)
        except codec.REFUSED as error:
            raise NotUnderstood("cannot_keep", table=codec.UNDO) from error
    with _as_written(own), files.undisturbed():  # whoever is cut off here knows that it is written
        kept.storage.write(with_stamp(tables, stamp))
        desk.recorded += what is not None and bool(touched)
    desk.seen(plan)
    return plan if kept.whole else plan._replace(check_ins=())


@contextmanager
def _as_written(own: Place) -> Iterator[None]:
    """What a command does not need is not judged when it is read; if it turns out to be none of ours, it stays."""
    try:
        yield
    except NotUnderstood:
        raise
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
