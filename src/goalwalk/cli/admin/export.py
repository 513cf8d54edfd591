"""The plan on its way out: `data export`, to a file for other programs or to read; all of it, or what is chosen."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goalwalk.cli.papers import out
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_forwards, fitting, one_of, path_of
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.naming import find_goal
from goalwalk.exchange.outgoing.parts import PARTS, Choice, Chosen, chosen, with_owners
from goalwalk.screens.exports import FORMS, Days, ExportView, Form, days_text, left_text

if TYPE_CHECKING:
    from goalwalk.store.verbs.export import Outgoing

ENDINGS: dict[str, Form] = {
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
NAME = "export"


def export(
    run: Run,
    file: str | None = None,
    *,
    as_: str | None = None,
    goal: str | None = None,
    since: str | None = None,
    to: str | None = None,
    what: str | None = None,
) -> None:
    """The plan as a file: JSON that is complete and comes back, CSV for a spreadsheet, or pages to read.

    All of it, or of one goal, of some days, of some parts. Left out, FILE is a new one, here.
    """
    from goalwalk.store.verbs.export import outgoing

    form = _form(file, as_)
    if file == "-" and sys.stdout.isatty() and form in ("json", "csv"):
        raise CannotBeDone("export_on_terminal", form=form)
    going = outgoing(run.session)
    today = run.today(going.plan)
    choice = _choice(going.plan, today, goal, (since, to), what)
    going_out = chosen(going.plan, choice)
    if not choice.is_all and not (going_out.counts or going_out.settings):
        raise CannotBeDone("export_nothing")
    days = (choice.first, choice.last)
    data = _data(run, form, going, going_out, today, days, whole=choice.is_all)
    view = _view(run, form, going, going_out, today, whole=choice.is_all)
    _hand_over(run, file, form, data, view._replace(days=days))


def _form(file: str | None, typed: str | None) -> Form:
    """As said, or as the file's name ends. Raises NotUnderstood("one_of"), ("export_ending")."""
    if typed is not None:
        return one_of({"md": "markdown", "txt": "text"}.get(typed.strip().lower(), typed), FORMS)
    if file is None or file == "-":
        return "json"
    ending = path_of(file).suffix.lower()
    if ending not in ENDINGS:
        raise NotUnderstood("export_ending", path=file or '""')
    return ENDINGS[ending]


def _choice(plan: Plan, today: date, goal: str | None, days: tuple[str | None, str | None], what: str | None) -> Choice:
    first = None if days[0] is None else read_day(days[0], today, "past")
    last = None if days[1] is None else read_day(days[1], today, "past", first)
    if days[1] is not None and first is not None and last is not None:
        last = check_forwards(days[1], first, last, today)
        if first > last:
            raise NotUnderstood("day_order", first=first, last=last)
    parts = tuple(PARTS) if what is None else _parts(what)
    return Choice(None if goal is None else find_goal(plan, goal), first, last, parts)


def _parts(typed: str) -> tuple[str, ...]:
    """The parts that were typed, each by its name or how it begins. Raises NotUnderstood("one_of")."""
    named: list[str] = []
    for word in typed.replace(",", " ").replace(" and ", " ").split() or [""]:
        fits = fitting(word, tuple(PARTS))
        if len(fits) != 1:
            raise NotUnderstood("one_of", text=word, known=list(PARTS))
        named.append(fits[0])
    return tuple(part for part in PARTS if part in named)


def _data(run: Run, form: Form, going: Outgoing, going_out: Chosen, today: date, days: Days, *, whole: bool) -> bytes:
    if form == "json":
        from goalwalk.store.verbs import export as store

        if whole:
            return store.whole_json(going)
        ids = with_owners(going.plan, going_out.records)
        return store.part_json(going, ids, settings=going_out.settings)
    if form == "csv":
        from goalwalk.draw.safe import visible
        from goalwalk.exchange.outgoing import as_csv

        return as_csv.written(going.plan, going_out.records, visible, settings=going_out.settings)
    from goalwalk.screens.papers.account import account_view

    left = "" if whole else left_text(going_out.left, settings=going_out.settings)
    of = days_text(days) if any(days) else ""
    view = account_view(going.plan, today, going_out.records, left, settings=going_out.settings, days=of)
    return out.written(run, view.sheet(run.called), out.Paper(form, Path()))


def _view(run: Run, form: Form, going: Outgoing, going_out: Chosen, today: date, *, whole: bool) -> ExportView:
    return ExportView(
        today,
        "",
        form,
        going_out.counts,
        {} if whole else going_out.left,
        whole,
        going_out.settings,
        going.taken_away if whole and form == "json" else 0,
        run.called,
    )


def _hand_over(run: Run, file: str | None, form: Form, data: bytes, view: ExportView) -> None:
    """To the file, never over another without a yes; or to stdout, and what is to be known of it to stderr."""
    if file == "-":
        out.to_stdout(run, data, form, "export.open")
        return
    ending = next(ending for ending, of in ENDINGS.items() if of == form)
    path = out.new_file(NAME, view.today, ending[1:]) if file is None else path_of(file)
    out.to_file(run, path, data, "export.open")
    run.show(view._replace(path=str(path.absolute())), view.today)
