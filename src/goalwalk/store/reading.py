"""What makes a file a plan: bytes that are whole, tables that are ours, an undo list about what is there.

Only what passes here is ever shown, changed, counted as a backup or put back.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead
from goalwalk.core.model import Plan
from goalwalk.store import backups, codec, files, journal, migrations, storage
from goalwalk.store.migrations import Tables


class Copy(NamedTuple):
    """A verified file: its tables, of today's schema, and the plan they hold."""

    tables: Tables
    plan: Plan
    generation: int


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
    backups: tuple[Checked, ...]
    counts: dict[str, int]


def meaning(tables: Tables, path: Path) -> Plan:
    """The plan of these tables. Raises CannotRead("damaged") unless all of it is as we write it."""
    try:
        plan = codec.decode(tables)
        codec.check_state(tables)
        journal.check(tables[codec.UNDO], tables)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error
    return plan


def read(path: Path) -> Copy:
    """The file at `path`, verified. Raises CannotRead."""
    data, _ = files.read(path)
    return verified(data, path)


def verified(data: bytes, path: Path) -> Copy:
    """These bytes, which came from or go to `path`, verified. Raises CannotRead."""
    try:
        content = storage.parse(data)
        tables = migrations.migrate(content.tables, content.header.schema)
    except CannotRead as problem:
        raise CannotRead(problem.code, **{"path": str(path), **problem.facts}) from problem
    except storage.WRONG as error:
        raise CannotRead("damaged", path=str(path)) from error
    return Copy(tables, meaning(tables, path), content.header.generation)


def check(path: Path) -> Checked:
    """Whether the file at `path` can be read; nothing is written."""
    try:
        read(path)
    except CannotRead as problem:
        return Checked(path, False, problem.code)
    return Checked(path, True, None)


def told(number: int, backup: backups.Named) -> Backup:
    """The backup of that number, verified."""
    return Backup(number, backup.path, backup.generation, backup.day, check(backup.path).ok)
