"""What a look can tell of the folder from names alone: whether there is anything new. Every look of a synced plan asks,
so no more is loaded here than that takes.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from goalwalk.store.schema import migrations
from goalwalk.store.sync import names
from goalwalk.store.sync.carrier import KEYS, Carrier, FolderCarrier
from goalwalk.store.sync.names import Name
from goalwalk.store.sync.state import Cursor, State


def carrier_of(kept: State) -> FolderCarrier:
    """Where the plan's files lie."""
    return FolderCarrier(Path(kept.folder), kept.plan, kept.device)


def others(carrier: Carrier, state: State) -> list[str]:
    """The devices that have written, but for this one and those that were taken out. Raises OSError."""
    gone = {state.device, KEYS, *state.removed}
    return sorted(device for device in carrier.folders() if names.is_device(device) and device not in gone)


def has_news(carrier: Carrier, state: State) -> bool:
    """Whether there is anything that was not taken in, nor passed over as it stands, or that this device did not write
    though it bears its name: told from names alone. Raises OSError.
    """
    devices = others(carrier, state)  # which is asked first: a folder that is gone is not waited for long
    known = {*state.own.files, *state.own.going}
    if any(name.text not in known for name in names.pieces(carrier.names(state.device))):
        return True
    for device in devices:
        for name in beyond(carrier.names(device), state.cursors.get(device)):
            if (passed := state.passed.get(f"{device}/{name.text}")) is None:
                return True
            with suppress(OSError):
                if not passed.startswith(standing(carrier, state, device, name)):
                    return True
    return False


def beyond(texts: list[str], cursor: Cursor | None) -> list[Name]:
    """The segments and snapshots that are later than the cursor."""
    found = names.pieces(texts)
    return found if cursor is None else [name for name in found if name.seq > cursor.seq]


def passed_over(state: State) -> set[str]:
    """Why files were passed over that stand as they stood then, by codes."""
    return {how.rpartition(" ")[2] for how in state.passed.values()}


def standing(carrier: Carrier, state: State, device: str, name: Name) -> str:
    """How a file stands; another key, or another version of goalwalk, may open it as it stands. Raises OSError."""
    found = carrier.standing(device, name.text)
    return f"{migrations.SCHEMA}.{len(state.keys)}.{found.size}.{found.changed} "
