"""Barriers: how they are changed, what happened with them, when an ask comes up, and how an if-then went.

What is inside has a then and no ask; what is around has an ask and no then; and whatever was written of the one is
never counted for the other. An ask comes up on the day that was named last: at the latest ask, or, while nothing was
asked yet, the day by which it was to be asked. A latest ask that named no day leaves none: it is settled until the
person says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.components import Barrier, Happening
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.pauses import status_on
from goalwalk.core.nouns.records import added, numbered, put, without
from goalwalk.core.tuples import NamedTuple

OF_AN_ASK = ("whom", "say", "by", "entitled", "along")


def add(plan: Plan, barrier: Barrier) -> Plan:
    """The plan with one more barrier; its number is given here, one above the highest ever given."""
    return numbered(plan, "barriers", _of_its_side(barrier))


def edit(plan: Plan, barrier: Barrier, **fields: Any) -> Plan:
    """The plan with fields of one barrier set anew. With another side, what was written for the old one goes.

    Raises CannotBeDone("barrier_has_history") for another side where something happened with it already.
    """
    new = barrier._replace(**fields)
    if new.side != barrier.side and history(plan, barrier):
        raise CannotBeDone("barrier_has_history", id=str(barrier.number), title=barrier.title)
    return put(plan, "barriers", _of_its_side(new))


def happened(plan: Plan, barrier: Barrier, happening: Happening) -> Plan:
    """The plan with something that happened with this barrier. An ask that was made comes up again by the `next` day
    that is named with it, or no more, unless it is told of a day before one that is known already.

    Raises CannotBeDone: "no_then" where something is said of a then that is not there; "before_ask" for a next day that
    lies before it.
    """
    if barrier.then is None and (happening.used or happening.helped is not None):
        raise CannotBeDone("no_then", id=str(barrier.number), title=barrier.title)
    if happening.next and happening.next < happening.day:
        raise CannotBeDone("before_ask", later=happening.next, day=happening.day)
    later = any(earlier.day > happening.day for earlier in history(plan, barrier))
    if barrier.side == "outside" and not later:
        plan = put(plan, "barriers", barrier._replace(by=happening.next))
    return added(plan, "happenings", happening)


def ease(plan: Plan, barrier: Barrier, day: date) -> Plan:
    """The plan with a barrier that no longer stands in the way, since that day."""
    return put(plan, "barriers", barrier._replace(eased=day))


def back(plan: Plan, barrier: Barrier) -> Plan:
    """The plan with an eased barrier in the way again. Raises CannotBeDone("not_eased")."""
    if barrier.eased is None:
        raise CannotBeDone("not_eased", id=str(barrier.number), title=barrier.title)
    return put(plan, "barriers", barrier._replace(eased=None))


def remove(plan: Plan, barrier: Barrier) -> Plan:
    """The plan without a barrier and what happened with it. `undo` brings both back."""
    return without(plan, "barriers", barrier.id)


def _of_its_side(barrier: Barrier) -> Barrier:
    """The barrier with the fields of its side alone."""
    other: dict[str, Any] = dict.fromkeys(("then",) if barrier.side == "outside" else OF_AN_ASK)
    return barrier._replace(**other)


class Helped(NamedTuple):
    """How often an if `came`, how often its then was `used`, and the mean of how it `helped`, 0–10, as far as that was
    said (None: never)."""

    came: int
    used: int
    helped: float | None


def history(plan: Plan, barrier: Barrier) -> tuple[Happening, ...]:
    """What happened with a barrier, by its days; of one day in the order in which it was written."""
    happened = [happening for happening in plan.happenings if happening.barrier == barrier.id]
    return tuple(sorted(happened, key=lambda happening: happening.day))


def is_open_ask(plan: Plan, barrier: Barrier) -> bool:
    """Whether it is something to ask somebody for: it has not eased, and its goal, if it has one, goes on."""
    if barrier.side != "outside" or barrier.eased is not None:
        return False
    goal = next((goal for goal in plan.goals if goal.id == barrier.goal), None)
    return goal is None or goal.ended is None


def due_day(plan: Plan, barrier: Barrier) -> date | None:
    """The day on which an ask comes up next: `by` that day, as it was set or as the latest ask left it; None for what
    is inside, or has eased, and while its goal does not go on."""
    return barrier.by if is_open_ask(plan, barrier) else None


def due(plan: Plan, today: date) -> tuple[Barrier, ...]:
    """The asks that come up today or came up before, the soonest first; those of a goal at rest rest, too."""
    resting = {goal.id for goal in plan.goals if status_on(goal, today) not in ("exploring", "active")}
    asks = [
        (day, barrier.number, barrier)
        for barrier in plan.barriers
        if (day := due_day(plan, barrier)) and day <= today and barrier.goal not in resting
    ]
    return tuple(barrier for *_, barrier in sorted(asks, key=lambda ask: ask[:2]))


def helped(plan: Plan, barrier: Barrier) -> Helped:
    """How an if-then went, over all that was written of it."""
    return helped_in(history(plan, barrier))


def helped_in(happenings: Iterable[Happening]) -> Helped:
    """How an if-then went, over these."""
    happened = tuple(happenings)
    marks = [happening.helped for happening in happened if happening.helped is not None]
    used = sum(happening.used == "yes" for happening in happened)
    return Helped(len(happened), used, sum(marks) / len(marks) if marks else None)


def draft(*parts: str | None) -> str:
    """What to say, from answers to short questions, in the person's own words: each a sentence, in their order, without
    those that were passed over; nothing where all were."""
    return " ".join(_sentence(part.strip()) for part in parts if part and part.strip())


def _sentence(text: str) -> str:
    first = text[0].upper() if len(text[0].upper()) == 1 else text[0]
    return first + text[1:] + ("." if text[-1].isalnum() or text[-1] == ")" else "")
