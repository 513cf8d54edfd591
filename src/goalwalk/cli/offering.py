"""What Tab offers for a value: numbers of things, never their words, and the few that are fixed.

A title would stand on the screen unasked, perhaps with somebody looking on.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from goalwalk.core.errors import Problem

if TYPE_CHECKING:
    from goalwalk.core.model import Plan


def step_numbers(ctx: typer.Context) -> list[str]:
    """Every step: 1.1, 1.2, 2.1 …"""
    from goalwalk.core.naming import step_id

    plan = _plan(ctx)
    return [step_id(plan, step) for step in plan.steps] if plan else []


def goal_numbers(ctx: typer.Context) -> list[str]:
    """Every goal: 1, 2 …"""
    return _numbers(ctx, "goals")


def meeting_numbers(ctx: typer.Context) -> list[str]:
    """Every meeting: 1, 2 …"""
    return _numbers(ctx, "meetings")


def bring_numbers(ctx: typer.Context) -> list[str]:
    """Everything noted to bring: 1, 2 …"""
    return _numbers(ctx, "brings")


def skill_numbers(ctx: typer.Context) -> list[str]:
    """Every skill: 1, 2 …"""
    return _numbers(ctx, "skills")


def barrier_numbers(ctx: typer.Context) -> list[str]:
    """Everything that stands in the way: 1, 2 …"""
    return _numbers(ctx, "barriers")


def support_numbers(ctx: typer.Context) -> list[str]:
    """Everybody in the person's corner: 1, 2 …"""
    return _numbers(ctx, "supports")


def hope_numbers(ctx: typer.Context) -> list[str]:
    """Every line for a hard moment: 1, 2 …"""
    return _numbers(ctx, "hopes")


def clock_numbers(ctx: typer.Context) -> list[str]:
    """Every clock: 1, 2 …"""
    return _numbers(ctx, "clocks")


def setback_numbers(ctx: typer.Context) -> list[str]:
    """Everything told of hard stretches: 1, 2 …"""
    return _numbers(ctx, "setbacks")


def numbers(ctx: typer.Context) -> list[str]:
    """Every goal and every step."""
    return [*goal_numbers(ctx), *step_numbers(ctx)]


def kinds() -> list[str]:
    """What a step can be."""
    from goalwalk.core.model import KINDS

    return list(KINDS)


def dones() -> list[str]:
    """What `done` alone can mean."""
    from goalwalk.core.model import DONES

    return list(DONES)


def skill_kinds() -> list[str]:
    """What a skill can be for."""
    from goalwalk.core.components import SKILL_KINDS

    return list(SKILL_KINDS)


def support_kinds() -> list[str]:
    """What somebody or something in the person's corner can be."""
    from goalwalk.core.components import SUPPORT_KINDS

    return list(SUPPORT_KINDS)


def areas() -> list[str]:
    """What a goal can be about."""
    from goalwalk.core.model import AREAS

    return list(AREAS)


def level_words() -> list[str]:
    """Where a goal can stand, from the lowest level to the highest."""
    return ["much-less", "less", "hope", "more", "much-more"]


def setting_names() -> list[str]:
    """What can be set."""
    from goalwalk.core.changes.settings import NAMES

    return [*NAMES, "plain", "unlocked_minutes", "country"]


def _numbers(ctx: typer.Context, name: str) -> list[str]:
    """The numbers of the records in this field of the plan."""
    plan = _plan(ctx)
    return [str(one.number) for one in getattr(plan, name)] if plan else []


def _plan(ctx: typer.Context) -> Plan | None:
    """The plan; one that cannot be read offers nothing, and this is no place to say why."""
    from goalwalk.cli.runtime import Run

    run = ctx.find_object(Run)
    with suppress(Problem, OSError):
        return run.begun() if run else None
    return None
