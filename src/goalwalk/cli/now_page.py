"""`now`, without the menu: the page for a hard moment. Whatever is in the way, it answers with what there is.

It asks nothing, writes nothing, and ends well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalwalk.cli.runtime import Run
from goalwalk.core.errors import Problem
from goalwalk.core.hard import NOTHING
from goalwalk.views.now import NowView, now_view

if TYPE_CHECKING:
    from goalwalk.core.hard import Hard
    from goalwalk.core.helping import HelpLines


def now_page(run: Run) -> None:
    """What is at hand, as far as it can be read just now."""
    run.any_time()
    view = _view(run)
    run.show(view, run.now.date())


def _view(run: Run) -> NowView:
    hard, problem = _found(run)
    why = [] if problem is None else [_why(problem, hard)]
    help = None
    try:
        help = country(run)
    except Problem:
        run.machine = {}  # the screen does without them, too
        why.append("settings")
    return now_view(hard, help, run.now.date(), tuple(why))


def country(run: Run) -> HelpLines | None:
    """The help lines of the country that is set on this computer; None where none is, or none are known there.

    Raises CannotRead("config_damaged"), CannotBeDone("no_home").
    """
    code = run.machine.get("country")
    if not isinstance(code, str):
        return None
    from goalwalk.words import help_lines

    try:
        return help_lines.of_country(code)
    except (OSError, ValueError, KeyError):  # our own file, which somebody may have corrected in haste
        return None


def _found(run: Run) -> tuple[Hard, Problem | None]:
    """What the plan holds, and what keeps it away; a name that nobody has is not shown above the page."""
    from goalwalk.store import hard

    try:
        found = hard.found(run.home, run.person, run.now, run.unlocking.runtime)
        if run.person is not None:
            _ = run.called
        return found.hard, found.problem
    except (Problem, OSError) as error:
        run.person = None
        return NOTHING, error if isinstance(error, Problem) else Problem("no_access")


def _why(problem: Problem, hard: Hard) -> str:
    if problem.code == "no_such_person":
        return "no_such_person"
    code = "locked" if problem.code == "locked" else "unread"
    return code if hard == NOTHING else f"{code}_rest"
