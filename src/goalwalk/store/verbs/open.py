"""A session in a home, as every command begins one; what an interrupted command left to do is done on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan.plan_file import PlanStorage
from goalwalk.store.plan.reports import NOBODY, Notice, Unlocking, Working, ignore, quietly, unseen, unsynced
from goalwalk.store.plan.session import Session

if TYPE_CHECKING:
    from goalwalk.core.model.plan import Plan
    from goalwalk.store.disk.keys import Key


def open_session(
    home: Path,
    *,
    now: Callable[[], datetime],
    random: Callable[[int], bytes],
    notice: Notice = ignore,
    working: Working = quietly,
    wait: float = 5.0,
    person: str | None = None,
    unlocking: Unlocking = NOBODY,
    seen: Callable[[Plan], None] = unseen,
    syncs: bool = True,
) -> Session:
    """A session with the plan of `person` (None: one's own) in this home. Nothing is read yet.

    `wait`: seconds for whoever else writes the plan. `notice` is given what a person has to know, `working` how far
    long work has come, `seen` every plan that is read or written. `syncs`: what others have written is taken in first.
    """
    take_in = _take_in if syncs else unsynced
    return Session(home, now, random, notice, working, wait, _finish, _key, person, unlocking, seen, take_in, _give_out)


def _finish(session: Session, own: Place) -> None:
    """What an interrupted command left to do."""
    if own.conversion.exists():
        from goalwalk.store.verbs import encrypt

        encrypt.finish(session, own)
        own = session.listed()._replace(key=own.key)
    if own.forgetting.exists():
        from goalwalk.store.verbs import erase

        erase.finish(session, own)


def _key(session: Session, own: Place, ask: bool) -> Key:
    from goalwalk.store.verbs import unlock

    return unlock.key(session, own, ask=ask)


def _take_in(session: Session, own: Place) -> None:
    from goalwalk.store.verbs import automatic_sync

    automatic_sync.take_in(session, own)


def _give_out(session: Session, storage: PlanStorage, tables: Tables, rolled: Tables) -> None:
    from goalwalk.store.verbs import automatic_sync

    automatic_sync.give_out(session, storage, tables, rolled)
