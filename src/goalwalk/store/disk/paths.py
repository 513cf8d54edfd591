"""Where everything of one plan lies. A plan that is a symlink is followed: all else lies beside its target.

A locked plan bears `.age` at the end of its name, and so does every copy of it and every file of its history.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.store.disk.keys import Key

HISTORY_TEMP = "history.tmp"  # a file of history, while it is written
PLAIN = ".json"
LOCKED = ".json.age"
OFFERS = ".offers.json"
AGE = b"age-encryption.org/"  # how every file begins that is locked


class Place(NamedTuple):
    """The paths of one plan: `link` the name in the home, `plan` the file itself; `key` opens it, once it is known."""

    link: Path
    plan: Path
    key: Key | None = None

    @property
    def locked(self) -> bool:
        """Whether its files can be read with a key alone."""
        return self.link.name.endswith(LOCKED)

    @property
    def ending(self) -> str:
        """How the names of its files end."""
        return LOCKED if self.locked else PLAIN

    @property
    def twin(self) -> Place:
        """The same plan with a lock, where it has none; without one, where it has."""
        return Place(twin(self.link, locked=not self.locked), twin(self.plan, locked=not self.locked))

    @property
    def name(self) -> str:
        """Its eight letters."""
        return stem_of(self.link)

    @property
    def folder(self) -> Path:
        """The folder of the file itself."""
        return self.plan.parent

    @property
    def stem(self) -> str:
        """The name of the plan without its ending; every file of the plan begins with it."""
        return stem_of(self.plan)

    @property
    def lock(self) -> Path:
        """What a writer holds."""
        return self.folder / f"{self.stem}.lock"

    @property
    def new(self) -> Path:
        """The new version, while it is written, and then for an instant what it has displaced."""
        return self.folder / f"{self.stem}.new.tmp"

    @property
    def second(self) -> Path:
        """The second file of the new version, and any other backup, while it is written."""
        return self.backups / "copy.tmp"

    @property
    def temp(self) -> Path:
        """Anything else beside the plan, while it is written. One name is enough: only who holds the lock writes it."""
        return self.folder / f"{self.stem}.tmp"

    @property
    def copy_temp(self) -> Path:
        """A copy, while it is written."""
        return self.folder / f"{self.stem}.copy.tmp"

    @property
    def link_temp(self) -> Path:
        """The name in the home, while it is made anew for a plan that lies elsewhere."""
        return self.link.parent / f"{self.name}.link.tmp"

    @property
    def backups(self) -> Path:
        """The folder of earlier versions."""
        return self.folder / "backups" / self.stem

    @property
    def history(self) -> Path:
        """The folder of what is older than the recent months, a file a year."""
        return self.folder / "history" / self.stem

    @property
    def draft(self) -> Path:
        """The answers of a walk that is under way."""
        return self.folder / f"{self.stem}.draft{self.ending}"

    @property
    def review_draft(self) -> Path:
        """The answers of a review that is under way."""
        return self.folder / f"{self.stem}.draft-review{self.ending}"

    @property
    def drafts(self) -> tuple[Path, Path]:
        """The answers of any talk that is under way."""
        return self.draft, self.review_draft

    @property
    def now_page(self) -> Path:
        """What of a locked plan may be seen: never locked itself, and there for a locked plan alone."""
        return self.folder / f"{self.stem}.now.json"

    @property
    def offers(self) -> Path:
        """What groups offer to this plan: beside its name in the home, never locked itself."""
        return self.link.parent / f"{self.name}{OFFERS}"

    @property
    def sync(self) -> Path:
        """How far this device is with the folder through which the plan is synced: beside its name in the home."""
        return self.link.parent / f"{self.name}.sync"

    @property
    def is_synced(self) -> bool:
        """Whether there is such a file: one look."""
        return os.path.exists(self.sync)  # noqa: PTH110 - what is not shown to us stands in no way

    @property
    def sync_temp(self) -> Path:
        """The same, while it is written."""
        return self.link.parent / f"{self.name}.sync.tmp"

    @property
    def scratch(self) -> Path:
        """An answer, while it is in the editor and there is no folder in memory for it."""
        return self.folder / f"{self.stem}.edit.tmp"

    @property
    def forgetting(self) -> Path:
        """The ids that are being forgotten; there until no copy holds them."""
        return self.folder / f"{self.stem}.forget"

    @property
    def conversion(self) -> Path:
        """There while the plan is being locked, or its lock taken off, until no file of the other kind is left."""
        return self.folder / f"{self.stem}.turning"

    @property
    def by_passphrase(self) -> Path:
        """The key, locked with the passphrase."""
        return self.folder / f"{self.stem}.key"

    @property
    def by_paper(self) -> Path:
        """The key, locked with the recovery key that is kept on paper."""
        return self.folder / f"{self.stem}.recovery"

    @property
    def by_passphrases(self) -> tuple[Path, ...]:
        """Where the key may lie that the passphrase locks: here, a second copy among the backups, beside a link."""
        return tuple(path for side in self.sides for path in (side.by_passphrase, side.backups / f"{side.stem}.key"))

    def newest(self) -> tuple[int, str]:
        """The generation and the name of the newest backup, by the names alone; 0 where there is none.

        Raises OSError.
        """
        folder, ending = self.backups, self.ending
        if folder.is_symlink() or folder.parent.is_symlink():
            return 0, ""
        try:
            names = os.listdir(folder)  # noqa: PTH208 - at every look, and a Path for each name takes ten times as long
        except (FileNotFoundError, NotADirectoryError):
            return 0, ""
        found = ((name.partition(".")[0], name) for name in names if name.endswith(ending))
        return max(((int(number), name) for number, name in found if is_generation(number)), default=(0, ""))

    def has_key(self) -> bool:
        """Whether there is a key that a passphrase opens. Raises OSError."""
        return any(path.exists() for path in self.by_passphrases)

    @property
    def by_papers(self) -> tuple[Path, ...]:
        """Where the key may lie that the recovery key locks."""
        return tuple(path for side in self.sides for path in (side.by_paper, side.backups / f"{side.stem}.recovery"))

    def others(self, ending: str) -> tuple[Path, ...]:
        """Keys that were set aside, because a file of the plan may need them. None where nobody may look."""
        with suppress(OSError):
            begin = f"{self.stem}.other-"
            here = (path for path in self.folder.iterdir() if path.name.startswith(begin))
            return tuple(sorted(path for path in here if path.suffix == ending))
        return ()

    @property
    def sides(self) -> tuple[Place, ...]:
        """Where copies may lie: beside the plan, and beside a link to it, from the time before it was one."""
        return (self,) if self.link == self.plan else (self, Place(self.link, self.link, self.key))

    def beside(self, word: str) -> Path:
        """A free name for a copy that is kept: `….conflict-1.json`."""
        number = 1
        while (path := self.folder / f"{self.stem}.{word}-{number}{self.ending}").exists():
            number += 1
        return path

    def temps(self) -> tuple[Path, ...]:
        """Every name that a killed command can have left behind."""
        beside = [
            path
            for side in self.sides
            for path in (
                side.new,
                side.temp,
                side.copy_temp,
                side.second,
                side.backups / HISTORY_TEMP,
                side.history / HISTORY_TEMP,
            )
        ]
        return (*beside, self.sync_temp, *((self.link_temp,) if self.link != self.plan else ()))

    def opened_own(self, data: bytes) -> bytes:
        """What a file of this plan says, and no copy of it: where it has no lock beside a locked plan, whoever put it
        there had no key. Raises CannotRead as `opened` does.
        """
        if self.locked and not data.startswith(AGE):
            raise CannotRead("damaged")
        return self.opened(data)

    def opened(self, data: bytes) -> bytes:
        """What a file says: its bytes as they are, or what the key makes of them.

        Raises CannotRead: "locked" without a key, "wrong_key" with another's, "damaged".
        """
        if not data.startswith(AGE):
            return data
        if self.key is None:
            raise CannotRead("locked")
        return self.key.opened(data)

    def closed(self, data: bytes) -> bytes:
        """The bytes of a file that says this. Raises CannotRead("locked") without the key of a locked plan."""
        if not self.locked:
            return data
        if self.key is None:
            raise CannotRead("locked")
        return self.key.closed(data)


def place(home: Path, stem: str) -> Place:
    """The place of the plan `stem` below `home`. A link that leads to no file stands for itself. Raises OSError.

    Where there are files of both kinds, it is the locked one, as long as there is a key.
    """
    link, plain = (home / "plans" / f"{stem}{ending}" for ending in (LOCKED, PLAIN))
    if os.path.lexists(link):
        locked = _followed(link)
        return locked if not os.path.lexists(plain) or locked.has_key() else _followed(plain)
    if os.path.lexists(plain) or not _was_locked(Place(link, link)):
        return _followed(plain)
    return Place(link, link)


def is_generation(text: str) -> bool:
    """Whether a name that begins so is that of a backup; a year's file begins with fewer digits."""
    return 8 <= len(text) <= 15 and text.isascii() and text.isdecimal()


def _followed(link: Path) -> Place:
    if link.is_symlink() and link.is_file():
        return Place(link, link.resolve(strict=True))
    return Place(link, link)


def _was_locked(gone: Place) -> bool:
    """Whether a plan that is gone had a lock: there is its key, and nobody was just about to put it on."""
    return gone.by_passphrase.exists() and not gone.conversion.exists()


def stem_of(path: Path) -> str:
    """The name of a plan's file without its ending."""
    return path.name.removesuffix(".age").removesuffix(".json")


def twin(path: Path, *, locked: bool) -> Path:
    """The name of the same file with a lock, or without one."""
    return path.with_name(path.name.removesuffix(".age") + (".age" if locked else ""))
