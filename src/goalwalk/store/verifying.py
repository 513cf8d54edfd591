"""Files of a plan read from end to end, with the history they name: copies to put back, and whether all are good."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead
from goalwalk.core.model import Plan
from goalwalk.store import codec, files, history, records
from goalwalk.store.places import Place
from goalwalk.store.reading import meaning
from goalwalk.store.storage import opened
from goalwalk.store.tables import Tables
from goalwalk.store.telling import Working, quietly


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
    part = _part(path, own)
    tables = history.unroll(own, part.tables, copies=True, beside=path, working=working)
    return Copy(tables, meaning(tables, path, whole=True), part.generation, part.recent)


def _part(path: Path, own: Place) -> Copy:
    content, tables = opened(files.read(path)[0], path, own)
    plan = meaning(tables, path, whole=True)
    days = [found.day for name in records.DATED for found in codec.every(name, tables[name])]
    recent = min(days, default=date.max) if tables[codec.HISTORY] else date.min
    return Copy(tables, plan, content.header.generation, recent)


class Checker:
    """Looks at files of one plan, and at each file of history that they name once. Nothing is written."""

    def __init__(self, own: Place, working: Working = quietly) -> None:
        self._own = own
        self._working = working
        self._seen: dict[tuple[history.YearFile, bool], Checked] = {}

    def check(self, path: Path, *, copies: bool = True) -> Checked:
        """Whether the file at `path` can be read, with the history it names, of which a copy will do as well."""
        try:
            tables = _part(path, self._own).tables
        except CannotRead as problem:
            return Checked(path, False, problem.code)
        years = history.named(tables)
        for done, year in enumerate(years, 1):
            found = self._year(year, copies=copies, of=(done, len(years)))
            if not found.ok:
                return Checked(path, False, found.code)
        return Checked(path, True, None)

    def years(self, path: Path) -> tuple[Checked, ...]:
        """The files of history that the file at `path` names, and the copy of each. Raises CannotRead."""
        found = []
        for year in history.named(_part(path, self._own).tables):
            found.append(self._year(year, copies=False))
            copies = [side.backups / year.file(side) for side in self._own.sides]
            good = next((copy for copy in copies if history.is_good(self._own, copy, year)), None)
            why = None if good else "damaged" if copies[0].exists() else "missing"
            found.append(Checked(good or copies[0], good is not None, why))
        return tuple(found)

    def _year(self, year: history.YearFile, *, copies: bool, of: tuple[int, int] | None = None) -> Checked:
        if (year, copies) not in self._seen:
            self._seen[year, copies] = self._look(year, copies=copies)
            if of:
                self._working(*of)
        return self._seen[year, copies]

    def _look(self, year: history.YearFile, *, copies: bool) -> Checked:
        path = self._own.history / year.file(self._own)
        try:
            tables = history.read(self._own, year, copies=copies)
            for table in records.DATED:
                codec.check_table(table, tables[table])
        except CannotRead as problem:
            return Checked(path, False, problem.code)
        except codec.REFUSED:
            return Checked(path, False, "history_damaged")
        return Checked(path, True, None)
