"""One day read back: today, or any day by its name; alone, on a terminal, one written day after another."""

from __future__ import annotations

from datetime import date, timedelta

from goalwalk.cli.prompts import ask, in_one
from goalwalk.cli.run import Run
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, Stopped
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.check_ins import latest_written
from goalwalk.screens.looks.day import day_view
from goalwalk.words import say
from goalwalk.words.days import day_name


def day(run: Run, day: list[str] | None = None) -> None:
    """Read one day back: how it was, what was done, said, won and kept."""
    typed = in_one(day)
    plan, shown = _show(run, typed)
    run.is_there(run.today(plan))
    if typed is None and run.can_ask and run.screen.stream.isatty():
        _walk_back(run, plan, shown)


def _show(run: Run, typed: str | None, then: date | None = None) -> tuple[Plan, date]:
    """Show a day, as it was typed or as it is known; the plan with what was said of it, and the day."""
    from goalwalk.store.verbs.look_back import plan_on

    def find(plan: Plan) -> date:
        return then or _day_of(typed, run.today(plan))

    try:
        plan = plan_on(run.session, find)
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        plan = Plan()
    found = find(plan)
    run.show(day_view(plan, found, run.today(plan)), run.today(plan))
    return plan, found


def _day_of(typed: str | None, today: date) -> date:
    """The day that was typed, today where none was. Raises CannotBeDone("day_not_yet") for one that is ahead."""
    day = today if typed is None else read_day(typed, today, "past")
    if day > today:
        raise CannotBeDone("day_not_yet", day=day)
    return day


def _walk_back(run: Run, plan: Plan, shown: date) -> None:
    """The written days before, one with each Enter; anything else leaves, and so does the end of the input."""
    while (before := latest_written(plan, shown - timedelta(days=1))) is not None:
        try:
            if ask(say("ask.day_before", day=day_name(before, run.today(plan)))):
                return
        except Stopped:
            return
        plan, shown = _show(run, None, before)
