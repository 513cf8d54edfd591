"""How a named thing is changed: found in the very plan that is changed, under its lock, so no window slips between."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from goalwalk.cli.run import Run
from goalwalk.core.model.plan import Plan, What

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


def as_it_is(records: Iterable[Any], thing: T) -> T:
    """The thing as it stands among these records after a change; as it was, if it is not there any more."""
    return next((one for one in records if one.id == thing.id), thing)  # type: ignore[attr-defined]
