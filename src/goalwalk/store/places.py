"""Where everything of one plan lies. A plan that is a symlink is followed: all else lies beside its target."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HISTORY_TEMP = "history.tmp"  # a file of history, while it is written


class Place(NamedTuple):
    """The paths of one plan. `link` is the name in the home, `plan` the file itself."""

    link: Path
    plan: Path

    @property
    def folder(self) -> Path:
        """The folder of the file itself."""
        return self.plan.parent

    @property
    def stem(self) -> str:
        """The name of the plan without its ending; every file of the plan begins with it."""
        return self.plan.name.removesuffix(".json")

    @property
    def lock(self) -> Path:
        """What a writer holds."""
        return self.folder / f"{self.stem}.lock"

    @property
    def temp(self) -> Path:
        """The new version, while it is written. One name is enough: only who holds the lock writes it."""
        return self.folder / f"{self.stem}.tmp"

    @property
    def copy_temp(self) -> Path:
        """A copy, while it is written."""
        return self.folder / f"{self.stem}.copy.tmp"

    @property
    def backups(self) -> Path:
        """The folder of earlier versions."""
        return self.folder / "backups" / self.stem

    @property
    def history(self) -> Path:
        """The folder of what is older than the recent months, a file a year."""
        return self.folder / "history" / self.stem

    @property
    def forgetting(self) -> Path:
        """The ids that are being forgotten; there until no copy holds them."""
        return self.folder / f"{self.stem}.forget"

    @property
    def sides(self) -> tuple[Place, ...]:
        """Where copies may lie: beside the plan, and beside a link to it, from the time before it was one."""
        return (self,) if self.link == self.plan else (self, Place(self.link, self.link))

    def beside(self, word: str) -> Path:
        """A free name for a copy that is kept: `….conflict-1.json`."""
        number = 1
        while (path := self.folder / f"{self.stem}.{word}-{number}.json").exists():
            number += 1
        return path

    def temps(self) -> tuple[Path, ...]:
        """Every name that a killed command can have left behind."""
        ours = (
            self.temp,
            self.copy_temp,
            self.backups / "copy.tmp",
            self.backups / HISTORY_TEMP,
            self.history / HISTORY_TEMP,
        )
        return ours if self.link == self.plan else (*ours, self.link.with_suffix(".tmp"))


def place(home: Path, stem: str) -> Place:
    """The place of the plan `stem` below `home`. A link that leads to no file stands for itself. Raises OSError."""
    link = home / "plans" / f"{stem}.json"
    if link.is_symlink() and link.is_file():
        return Place(link, link.resolve(strict=True))
    return Place(link, link)
