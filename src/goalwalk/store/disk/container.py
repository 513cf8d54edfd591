"""The bytes of a file of ours: a first line that says what follows and proves it whole, then a line for each table.

The first line holds the table `_plan`: format, schema, generation, length and hash of the bytes after it, and what a
list of people shows at a glance.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk.tables import DECODER, Tables, dumps

PLAN = "goalwalk"
PART = "goalwalk part"  # of what is in a plan: for other programs, and no copy of it
FIRST = b'{"_plan":'
LONGEST_HEADER = 1000
LONGEST_GLANCE = 40  # a day, a time
MOST_TABLES = 100
LAST_GENERATION = 2 * 10**15  # from the highest that a name of a backup can tell there is as much way again
NAME = re.compile(rb'"[a-z_]+"')
NOTHING: Mapping[str, str] = MappingProxyType({})
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


class Header(NamedTuple):
    """What the first line says about the rest."""

    schema: int
    generation: int
    length: int
    sha256: str
    glance: Mapping[str, str] = NOTHING


class Content(NamedTuple):
    """A file whose bytes are as they were written; what its tables hold is seen when they are read."""

    header: Header
    tables: Tables


def parse(data: bytes, newest: int, format: str = PLAN) -> Content:
    """The content of a file's bytes, whose schema `newest` is the last known.

    Raises CannotRead: "too_new" before all else, "only_part" of a plan that was exported, or "damaged".
    """
    try:
        header = _header(data, newest, format)
        body = data[data.index(b"\n") + 1 :]
        if body.count(b"\n") > MOST_TABLES:
            raise ValueError("more tables than there could be")
        whole = _hash(format, header.schema, header.generation, body, header.glance)
        if header.length != len(body) or header.sha256 != whole:
            raise ValueError("not the bytes that were written")
        return Content(header, Tables(_lines(body)))
    except CannotRead:
        raise
    except WRONG as error:
        raise CannotRead("damaged") from error


def glance(first: bytes) -> Mapping[str, str]:
    """What the first bytes of a plan show at a glance, unproven; nothing where they are none of ours."""
    try:
        return _checked_glance(_first_table(first)["1"].get("glance", NOTHING))
    except WRONG:
        return NOTHING


def serialise(
    tables: Tables, schema: int, generation: int, format: str = PLAN, glance: Mapping[str, str] = NOTHING
) -> bytes:
    """The bytes of a file with these tables. Raises NotUnderstood("cannot_keep") for a generation that is none."""
    if not 0 < generation <= LAST_GENERATION:
        raise NotUnderstood("cannot_keep", reason="generation")
    body = _joined({name: tables.line(name) for name in tables})
    header = {
        "format": format,
        "schema": schema,
        "generation": generation,
        "length": len(body),
        "sha256": _hash(format, schema, generation, body, glance),
        **({"glance": dict(glance)} if glance else {}),
    }
    return FIRST + dumps({"1": header}) + b",\n" + body


def _header(data: bytes, newest: int, format: str) -> Header:
    table = _first_table(data)
    header = table["1"]
    if format == PLAN and header["format"] == PART:
        raise CannotRead("only_part")
    if header["format"] != format or type(header["schema"]) is not int:
        raise ValueError("not a plan")
    if header["schema"] > newest:
        raise CannotRead("too_new", schema=header["schema"])
    known = {"format", *Header._fields}
    if len(table) != 1 or header.keys() | {"glance"} != known or header["schema"] < 0:
        raise ValueError("not a header")
    if type(header["generation"]) is not int or not 0 < header["generation"] <= LAST_GENERATION:
        raise ValueError("not a generation")
    if not data.startswith(FIRST + dumps(table) + b",\n"):
        raise ValueError("not as it is written")
    seen = _checked_glance(header["glance"]) if "glance" in header else NOTHING
    return Header(header["schema"], header["generation"], header["length"], header["sha256"], seen)


def _first_table(data: bytes) -> dict[str, Any]:
    if not data.startswith(FIRST):
        raise ValueError("not a plan")
    first = data[len(FIRST) : LONGEST_HEADER].decode(errors="replace")
    table, _ = DECODER.raw_decode(first)  # what follows may be laid out differently one day
    return table  # type: ignore[no-any-return]


def _checked_glance(seen: Mapping[str, str]) -> Mapping[str, str]:
    if not all(type(value) is str and len(value) <= LONGEST_GLANCE for value in seen.values()):
        raise ValueError("not a glance")
    return seen


def _lines(body: bytes) -> dict[str, bytes]:
    """The tables by name, each as it stands on its line: exactly what `_joined` would write, or ValueError."""
    *lines, last, end = body.split(b"\n")
    if end or last[-1:] != b"}" or not all(line[-1:] == b"," for line in lines):
        raise ValueError("not one line a table")
    tables = dict(_line(line[:-1]) for line in (*lines, last))
    if len(tables) != len(lines) + 1:
        raise ValueError("a table twice")
    return tables


def _line(line: bytes) -> tuple[str, bytes]:
    name, colon, table = line.partition(b":")
    if not colon or not NAME.fullmatch(name) or table[:1] != b"{" or table[-1:] != b"}":
        raise ValueError("not a table")
    return name[1:-1].decode(), table


def _joined(lines: dict[str, bytes]) -> bytes:
    return b",\n".join(b'"' + name.encode() + b'":' + line for name, line in lines.items()) + b"}\n"


def _hash(format: str, schema: int, generation: int, body: bytes, glance: Mapping[str, str] = NOTHING) -> str:
    digest = hashlib.sha256(f"{format}\n{schema}\n{generation}\n".encode())
    if glance:
        digest.update(dumps(dict(glance)) + b"\n")
    digest.update(body)
    return digest.hexdigest()
