"""Files of ours in a folder of the person's: those that are written, and those of them that go again. No other is
touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, out_file


class Kept(NamedTuple):
    """How many files were written, and how many were taken away; all others stand as they were."""

    written: int
    removed: int


def there(folder: Path, ending: str, is_ours: Callable[[str], bool], most: int) -> dict[str, bytes]:
    """What our files in a folder hold, by their names without the ending; what cannot be read is none of ours."""
    found = {}
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return {}
    for name in names:
        stem = name.removesuffix(ending)
        path = folder / name
        if stem != name and is_ours(stem) and path.is_file() and not path.is_symlink():
            try:
                found[stem] = files.read(path, most)[0]
            except CannotRead:
                continue
    return found


def keep(folder: Path, ending: str, wanted: Mapping[str, bytes], before: Mapping[str, bytes], home: Path) -> Kept:
    """Put these files there; those of `before` that are not among them go. Raises as `out_file.keep` does."""
    written = 0
    for stem, data in wanted.items():
        if before.get(stem) != data:
            out_file.keep(folder / f"{stem}{ending}", data, home, over=True)
            written += 1
    gone = [stem for stem in before if stem not in wanted]
    for stem in gone:
        with files.saving(folder):
            (folder / f"{stem}{ending}").unlink(missing_ok=True)
    return Kept(written, len(gone))
