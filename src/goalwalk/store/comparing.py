"""Two versions of a plan beside each other: whether they are of one plan, and what stands that a copy doesn't hold."""

from __future__ import annotations

import shlex
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.store import backups, codec, files, identity, journal, keyfiles, people, records, verifying
from goalwalk.store.desk import Desk
from goalwalk.store.places import AGE, Place, place
from goalwalk.store.storage import opened
from goalwalk.store.tables import Document, Tables


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


def going(standing: Tables, copy: Tables, *, another: bool = False) -> Going | None:
    """What of `standing` is not in `copy`, each with all its history; None: nothing that was set later."""
    things: dict[str, int] = {}
    otherwise = 0
    stamps: list[str] = []
    for name in ("settings", *records.RECORDS):
        theirs = {document.get("id"): document for document in copy[name].values()}
        for document in standing[name].values():
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
    more = len(since) == len(mine) >= journal.LATEST
    first = min([_day(stamp) for stamp in stamps] + [date.fromisoformat(change[1][:10]) for change in since])
    return Going(len(since) or len(stamps), more, first, things, otherwise, another)


def check_whose(desk: Desk, own: Place, copy: Tables, known: Tables | None, source: Place) -> bool:
    """Whether the copy is of the plan here, as it is `known`; False: nobody can tell, or of nobody that is known here.

    Raises CannotBeDone with whose it seems to be: "copy_of_person", "copy_of_own".
    """
    if known is not None and identity.is_one(copy, known):
        return True
    for name, other in _others(desk, own):
        if _is_theirs(other, copy, source):
            path = shlex.quote(str(source.plan))
            if name is None:
                raise CannotBeDone("copy_of_own", path=path)
            raise CannotBeDone("copy_of_person", name=name, person=shlex.quote(name), path=path)
    return known is not None and (identity.holds_nothing(known) or identity.holds_nothing(copy))


def known(own: Place, but: Path) -> Tables | None:
    """What is known of a plan that cannot be read itself: its newest copy that can, another than this one."""
    for backup in backups.there(own):
        with suppress(CannotRead):
            if not (but.exists() and backup.path.samefile(but)):
                return verifying.read(backup.path, own).tables
    return None


def _others(desk: Desk, own: Place) -> list[tuple[str | None, Place]]:
    """Every other plan that is kept here, and whose it is (None: one's own)."""
    try:
        found = people.read(desk.home)
    except CannotRead:
        return []
    every: list[tuple[str | None, str]] = [(None, found.own), *found.others.items()] if found else []
    return [(name, place(desk.home, stem)) for name, stem in every if stem != own.name]


def _is_theirs(other: Place, copy: Tables, source: Place) -> bool:
    """Whether the copy is of that plan. A locked one is not opened: the key that opened the copy is for it, or not."""
    try:
        if other.locked:
            locked = source.key is not None and files.first(source.plan, len(AGE)) == AGE
            return locked and source.key is not None and keyfiles.fits(other.plan, source.key) is True
        tables = opened(files.read(other.plan)[0], other.plan, other)[1]
        return not identity.holds_nothing(tables) and identity.is_one(copy, tables)
    except (CannotRead, OSError, *codec.REFUSED):
        return False


def _latest(document: Document) -> str:
    """When a document was last set."""
    marks = (document[mark] for mark in ("stamp", "removed", "restored") if mark in document)
    return str(max((*marks, *document.get("stamps", {}).values())))


def _changes(tables: Tables) -> list[tuple[str, str, Any, bool]]:
    entries = tables[codec.UNDO].values()
    return [(entry["code"], entry["at"], entry["facts"], "undone" in entry) for entry in entries]


def _day(stamp: str) -> date:
    try:
        return datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):  # a clock that lies
        return date.max
