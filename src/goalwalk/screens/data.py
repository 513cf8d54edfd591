"""Where the plan lies, whether it and its backups can be read, and which backups there are."""

from __future__ import annotations

from datetime import date
from shlex import quote

from goalwalk.core.model.plan import What
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line, next_line
from goalwalk.words import known, listed, say
from goalwalk.words.changes import what_text
from goalwalk.words.days import past_day_name


class PlacesView(NamedTuple):
    """The answer of `data where`, as paths; `key` for a locked plan, `seen`: what of it lies there without a lock,
    `offers`: what groups offer to it; `desk_key`: the key of this home, where it has one."""

    home: str
    plan: str
    history: str
    backups: str
    settings: str
    key: str | None = None
    seen: str | None = None
    offers: str | None = None
    desk_key: str | None = None

    def blocks(self) -> list[Block]:
        """A line a place."""
        return [Line(f"{say(f'data.{name}')}: {path}") for name, path in self._asdict().items() if path]


class OpenToView(NamedTuple):
    """The answer of `data open-to` alone: the names of those whose keys open the plan's files, too."""

    names: tuple[str, ...]

    def blocks(self) -> list[Block]:
        """All of them in a line, and how it is closed to one."""
        if not self.names:
            return [Line(say("open_to.nobody"))]
        return [
            Line(say("open_to.names", names=listed(self.names))),
            next_line("open_to.close", name=quote(self.names[0])),
        ]


class CheckedFile(NamedTuple):
    """A file that was read from end to end; `problem` is the code of what is wrong with it, if anything."""

    path: str
    good: bool
    problem: str | None


class ReportView(NamedTuple):
    """The answer of `data check`; the counts are of the plan itself, by table."""

    files: tuple[CheckedFile, ...]
    counts: dict[str, int]

    def blocks(self) -> list[Block]:
        """A line a file that is not good; one for all when every one is."""
        bad = [file for file in self.files if not file.good or file.problem]
        blocks: list[Block] = [Line(_bad(file)) for file in bad]
        if any((file.problem or "").startswith("history") for file in bad):
            blocks.append(Line(say("data.history_back")))
        if any(file.problem in ("plain", "stray") for file in bad):
            blocks.append(Line(say("data.stray_how")))
        if all(file.good or file.problem == "stray" for file in self.files):
            blocks.append(Line(say("data.all_good", n=sum(file.good for file in self.files))))
        return [*blocks, Line(say("data.counts", **self.counts))] if self.counts else blocks


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

    def blocks(self) -> list[Block]:
        """A line a backup, newest first, and how one is brought back."""
        if not self.backups:
            return [Line(say("data.no_backups"))]
        lines: list[Block] = [Line(copy_line(backup, self.today)) for backup in self.backups]
        return [*lines, next_line("data.which"), next_line("data.copy_forget")]


def copy_line(backup: BackupLine, today: date) -> str:
    """Which copy it is, and what it was before, in words."""
    key = "data.backup_line" if backup.good else "data.backup_bad"
    line = say(key, number=backup.number, day=past_day_name(backup.day, today), what=_what(backup, today))
    return line if backup.name is None else say("data.copy_named", line=line, name=backup.name)


def _what(backup: BackupLine, today: date) -> str:
    if backup.kind != "earlier":
        return say(f"data.copy.{backup.kind}")
    if backup.restored:
        return say("data.copy.restored")
    if backup.before is None:
        return say("data.copy.earlier", change=backup.change)
    key = "data.copy.before_undo" if backup.undone else "data.copy.before"
    return say(key, what=what_text(backup.before, today))


def _bad(file: CheckedFile) -> str:
    if file.problem == "days_differ":
        return say("data.days_differ", path=file.path)
    if file.problem in ("plain", "stray"):
        return say(f"data.{file.problem}", path=file.path)
    return say("data.bad", path=file.path, why=_why(file.problem))


def _why(problem: str | None) -> str:
    key = f"data.why.{problem}"
    return say(key) if known(key) else say("data.why.damaged")
