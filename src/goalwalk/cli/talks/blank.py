"""The questions of a walk on an empty sheet, to talk over with a pen: on the screen, as a page, or as a PDF."""

from __future__ import annotations

from goalwalk.cli.run import Run
from goalwalk.core.model.plan import Plan
from goalwalk.core.talks.part import Talk
from goalwalk.screens.talks.walk_sheet import sheet_view


def blank_sheet(
    run: Run, talk: Talk, file: str | None, paper: str | None, *, named: bool, html: bool, pdf: bool
) -> None:
    """Print it. It is the same for whoever fills it in, and bears a name only where that is asked for.

    Raises as `paper_to` and `deliver` do.
    """
    from goalwalk.cli.papers.out import deliver, paper_to, size_of

    today = run.today(Plan())
    if not named:
        run.name_nobody()
    view = sheet_view(talk, run.called if named else None, named=named)
    size = size_of(paper)
    if run.json or not (html or pdf or file or paper):
        run.show(view, today)
        return
    to = paper_to(run, "walk", file, html=html, pdf=pdf)
    deliver(run, view.sheet(today), to, today, size, named=named)
