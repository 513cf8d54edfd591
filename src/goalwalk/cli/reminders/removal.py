"""Reminders taken away again: wherever they were set up, also by other folders for settings and data than those of now.
What was written is noted twice, in the program that is started and in the home; where both are gone, the lines that
start it name it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from shutil import which

from goalwalk.cli.reminders import launchd, launcher, shells, systemd
from goalwalk.cli.reminders.places import (
    NO_FILE,
    Person,
    crontab_seen,
    drop,
    drop_folders,
    is_ours,
    put_crontab,
    put_lines,
    text_of,
    usual,
    without,
    works,
)
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.remind import CRON
from goalwalk.store.disk import reminders

AGENT = f"{launchd.LABEL}.plist"
UNITS = (f"{systemd.NAME}.service", systemd.TIMER)
PROGRAM = (launcher.NAME, *(f"{launcher.NAME}.{shell}" for shell in shells.KINDS))  # in a folder of ours


class Noted(NamedTuple):
    """What may be of ours: where it may stand, where it is noted as written, and what was made for that."""

    paths: tuple[Path, ...]
    written: tuple[Path, ...]
    made: tuple[Path, ...]


class Removed(NamedTuple):
    """What is gone, what is left (it was changed by hand, or cannot be read or written), what was not found where it
    was written; and the other homes for which reminders came."""

    gone: tuple[str, ...]
    left: tuple[str, ...]
    missing: tuple[str, ...]
    homes: tuple[str, ...]


def noted(own: Person, home: Path) -> Noted:
    """All that is known of what was written, of this home and of the programs that are found."""
    kept = reminders.read_places(home)
    written, made = [Path(path) for path in kept.written], [Path(path) for path in kept.made]
    paths = dict.fromkeys([*_usual(own), *written])
    seen = [*launcher.named_in(crontab_seen())] if which("crontab") else []
    paths |= dict.fromkeys(_beside(seen))
    todo = [*paths]
    while todo:
        text = _seen(todo.pop())
        found = [*_beside(launcher.named_in(text))]
        if launcher.is_one(text):
            told = [_full(path, own) for path in launcher.noted_in(text, launcher.WRITTEN)]
            found, written = [*found, *told], [*written, *told]
            made += [_full(path, own) for path in launcher.noted_in(text, launcher.MADE)]
        todo += [path for path in dict.fromkeys(found) if path not in paths]
        paths |= dict.fromkeys(found)
    return Noted(*(tuple(dict.fromkeys(found)) for found in (paths, written, made)))


def _usual(own: Person) -> list[Path]:
    """Where it is written, by the folders of now and by the usual ones."""
    start_up = [
        shells.file_of(shell, own.home, own.config, zdotdir)
        for shell in shells.KINDS
        for zdotdir in (os.environ.get("ZDOTDIR"), None)
    ]
    return [*systemd.files(own.config, own.launcher), *start_up, *_beside([own.launcher]), *usual(own.home)]


def _beside(launchers: Iterable[Path]) -> list[Path]:
    return [path.with_name(name) for path in launchers for name in PROGRAM]


def _full(path: str, own: Person) -> Path:
    return own.home / path[2:] if path.startswith("~/") else Path(path)


def _seen(path: Path) -> str:
    try:
        return text_of(path)
    except CannotRead:
        return ""


def remove(own: Person, home: Path, known: Noted) -> Removed:
    """Take away all that was ever written, whichever way. What is in the way of one thing keeps no other."""
    gone: list[str] = []
    left: list[str] = []
    there = [path for path in known.paths if os.path.lexists(path)]
    whole = [path for path in there if _is_whole(path)]
    ours = [path for path in whole if is_ours(path)]
    left += [str(path) for path in whole if path not in ours and path in known.written]
    missing = [str(path) for path in known.written if not os.path.lexists(path)]
    told = [launcher.noted_in(_seen(path), launcher.HOME) for path in ours]
    homes = {path for paths in told for path in paths} - {str(home)}
    _stop(ours)
    for path in [*_links(ours), *ours]:
        _try(partial(drop, [path]), path, gone, left)
    if any(path.name in UNITS for path in ours):
        works(systemd.RELOAD)
    if which("crontab") and (before := crontab_seen()):
        if (after := without(before)) != before:
            _try(lambda: put_crontab(after), CRON, gone, left)
        left += [CRON] if _is_named(after) else []
    for path in there:
        if not _is_whole(path):
            _take_line(path, known, gone, left, missing)
    return Removed(tuple(gone), tuple(dict.fromkeys(left)), tuple(dict.fromkeys(missing)), tuple(sorted(homes)))


def _is_whole(path: Path) -> bool:
    """Whether a file there is of us from its first line to its last."""
    return path.name in (*UNITS, AGENT) or (path.name in PROGRAM and path.parent.name == launcher.FOLDER)


def _stop(ours: list[Path]) -> None:
    if any(path.name in UNITS for path in ours):
        works(systemd.STOP)
    if any(path.name == AGENT for path in ours):
        works(launchd.stop(os.getuid()))


def _links(ours: list[Path]) -> list[Path]:
    """The links by which systemd knows of a timer."""
    links = (systemd.link_of(path) for path in ours if path.name == systemd.TIMER)
    return [link for link in links if os.path.lexists(link)]


def _take_line(path: Path, known: Noted, gone: list[str], left: list[str], missing: list[str]) -> None:
    """The line of ours in a start-up file is gone; where somebody changed it so that it is theirs, it is left."""
    try:
        before = text_of(path)
    except CannotRead as problem:
        left += [str(path)] if problem.code not in NO_FILE else []
        return
    after = without(before)
    if after != before:
        _try(lambda: put_lines(path, after, drop=path in known.made), path, gone, left)
    elif path in known.written and not _is_named(before):
        missing.append(str(path))
    if _is_named(after):
        left.append(str(path))


def _is_named(text: str) -> bool:
    """Whether a line there still starts what is taken away: one that does something else, too, or lost its end."""
    return any(True for line in text.split("\n") if not line.lstrip().startswith("#") for _ in launcher.named_in(line))


def _try(take: Callable[[], object], path: Path | str, gone: list[str], left: list[str]) -> None:
    try:
        take()
        gone.append(str(path))
    except (NotSaved, CannotBeDone):
        left.append(str(path))


def drop_made(known: Noted, home: Path) -> None:
    """The folders that were made for reminders are gone, as far as nothing lies there now: also the home."""
    links = [systemd.link_of(path) for path in known.paths if path.name == systemd.TIMER]
    drop_folders([*known.paths, *links, home / "plan"], known.made)
