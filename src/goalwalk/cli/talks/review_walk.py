"""Walking through the agenda beside someone, or alone: a talk on the engine of the walk, under a draft of its own."""

from __future__ import annotations

from datetime import date

from goalwalk.cli.run import Run
from goalwalk.cli.talks.engine import Engine
from goalwalk.cli.talks.talk_terminal import Terminal
from goalwalk.core.model.plan import Plan
from goalwalk.core.talks.draft import Draft
from goalwalk.words.days import far_day


def walk_through(run: Run, looked_back: Plan, first: date, *, named: bool, new: bool) -> bool:
    """Walk through it with whoever sits there, looking back to the day `first` (`named`: that day was typed); whether
    it came to its end. One of today that was left is gone on with; of an earlier one it is asked."""
    run.session.open()
    plan = run.plan()
    today = run.today(plan)
    engine = Engine(run, plan, "review")

    def goes_on(draft: Draft) -> bool:
        return draft.since == first if named else draft.begun == today

    draft = engine.begin(Draft(run.new_id(), today, since=first), goes_on, new=new, can_ask=True)
    terminal = Terminal(run, plan, engine.talk(draft), looked_back)
    if draft.answers:
        run.tell("review.on", day=far_day(draft.begun, today))
        terminal.show(engine.position(draft), today)
    run.tell("walk.commands")
    return engine.go(draft, terminal)
