"""Files of a plan read from end to end, with the history they name: copies to put back, and whether all are good."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead
from goalwalk.core.model import Plan
from goalwalk.store import backups, codec, files, history, migrations, sealed
from goalwalk.store.places import Place
from goalwalk.store.reading import meaning
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


class Backup(NamedTuple):
    """An earlier version of the plan; number 1 is the newest, `day` the last day it was the plan."""

    number: int
    path: Path
    generation: int
    day: date
    ok: bool


class Report(NamedTuple):
    """What `data check` found, and how much of what the plan holds (nothing, when it cannot be read)."""

    plan: Checked
    history: tuple[Checked, ...]
    backups: tuple[Checked, ...]
    counts: dict[str, int]


def read(path: Path, own: Place | None = None, working: Working = quietly) -> Copy:
    """The file at `path`, verified, with all the history it names, which lies at `own`. Raises CannotRead."""
    part = _part(path)
    place = own or Place(path, path)
    tables = history.unroll(place, part.tables, copies=True, working=working)
    return Copy(tables, meaning(tables, path, whole=True), part.generation, part.recent)


def _part(path: Path) -> Copy:
    data, _ = files.read(path)
    try:
        content = sealed.parse(data, migrations.SCHEMA)
        tables = migrations.migrate(content.tables, content.header.schema)
    except CannotRead as problem:
        raise CannotRead(problem.code, **{"path": str(path), **problem.facts}) from problem
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error
    plan = meaning(tables, path, whole=True)
    days = [found.day for name in codec.DATED for found in codec.every(name, tables[name])]
    recent = min(days, default=date.max) if tables[codec.HISTORY] else date.min
    return Copy(tables, plan, content.header.generation, recent)


class Checker:
    """Looks at files of one plan, and at each file of history that they name once. Nothing is written."""

    def __init__(self, own: Place, working: Working = quietly) -> None:
        self._own = own
        self._working = working
        self._seen: dict[history.Name, Checked] = {}

    def check(self, path: Path) -> Checked:
        """Whether the file at `path` can be read, with the history it names."""
        try:
            tables = _part(path).tables
        except CannotRead as problem:
            return Checked(path, False, problem.code)
        wrong = next((found for found in self._each(tables) if not found.ok), None)
        return Checked(path, wrong is None, wrong.code if wrong else None)

    def named(self, path: Path) -> tuple[Checked, ...]:
        """The files of history that the file at `path` names. Raises CannotRead."""
        return self._each(_part(path).tables)

    def _each(self, tables: Tables) -> tuple[Checked, ...]:
        found = []
        names = history.names(tables)
        for done, name in enumerate(names, 1):
            new = name not in self._seen
            found.append(self._of(name))
            if new:
                self._working(done, len(names))
        return tuple(found)

    def _of(self, name: history.Name) -> Checked:
        if name not in self._seen:
            path = self._own.history / name.file
            try:
                tables = history.read(self._own, name)
                for table in codec.DATED:
                    codec.check_table(table, tables[table])
                self._seen[name] = Checked(path, True, None)
            except CannotRead as problem:
                self._seen[name] = Checked(path, False, problem.code)
            except codec.REFUSED:
                self._seen[name] = Checked(path, False, "history_damaged")
        return self._seen[name]


def told(number: int, backup: backups.Named, checker: Checker) -> Backup:
    """The backup of that number, verified."""
    return Backup(number, backup.path, backup.generation, backup.day, checker.check(backup.path).ok)
