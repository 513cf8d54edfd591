"""One plan's file: read verified or refused, written by one atomic commit that keeps the old one.

Stock TinyDB opens the file and finds the tables; what looks back over all of them asks with TinyDB (see `lookback`).
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store import codec, files, migrations, sealed
from goalwalk.store.places import AGE, Place
from goalwalk.store.sealed import Content
from goalwalk.store.tables import Tables
from goalwalk.store.telling import Notice, Working, quietly


def opened(data: bytes, path: Path, own: Place) -> tuple[Content, Tables]:
    """These bytes of the file at `path` as they stand there, and their tables of today's schema.

    A locked file is opened with the key of `own`. Raises CannotRead.
    """
    try:
        content = sealed.parse(own.opened(data), migrations.SCHEMA)
        return content, migrations.migrate(content.tables, content.header.schema)
    except CannotRead as problem:
        raise CannotRead(problem.code, **{"path": str(path)} | problem.facts) from problem
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error


def _serialised(tables: Tables, generation: int) -> bytes:
    from goalwalk.store import glance

    return sealed.serialise(tables, migrations.SCHEMA, generation, glance=glance.written(tables))


class PlanStorage:
    """The tables of one plan: `read` them, `write` them in one commit."""

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
        if self.place.locked and not self.data.startswith(AGE):  # whoever put that there had no key
            raise CannotRead("damaged", path=str(self.place.plan))
        self.content, tables = opened(self.data, self.place.plan, self.place)
        return tables

    def write(self, tables: Tables, *, keep: bool = True, generation: int = 0) -> None:
        """Commit these tables; `keep` the version that stood there as a backup. Raises NotSaved.

        What is no longer recent goes to the files of history first. `generation` is the least number the new version
        gets.
        """
        from goalwalk.store import history

        before = self.content.header.generation if self.content else 0
        with files.saving(self.place.plan):
            rolled = history.roll(self.place, tables, history.first_day(self.day), self.working)
            bytes_ = self.place.closed(_serialised(rolled, max(before + 1, generation)))
            with self._with_what_is_beside(rolled), files.undisturbed():
                self._commit(bytes_, keep)
                if keep:
                    self._tidy(rolled, rolled is not tables)

    def _with_what_is_beside(self, tables: Tables) -> AbstractContextManager[None]:
        """What of a locked plan stands beside it without a lock follows the commit; a plan with no lock has none."""
        if not self.place.locked:
            return nullcontext()
        from goalwalk.store import aside

        return aside.following(self.place, tables)

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
                self._keep_bad(kept)

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

    def _keep_bad(self, kept: Path) -> None:
        if self.place.locked and not self.data.startswith(AGE):
            files.put(self.place.copy_temp, kept, self.place.closed(self.data))
        else:
            files.link(self.place.plan, kept, self.data, self.place.copy_temp)

    def _tidy(self, tables: Tables, rolled: bool) -> None:
        """Take away what nothing needs any more. What cannot be taken away stays: the plan is saved already."""
        from goalwalk.store import backups, history

        backups.prune(self.place, self.day)
        if not self.content or not self.seen:  # what could not be read may name files that nobody else does
            return
        with suppress(OSError, CannotRead):  # a copy that cannot be opened may need anything
            held = {year.mark for year in history.named(tables)}
            history.sweep(self.place, held, self._held_by_copies, 0 if rolled else self.seen.changed)

    def _held_by_copies(self) -> set[str] | None:
        """What the copies need of history; None: one of them cannot be read, and may need anything."""
        from goalwalk.store import backups, history

        copies = [path for side in self.place.sides for path in backups.copies(side)]
        return None if any(".bad-" in path.name for path in copies) else history.held_by(self.place, copies)

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
        files.link(self.place.plan, conflict, files.read(self.place.plan)[0], self.place.copy_temp)
        self.notice("conflict_kept", {"path": str(conflict)})

    def _keep_older_schema(self) -> None:
        if not self.content or self.content.header.schema == migrations.SCHEMA:
            return
        copy = self.place.folder / f"{self.place.stem}.schema-{self.content.header.schema}{self.place.ending}"
        try:
            files.link(self.place.plan, copy, self.data, self.place.copy_temp)
        except FileExistsError:  # kept once already, before a restore
            copy = self.place.beside(f"schema-{self.content.header.schema}")
            files.link(self.place.plan, copy, self.data, self.place.copy_temp)
        self.notice("migrated", {"path": str(copy)})
