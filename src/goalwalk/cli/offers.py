"""What Tab offers for a value: numbers of things, never their words, and the few that are fixed.

A title would stand on the screen unasked, perhaps with somebody looking on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from goalwalk.core.errors import Problem

if TYPE_CHECKING:
    from goalwalk.core.model.plan import Plan


def numbers_of(*tables: str) -> Callable[[typer.Context], list[str]]:
    """What offers every number in these tables: 1, 2 …; of steps 1.1, 1.2, 2.1 …"""

    def numbers(ctx: typer.Context) -> list[str]:
        from goalwalk.core.kinds import BY_TABLE
        from goalwalk.core.nouns.records import shown_id

        plan = _plan(ctx)
        if plan is None:
            return []
        return [shown_id(plan, BY_TABLE[table], record) for table in tables for record in getattr(plan, table)]

    return numbers


def choices_of(table: str, field: str) -> Callable[[], list[str]]:
    """What offers the words that a field can be."""

    def choices() -> list[str]:
        from goalwalk.core.kinds import BY_TABLE

        return list(BY_TABLE[table].fields[field].of)

    return choices


def level_words() -> list[str]:
    """Where a goal can stand, from the lowest level to the highest."""
    return ["much-less", "less", "hope", "more", "much-more"]


def setting_names() -> list[str]:
    """What can be set."""
    from goalwalk.core.nouns.settings import NAMES

    return [*NAMES, "plain", "unlocked_minutes", "country"]


def _plan(ctx: typer.Context) -> Plan | None:
    """The plan; one that cannot be read offers nothing, and this is no place to say why."""
    from goalwalk.cli.run import Run

    run = ctx.find_object(Run)
    with suppress(Problem, OSError):
        return run.begun() if run else None
    return None
