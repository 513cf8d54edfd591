"""Older check-ins, wins and days: a file a year, named by the plan with its hash, never changed once it is written.

The plan keeps what is dated in this month and the last. At a commit all that is older goes to the file of its year,
which is written first: as long as the plan does not name it, it is not there. A second copy lies among the backups.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead
from goalwalk.store import codec, files, migrations, sealed
from goalwalk.store.places import HISTORY, Place
from goalwalk.store.tables import Table, Tables
from goalwalk.store.telling import Working, quietly

FORMAT = "goalwalk history"
DIGESTS = re.compile(rb"[0-9a-f]{64}")
FILE = re.compile(r"\d{4}\.([0-9a-f]{16})\.json")


class Name(NamedTuple):
    """What the plan says of a year's file."""

    year: int
    documents: int
    sha256: str

    @property
    def mark(self) -> str:
        """What tells it from every other file of history."""
        return self.sha256[:16]

    @property
    def file(self) -> str:
        """Its name, which holds its mark."""
        return f"{self.year:04}.{self.mark}.json"


def names(tables: Tables) -> tuple[Name, ...]:
    """The years that lie in files of their own, oldest first."""
    return tuple(Name(int(year), name["documents"], name["sha256"]) for year, name in tables[codec.HISTORY].items())


def first_day(today: date) -> date:
    """The first day that is recent on that day: the first of the month before."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def read(place: Place, name: Name, *, copies: bool = False) -> Tables:
    """The tables of a year's file; with `copies`, of its copy among the backups where it cannot be read itself.

    Raises CannotRead("history_missing") or ("history_damaged") with the `year` and the path.
    """
    problems = []
    for folder in _folders(place, copies=copies):
        path = folder / name.file
        try:
            return _verified(files.read(path)[0], name)
        except CannotRead as problem:
            problems.append((path, "missing" if problem.code == "missing" else "damaged"))
        except codec.REFUSED:
            problems.append((path, "damaged"))
    path, code = next((found for found in problems if found[1] == "damaged"), problems[0])
    raise CannotRead(f"history_{code}", path=str(path), year=name.year)


def unroll(
    place: Place,
    tables: Tables,
    years: Iterable[int] | None = None,
    *,
    copies: bool = False,
    working: Working = quietly,
) -> Tables:
    """`tables` with what lies in the files of these years (all of them, unless said), which it then no longer names.

    Raises CannotRead as `read` does.
    """
    wanted = [name for name in names(tables) if years is None or name.year in years]
    if not wanted:
        return tables
    parts = []
    for done, name in enumerate(wanted, 1):
        parts.append(read(place, name, copies=copies))
        working(done, len(wanted))
    gone = {str(name.year) for name in wanted}
    left = {year: name for year, name in tables[codec.HISTORY].items() if year not in gone}
    return tables | {
        codec.HISTORY: left,
        **{name: _united(part[name] for part in (*parts, tables)) for name in codec.DATED},
    }


def roll(place: Place, tables: Tables, recent: date, working: Working = quietly) -> Tables:
    """`tables` without what is dated before `recent`: that is in the files of its years, written and synced.

    A year whose file cannot be read stays in the plan as it is: nobody is kept from writing by what lies long ago.
    Raises OSError.
    """
    older = _older(tables, recent)
    named = {name.year: name for name in names(tables)}
    gone: dict[str, set[str]] = {name: set() for name in codec.DATED}
    for done, (year, found) in enumerate(sorted(older.items()), 1):
        united = found
        if year in named:
            try:
                before = read(place, named[year], copies=True)
            except CannotRead:
                continue
            united = {name: _united((before[name], found[name])) for name in codec.DATED}
        named[year] = _write(place, year, united)
        for name in codec.DATED:
            gone[name] |= found[name].keys()
        working(done, len(older))
    if not any(gone.values()):
        return tables
    kept = {str(year): {"documents": named[year].documents, "sha256": named[year].sha256} for year in sorted(named)}
    left = {
        name: {key: document for key, document in tables[name].items() if key not in gone[name]}
        for name in codec.DATED
        if gone[name]
    }
    keys = {name: codec.latest_key(tables, name) for name in codec.DATED}
    state = tables[codec.STATE]["1"] | {"numbers": codec.floors(codec.numbers(tables)), "keys": keys}
    return tables | {**left, codec.HISTORY: kept, codec.STATE: {"1": state}}


def mend(place: Place, tables: Tables) -> tuple[int, ...]:
    """Put back every file of history that is gone or damaged from its copy; which years these were.

    Raises CannotRead where there is no good copy either, OSError.
    """
    mended = []
    for name in names(tables):
        try:
            read(place, name)
        except CannotRead:
            found = read(place, name, copies=True)
            _write(place, name.year, {table: found[table] for table in codec.DATED})
            mended.append(name.year)
    return tuple(mended)


def sweep(place: Place, held: set[str], more: Callable[[], set[str]], since: int = 0) -> None:
    """Take away the files whose `mark` is not held by the plan, nor by any of its copies (`more`). Raises OSError.

    Only those changed `since` then (nanoseconds) are looked at: what an interrupted command has left is no older than
    the plan it found.
    """
    folders = [folder for folder in (place.history, place.backups) if folder.is_dir() and not folder.is_symlink()]
    found = [(path, FILE.fullmatch(path.name)) for folder in folders for path in folder.iterdir()]
    marks = [(path, match[1]) for path, match in found if match]
    left = [(path, mark) for path, mark in marks if mark not in held and path.stat().st_mtime_ns >= since]
    kept = more() if left else set()
    for path, mark in left:
        if mark not in kept:
            path.unlink(missing_ok=True)


def held_by(paths: Iterable[Path]) -> set[str]:
    """The marks of all files of history that these files name, also where they are damaged. Raises OSError."""
    there = (path for path in paths if path.is_file())
    return {digest[:16].decode() for path in there for digest in DIGESTS.findall(path.read_bytes())}


def remove_all(place: Place) -> None:
    """Every file of history, and the folder. Raises OSError."""
    if place.history.is_dir() and not place.history.is_symlink():
        for path in place.history.iterdir():
            path.unlink()
        place.history.rmdir()
    with suppress(OSError):  # others' history may lie there
        place.history.parent.rmdir()


def _folders(place: Place, *, copies: bool) -> list[Path]:
    """Where a year's file may lie: with the plan, with a link to it from the time before it was one, or as a copy."""
    beside = [place.history] if place.link == place.plan else [place.history, Place(place.link, place.link).history]
    return [*beside, place.backups] if copies else beside


def _verified(data: bytes, name: Name) -> Tables:
    tables = sealed.parse(data, migrations.SCHEMA, FORMAT).tables
    if _digest(data) != name.sha256 or set(tables) != set(codec.DATED):
        raise ValueError("not what the plan names")
    for table in codec.DATED:
        codec.check_keys(tables[table])
    if sum(len(tables[table]) for table in codec.DATED) != name.documents:
        raise ValueError("not as many as the plan says")
    return tables


def _write(place: Place, year: int, found: dict[str, Table]) -> Name:
    """The file of a year, and its copy among the backups, each whole and synced. Raises OSError."""
    data = sealed.serialise(Tables(changed=found), migrations.SCHEMA, 1, FORMAT)
    name = Name(year, sum(len(table) for table in found.values()), _digest(data))
    for folder in (place.history, place.backups):
        path = folder / name.file
        files.own_folder(folder.parent)
        files.own_folder(folder)
        if not _holds(path, data):
            with files.undisturbed():
                files.put(folder / HISTORY, path, data)
        files.sync_folder(folder)
    return name


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and files.read(path)[0] == data
    except CannotRead:
        return False


def _older(tables: Tables, recent: date) -> dict[int, dict[str, Table]]:
    """What is dated before `recent`, by year and table."""
    found: dict[int, dict[str, Table]] = {}
    line = recent.isoformat()
    for name in codec.DATED:
        for key, document in tables[name].items():
            if document["day"] < line:
                year = found.setdefault(int(document["day"][:4]), {table: {} for table in codec.DATED})
                year[name][key] = document
    return found


def _united(parts: Iterable[Table]) -> Table:
    """All documents by their keys, which rise as they were added; of one key the latest counts."""
    found: Table = {}
    for part in parts:
        found.update(part)
    return {key: found[key] for key in sorted(found, key=int)}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
