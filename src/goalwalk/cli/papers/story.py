"""The story so far, as typed: `story`, on the screen, as Markdown, or as a page."""

from datetime import date
from typing import Annotated

import typer

from goalwalk.cli.offers import numbers_of
from goalwalk.cli.run import Run
from goalwalk.cli.typed import check_forwards, one_of
from goalwalk.core.days import read_day
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.naming import find_goal
from goalwalk.screens.papers.story import ASKED_FOR, PARTS, Part, StoryView, story_view


def story(
    ctx: typer.Context,
    goal: Annotated[
        str | None,
        typer.Argument(
            help="A goal: its number or part of it. Left out: all of it.", autocompletion=numbers_of("goals")
        ),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", "--from", help="Only from this day on.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Only up to this day.")] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="PARTS", help=f"Only these of: {', '.join(PARTS)}.")
    ] = None,
    also: Annotated[
        str | None,
        typer.Option(
            "--with", metavar="PARTS", help=f"Also what is printed only when asked for: {', '.join(ASKED_FOR)}."
        ),
    ] = None,
    page: Annotated[
        bool, typer.Option("--page", help="Put it on paper: goalwalk-story.html, here, or as --file says.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Markdown, on the screen unless --file is given.")
    ] = False,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help="Where to (.html, .pdf, .md, .txt); - is the screen."),
    ] = None,
) -> None:
    """The story so far, oldest first: goals, wins, long runs, coming back, and what hard stretches taught.

    Of one goal: what belongs to it.
    """
    run: Run = ctx.obj
    if page and markdown:
        raise NotUnderstood("not_together", one="--page", other="--markdown")
    on_paper = page or markdown or file is not None
    usual = tuple(part for part in PARTS if not on_paper or part not in ASKED_FOR)
    parts = (*(usual if only is None else _parts(only)), *(() if also is None else _parts(also)))
    if on_paper and not run.json:
        _on_paper(run, file, markdown, goal, (since, to), parts)
        return
    view = _view(run, goal, (since, to), parts)
    run.show(view, view.today)


def _on_paper(
    run: Run,
    file: str | None,
    markdown: bool,
    goal: str | None,
    days: tuple[str | None, str | None],
    parts: tuple[Part, ...],
) -> None:
    from goalwalk.cli.papers.out import deliver, paper
    from goalwalk.draw.paper.story import sheet

    to = paper(run, "goalwalk-story", file, markdown=markdown)
    view = _view(run, goal, days, parts)
    laid = sheet(view, run.called)
    if not laid.rows:
        run.show(view, view.today)
        return
    deliver(run, laid, to, view.today)
    if view.left_out and to.target is not None:
        run.tell("story.setbacks_left_out")
    if view.kept_left_out and to.target is not None:
        run.tell("story.kept_left_out")


def _view(run: Run, goal: str | None, days: tuple[str | None, str | None], parts: tuple[Part, ...]) -> StoryView:
    plan = run.begun("wins", "day_check_ins") or Plan()
    today = run.today(plan)
    first = _read(days[0], today)
    last = _read(days[1], today, first)
    if first and first > (last or today):
        raise NotUnderstood("day_order", first=first, last=last or today)
    return story_view(plan, today, find_goal(plan, goal) if goal is not None else None, first, last, parts)


def _read(day: str | None, today: date, start: date | None = None) -> date | None:
    if day is None:
        return None
    found = read_day(day, today, "past", start)
    return check_forwards(day, start, found, today) if start else found


def _parts(text: str) -> tuple[Part, ...]:
    """The parts that were typed, each by its name or how it begins. Raises NotUnderstood("one_of")."""
    return tuple(one_of(word, PARTS) for word in text.replace(",", " ").split() or [""])
