"""Erasing on a person's word: in the plan, in every copy, in the list of people; and finishing what was interrupted."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.store.disk import device, files
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import displaced, now_file, people, strays, year_files
from goalwalk.store.plan.session import Session, with_stamp
from goalwalk.store.schema import codec
from goalwalk.store.verbs import draft, unlock
from goalwalk.store.verbs import forget as forgetting
from goalwalk.store.verbs.forget import Forgotten


def erase(session: Session, ids: Collection[str]) -> Forgotten:
    """Write down what is going, then erase it everywhere."""
    with session.writing() as part:
        kept = session.unrolled(part, copies=True)
        if not any(forgetting.closure(kept.tables, ids).values()):
            raise CannotBeDone("nothing_to_forget")
        own = kept.storage.place
        with files.saving(own.plan):
            forgetting.write_down(own, ids)
        with _under_way(own):
            return _erase(session, own, ids)


def erase_removed(session: Session) -> Forgotten:
    """All that was taken away and not brought back."""
    tables = session.looked_back().tables
    return erase(session, [doc["id"] for name in kinds.TABLES for doc in tables[name].values() if "removed" in doc])


def erase_everything(session: Session) -> None:
    """The plan, all its files and its entry in the list of people; also where there is only a draft of a walk."""
    with session.locked_as(lambda: _with_a_draft(session)) as own, files.saving(own.plan):
        for side in own.sides:
            if year_files.is_linked(side.history):
                raise CannotRead("history_linked", path=str(side.history))
        try:
            forgetting.write_down(own, None)
        except OSError as error:  # erasing needs no room, and makes some
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
        with _under_way(own):
            _remove_all(session, own)


def _with_a_draft(session: Session) -> Place:
    try:
        return session.place()
    except CannotBeDone as problem:
        if problem.code == "no_plan" and (own := session.listed()).draft.exists():
            return own
        raise


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
    if own.forgetting.exists() and forgetting.written_down(own) is None:
        raise NotSaved("still_erasing", path=str(path))


def _finish(session: Session, own: Place) -> None:
    with session.locked(own, wait=False), files.saving(own.plan):
        if own.forgetting.exists() and session.listed().link == own.link:
            ids = forgetting.written_down(own)
            if ids is None:
                _remove_all(session, own)
            else:
                now_file.remove(own)  # it needs no key for that
                _erase(session, session.at_hand(own), ids)
            if not own.forgetting.exists():
                session.notice("forget_finished", {})


def _erase(session: Session, own: Place, ids: Collection[str]) -> Forgotten:
    count = 0
    stamp = session.stamp(codec.empty())
    readable = proven = True
    now_file.remove(own)  # whatever comes now, what is seen without a key holds none of it
    try:
        kept = session.unrolled(session.opened(session.storage(own)), copies=True)
        stamp = session.stamp(kept.tables)
        with files.saving(own.plan):
            if draft.drop_of(own, ids, forgetting.words_of(kept.tables, ids)):
                session.notice("draft_forgotten", {})
        tables, count = forgetting.scrub(kept.tables, ids, stamp)
        if count:
            kept.storage.write(with_stamp(tables, stamp), keep=False)
            with files.saving(own.plan):
                displaced.settle(own, session.notice, kept.storage.data)
        else:
            now_file.follow(own, tables)
    except CannotRead as problem:
        # As long as the plan keeps it, or has another key than this, no copy goes.
        if problem.code.startswith("history") or problem.code in ("wrong_key", "locked", "lock_missing"):
            raise
        readable = problem.code == "missing"
        proven = False
    with files.saving(own.plan):
        copies, deleted = forgetting.scrub_copies(own, ids, stamp, session.working, proven=proven)
        for path in own.temps():  # what a step could not take away holds what is going
            files.clear_away(path)
        if readable:  # else the work goes on when the plan is restored
            forgetting.strike_out(own)
    return Forgotten(count, copies, deleted)


def _remove_all(session: Session, own: Place) -> None:
    with suppress(CannotRead):  # the key, where it is held, knows copies that bear no name of ours
        own = session.at_hand(own)
    forgetting.remove_all(own)
    unlock.let_go(session, own)
    with session.people_locked():
        found = people.read(session.home)
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
