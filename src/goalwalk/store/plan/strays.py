"""What lies in goalwalk's own folder and is of a plan, though we never gave it that name.

Cloud clients, file managers and editors leave copies under names of their own: `… (conflicted copy).json`,
`….sync-conflict-20260310-090000.json`, `… (1).json`, `… copy 2.json`, `….json~`. A plan's name is eight random
letters, so whatever bears them is of that plan; what bears the letters of none is, if it says so. Beside a plan that is
a link, in a folder of others, only a file that begins like the plan's name and goes on like a copy is, and only if it
is one by what it says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import container, files, write_locks
from goalwalk.store.disk.paths import AGE, Place
from goalwalk.store.plan import backups, people, year_files
from goalwalk.store.schema import codec

# How the name of a copy goes on after the name of the file: what is in brackets, a number, the name of a computer, a
# word for a copy, a mark of a carrier.
ONWARD = re.compile(
    r"(?:\.(?:draft(?:-review)?|now|offers))?(?:\.json)?(?:\.age)?"
    r"(?:[ ._]?\([^/]*\)|[ ._]?\[[^/]*\]|[ _]\d+|[ ._-]+(?:copy|kopie|copie|copia)\b[^/]*|[._-]+sync-conflict-[^/]*"
    r"|[ ._-]+conflict[^/]*|[~#]+|\.(?:bak|orig|old|save|backup|swp|\d+)\b)[^/]*",
    re.IGNORECASE,
)
KEYS = (".key", ".recovery")
LETTERS = re.compile(r"(?<![a-z])[a-z]{8}(?![a-z])")  # what may be the letters of a plan
PEOPLE = re.compile(r"(?<![a-z])people(?![a-z])", re.IGNORECASE)


def of(own: Place) -> list[Path]:
    """Every file of the plan that has no name of ours, wherever in the home it lies, and beside the plan's target.

    Raises OSError.
    """
    home = own.link.parent.parent
    others = _stems(home) - {own.name}
    found = [path for path in _walked(home) if _bears(path, own) or _says_so(path, own, others)]
    if own.link != own.plan:
        found += [path for path in own.folder.iterdir() if _goes_on(path, own)]
        found += [*_in(own.backups), *_in(own.history)]
    known = _known(own)
    return [path for path in dict.fromkeys(found) if path not in known and not path.is_symlink()]


def of_people(home: Path) -> list[Path]:
    """Every copy of the list of people under a name that we never gave it, or gave it when it could not be read.

    Raises OSError.
    """
    ours = {home / "people.json", home / "people.lock"}
    return [path for path in _in(home) if PEOPLE.search(path.name) and path not in ours]


def is_key(path: Path) -> bool:
    """Whether this is a copy of a key, by its name: it holds no word of a plan."""
    return any(ending in path.name for ending in KEYS)


def is_locked(path: Path) -> bool:
    """Whether it can be read with a key alone. Raises OSError."""
    return files.first(path, len(AGE)) == AGE


def is_plan(path: Path) -> bool:
    """Whether this is a copy of the whole plan, as it begins; of a locked file, as it is called."""
    begin = files.first(path, container.LONGEST_HEADER)
    if begin.startswith(AGE):
        return not is_key(path) and not any(f".{word}" in path.name for word in ("draft", "now", "offers"))
    return is_plan_text(begin)


def is_plan_text(begin: bytes) -> bool:
    """Whether a file that begins so is a copy of a plan without a lock."""
    return begin.startswith(container.FIRST) and f'"format":"{container.PLAN}"'.encode() in begin


def _known(own: Place) -> set[Path]:
    """All that bears a name of ours."""
    ours: set[Path] = set()
    for side in (*own.sides, *(side.twin for side in own.sides)):
        ours |= {
            side.plan,
            side.link,
            *side.drafts,
            side.now_page,
            side.offers,
            side.sync,
            side.scratch,
            side.forgetting,
            side.conversion,
            side.lock,
        }
        ours |= {write_locks.of(side.scratch), *side.by_passphrases, *side.by_papers, *side.temps()}
        ours |= {*side.others(".key"), *side.others(".recovery")}
        ours |= set(backups.copies(side))
        for folder in (side.history, side.backups):
            ours |= {path for path in _in(folder) if year_files.FILE.fullmatch(path.name)}
    return ours


def _walked(home: Path) -> Iterator[Path]:
    """Every file below the home, behind no link."""
    for folder, _, names in os.walk(home):
        yield from (Path(folder) / name for name in names)


def _in(folder: Path) -> list[Path]:
    """The files in a folder of ours; none behind a link."""
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_symlink() or not path.is_dir()]


def _bears(path: Path, own: Place) -> bool:
    """Whether the plan's eight letters are in the name, or it lies in a folder that is called so."""
    names = (path.name, path.parent.name)
    return any(own.name in name.lower() for name in names)


def _stems(home: Path) -> set[str]:
    """The letters of every plan that is listed here; a list that cannot be read names none."""
    with suppress(CannotRead):
        if found := people.read(home):
            return {found.own, *found.others.values()}
    return set()


def _says_so(path: Path, own: Place, others: set[str]) -> bool:
    """Whether a file with a name of its own holds this plan: somebody has copied it by hand. Where this plan cannot be
    read, it does if there is no other here.
    """
    if others and not others.isdisjoint(LETTERS.findall(f"{path.name} {path.parent.name}".lower())):
        return False
    with suppress(OSError, CannotRead):
        begin = files.first(path, container.LONGEST_HEADER)
        if begin.startswith(AGE):
            from goalwalk.store.plan import key_files

            return own.key is not None and key_files.fits(path, own.key) is True
        if is_plan_text(begin):
            return _is_one(path, own, unsure=not others)
    return False


def _goes_on(path: Path, own: Place) -> bool:
    """Whether it lies beside the target of a link as a copy of it does, begins like a plan, and is of no other one."""
    name = path.name.lstrip(".~#")
    if not name.startswith(own.stem) or not ONWARD.fullmatch(name.removeprefix(own.stem)) or path.is_dir():
        return False
    try:
        if not files.first(path, container.LONGEST_HEADER).startswith((AGE, container.FIRST)):
            return False
    except OSError:
        return False
    return _is_one(path, own, unsure=True)


def _is_one(path: Path, own: Place, *, unsure: bool) -> bool:
    """Whether both are of one plan; `unsure` where one of them does not tell."""
    from goalwalk.store.plan.plan_file import opened
    from goalwalk.store.schema import identity

    try:
        one, other = (opened(files.read(side)[0], side, own)[1] for side in (path, own.plan))
        return identity.is_one(one, other)
    except (CannotRead, *codec.REFUSED):
        return unsure
