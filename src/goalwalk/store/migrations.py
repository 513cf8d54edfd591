"""How an older file becomes a newer one: pure functions of tables, one from each schema to the next.

A file from a newer goalwalk is never touched. What a file was before is kept for good by the commit that follows.
"""

from __future__ import annotations

from collections.abc import Callable

from goalwalk.store.tables import Document, Table, Tables

SCHEMA = 3


def migrate(tables: Tables, schema: int) -> Tables:
    """The tables as this version knows them. Raises KeyError when there is no way from `schema`."""
    while schema < SCHEMA:
        tables = MIGRATIONS[schema](tables)
        schema += 1
    return tables


def _day_index(tables: Tables) -> Tables:
    """Schema 2 keeps a day index, and older check-ins in files of their own, which a change in `_undo` has to find."""
    from goalwalk.store import codec, dayindex

    tables = tables | {codec.HISTORY: {}, codec.DAYS: {}}
    undo: Table = {}
    for key, entry in tables[codec.UNDO].items():
        touched = {name: _with_years(tables[name], name, changes) for name, changes in entry["touched"].items()}
        undo[key] = entry | {"touched": touched}
    return tables | {codec.DAYS: dayindex.rebuilt(tables), codec.UNDO: undo}


def _with_years(table: Table, name: str, changes: dict[str, object]) -> dict[str, object]:
    from goalwalk.store import journal

    years = journal.years(name, table, changes)
    return changes | {"years": years} if years else changes


def _meetings(tables: Tables) -> Tables:
    """Schema 3 holds meetings; where numbers given are kept, none was given to one."""
    from goalwalk.store import codec

    state = {key: _with_meetings(document) for key, document in tables[codec.STATE].items()}
    return tables | {codec.STATE: state, "meetings": {}}


def _with_meetings(state: Document) -> Document:
    return state | {"numbers": state["numbers"] | {"meetings": 0}} if "numbers" in state else state


MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {1: _day_index, 2: _meetings}  # from this schema to the next
