"""A locked plan that is open to others for a while: its files are sealed for their keys, too, and then no more.

Closing draws a new key. Every file is first sealed for the old key and the new one, so that at any instant the key that
lies beside the plan opens all of it; then the new key takes the place of the old one.
"""

from __future__ import annotations

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.letters import folded
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import MOST_OTHERS, Key
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import key_files
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import unlock
from goalwalk.store.verbs.encrypt import files_of, put_proven, says

Others = tuple[tuple[str, str], ...]


def others(session: Session) -> Others:
    """To whom the plan is open, each with their key. Raises CannotBeDone("not_locked"), CannotRead("locked")."""
    unlock.locked_place(session)
    key = session.keyed().key
    return key.others if key else ()


def open_to(session: Session, key: Key, passphrase: str, name: str, public: str) -> None:
    """From now on the plan's files are sealed for this public key, too; it takes the place of one of that name. `key`:
    that of the plan, as the passphrase opened it.

    Raises CannotBeDone("not_locked"), ("open_to_many"), CannotRead("wrong_key"), NotSaved.
    """
    left = tuple(other for other in key.others if folded(other[0]) != folded(name))
    if len(left) >= MOST_OTHERS:
        raise CannotBeDone("open_to_many", most=MOST_OTHERS)
    new = key._replace(others=(*left, (name, public)))
    data = keys.locked_with(new, passphrase)
    with session.locked_as(session.place) as own, files.saving(own.folder):
        own = _checked(session, own, key)
        key_files.write(own, new, data, new.for_paper() if new.paper else None)
        _commit(session, own, new)
    unlock.hold(session, own, new)


def close_to(session: Session, key: Key, passphrase: str, name: str) -> str:
    """The plan has a new key, and what is written from now on is not open to them; what they are called here.

    Raises CannotBeDone("not_open_to"), and as `open_to` does.
    """
    found = next((other for other in key.others if folded(other[0]) == folded(name)), None)
    if found is None:
        raise CannotBeDone("not_open_to", text=name)
    left = tuple(other for other in key.others if other != found)
    new = Key(keys.drawn(), key.paper, left)
    data = keys.locked_with(new, passphrase)
    with session.locked_as(session.place) as own, files.saving(own.folder):
        own = _checked(session, own, key)
        both = new._replace(others=(*left, ("", key.public)))
        _commit(session, own, both)
        _seal_anew(session, own, own._replace(key=both))
        key_files.write(own, new, data, new.for_paper() if new.paper else None)
    unlock.hold(session, own, new)
    return found[0]


def _checked(session: Session, own: Place, key: Key) -> Place:
    """The plan, under its lock, with the key that opens it still."""
    if not own.locked:
        raise CannotBeDone("not_locked")
    if not key_files.opens(own, key):
        session.read(own._replace(key=key))  # which says why not
        raise CannotRead("wrong_key", path=str(own.plan))
    return own._replace(key=key)


def _commit(session: Session, own: Place, key: Key) -> None:
    """The plan as it is, written once more, for this key and whoever else it names."""
    kept = session.read(own)
    kept.storage.place = own._replace(key=key)
    kept.storage.write(kept.tables)


def _seal_anew(session: Session, own: Place, new: Place) -> None:
    """Every copy of the plan, every file of its history and a draft, sealed as files of `new` are; what the key of the
    plan does not open stays as it is."""
    stands = files.read(own.plan)[0]
    found = list(files_of(own))
    for number, (path, temp) in enumerate(found, 1):
        data = files.read(path)[0]
        words = says(own, path) if data != stands else None
        if words is not None:
            put_proven(new, temp, path, words)
        session.working(number, len(found))
