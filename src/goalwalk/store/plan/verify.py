"""Files of a plan read from end to end, with the history they name: copies to put back, and whether all are good."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import year_files
from goalwalk.store.plan.plan_file import meaning, opened
from goalwalk.store.plan.reports import Working, quietly
from goalwalk.store.schema import codec, day_index


class Copy(NamedTuple):
    """A verified file: its tables, of today's schema, and the plan they hold.

    What is dated before `recent` lay in files of history, not in the file itself.
    """

    tables: Tables
    plan: Plan
    generation: int
    recent: date


class Checked(NamedTuple):
    """What a look at one file found; `code` says why it is not ok."""

    path: Path
    ok: bool
    code: str | None


class Report(NamedTuple):
    """What `data check` found, and how much of what the plan holds (nothing, when it cannot be read)."""

    plan: Checked
    history: tuple[Checked, ...]
    backups: tuple[Checked, ...]
    counts: dict[str, int]
    others: tuple[Checked, ...] = ()


def read(path: Path, own: Place | None = None, working: Working = quietly) -> Copy:
    """The file at `path`, verified, with all the history it names, which lies at `own` or beside it.

    A locked one is opened with the key of `own`. Raises CannotRead.
    """
    own = own or Place(path, path)
    part = part_of(path, own)
    tables = year_files.unroll(own, part.tables, copies=True, beside=path, working=working)
    return Copy(tables, meaning(tables, path, whole=True), part.generation, part.recent)


def part_of(path: Path, own: Place) -> Copy:
    """The file at `path`, verified, without the history it names. Raises CannotRead."""
    content, tables = opened(files.read(path)[0], path, own)
    plan = meaning(tables, path, whole=True)
    days = [found.day for name in kinds.DATED for found in codec.every(name, tables[name])]
    recent = min(days, default=date.max) if tables[codec.HISTORY] else date.min
    return Copy(tables, plan, content.header.generation, recent)


Also = Callable[[Tables], object]


def _no_more(_: Tables) -> None:
    """Nobody else looks."""


class Tally:
    """What a plan holds with all its history, added up a part at a time, so that no more than a year is in memory."""

    def __init__(self, part: Copy) -> None:
        self._part = part
        self._live = {step.id for step in part.plan.steps}
        self._days = day_index.Counting(part.tables)
        self._ids = array("q")
        self.counts = {name: len(getattr(part.plan, name)) for name in kinds.TABLES}

    def add(self, tables: Tables) -> None:
        """A year of history; the oldest first. Raises one of codec.REFUSED."""
        said = self._add(tables)
        self.counts["check_ins"] += sum(one.step in self._live for one in said)
        for name in kinds.OF_DAYS:
            self.counts[name] += sum(1 for _ in codec.there(name, tables[name]))

    def problem(self) -> str | None:
        """Once all of history is added: what is wrong with the whole, by its code. Raises one of codec.REFUSED."""
        self._add(self._part.tables)
        ids = sorted(self._ids)
        if any(one == other for one, other in pairwise(ids)):
            return "damaged"
        return None if day_index.same(self._part.tables[codec.DAYS], self._days.table()) else "days_differ"

    def _add(self, tables: Tables) -> tuple[CheckIn, ...]:
        for name in kinds.DATED:
            self._ids.extend(hash((name, document["id"])) for document in tables[name].values())
        return self._days.add(tables)


class Checker:
    """Looks at files of one plan, and at each file of history that they name once. Nothing is written."""

    def __init__(self, own: Place, working: Working = quietly) -> None:
        self._own = own
        self._working = working
        self._seen: dict[tuple[year_files.YearFile, bool], Checked] = {}

    def check(self, path: Path, *, copies: bool = True) -> Checked:
        """Whether the file at `path` can be read, with the history it names, of which a copy will do as well."""
        try:
            tables = part_of(path, self._own).tables
        except CannotRead as problem:
            return Checked(path, False, problem.code)
        return self.check_history(path, tables, copies=copies)

    def check_history(self, path: Path, tables: Tables, *, copies: bool = True, also: Also = _no_more) -> Checked:
        """Whether the history that `tables` of the file at `path` name can be read; `also` is shown each year of it,
        while it is in memory, that has not been looked at before.
        """
        years = year_files.named(tables)
        every = [
            self._year(year, copies=copies, of=(done, len(years)), also=also) for done, year in enumerate(years, 1)
        ]
        bad = next((found for found in every if not found.ok), None)
        return Checked(path, bad is None, bad.code if bad else None)

    def is_read(self, year: year_files.YearFile) -> bool:
        """Whether the file of that year was read and is good, so that no copy of it is needed."""
        file = self._seen.get((year, False))
        return file is not None and file.ok

    def years(self, tables: Tables) -> tuple[Checked, ...]:
        """The files of history that these tables name, and the copy of each."""
        found = []
        for year in year_files.named(tables):
            file = self._year(year, copies=False)
            copies = [side.backups / year.file(side) for side in self._own.sides]
            good = next((copy for copy in copies if year_files.is_good(self._own, copy, year, read=file.ok)), None)
            why = None if good else "damaged" if copies[0].exists() else "missing"
            found += [file, Checked(good or copies[0], good is not None, why)]
        return tuple(found)

    def _year(
        self, year: year_files.YearFile, *, copies: bool, of: tuple[int, int] | None = None, also: Also = _no_more
    ) -> Checked:
        if self.is_read(year):
            return self._seen[year, False]
        if (year, copies) not in self._seen:
            self._seen[year, copies] = self._look(year, copies, also)
            if of:
                self._working(*of)
        return self._seen[year, copies]

    def _look(self, year: year_files.YearFile, copies: bool, also: Also) -> Checked:
        path = self._own.history / year.file(self._own)
        try:
            tables = year_files.read(self._own, year, copies=copies)
            for table in kinds.DATED:
                codec.check_table(table, tables[table])
            also(tables)
        except CannotRead as problem:
            return Checked(path, False, problem.code)
        except codec.REFUSED:
            return Checked(path, False, "history_damaged")
        return Checked(path, True, None)
