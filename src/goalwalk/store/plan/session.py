"""What every use of a plan stands on: where it lies, its key, reading it, holding its lock, stamping what is written.

Whoever has to be asked for a passphrase is asked before the lock is taken, never while others wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, stamps
from goalwalk.store.disk.paths import Place, place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import people
from goalwalk.store.plan.plan_file import PlanStorage, meaning
from goalwalk.store.plan.reports import NOBODY, Notice, Unlocking, Working, unseen, unsynced
from goalwalk.store.schema import codec, shown_numbers

if TYPE_CHECKING:
    from goalwalk.store.disk.keys import Key

OF_CARRIERS = ("(", "sync-conflict", "conflicted", "copy", "kopie", "copie", "copia")  # in names of copies they leave
HOME_TEMPS = ("people.tmp", "config.tmp", "device.tmp", "offers.tmp", "reminders.tmp", "reminders.off.tmp")
T = TypeVar("T")
Change = Callable[[Plan], Plan | Changed[Any]]
# How it looks when the lock of a plan is put on or taken off between two looks at it.
ELSEWHERE = ("missing", "locked", "key_missing", "wrong_key", "no_plan", "history_missing")
NO_WAY_OUT = ("no_access", "too_new", "locked", "lock_missing")  # an earlier version would be none either
WhatDone = What | Callable[[Plan, Plan], What] | None  # or how to tell it from both plans; None: it is not listed


class LoadedPlan(NamedTuple):
    """A plan as it was read: its tables, and what they mean; `whole` with all its history."""

    storage: PlanStorage
    tables: Tables
    plan: Plan
    whole: bool = False


class Session:
    """A home with its clock, its chance, and whoever wants to be told; `person` (None: oneself) is whose plan it is.

    `finish` ends what was interrupted: a forgetting, a lock that was being put on or taken off. `key` finds the key of
    a locked plan, and may ask for it or not. `seen` is shown every plan that is read or written. A plan that is synced
    takes in what came before it is looked at (`take_in`), and gives out what was written (`give_out`).
    """

    def __init__(
        self,
        home: Path,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        notice: Notice,
        working: Working,
        wait: float,
        finish: Callable[[Session, Place], None],
        key: Callable[[Session, Place, bool], Key],
        person: str | None = None,
        unlocking: Unlocking = NOBODY,
        seen: Callable[[Plan], None] = unseen,
        take_in: Callable[[Session, Place], None] = unsynced,
        give_out: Callable[[Session, PlanStorage, Tables, Tables], None] = unsynced,
    ) -> None:
        self.home = home
        self.now = now
        self.random = random
        self.notice = notice
        self.working = working
        self.wait = wait
        self.person = person
        self.unlocking = unlocking
        self.seen = seen
        self.recorded = 0  # changes that can be undone, by this process
        self.has_saved = False  # whether a version of the plan was written since
        self.keys: dict[Path, Key] = {}  # of the plans this process has opened, so that nothing is asked twice
        self.key_data: dict[Path, bytes] = {}  # how a passphrase locks those of them that one has opened
        self._finish = finish
        self._key = key
        self._take_in = take_in
        self._give_out = give_out
        self.arrived = 0  # things that came from other devices and were not told yet
        self.folder_hangs = False  # the one that the plan is synced through: once is enough to wait for it
        self._looked: set[Path] = set()  # plans whose folder was looked into; once is enough for a command
        self._told = False  # that another version stands in the place of the newest
        self.has_looked_beside = self.takes_numbers = False  # also one that two devices had given

    def exists(self) -> bool:
        """Whether a plan was begun here, also when its file is gone or damaged."""
        try:
            self.place()
        except CannotBeDone as problem:
            if problem.code != "no_plan":
                raise
            return False
        except CannotRead:
            return True
        return True

    def has_draft(self) -> tuple[bool, bool]:
        """Whether a walk is under way, and a review. Raises as `place` does, but for where no plan was begun."""
        walk, review = self.place().drafts if self.exists() else (None, None)
        return bool(walk and walk.exists()), bool(review and review.exists())

    def has_offers(self) -> bool:
        """Whether a group offers something to this plan: one look. Raises as `place` does."""
        return self.listed().offers.exists()

    def is_locked(self) -> bool:
        """Whether the plan can be read with a key alone. Raises as `place` does."""
        return self.place().locked

    def open(self) -> None:
        """Have the key of a locked plan, before anything is typed that is to go into it. Raises as `keyed` does."""
        if self.exists():
            self.keyed()

    def load(self) -> Plan:
        """The plan as it was last saved; no lock is taken and nothing is written.

        Raises CannotBeDone("no_plan") when none was begun, CannotRead when it is there but cannot be read.
        """
        return self.current().plan

    def place(self) -> Place:
        """Where the plan lies, its key aside. Finishes what was interrupted.

        Raises CannotBeDone("no_plan") or ("no_such_person"), CannotRead for the list of people.
        """
        return self.settled(self._place)

    def settled(self, look: Callable[[], T]) -> T:
        """What `look` finds; once more, as long as its lock is being put on or taken off meanwhile: the plan then bears
        another name, and so does all that belongs to it. Raises as `look` does.
        """
        seen: object = self
        while True:
            try:
                return look()
            except (CannotRead, CannotBeDone) as problem:
                if problem.code not in ELSEWHERE or (now := self._standing()) == seen:
                    raise
                seen = now

    def _standing(self) -> object:
        """What tells whether the plan lies elsewhere by now, or is another one."""
        with suppress(CannotRead, CannotBeDone, OSError):
            own = self.listed()
            return own.link, files.version(own.plan)
        return None

    def _place(self) -> Place:
        with files.looking(self.home):
            own = self.listed()
            if own.conversion.exists() or own.forgetting.exists():
                self._finish(self, own)
                own = self.listed()
            if not own.plan.exists():
                from goalwalk.store.plan import backups

                if not backups.is_begun(own):
                    backups.tell_gone(own, self.home, self.notice)
                    raise CannotBeDone("no_plan")
            return own

    def keyed(self) -> Place:
        """Where the plan lies, with the key of a locked one: held since it was unlocked, or asked for.

        Raises as `place` does, and CannotRead("locked") where nobody can be asked.
        """
        return self.settled(self._keyed)

    def _keyed(self) -> Place:
        own = self._place()
        if not own.locked:
            return own
        own = own._replace(key=self._key(self, own, True))
        with files.looking(self.home):
            if own.forgetting.exists():  # it waited for the key
                self._finish(self, own)
        return own

    def at_hand(self, own: Place) -> Place:
        """The plan with its key, as long as nobody has to be asked for it. Raises CannotRead("locked")."""
        return own._replace(key=self._key(self, own, False)) if own.locked and not own.key else own

    def listed(self) -> Place:
        """Where the list of people says that the plan lies. Raises as `place` does."""
        with files.looking(self.home):
            stem = people.stem(people.read(self.home), self.person)
            if stem is None:
                raise CannotBeDone("no_plan")
            return place(self.home, stem)

    def name(self) -> str | None:
        """Whose plan it is, as the name was written down; None: one's own. Raises as `place` does."""
        if self.person is None:
            return None
        found = people.read(self.home)
        people.stem(found, self.person)
        return people.name_of(found, self.person)

    def others(self) -> bool:
        """Whether plans of others are kept here beside one's own, as far as that can be read."""
        try:
            found = people.read(self.home)
        except CannotRead:
            return False
        return found is not None and bool(found.others)

    def new_place(self) -> Place:
        """Where the plan will lie: the home, the list of people and the folder are made where they are missing.

        Raises NotSaved, CannotBeDone("no_such_person"): nobody is added by being named.
        """
        with files.saving(self.home):
            files.make_folder(self.home)
            with self.people_locked():
                found = people.read(self.home)
                stem = people.stem(found, self.person)
                if stem is None:
                    stem = people.new_stem(self.home, self.random)
                    people.write(self.home, people.People(stem, {}))
            files.own_folder(self.home / "plans")
            return place(self.home, stem)

    @contextmanager
    def people_locked(self) -> Iterator[None]:
        """Nobody else writes the list of people. Raises NotSaved."""
        from goalwalk.store.disk import write_locks  # who only looks takes none

        with write_locks.locked(self.home / "people.lock", self.wait):
            files.clear(self.home / "people.tmp")
            yield

    @contextmanager
    def locked(self, own: Place, *, wait: bool = True) -> Iterator[None]:
        """Nobody else writes this plan, and what a killed command left is gone. Raises NotSaved."""
        from goalwalk.store.disk import write_locks

        with files.saving(own.folder):
            files.make_folder(own.folder)
        with write_locks.locked(own.lock, self.wait if wait else 0):
            self._sweep(own)
            yield

    def _sweep(self, own: Place) -> None:
        """Take away what a killed command left, of the plan and of the home."""
        from goalwalk.store.disk import write_locks

        with files.saving(own.folder):
            if any(path.exists() for path in (own.new, files.spare(own.new), own.second)):
                from goalwalk.store.plan import backups

                with suppress(CannotRead):  # without its key, what is known can't be told from what is not
                    own = self.at_hand(own)
                backups.finish_commit(own, self.notice, self.now().date())
        for temp in own.temps():
            files.clear(temp)
        write_locks.sweep(own.scratch)
        for name in HOME_TEMPS:
            write_locks.sweep(self.home / name, self.home / "people.lock")

    @contextmanager
    def locked_as(self, find: Callable[[], Place]) -> Iterator[Place]:
        """The plan as `find` finds it, under its lock; once more, when that has changed meanwhile.

        Raises as `find` and `locked` do.
        """
        while True:
            own = find()
            before = self._standing() if own.key else None
            with self.locked(own):
                anew = own.key and not self._has_its_key(own) and self._standing() != before
                if not anew and self._is_listed(own):
                    yield own
                    return
                if not own.link.exists() and not own.twin.link.exists():  # all was erased, and we made the lock anew
                    files.discard(own.lock)
                    with suppress(OSError):
                        own.folder.rmdir()
            self.keys.pop(own.link, None)

    def _has_its_key(self, own: Place) -> bool:
        """Whether the key is still that of the plan: it may have been locked anew while we waited."""
        if own.key is None:
            return True
        from goalwalk.store.plan import key_files

        return key_files.fits(own.plan, own.key) is not False

    def _is_listed(self, own: Place) -> bool:
        """Whether the plan still lies there; all may have been erased while we waited for the lock."""
        try:
            return self.listed().link == own.link
        except CannotBeDone as problem:
            if problem.code not in ("no_plan", "no_such_person"):
                raise
            return False

    def storage(self, own: Place) -> PlanStorage:
        """The file at that place, not read yet."""
        storage = PlanStorage(own, self.now().date(), self.notice, self.working, self._saved)
        storage.committed = partial(self._committed, storage)
        return storage

    def _saved(self) -> None:
        self.has_saved = True

    def _committed(self, storage: PlanStorage, tables: Tables, rolled: Tables) -> None:
        if storage.place.is_synced:
            self._give_out(self, storage, tables, rolled)

    def _with_news(self) -> Place:
        """The plan with its key, once what other devices have written is in it: as far as that can be had at once."""
        own = self._keyed()
        if own.link not in self._looked and own.is_synced:
            self._looked.add(own.link)
            self._take_in(self, own)
        return own

    def looks_anew(self) -> bool:
        """Whether other devices' folder had not been looked into, and is now: the plan may be another."""
        own = self._keyed()
        known = own.link in self._looked
        self._with_news()
        return own.is_synced and not known

    def current(self) -> LoadedPlan:
        """The plan as it stands. Raises as `keyed` and `read` do."""
        return self.settled(lambda: self.read(self._with_news()))

    def read(self, own: Place) -> LoadedPlan:
        """The plan that lies there. Raises CannotRead, which tells whether a backup could be restored."""
        try:
            return self.opened(self.storage(own))
        except CannotRead as problem:
            from goalwalk.store.plan import backups, verify

            checker = verify.Checker(own)
            older = backups.earlier(own, backups.standing(own)) if problem.code not in NO_WAY_OUT else []
            good = (number for number, backup in enumerate(older, 1) if checker.check(backup.path).ok)
            raise CannotRead(problem.code, **problem.facts | {"restorable": next(good, 0)}) from problem

    def opened(self, storage: PlanStorage) -> LoadedPlan:
        """What the file holds. Raises CannotRead."""
        tables = storage.read()
        if not self._told and storage.content and storage.may_be_replaced():
            from goalwalk.store.plan.compare_copies import tell_of_rollback

            self._told = True
            with suppress(CannotRead):
                tell_of_rollback(storage.place, storage.content.header.generation, storage.data, tables, self.notice)
        if not self.has_looked_beside:
            self.has_looked_beside = True
            self._look_beside(storage.place)
        plan = self._today(meaning(tables, storage.place.plan))
        self.seen(plan)
        return LoadedPlan(storage, tables, plan)

    def _look_beside(self, own: Place) -> None:
        """Tell of a copy of the whole plan that a carrier has left in its folder; most are told by the name alone."""
        with suppress(OSError):
            for name in os.listdir(own.link.parent):  # noqa: PTH208 - each look looks
                onward = name.removeprefix(own.name).lower()
                if len(onward) < len(name) and any(mark in onward for mark in OF_CARRIERS):
                    from goalwalk.store.plan import strays

                    if strays.is_plan(own.link.parent / name):
                        self.notice("stray_copy", {"path": f'"{own.link.parent / name}"'})
                        return

    def looked_back(self) -> LoadedPlan:
        """The plan with all its history. Raises as `current` does, CannotRead for history that is no good."""
        return self.looking_back(self.unrolled)

    def looking_back(self, look: Callable[[LoadedPlan], T]) -> T:
        """What `look` finds in the plan and its history; a file of it that is gone may have been rolled over meanwhile,
        so the plan is then read once more. Raises as `current` and `look` do.
        """
        return self.settled(lambda: look(self.read(self._with_news())))

    def unrolled(self, loaded: LoadedPlan, *, copies: bool = False) -> LoadedPlan:
        """The plan with all its history; with `copies`, where need be from the backups. Raises CannotRead."""
        from goalwalk.store.plan import year_files

        own = loaded.storage.place
        tables = year_files.unroll(own, loaded.tables, copies=copies, working=self.working)
        return LoadedPlan(loaded.storage, tables, self._today(meaning(tables, own.plan, whole=True)), whole=True)

    def _today(self, plan: Plan) -> Plan:
        """The plan, in which what got another number more than a day ago is told no more."""
        if not plan.moved:
            return plan
        return plan._replace(moved=shown_numbers.of_a_day({} if self.takes_numbers else plan.moved, self.now()))

    def stamp(self, tables: Tables) -> str:
        """A stamp later than all in these tables, and than all that were ever given in this home."""
        from goalwalk.store.disk import device

        known = device.needed(self.home, self.random)
        latest = max(tables[codec.STATE].get("1", {}).get("stamp", stamps.NONE), known.latest)
        return stamps.after(latest, self.now(), known.id)
