"""Where an opened key is held for a while, so that the passphrase is paid once: in memory, never on the disk.

That is the runtime folder of whoever is logged in (a tmpfs, 0600, gone with the log-out). A Mac and Windows have none:
there it is the keyring of the system, and no other back end of `keyring`, since some keep nothing and some plain text.

A key whose time is over opens nothing, and is taken away by the next command that meets it; where systemd runs for the
person who is logged in, by a timer of it as well, so that it goes also when nobody types anything more.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import dumps, loads

IN_MEMORY = ("tmpfs", "ramfs")
REAL_RINGS = ("keyring.backends.macOS", "keyring.backends.Windows")
SERVICE = "goalwalk"


class HeldKey(NamedTuple):
    """An opened key, and when it was opened and will be let go."""

    key: Key
    since: datetime
    until: datetime


class Holder(Protocol):
    """A place that keeps a short secret text by name. What it cannot do it does not do, and says nothing."""

    def keep(self, name: str, secret: str, held: HeldKey) -> None:
        """Keep it, in the place of what was kept by that name, until the time of the key is over."""

    def kept(self, name: str) -> str | None:
        """What is kept."""

    def drop(self, name: str) -> None:
        """Keep it no longer."""


def hold(own: Place, held: HeldKey, runtime: Path | None) -> bool:
    """Keep the opened key of this plan; whether there is a place for it, and it is really there."""
    holder = _holder(runtime)
    if holder is None:
        return False
    times = {"since": held.since.isoformat(), "until": held.until.isoformat()}
    secret = dumps({"key": held.key.text, **times}).decode()
    holder.keep(_name(own), secret, held)
    return holder.kept(_name(own)) == secret


def held(own: Place, now: datetime, runtime: Path | None) -> HeldKey | None:
    """The opened key of this plan; one whose time is over is let go, also when the clock was put back."""
    holder = _holder(runtime)
    secret = holder.kept(_name(own)) if holder else None
    if holder is None or secret is None:
        return None
    try:
        found = loads(secret.encode())
        times = (datetime.fromisoformat(found[name]) for name in ("since", "until"))
        opened = HeldKey(keys.read(found["key"].encode()), *times)
        if opened.since <= now < opened.until:
            return opened
    except (CannotRead, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    holder.drop(_name(own))
    return None


def let_go(own: Place, runtime: Path | None) -> None:
    """Hold the key of this plan no longer, nor what an editor left there of it."""
    if holder := _holder(runtime):
        holder.drop(_name(own))
        holder.drop(f"{_name(own)}.edit")


def in_memory(runtime: Path | None) -> Path | None:
    """A folder of ours in memory, for what is never to lie on a disk. None where there is none."""
    holder = _holder(runtime)
    return holder.folder() if isinstance(holder, Runtime) else None


def scratch(own: Place, memory: Path) -> Path:
    """Where an editor works on a text of this plan, in memory."""
    return memory / f"{_name(own)}.edit"


def let_all_go(runtime: Path | None) -> bool:
    """Hold no key any longer; False where they cannot be listed."""
    holder = _holder(runtime)
    if isinstance(holder, Runtime):
        holder.drop_all()
    return not isinstance(holder, Ring)


def _name(own: Place) -> str:
    """Tells one plan from another, and nothing about it."""
    return hashlib.sha256(os.fsencode(own.folder / own.stem)).hexdigest()[:32]


def _holder(runtime: Path | None) -> Holder | None:
    if sys.platform in ("darwin", "win32"):
        return _ring()
    folder = runtime or Path(f"/run/user/{os.getuid()}")
    return Runtime(folder / SERVICE) if _is_ours(folder) and _is_memory(folder) else None


class Runtime:
    """A folder in memory, a file a key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folder(self) -> Path | None:
        """The folder itself, made where it is missing; None where it is not ours."""
        with suppress(OSError):
            files.own_folder(self._folder)
        return self._folder if _is_ours(self._folder) else None

    def keep(self, name: str, secret: str, held: HeldKey) -> None:
        """Keep it, 0600 in a folder that is 0700, in a file named by its end: a timer takes away that one alone, and
        never what is held by then.
        """
        path = self._folder / f"{name}.{int(held.until.timestamp())}"
        with suppress(OSError), files.undisturbed():
            files.own_folder(self._folder)
            if _is_ours(self._folder):
                files.put(self._folder / f"{name}.tmp", path, secret.encode())
                for other in self._files(name):
                    if other != path:
                        files.discard(other)
        with suppress(OSError):  # where the system does not say, its time is looked at by the next command
            if path.exists():
                self._take_away_later(path, held)

    def kept(self, name: str) -> str | None:
        """What is kept, unless others could read it or have put it there."""
        try:
            if not _is_ours(self._folder):
                return None
            return next((files.read(path)[0].decode() for path in self._files(name)), None)
        except (CannotRead, ValueError):
            return None

    def drop(self, name: str) -> None:
        """Keep it no longer."""
        for path in (*self._files(name), self._folder / name):
            files.discard(path)

    def _files(self, name: str) -> list[Path]:
        """What is kept by that name: one file, unless a command was cut short between two; the latest first."""
        with suppress(OSError):
            here = [path for path in self._folder.iterdir() if path.stem == name and path.suffix[1:].isdigit()]
            return sorted(here, key=lambda path: int(path.suffix[1:]), reverse=True)
        return []

    def _take_away_later(self, path: Path, held: HeldKey) -> None:
        """Ask systemd, where it runs for this person, to take the file away then, also after a computer has slept. It
        is not waited for, and where it cannot, the next command does it. It learns this path and nothing else.
        """
        from shutil import which

        runtime = self._folder.parent
        program, remove = which("systemd-run"), which("rm")
        runs = os.path.exists(runtime / "systemd" / "private")  # noqa: PTH110 - no, too, where nobody may look
        if program is None or remove is None or not runs:
            return
        seconds = int((held.until - held.since).total_seconds())
        end = held.until.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        when = (f"--on-active={seconds}", f"--on-calendar={end}", "--timer-property=AccuracySec=1s")
        nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
        with suppress(OSError):
            told = [program, "--user", "--quiet", "--collect", *when, remove, "-f", "--", str(path)]
            os.posix_spawn(
                program, told, {**os.environ, "XDG_RUNTIME_DIR": str(runtime)}, file_actions=nothing, setpgroup=0
            )

    def drop_all(self) -> None:
        """Keep nothing."""
        with suppress(OSError):
            for path in self._folder.iterdir() if _is_ours(self._folder) else ():
                files.discard(path)


class Ring:
    """The keyring of the system."""

    def __init__(self, ring: Any) -> None:
        self._ring = ring

    def keep(self, name: str, secret: str, held: HeldKey) -> None:
        """Keep it. It has no timers: the next command that meets it takes it away."""
        self._quietly(lambda: self._ring.set_password(SERVICE, name, secret))

    def kept(self, name: str) -> str | None:
        """What is kept."""
        found = self._quietly(lambda: self._ring.get_password(SERVICE, name))
        return found if isinstance(found, str) else None

    def drop(self, name: str) -> None:
        """Keep it no longer."""
        self._quietly(lambda: self._ring.delete_password(SERVICE, name))

    def _quietly(self, work: Callable[[], object]) -> object:
        with suppress(Exception):  # each back end has errors of its own; all of them mean that nothing is kept
            return work()
        return None


def _ring() -> Ring | None:
    try:
        import keyring
    except ImportError:
        return None
    ring = keyring.get_keyring()
    return Ring(ring) if type(ring).__module__ in REAL_RINGS else None


def _is_ours(folder: Path) -> bool:
    """A folder, not a link to one, of nobody else's and open to nobody else."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _is_memory(folder: Path) -> bool:
    """Whether what lies there is in memory, by the kernel's own table of what is mounted where."""
    try:
        device = folder.stat().st_dev
        table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    here = (line for line in table.splitlines() if line.split(" ", 3)[2] == number)
    kinds = {line.partition(" - ")[2].split(" ", 1)[0] for line in here}
    return bool(kinds) and kinds <= set(IN_MEMORY)
