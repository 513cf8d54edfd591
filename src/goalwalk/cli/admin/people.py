"""Several people's plans on one computer, each apart: `person add`, `list`, `remove`; the morning of a specialist.

No name is shown, completed or suggested but here, where somebody asks for them.
"""

from __future__ import annotations

import shlex
from pathlib import Path

from goalwalk import words
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.prompts import needed, sure, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import copy_of
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Stopped
from goalwalk.core.model.plan import Plan
from goalwalk.screens.nouns.people import EveryoneView, PeopleView, PersonLine, everyone_view, is_near
from goalwalk.store.plan import key_files
from goalwalk.store.plan.session import Session


def add(run: Run, name: str | None = None, *, from_: str | None = None) -> None:
    """A plan for somebody else, apart from yours: a new one, or from a file. It offers a lock: their passphrase."""
    from goalwalk.store.verbs.persons import add_person

    run.person = None
    path = None if from_ is None else copy_of(from_)
    if from_ is not None and path is None:
        raise CannotRead("share_missing", path=from_)
    called = needed(run, name, "person", "goalwalk person add Robin", texts.name, of_plan=False)
    add_person(run.session, called)
    theirs = run.for_person(called)
    if path is not None:
        _take_in(theirs, path)
    facts: dict[str, object] = {"name": called, "command": _command(called)}
    code = "person_added" if path is None else "person_taken_in"
    if path and theirs.session.is_locked() and not key_files.lies_beside(path):
        code = "person_taken_over"  # sealed for the key of this home alone, which opens nothing at theirs
    receipt(run, code, facts)
    if run.can_ask and not (path and theirs.session.is_locked()):
        _offer_lock(run, called)


def _take_in(run: Run, path: Path) -> None:
    """Their plan is the one in that file, the very same; where it can't be, no name of theirs is left either."""
    from goalwalk.store.verbs.persons import remove_person
    from goalwalk.store.verbs.restore import restore

    try:
        restore(run.session, path)
    except BaseException:
        remove_person(run.session)
        raise


def _command(name: str) -> str:
    return f"goalwalk --person {shlex.quote(name)}"


def _offer_lock(run: Run, name: str) -> None:
    from goalwalk.store.disk import keys

    try:
        keys.needed()
    except CannotBeDone as problem:
        to_stderr(words.problem(problem))
        return
    try:
        if not yes_or_no(words.say("people.lock")):
            return
    except Stopped:
        raise Stopped("person_unlocked", name=name, command=_command(name)) from None
    from goalwalk.cli.admin.lock import put_lock_on

    put_lock_on(run.for_person(name), None, paper=True)


def list_(run: Run) -> None:
    """Everybody whose plan is kept here: the next talk and the last, where the plan is not locked."""
    run.person = None
    today = run.today(Plan())
    run.show(PeopleView(today, _lines(run.session)), today)


def remove(run: Run, name: str | None = None) -> None:
    """Erase somebody's plan with all its copies, and take their name off the list. This cannot be undone."""
    from goalwalk.store.verbs.persons import remove_person

    wanted = needed(run, name, "person", "goalwalk person remove Robin", texts.name, of_plan=False)
    theirs = run.for_person(wanted)
    called = theirs.session.name()
    if not sure(run, words.say("people.remove", name=called)):
        raise Stopped("stopped")
    remove_person(theirs.session)
    run.person = None
    receipt(run, "person_removed", {"name": called})


def typing(run: Run) -> None:
    """When it was asked in a talk whether it may be typed, and who typed."""
    from goalwalk.screens.nouns.typings import typings_view

    plan = run.plan()
    run.show(typings_view(plan), run.today(plan))


def everyone(run: Run) -> None:
    """A morning, alone at the desk: whom to call, whom to talk with, and what was agreed. It asks before it shows."""
    if run.person is not None:
        raise NotUnderstood("not_together", one="--everyone", other="--person")
    if not sure(run, words.say("everyone.ask")):
        raise Stopped("stopped")
    today = run.today(Plan())
    run.show(_morning(run, _lines(run.session)), today)


def _morning(run: Run, lines: tuple[PersonLine, ...]) -> EveryoneView:
    """Only the plans of those who are near are opened."""
    today = run.today(Plan())
    near = [line.name for line in lines if line.state != "locked" and is_near(line, today)]
    plans: dict[str, Plan] = {}
    for name in near:
        try:
            plans[name] = run.for_person(name).session.load()
        except CannotRead:  # one plan that is no good keeps nobody from the others
            lines = tuple(line._replace(state="unreadable") if line.name == name else line for line in lines)
    run.person = None
    from goalwalk.store.disk.config import MY_NAME, said

    return everyone_view(today, lines, plans, _own(run), said(run.machine, MY_NAME))


def _own(run: Run) -> Plan | None:
    """One's own plan, as far as it can be read without asking; None where it is locked."""
    try:
        return run.session.read(run.session.at_hand(run.session.place())).plan
    except CannotBeDone:
        return Plan()  # none was begun
    except CannotRead as problem:
        return None if problem.code == "locked" else Plan()  # which says so itself, when it is opened


def _lines(session: Session) -> tuple[PersonLine, ...]:
    from goalwalk.store.verbs.persons import list_people

    return tuple(PersonLine(person.name, person.state, *person.glance) for person in list_people(session))
