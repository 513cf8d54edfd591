"""Putting a lock on a plan for good, and taking it off: every file of it gets a twin of the other kind, then one goes.

All twins are made and synced first. The one commit is the locked plan's name: once it is there, the plan is locked, and
once it is gone, it is not. Afterwards only files of the kind that the plan is not are left to go, which takes no key.
A note says that this is under way, so that the next command finishes it, to whichever side it had come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, Problem
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import device, files
from goalwalk.store.disk.keys import Key, Made
from goalwalk.store.disk.paths import HISTORY_TEMP, Place, twin
from goalwalk.store.disk.tables import dumps, loads
from goalwalk.store.plan import backups, key_files, now_file, strays, year_files
from goalwalk.store.plan.session import Session
from goalwalk.store.sync import state as sync_state
from goalwalk.store.verbs import unlock

LONG = 24 * 60 * 60  # seconds after which nobody is at work on it any more


class Converted(NamedTuple):
    """How many files of the plan were turned, and how many copies could not be opened and were deleted."""

    files: int
    deleted: int


def encrypt(session: Session, made: Made) -> Converted:
    """Lock the plan, its history and every copy with this key, and hold the key as after unlocking.

    Raises CannotBeDone("locked_already"), CannotRead for a plan that is no good, NotSaved with nothing changed, or
    NotSaved("still_locking") when it is locked and something plain is still there.
    """
    with session.locked_as(session.place) as own, files.saving(own.folder):
        if own.locked:
            raise CannotBeDone("locked_already")
        kept = session.read(own)
        data = kept.storage.data
        new = own.twin._replace(key=made.key)
        _check_names(own, new)
        with _under_way(session, own, data):
            _write_keys(own, made)
            count, _ = _twins(session, own, new)
            unlock.hold(session, new, made.key)  # so that nobody beside us finds it locked
            _commit_locked(own, new, data)
            _sweep(session, new, _digest(data))
        now_file.follow(new, kept.tables)
        sync_state.follow(own, new)
    return Converted(count, 0)


def decrypt(session: Session) -> Converted:
    """Take the lock off the plan, its history and every copy. Copies that the key does not open go.

    Raises CannotBeDone("not_locked"), CannotRead, NotSaved as `encrypt` does.
    """
    with session.locked_as(session.keyed) as own, files.saving(own.folder):
        if not own.locked:
            raise CannotBeDone("not_locked")
        data = session.read(own).storage.data
        new = own.twin
        _check_names(own, new)
        words = own.opened(data)
        drops = frozenset(path.name for path, _ in files_of(own) if says(own, path) is None)
        with _under_way(session, own, data, drops):
            count, deleted = _twins(session, own, new)
            sync_state.follow(own, new)
            put_proven(new, new.temp, new.plan, words)
            _link(own, new)
            own.link.unlink()  # the commit
            files.sync_folder(own.link.parent)
            _sweep(session, new, _digest(data), drops)
        unlock.let_go(session, own)
    return Converted(count, deleted)


def count_unopened(session: Session) -> int:
    """How many copies the key does not open: taking the lock off deletes them. Raises as `decrypt` does."""
    own = session.keyed()
    if not own.locked:
        raise CannotBeDone("not_locked")
    with files.looking(own.folder):
        return sum(says(own, path) is None for path, _ in files_of(own))


def change_passphrase(session: Session, key: Key, by_passphrase: bytes) -> None:
    """Another passphrase for the same key. The old one opens it, or the new one, at every instant.

    Raises CannotBeDone("not_locked"), CannotRead for a plan that this key does not open, NotSaved.
    """
    with session.locked_as(session.place) as own, files.saving(own.folder):
        if not own.locked:
            raise CannotBeDone("not_locked")
        if not key_files.opens(own, key):
            own = own._replace(key=key)
            session.read(own)  # which says why not
            raise CannotRead("wrong_key", path=str(own.plan))
        key_files.write(own, key, by_passphrase)


def finish(session: Session, own: Place) -> None:
    """Do what an interrupted command left to do. A home that is busy, or cannot be written to, stays as it is; so does
    one whose plan is gone, of either kind, and what another device is at work on, through a folder that it shares.
    """
    with suppress(NotSaved, CannotRead), session.locked(own, wait=False), files.saving(own.folder):
        note, stays = _note(own), session.listed()
        if note and stays.plan.is_file() and _is_left(session, own, note):
            to_the_end = note.to == stays.ending
            _sweep(session, stays, note.plan if to_the_end else None, note.drops if to_the_end else frozenset())
            session.notice("locking_finished" if stays.locked else "unlocking_finished", {})


class Note(NamedTuple):
    """Who has begun it, to which kind, what the plan was, and which copies go without a twin."""

    device: str
    machine: str
    to: str
    plan: str
    drops: frozenset[str] = frozenset()


def _is_left(session: Session, own: Place, note: Note) -> bool:
    """Whether nobody else goes on with it: this device or this machine began it, or it is long ago."""
    pairs = zip(_writer(device.read(session.home)), (note.device, note.machine), strict=True)
    if any(mine == theirs != "" for mine, theirs in pairs):
        return True
    return abs(session.now().timestamp() - own.conversion.stat().st_mtime) > LONG


def _writer(own: device.Device | None) -> tuple[str, str]:
    """The device, and the machine, of which either may not be known."""
    machine = device.machine()
    return own.id if own else "", _digest(machine.encode()) if machine else ""


def _note(own: Place) -> Note | None:
    """What an interrupted command has left; None: nothing that we have written."""
    try:
        found = loads(files.read(own.conversion, files.LARGEST_SETTINGS)[0])
        drops = frozenset(map(str, found.get("drops", ())))
        writer = str(found.get("device", "")), str(found.get("machine", ""))
        return Note(*writer, str(found["to"]), str(found["plan"]), drops)
    except (CannotRead, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sweep(session: Session, stays: Place, was: str | None, drops: frozenset[str] = frozenset()) -> None:
    """Take away every file of the kind that the plan is not, and that has a twin, or is one of `drops`. Raises OSError.

    `was`: what the plan was before. What else stands there by now was written by another program, and is left.
    """
    goes = stays.twin
    here = [path for path, _ in files_of(goes)]
    gone = [path for path in here if path.name in drops or twin_of(path, locked=stays.locked).exists()]
    left = [path for path in here if path not in gone]
    if was and goes.plan.is_file() and _digest(files.read(goes.plan)[0]) != was:
        left.append(goes.plan)
    else:
        gone += [goes.link, goes.plan]
    for number, path in enumerate((*gone, *(() if stays.locked else (stays.now_page,))), 1):
        path.unlink(missing_ok=True)
        session.working(number, len(gone) + 1)
    for path in left:
        session.notice("other_left", {"path": str(path)})
    if not stays.locked:
        key_files.remove(stays)
    for folder in {path.parent for path in gone}:
        files.sync_folder(folder)
    stays.conversion.unlink(missing_ok=True)
    files.sync_folder(stays.folder)


@contextmanager
def _under_way(session: Session, own: Place, data: bytes, drops: frozenset[str] = frozenset()) -> Iterator[None]:
    """What stops us before the commit leaves the plan as it was; after it, the next command goes on."""
    note = Note(*_writer(device.needed(session.home, session.random)), own.twin.ending, _digest(data), drops)
    files.put(own.temp, own.conversion, dumps(note._asdict() | {"drops": sorted(drops)}))
    try:
        with files.saving(own.folder):
            yield
    except BaseException as problem:
        stands = own
        with suppress(OSError, Problem):
            stands = session.listed()
            if stands.locked == own.locked:
                _sweep(session, own, None)
                if not own.locked:
                    unlock.let_go(session, own.twin)
        if stands.locked != own.locked and isinstance(problem, Problem):
            code = "still_locking" if stands.locked else "still_unlocking"
            raise NotSaved(code, path=str(problem.facts.get("path", own.folder))) from problem
        raise


def _twins(session: Session, own: Place, new: Place) -> tuple[int, int]:
    """Write the twin of every copy and of every file of history; how many, and how many cannot be opened."""
    found = list(files_of(own))
    count = deleted = 0
    for number, (path, temp) in enumerate(found, 1):
        words = says(own, path)
        if words is None:
            deleted += 1
        else:
            count += 1
            put_proven(new, temp, twin_of(path, locked=new.locked), words)
        session.working(number, len(found))
    return count, deleted


def put_proven(new: Place, temp: Path, path: Path, words: bytes) -> None:
    """`path` says this as files of `new` do, and is seen to. Raises OSError, CannotRead("damaged")."""
    files.put(temp, path, new.closed(words), partial(_prove, new, temp, words))


def twin_of(path: Path, *, locked: bool) -> Path:
    """The name of the same file with a lock or without one, also where the one it has says otherwise."""
    name = twin(path, locked=locked)
    return name if name != path else path.with_name(f"{path.name}{'.age' if locked else '.json'}")


def files_of(own: Place) -> Iterator[tuple[Path, Path]]:
    """Every copy of the plan, every file of its history and every draft, of its kind, and where each is written first.

    Raises OSError; CannotRead("history_linked"): what lies behind a link is another's.
    """
    for draft in own.drafts:
        if draft.is_file():
            yield draft, own.temp
    for side in own.sides:
        if year_files.is_linked(side.history):
            raise CannotRead("history_linked", path=str(side.history))
        for path in backups.copies(side):
            yield path, side.second if path.parent == side.backups else side.copy_temp
        for folder in (side.history, side.backups):
            for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
                if path.name.endswith(side.ending) and year_files.FILE.fullmatch(path.name):
                    yield path, folder / HISTORY_TEMP
    for path in strays.of(own):  # what another program has left
        if not strays.is_key(path) and strays.is_locked(path) is own.locked:
            yield path, path.with_name(own.copy_temp.name)


def says(own: Place, path: Path) -> bytes | None:
    """What a copy says, be it whole or not; None where the key does not open it."""
    data = files.read(path)[0]
    if not own.locked:  # whatever it is, it is locked as it is
        return data
    try:
        return own.opened(data)
    except CannotRead as problem:
        if problem.code == "lock_missing":
            raise
        return None


def _write_keys(own: Place, made: Made) -> None:
    """The new key, which nothing is locked with yet. A key from before may open a copy that somebody put back."""
    key_files.set_aside(own, (*own.by_passphrases, *own.by_papers) if any(key_files.locked_files(own)) else ())
    if made.by_paper is None:
        for path in own.by_papers:
            path.unlink(missing_ok=True)
    key_files.write(own, made.key, made.by_passphrase, made.by_paper)


def _commit_locked(own: Place, new: Place, data: bytes) -> None:
    """The locked plan has its name, once it is seen on the disk that the key opens it."""
    put_proven(new, new.temp, new.plan, data)
    _link(own, new)


def _prove(new: Place, path: Path, says: bytes) -> None:
    """Raise CannotRead("damaged") unless the file says this, as it is seen on the disk."""
    data = files.read(path)[0]
    if (new.opened(data) if new.locked else data) != says:
        raise CannotRead("damaged", path=str(path))


def _link(own: Place, new: Place) -> None:
    """A plan that lies elsewhere gets its name in the home, as relative or absolute as it was."""
    if new.link != new.plan:
        before = own.link.readlink()
        direct = (own.link.parent / before).resolve() == own.plan and before.name == own.plan.name
        new.link_temp.unlink(missing_ok=True)
        new.link_temp.symlink_to(before.with_name(new.plan.name) if direct else new.plan)
        new.link_temp.replace(new.link)
        files.sync_folder(new.link.parent)


def _check_names(own: Place, new: Place) -> None:
    """A plan that is a link may lead to a file of any name, but both kinds need one of their own."""
    if own.plan == new.plan:
        raise CannotBeDone("linked_name", path=str(own.plan))
    if new.plan.exists() or new.link.is_symlink():
        raise CannotBeDone("exists", path=str(new.plan))


def has_plain_copies(session: Session) -> bool:
    """Whether there are any, by their names. Raises as `Session.place` does."""
    own = session.place()
    with files.looking(own.folder):
        return own.locked and any(True for _ in _plain(own))


def encrypt_plain_copies(session: Session) -> int:
    """Lock each of them with the plan's own key; how many. What is locked already is not kept twice.

    Raises CannotBeDone("locked_already") where there is none, CannotRead, NotSaved with each locked or as it was.
    """
    count = 0
    with session.locked_as(session.keyed) as own, files.saving(own.folder):
        session.read(own)  # the key opens the plan itself
        for path, temp in list(_plain(own)):
            data = files.read(path)[0]
            target = _target(own, path, data)
            if target is not None:
                put_proven(own, temp, target, data)
            path.unlink()
            files.sync_folder(path.parent)
            count += 1
    if not count:
        raise CannotBeDone("locked_already")
    return count


def _plain(own: Place) -> Iterator[tuple[Path, Path]]:
    """Each, and where its locked twin is written first."""
    plain = own.twin
    if plain.plan.is_file():
        yield plain.plan, plain.copy_temp
    yield from files_of(plain)


def _target(own: Place, path: Path, data: bytes) -> Path | None:
    """A free name for it with a lock; None: what has the first of them says the same."""
    first = target = twin_of(path, locked=True)
    number = 1
    while target.exists():
        if says(own, target) == data:
            return None
        target = first.with_name(f"{first.name.removesuffix('.age').removesuffix('.json')} ({number}).json.age")
        number += 1
    return target
