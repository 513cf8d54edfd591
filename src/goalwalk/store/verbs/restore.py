"""A copy put back in the place of what stands: a backup, or a file from anywhere, locked or not.

What a locked copy says is never written down without a lock.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.disk.paths import AGE, Place, place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import backups, compare_copies, desk_key, key_files, people, verify
from goalwalk.store.plan.compare_copies import Going
from goalwalk.store.plan.plan_file import meaning, opened
from goalwalk.store.plan.reports import unseen
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, day_index, diff, erasures, identity
from goalwalk.store.schema.database import Database, keyed
from goalwalk.store.verbs import unlock
from goalwalk.store.verbs.backup import chosen_copy, number_of_copy

NOT_OURS = ("not_a_file", "dangling_link", "no_access", "too_new")  # what stands there is not ours to move away
NO_KEY = ("key_missing", "key_other", "key_damaged", "key_too_hard")


class Restored(NamedTuple):
    """The plan that was put back; where what stood before is kept (None: nothing stood there), under which number of
    the copies, and whether it can be read.
    """

    plan: Plan
    kept: Path | None = None
    number: int | None = None
    readable: bool = True


class _Compared(NamedTuple):
    """A copy beside what stands: `standing` None where that cannot be read, `is_one` None where nobody can tell."""

    copy: verify.Copy
    standing: Tables | None
    known: Tables | None
    is_one: bool
    going: Going | None


def restore(
    session: Session, which: int | Path, paper: str | None = None, agree: Callable[[Going], None] = unseen
) -> Restored:
    """A copy in the place of what stands, which is kept. `paper`: the recovery key of a locked copy.

    `agree` is shown what would go, while no lock is held; if something else stands there by then, it is shown that.
    """
    while True:
        own, mended = _place_to_restore(session, which, paper)
        if mended and which == 1 and (plan := _stands(session, own)):
            return Restored(plan)
        source = opened_copy(session, own, which, paper)
        with files.looking(own.folder):
            seen = files.version(own.plan)
            if (compared := _compared(session, own, source, which)).going:
                agree(compared.going)
        with _with_its_key(session, own, source) as new, session.locked(new), files.looking(new.folder):
            begun = new is not own and not own.locked and own.plan.exists()
            if begun or session.listed().link not in (own.link, new.link) or files.version(own.plan) != seen:
                continue  # somebody was quicker while we waited
            going = new.forgetting.exists()
            restored = _put_back(session, new, compared, going)
        return restored if not going else restored._replace(plan=session.looked_back().plan)  # which finishes it


def _stands(session: Session, own: Place) -> Plan | None:
    """The plan, if it can be read now that the list of people is mended."""
    try:
        plan = session.unrolled(session.read(own), copies=True).plan
    except CannotRead as problem:
        if problem.code == "no_access":
            raise
        return None
    session.notice("people_mended", {})
    return plan


def _compared(session: Session, own: Place, source: Place, which: int | Path) -> _Compared:
    """The copy beside what stands. Raises CannotRead for a copy that is no good, CannotBeDone for another's."""
    path = _chosen(own, which)
    copy = verify.read(path, own._replace(key=source.key), session.working)
    standing = None
    try:
        kept = session.opened(session.storage(own))
        standing = session.unrolled(kept, copies=True).tables
    except CannotRead as problem:
        if problem.code in NOT_OURS:
            raise
    known = standing if standing is not None else compare_copies.known(own, path)
    source = source._replace(plan=path)
    is_one = check_whose(session, own, copy.tables, known, source)
    if not is_one and known is not None and isinstance(which, Path):
        raise CannotBeDone("copy_of_another", path=str(path))
    unproven = isinstance(which, Path) and source.key is own.key is None
    if not is_one and known is None and unproven and backups.is_begun(own):
        session.notice("copy_unproven", {})
    going = (
        compare_copies.going(Database(known), Database(copy.tables), another=not is_one) if known is not None else None
    )
    return _Compared(copy, standing, known, is_one, going)


def _put_back(session: Session, own: Place, compared: _Compared, going: bool) -> Restored:
    copy = compared.copy
    storage = session.storage(own)
    try:
        session.opened(storage)
    except CannotRead as problem:
        if problem.code in NOT_OURS:
            raise
        storage.content = None
    stood = storage.data if storage.seen else None
    with files.saving(own.folder):
        files.own_folder(own.folder)
    tables = _without_erased(session, copy.tables, compared.standing or codec.empty())
    standing = compared.standing
    if compared.is_one and standing is not None and len(standing[codec.STATE]["1"]["vector"]) > 1:
        tables = _as_a_change(session, standing, tables)
    if compared.is_one and compared.known is not None and not identity.holds_nothing(compared.known):
        state = identity.united(tables[codec.STATE]["1"], identity.names(compared.known))
        tables = tables | {codec.STATE: {"1": state}}
    plan = meaning(tables, own.plan, whole=True)
    storage.write(tables, keep=not going, generation=copy.generation + 1)
    number, kept = None, None
    with suppress(CannotRead, OSError):  # it is done, whatever the system says now
        number, kept = (number_of_copy(own, stood) if stood is not None and not going else None) or (
            None,
            None,
        )
    return Restored(plan, kept, number, storage.content is not None)


def _as_a_change(session: Session, standing: Tables, copy: Tables) -> Tables:
    """What stands, made to say what the copy says: a change, for the other devices would bring all else back."""
    db = Database(standing)
    stamp = session.stamp(standing)
    for name in ("settings", *kinds.TABLES):
        wanted = {one.get("id", ""): one for one in copy[name].values()}
        table = db.table(name)
        for document in table.all():
            target = wanted.pop(document.get("id", ""), None)
            away = target is None or "removed" in target
            if target is not None and (values := diff.differing(document, target)):
                table.change(
                    diff.editing(name, {field: now for field, (_, now) in values.items()}, stamp), [document.doc_id]
                )
            if away is not ("removed" in document) and name != "settings":
                table.change(diff.removing(db, stamp) if away else diff.restoring(stamp), [document.doc_id])
        for key, again in enumerate(wanted.values(), 1 + codec.latest_key(db.tables_now, name)):
            table.insert(keyed(again, key))
    db.advance(stamp)
    db.put(codec.UNDO, {})
    db.put(codec.DAYS, day_index.rebuilt(db.tables_now))
    return db.tables_now


def opened_copy(session: Session, own: Place, which: int | Path, paper: str | None) -> Place:
    """The place of the copy with the key that opens it: that of the plan here, or the one that lies beside it.

    Raises CannotRead as `unlock.by_passphrase` and `by_paper` do.
    """
    if isinstance(which, int):
        return own
    data = files.read(which)[0]
    try:
        own.opened(data)
        return own
    except CannotRead as problem:
        if problem.code not in ("locked", "wrong_key"):
            return own
    theirs = Place(which, which)
    if which not in session.keys:
        try:
            session.keys[which] = unlock.by_paper(theirs, paper, alone=True) if paper else _asked(session, theirs, data)
        except CannotRead as problem:
            if problem.code != "locked":
                raise
            raise CannotRead("locked_copy", path=str(which)) from problem
    return theirs._replace(key=session.keys[which])


def _asked(session: Session, theirs: Place, data: bytes) -> Key:
    """The key of a copy by a passphrase: that of the key beside it, or of the key of this home, which it is sealed for.

    Raises as `unlock.asked` does.
    """
    has_key = key_files.lies_beside(theirs.plan)
    has_desk = desk_key.is_there(session.home)
    if not (has_key or has_desk):
        raise CannotRead("copy_key_missing", path=str(theirs.plan))

    def read(passphrase: str) -> Key:
        problem = None
        if has_key:
            try:
                return unlock.by_passphrase(session, theirs, passphrase)
            except CannotRead as why:
                is_wrong = why.code == "wrong_passphrase"
                problem = CannotRead("wrong_passphrase_of", path=str(theirs.plan)) if is_wrong else why
                if not has_desk:
                    raise problem from why
        try:
            key = desk_key.read(session.home, passphrase)
        except CannotRead as why:
            raise problem or why from why
        if not key.fits(data):
            raise problem or CannotRead("copy_key_missing", path=str(theirs.plan))
        session.key_data[theirs.link] = files.read(session.home / desk_key.NAME, keys.LONGEST)[0]
        return key

    return session.unlocking.ask(read, theirs.plan)


@contextmanager
def _with_its_key(session: Session, own: Place, copy: Place) -> Iterator[Place]:
    """Where no plan was begun, a locked copy becomes one with its own key; so does one here whose key is gone.

    Raises CannotBeDone("copy_locked") where there is a plan without a lock, CannotRead("key_missing").
    """
    if own.key or (copy.key is None and not own.locked):
        yield own
        return
    if copy.key is None:
        raise CannotRead("key_missing", path=str(own.by_passphrase))
    if not own.locked and (own.plan.exists() or own.link.is_symlink() or backups.there(own)):
        raise CannotBeDone("copy_locked")
    placed = _place_keys(session, own, copy)
    try:
        new = (own if own.locked else own.twin)._replace(key=copy.key)
        yield new
    except BaseException:
        for path in placed:
            files.discard(path)
        raise
    unlock.hold(session, new, copy.key)
    if not new.by_passphrase.exists():
        session.notice("no_passphrase", {})


def _place_keys(session: Session, own: Place, copy: Place) -> list[Path]:
    """The locked keys of the copy, with the plan: which of them are new. Without its passphrase nobody can tell which
    key file beside the copy is right, and one that is there stays.
    """
    data = session.key_data.get(copy.link)
    beside = None if key_files.that_are_there([own.by_passphrase]) else copy.by_passphrase
    data = data or (key_files.there(beside) if beside else None)
    places = (*own.by_passphrases, *own.by_papers)
    before = set(key_files.that_are_there(places))
    with session.locked(own), files.saving(own.folder):
        if data and copy.key:
            key_files.write(own, copy.key, data)
    return [path for path in places if path not in before]


def _without_erased(session: Session, tables: Tables, standing: Tables) -> Tables:
    """What is put back, without what has been erased since."""
    stamp = max(session.stamp(standing), session.stamp(tables))
    erased = list(standing[codec.ERASURES].values())
    db = Database(tables)
    erasures.keep(db, erased)
    erasures.scrub(db, [erasure["id"] for erasure in erased], stamp)
    db.advance(stamp)
    return db.tables_now


def _place_to_restore(session: Session, which: int | Path, paper: str | None) -> tuple[Place, bool]:
    """Where to restore to, and whether the list of people had to be mended to know it."""
    try:
        return _keyed(session, which), False
    except CannotBeDone as problem:
        if isinstance(which, int) or problem.code != "no_plan":
            raise
        verify.read(
            which, opened_copy(session, Place(which, which), which, paper)
        )  # what cannot be read begins nothing
        return session.new_place(), False
    except CannotRead as problem:
        stems = people.stems(session.home)
        if problem.code not in ("people_missing", "people_damaged") or len(stems) != 1:
            raise
    with files.saving(session.home), session.people_locked():
        people.keep_damaged(session.home)
        people.write(session.home, people.People(stems.pop(), {}))
    return _keyed(session, which), True


def _keyed(session: Session, which: int | Path) -> Place:
    """The plan here, with its key; without, where that is gone and a copy from elsewhere may bring one."""
    try:
        return session.keyed()
    except CannotRead as problem:
        if isinstance(which, int) or problem.code not in NO_KEY:
            raise
        return session.place()


def _chosen(own: Place, which: int | Path) -> Path:
    return which if isinstance(which, Path) else chosen_copy(own, which)


def check_whose(session: Session, own: Place, copy: Tables, known: Tables | None, source: Place) -> bool:
    """Whether the copy is of the plan here, as it is `known`; False: nobody can tell, or of nobody that is known here.

    Raises CannotBeDone with whose it seems to be: "copy_of_person", "copy_of_own".
    """
    if known is not None and identity.is_one(copy, known):
        return True
    for name, other in _others(session, own):
        if _is_theirs(other, copy, source):
            path = shlex.quote(str(source.plan))
            if name is None:
                raise CannotBeDone("copy_of_own", path=path)
            raise CannotBeDone("copy_of_person", name=name, person=shlex.quote(name), path=path)
    return known is not None and (identity.holds_nothing(known) or identity.holds_nothing(copy))


def _others(session: Session, own: Place) -> list[tuple[str | None, Place]]:
    """Every other plan that is kept here, and whose it is (None: one's own)."""
    try:
        found = people.read(session.home)
    except CannotRead:
        return []
    every: list[tuple[str | None, str]] = [(None, found.own), *found.others.items()] if found else []
    return [(name, place(session.home, stem)) for name, stem in every if stem != own.name]


def _is_theirs(other: Place, copy: Tables, source: Place) -> bool:
    """Whether the copy is of that plan. A locked one is not opened: the key that opened the copy is for it, or not."""
    try:
        if other.locked:
            locked = source.key is not None and files.first(source.plan, len(AGE)) == AGE
            return locked and source.key is not None and key_files.fits(other.plan, source.key) is True
        tables = opened(files.read(other.plan)[0], other.plan, other)[1]
        return not identity.holds_nothing(tables) and identity.is_one(copy, tables)
    except (CannotRead, OSError, *codec.REFUSED):
        return False
