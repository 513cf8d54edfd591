"""Looking: progress, streaks, calendar and wins, of which one can also be taken away."""

from __future__ import annotations

from datetime import date

from goalwalk.cli.run import Run
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Goal, Plan


def progress(
    run: Run, what: list[str] | None = None, *, components: bool = False, mood: bool = False, weeks: str | None = None
) -> None:
    """How it goes, goal by goal: this week, the last 28 days, days in all, and how settled each step is."""
    named = " ".join(what or ())
    asked = (("GOAL", bool(named)), ("--components", components), ("--mood", mood))
    chosen = [name for name, is_chosen in asked if is_chosen]
    if len(chosen) > 1:
        raise NotUnderstood("not_together", one=chosen[0], other=chosen[1])
    if weeks is not None and not mood:
        raise NotUnderstood(
            "only_with", option="--weeks", other="--mood", example="goalwalk progress --mood --weeks 12"
        )
    if components or mood:
        _components(run) if components else _mood(run, weeks)
        return
    from goalwalk.screens.looks.progress import progress_view

    plan = run.plan()
    today = run.today(plan)
    if not named:
        run.show(progress_view(plan, today), today)
        return
    from goalwalk.core.naming import find_goal_or_step

    found = find_goal_or_step(plan, named)
    if isinstance(found, Goal):
        run.show(progress_view(plan, today, found), today)
        return
    from goalwalk.screens.looks.step_progress import step_progress_view

    run.show(step_progress_view(plan, found, today), today)


def _components(run: Run) -> None:
    from goalwalk.screens.looks.components import components_view

    plan = run.plan()
    run.show(components_view(plan, run.today(plan)), run.today(plan))


def _mood(run: Run, typed: str | None) -> None:
    from goalwalk.screens.looks.mood import MOST, USUAL, first_day, mood_view
    from goalwalk.store.verbs.look_back import plan_since

    weeks = USUAL
    if typed is not None:
        from goalwalk.core.amounts import read_whole

        found = read_whole(typed, 1, MOST)
        if found is None:
            raise NotUnderstood("weeks", text=typed, most=MOST)
        weeks = found
    try:
        plan = plan_since(run.session, lambda plan: first_day(plan, run.today(plan), weeks))
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        plan = Plan()
    run.show(mood_view(plan, run.today(plan), weeks), run.today(plan))


def streaks(run: Run) -> None:
    """How far each run has come. A run has room: one day between does not end it."""
    from goalwalk.screens.looks.streaks import streaks_view

    plan = run.plan()
    run.show(streaks_view(plan, run.today(plan)), run.today(plan))


def calendar(run: Run, step: str = "", *, since: str = "", to: str = "") -> None:
    """A map of days: the darker, the more."""
    from goalwalk.core.naming import find_step
    from goalwalk.screens.looks.calendar import calendar_view

    plan = run.plan()
    now = run.today(plan)
    first = read_day(since, now, "past") if since else None
    last = read_day(to, now, "past", first) if to else now
    if first and first > last:
        raise NotUnderstood("day_order", first=first, last=last)
    run.show(calendar_view(plan, now, first, last, find_step(plan, step) if step else None), now)


def wins(
    run: Run, *, since: str = "", remove: str = "", share: str | None = None, day: bool = False, file: str | None = None
) -> None:
    """Every win so far, newest first; also those of others that you kept."""
    from goalwalk.screens.nouns.wins import wins_view

    asked = (("--remove", bool(remove)), ("--share", share is not None), ("--since", bool(since)))
    chosen = [name for name, is_chosen in asked if is_chosen]
    if len(chosen) > 1:
        raise NotUnderstood("not_together", one=chosen[0], other=chosen[1])
    if share is None and (day or file is not None):
        option = "--day" if day else "--file"
        raise NotUnderstood("only_with", option=option, other="--share", example=f"goalwalk wins --share 1 {option}")
    if share is not None:
        _share_win(run, share, file, day)
        return
    if remove:
        _remove_win(run, remove)
        return
    plan = run.begun("wins") or Plan()
    now = run.today(plan)
    run.show(wins_view(plan, now, read_day(since, now, "past") if since else None), now)


def _share_win(run: Run, named: str, file: str | None, day: bool) -> None:
    from goalwalk.cli.papers.win_card import place, share
    from goalwalk.core.naming import find_win
    from goalwalk.screens.nouns.wins import WinsView, win_line

    to = place(run, file)
    plan = run.begun("wins") or Plan()
    win, now = find_win(plan, named), run.today(plan)
    if run.json and to.target is None:
        run.show(WinsView(now, (win_line(win),)), now)
    else:
        share(run, win, to, now, with_day=day)


def _remove_win(run: Run, named: str) -> None:
    from goalwalk.cli.change import change_named
    from goalwalk.core.model.plan import Changed, What, Win
    from goalwalk.core.naming import Exact, find_win
    from goalwalk.core.nouns import check_ins
    from goalwalk.screens.receipt import ReceiptView

    def change(plan: Plan, win: Win, _: date) -> Changed[Win]:
        what = What("win_removed", {"id": str(win.number), "text": win.text})
        return Changed(check_ins.remove_win(plan, win), what, win)

    plan, what, _ = change_named(run, find_win, Exact(named), change, whole=True)
    run.show(ReceiptView(run.today(plan), what), run.today(plan))
