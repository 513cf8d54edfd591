"""What of a document changes by itself, and the values it has there: a unit is a field, fields that are one fact, a
member of a list whose members stand for themselves, a whole record where records are only added, or being there at all.

Each value bears the stamp of when it was set. Those that nobody has knowingly replaced are the **heads** of a unit,
nearly always one. The latest is the one that is shown, in the fields of the document; the others lie under "heads".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping, Sequence
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Any

from goalwalk.core import kinds
from goalwalk.store.disk import stamps
from goalwalk.store.disk.stamps import device_of
from goalwalk.store.disk.tables import Document, dumps

Values = list[Any]  # of the fields of a unit, in their order; null: not there
Heads = dict[str, Values]  # by their stamps
THERE = "removed"  # the unit of being there: [true, what its writer had seen], or [false]
WHOLE = "id"  # that of a record that is only added to
EMPTY: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


@cache
def plain(table: str) -> dict[str, tuple[str, ...]]:
    """The units that are whole fields, by their names: each bears that of its first field."""
    kind = kinds.of_table(table)
    if kind.added_only:
        return {WHOLE: tuple(kind.fields)}
    one = {field: fields for fields in kind.together for field in fields}
    units = (one.get(field, (field,)) for field in kind.fields if field != "id" and field not in lists(table))
    return {fields[0]: fields for fields in units}


@cache
def lists(table: str) -> dict[str, Any]:
    """The fields whose members are units, each with what tells one from another (`kinds.MEMBERS`)."""
    kind = kinds.of_table(table)
    if kind.added_only:
        return {}
    together = {field for fields in kind.together for field in fields}
    return {
        field: kinds.MEMBERS[value.kind]
        for field, value in kind.fields.items()
        if value.kind in kinds.MEMBERS and field not in together
    }


@cache
def unit_of(table: str) -> dict[str, str]:
    """The unit of each field, but for lists of members."""
    return {field: unit for unit, fields in plain(table).items() for field in fields}


def members(table: str, document: Mapping[str, Any], field: str) -> Iterator[tuple[str, Any]]:
    """The members of a list, each with the name of its unit."""
    part = lists(table)[field]
    ids = iter(document.get("ids", {}).get(field, ()))
    seen: dict[str, int] = {}
    for member in document.get(field) or ():
        if part is kinds.NEVER:
            yield f"{field}/{next(ids)}", member
            continue
        own = member if part is None else member[part]
        name = f"{field}/{'' if own is None else own}"
        seen[name] = at = seen.get(name, 0) + 1
        yield name if at == 1 else f"{name}#{at}", member


def heads(table: str, document: Document) -> dict[str, Heads]:
    """The heads of every unit of a document, by the names of the units."""
    base, set_on = document["stamp"], document.get("stamps", {})
    found: dict[str, Heads] = {
        unit: {set_on.get(unit, base): [document.get(field) for field in fields]}
        for unit, fields in plain(table).items()
    }
    for field in lists(table):
        floor = set_on.get(field, base)
        for unit, member in members(table, document, field):
            found[unit] = {set_on.get(unit, floor): [member]}
    for unit, stamp in set_on.items():
        if "/" in unit and unit not in found:  # it was taken out
            found[unit] = {stamp: [None]}
    found[THERE] = _there(document)
    for unit, others in document.get("heads", {}).items():
        found[unit] = {**found[unit], **dict(others)}
    return found


def _there(document: Document) -> Heads:
    if "removed" in document:
        return {str(document["removed"]): [True, document.get("saw", {})]}
    return {str(document.get("restored", document["stamp"])): [False]}


def unseen(table: str, document: Document, unit: str) -> Heads:
    """The heads of a unit that a document does not name: what it had before anybody set it. A list from before its
    members were units was set as a whole.
    """
    field = unit.partition("/")[0]
    if field == unit:
        return {}
    return {document.get("stamps", {}).get(field, document["stamp"]): [None]}


def base_of(copies: Sequence[Document]) -> str:
    """When a document was made. Amending one that is only added to set that anew, before schema 11."""
    return str(min(copy["stamp"] for copy in copies))


def shown(found: Heads) -> tuple[str, Values]:
    """The head that is shown: the latest, of two at once the one whose text is the greater."""
    return max(found.items(), key=lambda head: (head[0], dumps(head[1])))


def document_of(table: str, copies: Sequence[Document], found: Mapping[str, Heads]) -> Document:
    """The document with these heads, of which these are the copies; the same whichever comes first."""
    base = base_of(copies)
    floors = {
        field: max(floor for copy in copies if (floor := copy.get("stamps", {}).get(field)))
        for field in lists(table)
        if any(field in copy.get("stamps", {}) for copy in copies)
    }
    values: Document = {"id": copies[0]["id"]} if "id" in copies[0] else {}
    set_on: dict[str, str] = dict(floors)
    others = {}
    kept_in: dict[str, list[tuple[str, Any]]] = {}
    for unit, each in found.items():
        stamp, kept = shown(each)
        if len(each) > 1:
            others[unit] = sorted([other, value] for other, value in each.items() if other != stamp)
        field = unit.partition("/")[0]
        if unit == THERE:
            continue
        taken_out = field != unit and kept[0] is None
        if field == unit:
            values |= {own: value for own, value in zip(plain(table)[unit], kept, strict=True) if value is not None}
        elif not taken_out:
            kept_in.setdefault(field, []).append((unit, kept[0]))
        if taken_out or stamp != floors.get(field, base):
            set_on[unit] = stamp
    ids = {}
    for field, members_kept in kept_in.items():
        values[field], own = _in_order(table, field, members_kept)
        if own:
            ids[field] = own
    fields = {own: values[own] for own in kinds.of_table(table).fields if own in values}
    told = {"stamps": dict(sorted(set_on.items())), "heads": dict(sorted(others.items())), "ids": ids}
    marks = {mark: value for mark, value in told.items() if value}
    kept_for_life: Document = {mark: copy[mark] for mark in ("knew", "born") for copy in copies if mark in copy}
    return {**fields, "stamp": base, **marks, **kept_for_life, **_there_marks(*shown(found[THERE]), base)}


def _there_marks(stamp: str, kept: Values, base: str) -> Document:
    if kept[0]:
        return {"removed": stamp, **({"saw": kept[1]} if kept[1] else {})}
    return {} if stamp == base else {"restored": stamp}


def _in_order(table: str, field: str, kept: list[tuple[str, Any]]) -> tuple[list[Any], list[str]]:
    """The members of a list by what tells them apart, so that their order is one on every device; and their ids."""
    part = lists(table)[field]
    kept = sorted(kept)
    each = [member for _, member in kept]
    if part is kinds.NEVER:
        return each, [unit.partition("/")[2] for unit, _ in kept]
    if part is None:
        return sorted(each), []
    return sorted(each, key=lambda member: (member[part] is not None, member[part])), []


def set_fields(table: str, document: MutableMapping[str, Any], values: Mapping[str, Any], stamp: str) -> None:
    """Set these fields of a document, null taking one away. All heads of their units are replaced: whoever writes has
    seen them.
    """
    whole = kinds.of_table(table).added_only
    before = {field: dict(members(table, document, field)) for field in values if field in lists(table)}
    owner = kinds.OWNERS.get(table, ("", ""))[0]
    if owner in values and "born" not in document:
        document["born"] = document.get(owner)
    document.update(values)
    for field, value in values.items():
        if value is None:
            del document[field]
    give_ids(table, document, stamp, before)
    changed = {WHOLE} if whole else {unit_of(table)[field] for field in values if field not in before}
    for field, were in before.items():
        are = dict(members(table, document, field))
        changed |= {unit for unit in were.keys() | are.keys() if were.get(unit) != are.get(unit)}
    if changed:
        document["stamps"] = document.get("stamps", {}) | dict.fromkeys(sorted(changed), stamp)
    _drop_heads(document, changed)


def given_in(document: Document) -> Iterator[str]:
    """Every stamp that a document bears of its own."""
    yield document["stamp"]
    yield from document.get("stamps", {}).values()
    for mark in ("removed", "restored"):
        if mark in document:
            yield document[mark]
    for others in document.get("heads", {}).values():
        yield from (stamp for stamp, _ in others)


def fields_of(table: str, unit: str) -> tuple[str, ...]:
    """The fields of a document that a unit is written in."""
    field = unit.partition("/")[0]
    return (field,) if field != unit else plain(table)[unit]


def settling(
    table: str, unit: str, values: Mapping[str, Any], stamp: str
) -> Callable[[MutableMapping[str, Any]], None]:
    """Sets these fields, and one unit of them anew, even where its value stays: all its heads have been seen."""

    def settle(document: MutableMapping[str, Any]) -> None:
        set_fields(table, document, values, stamp)
        document["stamps"] = document.get("stamps", {}) | {unit: stamp}
        _drop_heads(document, (unit,))

    return settle


def _drop_heads(document: MutableMapping[str, Any], units: Collection[str]) -> None:
    if "heads" in document:
        left = {unit: others for unit, others in document.pop("heads").items() if unit not in units}
        if left:
            document["heads"] = left


def give_ids(
    table: str, document: MutableMapping[str, Any], stamp: str, before: Mapping[str, Mapping[str, Any]] = EMPTY
) -> None:
    """Give an id to each member of a list where nothing else tells one from another; those from before keep theirs,
    also where all but their words have changed.
    """
    ids = {}
    for field, part in lists(table).items():
        if part is not kinds.NEVER or not document.get(field):
            continue
        if field not in before and field in document.get("ids", {}):
            ids[field] = document["ids"][field]
            continue
        known = {unit.partition("/")[2]: member for unit, member in before.get(field, {}).items()}
        fresh = (f"{stamp}.{at:03}" for at in count())
        ids[field] = [_own_id(known, member) or next(fresh) for member in document[field]]
    document.pop("ids", None)
    if ids:
        document["ids"] = ids


def ids_from_before(table: str, document: Document) -> dict[str, list[str]]:
    """Ids of members from before they had any, one on every copy: of the document, the value and its occurrence."""
    found: dict[str, list[str]] = {}
    for field, part in lists(table).items():
        if part is kinds.NEVER and field in document:
            seen: dict[bytes, int] = {}
            for member in document[field]:
                text = dumps(member)
                seen[text] = seen.get(text, 0) + 1
                digest = hashlib.sha256(dumps([document["id"], member, seen[text]])).hexdigest()
                found.setdefault(field, []).append(f"{stamps.NONE}.{digest[:16]}")
    return found


def _own_id(known: dict[str, Any], member: Any) -> str | None:
    """The id of the same member, or of one with the same words, which is then no longer known."""
    same = next((own for own, was in known.items() if was == member), None)
    own = same or next((own for own, was in known.items() if was[0] == member[0]), None)
    if own:
        del known[own]
    return own


def remove(document: MutableMapping[str, Any], stamp: str, saw: Mapping[str, str]) -> None:
    """Mark a document as taken away by somebody who had seen what other devices had written until then."""
    for mark in ("restored", "saw"):
        document.pop(mark, None)
    document["removed"] = stamp
    if others := of_others(saw, stamp):
        document["saw"] = others
    _drop_heads(document, (THERE,))


def of_others(vector: Mapping[str, str], stamp: str) -> dict[str, str]:
    """What was seen of other devices than that of this stamp: of its own, all that came before it."""
    return {device: seen for device, seen in sorted(vector.items()) if device != device_of(stamp)}


def restore(document: MutableMapping[str, Any], stamp: str) -> None:
    """Mark a document as there again."""
    for mark in ("removed", "saw"):
        document.pop(mark, None)
    document["restored"] = stamp
    _drop_heads(document, (THERE,))
