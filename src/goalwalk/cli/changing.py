"""How a named thing is changed: found in the very plan that is changed, under its lock, so no window slips between."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from goalwalk.cli.runtime import Run
from goalwalk.core.model import Plan, What

T = TypeVar("T")


def change_named(
    run: Run,
    find: Callable[[Plan, str], T],
    named: str,
    change: Callable[[Plan, T, date], Plan],
    what: Callable[[Plan, T], What],
    *,
    whole: bool = False,
) -> tuple[Plan, T]:
    """The plan (`whole`, where it takes all there ever was) after `change` of what `find` finds by that name, and the
    thing as it was found.

    `what` tells the change from the plan after it and that thing. Raises whatever `find` and `change` raise.
    """
    found: list[T] = []

    def apply(plan: Plan) -> Plan:
        found[:] = [find(plan, named)]
        return change(plan, found[0], run.today(plan))

    return run.update(apply, lambda _, plan: what(plan, found[0]), whole=whole), found[0]
