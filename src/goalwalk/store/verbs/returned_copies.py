"""Plain copies of a plan that has a lock: a cloud folder, or a stick, has put them back since it was locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goalwalk.core.errors import CannotBeDone
from goalwalk.store.disk import files
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.session import Desk
from goalwalk.store.verbs import encrypt


def are_there(desk: Desk) -> bool:
    """Whether there are any, by their names. Raises as `Desk.place` does."""
    own = desk.place()
    with files.looking(own.folder):
        return own.locked and any(True for _ in _plain(own))


def lock(desk: Desk) -> int:
    """Lock each of them with the plan's own key; how many. What is locked already is not kept twice.

    Raises CannotBeDone("locked_already") where there is none, CannotRead, NotSaved with each locked or as it was.
    """
    count = 0
    with desk.locked_as(desk.keyed) as own, files.saving(own.folder):
        desk.read(own)  # the key opens the plan itself
        for path, temp in list(_plain(own)):
            data = files.read(path)[0]
            target = _target(own, path, data)
            if target is not None:
                encrypt.put_proven(own, temp, target, data)
            path.unlink()
            files.sync_folder(path.parent)
            count += 1
    if not count:
        raise CannotBeDone("locked_already")
    return count


def _plain(own: Place) -> Iterator[tuple[Path, Path]]:
    """Each, and where its locked twin is written first."""
    plain = own.twin
    if plain.plan.is_file():
        yield plain.plan, plain.copy_temp
    yield from encrypt.files_of(plain)


def _target(own: Place, path: Path, data: bytes) -> Path | None:
    """A free name for it with a lock; None: what has the first of them says the same."""
    first = target = encrypt.twin_of(path, locked=True)
    number = 1
    while target.exists():
        if encrypt.says(own, target) == data:
            return None
        target = first.with_name(f"{first.name.removesuffix('.age').removesuffix('.json')} ({number}).json.age")
        number += 1
    return target
