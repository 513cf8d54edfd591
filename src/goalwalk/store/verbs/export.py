"""A plan on its way out: whole, with every year of history and no lock, in the form of a plan's own file.

Such a file comes back by `data merge` and `data restore`. What undo keeps stays behind: it holds words that were
replaced, and undoes nothing elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime

from goalwalk.core import kinds
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, stamps
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, migrations


class Outgoing(NamedTuple):
    """All tables of a plan, with all of history; the plan they hold; of which version of its file they are."""

    tables: Tables
    plan: Plan
    generation: int

    @property
    def taken_away(self) -> int:
        """How many things are in the tables that were taken away, and not erased."""
        return sum("removed" in one for name in kinds.TABLES for one in self.tables[name].values())

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all things, also of what was taken away, or erased."""
        return frozenset(one["id"] for name in (*kinds.TABLES, codec.ERASURES) for one in self.tables[name].values())

    @property
    def latest(self) -> datetime | None:
        """When anything was changed last, by the clock it was changed by; None for one that lies."""
        with suppress(ValueError, OverflowError, OSError):
            return stamps.when(self.tables[codec.STATE]["1"]["stamp"])
        return None


def outgoing(session: Session) -> Outgoing:
    """The plan as it stands. Raises as `Session.looked_back` does."""
    kept = session.looked_back()
    assert kept.storage.content is not None
    return Outgoing(kept.tables | {codec.UNDO: {}}, kept.plan, kept.storage.content.header.generation)


def whole_json(going: Outgoing) -> bytes:
    """All of it."""
    return container.serialise(going.tables, migrations.SCHEMA, going.generation)


def part_json(going: Outgoing, chosen: Mapping[str, Collection[str]], *, settings: bool) -> bytes:
    """Of each table what has these ids: by its format no copy of the plan, so that none is taken for one."""
    tables = {
        name: {key: one for key, one in going.tables[name].items() if one["id"] in ids} for name, ids in chosen.items()
    }
    if settings:
        tables = {"settings": dict(going.tables["settings"]), **tables}
    return container.serialise(Tables(changed=tables), migrations.SCHEMA, going.generation, container.PART)
