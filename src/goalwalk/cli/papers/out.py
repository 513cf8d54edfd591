"""A page on its way out: in which form, to which file or to stdout, and never over another without a yes.

What stands on it is laid out already; what only one form needs is imported for it alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import file_of, one_of, path_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Stopped
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.paper_blocks import SIZES, Size
from goalwalk.screens.receipt import ReceiptView

if TYPE_CHECKING:
    from goalwalk.screens.paper_blocks import Sheet

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


class Paper(NamedTuple):
    """Where a page goes: its form, and its file (None: stdout)."""

    form: Form
    target: Path | None


def paper_to(run: Run, name: str, file: str | None, **wanted: bool) -> Paper:
    """The form as said, or as the file's name ends, and where it goes: without a file, to a new one here, that tells by
    its name what it is and its day, and nothing of the person; so none is ever found in the place of another's.

    Raises what stands in the way before anything is asked: NotUnderstood("not_together"), ("page_ending");
    CannotBeDone("pdf_missing"), ("page_on_terminal").
    """
    form = _form(file, wanted)
    if form == "pdf":
        from goalwalk.draw.paper.pdf import needed

        needed()
    if file is None:
        if form not in ("html", "pdf"):
            return Paper(form, None)
        return Paper(form, new_file(name, run.today(Plan()), form))
    if file != "-":
        return Paper(form, path_of(file))
    if form == "pdf" and sys.stdout.isatty():
        raise CannotBeDone("page_on_terminal")
    return Paper(form, None)


def new_file(name: str, day: date, ending: str) -> Path:
    """A file that is not there: "page-2026-03-02.html", then "page-2026-03-02-2.html"."""
    names = (f"{name}-{day}{f'-{number}' if number > 1 else ''}.{ending}" for number in count(1))
    return next(path for path in map(Path, names) if not os.path.lexists(path))


def to_print(run: Run, name: str) -> Paper | None:
    """The file that is to be written, too, of what was read on a terminal; None without a yes."""
    if not (run.can_ask and sys.stdout.isatty()):
        return None
    to = paper_to(run, name, None)
    sys.stdout.write("\n")
    return to if to.target and sure(run, words.say("page.to_print", path=to.target)) else None


def deliver(run: Run, laid: Sheet, to: Paper, today: date, size: Size | None = None, *, named: bool = True) -> None:
    """Write the page there, on paper of that size, or as it is usual in their country. Raises as `hand_over` does."""
    hand_over(run, written(run, laid, to, size), to, today, named=named)


def size_of(typed: str | None) -> Size | None:
    """The size that was typed. Raises NotUnderstood("one_of")."""
    return None if typed is None else one_of(typed, SIZES)


def sheet_size(run: Run, to: Paper, size: Size | None) -> Size | None:
    """The size of its sheets: that one, or as it is usual in their country; None where it has no sheets."""
    if to.form not in ("html", "pdf"):
        return None
    if size:
        return size
    from goalwalk.words.countries import has_letter_paper

    with suppress(CannotRead):  # settings that cannot be read are no reason to hold a page back
        return "letter" if has_letter_paper(run.machine.get("country")) else "a4"
    return "a4"


def hand_over(run: Run, data: bytes, to: Paper, today: date, *, answered: bool = False, named: bool = True) -> None:
    """Write what is made already there; say so, unless the command has `answered` before, and whose it is, unless it is
    for anybody (`named`).

    Raises CannotBeDone("page_exists"), Stopped, NotSaved.
    """
    if to.target is None:
        to_stdout(run, data, to.form)
    else:
        to_file(run, to.target, data)
        if not answered:
            code = {"html": "page_html", "pdf": "page_pdf"}.get(to.form, "page_text")
            whose = {"whose": run.called} if named else {}
            receipt(run, code, today, path=str(to.target.absolute()), **whose)


def receipt(run: Run, code: str, today: date, **facts: object) -> None:
    """Say what became of a page."""
    run.show(ReceiptView(today, What(code, facts)), today)


def _form(file: str | None, wanted: dict[str, bool]) -> Form:
    said = [name for name, is_said in wanted.items() if is_said]
    if len(said) > 1:
        raise NotUnderstood("not_together", one=f"--{said[0]}", other=f"--{said[1]}")
    if said:
        endings = [ending for ending, form in _ENDINGS.items() if ending and form == said[0]]
        if file not in (None, "-"):
            file_of(str(file), *endings)
        return _ENDINGS[endings[0]]
    if file is None or file == "-":
        return "html"
    ending = path_of(file).suffix.lower()
    if ending not in _ENDINGS:
        raise NotUnderstood("page_ending", path=file)
    return _ENDINGS[ending]


def written(run: Run, laid: Sheet, to: Paper, size: Size | None = None) -> bytes:
    """The page in its form, on paper of that size, or as it is usual in their country."""
    laid = laid._replace(size=sheet_size(run, to, size) or "a4")
    if to.form == "pdf":
        from goalwalk.draw.paper import pdf

        try:
            return pdf.written(laid)
        except CannotBeDone as problem:
            raise CannotBeDone(problem.code, **problem.facts | {"line": _as_html(run.arguments)}) from problem
    if to.form == "html":
        from goalwalk.draw.paper import html

        return html.written(laid).encode()
    if to.form == "markdown":
        from goalwalk.draw.paper import markdown

        return markdown.written(laid).encode()
    from goalwalk.draw.paper import text

    width = text.WIDTH if to.target else min(text.WIDTH, max(NARROWEST, run.screen.width))
    return text.written(laid, width).encode()


def _as_html(arguments: Sequence[str]) -> str:
    """The line that was typed, to be copied, as it asks for an HTML page; whose plan it is goes before it."""
    import shlex

    words = list(arguments)
    for at, word in enumerate(words):
        if word == "--pdf":
            words[at] = "--html"
        elif word.lower().endswith(".pdf"):
            words[at] = f"{word[:-4]}.html"
    named = [at for at, word in enumerate(words) if word == "--person"]
    gone = {at + more for at in named for more in (0, 1)}
    left = (word for at, word in enumerate(words) if at not in gone and not word.startswith("--person="))
    return shlex.join(left)


def to_stdout(run: Run, data: bytes, form: str, open: str = "page.open") -> None:
    """A page is a file with letters of its own; what is to be read here and now is written in letters that can be."""
    if not sys.stdout.isatty():
        tell_open(run, open)
    if form in ("markdown", "text"):
        for line in data.decode().splitlines():
            sys.stdout.write(run.screen.letters(line) + "\n")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell_left_out(run: Run, parts: Sequence[str], to: Paper) -> None:
    """Say what stands on paper only where it was asked for, and how it is."""
    if parts and to.target is not None:
        run.tell("page.left_out", what=[words.say(f"page.left_out.{part}") for part in parts], parts=",".join(parts))


def to_file(run: Run, path: Path, data: bytes, open: str | None = "page.open") -> None:
    """Write it there: over what is there, and out of a locked plan, which the sentence `open` tells, only with a yes
    (None: it is sealed itself).

    Raises CannotBeDone("page_exists") and what else is in the way of the place, Stopped, NotSaved.
    """
    from goalwalk.store.disk import out_file

    over = out_file.is_there(path, run.home)
    if over:
        if not (run.yes or run.can_ask):
            raise CannotBeDone("page_exists", path=str(path))
        if not sure(run, words.say("page.over", path=path)):
            raise Stopped("stopped")
    if open and tell_open(run, open) and run.can_ask and not sure(run, words.say("page.open_ask")):
        raise Stopped("stopped")
    out_file.keep(path, data, run.home, over=over)


def tell_open(run: Run, sentence: str = "page.open") -> bool:
    """Of a locked plan: what is written on a page has no lock any more."""
    locked = run.session.exists() and run.session.is_locked()
    if locked:
        run.tell(sentence)
    return locked
