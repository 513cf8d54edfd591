"""What Tab offers for a value: numbers of things, never their words, and the few that are fixed.

A title would stand on the screen unasked, perhaps with somebody looking on.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from goalwalk.core.errors import Problem

if TYPE_CHECKING:
    from goalwalk.cli.run import Run
    from goalwalk.core.model.plan import Plan

# The shells that can ask, each with the file it reads when it starts.
SHELLS = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/config.fish",
    "powershell": "$PROFILE",
}

# Where a value is a number of things, but is not called like them.
_TABLES = {
    "checkin done": ("steps",),
    "checkin partly": ("steps",),
    "checkin rest": ("steps",),
    "checkin skip": ("steps",),
    "data what": ("goals", "steps"),
    "progress what": ("goals", "steps"),
    "bring remove": ("brings",),
    "setback of": ("setbacks",),
    "setback show": ("setbacks",),
    "setback remove": ("setbacks",),
    "hope line": ("hopes",),
}
_TEXTS = ("meeting skill",)  # no number, though it is called like a noun


def offered(run: Run | None, path: str, typed: str) -> Iterable[str]:
    """What can stand for an argument or an option of a command: numbers of the noun it is called like, or the words
    that this field of the command's noun can be."""
    from goalwalk.core.kinds import BY_NOUN, BY_TABLE

    noun = path.partition(" ")[0]
    if f"{noun} {typed}" in _TEXTS:
        return ()
    if f"{path} {typed}" in _FIXED:
        return _FIXED[f"{path} {typed}"]()
    kind = BY_NOUN.get(typed) or BY_TABLE.get(typed)
    tables = _TABLES.get(f"{noun} {typed}") or ((kind.table,) if kind is not None else ())
    if tables:
        return _numbers(run, tables)
    field = BY_NOUN[noun].fields.get(typed) if noun in BY_NOUN else None
    return field.of if field is not None and field.kind == "choice" else ()


def _numbers(run: Run | None, tables: Iterable[str]) -> list[str]:
    """Every number in these tables: 1, 2 …; of steps 1.1, 1.2, 2.1 …"""
    from goalwalk.core.kinds import BY_TABLE
    from goalwalk.core.nouns.records import shown_id

    plan = _plan(run)
    if plan is None:
        return []
    return [shown_id(plan, BY_TABLE[table], record) for table in tables for record in getattr(plan, table)]


def _plan(run: Run | None) -> Plan | None:
    """The plan; one that cannot be read offers nothing, and this is no place to say why."""
    with suppress(Problem, OSError):
        return run.begun() if run else None
    return None


def _levels() -> Iterable[str]:
    from goalwalk.cli.nouns.levels import LEVEL_WORDS

    return LEVEL_WORDS


def _statuses() -> Iterable[str]:
    from goalwalk.cli.nouns.goals import TYPED_STATUSES

    return TYPED_STATUSES


def _settings() -> Iterable[str]:
    from goalwalk.core.nouns.settings import NAMES
    from goalwalk.store.disk.config import OF_THE_COMPUTER

    return (*NAMES, *OF_THE_COMPUTER)


def _shells() -> Iterable[str]:
    return SHELLS


def _kinds_of_skill() -> Iterable[str]:
    from goalwalk.core.kinds import BY_NOUN

    return BY_NOUN["skill"].fields["kind"].of


def _days() -> Iterable[str]:
    from goalwalk.core.rhythm.rhythms import WEEKDAYS

    return ("today", "yesterday", *WEEKDAYS)


def _help() -> Iterable[str]:
    from goalwalk.cli.commands import COMMANDS
    from goalwalk.words.help import topics

    return (*COMMANDS, *topics(), "all", "man")


def _sizes() -> Iterable[str]:
    from goalwalk.screens.paper_blocks import SIZES

    return SIZES


def _forms() -> Iterable[str]:
    from goalwalk.screens.exports import FORMS

    return FORMS


_FIXED = {
    "data export as": _forms,
    "data calendar titles": lambda: ("neutral", "own"),
    "page paper": _sizes,
    "story paper": _sizes,
    "day day": _days,
    "help what": _help,
    "goal add status": _statuses,
    "goal edit status": _statuses,
    "goal rate level": _levels,
    "config name": _settings,
    "completion shell": _shells,
    "skill browse what": _kinds_of_skill,
}
