"""What comes up of an ask, and when; how often an if came, and what its then did.

An ask comes up on the day that was named last: at the latest ask, or, while nothing was asked yet, the day by which it
was to be asked. A latest ask that named no day leaves none: it is settled until the person says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from goalwalk.core.components import Barrier, Happening
from goalwalk.core.model import Plan
from goalwalk.core.pauses import status_on


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
    """The day on which an ask comes up next; None for what is inside, has eased, or was asked with no day to come."""
    found = history(plan, barrier)
    return _comes_up(barrier, found[-1] if found else None)


def due(plan: Plan, today: date) -> tuple[Barrier, ...]:
    """The asks that come up today or came up before, the soonest first: of goals that go on, and of no goal."""
    latest: dict[str, Happening] = {}
    for one in plan.happenings:
        before = latest.get(one.barrier)
        if before is None or one.day >= before.day:
            latest[one.barrier] = one
    going = {goal.id for goal in plan.goals if status_on(goal, today) in ("exploring", "active")}
    found = [
        (day, barrier.number, barrier)
        for barrier in plan.barriers
        if (day := _comes_up(barrier, latest.get(barrier.id))) and day <= today
        if barrier.goal is None or barrier.goal in going
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


def _comes_up(barrier: Barrier, latest: Happening | None) -> date | None:
    if barrier.side != "outside" or barrier.eased is not None:
        return None
    return barrier.by if latest is None else latest.next
