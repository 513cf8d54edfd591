"""What comes of other copies, merged into the plan that is open: no more of history is read than it tells of, and the
day index and the undo list follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goalwalk.core import kinds
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.plan import year_files
from goalwalk.store.plan.open_plan import OpenPlan
from goalwalk.store.schema import codec, day_index, shown_numbers, undo_log
from goalwalk.store.schema.day_index import Days
from goalwalk.store.schema.merging import Ids, Merged, Merging, Part

MANY = 1000  # check-ins, from which on it is quicker to count all days anew


class Arrived(NamedTuple):
    """By table, the ids of what is new here, of what is otherwise, and of what was erased elsewhere."""

    came: Ids
    changed: Ids
    gone: Ids

    @property
    def to_see(self) -> int:
        """How many of them are there to be seen."""
        return sum(len(ids) for found in (self.came, self.changed) for ids in found.values())

    @property
    def things(self) -> int:
        """How many things those are."""
        return sum(len(ids) for found in self for ids in found.values())


def merge(db: OpenPlan, parts: Iterable[Part]) -> Arrived:
    """Bring these parts into the tables, which a commit then writes. Raises CannotRead for history that is no good."""
    every = Arrived({}, {}, {})
    numbers = codec.numbers_shown(db.tables_now)
    work = Merging(db.tables_now)
    for part in parts:
        if years := _history_of(db, part):
            _put(db, work, every)
            db.unroll(years)
            work = Merging(db.tables_now)
        work.take(part)
    _put(db, work, every)
    _tell_numbers_apart(db, numbers)
    return every


def _put(db: OpenPlan, work: Merging, every: Arrived) -> None:
    """What this merge has come to stands in the tables, and is told among all that arrived."""
    result = work.done()
    for name, table in result.tables.changed.items():
        if name not in work.tables.changed or table is not work.tables.changed[name]:
            db.put(name, table)
    if result.came or result.changed or result.gone:
        _follow(db, work.tables, result)
    for known, new in zip(every, (result.came, result.changed, result.gone), strict=True):
        for name, ids in new.items():
            known[name] = list(dict.fromkeys((*known.get(name, ()), *ids)))


def _tell_numbers_apart(db: OpenPlan, before: Mapping[str, str]) -> None:
    """What bears another number now bore that one until now: for a day neither is taken for granted."""
    now = db.session.now()
    state = db.tables_now[codec.STATE]["1"]
    moved = shown_numbers.of_a_day(state.get("moved", {}), now)
    after = codec.numbers_shown(db.tables_now)
    moved |= {own: (was, now.isoformat()) for own, was in before.items() if after.get(own, was) != was}
    if moved or "moved" in state:
        left = {name: value for name, value in state.items() if name != "moved"}
        told = {"moved": {own: list(each) for own, each in sorted(moved.items())}} if moved else {}
        db.put(codec.STATE, {"1": {**left, **told}})


def moved_anew(before: Tables, tables: Tables) -> list[tuple[str, str, str]]:
    """What bears another number since, goals and steps first: the one it bore, the one it bears, and its name."""
    known, moved = (each[codec.STATE].get("1", {}).get("moved", {}) for each in (before, tables))
    shown = codec.numbers_shown(tables) if moved.keys() - known.keys() else {}
    called = {
        one["id"]: str(one.get(kind.named_by[0]) or "")
        for name, kind in kinds.BY_TABLE.items()
        if kind.numbered and kind.named_by and shown
        for one in tables[name].values()
    }
    return [(moved[own][0], shown[own], title) for own, title in called.items() if own in moved.keys() - known.keys()]


def _history_of(db: OpenPlan, part: Part) -> set[int]:
    """The years that the part may touch, of those that are not in the tables."""
    years = {year.year for year in year_files.named(db.tables_now)}
    if part.years is not None:
        return years & part.years
    known = {erasure["id"] for erasure in db.tables_now[codec.ERASURES].values()}
    if part.whole or any(erasure["id"] not in known for erasure in part.documents.get(codec.ERASURES, ())):
        return years
    waiting = ((one["kind"], one["document"]) for one in db.tables_now[codec.WAITING].values())
    dated = [*_dated(part), *(one for name, one in waiting if name in kinds.DATED)]
    return years & {int(document["day"][:4]) for document in dated}


def _dated(part: Part) -> Iterator[Document]:
    return (document for name in kinds.DATED for document in part.documents.get(name, ()))


def _follow(db: OpenPlan, before: Tables, result: Merged) -> None:
    """The undo list speaks of the same things by the keys they have now; each day amounts to what was said of it."""
    db.put(codec.UNDO, undo_log.followed(db.tables_now[codec.UNDO], result.keys, erased=bool(result.gone)))
    now = db.tables_now
    touched = {name: {*result.came.get(name, ()), *result.changed.get(name, ())} for name in kinds.TABLES}
    if result.gone or len(touched["check_ins"]) > MANY:
        db.put(codec.DAYS, day_index.rebuilt(_whole(db)))
        return
    steps: dict[str, set[int]] = {}
    themselves: set[int] = set()
    for tables in (before, now):
        for name in kinds.DATED:
            for document in tables[name].values():
                if document["id"] in touched[name]:
                    day = date.fromisoformat(document["day"]).toordinal()
                    if name == "check_ins":
                        steps.setdefault(document["step"], set()).add(day)
                    if name in kinds.OF_DAYS:
                        themselves.add(day)
    db.put(codec.DAYS, day_index.recounted(now, Days(steps, themselves), touched["steps"]))


def _whole(db: OpenPlan) -> Tables:
    db.unroll({year.year for year in year_files.named(db.tables_now)})
    return db.tables_now
