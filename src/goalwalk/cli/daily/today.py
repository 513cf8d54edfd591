"""`goalwalk` alone, and `goalwalk today`: today; with no plan, the first minute."""

from __future__ import annotations

from goalwalk.cli.run import Run
from goalwalk.core.model.plan import Plan, is_untouched


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
    if run.can_ask:
        welcome = blank_days_view(plan, run.today(plan))
        if welcome is not None:
            from goalwalk.cli.daily.begin import welcome_back

            plan = welcome_back(run, plan, welcome)
    run.show(today_view(plan, run.today(plan)), run.today(plan))
