"""The whole plan rests, and is taken up again: `pause`, `resume`."""

from __future__ import annotations

from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import rest_facts, rest_span
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.nouns import settings
from goalwalk.core.nouns.pauses import Resting, back_on, next_rest
from goalwalk.screens.receipt import ReceiptView


def pause(run: Run, *, until: str | None = None, from_: str | None = None) -> None:
    """Let the whole plan rest. Days of rest are no gaps, and nothing fades."""

    def change(plan: Plan) -> Changed[None]:
        begin, back = rest_span(from_, until, run.today(plan))
        plan = settings.pause(plan, begin, back)
        return Changed(plan, What("plan_paused", rest_facts(plan.settings.pauses, begin)), None)

    plan, what, _ = run.update(change)
    run.show(ReceiptView(run.today(plan), what), run.today(plan))


def resume(run: Run) -> None:
    """Take the plan up again."""
    what = What("plan_resumed", {})
    plan = run.update(lambda plan: settings.resume(plan, run.today(plan)), what)
    today = run.today(plan)
    ahead = next_rest(plan.settings.pauses, today)
    rest = Resting("plan", ahead.first, back_on(ahead)) if ahead else None
    run.show(ReceiptView(today, what, rest=rest), today)
