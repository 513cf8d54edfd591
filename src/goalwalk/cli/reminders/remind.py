"""`remind`: what is due now and still open, in one line; and having that asked for by the system itself.

What others may see is one word, until the person has seen a preview and chosen words of their own. A timer and a shell
are told nothing but the line: whatever stands in the way of one, they go on in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem

if TYPE_CHECKING:
    from goalwalk.core.reminders import Way
    from goalwalk.screens.remind import RemindView

INSTALL, REMOVE = "install", "remove"  # as words, too
BY_ITSELF: dict[str, Way] = {"timer": "timer", "shell": "shell"}  # who asks, where nobody types


def remind(run: Run, where: str | None = None, *, install: bool = False, remove: bool = False) -> None:
    """What is due now and still open, in one line; nothing where nothing is. --install has it asked for by a timer of
    this system, or by the start-up file of a shell, once you have seen what is written; --remove takes it away."""
    word = (where or "").casefold()
    if word in (INSTALL, REMOVE):
        install, remove, where = install or word == INSTALL, remove or word == REMOVE, None
    if install and remove:
        raise NotUnderstood("not_together", one="--install", other="--remove")
    if where is not None and not install:
        if word not in BY_ITSELF or remove:
            from goalwalk.cli.reminders.places import SYSTEMS

            if word not in (*BY_ITSELF, *SYSTEMS):
                raise NotUnderstood("no_command_remind")  # "remind me to walk"
            raise NotUnderstood(
                "only_with", option="WHERE", other="--install", example="goalwalk remind --install bash"
            )
        _by_itself(run, BY_ITSELF[word])
        return
    if run.person is not None:
        raise CannotBeDone("remind_own")
    if install:
        from goalwalk.cli.reminders.set_up import set_up

        set_up(run, where)
    elif remove:
        from goalwalk.cli.reminders.set_up import take_away

        take_away(run)
    else:
        _as_typed(run)


def _as_typed(run: Run) -> None:
    from goalwalk.core.model.plan import Plan

    view = _said(run, "line", asks=run.can_ask)
    if view is None and run.json:
        from goalwalk.screens.remind import NOTHING

        view = NOTHING
    if view is not None and (view.line or run.json):
        run.show(view, run.today(Plan()))


def _said(run: Run, way: Way, *, asks: bool = False) -> RemindView | None:
    """What is due, and what is said of it now, noted as said; None where nothing is due, as most looks find: they load
    no more than it takes. `asks`: somebody sits there, who hears nothing more than that at the very first time, since a
    look at `now` leaves nothing behind before it."""
    from goalwalk.core.reminders import Chosen
    from goalwalk.store.verbs.remind import look, note

    run.quiet = True  # what a look tells on the way is for another time, and nothing is synced
    settings = run.machine
    choice = Chosen()
    if settings:
        from goalwalk.cli.reminders.chosen import chosen

        choice = chosen(settings)
    found = look(run.session, choice)
    if found is None or not found.due:
        return None
    if asks and found.is_first:
        run.tell("remind.first")
        return None
    said = note(run.session, found, way)
    if not said and not run.json:
        return None
    from goalwalk.screens.remind import remind_view

    return remind_view(found.due, said, str(settings.get("remind_words") or "") or None)


def _by_itself(run: Run, way: Way) -> None:
    """As a timer or a shell asks: of one's own plan, and in silence where anything is in the way."""
    from goalwalk.cli.reminders import ring

    ring.find_session()
    run.person = None
    run.json = False
    try:
        view = _said(run, way)
        if view is None or view.line is None:
            return
        from goalwalk.core.model.plan import Plan

        how = run.machine.get("remind_by")
        if way == "timer":
            if not ring.ring(view.line, str(how) if how else None):
                from goalwalk.store.verbs.remind import not_said

                not_said(run.session)
            return
        run.show(view, run.today(Plan()))
        import sys

        if how == ring.BELL and sys.stdout.isatty():
            sys.stdout.write("\a")
    except (Problem, OSError):
        return
