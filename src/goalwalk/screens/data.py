"""Where the plan lies, whether it and its backups can be read, and which backups there are."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple


class PlacesView(NamedTuple):
    """The answer of `data where`, as paths; `key` for a locked plan, `seen`: what of it lies there without a lock."""

    home: str
    plan: str
    history: str
    backups: str
    settings: str
    key: str | None = None
    seen: str | None = None


class CheckedFile(NamedTuple):
    """A file that was read from end to end; `problem` is the code of what is wrong with it, if anything."""

    path: str
    good: bool
    problem: str | None


class ReportView(NamedTuple):
    """The answer of `data check`; the counts are of the plan itself, by table."""

    files: tuple[CheckedFile, ...]
    counts: dict[str, int]


class BackupLine(NamedTuple):
    """A copy by its number, 1 the newest; `day`, the day it was written, and after how many changes.

    `before` is what was changed next (or taken back, `undone`), `restored`: an older copy was brought back then.
    `kind`: an earlier version, or why it is kept beside the plan; its `name` then, for it may be another program's.
    """

    number: int
    day: date
    change: int
    good: bool
    kind: str = "earlier"
    before: What | None = None
    undone: bool = False
    restored: bool = False
    name: str | None = None


class BackupsView(NamedTuple):
    """The answer of `data restore` without a number."""

    today: date
    backups: tuple[BackupLine, ...]
