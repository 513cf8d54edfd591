"""Another version stands in the place of the newest one: a cloud folder has put back an older one, or its own.

Nothing is lost of it, since each version has a second file; but nobody would know.
"""

from __future__ import annotations

from goalwalk.store import backups, verifying
from goalwalk.store.places import Place
from goalwalk.store.telling import Notice


def tell(own: Place, generation: int, data: bytes, notice: Notice) -> None:
    """Where a newer good version than this one is kept, give notice of it, with the number that brings it back."""
    checker = verifying.Checker(own)
    there = [backup for backup in backups.there(own) if backup.generation >= generation]
    same = next((backup for backup in reversed(there) if backups.is_same(own, backup.path, data)), None)
    newer = (backup for backup in there if backup.generation > generation or not same)
    newest = next((backup for backup in newer if checker.check(backup.path).ok), None)
    if newest is None:
        return
    code, day = ("went_back", same.day) if same else ("replaced", newest.day)
    numbered = backups.earlier(own, data)
    if newest in numbered:  # else somebody beside us has just taken it away, or the disk will not show it
        notice(code, {"day": day, "newer": newest.day, "number": numbered.index(newest) + 1})
