"""The keys of the folder: everything in it is sealed by the newest of them, apart from any lock of the plan.

A passphrase opens the file in which they lie; a device keeps them opened beside the plan. Whoever was given all but the
newest key opens nothing that was written since.
"""

from __future__ import annotations

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import keys, stamps
from goalwalk.store.disk.keys import Key
from goalwalk.store.sync.state import FolderKey, Keys

MOST = 24  # keys; older ones open nothing any more that anybody needs
FIRST = "# The keys of a goalwalk folder, the newest last."


def drawn(stamp: str) -> FolderKey:
    """A new key. Raises CannotRead("lock_missing")."""
    return FolderKey(stamp, keys.drawn())


def united(*many: Keys) -> Keys:
    """All of these keys, in the order in which they were drawn."""
    return tuple(sorted({key for each in many for key in each}))[-MOST:]


def sealed(own: Keys, data: bytes) -> bytes:
    """A file of the folder that says this. Raises CannotRead("lock_missing")."""
    return Key(own[-1].identity).closed(data)


def opened(own: Keys, data: bytes) -> bytes:
    """What a file of the folder says. Raises CannotRead: "wrong_key", "damaged", "lock_missing"."""
    return keys.opened_by_any([key.identity for key in reversed(own)], data)


def wrapped(own: Keys, passphrase: str) -> bytes:
    """The keys locked with a passphrase. Takes a second or two. Raises as `keys.wrapped` does."""
    return keys.wrapped(_text(own).encode(), passphrase)


def unwrapped(data: bytes, passphrase: str) -> Keys:
    """The keys from what the passphrase locks. Raises as `keys.unwrapped` does."""
    return read(keys.unwrapped(data, passphrase))


def read(text: bytes) -> Keys:
    """The keys from their text. Raises CannotRead("key_damaged")."""
    try:
        first, *lines = text.decode("ascii").splitlines()
    except ValueError as error:
        raise CannotRead("key_damaged") from error
    found = tuple(FolderKey(*line.split(" ", 1)) for line in lines if " " in line)
    if first != FIRST or not found or len(found) != len(lines) or list(found) != sorted(set(found)):
        raise CannotRead("key_damaged")
    if not all(stamps.is_stamp(key.made) and keys.IDENTITY.fullmatch(key.identity) for key in found):
        raise CannotRead("key_damaged")
    return found


def _text(own: Keys) -> str:
    return "\n".join((FIRST, *(f"{key.made} {key.identity}" for key in own))) + "\n"
