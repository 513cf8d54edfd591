"""Offering what a group practised to plans that are kept here, and the answer of each one's owner, given when they sit
down. No plan of theirs is opened for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import NotSaved, Problem
from goalwalk.core.nouns.handouts import Offer, waits
from goalwalk.core.texts import name as read_name
from goalwalk.store.disk import files, paths
from goalwalk.store.plan import offers_file, people
from goalwalk.store.plan.offers_file import Kept
from goalwalk.store.plan.session import Session


def listed(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    """These people as their names were written down, each once. Raises CannotBeDone("no_such_person")."""
    found = people.read(session.home)
    for name in names:
        people.stem(found, read_name(name))
    known = (people.name_of(found, read_name(name)) for name in names)
    return tuple(dict.fromkeys(name for name in known if name))


def offer(session: Session, names: Sequence[str], offer: Offer) -> None:
    """Offer it to their plans. The session is that of the plan in which the group was written down.

    Raises NotSaved, CannotBeDone("no_such_person").
    """
    desk = session.listed().name
    with files.saving(session.home), offers_file.locked(session.home):
        found = people.read(session.home)
        for name in names:
            stem = people.stem(found, name)
            if stem is not None:
                own = paths.place(session.home, stem)
                offers_file.change(own.offers, lambda kept: (*kept, Kept(offer, desk)))


def waiting(session: Session, today: date) -> Offer | None:
    """What is to be asked today of the owner of the plan; None where nothing is. One look where nothing was offered."""
    path = _path(session)
    if path is None or not os.path.lexists(path):
        return None
    kept = offers_file.read(path)
    if any(one.offer.until < today for one in kept):
        with suppress(NotSaved):
            _change(session, path, lambda kept: tuple(one for one in kept if one.offer.until >= today))
    return next((one.offer for one in kept if not one.off and waits(one.offer, today)), None)


def asked(session: Session, offer: Offer, today: date) -> bool:
    """Keep that it was asked today; whether it still waits, and that could be kept."""
    path, still = _path(session), False

    def mark(kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
        nonlocal still
        still = any(one.offer == offer and not one.off for one in kept)
        now = offer._replace(asked=offer.asked + 1, last=today)
        return tuple(one._replace(offer=now) if one.offer == offer else one for one in kept)

    if path is not None:
        with suppress(NotSaved):
            _change(session, path, mark)
            return still
    return False


def answered(session: Session, offer: Offer) -> None:
    """It was answered, and is gone. Raises NotSaved."""
    path = _path(session)
    if path is not None:
        _change(session, path, lambda kept: tuple(one for one in kept if one.offer.of != offer.of))


def _change(session: Session, path: Path, change: Callable[[tuple[Kept, ...]], tuple[Kept, ...]]) -> None:
    with files.saving(session.home), offers_file.locked(session.home):
        offers_file.change(path, change)


def _path(session: Session) -> Path | None:
    with suppress(Problem):
        return session.listed().offers
    return None
