"""Looking back over all that was ever written, and reading no more of history than that takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from tinydb import where
from tinydb.table import Document as Stored

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import CheckIn, Plan, Step
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import year_files
from goalwalk.store.plan.session import LoadedPlan, Session
from goalwalk.store.schema import codec
from goalwalk.store.schema.database import Database, standing


def whole_plan(session: Session) -> Plan:
    """The plan with every check-in there ever was, all wins and days. Raises as `Session.looked_back` does."""
    return session.looked_back().plan


def plan_with(session: Session, *names: str) -> Plan:
    """The plan with all there ever was in these tables of what history holds, and no more of it in memory than that.

    Raises as `Session.current` does, CannotRead for a file of history that cannot be read.
    """

    def look(loaded: LoadedPlan) -> Plan:
        own = loaded.storage.place
        db = Database(year_files.unroll(own, loaded.tables, working=session.working, names=names))
        with _judged(loaded):
            records: dict[str, Any] = {name: _records(db, name) for name in names}
        return loaded.plan._replace(**records)

    return session.looking_back(look)


def plan_since(session: Session, first: Callable[[Plan], date]) -> Plan:
    """The plan with its check-ins, wins and days from the day that `first` finds; no more of history is read than that
    takes. Raises as `notes_of` does.
    """

    def look(loaded: LoadedPlan) -> Plan:
        day = first(loaded.plan)
        years = [year.year for year in year_files.named(loaded.tables) if year.last >= day]
        db = Database(year_files.unroll(loaded.storage.place, loaded.tables, years, working=session.working))
        with _judged(loaded):
            steps = {document["id"] for document in db.table("steps")}
            live = {step.id for step in loaded.plan.steps}
            records: dict[str, Any] = {name: _records(db, name) for name in kinds.OF_DAYS}
            records["check_ins"] = codec.check_ins(db.tables_now["check_ins"], live, steps)
        late: dict[str, Any] = {
            name: tuple(record for record in found if record.day >= day) for name, found in records.items()
        }
        return loaded.plan._replace(**late)

    return session.looking_back(look)


def plan_on(session: Session, find: Callable[[Plan], date]) -> Plan:
    """The plan with its check-ins, wins and days of the one day that `find` finds; no more of history is read than the
    year it lies in. Raises as `notes_of` does.
    """

    def look(loaded: LoadedPlan) -> Plan:
        day = find(loaded.plan)
        years = [year.year for year in year_files.named(loaded.tables) if year.year == day.year]
        db = Database(year_files.unroll(loaded.storage.place, loaded.tables, years, working=session.working))
        told = standing() & (where("day") == day.isoformat())
        with _judged(loaded):
            live = {step.id for step in loaded.plan.steps}
            records: dict[str, Any] = {
                name: codec.shown(db.tables_now, name, db.table(name).search(told)) for name in kinds.OF_DAYS
            }
            documents = _by_key([found for found in db.table("check_ins").search(told) if found["step"] in live])
            records["check_ins"] = codec.check_ins(documents, live, live)
        return loaded.plan._replace(**records)

    return session.looking_back(look)


def _records(db: Database, name: str) -> tuple[Any, ...]:
    return codec.shown(db.tables_now, name, db.table(name).search(standing()))


class Noted(NamedTuple):
    """A step with its plan, and its latest check-ins that have a note, newest first."""

    plan: Plan
    step: Step
    check_ins: tuple[CheckIn, ...]


def notes_of(session: Session, pick: Callable[[Plan], Step], most: int) -> Noted:
    """The notes of the step that `pick` finds; no more of history is read than it takes.

    Raises as `Session.read` and `pick` do, and CannotRead for a file of history that is needed and cannot be read.
    """

    def look(loaded: LoadedPlan) -> Noted:
        step = pick(loaded.plan)
        with _judged(loaded):
            noted = _with_notes(loaded.tables, step)
            for year in reversed(year_files.named(loaded.tables)):
                if len(noted) >= most and year.last < noted[most - 1][1].day:
                    break
                noted += _with_notes(year_files.read(loaded.storage.place, year), step)
                noted.sort(key=_latest_first, reverse=True)
        return Noted(loaded.plan, step, tuple(check_in for _, check_in in noted[:most]))

    return session.looking_back(look)


def _with_notes(tables: Tables, step: Step) -> list[tuple[int, CheckIn]]:
    """The check-ins of a step that have a note, newest first, by their keys."""
    mine = (where("step") == step.id) & where("note").exists() & standing()
    documents = _by_key(Database(tables).table("check_ins").search(mine))
    check_ins = codec.check_ins(documents, {step.id}, {step.id})
    return sorted(zip(map(int, documents), check_ins, strict=True), key=_latest_first, reverse=True)


def _latest_first(noted: tuple[int, CheckIn]) -> tuple[date, int]:
    key, check_in = noted
    return check_in.day, key


def _by_key(documents: list[Stored]) -> dict[str, dict[str, Any]]:
    return {f"{document.doc_id}": document for document in documents}


@contextmanager
def _judged(loaded: LoadedPlan) -> Iterator[None]:
    """What is not as we write it is damaged."""
    try:
        yield
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(loaded.storage.place.plan)) from error
