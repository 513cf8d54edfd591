"""`now`: the page for a hard moment. Whatever is in the way, it answers with what there is.

It asks nothing, writes nothing but the day on which no reminder comes any more, and ends well.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from goalwalk.cli.run import Run
from goalwalk.core.errors import Problem
from goalwalk.core.now import NOTHING
from goalwalk.screens.looks.now import NowView, now_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalwalk.core.now import Hard
    from goalwalk.store.verbs.now import Found


def now(run: Run, *, locked: str | None = None) -> None:
    """The page for a hard moment: what is at hand, as far as it can be read just now. `locked` chooses its parts that
    are seen while the plan is locked."""
    if locked is not None:
        from goalwalk.cli.daily.now_locked import choose

        choose(run, locked)
        return
    run.any_time()
    view = _view(run)
    with _left_off(run):
        run.show(view, run.now.date())


def lines_first(run: Run) -> None:
    """The page for a hard moment, with emergency and help lines before all else: whoever typed the word for it needs
    them first."""
    run.any_time()
    view = _view(run)._replace(lines_first=True)
    with _left_off(run):
        run.show(view, run.now.date())


@contextmanager
def _left_off(run: Run) -> Iterator[None]:
    """After the page no reminder comes any more on this day, on one's own computer, whether it was read to its end or
    not: all that is kept of it is the day, and not why. Where that cannot be written down, nothing is said of it."""
    import sys

    try:
        yield
        sys.stdout.flush()  # the page comes first
    finally:
        if run.person is None:
            from goalwalk.store.disk.reminders_off import leave_off

            with suppress(Problem, OSError):
                leave_off(run.home, run.now.date())


def beside(run: Run, *, lines_first: bool = True) -> None:
    """The page for a hard moment, set apart, where something else is under way. Whoever is asked sees it: on stderr
    where the answer goes to a file."""
    run.heard = True
    person = run.person
    view = _view(run, is_open=True)._replace(lines_first=lines_first)
    run.person = person
    with _left_off(run):
        _show_beside(run, view)


def _show_beside(run: Run, view: NowView) -> None:
    if run.json:
        run.show(view, run.now.date())
        return
    import sys

    from goalwalk.screens.blocks import Gap

    run.working.erase()
    blocks = [Gap(), *view.blocks(), Gap()]
    if not run.can_ask or sys.stdout.isatty():
        from goalwalk.draw.view import draw_blocks

        draw_blocks(blocks, run.screen)
        sys.stdout.flush()
        return
    from goalwalk.cli.stderr import to_stderr
    from goalwalk.draw.plain_lines import plain_lines

    for line in plain_lines(blocks):
        to_stderr(line)


def _view(run: Run, *, is_open: bool = False) -> NowView:
    """`is_open`: a locked plan may be open in this run, with a key that is held nowhere else."""
    at_hand, why = _found(run)
    if is_open and why and why[0].startswith("locked"):
        at_hand, why = _opened_here(run) or (at_hand, why)
    help = None
    try:
        help = run.help_lines()
    except Problem as problem:
        run.machine = {}  # the screen does without them, too
        why += ["settings"] if problem.code == "config_damaged" else []  # with no home, one reason is enough
    if not run.json and run.screen.is_narrow:
        from goalwalk.core.now import brief

        at_hand = brief(at_hand)
    return now_view(at_hand, help, run.now.date(), tuple(why))


def _found(run: Run) -> tuple[Hard, list[str]]:
    """What the plan holds, and what keeps it away; a name that nobody has is not shown above the page."""
    from goalwalk.store.verbs import now as plans

    try:
        found = plans.found(run.home, run.person, run.now, run.unlocking.runtime)
        if run.person is not None:
            _ = run.called
        return found.hard, _why(found)
    except (Problem, OSError) as error:
        run.person = None
        return NOTHING, ["no_such_person" if getattr(error, "code", "") == "no_such_person" else "unread"]


def _opened_here(run: Run) -> tuple[Hard, list[str]] | None:
    """What the plan holds, where it can be read without asking anybody for a key."""
    from goalwalk.core.now import of_plan

    try:
        own = run.session.at_hand(run.session.place())
        return of_plan(run.session.read(own).plan), []
    except (Problem, OSError):
        return None


def _why(found: Found) -> list[str]:
    if found.problem is None:
        return []
    code = "locked" if found.problem.code == "locked" else "unread"
    return [code if found.hard == NOTHING else f"{code}_rest"]
