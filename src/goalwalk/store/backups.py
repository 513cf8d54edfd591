"""Earlier versions: the latest 50, then one a day for 30 days, then one a month. Made by hard links, before a commit.

A backup's name holds its generation and the last day it was the plan, so that none need be opened to prune.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from goalwalk.store import files
from goalwalk.store.places import Place

LATEST = 50
DAYS = 30
NAME = re.compile(r"(\d{8,16})\.(\d{4}-\d\d-\d\d)(?:\.(\d+))?")

KEPT = re.compile(r"(?:bad|conflict|schema-\d+)-\d+|schema-\d+")  # what is kept beside the plan


class Named(NamedTuple):
    """What a backup's name says; in order of age."""

    generation: int
    again: int  # of several with one generation, which a foreign writer or a restore can bring about
    day: date
    path: Path


def named(place: Place) -> list[Named]:
    """All backups, newest first. None where there is no folder of ours. Raises OSError."""
    if place.backups.is_symlink() or place.backups.parent.is_symlink() or not place.backups.is_dir():
        return []
    found = []
    for path in place.backups.iterdir():
        if path.name.endswith(place.ending) and (name := NAME.fullmatch(path.name.removesuffix(place.ending))):
            with suppress(ValueError):  # no such day: not a name of ours
                found.append(Named(int(name[1]), int(name[3] or 0), date.fromisoformat(name[2]), path))
    return sorted(found, reverse=True)


def there(place: Place) -> list[Named]:
    """As `named`, but none where the folder cannot be looked into."""
    try:
        return named(place)
    except OSError:
        return []


def is_begun(place: Place) -> bool:
    """Whether there was ever a plan here; not, where it was begun and stopped before there was one. Raises OSError."""
    if place.locked or place.link.is_symlink() or place.plan.exists():
        return True
    return bool(there(place)) or (place.history.is_dir() and any(place.history.iterdir()))


def newest_generation(place: Place) -> int:
    """The highest generation among the backups."""
    return max((backup.generation for backup in there(place)), default=0)


def keep(place: Place, generation: int, day: date, data: bytes) -> tuple[Path, bool]:
    """Give the plan as it stands (`data`) a name among the backups, and say whether it is new. Raises OSError."""
    files.own_folder(place.backups.parent)
    files.own_folder(place.backups)
    again = 0
    while True:
        number = f".{again}" if again else ""
        path = place.backups / f"{generation:08d}.{day.isoformat()}{number}{place.ending}"
        try:
            files.link(place.plan, path, data, place.backups / "copy.tmp")
        except FileExistsError:
            if path.samefile(place.plan) or files.holds(path, data):
                return path, False
            again += 1
            continue
        files.sync_folder(place.backups)
        return path, True


def prune(place: Place, today: date) -> None:
    """Take away what the rule no longer keeps. What cannot be taken away stays: the plan is saved already."""
    with suppress(OSError):
        backups = named(place)
        if len(backups) <= LATEST:
            return
        for backup in surplus(backups, today):
            files.discard(backup.path)


def copies(place: Place) -> list[Path]:
    """Every copy of the plan that we made on this side: the backups, and what was kept beside it. Raises OSError.

    Whatever else bears a like name beside the plan is another's.
    """
    beside = (path for path in place.folder.iterdir() if path.name.startswith(f"{place.stem}."))
    ours = [path for path in beside if _is_kept(path.name.removeprefix(f"{place.stem}."), place.ending)]
    return [*(backup.path for backup in named(place)), *sorted(ours)]


def _is_kept(name: str, ending: str) -> bool:
    return name.endswith(ending) and KEPT.fullmatch(name.removesuffix(ending)) is not None


def surplus(backups: list[Named], today: date) -> list[Named]:
    """Of backups, newest first, those beyond the rule: the newest of each day, later of each month, stays."""
    gone = []
    kept: set[object] = set()
    for backup in backups[LATEST:]:
        recent = today - backup.day <= timedelta(days=DAYS)
        slot = backup.day if recent else (backup.day.year, backup.day.month)
        if slot in kept:
            gone.append(backup)
        kept.add(slot)
    return gone
