"""Where the data lies and how it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.screens.blocks import Block, Line
from goalwalk.screens.data import BackupLine, BackupsView, CheckedFile, PlacesView, ReportView
from goalwalk.words import known, say
from goalwalk.words.changes import what_text
from goalwalk.words.days import day_name


def places(view: PlacesView) -> list[Block]:
    """A line a place."""
    return [Line(f"{say(f'data.{name}')}: {path}") for name, path in view._asdict().items() if path]


def report(view: ReportView) -> list[Block]:
    """A line a file that is not good; one for all when every one is."""
    bad = [file for file in view.files if not file.good or file.problem]
    blocks: list[Block] = [Line(_bad(file)) for file in bad]
    if any((file.problem or "").startswith("history") for file in bad):
        blocks.append(Line(say("data.history_back")))
    if any(file.problem in ("plain", "stray") for file in bad):
        blocks.append(Line(say("data.stray_how")))
    if all(file.good or file.problem == "stray" for file in view.files):
        blocks.append(Line(say("data.all_good", n=sum(file.good for file in view.files))))
    return [*blocks, Line(say("data.counts", **view.counts))] if view.counts else blocks


def backups(view: BackupsView) -> list[Block]:
    """A line a backup, newest first, and how one is brought back."""
    if not view.backups:
        return [Line(say("data.no_backups"))]
    lines: list[Block] = [Line(copy_line(backup, view.today)) for backup in view.backups]
    return [*lines, Line(say("data.which")), Line(say("data.copy_forget"))]


def copy_line(backup: BackupLine, today: date) -> str:
    """Which copy it is, and what it was before, in words."""
    key = "data.backup_line" if backup.good else "data.backup_bad"
    line = say(key, number=backup.number, day=day_name(backup.day, today), what=_what(backup, today))
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


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {
    "PlacesView": places,
    "ReportView": report,
    "BackupsView": backups,
}
