"""Opening a locked plan: its key by the passphrase or the recovery key, and held for a while; locking it up again."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.store import files, holding, keys
from goalwalk.store.desk import Desk
from goalwalk.store.holding import Held
from goalwalk.store.keys import Key
from goalwalk.store.places import Place


def key(desk: Desk, own: Place, *, ask: bool = True) -> Key:
    """The key of a locked plan: known, held, or asked for, and then held.

    Raises CannotRead("locked") when nobody can or (`ask`) may be asked, and as `by_passphrase` does.
    """
    if own.link not in desk.keys:
        found = holding.held(own, desk.now(), desk.unlocking.runtime)
        if found is not None:
            desk.keys[own.link] = found.key
        elif ask:
            hold(desk, own, asked(desk, own))
        else:
            raise CannotRead("locked", path=str(own.plan))
    return desk.keys[own.link]


def by_passphrase(desk: Desk, own: Place, passphrase: str) -> Key:
    """The key that lies beside the plan, or its second copy; each is then as the other.

    Raises CannotRead: "key_missing", and as `keys.opened_with` does.
    """
    problem = CannotRead("key_missing", path=str(own.by_passphrase))
    for path in (own.by_passphrase, own.backups / own.by_passphrase.name):
        data = _there(path)
        if data is None:
            continue
        try:
            found = keys.opened_with(data, passphrase)
        except CannotRead as why:
            if why.code != "key_damaged":
                raise
            problem = CannotRead("key_damaged", path=str(path))
            continue
        _mend(desk, own, path, data)
        return found
    raise problem


def _mend(desk: Desk, own: Place, opened: Path, data: bytes) -> None:
    """What has opened the key lies in both places; where nothing can be written, it can wait."""
    with suppress(NotSaved):
        if opened != own.by_passphrase:
            with desk.locked(own), files.saving(own.folder), files.undisturbed():
                files.put(own.temp, own.by_passphrase, data)
                files.sync_folder(own.folder)
        elif any(_there(path) not in (None, _there(own.backups / path.name)) for path in own.keys[:2]):
            with desk.locked(own), files.saving(own.folder):
                second_copies(own)


def by_paper(own: Place, paper: str) -> Key:
    """The key by the recovery key. Raises CannotRead as `keys.opened_with_paper` does, "wrong_key"."""
    copies = (_there(path) for path in (own.by_paper, own.backups / own.by_paper.name))
    found = keys.opened_with_paper(next((data for data in copies if data), None), paper)
    own._replace(key=found).opened(files.read(own.plan)[0])
    return found


def hold(desk: Desk, own: Place, found: Key, minutes: int | None = None) -> Held | None:
    """Hold this key for so many minutes; None: there is no place for it, or no time is wanted."""
    desk.keys[own.link] = found
    wanted = desk.unlocking.minutes() if minutes is None else minutes
    now = desk.now()
    held = Held(found, now, now + timedelta(minutes=wanted))
    return held if wanted and holding.hold(own, held, desk.unlocking.runtime) else None


def asked(desk: Desk, own: Place) -> Key:
    """The key, by a passphrase that is asked for. Raises CannotRead("locked") where nobody can be asked."""
    return desk.unlocking.ask(lambda passphrase: by_passphrase(desk, own, passphrase))


def locked_place(desk: Desk) -> Place:
    """Where a locked plan lies. Raises CannotBeDone("not_locked") for one without a lock."""
    own = desk.place()
    if not own.locked:
        raise CannotBeDone("not_locked")
    return own


def let_go(desk: Desk, own: Place) -> None:
    """Hold the key of this plan no longer."""
    desk.keys.pop(own.link, None)
    holding.let_go(own, desk.unlocking.runtime)


def second_copies(own: Place) -> None:
    """The second copy of each key is as the first. Raises OSError."""
    for path in (own.by_passphrase, own.by_paper):
        data, copy = _there(path), own.backups / path.name
        if data is None or data == _there(copy):
            continue
        files.own_folder(own.backups.parent)
        files.own_folder(own.backups)
        with files.undisturbed():
            files.put(own.backups / "copy.tmp", copy, data)
            files.sync_folder(own.backups)


def _there(path: Path) -> bytes | None:
    try:
        return files.read(path)[0]
    except CannotRead:
        return None
