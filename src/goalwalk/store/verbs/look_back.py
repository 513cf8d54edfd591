"""Looking back over all that was ever written, and reading no more of history than that takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import CheckIn, Plan, Step
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import year_files
from goalwalk.store.plan.session import Kept, Session
from goalwalk.store.schema import codec


class Noted(NamedTuple):
    """A step with its plan, and its latest check-ins that have a note, newest first."""

    plan: Plan
    step: Step
    check_ins: tuple[CheckIn, ...]


def whole_plan(session: Session) -> Plan:
    """The plan with every check-in there ever was, all wins and days. Raises as `Session.looked_back` does."""
    return session.looked_back().plan


def notes_of(session: Session, pick: Callable[[Plan], Step], most: int) -> Noted:
    """The notes of the step that `pick` finds; no more of history is read than it takes.

    Raises as `Session.read` and `pick` do, and CannotRead for a file of history that is needed and cannot be read.
    """
    return session.looking_back(lambda kept: _noted(kept, pick, most))


def plan_since(session: Session, first: Callable[[Plan], date]) -> Plan:
    """The plan with its check-ins, wins and days from the day that `first` finds; no more of history is read than that
    takes. Raises as `noted` does.
    """
    return session.looking_back(lambda kept: _since(kept, first(kept.plan), session))


def plan_with(session: Session, *names: str) -> Plan:
    """The plan with all there ever was in these tables of what history holds, and no more of it in memory than that.

    Raises as `Session.current` does, CannotRead for a file of history that cannot be read.
    """
    return session.looking_back(lambda kept: _every(kept, names, session))


def _every(kept: Kept, names: Sequence[str], session: Session) -> Plan:
    own = kept.storage.place
    tables = year_files.unroll(own, kept.tables, working=session.working, names=names)
    try:
        found: dict[str, Any] = {name: tuple(codec.there(name, tables[name])) for name in names}
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
    return kept.plan._replace(**found)


def _since(kept: Kept, first: date, session: Session) -> Plan:
    own = kept.storage.place
    years = [year.year for year in year_files.named(kept.tables) if year.last >= first]
    tables = year_files.unroll(own, kept.tables, years, working=session.working)
    try:
        every = {document["id"] for document in tables["steps"].values()}
        said = codec.check_ins(tables["check_ins"], {step.id for step in kept.plan.steps}, every)
        of_days: dict[str, Any] = {
            name: tuple(one for one in codec.there(name, tables[name]) if one.day >= first) for name in kinds.OF_DAYS
        }
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
    return kept.plan._replace(check_ins=tuple(check_in for check_in in said if check_in.day >= first), **of_days)


def _noted(kept: Kept, pick: Callable[[Plan], Step], most: int) -> Noted:
    step = pick(kept.plan)
    own = kept.storage.place
    try:
        found = list(_with_notes(kept.tables, step))
        for year in reversed(year_files.named(kept.tables)):
            if len(found) >= most and year.last < found[most - 1].check_in.day:
                break
            found += _with_notes(year_files.read(own, year), step)
            found.sort(key=lambda one: (one.check_in.day, one.key), reverse=True)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
    return Noted(kept.plan, step, tuple(one.check_in for one in found[:most]))


class _Found(NamedTuple):
    key: int
    check_in: CheckIn


def _with_notes(tables: Tables, step: Step) -> list[_Found]:
    """The check-ins of a step that have a note, newest first."""
    from tinydb import TinyDB, where
    from tinydb.storages import Storage

    class Held(Storage):
        """Tables that were read and verified, as TinyDB sees them."""

        def __init__(self, tables: Tables) -> None:
            self._tables = tables

        def read(self) -> dict[str, dict[str, Any]]:
            return {name: self._tables[name] for name in kinds.DATED}

        def write(self, data: object) -> None:
            raise NotImplementedError("history is never changed")

    mine = (where("step") == step.id) & where("note").exists()
    here = TinyDB(tables, storage=Held).table("check_ins").search(mine)
    known = {str(document.doc_id): dict(document) for document in here if "removed" not in document}
    check_ins = codec.check_ins(known, {step.id}, {step.id})
    found = [_Found(int(key), check_in) for key, check_in in zip(known, check_ins, strict=True)]
    return sorted(found, key=lambda one: (one.check_in.day, one.key), reverse=True)
