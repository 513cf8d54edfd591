"""How an older file becomes a newer one: pure functions of tables, one from each schema to the next.

A file from a newer goalwalk is never touched. What a file was before is kept for good by the commit that follows.
"""

from __future__ import annotations

from collections.abc import Callable

from goalwalk.core import kinds
from goalwalk.store.disk.tables import Document, Table, Tables


def migrate(tables: Tables, schema: int) -> Tables:
    """The tables as this version knows them. Raises KeyError when there is no way from `schema`."""
    while schema < SCHEMA:
        convert = MIGRATIONS[schema]
        schema += 1
        tables = convert(_with_new(tables, schema))
    return tables


def _with_new(tables: Tables, schema: int) -> Tables:
    """The tables with those that this schema has first; where numbers given are kept, none of theirs was."""
    from goalwalk.store.schema import codec

    new = [kind for kind in kinds.BY_TABLE.values() if kind.since == schema > 1]
    if not new:
        return tables
    given = {kind.table: 0 for kind in new if kind.numbered}
    state = {
        key: document | {"numbers": document["numbers"] | given} if "numbers" in document else document
        for key, document in tables[codec.STATE].items()
    }
    return tables | {codec.STATE: state, **{kind.table: {} for kind in new}}


def _as_they_are(tables: Tables) -> Tables:
    """Nothing but new tables and new fields came with the next schema."""
    return tables


def _day_index(tables: Tables) -> Tables:
    """Schema 2 keeps a day index, and older check-ins in files of their own, which a change in `_undo` has to find."""
    from goalwalk.store.schema import codec, day_index

    tables = tables | {codec.HISTORY: {}, codec.DAYS: {}}
    undo: Table = {}
    for key, entry in tables[codec.UNDO].items():
        touched = {name: _with_years(tables[name], name, changes) for name, changes in entry["touched"].items()}
        undo[key] = entry | {"touched": touched}
    return tables | {codec.DAYS: day_index.rebuilt(tables), codec.UNDO: undo}


def _with_years(table: Table, name: str, changes: dict[str, object]) -> dict[str, object]:
    from goalwalk.store.schema import undo_log

    years = undo_log.years(name, table, changes)
    return changes | {"years": years} if years else changes


def _talks(tables: Tables) -> Tables:
    """In schema 4 what was agreed at a meeting tells who does it, and how it went."""
    from goalwalk.store.schema import codec

    meetings = {
        key: meeting | {"agreed": _agreed(meeting["agreed"])} if "agreed" in meeting else meeting
        for key, meeting in tables["meetings"].items()
    }
    undo = {key: _with_agreed(entry) for key, entry in tables[codec.UNDO].items()}
    return tables | {"meetings": meetings, codec.UNDO: undo}


def _with_agreed(entry: Document) -> Document:
    """A change of `_undo` whose meetings bear what was agreed as it is written now."""
    edited = entry["touched"].get("meetings", {}).get("edited", {})
    if not any("agreed" in fields for fields in edited.values()):
        return entry
    fields_of = {
        key: fields | {"agreed": [_agreed(value) for value in fields["agreed"]]} if "agreed" in fields else fields
        for key, fields in edited.items()
    }
    touched = entry["touched"]
    return entry | {"touched": touched | {"meetings": touched["meetings"] | {"edited": fields_of}}}


def _agreed(texts: list[str] | None) -> list[list[str | None]] | None:
    return None if texts is None else [[text, None, None] for text in texts]


def _identity(tables: Tables) -> Tables:
    """Schema 6 says which plan it is; and a day that holds several amounts is no more than was said (measures §2).

    What was said stays as it is, each `done` without an amount too: it claimed all of the target then, and does still,
    also where the same word typed now counts one. Only what several of them add up to is told anew.
    """
    from goalwalk.store.schema import codec, day_index, identity

    state = {key: document | {"identity": identity.derived(tables)} for key, document in tables[codec.STATE].items()}
    return tables | {codec.STATE: state, codec.DAYS: day_index.told_anew(tables)}


def _copies(tables: Tables) -> Tables:
    """From schema 11 on two copies can be merged: what changes by itself bears a stamp of its own.

    A list from before its members did keeps the stamp of its field as a floor. What a default of the settings was set
    to by nobody is before all else. What was seen until now is covered by nothing: rather asked than lost.
    """
    from goalwalk.store.schema import codec

    changed: dict[str, Table] = {}
    for name in ("settings", *kinds.TABLES):
        table = {key: _with_units(name, document) for key, document in tables[name].items()}
        if any(table[key] is not document for key, document in tables[name].items()):
            changed[name] = table
    state = {key: document | {"vector": {}} for key, document in tables[codec.STATE].items()}
    return tables | {**changed, codec.WAITING: {}, codec.STATE: state}


def _with_units(name: str, document: Document) -> Document:
    """A document whose stamps are those of its units."""
    from goalwalk.store.disk import stamps
    from goalwalk.store.schema import units

    given: Document = {}
    if name == "settings":
        given["stamp"] = stamps.NONE
    if "stamps" in document:
        set_on: dict[str, str] = {}
        for field, stamp in document["stamps"].items():
            unit = units.unit_of(name).get(field, field)
            set_on[unit] = max(set_on.get(unit, ""), stamp)
        given["stamps"] = set_on
    if "removed" in document:
        every = [document["stamp"], *document.get("stamps", {}).values()]
        saw = {stamps.device_of(stamp): max(one for one in every if one[18:] == stamp[18:]) for stamp in every}
        if others := units.of_others(saw, document["removed"]):
            given["saw"] = others
    if ids := units.ids_from_before(name, document):
        given["ids"] = ids
    return document | given if given else document


def _key_ranges(tables: Tables) -> Tables:
    """From schema 12 on the undo list may keep several keys in a row as their first and last; before, none were."""
    return tables


# From each schema to the next. Tables and fields that are new come from the registry; here stands what is converted.
_CONVERSIONS: dict[int, Callable[[Tables], Tables]] = {
    1: _day_index,
    3: _talks,
    5: _identity,
    10: _copies,
    11: _key_ranges,
}
SCHEMA = max(kinds.NEWEST, *(schema + 1 for schema in _CONVERSIONS))
MIGRATIONS = dict.fromkeys(range(1, SCHEMA), _as_they_are) | _CONVERSIONS
