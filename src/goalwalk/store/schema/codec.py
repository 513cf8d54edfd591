"""A plan as tables of documents, and back. What is read is exactly what could have been written, or it is refused.

A value of None, () or False is left out of a document, and read back as such; all else is always written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.kinds import BY_TABLE, DATED, NEVER, NUMBERED, TABLES, of_table
from goalwalk.core.model.plan import WORDS, CheckIn, Numbers, Plan, Said, Settings
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import marks, shown_numbers
from goalwalk.store.schema.fields import (
    COUNT,
    LARGEST_COUNT,
    Field,
    field,
    read_day,
    read_positive,
    read_year,
    read_yes,
    text,
)
from goalwalk.store.schema.marks import KEPT_BY_US, MARKS

STATE, UNDO, ERASURES, DAYS, HISTORY = "_state", "_undo", "erasures", "_days", "_history"
WAITING = "_waiting"  # what came from another device before what it hangs on
REFUSED = (KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError, RecursionError, NotUnderstood)


NAMES = (STATE, "settings", *TABLES, ERASURES, WAITING, UNDO, DAYS, HISTORY)
DIGEST = re.compile("[0-9a-f]{64}")
IDENTITY = re.compile("[0-9a-f]{32}")
CHECK_IN = frozenset(BY_TABLE["check_ins"].fields) | KEPT_BY_US


def empty() -> Tables:
    """The tables of a plan with nothing in it yet."""
    return Tables(changed={name: {} for name in NAMES})


@cache
def fields_of(name: str) -> dict[str, Field]:
    """How the fields of the documents of a table are read and written."""
    return {own: field(value) for own, value in of_table(name).fields.items()}


def write(name: str, record: Any) -> Document:
    """The document of a record, without stamps. Raises NotUnderstood("cannot_keep") when it could not be read back."""
    try:
        document = {
            own: how.write(value)
            for (own, how), value in zip(fields_of(name).items(), record, strict=True)
            if not (value is None or value is False or value == ())
        }
        unclean = any("\0" in kept for kept in _texts(document)) or record != read(name, document)
        "".join(_texts(document)).encode()
    except REFUSED as error:
        raise NotUnderstood("cannot_keep", table=name) from error
    if unclean:
        raise NotUnderstood("cannot_keep", table=name)
    return document


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def read(name: str, document: Mapping[str, Any]) -> Any:
    """The record of a document of this table. Raises one of REFUSED unless it is as it is written here."""
    known, reads, kind, fits = _reading(name)
    if not document.keys() <= known:
        raise ValueError("unknown field")
    values = []
    for own, read, absent in reads:
        if own in document:
            values.append(read(document[own]))
        elif absent is NEVER:
            raise ValueError("a field is not there")
        else:
            values.append(absent)
    record = kind(*values)
    if fits is not None and not fits(record):
        raise ValueError("fields that do not fit each other")
    return record


@cache
def _reading(name: str) -> tuple[frozenset[str], tuple[Any, ...], Callable[..., Any], Callable[[Any], bool] | None]:
    """How the documents of a table are read, laid out once: there may be thousands of them."""
    kind, how = of_table(name), fields_of(name)
    reads = tuple((own, how[own].read, value.absent) for own, value in kind.fields.items())
    return frozenset(how) | KEPT_BY_US, reads, kind.record, kind.fits


def decode(tables: Tables, said: Mapping[str, Said], *, whole: bool) -> Plan:
    """The plan of these tables and this day index; what is removed is left out, and what hangs on it.

    `whole`: with the check-ins. Raises one of REFUSED for anything read that is not exactly as it is written here.
    """
    settings = _settings(tables)
    live, every = _all_live(tables, TABLES[:-1])  # check-ins come last
    if not said.keys() <= every["steps"] | {""}:
        raise ValueError("an index of nothing")
    kept = check_ins(tables["check_ins"], live["steps"], every["steps"]) if whole else ()
    live = _numbered(tables, live)
    return Plan(
        settings=settings,
        **{name: tuple(records.values()) for name, records in live.items()},
        check_ins=kept,
        numbers=numbers(tables),
        moved={own: (was, at) for own, (was, at) in tables[STATE].get("1", {}).get("moved", {}).items()},
        said={own: index for own, index in said.items() if own in live["steps"]},
        written=said.get("", Said()),
    )


def part(tables: Tables, names: Collection[str], most: int) -> Plan:
    """The plan of these tables with its settings and the records of these tables alone; of what is only added to, about
    `most` of the latest, for there may be ten years of it. Raises as `decode` does.
    """
    settings = _settings(tables)
    wanted = [name for name in TABLES if name in names]
    read = {name: tables.latest(name, most) if BY_TABLE[name].added_only else tables[name] for name in wanted}
    live, _ = _all_live(read, wanted)
    live = _numbered(tables, live)
    records: dict[str, Any] = {name: tuple(found.values()) for name, found in live.items()}
    return Plan(settings=settings, **records)


def _settings(tables: Tables) -> Settings:
    if set(tables) != set(NAMES):
        raise ValueError("not the tables of a plan")
    settings = Settings()
    for key, document in tables["settings"].items():
        if key != "1":
            raise ValueError("settings are one document")
        marks.check("settings", document)
        settings = read("settings", document)
    return settings


def _all_live(
    tables: Mapping[str, Table], names: Iterable[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, set[str]]]:
    """As `_live`, for each of these tables; those above come before what hangs on them."""
    live: dict[str, dict[str, Any]] = {}
    every: dict[str, set[str]] = {}
    for name in names:
        owner, above = BY_TABLE[name].owner or ("", "")
        live[name], every[name] = _live(name, tables[name], owner, live.get(above, ()), every.get(above, ()))
    return live, every


def every(name: str, table: Table) -> Iterator[Any]:
    """The records of a table, those taken away too."""
    return (read(name, document) for document in table.values())


def there(name: str, table: Table) -> Iterator[Any]:
    """The records of a table that were not taken away, whatever they hang on."""
    return (read(name, document) for document in table.values() if "removed" not in document)


def check_written(tables: Tables) -> None:
    """Raise one of REFUSED where a table has come to a number that could not be read back: nothing is written then."""
    for name in tables.changed:
        check_keys(tables[name])
    check_state(tables)


def check_keys(table: Table) -> None:
    """Raise one of REFUSED unless these are the keys of documents in the order they were added."""
    keys = [int(key) for key in table]
    if keys and (keys[0] < 1 or keys[-1] > LARGEST_COUNT or [str(key) for key in keys] != list(table)):
        raise ValueError("keys are numbers")
    if keys != sorted(set(keys)):
        raise ValueError("keys rise")


def _live(
    name: str, table: Table, owner: str = "", live: Collection[str] = (), every: Collection[str] = ()
) -> tuple[dict[str, Any], set[str]]:
    """The records that are there by id, and the ids of all, those taken away too."""
    check_keys(table)
    there: dict[str, Any] = {}
    for document in table.values():
        marks.check(name, document)
        record = read(name, document)
        above = document.get(owner) if owner else None
        if above is not None and above not in every:
            raise ValueError("belongs to nothing")
        if "removed" not in document and (above is None or above in live):
            there[record.id] = record
    ids = {document["id"] for document in table.values()}
    if len(ids) != len(table):
        raise ValueError("an id twice")
    return there, ids


def check_ins(table: Table, live: Collection[str], every: Collection[str]) -> tuple[CheckIn, ...]:
    """As `_live`, but there may be a hundred years of them: each check is the quickest that is still exact."""
    check_keys(table)
    days: dict[str, date] = {}
    there = []
    ids = set()
    read_slot = field(BY_TABLE["check_ins"].fields["slot"]).read
    stamps.check(document["stamp"] for document in table.values())
    for document in _in_order(table):
        if not document.keys() <= CHECK_IN:
            raise ValueError("unknown field")
        own, step, said, at, word = document["id"], document["step"], document["day"], document["at"], document["word"]
        if not own or not type(own) is type(at) is str or word not in WORDS:
            raise ValueError("not a check-in")
        if not document.keys().isdisjoint(MARKS):
            marks.check("check_ins", document)
        if said not in days:
            days[said] = read_day(said)
        amount = read_positive(document["amount"]) if "amount" in document else None
        note = text(document["note"]) if "note" in document else None
        instead = read_yes(document["instead"]) if "instead" in document else False
        ids.add(own)
        if step not in live or "removed" in document:
            if step not in every:
                raise ValueError("belongs to nothing")
            if step not in live or "removed" in document:
                continue
        slot = read_slot(document["slot"]) if "slot" in document else None
        there.append(CheckIn(own, step, days[said], at, word, amount, note, instead, slot))
    if len(ids) != len(table):
        raise ValueError("an id twice")
    return tuple(there)


def _in_order(table: Table) -> Iterable[Document]:
    """Check-ins in the order they count in: who wrote `instead` of what stood had not seen what another device said."""
    if not any("knew" in document for document in table.values()):
        return table.values()
    ordered: list[Document] = []
    for document in table.values():
        unseen: list[Document] = []
        if "knew" in document:
            seen = {**document["knew"], stamps.device_of(document["stamp"]): document["stamp"]}
            about = document["step"], document["day"]
            unseen = [
                other
                for other in ordered
                if (other["step"], other["day"]) == about
                and "instead" not in other
                and not stamps.covers(seen, other["stamp"])
            ]
            ordered = [other for other in ordered if not any(other is one for one in unseen)]
        ordered += [document, *unseen]
    return ordered


def check_table(name: str, table: Table) -> None:
    """Raise one of REFUSED unless these documents are as we write them, whatever they belong to."""
    check_keys(table)
    if name == "check_ins":
        steps = {document["step"] for document in table.values()}
        check_ins(table, steps, steps)
    else:
        _live(name, table)


def numbers(tables: Tables) -> Numbers:
    """The highest numbers given, also to what was taken away or forgotten since."""
    floor = tables[STATE].get("1", {}).get("numbers", {})
    steps: dict[str, int] = dict(floor.get("steps", {}))
    for step in tables["steps"].values():
        steps[step["goal"]] = max(steps.get(step["goal"], 0), step["number"])
    if several := _of_several(tables):
        shown = moved_numbers(tables, "steps")
        for step in tables["steps"].values():
            steps[step["goal"]] = max(steps[step["goal"]], shown.get(step["id"], 0))

    def highest(name: str) -> int:
        given: list[int] = [floor.get(name, 0), *(document["number"] for document in tables[name].values())]
        return max(given + (list(moved_numbers(tables, name).values()) if several else []))

    return Numbers(steps=tuple(steps.items()), **{name: highest(name) for name in NUMBERED})


def _of_several(tables: Tables) -> bool:
    """Whether more than one device has written here: else no two things can claim one number."""
    return len(tables[STATE].get("1", {}).get("vector", ())) > 1


def moved_numbers(tables: Mapping[str, Table], name: str) -> Mapping[str, int]:
    """The numbers shown of things of this table that bear another (`shown_numbers.moved`)."""
    return shown_numbers.moved(name, tables[name].values(), tables[ERASURES].values())


def numbers_shown(tables: Tables) -> dict[str, str]:
    """The number that people see of everything that has one, by id: "3", or "2.1" for a step."""
    shown: dict[str, str] = {}
    for name, kind in BY_TABLE.items():
        if kind.numbered:
            moved = moved_numbers(tables, name)
            owner = kind.owner[0] if kind.owner and kind.numbered == "owner" else ""
            for one in tables[name].values():
                own = str(moved.get(one["id"], one["number"]))
                shown[one["id"]] = f"{shown[one[owner]]}.{own}" if owner else own
    return shown


def _numbered(tables: Tables, live: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """These records with the numbers that are shown."""
    if not _of_several(tables):
        return live
    return {name: {one.id: one for one in _shown(tables, name, records.values())} for name, records in live.items()}


def shown(tables: Tables, name: str, documents: Iterable[Document]) -> tuple[Any, ...]:
    """The records of these documents of a table, with the numbers that people see. Raises one of REFUSED."""
    return _shown(tables, name, [read(name, document) for document in documents])


def _shown(tables: Tables, name: str, records: Iterable[Any]) -> tuple[Any, ...]:
    if name not in BY_TABLE or not BY_TABLE[name].numbered or not _of_several(tables):
        return tuple(records)
    moved = moved_numbers(tables, name)
    return tuple(one._replace(number=moved[one.id]) if one.id in moved else one for one in records)


def latest_key(tables: Tables, name: str) -> int:
    """The highest key given in a table, also to what has since gone to history: no key is given twice."""
    floor = tables[STATE].get("1", {}).get("keys", {}).get(name, 0)
    return max(int(floor), int(next(reversed(tables[name]), "0")))


def floors(numbers: Numbers) -> Document:
    """The highest numbers given, as the state keeps them for when what bore them is no longer in the tables."""
    return numbers._asdict() | {"steps": dict(numbers.steps)}


def _check_identity(state: Document) -> None:
    aliases = state.get("aliases", ())
    if "aliases" in state and (type(aliases) is not list or not aliases):
        raise ValueError("no aliases are not written")
    identities = [state["identity"], *aliases]
    if not all(IDENTITY.fullmatch(name) for name in identities) or sorted(set(identities)) != identities:
        raise ValueError("not which plan it is")


def check_state(tables: Tables) -> None:
    """Raise one of REFUSED unless the store's own tables are as the store writes them."""
    ((key, state),) = tables[STATE].items()
    known = {"stamp", "identity", "aliases", "vector", "numbers", "keys", "moved"}
    if key != "1" or not state.keys() <= known or not stamps.is_stamp(state["stamp"]):
        raise ValueError("not a state")
    _check_identity(state)
    marks.check_vector(state["vector"])
    for own, (number, at) in state.get("moved", {}).items():
        _ = [text(own), text(number), datetime.fromisoformat(text(at))]
    keys = state.get("keys", dict.fromkeys(DATED, 0))
    if keys.keys() != set(DATED) or not all(COUNT.read(key) >= 0 for key in keys.values()):
        raise ValueError("not keys")
    floor = state.get("numbers")
    if floor is not None:
        if floor.keys() != set(Numbers._fields):
            raise ValueError("not numbers")
        for highest in (*(floor[name] for name in NUMBERED), *floor["steps"].values()):
            COUNT.read(highest)
    for table in (HISTORY, ERASURES, WAITING, DAYS):
        check_keys(tables[table])
    for year, name in tables[HISTORY].items():
        _check_year(year, name)
    for erasure in tables[ERASURES].values():
        marks.check_erasure(erasure)
    for waiting in tables[WAITING].values():
        if waiting.keys() != {"kind", "document"}:
            raise ValueError("nothing that waits")
        marks.check(waiting["kind"], waiting["document"])
        read(waiting["kind"], waiting["document"])


def _check_year(year: str, name: Document) -> None:
    if name.keys() != {"documents", "sha256", "last"} or not DIGEST.fullmatch(name["sha256"]):
        raise ValueError("not a name of history")
    COUNT.read(name["documents"])
    if read_day(name["last"]).year != read_year(year):
        raise ValueError("not a day of that year")
