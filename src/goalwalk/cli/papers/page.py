"""The page: the plan on one sheet of paper, to hold in the hand. It goes to a file of its own, or to stdout."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from goalwalk.cli.papers.out import deliver, paper, receipt
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import fitting
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.screens.papers.page import SECTIONS, USUAL, PageView, Section, page_view


def page(
    run: Run,
    file: str | None = None,
    *,
    pdf: bool = False,
    html: bool = False,
    markdown: bool = False,
    text: bool = False,
    only: str | None = None,
    without: str | None = None,
    with_: str | None = None,
    week: str | None = None,
) -> None:
    """The plan on one sheet of paper: goals, this week's steps with boxes, people, hard moments, the next talk.

    With --json: what would stand on it, and no file is written.
    """
    to = None if run.json else paper(run, "goalwalk-page", file, html=html, pdf=pdf, markdown=markdown, text=text)
    sections = (*_sections(only, without), *(_named(with_) if with_ is not None else ()))
    view = _view(run, sections, week)
    if to is None:
        run.show(view, view.today)
        return
    laid = view.sheet()
    if not (view.begun and laid.rows):
        receipt(run, "page_nothing_chosen" if view.begun else "page_nothing", view.today)
        return
    deliver(run, laid, to, view.today)
    if view.left_out and to.target is not None:
        run.tell("page.fears_left_out")


def _sections(only: str | None, without: str | None) -> tuple[Section, ...]:
    if only is not None and without is not None:
        raise NotUnderstood("not_together", one="--only", other="--without")
    if only is not None:
        return _named(only)
    away = _named(without) if without is not None else ()
    left = tuple(name for name in USUAL if name not in away)
    if not left:
        raise NotUnderstood("page_nothing_left", known=SECTIONS)
    return left


def _named(text: str) -> tuple[Section, ...]:
    """The parts that were typed, each by its name or how it begins."""
    found: list[Section] = []
    typed = text.replace(",", " ").split()
    for word in typed or [""]:
        fits = fitting(word, SECTIONS)
        if len(fits) != 1:
            raise NotUnderstood("page_section", text=word, known=SECTIONS)
        found.append(fits[0])
    return tuple(found)


def _view(run: Run, sections: Sequence[Section], week: str | None) -> PageView:
    plan = run.plan()
    today = run.today(plan)
    of = None if week is None else read_day(week, today, "either")
    help = None
    with suppress(CannotRead):  # settings that cannot be read are no reason to hold the page back
        help = run.help_lines() if "hard" in sections else None
    return page_view(plan, today, sections, week=of, whose=run.called, help=help)
