"""Looking for what helps in a hard moment: nobody is asked, nothing is written, nothing is waited for.

Of the plan only that is read. Whatever keeps it away, what the person chose to be seen in that case is looked for.
"""

from __future__ import annotations

from typing import NamedTuple

from goalwalk.core.errors import CannotBeDone, CannotRead, Problem
from goalwalk.core.hard import NEEDED, NOTHING, Hard, of_plan
from goalwalk.store import codec, files
from goalwalk.store.desk import Desk
from goalwalk.store.places import Place


class Found(NamedTuple):
    """What is at hand. `problem`: why it is not what the plan says; None: it is, or nothing was begun."""

    hard: Hard
    problem: Problem | None = None


def found(desk: Desk) -> Found:
    """What helps in a hard moment, by the plan, or by the file beside it. Raises nothing of ours."""
    own: Place | None = None
    try:
        own = desk.listed()
        with files.looking(own.folder):
            desk.check_begun(own)
        return Found(_of_plan(desk, own))
    except CannotBeDone as problem:
        return Found(NOTHING, None if problem.code == "no_plan" else problem)
    except CannotRead as problem:
        return Found(_beside(own) if own else NOTHING, problem)


def _beside(own: Place) -> Hard:
    from goalwalk.store import aside

    return aside.read(own) or NOTHING


def _of_plan(desk: Desk, own: Place) -> Hard:
    if own.locked:
        from goalwalk.store import holding

        held = holding.held(own, desk.now(), desk.unlocking.runtime)
        if held is None:
            raise CannotRead("locked", path=str(own.plan))
        own = own._replace(key=held.key)
    tables = desk.storage(own).read()
    try:
        return of_plan(codec.part(tables, NEEDED))
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
