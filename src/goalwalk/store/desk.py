"""What every use of a plan stands on: where it lies, reading it, holding its lock, stamping what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.model import Plan, What
from goalwalk.store import codec, files, people, reading, stamps
from goalwalk.store.places import Place, place
from goalwalk.store.storage import PlanStorage
from goalwalk.store.tables import Tables
from goalwalk.store.telling import Notice, Working

T = TypeVar("T")
Change = Callable[[Plan], Plan]
Told = What | Callable[[Plan, Plan], What] | None  # what a change did, or how to tell from the plans; None: not told


class Kept(NamedTuple):
    """A plan as it was read: its tables, and what they mean; `whole` with all its history."""

    storage: PlanStorage
    tables: Tables
    plan: Plan
    whole: bool = False


class Desk:
    """A home with its clock, its chance, and whoever wants to be told. `finish` ends an interrupted forgetting."""

    def __init__(
        self,
        home: Path,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        notice: Notice,
        working: Working,
        wait: float,
        finish: Callable[[Desk, Place], None],
    ) -> None:
        self.home = home
        self.now = now
        self.random = random
        self.notice = notice
        self.working = working
        self.wait = wait
        self._finish = finish

    def place(self) -> Place:
        """Where the plan lies. Finishes a forgetting that was interrupted.

        Raises CannotBeDone("no_plan"), CannotRead for the list of people.
        """
        with files.looking(self.home):
            own = self._listed()
            if own.forgetting.exists():
                self._finish(self, own)
                own = self._listed()
            if not own.link.is_symlink() and not own.plan.exists():
                from goalwalk.store import backups

                if not backups.there(own) and not (own.history.is_dir() and any(own.history.iterdir())):
                    raise CannotBeDone("no_plan")  # begun, and stopped before there was a plan
            return own

    def _listed(self) -> Place:
        found = people.read(self.home)
        if found is None:
            raise CannotBeDone("no_plan")
        return place(self.home, found.own)

    def new_place(self) -> Place:
        """Where the plan will lie: the home, the list of people and the folder are made where they are missing.

        Raises NotSaved.
        """
        with files.saving(self.home):
            files.make_folder(self.home)
            with self.people_locked():
                found = people.read(self.home)
                if found is None:
                    found = people.People(people.new_stem(self.home, self.random), {})
                    people.write(self.home, found)
            files.own_folder(self.home / "plans")
            return place(self.home, found.own)

    @contextmanager
    def people_locked(self) -> Iterator[None]:
        """Nobody else writes the list of people. Raises NotSaved."""
        with files.locked(self.home / "people.lock", self.wait):
            yield

    @contextmanager
    def locked(self, own: Place) -> Iterator[None]:
        """Nobody else writes this plan, and what a killed command left is gone. Raises NotSaved."""
        with files.saving(own.folder):
            files.make_folder(own.folder)
        with files.locked(own.lock, self.wait):
            for temp in own.temps():
                files.discard(temp)
            yield

    @contextmanager
    def writing(self, *, whole: bool = False) -> Iterator[Kept]:
        """The plan to be changed, under its lock; `whole` with all its history. Raises as `place`, `locked`, `read`."""
        own = self.place()
        with self.locked(own):
            kept = self.read(own)
            yield self.unrolled(kept) if whole else kept

    def storage(self, own: Place) -> PlanStorage:
        """The file at that place, not read yet."""
        return PlanStorage(own, self.now().date(), self.notice, self.working)

    def read(self, own: Place) -> Kept:
        """The plan that lies there. Raises CannotRead, which tells whether a backup could be restored."""
        try:
            return self.opened(self.storage(own))
        except CannotRead as problem:
            from goalwalk.store import backups, verifying

            newer = problem.code == "too_new"  # an older version would be no way out
            checker = verifying.Checker(own)
            good = not newer and any(checker.check(backup.path).ok for backup in backups.there(own))
            raise CannotRead(problem.code, **problem.facts | {"restorable": good}) from problem

    def opened(self, storage: PlanStorage) -> Kept:
        """What the file holds. Raises CannotRead."""
        tables = storage.read()
        return Kept(storage, tables, reading.meaning(tables, storage.place.plan))

    def looked_back(self) -> Kept:
        """The plan with all its history. Raises as `place` and `read` do, CannotRead for history that is no good."""
        return self.looking_back(self.unrolled)

    def looking_back(self, look: Callable[[Kept], T]) -> T:
        """What `look` finds in the plan and its history; a file of it that is gone may have been rolled over meanwhile,
        so the plan is then read once more. Raises as `place`, `read` and `look` do.
        """
        own = self.place()
        try:
            return look(self.read(own))
        except CannotRead as problem:
            if problem.code != "history_missing":
                raise
            return look(self.read(own))

    def unrolled(self, kept: Kept, *, copies: bool = False) -> Kept:
        """The plan with all its history; with `copies`, where need be from the backups. Raises CannotRead."""
        from goalwalk.store import history

        own = kept.storage.place
        tables = history.unroll(own, kept.tables, copies=copies, working=self.working)
        return Kept(kept.storage, tables, reading.meaning(tables, own.plan, whole=True), whole=True)

    def stamp(self, tables: Tables, own: Place) -> str:
        """A stamp later than all in these tables."""
        latest = tables[codec.STATE].get("1", {}).get("stamp", stamps.NONE)
        return stamps.after(latest, self.now(), own.link.name.removesuffix(".json"))


def with_stamp(tables: Tables, stamp: str) -> Tables:
    """`tables` whose latest stamp is this one."""
    state = tables[codec.STATE].get("1", {})
    return tables | {codec.STATE: {"1": state | {"stamp": stamp}}}
