"""What a command recorded, and how the things it touched stand now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from goalwalk.core.amounts import amount_text, meaning, with_unit
from goalwalk.core.measures.day_index import amount_on, last_shown, target_on, word_on
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.model.plan import WORDS, Goal, Plan, Step, What, Word
from goalwalk.core.nouns.pauses import Resting, next_rest, rest_on
from goalwalk.screens.receipt import Comes, ReceiptView
from goalwalk.screens.stand import stand


def checked_in(plan: Plan, today: date, what: What, steps: Iterable[Step], *, counted: bool = True) -> ReceiptView:
    """The receipt of check-ins on these steps; with all that is `counted` of them, for `--json`."""
    found = rows(plan, today, steps)
    stands = tuple(stand(row) for row in found)
    if not counted:
        return ReceiptView(today, what, stands, stays=_stays(found, what), sums=_sums(found, what))
    from goalwalk.screens.looks.progress import step_progress

    progress = tuple(step_progress(row, plan.settings.week_starts_on, today) for row in found)
    return ReceiptView(today, what, stands, (("steps", progress),), stays=_stays(found, what), sums=_sums(found, what))


def step_changed(plan: Plan, today: date, what: What, step: Step) -> ReceiptView:
    """The receipt of a step that was made, changed, paused or taken up: when it comes round, as the plan now is."""
    from goalwalk.core.measures.coming import coming
    from goalwalk.screens.nouns.lists import step_view

    changed = (("step", step_view(plan, step, today).step),)
    (row,) = rows(plan, today, [step])
    if step.finished or row.goal.ended:
        return ReceiptView(today, what, changed=changed, ended="finished" if step.finished else row.goal.status)
    before = last_shown(row.said, row.life.today)
    comes: Comes = "dates"
    if row.rhythm.kind == "week" or row.rhythm.kind == "month":
        comes = row.rhythm.kind
    elif row.rhythm.kind == "after" and before is None:
        comes = "after"
    dates = coming(row, 3)
    return ReceiptView(today, what, (), changed, dates, comes=comes, rest=resting(plan, today, what, row.goal, step))


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


def _stays(found: Sequence[Row], what: What) -> tuple[tuple[str, Word], ...]:
    days, word = what.facts.get("days"), what.facts.get("word")
    if not isinstance(days, list) or len(days) != 1 or "amount" in what.facts:
        return ()
    day = date.fromisoformat(days[0]).toordinal()
    said = ((_id(row), word_on(row.said, day)) for row in found)
    more = WORDS[: WORDS.index(cast("Word", word))]
    return tuple((id, now) for id, now in said if now in more)


def _sums(found: Sequence[Row], what: What) -> tuple[tuple[str, str, str], ...]:
    """Where what was said is no more than the word, the word alone tells it: all of it, or a part without a number."""
    days = what.facts.get("days", [what.facts.get("day")])
    if not isinstance(days, list) or len(days) != 1:
        return ()
    day, plainly_partly = date.fromisoformat(days[0]), what.facts.get("word") == "partly" and "amount" not in what.facts
    sums = []
    for row in found:
        target = target_on(row.step, day.toordinal())
        amount = amount_on(row.said, day.toordinal(), target) if target else 0
        all_of_it = amount == target and meaning(row.step) == "all" and "amount" not in what.facts
        if target and amount and not (plainly_partly or all_of_it):
            sums.append((_id(row), amount_text(amount), with_unit(target, row.step.unit)))
    return tuple(sums)


def _id(row: Row) -> str:
    return f"{row.goal.number}.{row.step.number}"
