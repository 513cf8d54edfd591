"""Every file of the plan in the folder, read from end to end: which are whole, which half or damaged, where one is not
there that others name.
"""

from __future__ import annotations

from datetime import datetime

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.plan import year_files
from goalwalk.store.schema import codec
from goalwalk.store.sync import names, publishing, reading, sealing
from goalwalk.store.sync.carrier import KEYS, Carrier
from goalwalk.store.sync.pieces import Piece
from goalwalk.store.sync.state import State


class CheckedDevice(NamedTuple):
    """A device: its id, what it is called, whether it is this one, when it wrote last; its files that are whole, and of
    the others each with why; how many are not there yet that should be; whether it was taken out.
    """

    id: str
    called: str
    is_this: bool
    latest: datetime | None
    whole: int
    troubles: tuple[tuple[str, str], ...]
    gaps: int
    is_out: bool


class Checked(NamedTuple):
    """What lies in the folder of this plan, and names there that are none of ours. `trouble`: this device was taken out
    ("sync_removed"), or the folder has a key that it has not read ("sync_key").
    """

    folder: str
    plan: str
    devices: tuple[CheckedDevice, ...]
    strangers: tuple[str, ...]
    trouble: str | None


def checked(carrier: Carrier, state: State) -> Checked:
    """Read all of it. Raises OSError, CannotRead("lock_missing")."""
    devices, strangers = [], []
    for folder in sorted(carrier.folders()):
        listed = carrier.names(folder)
        if names.is_device(folder):
            known = [name for name in listed if names.read(name) or names.is_year(name)]
            devices.append(_device(carrier, state, folder, known))
        else:
            known = [name for name in listed if folder == KEYS and names.number_of_key(name) is not None]
            if folder != KEYS:
                strangers.append(folder)
        strangers += [f"{folder}/{name}" for name in listed if name not in known]
    return Checked(
        state.folder, state.plan, tuple(devices), tuple(strangers), publishing.what_keeps_out(carrier, state)
    )


def _device(carrier: Carrier, state: State, device: str, listed: list[str]) -> CheckedDevice:
    troubles: list[tuple[str, str]] = []
    read: list[Piece] = []
    for name in names.pieces(listed):
        try:
            read.append(reading.opened(carrier, state, device, name))
        except OSError:
            troubles.append((name.text, "sync_half"))
        except CannotRead as problem:
            if problem.code == "lock_missing":
                raise
            troubles.append((name.text, problem.code))
    snapshots = [piece.tables for piece in read if piece.whole]
    years = {names.year(year.sha256): year for tables in snapshots for year in year_files.named(tables)}
    for text in filter(names.is_year, listed):
        try:
            data = sealing.opened(state.keys, carrier.read(device, text))
            if text in years:
                year_files.verified(data, years[text])
        except CannotRead as problem:
            troubles.append((text, problem.code))
        except (OSError, *codec.REFUSED):
            troubles.append((text, "sync_half"))
    latest = max((piece.about.stamp for piece in read), default=stamps.NONE)
    called = max(((piece.about.stamp, piece.about.called) for piece in read), default=("", device))[1]
    gone = len(years.keys() - set(listed)) + _gaps(read)
    return CheckedDevice(
        device,
        state.called if device == state.device else called,
        device == state.device,
        stamps.when(latest) if latest > stamps.NONE else None,
        len(listed) - len(troubles),
        tuple(troubles),
        gone,
        device in state.removed,
    )


def _gaps(read: list[Piece]) -> int:
    """How many segments are not there behind the newest snapshot: each names the one before."""
    newest = max((piece.about.seq for piece in read if piece.whole), default=-1)
    segments = {piece.about.seq for piece in read if not piece.whole and piece.about.seq > newest}
    if newest < 0 and not segments:
        return 0
    return max((*segments, newest)) - max(newest, 0) - len(segments) + (newest < 0)
