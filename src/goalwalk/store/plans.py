"""One person's plan: loaded whole, changed by a pure function under one lock, written by one commit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, NotUnderstood
from goalwalk.core.model import CheckIn, Plan, What
from goalwalk.store import (
    backups,
    codec,
    dayindex,
    documents,
    files,
    forgetting,
    history,
    journal,
    migrations,
    people,
    reading,
    sealed,
    stamps,
)
from goalwalk.store.forgetting import Forgotten
from goalwalk.store.journal import Done
from goalwalk.store.places import Place, place
from goalwalk.store.reading import Backup, Checked, Report
from goalwalk.store.storage import Notice, PlanStorage
from goalwalk.store.tables import Tables

Change = Callable[[Plan], Plan]
T = TypeVar("T")


class Kept(NamedTuple):
    """A plan as it was read: its tables, and what they mean; `whole` with all its history."""

    storage: PlanStorage
    tables: Tables
    plan: Plan
    whole: bool = False


def ignore(_: str, __: dict[str, object]) -> None:
    """Say nothing."""


class Written(NamedTuple):
    """The changes that can be taken back or done again, newest first, and the plan as it stands."""

    changes: tuple[Done, ...]
    plan: Plan


class Turned(NamedTuple):
    """What was taken back or done again, and the plan after it."""

    whats: tuple[What, ...]
    plan: Plan


class Plans:
    """One person's plan: load(), update(change, what)."""

    def __init__(
        self,
        home: Path,
        *,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        notice: Notice = ignore,
        working: history.Working = history.quietly,
        wait: float = 5.0,
    ) -> None:
        self._home = home
        self._now = now
        self._random = random
        self._notice = notice
        self._working = working
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

    def whole(self) -> Plan:
        """The plan with every check-in there ever was, all wins and days. Raises as `load` does."""
        return self._looked_back().plan

    def noted(self, step: str, most: int) -> tuple[CheckIn, ...]:
        """The latest check-ins of a step that have a note, newest first. Raises as `load` does."""
        from goalwalk.store import lookback

        own = self._place()
        for last in (False, True):
            try:
                return lookback.noted(own, self._read(own).tables, step, most)
            except CannotRead as problem:
                if last or problem.code != "history_missing":  # perhaps it was rolled over while we read
                    raise
        return ()

    def begin(self, change: Change, what: What | Callable[[Plan, Plan], What] | None) -> Plan:
        """Make the home, the list of people and the plan, with this first change. If there is a plan: update it.

        Raises CannotRead, NotSaved, and whatever Problem `change` raises, with nothing begun.
        """
        if self.exists():
            return self.update(change, what)
        change(Plan())  # a refusal must leave nothing behind
        own = self._new_place()
        with self._locked(own):
            if not self.exists():
                kept = Kept(self._storage(own), codec.empty(), Plan())
                return self._commit(kept, change(kept.plan), what, force=True)
        return self.update(change, what)

    def update(self, change: Change, what: What | Callable[[Plan, Plan], What] | None, *, whole: bool = False) -> Plan:
        """Change the plan in one commit and return it; `what` stands in the undo list (None: it does not).

        `change` is given the plan as `load` gives it, or `whole`. Nothing is written when the plan is the same after,
        or when `change` raises. Raises CannotBeDone("no_plan"), CannotRead, NotSaved.
        """
        with self._writing(whole=whole) as kept:
            return self._commit(kept, change(kept.plan), what)

    def undo(self, count: int = 1) -> Turned:
        """Take back the latest changes, as many of `count` as there are, newest first.

        Raises CannotBeDone("nothing_to_undo").
        """
        return self._turn(count, "nothing_to_undo", back=True)

    def redo(self, count: int = 1) -> Turned:
        """Do again what was undone, the latest undone first. Raises CannotBeDone("nothing_to_redo")."""
        return self._turn(count, "nothing_to_redo", back=False)

    def history(self) -> Written:
        """What was changed, newest first, with what is undone. Raises as `load` does."""
        own = self._place()
        tables = self._read(own).tables
        plan = reading.meaning(tables, own.plan, whole=True)
        return Written(journal.listed(tables), plan)

    def mend(self) -> tuple[int, ...]:
        """Put back files of history that are gone or damaged from their copies; of which years.

        Raises CannotBeDone("no_plan"), CannotRead where a copy is no good either, NotSaved.
        """
        with self._writing() as kept, files.saving(kept.storage.place.history):
            return history.mend(kept.storage.place, kept.tables)

    def where(self) -> Place:
        """Where the plan lies. Raises CannotBeDone("no_plan"), CannotRead for the list of people."""
        return self._place()

    def check(self) -> Report:
        """The plan and every backup, verified. Raises CannotBeDone("no_plan"), CannotRead for the list of people."""
        own = self._place()
        checker = reading.Checker(own)
        plan = checker.check(own.plan)
        older: tuple[Checked, ...] = ()
        counts: dict[str, int] = {}
        with suppress(CannotRead):
            older = checker.named(own.plan)
            copy = reading.read(own.plan, own, self._working)
            counts = {name: len(getattr(copy.plan, name)) for name in codec.RECORDS}
            if plan.ok and not dayindex.same(copy.tables[codec.DAYS], dayindex.rebuilt(copy.tables)):
                plan = plan._replace(ok=False, code="days_differ")
        return Report(plan, older, tuple(self._each(own, lambda _, backup: checker.check(backup.path))), counts)

    def rebuild(self) -> bool:
        """Make the day index anew from the check-ins; whether it was another. Raises CannotRead, NotSaved."""
        with self._writing(whole=True) as kept:
            days = dayindex.rebuilt(kept.tables)
            if dayindex.same(kept.tables[codec.DAYS], days):
                return False
            self._write(kept, kept.tables | {codec.DAYS: days})
            return True

    def earlier(self) -> tuple[Backup, ...]:
        """The earlier versions, newest first, each verified."""
        own = self._place()
        checker = reading.Checker(own)
        return tuple(self._each(own, lambda number, backup: reading.told(number, backup, checker)))

    def backup(self, target: Path | None = None) -> Path:
        """A verified copy of the plan with all its history at `target`, or among the backups. Returns where it is.

        Raises CannotBeDone("exists") rather than write over anything, CannotRead, NotSaved.
        """
        if target is None:
            with self._writing() as kept, files.saving(kept.storage.place.backups), files.undisturbed():
                return kept.storage.keep_as_backup()
        with files.saving(target):
            if target.exists() or target.is_symlink():
                raise CannotBeDone("exists", path=str(target))
        try:
            with self._writing() as kept, files.saving(target):
                data = self._copy(kept)
                with files.undisturbed():
                    files.copy_out(data, kept.storage.place.temp, target)
        except NotSaved as problem:
            if problem.code not in ("read_only", "no_permission"):
                raise
            with files.saving(target), files.undisturbed():  # a disk that takes no writing still gives its plan away
                files.write_new(target, self._copy(self._read(self._place())))
                files.sync_folder(target.parent)
        reading.read(target)
        return target

    def restore(self, which: int | Path) -> Plan:
        """Put back a backup (1 is the newest) or a copy from anywhere, and return it.

        What stands there is kept: as a backup, or beside the plan when it cannot be read. Where no plan was begun, a
        copy becomes it. A list of people that is gone or damaged is made anew when there is just one plan; if that plan
        can be read, it is left as it is.
        Raises CannotBeDone("no_such_backup"), CannotRead, NotSaved.
        """
        own, mended = self._place_to_restore(which)
        if mended and which == 1:
            try:
                plan = self._read(own).plan
                self._notice("people_mended", {})
                return plan
            except CannotRead as problem:
                if problem.code == "no_access":
                    raise
        with self._locked(own), files.looking(own.folder):
            copy = reading.read(_chosen(own, which), own, self._working)
            storage = self._storage(own)
            going = own.forgetting.exists()
            try:
                standing = self._opened(storage).tables
            except CannotRead as problem:
                if problem.code in ("not_a_file", "dangling_link", "no_access", "too_new"):  # not ours to move away
                    raise
                standing = codec.empty()
                storage.content = None
            with files.saving(own.folder):
                files.own_folder(own.folder)
            stamp = max(self._stamp(standing, own), self._stamp(copy.tables, own))
            erased = [erasure["id"] for erasure in standing[codec.ERASURES].values()]
            tables, _ = forgetting.scrub(copy.tables, erased, stamp)
            erasures = forgetting.with_erasures(tables[codec.ERASURES], erased, stamp)
            tables = _with_stamp(tables | {codec.ERASURES: erasures}, stamp)
            plan = reading.meaning(tables, own.plan, whole=True)
            storage.write(tables, keep=not going, generation=max(copy.generation, _newest_generation(own)) + 1)
        return plan if not going else self.load()  # which finishes it

    def forget(self, ids: Collection[str]) -> Forgotten:
        """Erase these things, and what hangs on them, from the plan, its undo list and every copy. Cannot be undone.

        Raises CannotBeDone("nothing_to_forget"), CannotRead, NotSaved (the next command then finishes the work).
        """
        with self._writing(whole=True) as kept:
            if not any(forgetting.closure(kept.tables, ids).values()):
                raise CannotBeDone("nothing_to_forget")
            own = kept.storage.place
            with files.saving(own.plan):
                forgetting.write_down(own, ids)
            return self._forget(own, ids)

    def forget_removed(self) -> Forgotten:
        """Erase all that was taken away and not brought back. Raises as `forget` does."""
        kept = self._looked_back()
        gone = [doc["id"] for name in codec.RECORDS for doc in kept.tables[name].values() if "removed" in doc]
        return self.forget(gone)

    def forget_everything(self) -> None:
        """The plan, all its files and its entry in the list are gone. Raises CannotBeDone("no_plan"), NotSaved."""
        own = self._place()
        with self._locked(own), files.saving(own.plan):
            forgetting.write_down(own, None)
            self._remove_all(own)

    def _turn(self, count: int, nothing: str, *, back: bool) -> Turned:
        with self._writing() as kept:
            own = kept.storage.place
            reading.meaning(kept.tables, own.plan, whole=True)
            keys = journal.next_keys(kept.tables, count, back=back)
            if not keys:
                raise CannotBeDone(nothing)
            tables = history.unroll(own, kept.tables, journal.years_needed(kept.tables, keys), working=self._working)
            stamp = self._stamp(tables, own)
            tables, whats = journal.turned(tables, keys, stamp, back=back)
            plan = reading.meaning(tables, own.plan, whole=True)  # never write what could not be read
            kept.storage.write(_with_stamp(tables, stamp))
            return Turned(whats, plan)

    def _commit(
        self, kept: Kept, new: Plan, what: What | Callable[[Plan, Plan], What] | None, *, force: bool = False
    ) -> Plan:
        stamp = self._stamp(kept.tables, kept.storage.place)
        with _as_written(kept.storage.place):
            tables, plan, touched = documents.compare(kept.tables, kept.plan, new, stamp)
        if not touched and not force:
            return kept.plan
        if what is not None and touched:
            said = what(kept.plan, plan) if callable(what) else what
            try:
                tables = journal.record(tables, said, self._now().isoformat(), touched)
            except codec.REFUSED as error:
                raise NotUnderstood("cannot_keep", table=codec.UNDO) from error
        generation = _newest_generation(kept.storage.place) + 1 if force else 0
        with _as_written(kept.storage.place):
            kept.storage.write(_with_stamp(tables, stamp), generation=generation)
        return plan if kept.whole else plan._replace(check_ins=())

    def _write(self, kept: Kept, tables: Tables) -> None:
        kept.storage.write(_with_stamp(tables, self._stamp(tables, kept.storage.place)))

    def _copy(self, kept: Kept) -> bytes:
        """The plan as one file that holds all of it. Raises CannotRead for history that is gone."""
        if not kept.tables[codec.HISTORY]:
            return kept.storage.data
        whole = history.unroll(kept.storage.place, kept.tables, working=self._working)
        assert kept.storage.content is not None
        return sealed.serialise(whole, migrations.SCHEMA, kept.storage.content.header.generation)

    def _each(self, own: Place, look: Callable[[int, backups.Named], T]) -> Iterator[T]:
        found = _backups(own)
        for number, backup in enumerate(found, 1):
            yield look(number, backup)
            self._working(number, len(found))

    def _stamp(self, tables: Tables, own: Place) -> str:
        latest = tables[codec.STATE].get("1", {}).get("stamp", stamps.NONE)
        return stamps.after(latest, self._now(), own.link.name.removesuffix(".json"))

    def _place(self) -> Place:
        with files.looking(self._home):
            own = self._listed()
            if own.forgetting.exists():
                self._finish_forgetting(own)
                own = self._listed()
            if not own.link.is_symlink() and not own.plan.exists() and not _backups(own):
                raise CannotBeDone("no_plan")  # begun, and stopped before there was a plan
            return own

    def _listed(self) -> Place:
        found = people.read(self._home)
        if found is None:
            raise CannotBeDone("no_plan")
        return place(self._home, found.own)

    def _new_place(self) -> Place:
        """Where the plan will lie: the home, the list of people and the folder are made where they are missing."""
        with files.saving(self._home):
            files.make_folder(self._home)
            with files.locked(self._home / "people.lock", self._wait):
                found = people.read(self._home)
                if found is None:
                    found = people.People(people.new_stem(self._home, self._random), {})
                    people.write(self._home, found)
            files.own_folder(self._home / "plans")
            return place(self._home, found.own)

    def _place_to_restore(self, which: int | Path) -> tuple[Place, bool]:
        """Where to restore to, and whether the list of people had to be mended to know it."""
        try:
            return self._place(), False
        except CannotBeDone:
            if isinstance(which, int):
                raise
            reading.read(which)  # a copy that cannot be read begins nothing
            return self._new_place(), False
        except CannotRead as problem:
            stems = people.stems(self._home)
            if problem.code not in ("people_missing", "people_damaged") or len(stems) != 1:
                raise
        with files.saving(self._home), files.locked(self._home / "people.lock", self._wait):
            people.keep_damaged(self._home)
            people.write(self._home, people.People(stems.pop(), {}))
        return self._place(), True

    def _storage(self, own: Place) -> PlanStorage:
        return PlanStorage(own, self._now().date(), self._notice, self._working)

    def _looked_back(self) -> Kept:
        own = self._place()
        for last in (False, True):
            try:
                return self._unrolled(self._read(own))
            except CannotRead as problem:
                if last or problem.code != "history_missing":  # perhaps it was rolled over while we read
                    raise
        raise AssertionError

    def _unrolled(self, kept: Kept) -> Kept:
        own = kept.storage.place
        tables = history.unroll(own, kept.tables, working=self._working)
        return Kept(kept.storage, tables, reading.meaning(tables, own.plan, whole=True), whole=True)

    def _read(self, own: Place) -> Kept:
        try:
            return self._opened(self._storage(own))
        except CannotRead as problem:
            newer = problem.code == "too_new"  # an older version would be no way out
            checker = reading.Checker(own)
            good = not newer and any(checker.check(backup.path).ok for backup in _backups(own))
            raise CannotRead(problem.code, **problem.facts | {"restorable": good}) from problem

    def _opened(self, storage: PlanStorage) -> Kept:
        tables = storage.read()
        return Kept(storage, tables, reading.meaning(tables, storage.place.plan))

    @contextmanager
    def _locked(self, own: Place) -> Iterator[None]:
        with files.saving(own.folder):
            files.make_folder(own.folder)
        with files.locked(own.lock, self._wait):
            for temp in own.temps():
                files.discard(temp)
            yield

    @contextmanager
    def _writing(self, *, whole: bool = False) -> Iterator[Kept]:
        own = self._place()
        with self._locked(own):
            kept = self._read(own)
            yield self._unrolled(kept) if whole else kept

    def _finish_forgetting(self, own: Place) -> None:
        """Do what an interrupted `forget` left to do. A home that cannot be written to, or is busy, stays as it is."""
        if not own.forgetting.exists():
            return
        with suppress(NotSaved), self._locked(own), files.saving(own.plan):
            if own.forgetting.exists():
                ids = forgetting.written_down(own)
                if ids is None:
                    self._remove_all(own)
                else:
                    self._forget(own, ids)
                self._notice("forget_finished", {})

    def _forget(self, own: Place, ids: Collection[str]) -> Forgotten:
        count = 0
        stamp = self._stamp(codec.empty(), own)
        readable = True
        try:
            kept = self._unrolled(self._opened(self._storage(own)))
            stamp = self._stamp(kept.tables, own)
            tables, count = forgetting.scrub(kept.tables, ids, stamp)
            if count:
                kept.storage.write(_with_stamp(tables, stamp), keep=False)
        except CannotRead as problem:
            readable = problem.code == "missing"
        with files.saving(own.plan):
            copies, deleted = forgetting.scrub_copies(own, ids, stamp, self._working)
            if readable:  # else the work goes on when the plan is restored
                forgetting.strike_out(own)
        return Forgotten(count, copies, deleted)

    def _remove_all(self, own: Place) -> None:
        forgetting.remove_all(own)
        with files.locked(self._home / "people.lock", self._wait):
            found = people.read(self._home)
            if found and found.others:
                people.write(self._home, found._replace(own=people.new_stem(self._home, self._random)))
            else:
                (self._home / "people.json").unlink(missing_ok=True)
                files.sync_folder(self._home)
        for left in (own.lock, self._home / "people.lock"):
            files.discard(left)
        with suppress(OSError):  # other plans may lie there
            (self._home / "plans").rmdir()


@contextmanager
def _as_written(own: Place) -> Iterator[None]:
    """What a command does not need is not judged when it is read; if it turns out to be none of ours, it stays."""
    try:
        yield
    except NotUnderstood:
        raise
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error


def _chosen(own: Place, which: int | Path) -> Path:
    if isinstance(which, Path):
        return which
    found = _backups(own)
    if not 1 <= which <= len(found):
        raise CannotBeDone("no_such_backup", number=which)
    return found[which - 1].path


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
