"""What is due now; and what would be written so that it is asked for by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from goalwalk.core.reminders import Due
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line
from goalwalk.words import say

CRON = "crontab"  # in place of a path
WHAT = "{what}"  # in the person's own words: the place of what is due


class DueLine(NamedTuple):
    """Something that is due: `what` it is, its number, its title, and from when until when."""

    what: str
    id: str | None
    title: str | None
    since: str
    until: str


class RemindView(NamedTuple):
    """The answer of `remind`: the line that is said, and all that is due now and open; no line where nothing is."""

    line: str | None
    due: tuple[DueLine, ...]

    def blocks(self) -> list[Block]:
        """One line, or none."""
        return [Line(self.line)] if self.line else []


def remind_view(due: Sequence[Due], said: Sequence[Due], words: str | None) -> RemindView:
    """What is due, and what is said of it now, in the person's own words (None: in the one word of ours)."""
    lines = tuple(DueLine(one.what, one.id or None, one.title, _at(one.begin), _at(one.end)) for one in due)
    return RemindView(line_of(said, words) if said else None, lines)


def line_of(due: Sequence[Due], words: str | None) -> str:
    """The line that others may see. In words of their own a person may have what is due, but not with whom."""
    if words is None:
        return say("remind.word")
    return words.replace(WHAT, ", ".join(dict.fromkeys(map(_named, due)))) if WHAT in words else words


def _named(due: Due) -> str:
    return due.title or "" if due.what == "step" else say(f"remind.what.{due.what}")


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


class Written(NamedTuple):
    """A file that would be written, whole, or by this line at its end."""

    path: str
    text: str
    whole: bool


class Note(NamedTuple):
    """What keeps reminders away: "no_times" (there is nothing to be reminded of), "locked", "three" (there are more
    times a day), or "login": a shell at a login reads `file` alone."""

    code: Literal["no_times", "locked", "three", "login"]
    file: str | None = None


class InstallView(NamedTuple):
    """What is shown before it is set up: what others will see, how it is heard, when it is quiet, what is written, and
    which commands make it known; where that would remind nobody here, what `works` instead; and what else keeps
    reminders away. It fits on one screen."""

    system: str
    seen: str
    by: str
    quiet: str | None
    written: tuple[Written, ...]
    commands: tuple[str, ...]
    works: str | None = None
    notes: tuple[Note, ...] = ()

    def blocks(self) -> list[Block]:
        """Every line of it, and last, before the question, what it means."""
        lines: list[Block] = []
        for one in self.written:
            key = "remind.file" if one.whole else "remind.line_of_cron" if one.path == CRON else "remind.line"
            lines.append(Line(say(key, path=one.path)))
            lines += [Line(line, indent=2) for line in one.text.split("\n") if line]
        if self.commands:
            lines.append(Line(say("remind.commands", commands="; ".join(self.commands))))
        if self.works:
            lines.append(Line(say(f"remind.not_here.{_kind(self.system)}", system=self.system, works=self.works)))
        lines += [Line(say(f"remind.note.{note.code}", file=note.file)) for note in self.notes]
        lines += [Line(say("remind.seen", line=self.seen)), Line(say(f"remind.by.{self.by}"))]
        quiet = say("remind.quiet_hours" if self.quiet else "remind.no_quiet", hours=self.quiet)
        return [*lines, Line(quiet), Line(say("remind.shared")), Line(say("remind.medication"))]


def _kind(system: str) -> str:
    return system if system in ("systemd", "crontab") else "shell"
