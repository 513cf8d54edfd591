"""Which of its times of the day a `done` fills, for a step with several: "morning and evening", "08:00 and 20:00"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from goalwalk.core.amounts import ONE, meaning
from goalwalk.core.days import DAY_PARTS
from goalwalk.core.measures.day_index import counting, target_on
from goalwalk.core.model.plan import CheckIn, Plan, Settings, Step
from goalwalk.core.nouns.records import step_id

SOON = 30  # minutes, within which a second one may be the same one, told twice
NEAR = 4 * 60  # minutes, within which a time that somebody names is that of a slot
OF_A_DAY = 24 * 60


def hours_of(settings: Settings) -> dict[str, str]:
    """The hour that each part of the day stands for, "HH:MM", as the person chose or as is usual."""
    return {part: getattr(settings, part) or usual for part, usual in DAY_PARTS.items()}


def slots_of(step: Step, target: int | None, settings: Settings) -> tuple[str, ...]:
    """The times of a step's day, as they come, where each of them is one `done` of its `target`; else none."""
    if len(step.at) < 2 or target != len(step.at) * ONE or meaning(step) != "one":
        return ()
    return tuple(sorted(step.at, key=lambda slot: _minute(slot, settings)))


def filled(slots: Sequence[str], said: Iterable[CheckIn]) -> dict[str, str]:
    """The slots that are filled by what was `said` of the step on one day, each with the instant at which it was said.

    What names none of them fills the first that are free: one for each that was counted, all by a plain `done`.
    """
    done = [check_in for check_in in counting(said) if check_in.word == "done"]
    found = {check_in.slot: check_in.at for check_in in done if check_in.slot in slots}
    for check_in in done:
        if check_in.slot not in slots:
            free = [slot for slot in slots if slot not in found]
            many = len(free) if check_in.amount is None else check_in.amount // ONE
            found |= dict.fromkeys(free[:many], check_in.at)
    return {slot: found[slot] for slot in slots if slot in found}


def slots_said(plan: Plan, check_ins: Iterable[CheckIn]) -> dict[str, str]:
    """Of these check-ins, by their step's id as people type it, the slot that a `done` filled; "" where all were filled
    before it."""
    found = {}
    steps = {step.id: step for step in plan.steps if len(step.at) > 1}
    for check_in in check_ins:
        step = steps.get(check_in.step)
        if step and check_in.word == "done" and (check_in.slot or check_in.amount is None):
            target = target_on(step, check_in.day.toordinal())
            if slots_of(step, target, plan.settings):
                found[step_id(plan, step)] = check_in.slot or ""
    return found


def nearest(free: Sequence[str], at: str, settings: Settings) -> str:
    """Of these slots, the one whose hour is nearest to the instant `at`; of equals the earlier."""
    now = _minute(at[11:16], settings)
    return min(free, key=lambda slot: abs(_minute(slot, settings) - now))


def slot_named(slots: Sequence[str], time: str, settings: Settings) -> str | None:
    """The slot that a time names: that very one, or the one that is near, as the evening is to a night."""
    if time in slots:
        return time
    named = _minute(time, settings)
    near = [slot for slot in slots if abs(_minute(slot, settings) - named) < NEAR]
    return near[0] if len(near) == 1 else None


def is_soon(before: str, at: str) -> bool:
    """Whether `at` is within minutes of the instant `before`."""
    since = datetime.fromisoformat(at) - datetime.fromisoformat(before)
    return abs(since.total_seconds()) < SOON * 60


def _minute(slot: str, settings: Settings) -> int:
    """The minutes from the midnight before the plan's day to a time, which may be one of its small hours."""
    hours, minutes = (int(number) for number in hours_of(settings).get(slot, slot).split(":"))
    past = hours * 60 + minutes
    return past + OF_A_DAY if hours < settings.day_starts_at else past
