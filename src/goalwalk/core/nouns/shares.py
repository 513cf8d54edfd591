"""What was given to somebody: to whom, what of it, for what, until when; and that it was taken back.

Only the yes is kept here, never the lines that were given.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Goal, Plan, Share, Shared, Win
from goalwalk.core.nouns.records import put

Stands = Literal["on", "ended", "stopped"]
USUAL: tuple[Shared, ...] = ("goals", "wins")
OF_GOALS: tuple[Shared, ...] = ("goals", "steps", "progress")  # parts of which it is said of which goals
DAYS = 90  # how far back wins and what was done go, unless said


def stands(share: Share, today: date) -> Stands:
    """Whether it may be used today: until its day is over, or it is taken back."""
    return "stopped" if share.stopped else "on" if today <= share.until else "ended"


def stop(plan: Plan, share: Share, today: date) -> Plan:
    """It is taken back from today on. Raises CannotBeDone: "share_stopped", "share_ended"."""
    now = stands(share, today)
    if now != "on":
        raise CannotBeDone(f"share_{now}", id=str(share.number), whom=share.whom, day=share.stopped or share.until)
    return put(plan, "shares", share._replace(stopped=today))


def goals_of(plan: Plan, share: Share) -> tuple[Goal, ...]:
    """Its goals that are still there."""
    return tuple(goal for goal in plan.goals if goal.id in share.goals)


def wins_since(plan: Plan, first: date) -> tuple[Win, ...]:
    """One's own wins from that day on, the newest first; somebody else's are theirs to tell."""
    found = [win for win in plan.wins if win.day >= first and win.of is None]
    return tuple(sorted(found, key=lambda win: (win.day, win.number), reverse=True))
