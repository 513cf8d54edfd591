"""How an older file becomes a newer one: pure functions of tables, one from each schema to the next.

A file from a newer goalwalk is never touched. What a file was before is kept for good by the commit that follows.
"""

from __future__ import annotations

from collections.abc import Callable

from goalwalk.store.tables import Document, Table, Tables

SCHEMA = 6


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

    state = {key: _with_numbers(document, ("meetings",)) for key, document in tables[codec.STATE].items()}
    return tables | {codec.STATE: state, "meetings": {}}


def _with_numbers(state: Document, names: tuple[str, ...]) -> Document:
    """The state; where numbers given are kept, none of them was given to one of these."""
    return state | {"numbers": state["numbers"] | dict.fromkeys(names, 0)} if "numbers" in state else state


def _talks(tables: Tables) -> Tables:
    """Schema 4 holds what a walk gathers; what was agreed at a meeting tells who does it, and how it went."""
    from goalwalk.store import codec

    numbered = ("barriers", "supports", "brings")
    state = {key: _with_numbers(document, numbered) for key, document in tables[codec.STATE].items()}
    meetings = {
        key: meeting | {"agreed": _agreed(meeting["agreed"])} if "agreed" in meeting else meeting
        for key, meeting in tables["meetings"].items()
    }
    undo = {key: _with_agreed(entry) for key, entry in tables[codec.UNDO].items()}
    new: dict[str, Table] = {name: {} for name in (*numbered, "ratings", "about")}
    return tables | {codec.STATE: state, "meetings": meetings, codec.UNDO: undo, **new}


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


def _components(tables: Tables) -> Tables:
    """Schema 5 holds skills, what happens with barriers and supports, words of hope, clocks and setbacks."""
    from goalwalk.store import codec

    numbered = ("skills", "hopes", "clocks", "setbacks")
    state = {key: _with_numbers(document, numbered) for key, document in tables[codec.STATE].items()}
    beside = ("practices", "happenings", "contacts", "returns", "amounts")
    new: dict[str, Table] = {name: {} for name in (*numbered, *beside)}
    return tables | {codec.STATE: state, **new}


def _identity(tables: Tables) -> Tables:
    """Schema 6 says which plan it is; and a day that holds several amounts is no more than was said (measures §2).

    What was said stays as it is, each `done` without an amount too: it claimed all of the target then, and does still,
    also where the same word typed now counts one. Only what several of them add up to is told anew.
    """
    from goalwalk.store import codec, dayindex, identity

    state = {key: document | {"identity": identity.derived(tables)} for key, document in tables[codec.STATE].items()}
    return tables | {codec.STATE: state, codec.DAYS: dayindex.told_anew(tables)}


# From this schema to the next.
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {
    1: _day_index,
    2: _meetings,
    3: _talks,
    4: _components,
    5: _identity,
}
