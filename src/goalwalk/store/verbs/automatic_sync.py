"""What happens to a synced plan by itself: before a look what others have added is taken in, after a commit what was
written is added.

It is never in the way. A folder that is not there, or does not answer, a lock that somebody holds: what could not be
done is done next time, and why is told once a day. Where nothing is new, a look loads no more than it takes to see it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan.plan_file import PlanStorage
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec
from goalwalk.store.sync import news, state
from goalwalk.store.sync.carrier import Impatient
from goalwalk.store.sync.news import carrier_of
from goalwalk.store.sync.troubles import problem_of, tell, telling

if TYPE_CHECKING:
    from goalwalk.store.plan.merge_parts import Arrived
    from goalwalk.store.verbs.synced import Syncing

GONE = ("sync_away", "sync_slow")  # what a look puts right, once the folder is there


def take_in(session: Session, own: Place) -> None:
    """What other devices have written is in the plan, as far as it is there and can be had at once."""
    with telling(session, own):
        if session.folder_hangs:
            return
        kept = state.read(own)
        if kept is None:
            with session.locked(own, wait=False):
                _stop(session, own)
            return
        session.arrived = kept.arrived
        if not news.has_news(Impatient(carrier_of(kept)), kept) and not kept.waits:
            if troubles := news.passed_over(kept):
                tell(session, own, *troubles)
            return
        from goalwalk.store.verbs.synced import Syncing

        with session.locked(own, wait=False):
            syncing = Syncing(session, own, Impatient)
            syncing.take_in()
            session.arrived = syncing.state.arrived


def give_out(session: Session, storage: PlanStorage, tables: Tables, rolled: Tables) -> None:
    """What a commit has written is in the folder; the plan is still under its lock. `tables`: all of it, `rolled`: the
    same as it lies there.
    """
    before = storage.content.tables if storage.content else codec.empty()
    _add(session, storage.place, lambda syncing: syncing.give_out(before, tables, rolled))


def hand_on(session: Session, own: Place, arrived: Arrived) -> None:
    """What has come from a copy that lies in no folder is in it, too, for the other devices; as `give_out`."""
    if own.is_synced:
        _add(session, own, lambda syncing: syncing.hand_on(arrived))


def _add(session: Session, own: Place, add: Callable[[Syncing], None]) -> None:
    with telling(session, own, held=True):
        kept = state.read(own)
        if kept is None:
            _stop(session, own)
            return
        try:
            if session.folder_hangs:
                raise TimeoutError
            from goalwalk.store.verbs.synced import Syncing

            add(Syncing(session, own, Impatient))
        except OSError as error:
            if problem_of(error) in GONE:
                state.write(own, (state.read(own) or kept)._replace(waits=True))
            raise


def _stop(session: Session, own: Place) -> None:
    """What was noted of syncing is no good, and goes: it can be begun anew with the passphrase. Said once."""
    state.remove(own)
    session.notice("sync_stopped", {})
