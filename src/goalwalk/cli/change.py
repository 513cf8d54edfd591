"""How a named thing is changed: found in the very plan that is changed, under its lock, so no window slips between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from goalwalk.cli.run import Run
from goalwalk.core.model.plan import Changed, Plan

T = TypeVar("T")
R = TypeVar("R")


def change_named(
    run: Run,
    find: Callable[[Plan, str], T],
    named: str,
    change: Callable[[Plan, T, date], Changed[R]],
    *,
    whole: bool = False,
) -> Changed[R]:
    """What `change` gives back, of what `find` finds by that name in the plan (`whole`, where it takes all there ever
    was), today. Raises whatever these two raise.
    """
    return run.update(lambda plan: change(plan, find(plan, named), run.today(plan)), whole=whole)


def as_it_is(records: Iterable[Any], thing: T) -> T:
    """The thing as it stands among these records after a change; as it was, if it is not there any more."""
    return next((other for other in records if other.id == thing.id), thing)  # type: ignore[attr-defined]
