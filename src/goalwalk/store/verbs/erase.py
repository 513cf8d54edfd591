"""Erasing for good: a thing, or everything, leaves the plan, its undo list, drafts and every copy there is.

What is to be erased is written down first, without content, so that whoever comes after an interruption can finish the
work. A copy that cannot be read cannot be searched: it goes whole.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, device, files, reminders, write_locks
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import loads
from goalwalk.store.plan import backups, now_file, offers_file, people, strays, verify, year_files
from goalwalk.store.plan.open_plan import OpenPlan, writing
from goalwalk.store.plan.reports import Working
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, erasures, migrations
from goalwalk.store.schema.database import Database, standing
from goalwalk.store.schema.fields import text
from goalwalk.store.verbs import draft, unlock


class Erased(NamedTuple):
    """What went: documents of the plan, copies that were written anew, unreadable copies that were deleted."""

    documents: int
    copies: int
    deleted: int


def erase(session: Session, ids: Collection[str]) -> Erased:
    """Erase these things, and what hangs on them, from the plan, its undo list and every copy. Cannot be undone.

    Raises CannotBeDone("nothing_to_forget"), CannotRead, NotSaved (the next command then finishes the work).
    """
    with writing(session) as db:
        own = db.place
        if not any(erasures.closure(Database(session.unrolled(db.loaded, copies=True).tables), ids).values()):
            raise CannotBeDone("nothing_to_forget")
        with files.saving(own.plan):
            write_down(own, ids)
        with _under_way(own):
            return _erase(session, own, ids)


def erase_from_copies(session: Session, ids: Collection[str]) -> int:
    """Take out of every copy here what was erased on another device, and is gone from the plan; how many it was in.

    Raises CannotRead, NotSaved (the next command then finishes the work).
    """
    with session.locked_as(session.keyed) as own:
        return from_copies(session, own, ids)


def from_copies(session: Session, own: Place, ids: Collection[str]) -> int:
    """As `erase_from_copies`, while the plan is under its lock. Raises NotSaved("still_erasing") once the next command
    finishes the work, and NotSaved where nothing was begun.
    """
    with files.saving(own.plan):
        write_down(own, ids)
    with _under_way(own):
        return _erase(session, own, ids).copies


def erase_last_added(session: Session, own: Place) -> None:
    """Erase what is written down to go and was added by the latest change: all before it can still be taken back.

    The plan is under its lock. Raises NotSaved (the next command then finishes the work).
    """
    with _under_way(own):
        _erase(session, own, written_down(own) or (), last=True)


def erase_removed(session: Session) -> Erased:
    """Erase all that was taken away and not brought back. Raises as `erase` does."""
    db = Database(session.looked_back().tables)
    return erase(session, [gone["id"] for name in kinds.TABLES for gone in db.table(name).search(~standing())])


def erase_everything(session: Session) -> None:
    """The plan, all its files and its entry in the list of people; also where there is only a draft of a walk."""
    with session.locked_as(lambda: _with_a_draft(session)) as own, files.saving(own.plan):
        for side in own.sides:
            if year_files.is_linked(side.history):
                raise CannotRead("history_linked", path=str(side.history))
        try:
            write_down(own, None)
        except OSError as error:  # erasing needs no room, and makes some
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
        with _under_way(own):
            _remove_all(session, own)


def _with_a_draft(session: Session) -> Place:
    try:
        return session.place()
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        own = session.listed()
        if not any(path.exists() for path in own.drafts):
            raise
        return own


@contextmanager
def _under_way(own: Place) -> Iterator[None]:
    """From here on, what stops us has not left everything as it was."""
    try:
        with files.saving(own.folder):
            yield
    except (NotSaved, CannotRead) as problem:
        raise NotSaved("still_erasing", path=str(problem.facts.get("path", own.folder))) from problem


def finish(session: Session, own: Place) -> None:
    """Do what an interrupted forgetting left to do. A home that cannot be written to, or is busy, stays as it is.

    Raises NotSaved("still_erasing") as long as everything is to go: nothing is begun where it would be erased next.
    """
    path: object = own.folder
    try:
        _finish(session, own)
    except (NotSaved, CannotRead) as problem:
        path = problem.facts.get("path", path)
    if own.forgetting.exists() and written_down(own) is None:
        raise NotSaved("still_erasing", path=str(path))


def _finish(session: Session, own: Place) -> None:
    with session.locked(own, wait=False), files.saving(own.plan):
        if own.forgetting.exists() and session.listed().link == own.link:
            ids = written_down(own)
            if ids is None:
                _remove_all(session, own)
            else:
                now_file.remove(own)  # it needs no key for that
                _erase(session, session.at_hand(own), ids)
            if not own.forgetting.exists():
                session.notice("forget_finished", {})


def _erase(session: Session, own: Place, ids: Collection[str], *, last: bool = False) -> Erased:
    count = 0
    stamp = session.stamp(codec.empty())
    readable = proven = True
    now_file.remove(own)  # whatever comes now, what is seen without a key holds none of it
    offers_file.forget(own, ids)
    try:
        kept = session.unrolled(session.opened(session.storage(own)), copies=True)
        db = OpenPlan(session, kept)
        stamp = db.stamp()
        with files.saving(own.plan):
            if draft.drop_of(own, ids, erasures.words_of(db, ids)):
                session.notice("draft_forgotten", {})
        count = erasures.scrub(db, ids, stamp, last=last)
        if count:
            db.write(stamp, keep=False)
            with files.saving(own.plan):
                backups.settle_displaced(own, session.notice, kept.storage.data)
        else:
            now_file.follow(own, kept.tables)
    except CannotRead as problem:
        # As long as the plan keeps it, or has another key than this, no copy goes.
        if problem.code.startswith("history") or problem.code in ("wrong_key", "locked", "lock_missing"):
            raise
        readable = problem.code == "missing"
        proven = False
    with files.saving(own.plan):
        copies, deleted = _scrub_copies(own, ids, stamp, session.working, proven=proven)
        for temp in own.temps():  # what a step could not take away holds what is going
            for path in (temp, files.spare(temp)):
                path.unlink(missing_ok=True)
        if readable:  # else the work goes on when the plan is restored
            _strike_out(own)
    return Erased(count, copies, deleted)


def _remove_all(session: Session, own: Place) -> None:
    with suppress(CannotRead):  # the key, where it is held, knows copies that bear no name of ours
        own = session.at_hand(own)
    offers_file.forget(own, None)
    _remove_files(own)
    unlock.let_go(session, own)
    with session.people_locked():
        found = people.read(session.home)
        if not found or found.own == own.name:
            reminders.forget(session.home)
        for path in (own.offers, session.home / offers_file.TEMP):  # which may have come meanwhile
            path.unlink(missing_ok=True)
        for path in strays.of_people(session.home):  # it names everybody
            path.unlink(missing_ok=True)
        left = people.without(found, own.name, people.new_stem(session.home, session.random)) if found else None
        people.drop_damaged(session.home)
        if left:
            people.write(session.home, left)
        else:
            (session.home / "people.json").unlink(missing_ok=True)
            device.forget(session.home)
            files.sync_folder(session.home)
            files.discard(session.home / "people.lock")  # whoever waits for it looks again
    files.discard(own.lock)
    if not left:
        with suppress(OSError):
            (session.home / "plans").rmdir()


def write_down(place: Place, ids: Collection[str] | None) -> None:
    """From now on these things (None: everything) are going, whatever happens. Raises OSError."""
    wanted = {"everything": True} if ids is None else {"ids": sorted(ids)}
    files.put(place.temp, place.forgetting, json.dumps(wanted).encode())


def written_down(place: Place) -> list[str] | None:
    """The ids that are going; None: everything. Raises CannotRead("no_access") for a note that is not shown to us."""
    try:
        wanted = loads(files.read(place.forgetting)[0])
        return None if wanted == {"everything": True} else [text(own) for own in wanted["ids"]]
    except CannotRead as problem:
        if problem.code == "no_access":
            raise
        return []
    except codec.REFUSED:  # nobody can say any more what was meant
        return []


def _strike_out(place: Place) -> None:
    """It is done. Raises OSError."""
    files.remove(place.temp, place.forgetting)


def _scrub_copies(
    place: Place, ids: Collection[str], stamp: str, working: Working, *, proven: bool = True
) -> tuple[int, int]:
    """Take these things out of every copy; how many were written anew, and deleted, for they cannot be searched.

    `proven`: the key has opened the plan; else no copy goes because it does not open. Last go the files of history that
    nothing names any more: what was erased lies in them. Raises OSError, and CannotRead for a copy that is from a newer
    goalwalk, or not shown to us.
    """
    stays = ("too_new", "no_access", "locked", "lock_missing", *(() if proven else ("wrong_key",)))
    rewritten = 0
    deleted = _drop_odd(place)
    copies = _every_copy(place)
    for done, (side, path) in enumerate(copies, 1):
        try:
            copy = verify.read(path, place)
        except CannotRead as problem:
            if problem.code in stays and (place.locked or problem.code != "locked"):
                raise
            path.unlink(missing_ok=True)
            deleted += 1
            continue
        db = Database(copy.tables)
        if erasures.scrub(db, ids, stamp):
            older = year_files.roll(side, db.tables_now, copy.recent)
            with files.undisturbed():
                data = container.serialise(older, migrations.SCHEMA, copy.generation)
                files.replace(side.temp, path, place.closed(data))
            rewritten += 1
        working(done, len(copies))
    held = year_files.held_by(place, [place.plan, *(path for _, path in _every_copy(place))])
    for side in place.sides:
        for folder in (side.folder, side.backups):
            if folder.is_dir():
                files.sync_folder(folder)
        year_files.sweep(side, held, set)
    return rewritten, deleted


def _every_copy(place: Place) -> list[tuple[Place, Path]]:
    """Every copy of the whole plan, whoever made it, and on which side it lies. Raises OSError."""
    copies = [(side, path) for side in place.sides for path in (*backups.copies(side), *backups.copies(side.twin))]
    copies += [(side, side.twin.plan) for side in place.sides if side.twin.plan.is_file()]
    return [*copies, *((place, path) for path in strays.of(place) if strays.is_plan(path))]


def _drop_odd(place: Place) -> int:
    """Take away what another program left of the plan and is no copy of all of it: it cannot be searched. How many."""
    odd = [path for path in strays.of(place) if not strays.is_key(path) and not strays.is_plan(path)]
    for path in odd:
        path.unlink(missing_ok=True)
    return len(odd)


def _remove_files(place: Place) -> None:
    """Every file of the plan but its lock, the plan itself first, the note that this is going on last.

    What is in the way of one stops no other. Raises NotSaved about the first that was, OSError.
    """
    in_the_way = list(filter(None, map(_removed, _all_files(place))))
    for side in place.sides:
        in_the_way += filter(None, map(_removed, (*backups.copies(side), *backups.copies(side.twin))))
        year_files.remove_all(side)
        files.empty(side.backups)
        with suppress(OSError):  # others' backups may lie there
            side.backups.parent.rmdir()
        if side.lock != place.lock:
            files.discard(side.lock)
    for error in in_the_way:
        with files.saving(Path(error.filename)):
            raise error
    place.conversion.unlink(missing_ok=True)
    _strike_out(place)


def _all_files(place: Place) -> tuple[Path, ...]:
    return (
        place.plan,
        place.link,
        place.twin.plan,
        place.twin.link,
        *place.drafts,
        *place.twin.drafts,
        place.now_page,
        place.offers,
        place.sync,
        place.scratch,
        write_locks.of(place.scratch),
        *place.by_passphrases,
        *place.by_papers,
        *place.others(".key"),
        *place.others(".recovery"),
        *place.temps(),
        *strays.of(place),
    )


def _removed(path: Path) -> OSError | None:
    """Nothing is at `path` any more, an empty folder neither; what the system says where that cannot be."""
    try:
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        return error
    return None
