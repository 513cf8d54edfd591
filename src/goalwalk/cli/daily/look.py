"""Looking: today, progress, streaks, calendar and wins, of which one can also be taken away."""

from datetime import date
from typing import Annotated

import typer

from goalwalk.cli.daily.today import first_screen
from goalwalk.cli.offers import numbers_of
from goalwalk.cli.run import Run
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan


def today(
    ctx: typer.Context,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="A specialist's morning: talks and calls of everybody. It asks first.")
    ] = False,
) -> None:
    """What is open today, what the week still asks, and what is written already."""
    if everyone:
        from goalwalk.cli.admin.people import everyone as morning

        morning(ctx.obj)
        return
    first_screen(ctx.obj)


def progress(
    ctx: typer.Context,
    goal: Annotated[
        str, typer.Argument(help="A goal: its number or part of it.", autocompletion=numbers_of("goals"))
    ] = "",
    components: Annotated[
        bool, typer.Option("--components", help="Goals, skills, asks and people, side by side.")
    ] = False,
    mood: Annotated[bool, typer.Option("--mood", help="Mood and urges over weeks.")] = False,
    weeks: Annotated[str | None, typer.Option("--weeks", help="With --mood: how many weeks. Usually 8.")] = None,
) -> None:
    """How it goes, goal by goal: this week, the last 28 days, days in all, and how settled each step is."""
    run: Run = ctx.obj
    asked = (("GOAL", bool(goal)), ("--components", components), ("--mood", mood))
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
    from goalwalk.core.naming import find_goal
    from goalwalk.screens.looks.progress import progress_view

    plan = run.plan()
    run.show(progress_view(plan, run.today(plan), find_goal(plan, goal) if goal else None), run.today(plan))


def _components(run: Run) -> None:
    from goalwalk.screens.looks.components import components_view

    plan = run.plan()
    run.show(components_view(plan, run.today(plan)), run.today(plan))


def _mood(run: Run, typed: str | None) -> None:
    from goalwalk.screens.looks.mood import MOST, USUAL, first_day, mood_view
    from goalwalk.store.verbs.look_back import plan_since

    weeks = USUAL
    if typed is not None:
        if not (typed.isascii() and typed.isdecimal() and 0 < len(typed) < 4 and 1 <= int(typed) <= MOST):
            raise NotUnderstood("weeks", text=typed, most=MOST)
        weeks = int(typed)
    try:
        plan = plan_since(run.session, lambda plan: first_day(plan, run.today(plan), weeks))
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        plan = Plan()
    run.show(mood_view(plan, run.today(plan), weeks), run.today(plan))


def streaks(ctx: typer.Context) -> None:
    """How far each run has come. A run has room: one day between does not end it."""
    from goalwalk.screens.looks.streaks import streaks_view

    run: Run = ctx.obj
    plan = run.plan()
    run.show(streaks_view(plan, run.today(plan)), run.today(plan))


def calendar(
    ctx: typer.Context,
    step: Annotated[
        str,
        typer.Argument(
            help="A step: its number or part of its title. Left out: the whole plan.",
            autocompletion=numbers_of("steps"),
        ),
    ] = "",
    since: Annotated[str, typer.Option("--since", "--from", help="The first day. Usually a year back.")] = "",
    to: Annotated[str, typer.Option("--to", help="The last day. Usually today.")] = "",
) -> None:
    """A map of days: the darker, the more."""
    from goalwalk.core.naming import find_step
    from goalwalk.screens.looks.calendar import calendar_view

    run: Run = ctx.obj
    plan = run.plan()
    now = run.today(plan)
    first = read_day(since, now, "past") if since else None
    last = read_day(to, now, "past", first) if to else now
    if first and first > last:
        raise NotUnderstood("day_order", first=first, last=last)
    run.show(calendar_view(plan, now, first, last, find_step(plan, step) if step else None), now)


def wins(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", help="Only from this day on.")] = "",
    remove: Annotated[str, typer.Option("--remove", help="Take away a win, by its number or part of it.")] = "",
    shared: Annotated[
        str | None,
        typer.Option("--share", metavar="WIN", help="A card of a win to give away, by its number or part of it."),
    ] = None,
    day: Annotated[bool, typer.Option("--day", help="With --share: the day on the card, too.")] = False,
    file: Annotated[str | None, typer.Option("--file", metavar="FILE", help="With --share: as a small file.")] = None,
) -> None:
    """Every win so far, newest first; also those of others that you kept."""
    from goalwalk.screens.nouns.lists import wins_view

    run: Run = ctx.obj
    asked = (("--remove", bool(remove)), ("--share", shared is not None), ("--since", bool(since)))
    chosen = [name for name, is_chosen in asked if is_chosen]
    if len(chosen) > 1:
        raise NotUnderstood("not_together", one=chosen[0], other=chosen[1])
    if shared is None and (day or file is not None):
        option = "--day" if day else "--file"
        raise NotUnderstood("only_with", option=option, other="--share", example=f"goalwalk wins --share 1 {option}")
    if shared is not None:
        _share_win(run, shared, file, day)
        return
    if remove:
        _remove_win(run, remove)
        return
    plan = run.begun("wins") or Plan()
    now = run.today(plan)
    run.show(wins_view(plan, now, read_day(since, now, "past") if since else None), now)


def _share_win(run: Run, named: str, file: str | None, day: bool) -> None:
    from goalwalk.cli.papers.sharing import place, share
    from goalwalk.core.naming import find_win
    from goalwalk.screens.nouns.lists import WinsView, win_line

    to = place(run, file)
    plan = run.begun("wins") or Plan()
    win, now = find_win(plan, named), run.today(plan)
    if run.json and to.target is None:
        run.show(WinsView(now, (win_line(win),)), now)
    else:
        share(run, win, to, now, with_day=day)


def _remove_win(run: Run, named: str) -> None:
    from goalwalk.cli.change import change_named
    from goalwalk.core.model.plan import What, Win
    from goalwalk.core.naming import Exact, find_win
    from goalwalk.core.nouns import check_ins
    from goalwalk.screens.receipt import ReceiptView

    def what(_: Plan, win: Win) -> What:
        return What("win_removed", {"id": str(win.number), "text": win.text})

    def change(plan: Plan, win: Win, _: date) -> Plan:
        return check_ins.remove_win(plan, win)

    plan, win = change_named(run, find_win, Exact(named), change, what, whole=True)
    run.show(ReceiptView(run.today(plan), what(plan, win)), run.today(plan))
