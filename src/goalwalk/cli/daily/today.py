"""`goalwalk` alone, and `goalwalk today`: today; with no plan, the first minute."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalwalk.cli.run import Run
from goalwalk.core.errors import Problem
from goalwalk.core.model.plan import Plan, is_untouched

if TYPE_CHECKING:
    from goalwalk.core.talks.part import TalkKind
    from goalwalk.screens.looks.today import Waits

FRESH = 14  # days in which a walk that waits is named


def today(run: Run, *, everyone: bool = False) -> None:
    """What is open today; before that a welcome after silence, and where no plan was begun, three small questions."""
    if everyone:
        from goalwalk.cli.admin.people import everyone as morning

        morning(run)
        return
    from goalwalk.screens.looks.today import blank_days_view, today_view

    plan = run.begun()
    if not run.json and (plan is None or (run.can_ask and is_untouched(plan))):
        from goalwalk.cli.daily.begin import begin

        begin(run)
        return
    plan = plan or Plan()
    run.is_there(run.today(plan))
    if run.can_ask:
        welcome = blank_days_view(plan, run.today(plan)) if run.person is None else None
        if welcome is not None:
            from goalwalk.cli.daily.begin import welcome_back

            plan = welcome_back(run, plan, welcome)
    run.show(today_view(plan, run.today(plan), _waits(run, plan)), run.today(plan))
    if run.session.arrived and not run.json and run.is_chosen("sync_new", usual=True):
        from goalwalk.store.verbs.sync import arrived

        run.tell("sync.new", n=arrived(run.session))
    if run.can_ask and run.session.has_offers():
        from goalwalk.cli.talks.offered import ask_offered

        ask_offered(run, plan)


def _waits(run: Run, plan: Plan) -> tuple[Waits, ...]:
    """What can be gone on with: the evening, once it is late; a talk, for some days after its last answer."""
    from goalwalk.screens.looks.today import evening_waits

    evening: tuple[Waits, ...] = ("evening",) if evening_waits(plan, run.today(plan), run.now.hour) else ()
    walk, review = run.session.has_draft()
    kinds: tuple[TalkKind, ...] = (*(["walk"] if walk else ()), *(["review"] if review else ()))
    return (*evening, *(kind for kind in kinds if _is_fresh(run, kind, run.today(plan))))


def _is_fresh(run: Run, kind: TalkKind, today: date) -> bool:
    """Whether that talk was gone on with lately. A draft that cannot be read is told of by the talk itself."""
    from goalwalk.store.verbs.draft import read_draft

    try:
        draft = read_draft(run.session, kind).draft
    except Problem:
        return False
    return draft is not None and bool(draft.answers) and (today - draft.answers[-1].day).days <= FRESH
