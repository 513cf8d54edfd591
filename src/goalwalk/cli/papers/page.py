"""The page: the plan on one sheet of paper, to hold in the hand. It goes to a file of its own, or to stdout."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from goalwalk.cli.papers.out import deliver, paper_to, receipt, sheet_size, size_of, tell_left_out, to_print
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import fitting
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.screens.papers.page import SECTIONS, USUAL, Draft, PageView, Section, is_begun, page_view
from goalwalk.screens.papers.page_parts import PagePeer

NAME = "page"


def page(
    run: Run,
    file: str | None = None,
    *,
    pdf: bool = False,
    html: bool = False,
    markdown: bool = False,
    text: bool = False,
    card: bool = False,
    only: str | None = None,
    without: str | None = None,
    show: str | None = None,
    week: str | None = None,
    paper: str | None = None,
) -> None:
    """The plan on one sheet of paper: goals, this week's steps with boxes, people, hard moments, the next talk.

    Nothing is written to a file but where one is named or a form that is one, or a yes is given: a plan that was only
    to be looked at must not be left in a folder that others see. With --json: what would stand on it.
    """
    if card:
        others = {"--only": only, "--without": without, "--show": show, "--week": week, "--paper": paper}
        for option, said in others.items():
            if said is not None:
                raise NotUnderstood("not_together", one="--card", other=option)
        from goalwalk.cli.papers.hard_card import hard_card

        hard_card(run, file, html=html, pdf=pdf, markdown=markdown, text=text)
        return
    looked_at = file is None and not (pdf or html or markdown or text)
    wanted = {"html": html, "pdf": pdf, "markdown": markdown, "text": text or looked_at}
    size = size_of(paper)
    to = None if run.json else paper_to(run, NAME, file, **wanted)
    sections = (*_sections(only, without), *(_named(show) if show is not None else ()))
    view = _view(run, sections, week)
    if to is None:
        run.show(view, view.today)
        return
    if not (view.begun and view.sheet().rows):
        receipt(run, "page_nothing_chosen" if view.begun else "page_nothing", view.today)
        return
    if looked_at:
        deliver(run, view.sheet(), to, view.today)
        to = to_print(run, NAME)
        if to is None:
            return
    if to.target is not None:
        view = _with_help(run, view, sections, week)
    deliver(run, view.sheet(sheet_size(run, to, size)), to, view.today, size)
    tell_left_out(run, view.left_out, to)


def _with_help(run: Run, view: PageView, sections: Sequence[Section], week: str | None) -> PageView:
    """The page with the help lines of the country, which is asked for once: not where only the part for a hard moment
    is wanted, for that may be one."""
    if not view.call or len(view.sections) == len({"hard", "call"} & set(view.sections)):
        return view
    from goalwalk.cli.papers.country import ask_country

    ask_country(run)
    return _view(run, sections, week)


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
    plan, draft = _with_draft(run, run.plan())
    today = run.today(plan)
    of = None if week is None else read_day(week, today, "either")
    help = peer = None
    with suppress(CannotRead):  # settings that cannot be read are no reason to hold the page back
        peer = _peer(run)
        help = run.help_lines() if {"hard", "call"} & set(sections) else None
    return page_view(plan, today, sections, week=of, whose=run.called, help=help, draft=draft, peer=peer)


def _peer(run: Run) -> PagePeer | None:
    """Whoever types, on a page that is somebody else's. Raises CannotRead("config_damaged")."""
    if run.person is None:
        return None
    from goalwalk.store.disk.config import MY_NAME, MY_REACH, said

    name, reach = (said(run.machine, setting) for setting in (MY_NAME, MY_REACH))
    return PagePeer(name, reach) if name or reach else None


def _with_draft(run: Run, plan: Plan) -> tuple[Plan, Draft | None]:
    """What is printed: the plan, or where none was begun what was said in a walk that was not adopted yet; and whether
    there is such a walk."""
    from goalwalk.cli.under_way import under_way

    draft = None
    with suppress(CannotRead, CannotBeDone):  # a walk that cannot be read or gone on with is on no page
        draft = under_way(run)
        if draft is not None and not is_begun(plan):
            from goalwalk.core.talks.adopting import adopt
            from goalwalk.core.talks.draft import position, talk_of

            together = run.person is not None
            told = position(plan, draft, together=together).told
            return adopt(plan, talk_of(plan, draft, together=together), told, run.new_id, run.moment(plan)), "alone"
    return plan, draft and "beside"
