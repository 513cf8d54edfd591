"""The day index in the file: the table `_days`, a document for each step, and one without a step for days themselves.

It holds nothing that the check-ins do not: `rebuilt` makes it from them, `recounted` a few of its days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.measures import day_index as index
from goalwalk.core.model.plan import CheckIn, Plan, Said, Step
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import codec
from goalwalk.store.schema.fields import read_year, text

NO_LETTERS = str.maketrans("", "", index.BEST_FIRST + index.NOTHING)
NO_MARKS = str.maketrans("", "", index.WRITTEN + index.NOTHING)
DAYS_THEMSELVES = ""  # in the place of a step's id


def read(table: Table) -> dict[str, Said]:
    """The day index of each step by its id, and of the days themselves. Raises one of codec.REFUSED."""
    found: dict[str, Said] = {}
    for document in table.values():
        own = text(document["step"]) if "step" in document else DAYS_THEMSELVES
        if own in found or not document.keys() <= {"step", "letters", "sums"}:
            raise ValueError("not an index")
        letters = {read_year(year): row for year, row in document["letters"].items()}
        sums = {read_year(year): text(row) for year, row in document.get("sums", {}).items()}
        if not letters or list(letters) != sorted(letters) or list(sums) != sorted(sums):
            raise ValueError("not years")
        if "".join(letters.values()).translate(NO_LETTERS if own else NO_MARKS):
            raise ValueError("not letters")
        if not all(0 < len(row) <= 365 + _leap(year) and row[-1] != index.NOTHING for year, row in letters.items()):
            raise ValueError("not a year of letters")
        found[own] = index.of_years(letters, sums)
    return found


def written(table: Table, before: Mapping[str, Said], after: Mapping[str, Said]) -> Table:
    """`table`, which holds `before`, holding `after`. A step that is in neither keeps what it has."""
    changed = {own: said for own, said in after.items() if before.get(own) != said}
    gone = {own for own in changed if not changed[own].letters}
    kept: Table = {}
    for key, document in table.items():
        own = document.get("step", DAYS_THEMSELVES)
        if own in changed:
            document = _document(own, changed.pop(own))
        if own not in gone:
            kept[key] = document
    latest = int(next(reversed(table), "0"))
    new = [own for own in changed if own not in gone]
    return kept | {str(latest + at): _document(own, changed[own]) for at, own in enumerate(new, 1)}


def of_plan(plan: Plan) -> dict[str, Said]:
    """The day index of a plan, as `read` gives it."""
    return {**plan.said, DAYS_THEMSELVES: plan.written}


class Days(NamedTuple):
    """Days to be counted anew: of steps by id, and of the days themselves, as ordinals."""

    steps: dict[str, set[int]]
    themselves: set[int]


def recounted(tables: Tables, days: Days, retargeted: Collection[str] = ()) -> Table:
    """The index with these days counted anew from the check-ins in `tables`, which hold all that was said on them.

    Steps whose targets have changed amount to what their targets make of them.
    """
    before = read(tables[codec.DAYS])
    after = dict(before)
    steps = _steps(tables)
    sums: dict[str, dict[int, index.Sum | None]] = {own: dict.fromkeys(found) for own, found in days.steps.items()}
    on = {date.fromordinal(day).isoformat() for found in days.steps.values() for day in found}
    near = {key: found for key, found in tables["check_ins"].items() if found["step"] in sums and found["day"] in on}
    for check_in in index.once(codec.check_ins(near, sums, sums), {}):
        day = check_in.day.toordinal()
        if day in sums[check_in.step]:
            sums[check_in.step][day] = index.plus(sums[check_in.step][day], check_in)
    for own, counted in sums.items():
        if own in steps:
            after[own] = index.with_days(after.get(own, Said()), counted, steps[own])
    for own in retargeted:
        if own in after and own in steps:
            after[own] = index.under(after[own], steps[own])
    about = {day.toordinal() for day in index.written_about(*_written(tables))} & days.themselves
    marks = {day: index.WRITTEN if day in about else index.NOTHING for day in days.themselves}
    after[DAYS_THEMSELVES] = index.spelled(after.get(DAYS_THEMSELVES, Said()), marks)
    return written(tables[codec.DAYS], before, after)


def told_anew(tables: Tables) -> Table:
    """The index with its days told from their sums, for the rules of what a day amounts to have changed."""
    before, steps = read(tables[codec.DAYS]), _steps(tables)
    after = {own: index.under(said, steps[own]) if own in steps else said for own, said in before.items()}
    return written(tables[codec.DAYS], before, after)


def rebuilt(tables: Tables) -> Table:
    """The whole index, made from check-ins and wins alone; `tables` hold all of them."""
    counting = Counting(tables)
    counting.add(tables)
    return counting.table()


class Counting:
    """The whole index made anew, from nothing: a part of what was said at a time, in the order it was added.

    `tables` hold the steps, and their targets.
    """

    def __init__(self, tables: Tables) -> None:
        self._steps = _steps(tables)
        self._found: dict[str, Said] = {}
        self._themselves = Said()
        self._told: index.Slots = {}

    def add(self, part: Tables) -> tuple[CheckIn, ...]:
        """Count these check-ins, wins and days, too; the check-ins that count. Raises one of codec.REFUSED."""
        check_ins = codec.check_ins(part["check_ins"], self._steps, self._steps)
        self._found = index.further(self._found, self._steps, index.once(check_ins, self._told))
        self._themselves = index.marked(self._themselves, index.written_about(*_written(part)))
        return check_ins

    def table(self) -> Table:
        """The index of all of these."""
        return written({}, {}, {**self._found, DAYS_THEMSELVES: self._themselves})


def same(one: Table, other: Table) -> bool:
    """Whether two indexes say the same, in whatever order."""
    return read(one) == read(other)


def _steps(tables: Tables) -> dict[str, Step]:
    return {step.id: step for step in codec.every("steps", tables["steps"])}


def _written(tables: Tables) -> Iterator[Iterable[Any]]:
    return (codec.there(name, tables[name]) for name in kinds.OF_DAYS)


def _document(own: str, said: Said) -> Document:
    document: Document = {"step": own} if own else {}
    document["letters"] = {f"{year:04}": letters for year, letters in index.by_year(said)}
    if said.sums:
        document["sums"] = {f"{year:04}": row for year, row in said.sums.items()}
    return document


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
