"""The names of files in the folder: they say the order of what one device wrote, and a hash of the sealed bytes.

So a look can tell from names alone whether there is anything new, and a file that is there half is known without a key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from goalwalk.core.tuples import NamedTuple

SNAPSHOT, YEAR, SEALED, KEY = "snapshot-", "year-", ".age", ".key"
HEX = "0123456789abcdef"
MARK = 32  # letters of a hash, and of a plan's identity
MOST = 9  # digits of a number


class Name(NamedTuple):
    """The name of a segment, or of a snapshot (`whole`): its number among those of its device, and its hash."""

    seq: int
    mark: str
    whole: bool

    @property
    def text(self) -> str:
        """The name as it is written."""
        return f"{SNAPSHOT if self.whole else ''}{self.seq:06}-{self.mark}{SEALED}"

    def fits(self, data: bytes) -> bool:
        """Whether these bytes are the file of this name, whole."""
        return mark(data) == self.mark


def mark(data: bytes) -> str:
    """What of a hash of these bytes a name holds."""
    return hashlib.sha256(data).hexdigest()[:MARK]


def read(text: str) -> Name | None:
    """The name of a segment or a snapshot; None: it is none of ours, whoever put it there."""
    number, dash, found = text.removeprefix(SNAPSHOT).removesuffix(SEALED).partition("-")
    if not dash or not is_plan(found) or not _is_number(number):
        return None
    name = Name(int(number), found, text.startswith(SNAPSHOT))
    return name if name.text == text else None


def is_device(text: str) -> bool:
    """Whether this is how a device is called in the folder."""
    return len(text) == 8 and text.isascii() and text.isalpha()


def is_plan(text: str) -> bool:
    """Whether this is how a plan is called in the folder, or a hash in a name."""
    return len(text) == MARK and not text.strip(HEX)


def is_year(text: str) -> bool:
    """Whether this is the name of a year of history."""
    return text.startswith(YEAR) and text.endswith(SEALED) and is_plan(text[len(YEAR) : -len(SEALED)])


def number_of_key(text: str) -> int | None:
    """The number of a file of keys among those of its device; None: it is none."""
    device, _, number = text.removesuffix(KEY).partition("-")
    if text.endswith(KEY) and is_device(device) and _is_number(number):
        return int(number)
    return None


def _is_number(text: str) -> bool:
    return 0 < len(text) <= MOST and text.isascii() and text.isdecimal()


def pieces(texts: Iterable[str]) -> list[Name]:
    """The segments and snapshots among these names, in order, a snapshot behind the segment that it ends with."""
    found = (name for name in map(read, texts) if name is not None)
    return sorted(found, key=lambda name: (name.seq, name.whole, name.mark))


def year(sha256: str) -> str:
    """The name of a year of history that says this."""
    return f"{YEAR}{sha256[:MARK]}{SEALED}"


def key(device: str, number: int) -> str:
    """The name of the folder's keys, as a device has locked them with a passphrase."""
    return f"{device}-{number}{KEY}"
