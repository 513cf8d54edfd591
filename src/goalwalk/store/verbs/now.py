"""Looking for what helps in a hard moment: nobody is asked, nothing is written, nothing is waited for.

Of the plan only that is read. Whatever keeps it away, what the person chose to be seen in that case is looked for.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead, Problem
from goalwalk.core.now import LATEST, NEEDED, NOTHING, Hard, of_plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, paths
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan import people, plan_file
from goalwalk.store.schema import codec


class Found(NamedTuple):
    """What is at hand. `problem`: why it is not what the plan says; None: it is, or nothing was begun."""

    hard: Hard
    problem: Problem | None = None


def found(home: Path, person: str | None, now: datetime, runtime: Path | None) -> Found:
    """What helps in a hard moment, by the plan, or by the file beside it. Raises nothing of ours.

    `runtime`: the folder in memory where the key of a locked plan may be held.
    """
    own: Place | None = None
    try:
        with files.looking(home):
            stem = people.stem(people.read(home), person)
            if stem is None:
                return Found(NOTHING)
            own = paths.place(home, stem)
            if not _is_begun(own):
                return Found(NOTHING)
        try:
            return Found(_of_plan(own, now, runtime))
        except CannotRead:
            before, own = own, paths.place(home, stem)
            if own.link == before.link:
                raise
            return Found(_of_plan(own, now, runtime))  # its lock was put on or taken off meanwhile
    except CannotBeDone as problem:
        return Found(NOTHING, problem)
    except CannotRead as problem:
        return Found(_beside(own) if own else NOTHING, problem)


def _is_begun(own: Place) -> bool:
    if own.plan.exists():
        return True
    from goalwalk.store.plan import backups

    return backups.is_begun(own)


def _beside(own: Place) -> Hard:
    from goalwalk.store.plan import now_file

    return now_file.read(own) or NOTHING


def _of_plan(own: Place, now: datetime, runtime: Path | None) -> Hard:
    if own.locked:
        from goalwalk.store.plan import keyring

        held = keyring.held(own, now, runtime)
        if held is None:
            raise CannotRead("locked", path=str(own.plan))
        own = own._replace(key=held.key)
    _, tables = plan_file.opened(files.read(own.plan)[0], own.plan, own, copy=False)
    try:
        return of_plan(codec.part(tables, NEEDED, LATEST))
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
