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
    """The key that lies beside the plan, or a second copy of it; each is then as the other.

    Raises CannotRead: "key_missing", and as `keys.opened_with` does, of the first copy that could not be opened.
    """
    problem: CannotRead | None = None
    tried: set[bytes] = set()
    for path in _candidates(own):
        data = _there(path)
        if data is None or data in tried:
            continue
        tried.add(data)
        try:
            found = keys.opened_with(data, passphrase)
        except CannotRead as why:
            problem = problem or CannotRead(why.code, **{"path": str(path)} | why.facts)
            continue
        if own.link.parent == desk.home / "plans":
            _mend(desk, own, data)
        return found
    raise problem or CannotRead("key_missing", path=str(own.by_passphrase))


def _candidates(own: Place) -> tuple[Path, ...]:
    """Where a key may lie: with the plan, or with the backups among which this file lies."""
    return (*own.by_passphrases, own.folder / f"{own.folder.name}.key")


def _mend(desk: Desk, own: Place, data: bytes) -> None:
    """What has opened the key lies in both places; where nothing can be written, it can wait."""
    if all(_there(path) == data for path in (own.by_passphrase, own.backups / own.by_passphrase.name)):
        return
    with suppress(NotSaved), desk.locked(own), files.saving(own.folder):
        write_key(own, data)


def write_key(own: Place, data: bytes) -> None:
    """The key as a passphrase locks it, in every place where it may lie. Raises OSError."""
    _keep(own, own.by_passphrase, data)
    second_copies(own)
    for path in own.by_passphrases:
        if path.exists() and _there(path) != data:
            _keep(own, path, data)


def by_paper(own: Place, paper: str, *, alone: bool = False) -> Key:
    """The key by the recovery key.

    `alone`: where no copy of the key opens with it, the recovery key itself, which opens all files as well; what is
    written with it then opens with nothing else, so the key has to be locked anew at once.
    Raises CannotRead as `keys.opened_with_paper` does, "wrong_key", "key_missing".
    """
    typed = keys.opened_with_paper(None, paper)
    plan = files.read(own.plan)[0]
    for data in filter(None, map(_there, (*own.by_papers, own.folder / f"{own.folder.name}.recovery"))):
        with suppress(CannotRead):
            found = keys.opened_with_paper(data, paper)
            own._replace(key=found).opened(plan)
            return found
    try:
        own._replace(key=typed).opened(plan)
    except CannotRead as problem:
        raise CannotRead("wrong_recovery") from problem
    if not alone:
        raise CannotRead("key_missing", path=str(own.by_paper))
    return typed


def hold(desk: Desk, own: Place, found: Key, minutes: int | None = None) -> Held | None:
    """Hold this key for so many minutes; None: there is no place for it, or no time is wanted."""
    desk.keys[own.link] = found
    wanted = desk.unlocking.minutes() if minutes is None else minutes
    now = desk.now()
    held = Held(found, now, now + timedelta(minutes=wanted))
    if wanted and holding.hold(own, held, desk.unlocking.runtime):
        return held
    holding.let_go(own, desk.unlocking.runtime)
    return None


def asked(desk: Desk, own: Place) -> Key:
    """The key, by a passphrase that is asked for.

    Raises CannotRead("locked") where nobody can be asked, ("key_missing") before anybody is.
    """
    with files.looking(own.folder):
        there = any(path.exists() for path in _candidates(own))
    if not there:
        raise CannotRead("key_missing", path=str(own.by_passphrase))
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
        if data is not None and data != _there(copy):
            files.own_folder(own.backups.parent)
            files.own_folder(own.backups)
            _keep(own, copy, data)


def _keep(own: Place, path: Path, data: bytes) -> None:
    with files.undisturbed():
        files.put(own.backups / "copy.tmp" if path.parent == own.backups else own.temp, path, data)
        files.sync_folder(path.parent)


def _there(path: Path) -> bytes | None:
    try:
        return files.read(path)[0]
    except CannotRead:
        return None
