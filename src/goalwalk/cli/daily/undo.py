"""Taking back, as typed: `undo`, `redo`, and `undo --removed`. What is large, or not just written, is named first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.run import Run
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Plan, What
from goalwalk.screens.looks.undo import RemovedLine, changes_view, letter_of, removed_view, thing_of
from goalwalk.screens.receipt import ReceiptView

if TYPE_CHECKING:
    from goalwalk.store.schema.undo_log import Entry
    from goalwalk.store.verbs.undo import Removed

FEW = 5  # things that one word takes back without asking
JUST_NOW = timedelta(hours=1)
MOST = 100  # changes that are kept to be taken back
NAMED = 5  # of several changes, before they are asked about


def undo(
    run: Run, which: str | None = None, *, list_: bool = False, removed: bool = False, to: str | None = None
) -> None:
    """Take back what was last written; again takes back what was before it. redo goes forward.

    What is large, or older than an hour, is named and asked about first."""
    from goalwalk.store.verbs.undo import list_changes

    if list_ and removed:
        raise NotUnderstood("not_together", one="--list", other="--removed")
    if to is not None:
        from goalwalk.cli.daily.move import move

        if list_ or removed or which is not None:
            raise NotUnderstood("not_together", one="--to", other="--list" if list_ else which or "--removed")
        move(run, to, lambda entry, today: _named(run, [entry], today))
        return
    if removed:
        _removed(run, which)
    elif list_:
        count = None if which is None else _count(which, "undo --list")
        done, plan = list_changes(run.session) if run.session.exists() else ((), Plan())
        today = run.today(plan)
        run.show(changes_view(done, today, count), today)
    else:
        _take_back(run, _count("1" if which is None else which, "undo"))


def redo(run: Run, which: str | None = None) -> None:
    """Do again what was taken back. A letter does one alone again, as long as nothing changed what it touched."""
    from goalwalk.store.verbs.undo import list_changes, redo, redo_one

    if which is None or not which.strip().isalpha():
        _moved(run, "redone", *redo(run.session, _count("1" if which is None else which, "redo")))
        return
    undone = [one for one in list_changes(run.session).changes if one.undone]
    wanted = which.strip().casefold()
    key = next((one.key for place, one in enumerate(undone) if letter_of(place) == wanted), None)
    if key is None:
        raise CannotBeDone("no_such_undone", text=which)
    _moved(run, "redone", *redo_one(run.session, key))


def _count(typed: str, command: str) -> int:
    """How many. Raises NotUnderstood("undo_count")."""
    count = read_whole(typed, 1, 10**6)
    if count is None:
        raise NotUnderstood("undo_count", text=typed, command=command)
    return min(count, MOST)


def _take_back(run: Run, count: int) -> None:
    from goalwalk.store.verbs.undo import list_changes, undo

    if run.yes:
        _moved(run, "undone", *undo(run.session, count))
        return
    done, plan = list_changes(run.session)
    going = [one for one in done if not one.undone][:count]
    today = run.today(plan)
    if going and (sum(one.things for one in going) > FEW or any(_is_of_weight(run, one) for one in going)):
        named = _named(run, going, today)
        if not run.can_ask:
            raise NotUnderstood("undo_asks", what=named)
        if not sure(run, words.say("undo.ask", what=named)):
            raise Stopped("stopped")
    _moved(run, "undone", *undo(run.session, count, [one.key for one in going]))


TALKS = ("walked", "reviewed")


def _is_of_weight(run: Run, one: Entry) -> bool:
    """Whether it is a whole talk, another device has written on it, or it was not written just now."""
    return one.what.code in TALKS or one.built_on or _is_old(run, one)


def _is_old(run: Run, one: Entry) -> bool:
    return abs(run.now - datetime.fromisoformat(one.at)) > JUST_NOW


def _named(run: Run, going: Sequence[Entry], today: date) -> str:
    """What would be taken back: with how much it is, where that is much, and of when, where it is not of just now."""
    from goalwalk.words.changes import what_text
    from goalwalk.words.days import past_day_name
    from goalwalk.words.talks import timed

    told = []
    for one in going[:NAMED]:
        text = what_text(one.what, today)
        if one.things > FEW or one.what.code in TALKS:
            text = words.say("undo.things", what=text, n=one.things)
        if one.built_on:
            text = words.say("undo.built_on", what=text)
        if _is_old(run, one):
            at = datetime.fromisoformat(one.at)
            text = words.say("undo.of", what=text, when=timed(past_day_name(at.date(), today), f"{at:%H:%M}"))
        told.append(text)
    named = "; ".join(told)
    more = len(going) - len(told)
    return words.say("undo.more", what=named, n=more) if more else named


def _moved(run: Run, code: str, whats: tuple[What, ...], plan: Plan, left: int, is_all_left: bool) -> None:
    today = run.today(plan)
    facts: dict[str, object] = {"whats": list(whats)} | ({"left": left} if left else {})
    code += "_nothing" if is_all_left else ""
    run.show(ReceiptView(today, What(code, facts)), today)


# What was taken away


def _removed(run: Run, which: str | None) -> None:
    from goalwalk.store.verbs.undo import bring_back, list_removed

    found, plan = list_removed(run.session) if run.session.exists() else ((), Plan())
    today = run.today(plan)
    view = removed_view(found, today, run.now, plan.settings.day_starts_at)
    if which is None:
        run.show(view, today)
        return
    back = bring_back(run.session, found[_place(view.things, which, today)].id, _brought_back)
    run.show(ReceiptView(today, back.whats[0]), today)


def _brought_back(thing: Removed) -> What:
    above = [list(thing_of(name, record, ())) for name, record, gone in thing.above if gone]
    return What(
        "brought_one", {**thing_of(thing.name, thing.record, thing.above).facts, "thing": thing.name, "above": above}
    )


def _place(lines: Sequence[RemovedLine], typed: str, today: date) -> int:
    """The one that was meant, by its number or by part of how it is called.

    Raises CannotBeDone: "no_such_removed", "several_fit".
    """
    from goalwalk.words.changes import thing_text

    number = read_whole(typed.strip(), 1, len(lines)) if lines else None
    if number is not None:
        return number - 1
    named = [thing_text(line.thing, today) for line in lines]
    fits = [place for place, text in enumerate(named) if typed.strip() and folded(typed) in folded(text)]
    if not fits:
        raise CannotBeDone("no_such_removed", text=typed)
    if len(fits) > 1:
        raise CannotBeDone("several_fit", text=typed, options=[(f"{place + 1}.", named[place]) for place in fits])
    return fits[0]
