"""How an older file becomes a newer one: pure functions of tables, one from each schema to the next.

A file from a newer goalwalk is never touched. What a file was before is kept for good by the commit that follows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
Table = dict[str, Document]
Tables = dict[str, Table]

SCHEMA = 1
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}  # from this schema to the next


def migrate(tables: Tables, schema: int) -> Tables:
    """The tables as this version knows them. Raises KeyError when there is no way from `schema`."""
    while schema < SCHEMA:
        tables = MIGRATIONS[schema](tables)
        schema += 1
    return tables
