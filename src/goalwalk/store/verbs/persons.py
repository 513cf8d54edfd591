"""Several people's plans in one home: who there is, what a list shows of them, somebody added.

A list reads the first line of each plan and no more; of a locked one that is open just now, what its key opens.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.store.disk import container, files, paths
from goalwalk.store.disk.paths import LOCKED, PLAIN, Place
from goalwalk.store.plan import people
from goalwalk.store.plan.session import Desk
from goalwalk.store.schema import summary
from goalwalk.store.schema.summary import Glance

State = Literal["plain", "open", "locked", "not begun", "unreadable"]


class Person(NamedTuple):
    """Somebody by the name they are called here; `open` is a locked plan whose key is held just now."""

    name: str
    state: State
    glance: Glance


def there(desk: Desk) -> tuple[Person, ...]:
    """Everybody on the list, by name."""
    found = people.read(desk.home)
    if found is None:
        return ()
    plans = desk.home / "plans"
    with suppress(OSError):
        here = {path.name for path in plans.iterdir()} if plans.exists() else set()
        seen = [_person(desk, name, plans, stem, here) for name, stem in found.others.items()]
        return tuple(sorted(seen, key=lambda person: person.name.casefold()))
    return tuple(Person(name, "unreadable", Glance()) for name in sorted(found.others, key=str.casefold))


def _person(desk: Desk, name: str, plans: Path, stem: str, here: set[str]) -> Person:
    try:
        if f"{stem}{LOCKED}" in here:
            return _locked(desk, name, paths.place(desk.home, stem))
        if f"{stem}{PLAIN}" not in here:
            return Person(name, "not begun", Glance())
        first = files.first(plans / f"{stem}{PLAIN}", container.LONGEST_HEADER)
        return Person(name, "plain", summary.read(container.glance(first)))
    except (CannotRead, OSError):
        return Person(name, "unreadable", Glance())


def _locked(desk: Desk, name: str, own: Place) -> Person:
    from goalwalk.store.verbs import unlock

    held = unlock.held(desk, own)
    if held is None:
        return Person(name, "locked", Glance())
    data = own._replace(key=held.key).opened(files.read(own.plan)[0])
    return Person(name, "open", summary.read(container.glance(data[: container.LONGEST_HEADER])))


def add(desk: Desk, name: str) -> None:
    """One more name on the list, and where their plan will lie; it begins with the first word that is written."""
    with files.saving(desk.home):
        files.make_folder(desk.home)
        with desk.people_locked():
            found = people.read(desk.home)
            stems = [people.new_stem(desk.home, desk.random) for _ in range(2)]
            people.write(desk.home, people.added(found, name, *stems))


def remove(desk: Desk) -> None:
    """The person of the desk is gone, with all that was written."""
    from goalwalk.store.plan import strays
    from goalwalk.store.verbs import erase

    try:
        erase.forget_everything(desk)
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        own = desk.listed()
        with files.saving(desk.home), desk.people_locked():
            found = people.read(desk.home)
            for path in strays.of_people(desk.home):
                path.unlink(missing_ok=True)
            left = people.without(found, own.name, own.name) if found else None
            people.drop_damaged(desk.home)
            people.write(desk.home, left or people.People(people.new_stem(desk.home, desk.random), {}))


def lock_all(desk: Desk) -> None:
    """Hold no key, of no home; a keyring of the system is asked for those of this one."""
    from goalwalk.store.plan import keyring

    desk.keys.clear()
    if not keyring.let_all_go(desk.unlocking.runtime):
        found = people.read(desk.home)
        for stem in (found.own, *found.others.values()) if found else ():
            keyring.let_go(paths.place(desk.home, stem), desk.unlocking.runtime)
