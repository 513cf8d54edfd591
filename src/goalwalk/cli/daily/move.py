"""`undo --to Robin`: what went into the wrong plan is made in the right one, and erased where it does not belong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, Stopped
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.nouns.moved import Moved, moved_in
from goalwalk.screens.looks.undo import thing_of
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.changes import moved_text

if TYPE_CHECKING:
    from goalwalk.store.schema.undo_log import Entry

OWN = ("me", "mine", "myself")  # one's own plan, where nobody is called so


def move(run: Run, typed: str, named: Callable[[Entry, date], str]) -> None:
    """Move what was added last into the plan of somebody else, after one yes; `named` tells a change in a few words."""
    from goalwalk.store.verbs.move import last_added, move

    last = last_added(run.session)
    called, is_theirs = words.called()
    theirs = _other(run, typed)
    name = theirs.session.name()
    try:
        theirs.session.open()  # whoever has to type a passphrase does so before anybody waits
        there = theirs.plan()
    finally:
        words.call_it(called, theirs=is_theirs)

    def change(plan: Plan) -> Changed[tuple[Moved, ...]]:
        plan, things = moved_in(plan, last.plan, last.records, run.new_id)
        return Changed(plan, What("moved_in", {"things": [_told(thing) for thing in things]}), things)

    today = run.today(last.plan)
    to = name or words.say("undo.own")
    things = moved_text(change(there).what.facts, today)
    if not sure(run, words.say("undo.move", to=to, what=named(last.entry, today), things=things)):
        raise Stopped("stopped")
    made = move(run.session, theirs.session, last, change)
    words.in_terms_of(last.plan.settings)
    run.show(ReceiptView(today, What("moved", {"to": name, **made.what.facts})), today)


def _other(run: Run, typed: str) -> Run:
    """A run for the plan that is named. Raises CannotBeDone: "no_such_person", "moved_here" where it is this one."""
    name = texts.name(typed)
    theirs = run.for_person(name)
    try:
        theirs.session.name()
    except CannotBeDone as problem:
        if problem.code != "no_such_person" or folded(name) not in OWN:
            raise
        theirs = run.for_person(None)
    if theirs.session.exists() and theirs.session.listed().link == run.session.listed().link:
        raise CannotBeDone("moved_here")
    return theirs


def _told(thing: Moved) -> list[object]:
    """What names it, as facts."""
    code, facts = thing_of(thing.table, thing.record, [(table, record, False) for table, record in thing.above])
    return [code, facts]
