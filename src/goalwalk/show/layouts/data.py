"""Where the data lies and how it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.show.blocks import Block, Line
from goalwalk.views.data import BackupsView, CheckedFile, PlacesView, ReportView
from goalwalk.words import known, say
from goalwalk.words.days import far_day


def places(view: PlacesView) -> list[Block]:
    """A line a place."""
    return [Line(f"{say(f'data.{name}')}: {path}") for name, path in view._asdict().items() if path]


def report(view: ReportView) -> list[Block]:
    """A line a file that is not good; one for all when every one is."""
    bad = [file for file in view.files if not file.good]
    blocks: list[Block] = [Line(_bad(file)) for file in bad]
    if any((file.problem or "").startswith("history") for file in bad):
        blocks.append(Line(say("data.history_back")))
    if not bad:
        blocks.append(Line(say("data.all_good", n=len(view.files))))
    return [*blocks, Line(say("data.counts", **view.counts))] if view.counts else blocks


def backups(view: BackupsView) -> list[Block]:
    """A line a backup, newest first, and how one is brought back."""
    if not view.backups:
        return [Line(say("data.no_backups"))]
    lines: list[Block] = [
        Line(
            say(
                "data.backup_line" if backup.good else "data.backup_bad",
                number=backup.number,
                day=far_day(backup.day, view.today),
                change=backup.change,
            )
        )
        for backup in view.backups
    ]
    return [*lines, Line(say("data.which"))]


def _bad(file: CheckedFile) -> str:
    if file.problem == "days_differ":
        return say("data.days_differ", path=file.path)
    if file.problem == "plain":
        return say("data.plain", path=file.path)
    return say("data.bad", path=file.path, why=_why(file.problem))


def _why(problem: str | None) -> str:
    key = f"data.why.{problem}"
    return say(key) if known(key) else say("data.why.damaged")


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {
    "PlacesView": places,
    "ReportView": report,
    "BackupsView": backups,
}
