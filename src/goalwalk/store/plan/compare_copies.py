"""Two versions of a plan beside each other: what stands that a copy does not hold.

So it is noticed, too, that another version stands in the place of the newest one: a cloud folder has put back an older
one, or its own. Nothing is lost of it, since each version has a second file; but nobody would know.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.stamps import when
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.plan import backups, verify
from goalwalk.store.plan.plan_file import opened
from goalwalk.store.plan.reports import Notice
from goalwalk.store.schema import codec, undo_log
from goalwalk.store.schema.database import Database


class Going(NamedTuple):
    """What stands and is not in a copy: `changes` since `first`, or `more` than these, for the undo list ends; new
    things by table, and how many are otherwise in the copy. `another`: it is a copy of another plan altogether.
    """

    changes: int
    more: bool
    first: date
    things: dict[str, int]
    otherwise: int
    another: bool = False


def going(standing: Database, copy: Database, *, another: bool = False) -> Going | None:
    """What of `standing` is not in `copy`, each with all its history; None: nothing that was set later."""
    things: dict[str, int] = {}
    otherwise = 0
    stamps: list[str] = []
    for name in ("settings", *kinds.TABLES):
        theirs = {document.get("id"): document for document in copy.table(name)}
        for document in standing.table(name):
            other = theirs.get(document.get("id"))
            if document == other or (other is None and "removed" in document):
                continue
            set_at, other_at = _latest(document), _latest(other) if other else ""
            if set_at <= other_at:
                continue
            stamps.append(set_at)
            if other is None or ("removed" in other and "removed" not in document):
                things[name] = things.get(name, 0) + 1
            else:
                otherwise += 1
    if not stamps:
        return None
    mine, others = _changes(standing), _changes(copy)
    since = mine if another else [change for change in mine if change not in others]
    more = len(since) == len(mine) >= undo_log.LATEST
    first = min([_day(stamp) for stamp in stamps] + [date.fromisoformat(change[1][:10]) for change in since])
    return Going(len(since) or len(stamps), more, first, things, otherwise, another)


def known(own: Place, but: Path) -> Tables | None:
    """What is known of a plan that cannot be read itself: its newest copy that can, another than this one."""
    for backup in backups.there(own):
        with suppress(CannotRead):
            if not (but.exists() and backup.path.samefile(but)):
                return verify.read(backup.path, own).tables
    return None


def tell_of_rollback(own: Place, generation: int, data: bytes, tables: Tables, notice: Notice) -> None:
    """Where a good version was written here that is newer than this one (`data`, which says `tables`), or has what this
    one does not, give notice of it, with the number that brings it back.
    """
    checker = verify.Checker(own)
    every = backups.there(own)
    there = [backup for backup in every if backup.generation >= generation]
    same = next((backup for backup in reversed(there) if backups.is_same(own, backup.path, data)), None)
    newer = (backup for backup in there if backup.generation > generation or not same)
    newest = next((backup for backup in newer if checker.check(backup.path).ok), None)
    if not there and every and _has_more(own, every[0], tables):
        newest = every[0]
    if newest is None:
        return
    code, day = ("went_back", same.day) if same else ("replaced", newest.day)
    numbered = backups.earlier(own, data)
    if newest in numbered:  # else somebody beside us has just taken it away, or the disk will not show it
        notice(code, {"day": day, "newer": newest.day, "number": numbered.index(newest) + 1})


def _has_more(own: Place, newest: backups.Named, tables: Tables) -> bool:
    """Whether anything of the last version that was written here is not in one that bears a higher number."""
    try:
        last = opened(files.read(newest.path)[0], newest.path, own)[1]
        return going(Database(last), Database(tables)) is not None
    except (CannotRead, *codec.REFUSED):
        return False


def _latest(document: Document) -> str:
    """When a document was last set."""
    marks = (document[mark] for mark in ("stamp", "removed", "restored") if mark in document)
    return str(max((*marks, *document.get("stamps", {}).values())))


def _changes(db: Database) -> list[tuple[str, str, Any, bool]]:
    return [(entry["code"], entry["at"], entry["facts"], "undone" in entry) for entry in db.table(codec.UNDO)]


def _day(stamp: str) -> date:
    try:
        return when(stamp).date()
    except (ValueError, OverflowError, OSError):  # a clock that lies
        return date.max
