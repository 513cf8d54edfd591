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
    from goalwalk.store.verbs.remind import Found

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
    """Whoever asks hears it, however often; nothing more than that there are reminders at the very first time on a
    terminal, since a look at `now` leaves nothing behind before it."""
    from goalwalk.core.model.plan import Plan

    found = _found(run, "line")
    due = found.due if found else ()
    if found and run.can_ask:
        from goalwalk.store.verbs.remind import come_back, note

        if due and found.is_first:
            run.tell("remind.first")
            return
        note(run.session, found, "line")
        come_back(run.session, found.today)
    if due or run.json:
        from goalwalk.screens.remind import remind_view

        run.show(remind_view(due, due, _words(run)), run.today(Plan()))
    if found and found.has_more and run.can_ask:
        run.tell("remind.more_than_come")


def _found(run: Run, way: Way) -> Found | None:
    """What is due; None where no plan is open. Most looks find nothing, and load no more than it takes."""
    from goalwalk.core.reminders import Chosen
    from goalwalk.store.verbs.remind import look

    run.quiet = True  # what a look tells on the way is for another time, and nothing is synced
    choice = Chosen()
    if run.machine:
        from goalwalk.cli.reminders.chosen import chosen

        choice = chosen(run.machine)
    return look(run.session, choice, way)


def _words(run: Run) -> str | None:
    return str(run.machine.get("remind_words") or "") or None


def _by_itself(run: Run, way: Way) -> None:
    """As a timer or a shell asks: of one's own plan, and in silence where anything is in the way."""
    from goalwalk.cli.reminders import ring

    ring.find_session()
    run.person = None
    run.json = False
    try:
        found = _found(run, way)
        if found is None or not found.due:
            return
        from goalwalk.store.verbs.remind import note

        said = note(run.session, found, way)
        if not said:
            return
        from goalwalk.core.model.plan import Plan
        from goalwalk.screens.remind import remind_view

        view = remind_view(found.due, said, _words(run))
        how = run.machine.get("remind_by")
        if way == "timer":
            if not ring.ring(view.line or "", str(how) if how else None):
                from goalwalk.store.verbs.remind import not_said

                not_said(run.session)
            return
        run.show(view, run.today(Plan()))
        if how == ring.BELL:
            import sys

            sys.stdout.write("\a")
    except (Problem, OSError):
        return
