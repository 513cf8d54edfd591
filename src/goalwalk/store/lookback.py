"""Looking back over all that was ever written, with TinyDB's own queries; imported only by what looks back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tinydb import TinyDB, where
from tinydb.storages import Storage

from goalwalk.core.errors import CannotRead
from goalwalk.core.model import CheckIn, Plan, Step
from goalwalk.store import codec, history
from goalwalk.store.desk import Desk, Kept
from goalwalk.store.places import Place
from goalwalk.store.tables import Tables


class _Held(Storage):
    """Tables that were read and verified, as TinyDB sees them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def read(self) -> dict[str, dict[str, Any]]:
        return {name: self._tables[name] for name in codec.DATED}

    def write(self, data: object) -> None:
        raise NotImplementedError("history is never changed")


class Noted(NamedTuple):
    """A step with its plan, and its latest check-ins that have a note, newest first."""

    plan: Plan
    step: Step
    check_ins: tuple[CheckIn, ...]


def noted(desk: Desk, pick: Callable[[Plan], Step], most: int) -> Noted:
    """The notes of the step that `pick` finds; no more of history is read than it takes.

    Raises as `Desk.read` and `pick` do, and CannotRead for a file of history that is needed and cannot be read.
    """
    own = desk.place()
    try:
        return _noted(desk.read(own), pick, most)
    except CannotRead as problem:
        if problem.code != "history_missing":
            raise
        return _noted(desk.read(own), pick, most)  # it may have been rolled over while we read


def _noted(kept: Kept, pick: Callable[[Plan], Step], most: int) -> Noted:
    step = pick(kept.plan)
    mine = (where("step") == step.id) & where("note").exists()
    found: list[CheckIn] = []
    for part in _newest_first(kept.storage.place, kept.tables):
        here = TinyDB(part, storage=_Held).table("check_ins").search(mine)
        known = {str(document.doc_id): dict(document) for document in here}
        check_ins = enumerate(codec.check_ins(known, {step.id}, {step.id}))
        found += [check_in for _, check_in in sorted(check_ins, key=lambda one: (one[1].day, one[0]), reverse=True)]
        if len(found) >= most:
            break
    return Noted(kept.plan, step, tuple(found[:most]))


def _newest_first(own: Place, tables: Tables) -> Iterator[Tables]:
    yield tables
    for name in reversed(history.names(tables)):
        yield history.read(own, name)
