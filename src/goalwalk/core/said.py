"""What the check-ins on one step and one day add up to. One pass over a plan's check-ins serves a whole screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from goalwalk.core.model import WORDS, CheckIn, Plan, Step, Word, in_force


class Said(NamedTuple):
    """One step's day. `amount` in thousandths (0 where none was given and there is no target).

    `credit` is what the day gives to strength: the share of the target, or done 1 and partly ½.
    """

    word: Word
    amount: int
    credit: float

    @property
    def showed_up(self) -> bool:
        """Done and partly are both showing up."""
        return self.word in ("done", "partly")


SaidDays = Mapping[int, Said]  # by the day's ordinal (`date.toordinal`)

_PLAIN = {word: Said(word, 0, {"done": 1.0, "partly": 0.5}.get(word, 0.0)) for word in WORDS}


def by_step(plan: Plan) -> dict[str, SaidDays]:
    """For each step id, what was said on each day, by ordinal. Reads the check-ins once, in the order they came."""
    heard: dict[str, dict[int, list[CheckIn]]] = {step.id: {} for step in plan.steps}
    for check_in in plan.check_ins:
        days = heard[check_in.step]
        day = check_in.day.toordinal()
        if day in days and not check_in.instead:
            days[day].append(check_in)
        else:
            days[day] = [check_in]
    return {step.id: {day: add_up(step, said) for day, said in heard[step.id].items()} for step in plan.steps}


def target_on(step: Step, day: date) -> int | None:
    """The step's target amount in force on that day, in thousandths."""
    return in_force(step.targets, day) if step.targets else None


def add_up(step: Step, said: Sequence[CheckIn]) -> Said:
    """What several check-ins of one step and day amount to (measures §2).

    Amounts are summed; `done` without one stands for the whole target, `partly` for half of it, and the sum makes
    the word. Without a target, or with nothing of the sum given, the best word wins.
    """
    if len(said) == 1 and not step.targets and said[0].amount is None:
        return _PLAIN[said[0].word]
    best = min((check_in.word for check_in in said), key=WORDS.index)
    target = target_on(step, said[0].day)
    if target is None:
        return _PLAIN[best]._replace(amount=sum(check_in.amount or 0 for check_in in said))
    halves = sum(_halves(check_in, target) for check_in in said)  # in half thousandths, so that half a target is exact
    if halves >= 2 * target:
        word: Word = "done"
    elif halves:
        word = "partly"
    else:
        word = "rest" if any(check_in.word == "rest" for check_in in said) else "not today"
    return Said(word, halves // 2, halves / (2 * target))


def _halves(check_in: CheckIn, target: int) -> int:
    if check_in.word not in ("done", "partly"):
        return 0
    if check_in.amount is not None:
        return 2 * check_in.amount
    return 2 * target if check_in.word == "done" else target
