"""Whose plan a copy is of: the one it is to be put into, another that is kept here, or nobody's that is known."""

from __future__ import annotations

import shlex

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.store.disk import files
from goalwalk.store.disk.paths import AGE, Place, place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import key_files, people
from goalwalk.store.plan.session import Session
from goalwalk.store.plan.storage import opened
from goalwalk.store.schema import codec, identity


def check_whose(session: Session, own: Place, copy: Tables, known: Tables | None, source: Place) -> bool:
    """Whether the copy is of the plan here, as it is `known`; False: nobody can tell, or of nobody that is known here.

    Raises CannotBeDone with whose it seems to be: "copy_of_person", "copy_of_own".
    """
    if known is not None and identity.is_one(copy, known):
        return True
    for name, other in _others(session, own):
        if _is_theirs(other, copy, source):
            path = shlex.quote(str(source.plan))
            if name is None:
                raise CannotBeDone("copy_of_own", path=path)
            raise CannotBeDone("copy_of_person", name=name, person=shlex.quote(name), path=path)
    return known is not None and (identity.holds_nothing(known) or identity.holds_nothing(copy))


def _others(session: Session, own: Place) -> list[tuple[str | None, Place]]:
    """Every other plan that is kept here, and whose it is (None: one's own)."""
    try:
        found = people.read(session.home)
    except CannotRead:
        return []
    every: list[tuple[str | None, str]] = [(None, found.own), *found.others.items()] if found else []
    return [(name, place(session.home, stem)) for name, stem in every if stem != own.name]


def _is_theirs(other: Place, copy: Tables, source: Place) -> bool:
    """Whether the copy is of that plan. A locked one is not opened: the key that opened the copy is for it, or not."""
    try:
        if other.locked:
            locked = source.key is not None and files.first(source.plan, len(AGE)) == AGE
            return locked and source.key is not None and key_files.fits(other.plan, source.key) is True
        tables = opened(files.read(other.plan)[0], other.plan, other)[1]
        return not identity.holds_nothing(tables) and identity.is_one(copy, tables)
    except (CannotRead, OSError, *codec.REFUSED):
        return False
