"""Verified tables as a TinyDB: parsed table by table when asked for, and changed in memory until a commit writes them.

The daily looks read the same `Tables` without it, and import no TinyDB.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, MutableMapping
from typing import Any, cast

from tinydb import TinyDB, where
from tinydb.queries import QueryInstance
from tinydb.storages import Storage
from tinydb.table import Document as Stored
from tinydb.table import Table as StoredTable

from goalwalk.store.disk.stamps import device_of
from goalwalk.store.disk.tables import Document, Table, Tables

Transform = Callable[[MutableMapping[str, Any]], None]


class TablesStorage(Storage):
    """Tables that were read and verified. Whatever is written is in `tables` alone."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables, each of them parsed when it is looked up; what is set in them is seen by `write`."""
        return cast("dict[str, dict[str, Any]]", ChainMap({}, cast("dict[str, Table]", self.tables)))

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """From now on the tables hold what was set."""
        self.tables = self.tables | cast("ChainMap[str, Table]", data).maps[0]


class _Copies(dict[int, Any]):
    """Documents of which each is copied when it is looked up, for TinyDB changes what it finds in its place."""

    def __getitem__(self, key: int) -> Any:
        self[key] = document = dict(super().__getitem__(key))
        return document


class PlanTable(StoredTable):
    """A table whose documents may be changed without changing what was read before. What is as it was stays the same
    object, so that it is not serialised anew.
    """

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        def change(table: dict[int, Any]) -> None:
            copies = _Copies(table)
            updater(copies)
            for key in table.keys() - copies.keys():
                del table[key]
            for key, document in copies.items():
                if (before := table.get(key)) is not document and before != document:
                    table[key] = document

        super()._update_table(change)

    def change(self, transform: Transform, keys: Iterable[int]) -> None:
        """Change the documents of these keys. Raises KeyError for one that is not there."""
        keys = list(keys)
        if keys and self.update(transform, doc_ids=keys) != keys:
            raise KeyError(self.name)


class Database(TinyDB):
    """The tables of a plan, or of a copy of it; `tables` are as they stand now."""

    table_class = PlanTable

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables, storage=TablesStorage)

    def table(self, name: str, **options: Any) -> PlanTable:
        """The table of this name."""
        return cast("PlanTable", super().table(name, **options))

    @property
    def tables_now(self) -> Tables:
        """All tables, with what was changed."""
        return cast("TablesStorage", self.storage).tables

    @property
    def vector(self) -> dict[str, str]:
        """What this plan has seen: of each device the latest stamp."""
        return cast("dict[str, str]", self.tables_now["_state"].get("1", {}).get("vector", {}))

    def put(self, name: str, table: Table) -> None:
        """A table that was computed anew, in the place of the one that is there."""
        self.table(name).clear_cache()
        self.storage.write(cast("dict[str, dict[str, Any]]", ChainMap({name: table})))

    def advance(self, stamp: str) -> None:
        """Whoever gave this stamp has seen all that stands here."""
        self.update_state(stamp=stamp, vector=dict(sorted({**self.vector, device_of(stamp): stamp}.items())))

    def update_state(self, **values: object) -> None:
        """Set these fields of the plan's state."""
        self.put("_state", {"1": self.tables_now["_state"].get("1", {}) | values})


def among(field: str, values: Collection[str]) -> QueryInstance:
    """Documents whose field is one of these."""
    return where(field).one_of(cast("list[str]", frozenset(values)))


def standing() -> QueryInstance:
    """Documents that were not taken away."""
    return ~where("removed").exists()


def keyed(document: Document, key: int) -> Stored:
    """A document that is to have this key."""
    return Stored(document, key)
