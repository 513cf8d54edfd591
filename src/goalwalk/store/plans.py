"""One person's plan: loaded whole, changed by a pure function under one lock, written by one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.model import Plan, What
from goalwalk.store import backups, codec, documents, files, journal, people, stamps
from goalwalk.store.journal import Done
from goalwalk.store.migrations import Tables
from goalwalk.store.places import Place, place
from goalwalk.store.storage import PlanStorage

Change = Callable[[Plan], Plan]
Notice = Callable[[str, dict[str, object]], None]


class Places(NamedTuple):
    """Where a person's things lie, for `data where`."""

    home: Path
    plan: Path
    backups: Path
    lock: Path


class Kept(NamedTuple):
    """A plan as it was read: its tables, and what they mean."""

    storage: PlanStorage
    tables: Tables
    plan: Plan


def ignore(code: str, facts: dict[str, object]) -> None:
    """Say nothing."""


class Plans:
    """One person's plan: load(), update(change, what)."""

    def __init__(
        self,
        home: Path,
        *,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        notice: Notice = ignore,
        wait: float = 5.0,
    ) -> None:
        self._home = home
        self._now = now
        self._random = random
        self._notice = notice
        self._wait = wait

    def exists(self) -> bool:
        """Whether a plan was begun here, also when its file is gone or damaged."""
        try:
            self._place()
        except CannotBeDone:
            return False
        except CannotRead:
            return True
        return True

    def load(self) -> Plan:
        """The plan as it was last saved; no lock is taken and nothing is written.

        Raises CannotBeDone("no_plan") when none was begun, CannotRead when it is there but cannot be read.
        """
        return self._read(self._place()).plan

    def begin(self, change: Change, what: What) -> Plan:
        """Make the home, the list of people and the plan, with this first change. If there is a plan: update it.

        Raises CannotRead, NotSaved, and whatever Problem `change` raises, with nothing begun.
        """
        if self.exists():
            return self.update(change, what)
        change(Plan())  # a refusal must leave nothing behind
        with files.saving(self._home):
            files.make_folder(self._home)
            with files.locked(self._home / "people.lock", self._wait):
                found = people.read(self._home)
                if found is None:
                    found = people.People(people.new_stem(self._home, self._random), {})
                    people.write(self._home, found)
            own = place(self._home, found.own)
            files.own_folder(self._home / "plans")
        with self._locked(own):
            if not self.exists():
                kept = Kept(PlanStorage(own, self._now().date(), self._notice), codec.empty(), Plan())
                return self._commit(kept, change(kept.plan), what, force=True)
        return self.update(change, what)

    def update(self, change: Change, what: What | Callable[[Plan, Plan], What] | None) -> Plan:
        """Change the plan in one commit and return it; `what` stands in the undo list (None: it does not).

        Nothing is written when the plan is the same after, or when `change` raises. Raises CannotBeDone("no_plan"),
        CannotRead, NotSaved.
        """
        with self._writing() as kept:
            return self._commit(kept, change(kept.plan), what)

    def undo(self, count: int = 1) -> tuple[What, ...]:
        """Take back the latest changes, as many of `count` as there are; returns them, newest first.

        Raises CannotBeDone("nothing_to_undo").
        """
        return self._turn(journal.undo, count, "nothing_to_undo")

    def redo(self, count: int = 1) -> tuple[What, ...]:
        """Do again what was undone, the latest undone first. Raises CannotBeDone("nothing_to_redo")."""
        return self._turn(journal.redo, count, "nothing_to_redo")

    def history(self) -> tuple[Done, ...]:
        """What was changed, newest first, with what is undone."""
        return journal.history(self._read(self._place()).tables)

    def where(self) -> Places:
        """Where the plan lies. Raises CannotBeDone("no_plan"), CannotRead for the list of people."""
        own = self._place()
        return Places(self._home, own.plan, own.backups, own.lock)

    def _turn(
        self, turn: Callable[[Tables, int, str], tuple[Tables, tuple[What, ...]]], count: int, nothing: str
    ) -> tuple[What, ...]:
        with self._writing() as kept:
            stamp = self._stamp(kept)
            tables, turned = turn(kept.tables, count, stamp)
            if not turned:
                raise CannotBeDone(nothing)
            self._decoded(kept.storage.place, tables)  # never write what could not be read
            kept.storage.write(_with_stamp(tables, stamp))
            return turned

    def _commit(
        self, kept: Kept, new: Plan, what: What | Callable[[Plan, Plan], What] | None, *, force: bool = False
    ) -> Plan:
        stamp = self._stamp(kept)
        tables, plan, touched = documents.compare(kept.tables, kept.plan, new, stamp)
        if not touched and not force:
            return kept.plan
        if what is not None:
            said = what(kept.plan, plan) if callable(what) else what
            try:
                tables = journal.record(tables, said, self._now().isoformat(), touched)
            except codec.REFUSED as error:
                raise NotUnderstood("cannot_keep", table=codec.UNDO) from error
        generation = _newest_generation(kept.storage.place) + 1 if force else 0
        kept.storage.write(_with_stamp(tables, stamp), generation=generation)
        return plan

    def _stamp(self, kept: Kept) -> str:
        latest = kept.tables[codec.STATE].get("1", {}).get("stamp", stamps.NONE)
        return stamps.after(latest, self._now(), kept.storage.place.link.name.removesuffix(".json"))

    def _place(self) -> Place:
        found = people.read(self._home)
        if found is None:
            raise CannotBeDone("no_plan")
        own = place(self._home, found.own)
        if not own.link.is_symlink() and not own.plan.exists() and not _backups(own):
            raise CannotBeDone("no_plan")  # begun, and stopped before there was a plan
        return own

    def _read(self, own: Place) -> Kept:
        storage = PlanStorage(own, self._now().date(), self._notice)
        try:
            tables = storage.read()
        except CannotRead as problem:
            raise CannotRead(problem.code, **problem.facts | {"restorable": bool(_backups(own))}) from problem
        return Kept(storage, tables, self._decoded(own, tables))

    def _decoded(self, own: Place, tables: Tables) -> Plan:
        try:
            plan = codec.decode(tables)
            codec.check_state(tables)
            journal.check(tables[codec.UNDO], tables)
        except codec.REFUSED as error:
            raise CannotRead("damaged", path=str(own.plan), restorable=bool(_backups(own))) from error
        return plan

    @contextmanager
    def _locked(self, own: Place) -> Iterator[None]:
        with files.locked(own.lock, self._wait):
            for temp in own.temps():
                files.discard(temp)
            yield

    @contextmanager
    def _writing(self) -> Iterator[Kept]:
        own = self._place()
        with self._locked(own):
            yield self._read(own)


def _with_stamp(tables: Tables, stamp: str) -> Tables:
    state = tables[codec.STATE].get("1", {})
    return tables | {codec.STATE: {"1": state | {"stamp": stamp}}}


def _backups(own: Place) -> list[backups.Named]:
    try:
        return backups.named(own)
    except OSError:
        return []


def _newest_generation(own: Place) -> int:
    return max((backup.generation for backup in _backups(own)), default=0)
