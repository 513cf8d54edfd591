"""What stands in the way, with its answer: as it is printed and as it is reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from goalwalk.core.components import Side
from goalwalk.core.model import Plan


class BarrierLine(NamedTuple):
    """Inside: if `title`, then I `then`. Outside: ask `whom`, and what to `say`, `by` a day. `goal` by its number."""

    id: str
    goal: str | None
    title: str
    side: Side
    then: str | None
    whom: str | None
    say: str | None
    by: date | None


def barrier_lines(plan: Plan, goals: Mapping[str, str]) -> tuple[BarrierLine, ...]:
    """Those of these goals (their numbers by their ids), and those that belong to no goal."""
    return tuple(
        BarrierLine(
            str(one.number), goals.get(one.goal or ""), one.title, one.side, one.then, one.whom, one.say, one.by
        )
        for one in plan.barriers
        if one.goal is None or one.goal in goals
    )
