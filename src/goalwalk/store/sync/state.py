"""How far this device is with the folder: a file beside the plan, sealed by the plan's key where the plan has a lock.

What is new in the folder is told from it by names alone. It is written before what it says is done: a file of one's own
that it names and that is not there is made good by a snapshot, and one that it does not name was written by somebody
else who goes by the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, stamps
from goalwalk.store.disk.paths import AGE, Place
from goalwalk.store.disk.tables import dumps, loads
from goalwalk.store.sync import names

VERSION = 1
MOST = 1024 * 1024
NOTHING: Mapping[str, Any] = MappingProxyType({})
REFUSED = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)


class FolderKey(NamedTuple):
    """A key of the folder, an age identity, and the stamp of when it was drawn."""

    made: str
    identity: str


Keys = tuple[FolderKey, ...]  # the newest last


class Own(NamedTuple):
    """What this device has in the folder: the number and hash of its latest segment, the stamp up to which all is
    published, the number of its newest snapshot (-1: none), bytes and segments since; its files with the stamp each
    ends with, those that are to go, the years that lie there, and how many things were erased when it wrote last.
    """

    seq: int = 0
    mark: str = ""
    stamp: str = stamps.NONE
    snapshot: int = -1
    size: int = 0
    files: Mapping[str, str] = NOTHING
    going: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    erased: int = 0


class Cursor(NamedTuple):
    """The latest segment of another device that was taken in: its number, its hash, its stamp."""

    seq: int
    mark: str
    stamp: str


class State(NamedTuple):
    """The folder and the plan's name in it; the device that writes, and what it is called; the keys, how the passphrase
    locks them, and the files of keys that were read; how far each device was read, and what it is called; which devices
    were taken out; files that were passed over as they stood; what was told on which day; how many things came that
    were not told yet; what was erased elsewhere, and may stand in copies here until somebody is asked about them;
    whether something that was written here waits for the folder to be there.
    """

    folder: str
    plan: str
    device: str
    called: str
    keys: Keys
    wrapped: bytes
    key_files: tuple[str, ...] = ()
    own: Own = Own()
    cursors: Mapping[str, Cursor] = NOTHING
    called_others: Mapping[str, str] = NOTHING
    removed: tuple[str, ...] = ()
    passed: Mapping[str, str] = NOTHING
    told: Mapping[str, str] = NOTHING
    arrived: int = 0
    in_copies: tuple[str, ...] = ()
    waits: bool = False


NEEDED = set(State._fields) - {"waits"}  # which came later


def read(place: Place) -> State | None:
    """The state; None where the plan is not synced from here, or nobody can say any more how far it was.

    Raises CannotRead("locked"), ("lock_missing") where it is sealed and cannot be opened, ("too_new").
    """
    try:
        data = place.opened(files.read(place.sync, MOST)[0])
        return _read(loads(data))
    except CannotRead as problem:
        if problem.code in ("locked", "lock_missing", "too_new"):
            raise
        return None
    except REFUSED:
        return None


def is_open(place: Place) -> bool:
    """Whether it lies there without a lock."""
    return not files.first(place.sync, len(AGE)).startswith(AGE)


def write(place: Place, state: State) -> None:
    """From now on it is this; a power cut may bring back what it was. Raises OSError, CannotRead("locked")."""
    files.replace(place.sync_temp, place.sync, place.closed(dumps(_written(state))))


def follow(place: Place, new: Place) -> None:
    """It is sealed as the plan is, which lies at `new` from now on. Raises OSError."""
    if place.is_synced and (state := read(place)) is not None:
        write(new, state)


def remove(place: Place) -> None:
    """The plan is not synced from here any more. Raises OSError."""
    files.remove(place.sync_temp, place.sync)


def told(state: State, code: str, day: date) -> State | None:
    """The state once this was told on that day; None: it was, already."""
    if state.told.get(code) == day.isoformat():
        return None
    return state._replace(told={**state.told, code: day.isoformat()})


def _written(state: State) -> dict[str, Any]:
    return {
        **state._asdict(),
        "version": VERSION,
        "keys": [list(key) for key in state.keys],
        "wrapped": state.wrapped.hex(),
        "own": state.own._asdict() | {"files": dict(state.own.files)},
        "cursors": {device: list(cursor) for device, cursor in state.cursors.items()},
        **{name: dict(getattr(state, name)) for name in ("called_others", "passed", "told")},
    }


def _read(found: dict[str, Any]) -> State:
    version = found.pop("version")
    if type(version) is int and version > VERSION:
        raise CannotRead("too_new", schema=version)
    if version != VERSION or not NEEDED <= found.keys() <= set(State._fields):
        raise ValueError("not a state")
    own = Own(**found["own"])
    state = State(
        **found
        | {
            "keys": tuple(FolderKey(*key) for key in found["keys"]),
            "wrapped": bytes.fromhex(found["wrapped"]),
            "own": own._replace(going=tuple(own.going), years=tuple(own.years)),
            "cursors": {device: Cursor(*cursor) for device, cursor in found["cursors"].items()},
            "key_files": tuple(found["key_files"]),
            "removed": tuple(found["removed"]),
            "in_copies": tuple(found["in_copies"]),
        }
    )
    _check(state)
    return state


def _check(state: State) -> None:
    own = state.own
    each = (*state.cursors.values(), Cursor(own.seq, own.mark, own.stamp))
    if not all(type(one.seq) is int and type(one.mark) is str and stamps.is_stamp(one.stamp) for one in each):
        raise ValueError("not a cursor")
    devices = (state.device, *state.cursors, *state.called_others, *state.removed)
    if not all(names.is_device(device) for device in devices) or not names.is_plan(state.plan):
        raise ValueError("not a device")
    if not state.keys or not all(type(text) is str for key in state.keys for text in key):
        raise ValueError("no keys")
    texts = (
        *state.in_copies,
        state.folder,
        state.called,
        *state.called_others.values(),
        *state.told.values(),
        *state.passed.values(),
    )
    if not all(type(text) is str for text in texts) or not all(map(stamps.is_stamp, own.files.values())):
        raise ValueError("not a text")
    if not all(type(number) is int for number in (state.arrived, own.snapshot, own.size, own.erased)):
        raise ValueError("not a number")
