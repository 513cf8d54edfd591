"""The story so far, as typed: `story`, on the screen, as Markdown, or as a page."""

from __future__ import annotations

from datetime import date

from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_forwards, one_of
from goalwalk.core.days import read_day
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.naming import find_goal
from goalwalk.screens.papers.story import ASKED_FOR, PARTS, QUIET, Part, StoryView, story_view


def story(
    run: Run,
    goal: str | None = None,
    *,
    since: str | None = None,
    to: str | None = None,
    only: str | None = None,
    show: str | None = None,
    page: bool = False,
    markdown: bool = False,
    file: str | None = None,
    paper: str | None = None,
) -> None:
    """The story so far, oldest first: goals, wins, long runs, coming back, and what hard stretches taught.

    Of one goal: what belongs to it.
    """
    if page and markdown:
        raise NotUnderstood("not_together", one="--page", other="--markdown")
    on_paper = page or markdown or file is not None
    if paper is not None and not on_paper:
        raise NotUnderstood("only_with", option="--paper", other="--page", example="goalwalk story --page --paper a4")
    usual = tuple(part for part in PARTS if part not in (ASKED_FOR if on_paper else QUIET))
    parts = (*(usual if only is None else _parts(only)), *(() if show is None else _parts(show)))
    if on_paper and not run.json:
        _on_paper(run, file, markdown, goal, (since, to), parts, paper)
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
    size: str | None,
) -> None:
    from goalwalk.cli.papers.out import deliver, paper_to, size_of, tell_left_out

    sheet = size_of(size)
    to = paper_to(run, "story", file, markdown=markdown)
    view = _view(run, goal, days, parts)
    laid = view.sheet(run.called)
    if not laid.rows:
        run.show(view, view.today)
        return
    deliver(run, laid, to, view.today, sheet)
    tell_left_out(run, view.left_out, to)


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
