"""The names of files in the folder: they say the order of what one device wrote, and a hash of the sealed bytes.

So a look can tell from names alone whether there is anything new, and a file that is there half is known without a key.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from goalwalk.core.tuples import NamedTuple

DEVICE = re.compile("[A-Za-z]{8}")
PIECE = re.compile(r"(snapshot-)?([0-9]{6,9})-([0-9a-f]{32})\.age")
YEAR = re.compile(r"year-([0-9a-f]{32})\.age")
KEY = re.compile(r"([A-Za-z]{8})-([0-9]{1,6})\.key")
MARK = 32  # letters of a hash


class Name(NamedTuple):
    """The name of a segment, or of a snapshot (`whole`): its number among those of its device, and its hash."""

    seq: int
    mark: str
    whole: bool

    @property
    def text(self) -> str:
        """The name as it is written."""
        return f"{'snapshot-' if self.whole else ''}{self.seq:06}-{self.mark}.age"

    def fits(self, data: bytes) -> bool:
        """Whether these bytes are the file of this name, whole."""
        return mark(data) == self.mark


def mark(data: bytes) -> str:
    """What of a hash of these bytes a name holds."""
    return hashlib.sha256(data).hexdigest()[:MARK]


def read(text: str) -> Name | None:
    """The name of a segment or a snapshot; None: it is none of ours, whoever put it there."""
    found = PIECE.fullmatch(text)
    if found is None:
        return None
    name = Name(int(found[2]), found[3], bool(found[1]))
    return name if name.text == text else None


def pieces(texts: Iterable[str]) -> list[Name]:
    """The segments and snapshots among these names, in order, a snapshot behind the segment that it ends with."""
    found = (name for name in map(read, texts) if name is not None)
    return sorted(found, key=lambda name: (name.seq, name.whole, name.mark))


def year(sha256: str) -> str:
    """The name of a year of history that says this."""
    return f"year-{sha256[:MARK]}.age"


def key(device: str, number: int) -> str:
    """The name of the folder's keys, as a device has locked them with a passphrase."""
    return f"{device}-{number}.key"
