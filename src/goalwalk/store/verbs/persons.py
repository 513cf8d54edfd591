"""Several people's plans in one home: who there is, what a list shows of them, somebody added.

A list reads the first line of each plan and no more; of a locked one that is open just now, what its key opens; of one
that is not, what may be seen of it without a key.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, files, paths
from goalwalk.store.disk.paths import LOCKED, PLAIN, Place
from goalwalk.store.plan import now_file, people
from goalwalk.store.plan.people import Glance
from goalwalk.store.plan.session import Session

State = Literal["plain", "open", "locked", "not begun", "unreadable"]


class Person(NamedTuple):
    """Somebody by the name they are called here; `open` is a locked plan whose key is held just now."""

    name: str
    state: State
    glance: Glance


def list_people(session: Session) -> tuple[Person, ...]:
    """Everybody on the list, by name."""
    found = people.read(session.home)
    if found is None:
        return ()
    plans = session.home / "plans"
    with suppress(OSError):
        here = {path.name for path in plans.iterdir()} if plans.exists() else set()
        seen = [_person(session, name, plans, stem, here) for name, stem in found.others.items()]
        return tuple(sorted(seen, key=lambda person: person.name.casefold()))
    return tuple(Person(name, "unreadable", Glance()) for name in sorted(found.others, key=str.casefold))


def _person(session: Session, name: str, plans: Path, stem: str, here: set[str]) -> Person:
    try:
        if f"{stem}{LOCKED}" in here:
            return _locked(session, name, paths.place(session.home, stem))
        if f"{stem}{PLAIN}" not in here:
            return Person(name, "not begun", Glance())
        first = files.first(plans / f"{stem}{PLAIN}", container.LONGEST_HEADER)
        return Person(name, "plain", people.read_glance(container.glance(first)))
    except (CannotRead, OSError):
        return Person(name, "unreadable", Glance())


def _locked(session: Session, name: str, own: Place) -> Person:
    from goalwalk.store.verbs import unlock

    held = unlock.held(session, own)
    if held is None:
        day, time = now_file.read_talk(own) or (None, None)
        return Person(name, "locked", Glance(next=day, time=time))
    data = own._replace(key=held.key).opened(files.read(own.plan)[0])
    return Person(name, "open", people.read_glance(container.glance(data[: container.LONGEST_HEADER])))


def add_person(session: Session, name: str) -> None:
    """One more name on the list, and where their plan will lie; it begins with the first word that is written."""
    with files.saving(session.home):
        files.make_folder(session.home)
        with session.people_locked():
            found = people.read(session.home)
            stems = [people.new_stem(session.home, session.random) for _ in range(2)]
            people.write(session.home, people.added(found, name, *stems))


def remove_person(session: Session) -> None:
    """The person of the session is gone, with all that was written."""
    from goalwalk.store.plan import strays
    from goalwalk.store.verbs import erase

    try:
        erase.erase_everything(session)
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        own = session.listed()
        with files.saving(session.home), session.people_locked():
            found = people.read(session.home)
            for path in (own.offers, *strays.of_people(session.home)):
                path.unlink(missing_ok=True)
            left = people.without(found, own.name, own.name) if found else None
            people.drop_damaged(session.home)
            people.write(session.home, left or people.People(people.new_stem(session.home, session.random), {}))
