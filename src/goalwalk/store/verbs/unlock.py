"""Opening a locked plan: its key by the passphrase or the recovery key, and held for a while; locking it up again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import key_files, keyring
from goalwalk.store.plan.keyring import HeldKey
from goalwalk.store.plan.session import Session

NEAR = timedelta(minutes=1)  # so much less time for a key that is held is no reason to hold it anew


def key(session: Session, own: Place, *, ask: bool = True) -> Key:
    """The key of a locked plan: known, held, or asked for, and then held.

    Raises CannotRead("locked") when nobody can or (`ask`) may be asked, and as `by_passphrase` does.
    """
    if own.link not in session.keys:
        found = held(session, own)
        if found is not None:
            session.keys[own.link] = found.key
        elif ask:
            hold(session, own, asked(session, own))
        else:
            raise CannotRead("locked", path=str(own.plan))
    return session.keys[own.link]


def held(session: Session, own: Place) -> HeldKey | None:
    """The opened key that is held, unless the plan has had another one since. Raises CannotRead("lock_missing")."""
    found = keyring.held(own, session.now(), session.unlocking.runtime)
    return found if found and key_files.is_of(own, found.key) else None


def by_passphrase(session: Session, own: Place, passphrase: str) -> Key:
    """The key of the plan, of all that lie here and open with this passphrase; each copy of it is then as this one.

    Raises CannotRead: "key_missing"; "key_other" where what opens is not the key of this plan; and as
    `keys.opened_with` does, of the first copy that could not be opened.
    """
    problems: list[CannotRead] = []
    likely: tuple[Key, bytes] | None = None
    opened = False
    for path, data in _there(own).items():
        try:
            found = keys.opened_with(data, passphrase)
        except CannotRead as why:
            problems.append(CannotRead(why.code, **{"path": str(path)} | why.facts))
            continue
        opened = True
        if key_files.opens(own, found):
            likely = found, data
            if own.link.parent == session.home / "plans":
                _mend(session, own, found, data)
            break
        if likely is None and key_files.is_of(own, found):
            likely = found, data
    if likely is not None:
        session.key_data[own.link] = likely[1]
        return likely[0]
    if opened:
        raise CannotRead("key_other", path=str(own.by_passphrase))
    problems.sort(key=lambda problem: problem.code != "wrong_passphrase")  # which can be put right at once
    if problems:
        raise problems[0]
    stands = key_files.that_are_there(key_files.candidates(own))  # a folder, or something far too large
    raise CannotRead("key_damaged" if stands else "key_missing", path=str(stands[0] if stands else own.by_passphrase))


def _there(own: Place) -> dict[Path, bytes]:
    """Every key here that a passphrase may open, and where; each once."""
    found: dict[Path, bytes] = {}
    for path in key_files.candidates(own):
        data = key_files.there(path)
        if data is not None and data not in found.values():
            found[path] = data
    return found


def _mend(session: Session, own: Place, found: Key, data: bytes) -> None:
    """What has opened the plan lies wherever its key is to lie; where nothing can be written, it can wait."""
    if key_files.are_right(own, found, data):
        return
    with suppress(NotSaved), session.locked(own), files.saving(own.folder):
        # While we waited, the plan may have had another key, or this one another passphrase.
        if data in _there(own).values() and key_files.opens(own, found):
            key_files.write(own, found, data)


def by_paper(own: Place, paper: str, *, alone: bool = False) -> Key:
    """The key by the recovery key.

    `alone`: where no copy of the key opens with it, the recovery key itself, which opens all files as well; what is
    written with it then opens with nothing else, so the key has to be locked anew at once.
    Raises CannotRead as `keys.opened_with_paper` does, "wrong_recovery", "key_missing".
    """
    typed = keys.opened_with_paper(None, paper)
    for data in filter(None, map(key_files.there, key_files.paper_candidates(own))):
        with suppress(CannotRead):
            found = keys.opened_with_paper(data, paper)
            if key_files.is_of(own, found):
                return found
    if not key_files.is_of(own, typed):
        raise CannotRead("wrong_recovery")
    if not alone:
        raise CannotRead("key_missing", path=str(own.by_paper))
    return typed


def hold(session: Session, own: Place, found: Key, minutes: int | None = None) -> HeldKey | None:
    """Hold this key for so many minutes; None: there is no place for it, or no time is wanted."""
    session.keys[own.link] = found
    wanted = session.unlocking.minutes() if minutes is None else minutes
    now = session.now()
    held = HeldKey(found, now, now + timedelta(minutes=wanted))
    if wanted and keyring.hold(own, held, session.unlocking.runtime):
        return held
    keyring.let_go(own, session.unlocking.runtime)
    return None


def hold_on(session: Session, known: Mapping[Path, Key]) -> dict[Path, Key]:
    """A plan that is open, by these keys or by one that is held, stays so from now on as long as one that is opened
    now, or longer, where it was to; the keys that nothing but the caller holds.

    Raises as `Session.listed` does.
    """
    own = session.listed()
    if not own.locked:
        return {}
    there = held(session, own)
    key = known.get(own.link) or (there.key if there else None)
    if key is None:
        return {}
    long = timedelta(minutes=session.unlocking.minutes())
    if there and there.key == key and session.now() + long - there.until < min(NEAR, long / 4):
        return {}
    return {} if hold(session, own, key) else {own.link: key}


def unlock(session: Session, found: Key, minutes: int | None = None) -> HeldKey | None:
    """Hold this key, and say at once when the plan is another's by now: what it opens is then an earlier version.

    Raises CannotRead("wrong_key"), with the key held.
    """
    own = session.place()
    held = hold(session, own, found, minutes)
    if key_files.opens(own, found) is False:
        session.read(own._replace(key=found))  # which says whether there is a way back
    return held


def asked(session: Session, own: Place) -> Key:
    """The key, by a passphrase that is asked for.

    Raises CannotRead("locked") where nobody can be asked, ("key_missing") before anybody is.
    """
    with files.looking(own.folder):
        there = any(path.exists() for path in key_files.candidates(own))
    if not there:
        raise CannotRead("key_missing", path=str(own.by_passphrase))
    return session.unlocking.ask(lambda passphrase: by_passphrase(session, own, passphrase), None)


def sure_of_its_lock(session: Session, own: Place) -> None:
    """Where the copies of the locked key differ, its passphrase tells which is that of the plan, and mends the others.

    Raises CannotRead("locked") where nobody can be asked, and as `by_passphrase` does.
    """
    there = [key_files.there(path) for path in key_files.that_are_there(own.by_passphrases)]
    if len(set(there)) > 1 or None in there:
        asked(session, own)


def locked_place(session: Session) -> Place:
    """Where a locked plan lies. Raises CannotBeDone("not_locked") for one without a lock."""
    own = session.place()
    if not own.locked:
        raise CannotBeDone("not_locked")
    return own


def let_go(session: Session, own: Place) -> None:
    """Hold the key of this plan no longer."""
    session.keys.pop(own.link, None)
    keyring.let_go(own, session.unlocking.runtime)


def lock_all(session: Session) -> None:
    """Hold no key, of no home; a keyring of the system is asked for those of this one."""
    from goalwalk.store.disk import paths
    from goalwalk.store.plan import people

    session.keys.clear()
    if not keyring.let_all_go(session.unlocking.runtime):
        found = people.read(session.home)
        for stem in (found.own, *found.others.values()) if found else ():
            keyring.let_go(paths.place(session.home, stem), session.unlocking.runtime)


def lock(session: Session) -> None:
    """Hold the key no longer. Raises CannotBeDone("not_locked")."""
    let_go(session, locked_place(session))


def key_by_asking(session: Session) -> Key:
    """The key by a passphrase that is asked for, held or not. Raises CannotBeDone("not_locked"), CannotRead."""
    return asked(session, locked_place(session))


def key_by_passphrase(session: Session, passphrase: str) -> Key:
    """The key by this passphrase. Raises as `key_by_asking` does, CannotRead("wrong_passphrase")."""
    return by_passphrase(session, locked_place(session), passphrase)


def key_by_paper(session: Session, paper: str, *, alone: bool = False) -> Key:
    """The key by the recovery key; the recovery key itself (`alone`) where the key is gone, to lock it anew.

    Raises as `key_by_asking` does, CannotRead("wrong_recovery"), ("key_missing").
    """
    return by_paper(locked_place(session), paper, alone=alone)


def held_key(session: Session) -> HeldKey | None:
    """The opened key of the plan, if it is held, and until when."""
    return held(session, session.place())
