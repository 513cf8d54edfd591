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
    from goalwalk.store.hard import Found


def now_page(run: Run) -> None:
    """What is at hand, as far as it can be read just now."""
    run.any_time()
    view = _view(run)
    run.show(view, run.now.date())


def _view(run: Run) -> NowView:
    hard, why = _found(run)
    help = None
    try:
        help = country(run)
    except Problem as problem:
        run.machine = {}  # the screen does without them, too
        why += ["settings"] if problem.code == "config_damaged" else []  # with no home, one reason is enough
    if not run.json and run.screen.is_narrow:
        from goalwalk.core.hard import brief

        hard = brief(hard)
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


def _found(run: Run) -> tuple[Hard, list[str]]:
    """What the plan holds, and what keeps it away; a name that nobody has is not shown above the page."""
    from goalwalk.store import hard

    try:
        found = hard.found(run.home, run.person, run.now, run.unlocking.runtime)
        if run.person is not None:
            _ = run.called
        return found.hard, _why(found)
    except (Problem, OSError) as error:
        run.person = None
        return NOTHING, ["no_such_person" if getattr(error, "code", "") == "no_such_person" else "unread"]


def _why(found: Found) -> list[str]:
    if found.problem is None:
        return []
    code = "locked" if found.problem.code == "locked" else "unread"
    return [code if found.hard == NOTHING else f"{code}_rest"]
