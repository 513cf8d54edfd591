"""One plan's file as a TinyDB storage: read verified or refused, written by one atomic commit that keeps the old one.

Stock TinyDB opens the file, and takes this class for a storage; no daily command needs to import it for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from goalwalk.core.errors import CannotRead
from goalwalk.store import codec, files, migrations, sealed
from goalwalk.store.places import Place
from goalwalk.store.sealed import Content
from goalwalk.store.tables import Tables
from goalwalk.store.telling import Notice, Working, quietly


class PlanStorage:
    """TinyDB's view of one plan: `read` the tables, `write` them in one commit."""

    def __init__(self, place: Place, day: date, notice: Notice, working: Working = quietly) -> None:
        self.place = place
        self.day = day
        self.notice = notice
        self.working = working
        self.content: Content | None = None
        self.data = b""
        self.seen: files.Seen | None = None

    def read(self) -> Tables:
        """All tables but the header, of today's schema. Raises CannotRead."""
        self.data, self.seen = files.read(self.place.plan)
        try:
            self.content = sealed.parse(self.data, migrations.SCHEMA)
            return migrations.migrate(self.content.tables, self.content.header.schema)
        except CannotRead as problem:
            raise CannotRead(problem.code, path=str(self.place.plan), **problem.facts) from problem
        except codec.REFUSED as error:
            raise CannotRead("damaged", path=str(self.place.plan)) from error

    def write(self, data: Mapping[str, Mapping[str, Any]], *, keep: bool = True, generation: int = 0) -> None:
        """Commit these tables; `keep` the version that stood there as a backup. Raises NotSaved.

        What is no longer recent goes to the files of history first. `generation` is the least number the new version
        gets.
        """
        from goalwalk.store import history

        tables = data if isinstance(data, Tables) else Tables(changed={name: dict(data[name]) for name in codec.NAMES})
        before = self.content.header.generation if self.content else 0
        with files.saving(self.place.plan):
            rolled = history.roll(self.place, tables, history.first_day(self.day), self.working)
            bytes_ = sealed.serialise(rolled, migrations.SCHEMA, max(before + 1, generation))
            with files.undisturbed():
                self._commit(bytes_, keep)
                if keep:
                    self._tidy(rolled, rolled is not tables)

    def keep_as_backup(self) -> Path:
        """Keep what was read among the backups, now. Raises OSError."""
        from goalwalk.store import backups

        assert self.content is not None
        return backups.keep(self.place, self.content.header.generation, self.day, self.data)[0]

    def _commit(self, data: bytes, keep: bool) -> None:
        from goalwalk.store import backups

        place = self.place
        kept = None

        def before() -> None:
            nonlocal kept
            self._keep_foreign()
            if keep and self.content:
                kept, new = backups.keep(place, self.content.header.generation, self.day, self.data)
                kept = kept if new else None
                self._keep_older_schema()
            elif keep and self.seen:  # it could not be read, but somebody may know how to mend it
                kept = place.beside("bad")
                files.link(place.plan, kept, self.data, place.copy_temp)

        try:
            files.put(place.temp, place.plan, data, before)
        except BaseException:
            if kept:
                files.discard(kept)
            raise
        try:
            files.sync_folder(place.folder)
        except OSError:
            self._put_back()
            raise

    def _tidy(self, tables: Tables, rolled: bool) -> None:
        """Take away what nothing needs any more. What cannot be taken away stays: the plan is saved already."""
        from goalwalk.store import backups, history

        backups.prune(self.place, self.day)
        with suppress(OSError):
            held = {name.mark for name in history.names(tables)}
            since = self.seen.changed if self.seen and not rolled else 0
            history.sweep(self.place, held, lambda: history.held_by(backups.copies(self.place)), since)

    def _put_back(self) -> None:
        """What stood there, when the new version may not last: what is not acknowledged must not be there either."""
        if self.seen is None:
            files.discard(self.place.plan)
            return
        try:
            files.put(self.place.temp, self.place.plan, self.data)
        except OSError:
            files.discard(self.place.temp)

    def _keep_foreign(self) -> None:
        """A program that knows no locks (a cloud folder) replaced the file: its version is kept beside ours."""
        now = files.version(self.place.plan)
        if now is None or now == self.seen:
            return
        conflict = self.place.beside("conflict")
        files.link(self.place.plan, conflict, self.place.plan.read_bytes(), self.place.copy_temp)
        self.notice("conflict_kept", {"path": str(conflict)})

    def _keep_older_schema(self) -> None:
        if not self.content or self.content.header.schema == migrations.SCHEMA:
            return
        copy = self.place.folder / f"{self.place.stem}.schema-{self.content.header.schema}.json"
        try:
            files.link(self.place.plan, copy, self.data, self.place.copy_temp)
        except FileExistsError:  # kept once already, before a restore
            copy = self.place.beside(f"schema-{self.content.header.schema}")
            files.link(self.place.plan, copy, self.data, self.place.copy_temp)
        self.notice("migrated", {"path": str(copy)})
