"""The week in a few lines to paste into a message: `week`. Which lines is up to the person."""

from __future__ import annotations

from goalwalk.cli.prompts import Reader, ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import NotUnderstood
from goalwalk.screens.looks.week import NAMES, Name, WeekView, week_view
from goalwalk.words import say


def week(run: Run, *, only: list[str] | None = None) -> None:
    """The last seven days in five lines at most, as plain text to paste into a message.

    On a terminal it asks which of them to leave out."""
    plan = run.plan()
    today = run.today(plan)
    view = week_view(plan, today)
    if only is not None:
        view = view.only([one_of(word, NAMES) for text in only for word in text.split(",") if word.strip()])
    run.show(view, today)
    if only is None and view.lines and run.can_ask and run.screen.stream.isatty():
        gone = ask_until(say("ask.week_out"), Reader(lambda typed: _out(view, typed), passes=True))
        if gone:
            run.show(view.only(name for name in NAMES if name not in gone), today)


def _out(view: WeekView, typed: str) -> frozenset[Name]:
    """The lines that are left out, by their numbers. Raises NotUnderstood("one_number")."""
    gone = set()
    for word in typed.replace(",", " ").split():
        number = read_whole(word, 1, len(view.lines))
        if number is None:
            raise NotUnderstood("one_number", text=word, most=len(view.lines))
        gone.add(view.lines[number - 1].name)
    return frozenset(gone)
