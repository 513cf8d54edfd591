"""What comes up of an ask, and when; how often an if came, and what its then did.

An ask comes up on the day that was named last: at the latest ask, or, while nothing was asked yet, the day by which it
was to be asked. A latest ask that named no day leaves none: it is settled until the person says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from goalwalk.core.model.life import Barrier, Happening
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.pauses import status_on


class Helped(NamedTuple):
    """How often an if `came`, how often its then was `used`, and the mean of how it `helped`, 0–10, as far as that was
    said (None: never)."""

    came: int
    used: int
    helped: float | None


def history(plan: Plan, barrier: Barrier) -> tuple[Happening, ...]:
    """What happened with a barrier, by its days; of one day in the order in which it was written."""
    return tuple(sorted((one for one in plan.happenings if one.barrier == barrier.id), key=lambda one: one.day))


def due_day(plan: Plan, barrier: Barrier) -> date | None:
    """The day on which an ask comes up next: `by` that day, as it was set or as the latest ask left it; None for what
    is inside, or has eased, and while its goal does not go on."""
    if barrier.side != "outside" or barrier.eased is not None:
        return None
    goal = next((goal for goal in plan.goals if goal.id == barrier.goal), None)
    return barrier.by if goal is None or goal.ended is None else None


def due(plan: Plan, today: date) -> tuple[Barrier, ...]:
    """The asks that come up today or came up before, the soonest first; those of a goal at rest rest, too."""
    resting = {goal.id for goal in plan.goals if status_on(goal, today) not in ("exploring", "active")}
    found = [
        (day, barrier.number, barrier)
        for barrier in plan.barriers
        if (day := due_day(plan, barrier)) and day <= today and barrier.goal not in resting
    ]
    return tuple(barrier for *_, barrier in sorted(found, key=lambda one: one[:2]))


def helped(plan: Plan, barrier: Barrier) -> Helped:
    """How an if-then went, over all that was written of it."""
    return helped_in(history(plan, barrier))


def helped_in(happenings: Iterable[Happening]) -> Helped:
    """How an if-then went, over these."""
    told = tuple(happenings)
    marks = [one.helped for one in told if one.helped is not None]
    used = sum(one.used == "yes" for one in told)
    return Helped(len(told), used, sum(marks) / len(marks) if marks else None)


def draft(*parts: str | None) -> str:
    """What to say, from answers to short questions, in the person's own words: each a sentence, in their order, without
    those that were passed over; nothing where all were."""
    return " ".join(_sentence(part.strip()) for part in parts if part and part.strip())


def _sentence(text: str) -> str:
    first = text[0].upper() if len(text[0].upper()) == 1 else text[0]
    return first + text[1:] + ("." if text[-1].isalnum() or text[-1] == ")" else "")
