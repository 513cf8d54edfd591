"""Older check-ins, wins and days: a file a year, named by the plan with its hash, never changed once it is written.

The plan keeps what is dated in this month and the last. At a commit all that is older goes to the file of its year,
which is written first: as long as the plan does not name it, it is not there. A second copy lies among the backups.
The files of a locked plan are locked as it is; the hash is of what they say.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, files
from goalwalk.store.disk.paths import HISTORY_TEMP, Place
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.plan.reports import Working, quietly
from goalwalk.store.schema import codec

FORMAT = "goalwalk history"
SCHEMA = 1  # its own: a file whose name is its hash is never written anew, so newer versions read it as it is
DIGESTS = re.compile(rb"[0-9a-f]{64}")
FILE = re.compile(r"\d{4}\.([0-9a-f]{16})\.json(?:\.age)?")


class YearFile(NamedTuple):
    """What the plan says of a year's file: how many documents it holds, its hash, the last day it tells of."""

    year: int
    documents: int
    sha256: str
    last: date

    @property
    def mark(self) -> str:
        """What tells it from every other file of history."""
        return self.sha256[:16]

    def file(self, place: Place) -> str:
        """Its name in that plan."""
        return self.name(place.ending)

    def name(self, ending: str) -> str:
        """Its name, which holds its mark: of what it says, whatever the lock makes of it."""
        return f"{self.year:04}.{self.mark}{ending}"


def named(tables: Tables) -> tuple[YearFile, ...]:
    """The years that lie in files of their own, oldest first."""
    return tuple(
        YearFile(int(year), name["documents"], name["sha256"], date.fromisoformat(name["last"]))
        for year, name in tables[codec.HISTORY].items()
    )


def first_day(today: date) -> date:
    """The first day that is recent on that day: the first of the month before."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def read(
    place: Place,
    year: YearFile,
    *,
    copies: bool = False,
    beside: Path | None = None,
    names: Sequence[str] = kinds.DATED,
) -> Tables:
    """The tables of a year's file, or these alone; with `copies`, of its copy among the backups where it cannot be read
    itself.

    `beside`: a file of another goalwalk folder, in which history may lie too. A folder that is a link is not followed.
    Raises CannotRead("history_missing"), ("history_damaged") or ("history_linked") with the `year` and the path.
    """
    problems = []
    for folder, ending in _folders(place, copies=copies, beside=beside):
        path = folder / year.name(ending)
        if is_linked(folder):
            problems.append(("history_linked", folder))
            continue
        try:
            return verified(place.opened(files.read(path)[0]), year, names)
        except CannotRead as problem:
            if problem.code in ("no_access", "too_new", "locked", "lock_missing"):
                raise CannotRead(problem.code, **{"path": str(path)} | problem.facts) from problem
            problems.append(("history_missing" if problem.code == "missing" else "history_damaged", path))
        except codec.REFUSED:
            problems.append(("history_damaged", path))
    code, path = next((found for found in problems if found[0] != "history_missing"), problems[0])
    raise CannotRead(code, path=str(path), year=year.year)


def is_linked(folder: Path) -> bool:
    """Whether a folder of history, or the one above it, is a link: what lies there is not ours to write or to erase."""
    return files.is_link(folder) or files.is_link(folder.parent)


def unroll(
    place: Place,
    tables: Tables,
    years: Iterable[int] | None = None,
    *,
    copies: bool = False,
    beside: Path | None = None,
    working: Working = quietly,
    names: Sequence[str] = kinds.DATED,
) -> Tables:
    """`tables` with what lies in the files of these years (all of them, unless said), which it then no longer names.

    With `names`, just these tables are brought in, to be looked at. Raises CannotRead as `read` does.
    """
    wanted = [year for year in named(tables) if years is None or year.year in years]
    if not wanted:
        return tables
    parts = []
    for done, year in enumerate(wanted, 1):
        parts.append(read(place, year, copies=copies, beside=beside, names=names))
        working(done, len(wanted))
    united = {name: _united(part[name] for part in (*parts, tables)) for name in names}
    if names != kinds.DATED:
        return tables | united
    gone = {f"{year.year}" for year in wanted}
    left = {year: name for year, name in tables[codec.HISTORY].items() if year not in gone}
    return tables | {codec.HISTORY: left, **united}


def with_years(tables: Tables, parts: Sequence[Tables]) -> Tables:
    """`tables` with all of history, which these parts are; it then names none."""
    if not parts:
        return tables
    united = {name: _united(part[name] for part in (*parts, tables)) for name in kinds.DATED}
    return tables | {codec.HISTORY: {}, **united}


def data_of(place: Place, year: YearFile) -> bytes:
    """What a year's file says, byte by byte. Raises CannotRead as `read` does."""
    for folder, ending in _folders(place, copies=True, beside=None):
        with suppress(CannotRead):
            data = place.opened(files.read(folder / year.name(ending))[0])
            if _digest(data) == year.sha256:
                return data
    raise CannotRead("history_missing", path=str(place.history / year.file(place)), year=year.year)


def roll(place: Place, tables: Tables, recent: date, working: Working = quietly) -> Tables:
    """`tables` without what is dated before `recent`: that is in the files of its years, written and synced.

    A year whose file cannot be read or written stays in the plan: nobody is kept from today by what lies long ago.
    """
    older = _older(tables, recent)
    years = {year.year: year for year in named(tables)}
    gone: dict[str, set[str]] = {name: set() for name in kinds.DATED}
    for done, (year, found) in enumerate(sorted(older.items()), 1):
        united = found
        try:
            if year in years:
                before = read(place, years[year], copies=True)
                united = {name: _united((before[name], found[name])) for name in kinds.DATED}
            if is_linked(place.history):
                continue
            years[year] = _write(place, year, united)
        except (CannotRead, OSError):
            continue
        for name in kinds.DATED:
            gone[name] |= found[name].keys()
        working(done, len(older))
    if not any(gone.values()):
        return tables
    kept = {str(year): _document(years[year]) for year in sorted(years)}
    left = {
        name: {key: document for key, document in tables[name].items() if key not in gone[name]}
        for name in kinds.DATED
        if gone[name]
    }
    keys = {name: codec.latest_key(tables, name) for name in kinds.DATED}
    state = tables[codec.STATE]["1"] | {"numbers": codec.floors(codec.numbers(tables)), "keys": keys}
    return tables | {**left, codec.HISTORY: kept, codec.STATE: {"1": state}}


def mend(place: Place, tables: Tables) -> tuple[int, ...]:
    """Put back every file of history that is gone or damaged from its copy, and every copy; which years these were.

    Raises CannotRead("history_lost") where there is no good one of either, once all others are mended, or
    ("history_linked"); OSError.
    """
    if is_linked(place.history):
        raise CannotRead("history_linked", path=str(place.history))
    mended, lost = [], []
    for year in named(tables):
        if all(is_good(place, folder / year.file(place), year) for folder in (place.history, place.backups)):
            continue
        try:
            found = read(place, year, copies=True)
        except CannotRead as problem:
            lost.append(problem)
            continue
        _write(place, year.year, {table: found[table] for table in kinds.DATED})
        mended.append(year.year)
    for first in lost:
        raise CannotRead("history_lost", **first.facts) from first
    return tuple(mended)


def is_good(place: Place, path: Path, year: YearFile, *, read: bool = False) -> bool:
    """Whether this is the year's file, whole; what it holds need not be looked at where it was `read` elsewhere."""
    try:
        data = place.opened(files.read(path)[0])
        if read:
            return _digest(data) == year.sha256
        verified(data, year)
    except (CannotRead, *codec.REFUSED):
        return False
    return True


def sweep(place: Place, held: set[str], more: Callable[[], set[str] | None], since: int = 0) -> None:
    """Take away the files whose `mark` is not held by the plan, nor by any of its copies (`more`; None: nobody knows).

    Only those changed `since` then (nanoseconds) are looked at: what an interrupted command has left is no older than
    the plan it found. Raises OSError.
    """
    folders = [folder for folder in (place.history, place.backups) if folder.is_dir() and not is_linked(folder)]
    found = [(path, FILE.fullmatch(path.name)) for folder in folders for path in folder.iterdir()]
    marks = [(path, match[1]) for path, match in found if match]
    left = [(path, mark) for path, mark in marks if mark not in held and path.stat().st_mtime_ns >= since]
    kept = more() if left else set()
    for path, mark in left:
        if kept is not None and mark not in kept:
            path.unlink(missing_ok=True)


def held_by(place: Place, paths: Iterable[Path]) -> set[str]:
    """The marks of all files of history that these files name, also where they are damaged.

    Raises OSError, CannotRead for one that cannot be read, or is locked and cannot be opened.
    """
    there = (path for path in paths if path.is_file())
    return {digest[:16].decode() for path in there for digest in DIGESTS.findall(place.opened(files.read(path)[0]))}


def remove_all(place: Place) -> None:
    """Every file of history, and the folder. Raises OSError."""
    files.empty(place.history)
    with suppress(OSError):  # others' history may lie there
        place.history.parent.rmdir()


def _folders(place: Place, *, copies: bool, beside: Path | None) -> list[tuple[Path, str]]:
    """Where a year's file may lie: with the plan, with a link to it from the time before it was one, or as a copy; and
    how its name ends there.
    """
    folders = [side.history for side in place.sides]
    if copies:
        folders += [side.backups for side in place.sides]
    found = [(folder, place.ending) for folder in folders]
    if beside is not None:
        theirs = Place(beside, beside)
        found += [(folder, theirs.ending) for folder in (theirs.history, beside.parent, theirs.backups)]
    return found


def verified(data: bytes, year: YearFile, names: Sequence[str] = kinds.DATED) -> Tables:
    """The tables of a year's file, or these alone, from its bytes. Raises CannotRead, or one of codec.REFUSED."""
    tables = container.parse(data, SCHEMA, FORMAT).tables
    if _digest(data) != year.sha256 or set(tables) != set(kinds.DATED):
        raise ValueError("not what the plan names")
    for table in names:
        codec.check_keys(tables[table])
    if names != kinds.DATED:
        return tables.only(names)
    if sum(len(tables[table]) for table in names) != year.documents:
        raise ValueError("not as many as the plan says")
    return tables


def _document(year: YearFile) -> Document:
    return {"documents": year.documents, "sha256": year.sha256, "last": year.last.isoformat()}


def _write(place: Place, year: int, found: dict[str, Table]) -> YearFile:
    """The file of a year, and its copy among the backups, each whole and synced. Raises OSError."""
    data = container.serialise(Tables(changed=found), SCHEMA, 1, FORMAT)
    last = max(document["day"] for table in found.values() for document in table.values())
    written = YearFile(year, sum(len(table) for table in found.values()), _digest(data), date.fromisoformat(last))
    for folder in (place.history, place.backups):
        path = folder / written.file(place)
        files.own_folder(folder.parent)
        files.own_folder(folder)
        if not _holds(place, path, data):
            files.put(folder / HISTORY_TEMP, path, place.closed(data))
        files.sync_folder(folder)  # also for one that was there: whoever put it there may have been cut short
    return written


def _holds(place: Place, path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and place.opened(files.read(path)[0]) == data
    except CannotRead:
        return False


def _older(tables: Tables, recent: date) -> dict[int, dict[str, Table]]:
    """What is dated before `recent`, by year and table."""
    found: dict[int, dict[str, Table]] = {}
    line = recent.isoformat()
    for name in kinds.DATED:
        for key, document in tables[name].items():
            if document["day"] < line:
                year = found.setdefault(int(document["day"][:4]), {table: {} for table in kinds.DATED})
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
