"""One plan's file: read verified or refused, written by one atomic commit that keeps the old one.

Stock TinyDB opens the file and finds the tables; what changes or looks back asks `schema.database` for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import Plan
from goalwalk.store.disk import container, files
from goalwalk.store.disk.container import Content
from goalwalk.store.disk.paths import OFFERS, Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan.reports import Notice, Working, quietly
from goalwalk.store.schema import codec, migrations

HEAD = 512  # bytes; how a version begins tells it from every other: by a checksum, or a key of its own


def opened(data: bytes, path: Path, own: Place, *, copy: bool = True) -> tuple[Content, Tables]:
    """These bytes of the file at `path` as they stand there, and their tables of today's schema.

    A locked file is opened with the key of `own`; `copy`: it may have no lock beside a locked plan. Raises CannotRead.
    """
    try:
        content = container.parse(own.opened(data) if copy else own.opened_own(data), migrations.SCHEMA)
        return content, migrations.migrate(content.tables, content.header.schema)
    except CannotRead as problem:
        raise CannotRead(problem.code, **{"path": str(path)} | problem.facts) from problem
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error


def meaning(tables: Tables, path: Path, *, whole: bool = False) -> Plan:
    """The plan of these tables; what is not read here is not judged, so `whole` for all of it, check-ins and undo list.

    Raises CannotRead("damaged") unless all of it is as we write it.
    """
    from goalwalk.store.schema import day_index  # a look at the now page reads none

    try:
        plan = codec.decode(tables, day_index.read(tables[codec.DAYS]), whole=whole)
        codec.check_state(tables)
        if whole:
            from goalwalk.store.schema import undo_log

            undo_log.check(tables[codec.UNDO], tables)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error
    return plan


def judge(tables: Tables, plan: Plan, path: Path) -> None:
    """Nothing is written on what could not be read again: judge what `meaning` has left out of `tables`, which hold
    `plan`. Raises as it does.
    """
    from goalwalk.store.schema import undo_log

    try:
        every = {document["id"] for document in tables["steps"].values()}
        codec.check_ins(tables["check_ins"], {step.id for step in plan.steps}, every)
        undo_log.check(tables[codec.UNDO], tables)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error


def _serialised(tables: Tables, generation: int) -> bytes:
    from goalwalk.store.plan import people

    return container.serialise(tables, migrations.SCHEMA, generation, glance=people.glance_of(tables))


def _nobody(*_: Tables) -> None:
    """Nobody wants to know."""


class PlanStorage:
    """The tables of one plan: `read` them, `write` them in one commit, of which `saved` is told; once all of it is
    done, `committed` is given what was written, and the same as it lies there, with older days in files of history.
    """

    def __init__(
        self,
        place: Place,
        day: date,
        notice: Notice,
        working: Working = quietly,
        saved: Callable[[], None] = _nobody,
    ) -> None:
        self.place = place
        self.saved = saved
        self.committed: Callable[[Tables, Tables], None] = _nobody
        self.day = day
        self.notice = notice
        self.working = working
        self.content: Content | None = None
        self.data = b""
        self.seen: files.Seen | None = None

    def read(self) -> Tables:
        """All tables but the header, of today's schema. Raises CannotRead."""
        self.data, self.seen = files.read(self.place.plan)
        self.content, tables = opened(self.data, self.place.plan, self.place, copy=False)
        return tables

    def may_be_replaced(self) -> bool:
        """Whether, by the names and beginnings of the backups alone, another version was written here last.

        Not where the plan is another one by now: a commit went on while we read, and puts the plan in its place first.
        """
        assert self.content is not None
        generation = self.content.header.generation
        with suppress(OSError):  # who may not look into the backups still sees the plan
            newest, name = self.place.newest()
            if newest == generation:
                replaced = files.first(self.place.backups / name, HEAD) != self.data[:HEAD]
            elif newest < generation:  # before schema 6, a version had no second file
                replaced = newest > 0 and self.content.header.schema >= migrations.SCHEMA and not self._is_under_way()
            else:
                replaced = True
            return replaced and files.version(self.place.plan) == self.seen
        return False

    def _is_under_way(self) -> bool:
        """Whether a commit has put the plan in its place, and not yet its second file; or was killed there."""
        return self.place.second.exists()

    def write(self, tables: Tables, *, keep: bool = True, generation: int = 0) -> None:
        """Commit these tables; `keep` the version that stood there as a backup. Raises NotSaved.

        What is no longer recent goes to the files of history first. `generation` is the least number the new version
        gets.
        """
        from goalwalk.store.disk import device
        from goalwalk.store.plan import year_files

        before = self.content.header.generation if self.content else 0
        try:
            codec.check_written(tables)
        except codec.REFUSED as error:  # it was crafted: no counting comes there
            raise CannotRead("damaged", path=str(self.place.plan)) from error
        with files.saving(self.place.plan):
            generation = max(before + 1, self.place.newest()[0] + 1, generation)
            rolled = year_files.roll(self.place, tables, year_files.first_day(self.day), self.working)
            data = self.place.closed(_serialised(rolled, generation))
            with self._with_what_is_beside(rolled), files.undisturbed():
                self._commit(data, generation, keep)
                self.saved()
                device.give(self.place.link.parent.parent, rolled[codec.STATE]["1"]["stamp"])
                if keep:
                    self._tidy(rolled, rolled is not tables)
            self._with_offers(rolled)
        self.committed(tables, rolled)

    def _with_what_is_beside(self, tables: Tables) -> AbstractContextManager[None]:
        """What of a locked plan stands beside it without a lock follows the commit; a plan with no lock has none."""
        if not self.place.locked:
            return nullcontext()
        from goalwalk.store.plan import now_file

        return now_file.following(self.place, tables)

    def _with_offers(self, tables: Tables) -> None:
        """What the groups of this plan offer to others follows the commit."""
        with suppress(OSError):
            if any(name.endswith(OFFERS) for name in os.listdir(self.place.link.parent)):  # noqa: PTH208 - each commit looks
                from goalwalk.store.plan import offers_file

                offers_file.follow(self.place, lambda: tables["meetings"], self.day)

    def keep_as_backup(self) -> Path:
        """Keep what was read among the backups, now. Raises OSError."""
        from goalwalk.store.plan import backups

        assert self.content is not None
        return backups.keep(self.place, self.content.header.generation, self.day, self.data)

    def _commit(self, data: bytes, generation: int, keep: bool) -> None:
        """The new version in its two files. The plan is the first of them, so that no backup is ever newer than what
        was acknowledged; the second has its name before anything is.
        """
        from goalwalk.store.plan import backups

        place = self.place
        if self.content and keep:
            backups.keep(place, self.content.header.generation, self.day, self.data)
            self._keep_older_schema()
        try:
            backups.begin(place, data)
            files.clear(place.new)
            files.write_new(place.new, data)
            files.swap(place.new, place.plan)
        except BaseException:
            self._clear()
            raise
        try:
            files.lasting(place.new, place.plan)
            self._name_second(generation)
        except OSError:
            files.clear(place.second)
            raise
        if not keep:  # what is erased is not kept because it was there
            backups.drop(place, self.data)
        backups.keep_displaced(place, self.notice, self.data, may_go=bool(self.content) or not keep)

    def _name_second(self, generation: int) -> None:
        from goalwalk.store.plan import backups

        try:
            backups.finish(self.place, generation, self.day)
        except files.StandsError:  # it has both its files, and neither is sure to last
            raise
        except OSError as error:
            files.take_back(self.place.new, self.place.plan, error)
            raise

    def _clear(self) -> None:
        files.clear(self.place.new)
        files.clear(self.place.second)

    def _tidy(self, tables: Tables, rolled: bool) -> None:
        """Take away what nothing needs any more. What cannot be taken away stays: the plan is saved already."""
        from goalwalk.store.plan import backups, year_files

        backups.prune(self.place, self.day)
        if not self.content or not self.seen:  # what could not be read may name files that nobody else does
            return
        with suppress(OSError, CannotRead):  # a copy that cannot be opened may need anything
            held = {year.mark for year in year_files.named(tables)}
            year_files.sweep(self.place, held, self._held_by_copies, 0 if rolled else self.seen.changed)

    def _held_by_copies(self) -> set[str] | None:
        """What the copies need of history; None: one of them cannot be read, and may need anything."""
        from goalwalk.store.plan import backups, year_files

        copies = [path for side in self.place.sides for path in backups.copies(side)]
        return None if any(".bad-" in path.name for path in copies) else year_files.held_by(self.place, copies)

    def _keep_older_schema(self) -> None:
        if not self.content or self.content.header.schema == migrations.SCHEMA:
            return
        word = f"schema-{self.content.header.schema}"
        copy = self.place.folder / f"{self.place.stem}.{word}{self.place.ending}"
        if os.path.lexists(copy):  # kept once already, before a restore
            copy = self.place.beside(word)
        files.put(self.place.copy_temp, copy, self.data)
        self.notice("migrated", {"path": str(copy)})
