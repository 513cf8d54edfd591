"""The plan under its lock, as a TinyDB: its tables as they were read and verified, changed in memory until a commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from goalwalk.core.model.plan import Plan
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.plan_file import judge, meaning
from goalwalk.store.plan.session import LoadedPlan, Session
from goalwalk.store.schema.database import Database


class OpenPlan(Database):
    """A plan that is being changed. `loaded` is what stands on the disk, with all its history where that was asked."""

    def __init__(self, session: Session, loaded: LoadedPlan) -> None:
        super().__init__(loaded.tables)
        self.session = session
        self.loaded = loaded

    @property
    def plan(self) -> Plan:
        """The plan as it stands on the disk."""
        return self.loaded.plan

    @property
    def place(self) -> Place:
        """Where it lies."""
        return self.loaded.storage.place

    def stamp(self) -> str:
        """A stamp later than all in the plan, and than all that were ever given in this home."""
        return self.session.stamp(self.tables_now)

    def unroll(self, years: set[int]) -> None:
        """Bring in what lies in the files of these years. Raises CannotRead for one that cannot be read."""
        from goalwalk.store.plan import year_files

        tables = year_files.unroll(self.place, self.tables_now, years, working=self.session.working)
        for name, table in tables.changed.items():
            self.put(name, table)

    def commit(self, stamp: str) -> Plan:
        """Write all that was changed, in one atomic commit, and give back the plan that it is.

        Raises CannotRead("damaged") rather than write what could not be read, NotSaved.
        """
        plan = meaning(self.tables_now, self.place.plan, whole=True)
        self.write(stamp)
        self.session.seen(plan)
        return plan

    def write(self, stamp: str, *, keep: bool = True) -> None:
        """As `commit`, for who knows what the plan is; `keep` the version that stood there as a backup."""
        self.advance(stamp)
        self.loaded.storage.write(self.tables_now, keep=keep)


@contextmanager
def writing(session: Session, *, whole: bool = False) -> Iterator[OpenPlan]:
    """The plan to be changed, under its lock; `whole` with all its history. Only a commit inside writes it.

    Raises as `Session.keyed`, `locked` and `read` do.
    """
    with session.locked_as(session.keyed) as own:
        loaded = session.read(own)
        judge(loaded.tables, loaded.plan, own.plan)
        yield OpenPlan(session, session.unrolled(loaded) if whole else loaded)
