"""The page: the plan on one sheet of paper, to hold in the hand. It goes to a file of its own, or to stdout."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from goalwalk import words
from goalwalk.cli.asking import sure
from goalwalk.cli.choices import path_of
from goalwalk.cli.runtime import Run
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model import What
from goalwalk.views.page import SECTIONS, PageView, Section, page_view
from goalwalk.views.receipts import ReceiptView

if TYPE_CHECKING:
    from goalwalk.show.pages.parts import Sheet

Form = Literal["html", "pdf", "markdown", "text"]

_ENDINGS: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    "": "html",
}
NARROWEST = 38  # columns in which a step and its seven boxes can still be read
_FILES = {"html": "goalwalk-page.html", "pdf": "goalwalk-page.pdf"}


def page(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="Where to; - is the screen. Usually goalwalk-page.html, here."),
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="A PDF. It needs the package typst.")] = False,
    html: Annotated[bool, typer.Option("--html", help="HTML, for any browser; so it is unless said.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Markdown, on the screen unless FILE is given.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Plain text, on the screen unless FILE is given.")] = False,
    only: Annotated[
        str | None, typer.Option("--only", metavar="PARTS", help=f"Only these of: {', '.join(SECTIONS)}.")
    ] = None,
    without: Annotated[
        str | None, typer.Option("--without", metavar="PARTS", help="All but these, like notes,people.")
    ] = None,
    week: Annotated[
        str | None, typer.Option("--week", metavar="DAY", help="The week that holds this day. Usually today.")
    ] = None,
) -> None:
    """The plan on one sheet of paper: goals, this week's steps with boxes, people, hard moments, the next talk.

    With --json: what would stand on it, and no file is written.
    """
    run: Run = ctx.obj
    form = _form(file, html=html, pdf=pdf, markdown=markdown, text=text)
    sections = _sections(only, without)
    target = None if run.json else _target(file, form)
    view = _view(run, sections, week)
    if run.json:
        run.show(view, view.today)
        return
    from goalwalk.show.pages.layout import sheet

    laid = sheet(view)
    if not (view.begun and laid.rows):
        _receipt(run, "page_nothing_chosen" if view.begun else "page_nothing", view.today)
        return
    data = _written(run, laid, form, on_screen=target is None)
    _to_stdout(run, data, form) if target is None else _to_file(run, target, data, form, view.today)


def _receipt(run: Run, code: str, today: date, **facts: object) -> None:
    run.show(ReceiptView(today, What(code, facts)), today)


def _form(file: str | None, **wanted: bool) -> Form:
    """The kind of page: as said, or as the file's name ends."""
    said = [name for name, is_said in wanted.items() if is_said]
    if len(said) > 1:
        raise NotUnderstood("not_together", one=f"--{said[0]}", other=f"--{said[1]}")
    if said:
        return next(form for form in _ENDINGS.values() if form == said[0])
    if file is None or file == "-":
        return "html"
    ending = path_of(file).suffix.lower()
    if ending not in _ENDINGS:
        raise NotUnderstood("page_ending", path=file)
    return _ENDINGS[ending]


def _target(file: str | None, form: Form) -> Path | None:
    """The file it goes to; None for stdout. Raises what stands in the way before anything is asked."""
    if form == "pdf":
        from goalwalk.show.pages.typst import needed

        needed()
    name = _FILES.get(form, "-") if file is None else file
    if name != "-":
        return path_of(name)
    if form == "pdf" and sys.stdout.isatty():
        raise CannotBeDone("page_on_terminal")
    return None


def _sections(only: str | None, without: str | None) -> tuple[Section, ...]:
    if only is not None and without is not None:
        raise NotUnderstood("not_together", one="--only", other="--without")
    if only is not None:
        return _named(only)
    away = _named(without) if without is not None else ()
    left = tuple(name for name in SECTIONS if name not in away)
    if not left:
        raise NotUnderstood("page_nothing_left", known=SECTIONS)
    return left


def _named(text: str) -> tuple[Section, ...]:
    """The parts that were typed, each by its name or how it begins."""
    found: list[Section] = []
    typed = text.replace(",", " ").split()
    for word in typed or [""]:
        fits = [name for name in SECTIONS if word and name.startswith(word.lower())]
        fits = [name for name in fits if name == word.lower()] or fits
        if len(fits) != 1:
            raise NotUnderstood("page_section", text=word, known=SECTIONS)
        found.append(fits[0])
    return tuple(found)


def _view(run: Run, sections: Sequence[Section], week: str | None) -> PageView:
    plan = run.plan()
    today = run.today(plan)
    of = None if week is None else read_day(week, today, "either")
    return page_view(plan, today, sections, week=of, whose=run.called)


def _written(run: Run, laid: "Sheet", form: Form, *, on_screen: bool) -> bytes:
    """The page as that kind of file. What only one kind needs is imported for it alone."""
    if form == "pdf":
        from goalwalk.show.pages import typst

        return typst.written(laid)
    if form == "html":
        from goalwalk.show.pages import html

        return html.written(laid).encode()
    if form == "markdown":
        from goalwalk.show.pages import markdown

        return markdown.written(laid).encode()
    from goalwalk.show.pages import text

    return text.written(laid, min(text.WIDTH, max(NARROWEST, run.screen.width)) if on_screen else text.WIDTH).encode()


def _to_stdout(run: Run, data: bytes, form: Form) -> None:
    """A page is a file with letters of its own; what is to be read here and now is written in letters that can be."""
    if not sys.stdout.isatty():
        _tell_open(run)
    if form in ("markdown", "text"):
        for line in data.decode().splitlines():
            sys.stdout.write(run.screen.letters(line) + "\n")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _to_file(run: Run, path: Path, data: bytes, form: Form, today: date) -> None:
    from goalwalk.store import papers

    over = papers.is_there(path, run.home)
    if over:
        if not (run.yes or run.can_ask):
            raise CannotBeDone("exists", path=str(path))
        if not sure(run, words.say("page.over", path=path)):
            raise Stopped("stopped")
    if _tell_open(run) and run.can_ask and not sure(run, words.say("page.open_ask")):
        raise Stopped("stopped")
    papers.keep(path, data, run.home, over=over)
    _receipt(run, {"html": "page_html", "pdf": "page_pdf"}.get(form, "page_text"), today, path=str(path))


def _tell_open(run: Run) -> bool:
    """Of a locked plan: what is written on a page has no lock any more."""
    locked = run.plans.exists() and run.plans.is_locked()
    if locked:
        run.tell("page.open")
    return locked
