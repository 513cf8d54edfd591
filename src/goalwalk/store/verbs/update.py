"""Changes to a plan: a pure function of it, what it touched as documents, the undo list, one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, overload

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.model.plan import Changed, Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, stamps
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan.open_plan import OpenPlan, writing
from goalwalk.store.plan.session import Change, LoadedPlan, Session, WhatDone
from goalwalk.store.schema import codec, day_index, diff, undo_log

T = TypeVar("T")


class Ids(NamedTuple):
    """The ids of all that ever was in a plan, those of what was erased, and those of what was added by changes that are
    undone. `away`: what steps were called that were taken away, each behind its goal."""

    every: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    undone: frozenset[str] = frozenset()
    away: frozenset[tuple[str, str]] = frozenset()


@overload
def begin(session: Session, change: Callable[[Plan], Plan], what: WhatDone) -> Plan: ...
@overload
def begin(session: Session, change: Callable[[Plan], Changed[T]]) -> Changed[T]: ...
def begin(session: Session, change: Any, what: WhatDone = None) -> Any:
    """Make the home, the list of people and the plan, with this first change. If there is a plan: `update` it.

    Gives back as `update` does. Raises CannotRead, NotSaved, and whatever Problem `change` raises, with nothing begun.
    """
    from goalwalk.store.schema import identity

    if session.exists():
        return update(session, change, what)
    change(Plan())  # a refusal must leave nothing behind
    with session.locked_as(session.new_place) as own:
        try:
            session.place()
        except CannotBeDone as problem:
            if problem.code != "no_plan":
                raise
            kept = LoadedPlan(session.storage(own), identity.begun(session.random, stamps.NONE), Plan())
            return _commit(OpenPlan(session, kept), change(kept.plan), what, first=True)
    return update(session, change, what)


@overload
def update(session: Session, change: Callable[[Plan], Plan], what: WhatDone, *, whole: bool = False) -> Plan: ...
@overload
def update(session: Session, change: Callable[[Plan], Changed[T]], *, whole: bool = False) -> Changed[T]: ...
def update(session: Session, change: Change, what: WhatDone = None, *, whole: bool = False) -> Any:
    """Change the plan in one commit; `what` stands in the undo list (None: it does not).

    `change` is given the plan as `Session.load` gives it, or `whole`. It gives a plan, and so does this; or a
    `Changed`, which tells what was done itself, and comes back with the plan as it is kept. Nothing is written when the
    plan is the same after, or when `change` raises. What cannot be done is tried once more with what other devices have
    written. Raises CannotBeDone("no_plan"), CannotRead, NotSaved.
    """
    while True:
        try:
            with writing(session, whole=whole) as db:
                return _commit(db, change(db.plan), what)
        except (CannotBeDone, NotUnderstood):
            if not session.looks_anew():
                raise


def rebuild_day_index(session: Session) -> bool:
    """Make the day index anew from the check-ins; whether it was another. Raises CannotRead, NotSaved."""
    with writing(session, whole=True) as db:
        days = day_index.rebuilt(db.tables_now)
        if day_index.same(db.tables_now[codec.DAYS], days):
            return False
        stamp = db.stamp()
        db.put(codec.DAYS, days)
        db.write(stamp)
        return True


def _commit(db: OpenPlan, changed: Plan | Changed[T], what: WhatDone, *, first: bool = False) -> Plan | Changed[T]:
    if isinstance(changed, Changed):
        return changed._replace(plan=_saved(db, changed.plan, changed.what, first=first))
    return _saved(db, changed, what, first=first)


def _saved(db: OpenPlan, new: Plan, what: WhatDone, *, first: bool) -> Plan:
    session, old = db.session, db.plan
    stamp = db.stamp()
    with _as_written(db):
        plan, touched = diff.write(db, old, new, stamp)
    if not touched and not first:
        return old
    if what is not None and touched:
        with _as_written(db):
            undo_log.next_keys(db, 1, back=True)
        said = what(old, plan) if callable(what) else what
        try:
            undo_log.record(db, said, session.now().isoformat(), touched)
        except codec.REFUSED as error:
            raise NotUnderstood("cannot_keep", table=codec.UNDO) from error
    with _as_written(db), files.undisturbed():  # whoever is cut off here knows that it is written
        db.write(stamp)
        session.recorded += what is not None and bool(touched)
    session.seen(plan)
    return plan if db.loaded.whole else plan._replace(check_ins=())


@contextmanager
def _as_written(db: OpenPlan) -> Iterator[None]:
    """What a command does not need is not judged when it is read; if it turns out to be none of ours, it stays."""
    try:
        yield
    except NotUnderstood:
        raise
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(db.place.plan)) from error


def look_at_all(session: Session) -> tuple[Plan, Ids]:
    """The plan with all its history, and every id it ever gave; nothing where none was begun. Raises as `looked_back`
    does."""
    if not session.exists():
        return Plan(), Ids()
    kept = session.looked_back()
    return kept.plan, _ids(kept.tables)


def bring_in(session: Session, change: Callable[[Plan, Ids], Changed[T]]) -> Changed[T]:
    """As `begin`, where `change` makes ids of its own: it is given the plan whole, and the ids that are taken."""
    if not session.exists():
        return begin(session, lambda plan: change(plan, Ids()))
    with writing(session, whole=True) as db:
        changed = _commit(db, change(db.plan, _ids(db.tables_now)), None)
        assert isinstance(changed, Changed)
        return changed


def _ids(tables: Tables) -> Ids:
    every = frozenset(document["id"] for name in kinds.TABLES for document in tables[name].values())
    erased = frozenset(erasure["id"] for erasure in tables[codec.ERASURES].values())
    undone = frozenset(undo_log.added_by_undone(tables))
    return Ids(every, erased, undone, frozenset(_away(tables, undone)))


def _away(tables: Tables, undone: frozenset[str]) -> Iterator[tuple[str, str]]:
    goals = {goal["id"]: goal for goal in tables["goals"].values()}
    for step in tables["steps"].values():
        goal = goals.get(step["goal"], {})
        if ("removed" in step or "removed" in goal) and undone.isdisjoint((step["id"], step["goal"])):
            yield str(goal.get("title", "")), str(step["title"])
