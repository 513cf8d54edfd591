"""What a document bears beside its fields: when what of it was set, taken away, brought back; read exactly or refused.

`stamp`: when it was made. `stamps`: of each unit that was set since. `heads`: beside the value that is shown, those
that nobody has knowingly replaced. `ids`: of members of lists that nothing else tells apart. `removed` or `restored`:
when; `saw`: what whoever took it away had seen of other devices; `knew`: the same, of who wrote instead of what stood.
`born`: what it was made on, once it hangs on something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goalwalk.core import kinds
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document
from goalwalk.store.schema import units
from goalwalk.store.schema.fields import COUNT, Field, field, text

MARKS = frozenset(("stamps", "removed", "restored", "heads", "ids", "saw", "knew", "born"))
KEPT_BY_US = MARKS | {"stamp"}


def check(table: str, document: Document) -> None:
    """Raise one of codec.REFUSED unless a document bears what we write."""
    stamp = document["stamp"]
    if document.keys().isdisjoint(MARKS):  # it was added, and never touched since
        stamps.check((stamp,))
        return
    set_on = document.get("stamps", {})
    given = [document[mark] for mark in ("removed", "restored") if mark in document]
    stamps.check((stamp, *set_on.values(), *given))
    if len(given) > 1:
        raise ValueError("removed and restored at once")
    if "saw" in document and "removed" not in document:
        raise ValueError("nothing was taken away")
    for mark in ("stamps", "heads", "ids", "saw", "knew"):
        if mark in document and (type(document[mark]) is not dict or not document[mark]):
            raise ValueError("what is not there is not written")
    for mark in ("saw", "knew"):
        check_vector(document.get(mark, {}))
    if "born" in document and document["born"] is not None:
        text(document["born"])
    _check_ids(table, document)
    for unit in set_on:
        _check_unit(table, unit)
    for unit, others in document.get("heads", {}).items():
        _check_heads(table, unit, others)


def check_vector(vector: Mapping[str, Any]) -> None:
    """Raise ValueError unless this is what was seen of each device, as it is written."""
    stamps.check(vector.values())
    if any(stamps.device_of(stamp) != device for device, stamp in vector.items()):
        raise ValueError("not of that device")


def _check_ids(table: str, document: Document) -> None:
    ids = document.get("ids", {})
    wanted = {own for own, part in units.lists(table).items() if part is kinds.NEVER and own in document}
    if ids.keys() != wanted:
        raise ValueError("not ids")
    for own, each in ids.items():
        if type(each) is not list or len({text(one) for one in each}) != len(document[own]):
            raise ValueError("not an id for each")


def _check_unit(table: str, unit: str) -> None:
    own = unit.partition("/")[0]
    if own != unit and own not in units.lists(table):
        raise ValueError("not a list of members")
    if own == unit and own not in units.plain(table) and own not in units.lists(table):
        raise ValueError("nothing that changes by itself")


def _check_heads(table: str, unit: str, others: Any) -> None:
    """A value that is not shown may be any day, and has to be one that can be read then."""
    if type(others) is not list or not others:
        raise ValueError("no heads are not written")
    stamps.check(stamp for stamp, _ in others)
    for _, values in others:
        if unit == units.THERE:
            if values != [False]:
                taken, saw = values
                if taken is not True:
                    raise ValueError("not whether it is there")
                check_vector(saw)
            continue
        _check_unit(table, unit)
        for how, value in zip(_readers(table, unit), values, strict=True):
            if value is not None:
                how.read(value)


def _readers(table: str, unit: str) -> list[Field]:
    own = unit.partition("/")[0]
    fields = kinds.of_table(table).fields
    if own == unit:
        return [field(fields[name]) for name in units.plain(table)[unit]]
    whole = field(fields[own])
    if fields[own].kind != "since":
        return [Field(lambda member: whole.read([member]), whole.write)]
    return [Field(lambda member: whole.read([[None, member[1]]]), whole.write)]


def check_erasure(erasure: Document) -> None:
    """Raise one of codec.REFUSED unless this tells of something erased as we write it."""
    stamps.check([erasure["stamp"], erasure.get("made", erasure["stamp"])])
    text(erasure["id"])
    if erasure.keys() == {"id", "stamp"}:  # from before it said more
        return
    kind = kinds.BY_TABLE[erasure["kind"]]
    known = {"id", "stamp", "kind", "made", "owner", "spared", *(("number",) if kind.numbered else ())}
    if not erasure.keys() <= known or ("owner" in erasure and kind.owner is None):
        raise ValueError("not an erasure")
    if "number" in erasure:
        COUNT.read(erasure["number"])
    for own in (*erasure.get("spared", ()), erasure.get("owner", "")):
        text(own)
    if "spared" in erasure and (type(erasure["spared"]) is not list or not erasure["spared"]):
        raise ValueError("nothing spared is not written")
