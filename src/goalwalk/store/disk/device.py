"""Which device writes: an id of the home, in a file of its own, and the latest stamp that was ever given here.

It is remembered with the machine's own id and with where the home lies: a home that was copied to another machine, or
beside itself, draws a new one, and so does one whose file is gone or damaged. So no two devices ever give one stamp;
and no device gives one twice, also when an older copy is put back while the clock runs behind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from goalwalk.core.errors import CannotRead, NotSaved
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, stamps, write_locks
from goalwalk.store.disk.tables import loads

NAME = "device"
MACHINE = ("/etc/machine-id", "/var/lib/dbus/machine-id")
LAYOUT = '{"device":"%s","home":"%s","latest":"%s"}\n'
AT = len(LAYOUT % (" " * 8, " " * 64, "")) - len('"}\n')  # where the latest stamp begins
LARGEST = 1024
WAIT = 1.0  # seconds for whoever writes in the home just now


class Device(NamedTuple):
    """The id of a home, eight letters, and the latest stamp given there."""

    id: str
    latest: str


def read(home: Path) -> Device | None:
    """The device of this home; None where it has none yet, or the file is another home's, or damaged."""
    try:
        data = files.read(home / NAME, LARGEST)[0]
        found = loads(data)
        own, latest = found["device"], found["latest"]
        if data.decode() != LAYOUT % (own, _home(home), latest) or not stamps.is_stamp(stamps.NONE[:18] + own):
            return None
        return Device(own, latest if stamps.is_stamp(latest) else stamps.NONE)
    except (CannotRead, OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def needed(home: Path, random: Callable[[int], bytes]) -> Device:
    """The device of this home, drawn where there is none. A home that cannot be written to has one for this once."""
    if found := read(home):
        return found
    drawn = Device(_letters(random), stamps.NONE)
    with suppress(OSError, NotSaved), write_locks.locked(home / "people.lock", WAIT):
        if found := read(home):  # somebody was quicker
            return found
        _put(home, drawn)
    return drawn


def renewed(home: Path, random: Callable[[int], bytes], was: str) -> Device:
    """Another device for this home than `was`, which somebody else goes by, too; as it is where it is another already.
    Stamps go on from the latest. Raises OSError, NotSaved.
    """
    with write_locks.locked(home / "people.lock", WAIT):
        found = read(home)
        if found is not None and found.id != was:
            return found
        drawn = Device(_letters(random), found.latest if found else stamps.NONE)
        _put(home, drawn)
    return drawn


def give(home: Path, stamp: str) -> None:
    """This stamp is given from now on. It is written in place: what a power cut takes of it, the plan still knows."""
    with suppress(OSError):
        file = os.open(home / NAME, os.O_WRONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0))
        try:
            os.lseek(file, AT, os.SEEK_SET)
            os.write(file, stamp.encode())
        finally:
            os.close(file)


def forget(home: Path) -> None:
    """There is no such file. Raises OSError."""
    (home / NAME).unlink(missing_ok=True)


def _letters(random: Callable[[int], bytes]) -> str:
    return "".join(chr(ord("a") + byte % 26) for byte in random(8))


def _put(home: Path, drawn: Device) -> None:
    files.put(home / "device.tmp", home / NAME, (LAYOUT % (drawn.id, _home(home), drawn.latest)).encode())


def _home(home: Path) -> str:
    """Tells this home on this machine from every other, and nothing about it. Raises OSError."""
    where = os.path.realpath(home)
    said = f"goalwalk\n{machine()}\n{where}\n{Path(where).stat().st_ino}"
    return hashlib.sha256(said.encode(errors="surrogateescape")).hexdigest()


def machine() -> str:
    """The machine's own id; nothing where it says none, and then the place of the home has to do."""
    for path in MACHINE:
        with suppress(CannotRead, UnicodeDecodeError):
            return files.read(Path(path), LARGEST)[0].decode()
    return ""
