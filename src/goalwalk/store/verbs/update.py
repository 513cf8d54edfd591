"""Changes to a plan: a pure function of it, what it touched as documents, the undo list, one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.store.disk import files, stamps
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import year_files
from goalwalk.store.plan.session import Change, Desk, Kept, Told, with_stamp
from goalwalk.store.schema import codec, day_index, diff, undo_log
from goalwalk.store.schema import whole as reading
from goalwalk.store.schema.undo_log import Done

if TYPE_CHECKING:
    from goalwalk.store.verbs.removed import Removed

T = TypeVar("T")


class Changes(NamedTuple):
    """The changes that can be taken back or done again, newest first, and the plan as it stands."""

    changes: tuple[Done, ...]
    plan: Plan


class Gone(NamedTuple):
    """What was taken away and can be brought back, the latest first, and the plan as it stands."""

    things: tuple[Removed, ...]
    plan: Plan


class Turned(NamedTuple):
    """What was taken back or done again, and the plan after it."""

    whats: tuple[What, ...]
    plan: Plan


@overload
def begin(desk: Desk, change: Callable[[Plan], Plan], what: Told) -> Plan: ...
@overload
def begin(desk: Desk, change: Callable[[Plan], Changed[T]]) -> Changed[T]: ...
def begin(desk: Desk, change: Any, what: Told = None) -> Any:
    """The first change of a plan that is not there; if it is by now: one more. Gives back as `update` does."""
    from goalwalk.store.schema import identity

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


@overload
def update(desk: Desk, change: Callable[[Plan], Plan], what: Told, *, whole: bool = False) -> Plan: ...
@overload
def update(desk: Desk, change: Callable[[Plan], Changed[T]], *, whole: bool = False) -> Changed[T]: ...
def update(desk: Desk, change: Change, what: Told = None, *, whole: bool = False) -> Any:
    """One change, in one commit. Gives back the plan; of a change that gives a `Changed`, that with the plan as it is
    kept: what was done and the thing made are then told by the change itself, which alone has both plans before it.
    """
    with desk.writing(whole=whole) as kept:
        return _commit(desk, kept, change(kept.plan), what)


def changes(desk: Desk) -> Changes:
    """The undo list."""
    kept = desk.current()
    tables = kept.tables
    plan = reading.meaning(tables, kept.storage.place.plan, whole=True)
    return Changes(undo_log.listed(tables), plan)


def turn(desk: Desk, count: int, *, back: bool, keys_seen: Sequence[str] | None = None) -> Turned:
    """Undo, or redo. What of it lies in history is brought into the plan, and rolled over again by the commit.

    Raises CannotBeDone("changed_meanwhile") where it would be other changes than those that were seen.
    """
    with desk.writing() as kept:
        own = kept.storage.place
        keys = undo_log.next_keys(kept.tables, count, back=back)
        if not keys:
            aside = not back and any("undone" in entry for entry in kept.tables[codec.UNDO].values())
            raise CannotBeDone("nothing_to_undo" if back else "redo_by_letter" if aside else "nothing_to_redo")
        if keys_seen is not None and keys != list(keys_seen):
            raise CannotBeDone("changed_meanwhile")
        tables = year_files.unroll(own, kept.tables, undo_log.years_needed(kept.tables, keys), working=desk.working)
        stamp = desk.stamp(tables)
        tables, whats = undo_log.turned(tables, keys, stamp, back=back)
        return Turned(whats, _written(desk, kept, tables, stamp))


def again(desk: Desk, key: str) -> Turned:
    """Do one change again that was taken back, whatever was written since.

    Raises CannotBeDone("redo_touched") where something else changed what it touched, ("nothing_to_redo").
    """
    with desk.writing() as kept:
        own = kept.storage.place
        reading.meaning(kept.tables, own.plan, whole=True)
        if "undone" not in kept.tables[codec.UNDO].get(key, {}):
            raise CannotBeDone("nothing_to_redo")
        tables = year_files.unroll(own, kept.tables, undo_log.years_needed(kept.tables, [key]), working=desk.working)
        if not undo_log.is_as_left(tables, key):
            raise CannotBeDone("redo_touched")
        stamp = desk.stamp(tables)
        tables, what = undo_log.again(tables, key, stamp, desk.now().isoformat())
        return Turned((what,), _written(desk, kept, tables, stamp))


def removed(desk: Desk) -> Gone:
    """What was taken away and not brought back, the latest first, and the plan as it stands."""
    from goalwalk.store.verbs import removed as taken_away

    kept = desk.looked_back()
    return Gone(taken_away.listed(kept.tables), kept.plan)


def bring_back(desk: Desk, id: str, tell: Callable[[Removed], What]) -> Turned:
    """What was taken away is there again, with what went with it, and what it hangs on. Raises
    CannotBeDone("no_such_removed") where it is there by now, or erased.
    """
    from goalwalk.store.verbs import removed as taken_away

    with desk.writing(whole=True) as kept:
        found = next((one for one in taken_away.listed(kept.tables) if one.id == id), None)
        if found is None:
            raise CannotBeDone("no_such_removed", text=id)
        stamp = desk.stamp(kept.tables)
        what = tell(found)
        tables = undo_log.brought_back(kept.tables, what, desk.now().isoformat(), found.keys, stamp)
        return Turned((what,), _written(desk, kept, tables, stamp))


def _written(desk: Desk, kept: Kept, tables: Tables, stamp: str) -> Plan:
    """The plan that these tables are, once they are on the disk."""
    plan = reading.meaning(tables, kept.storage.place.plan, whole=True)  # never write what could not be read
    kept.storage.write(with_stamp(tables, stamp))
    desk.seen(plan)
    return plan


def rebuild(desk: Desk) -> bool:
    """The day index, made anew."""
    with desk.writing(whole=True) as kept:
        days = day_index.rebuilt(kept.tables)
        if day_index.same(kept.tables[codec.DAYS], days):
            return False
        stamp = desk.stamp(kept.tables)
        kept.storage.write(with_stamp(kept.tables | {codec.DAYS: days}, stamp))
        return True


def _commit(
    desk: Desk, kept: Kept, changed: Plan | Changed[T], what: Told, *, first: bool = False
) -> Plan | Changed[T]:
    if isinstance(changed, Changed):
        return changed._replace(plan=_saved(desk, kept, changed.plan, changed.what, first=first))
    return _saved(desk, kept, changed, what, first=first)


def _saved(desk: Desk, kept: Kept, new: Plan, what: Told, *, first: bool) -> Plan:
    own = kept.storage.place
    stamp = desk.stamp(kept.tables)
    with _as_written(own):
        tables, plan, touched = diff.compare(kept.tables, kept.plan, new, stamp)
    if not touched and not first:
        return kept.plan
    if what is not None and touched:
        with _as_written(own):
            undo_log.next_keys(tables, 1, back=True)
        said = what(kept.plan, plan) if callable(what) else what
        try:
            tables = undo_log.record(tables, said, desk.now().isoformat(), touched)
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
