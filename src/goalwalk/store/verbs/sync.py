"""Syncing that somebody asks for: beginning it, joining it, now, looking whether all is whole, taking a device out.

Whoever asks waits for the folder. What lies there of other plans is looked at by name alone.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import device, files, stamps
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.open_plan import OpenPlan
from goalwalk.store.plan.session import LoadedPlan, Session
from goalwalk.store.schema import codec, identity
from goalwalk.store.schema.conflicts import conflicts
from goalwalk.store.sync import carrier, checking, names, news, reading, sealing, state
from goalwalk.store.sync.carrier import KEYS, PATIENT, Carrier, FolderCarrier, Impatient
from goalwalk.store.sync.news import carrier_of
from goalwalk.store.sync.state import Keys, State
from goalwalk.store.sync.troubles import problem_of
from goalwalk.store.verbs import erase
from goalwalk.store.verbs.synced import Moved, Syncing, moved_to

CODE = 6  # letters of a plan's name in the folder, which tell it from the others there


class Joined(NamedTuple):
    """How syncing was begun: the code of the plan in the folder, whether it lay there, and what came and went."""

    code: str
    was_there: bool
    moved: Moved


def patient(folder: Carrier) -> Carrier:
    """The folder, for somebody who waits."""
    return Impatient(folder, PATIENT, PATIENT)


def code_of(plan: str) -> str:
    """How a plan in a folder is told from others there."""
    return plan[:CODE]


def lying_in(folder: Path) -> list[str]:
    """The plans that lie in a folder, by their names there. Raises NotSaved for a folder that cannot be looked into."""
    with _asked(folder):
        found = carrier.within(PATIENT, lambda: carrier.plans_in(folder))
    return [plan for plan in found if names.is_plan(plan)]


def has_begun(folder: Path, plan: str) -> bool:
    """Whether anything lies there of a plan: who began to sync it may have been cut off. Raises NotSaved."""
    with _asked(folder):
        there = patient(FolderCarrier(folder, plan, ""))
        return any(there.names(found) for found in there.folders())


def own_names(session: Session) -> frozenset[str]:
    """What one's own plan may be called in a folder; nothing where there is none yet, or nothing in it."""
    if not session.exists():
        return frozenset()
    tables = session.current().tables
    return frozenset() if identity.holds_nothing(tables) else identity.names(tables)


def state_of(session: Session) -> State | None:
    """How far this device is with the folder; None: this plan is not synced. Raises as `Session.keyed` does."""
    return state.read(session.keyed()) if session.exists() and session.place().is_synced else None


def _kept(session: Session) -> State:
    kept = state_of(session)
    if kept is None:
        raise CannotBeDone("sync_not")
    return kept


def begin(session: Session, folder: Path, passphrase: str, called: str) -> Joined:
    """Sync the plan through this folder, as the first device. Raises CannotBeDone, CannotRead, NotSaved."""
    with session.locked_as(session.keyed) as own, _asked(folder):
        loaded = session.read(own)
        named = loaded.tables[codec.STATE]["1"]["identity"]
        drawn = (sealing.drawn(session.stamp(loaded.tables)),)
        wrapped = sealing.wrapped(drawn, passphrase)
        known = _device(session)
        place = FolderCarrier(folder, named, known.id)
        carrier.within(PATIENT, place.make)
        key_file = names.key(known.id, 1)
        state.write(own, State(str(folder), named, known.id, called, drawn, wrapped, (key_file,)))
        return _joined(session, own, was_there=False)


def _device(session: Session) -> device.Device:
    """The device of this home, once it is kept: else the next command would be another one. Raises NotSaved."""
    known = device.needed(session.home, session.random)
    if device.read(session.home) is None:
        raise NotSaved("not_written", path=str(session.home / device.NAME), errno="?")
    return known


def keys_in(folder: Path, plan: str, passphrase: str) -> tuple[Keys, bytes, tuple[str, ...]]:
    """The keys of a plan in a folder, how the passphrase locks them, and the files they were read from.

    Raises CannotBeDone("sync_not_yet") where none lie there yet, CannotRead("sync_passphrase") for a wrong one, and as
    `keys.unwrapped` does.
    """
    there = FolderCarrier(folder, plan, "")
    found: Keys = ()
    best: tuple[int, bytes] = (0, b"")
    problems: list[CannotRead] = []
    with _asked(folder):
        listed = sorted(name for name in patient(there).names(KEYS) if names.number_of_key(name) is not None)
        for name in listed:
            try:
                data = patient(there).read(KEYS, name)
                opened = sealing.unwrapped(data, passphrase)
            except CannotRead as problem:
                problems.append(CannotRead(problem.code, **{"path": str(folder / name)} | problem.facts))
                continue
            found = sealing.united(found, opened)
            best = max(best, (len(opened), data))
    if not listed:
        raise CannotBeDone("sync_not_yet", folder=str(folder))
    if not found:
        if any(problem.code == "wrong_passphrase" for problem in problems):
            raise CannotRead("sync_passphrase")
        raise problems[0]
    return found, best[1], tuple(listed)


def join(session: Session, folder: Path, plan: str, passphrase: str, called: str) -> Joined:
    """Sync the plan that lies in this folder: it comes here, or together with the copy of it that is here.

    Raises CannotBeDone, CannotRead, NotSaved.
    """
    found, wrapped, key_files = keys_in(folder, plan, passphrase)
    known = _device(session)
    begun = State(str(folder), plan, known.id, called, found, wrapped, key_files)
    if session.exists():
        with session.locked_as(session.keyed) as own, _asked(folder):
            state.write(own, begun)
            return _joined(session, own, was_there=True)
    with _asked(folder):
        taken = reading.taken_in(patient(carrier_of(begun)), begun)
    if not taken.pieces:
        raise CannotBeDone("sync_not_yet", folder=str(folder))
    with session.locked_as(session.new_place) as own, _asked(folder):
        _begin_with_nothing(session, own, plan)
        state.write(own, begun)
        return _joined(session, own, was_there=True, taken=taken)


def _begin_with_nothing(session: Session, own: Place, plan: str) -> None:
    """A plan with nothing in it yet, under the name of the one in the folder; it has no history that could be cut off
    from it. Raises NotSaved.
    """
    state_of_it = {"stamp": stamps.NONE, "identity": plan, "vector": {}}
    tables = codec.empty() | {codec.STATE: {"1": state_of_it}}
    db = OpenPlan(session, LoadedPlan(session.storage(own), tables, Plan()))
    db.write(db.stamp())


def _joined(session: Session, own: Place, *, was_there: bool, taken: reading.Taken | None = None) -> Joined:
    """What comes of a first look at the folder, or of what was `taken` from it already."""
    syncing = Syncing(session, own, patient)
    if syncing.known_here():
        syncing.adopt()
    else:
        syncing.number_on()
    syncing.take_in(taken)
    syncing.save(syncing.state._replace(arrived=0))
    return Joined(code_of(syncing.state.plan), was_there, syncing.moved)


def now(session: Session) -> Moved:
    """Take in and add all there is, and wait for it. Raises CannotBeDone("sync_not"), NotSaved."""
    with _syncing(session) as syncing:
        syncing.take_in()
        return syncing.moved


def erase_from_copies(session: Session) -> int:
    """Take out of the copies here what was erased on another device; how many it was in. Raises as `erase` does."""
    kept = state_of(session)
    if kept is None or not kept.in_copies:
        return 0
    count = erase.erase_from_copies(session, kept.in_copies)
    with _syncing(session) as syncing:
        syncing.save(syncing.state._replace(in_copies=()))
    return count


def erase_everywhere(session: Session) -> None:
    """Erase every thing of the plan, here and, as each comes to it, on the devices that it is synced to.

    Raises as `now` does where the folder is not there: nobody would hear of it. Then nothing is erased.
    """
    now(session)
    tables = session.looked_back().tables
    if ids := [one["id"] for name in kinds.TABLES for one in tables[name].values()]:
        erase.erase(session, ids)
    now(session)


def reopen(session: Session, passphrase: str) -> Moved:
    """As `now`, once the keys were read anew: another device has drawn one, or this one was taken out and comes back.

    Raises as `keys_in` does, and as `now`.
    """
    kept = _kept(session)
    found, wrapped, key_files = keys_in(Path(kept.folder), kept.plan, passphrase)
    with _syncing(session) as syncing:
        kept = syncing.state
        is_out = bool(kept.own.files) and kept.device not in syncing.carrier.folders()
        syncing.save(
            kept._replace(
                keys=sealing.united(kept.keys, found), wrapped=wrapped, key_files=key_files, passed={}, told={}
            )
        )
        if is_out:
            _come_back(session, syncing)
    moved = now(session)
    if "sync_removed" not in moved.troubles:
        return moved
    with _syncing(session) as syncing:  # whoever took it out was cut off
        _come_back(session, syncing)
    again = now(session)
    return again._replace(came=moved.came + again.came, added=moved.added + again.added)


def _come_back(session: Session, syncing: Syncing) -> None:
    """What was taken out comes back as another device: what the others have of the old one is over."""
    new = device.renewed(session.home, session.random, syncing.state.device)
    syncing.save(moved_to(syncing.state, new.id, None))


def off(session: Session) -> str | None:
    """This device syncs the plan no longer; what lies in the folder stays. Which folder, if that can be read.

    Raises CannotBeDone("sync_not"), NotSaved.
    """
    with session.locked_as(session.keyed) as own, files.saving(own.sync):
        kept = state.read(own)
        if kept is None and not own.is_synced:
            raise CannotBeDone("sync_not")
        state.remove(own)
    return kept.folder if kept else None


def check(session: Session) -> checking.Checked:
    """Every file of the plan in the folder, read. Raises CannotBeDone("sync_not"), NotSaved."""
    kept = _kept(session)
    with _asked(Path(kept.folder)):
        return checking.checked(patient(carrier_of(kept)), kept)


def devices(session: Session) -> dict[str, str]:
    """What the other devices are called, by their ids. Raises CannotBeDone("sync_not"), NotSaved."""
    kept = _kept(session)
    with _asked(Path(kept.folder)):
        there = news.others(patient(carrier_of(kept)), kept)
    return {own: kept.called_others.get(own, own) for own in there}


def device_named(session: Session, name: str) -> tuple[str, str]:
    """The id and the name of another device, once what it has written is here; with its id, where two have the name.

    Raises CannotBeDone("no_such_device"), ("sync_several"), ("sync_own"), and as `now` does.
    """
    now(session)
    every = devices(session)
    fits = [own for own, called in every.items() if folded(name) in (folded(own), folded(called))]
    if len(fits) > 1:
        raise CannotBeDone("sync_several", name=name, options=[f"{every[own]} ({own})" for own in fits])
    kept = _kept(session)
    if not fits:
        if folded(name) in (folded(kept.device), folded(kept.called)):
            raise CannotBeDone("sync_own", name=kept.called)
        raise CannotBeDone("no_such_device", name=name, known=list(every.values()))
    called = every[fits[0]]
    is_shared = sum(folded(other) == folded(called) for other in (kept.called, *every.values())) > 1
    return fits[0], f"{called} ({fits[0]})" if is_shared else called


def remove_device(session: Session, gone: str, passphrase: str) -> Moved:
    """What this device wrote is taken in, and goes from the folder; a new key seals all that is written from now on.

    Raises CannotBeDone("sync_not"), NotSaved.
    """
    with _syncing(session) as syncing:
        syncing.take_in()
        if not syncing.moved.troubles.isdisjoint(("sync_key", "sync_removed")):
            raise CannotBeDone("sync_key_first")
        kept = syncing.state
        drawn = sealing.drawn(session.stamp(session.read(syncing.own).tables))
        found = sealing.united(kept.keys, (drawn,))
        wrapped = sealing.wrapped(found, passphrase)
        number = 1 + max((names.number_of_key(name) or 0 for name in kept.key_files), default=0)
        name = names.key(kept.device, number)
        syncing.carrier.add(KEYS, name, wrapped)  # from here on nobody adds anything by another key
        try:
            syncing.save(
                kept._replace(
                    keys=found,
                    wrapped=wrapped,
                    key_files=(*kept.key_files, name),
                    removed=tuple(sorted({*kept.removed, gone})),
                    cursors={own: cursor for own, cursor in kept.cursors.items() if own != gone},
                )
            )
        except OSError:
            syncing.carrier.remove(KEYS, name)
            raise
        for other in syncing.carrier.names(KEYS):
            if other != name and names.number_of_key(other) is not None:
                syncing.carrier.remove(KEYS, other)
        syncing.carrier.drop(gone)
        syncing.add_anew()
        return syncing.moved


def arrived(session: Session) -> int:
    """How many things have come by themselves that were not told yet; from now on they were."""
    with suppress(CannotRead, CannotBeDone, NotSaved, OSError):
        own = session.at_hand(session.listed())
        kept = state.read(own)
        if kept and kept.arrived:
            with session.locked(own, wait=False):
                fresh = state.read(own) or kept
                state.write(own, fresh._replace(arrived=0))
            return kept.arrived
    return 0


def to_look_at(session: Session) -> int:
    """How many things were written on two devices, neither seeing the other's, and wait for somebody to choose."""
    return len(conflicts(session.current().tables))


@contextmanager
def _syncing(session: Session) -> Iterator[Syncing]:
    with session.locked_as(session.keyed) as own:
        syncing = Syncing(session, own, patient)
        with _asked(Path(syncing.state.folder)):
            yield syncing


@contextmanager
def _asked(folder: Path) -> Iterator[None]:
    """What the folder says no to is told to whoever asked. Raises NotSaved."""
    try:
        yield
    except OSError as error:
        number = errno.errorcode.get(error.errno or 0, "?")
        path = os.fspath(error.filename or folder)
        raise NotSaved(problem_of(error, str(folder)), folder=str(folder), path=path, errno=number) from error
