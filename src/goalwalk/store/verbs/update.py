"""Changes to a plan: a pure function of it, what it touched as documents, the undo list, one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, overload

from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.model.plan import Changed, Plan
from goalwalk.store.disk import files, stamps
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.session import Change, Kept, Session, Told, with_stamp
from goalwalk.store.schema import codec, day_index, diff, undo_log

T = TypeVar("T")


@overload
def begin(session: Session, change: Callable[[Plan], Plan], what: Told) -> Plan: ...
@overload
def begin(session: Session, change: Callable[[Plan], Changed[T]]) -> Changed[T]: ...
def begin(session: Session, change: Any, what: Told = None) -> Any:
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
            kept = Kept(session.storage(own), identity.begun(session.random, stamps.NONE), Plan())
            return _commit(session, kept, change(kept.plan), what, first=True)
    return update(session, change, what)


@overload
def update(session: Session, change: Callable[[Plan], Plan], what: Told, *, whole: bool = False) -> Plan: ...
@overload
def update(session: Session, change: Callable[[Plan], Changed[T]], *, whole: bool = False) -> Changed[T]: ...
def update(session: Session, change: Change, what: Told = None, *, whole: bool = False) -> Any:
    """Change the plan in one commit; `what` stands in the undo list (None: it does not).

    `change` is given the plan as `Session.load` gives it, or `whole`. It gives a plan, and so does this; or a
    `Changed`, which tells what was done itself, and comes back with the plan as it is kept. Nothing is written when the
    plan is the same after, or when `change` raises. Raises CannotBeDone("no_plan"), CannotRead, NotSaved.
    """
    with session.writing(whole=whole) as kept:
        return _commit(session, kept, change(kept.plan), what)


def rebuild_day_index(session: Session) -> bool:
    """Make the day index anew from the check-ins; whether it was another. Raises CannotRead, NotSaved."""
    with session.writing(whole=True) as kept:
        days = day_index.rebuilt(kept.tables)
        if day_index.same(kept.tables[codec.DAYS], days):
            return False
        stamp = session.stamp(kept.tables)
        kept.storage.write(with_stamp(kept.tables | {codec.DAYS: days}, stamp))
        return True


def _commit(
    session: Session, kept: Kept, changed: Plan | Changed[T], what: Told, *, first: bool = False
) -> Plan | Changed[T]:
    if isinstance(changed, Changed):
        return changed._replace(plan=_saved(session, kept, changed.plan, changed.what, first=first))
    return _saved(session, kept, changed, what, first=first)


def _saved(session: Session, kept: Kept, new: Plan, what: Told, *, first: bool) -> Plan:
    own = kept.storage.place
    stamp = session.stamp(kept.tables)
    with _as_written(own):
        tables, plan, touched = diff.compare(kept.tables, kept.plan, new, stamp)
    if not touched and not first:
        return kept.plan
    if what is not None and touched:
        with _as_written(own):
            undo_log.next_keys(tables, 1, back=True)
        said = what(kept.plan, plan) if callable(what) else what
        try:
            tables = undo_log.record(tables, said, session.now().isoformat(), touched)
        except codec.REFUSED as error:
            raise NotUnderstood("cannot_keep", table=codec.UNDO) from error
    with _as_written(own), files.undisturbed():  # whoever is cut off here knows that it is written
        kept.storage.write(with_stamp(tables, stamp))
        session.recorded += what is not None and bool(touched)
    session.seen(plan)
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
