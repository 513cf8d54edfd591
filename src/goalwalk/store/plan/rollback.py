"""Another version stands in the place of the newest one: a cloud folder has put back an older one, or its own.

Nothing is lost of it, since each version has a second file; but nobody would know.
"""

from __future__ import annotations

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import files
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import backups, verify
from goalwalk.store.plan.reports import Notice
from goalwalk.store.schema import codec


def tell(own: Place, generation: int, data: bytes, tables: Tables, notice: Notice) -> None:
    """Where a good version was written here that is newer than this one (`data`, which says `tables`), or has what this
    one does not, give notice of it, with the number that brings it back.
    """
    checker = verify.Checker(own)
    every = backups.there(own)
    there = [backup for backup in every if backup.generation >= generation]
    same = next((backup for backup in reversed(there) if backups.is_same(own, backup.path, data)), None)
    newer = (backup for backup in there if backup.generation > generation or not same)
    newest = next((backup for backup in newer if checker.check(backup.path).ok), None)
    if not there and every and _has_more(own, every[0], tables):
        newest = every[0]
    if newest is None:
        return
    code, day = ("went_back", same.day) if same else ("replaced", newest.day)
    numbered = backups.earlier(own, data)
    if newest in numbered:  # else somebody beside us has just taken it away, or the disk will not show it
        notice(code, {"day": day, "newer": newest.day, "number": numbered.index(newest) + 1})


def _has_more(own: Place, newest: backups.Named, tables: Tables) -> bool:
    """Whether anything of the last version that was written here is not in one that bears a higher number."""
    from goalwalk.store.plan import compare
    from goalwalk.store.plan.storage import opened

    try:
        return compare.going(opened(files.read(newest.path)[0], newest.path, own)[1], tables) is not None
    except (CannotRead, *codec.REFUSED):
        return False
