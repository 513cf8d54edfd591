"""Rests of goals and steps: the one that runs or lies ahead, and the one that a receipt tells of."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Goal, Plan, Step, What
from goalwalk.core.nouns.pauses import Pauses, Resting, back_on, next_rest, rest_on
from goalwalk.core.tuples import NamedTuple
from goalwalk.words import say
from goalwalk.words.days import full_day


class Rest(NamedTuple):
    """A rest that runs or lies ahead: its first day, the day it ends (None: when resumed), and whether it runs."""

    first: date
    back: date | None
    now: bool


def rest_line(pauses: Pauses, today: date) -> Rest | None:
    """The rest that runs, or the next one."""
    pause = next_rest(pauses, today)
    return Rest(pause.first, back_on(pause), pause.first <= today) if pause else None


def rest_text(rest: Rest | None) -> str | None:
    """From when to when."""
    if rest is None:
        return None
    back = full_day(rest.back) if rest.back else ""
    return say("list.rest.until" if back else "list.rest.open", first=full_day(rest.first), back=back)


def resting(plan: Plan, today: date, what: What, goal: Goal, step: Step | None = None) -> Resting | None:
    """The rest that a step or a goal is in after what was done, or that was just written ahead; after it was taken up
    again, the next one that lies ahead, if any."""
    first = what.facts.get("first")
    rest = rest_on(plan, goal, step, max(today, date.fromisoformat(str(first))) if first else today)
    if rest is None and what.code.endswith("_resumed"):
        pauses = (*(step.pauses if step else ()), *goal.pauses, *plan.settings.pauses)
        ahead = next_rest(pauses, today)
        return rest_on(plan, goal, step, ahead.first) if ahead else None
    return rest
