"""The tables of a plan's file, each read from its line only when it is asked for, and written as it was if untouched.

So a command pays for what it looks at, not for all that is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

Document = dict[str, Any]
Table = dict[str, Document]

MOST = 1_000_000  # objects and lists in what is read; there is room for a tenth of that in a hundred years
PART = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|([\[{])', re.DOTALL)  # a text, or where an object or a list begins
# NUL or half a character, which we never write, or two backslashes, which are one of a text and escape nothing.
ESCAPED = re.compile(rb"\\(?:\\|(u(?:0000|[dD][89a-fA-F])))")


class Tables(Mapping[str, Table]):
    """Tables by name. Neither they nor their documents are ever changed in place; `|` gives some of them anew."""

    def __init__(self, lines: Mapping[str, bytes] | None = None, changed: Mapping[str, Table] | None = None) -> None:
        self._lines = dict(lines or {})
        self._read: dict[str, Table] = {}
        self._changed = dict(changed or {})

    def __getitem__(self, name: str) -> Table:
        """The table. Raises ValueError when its line is not one of ours."""
        if name in self._changed:
            return self._changed[name]
        if name not in self._read:
            self._read[name] = read_table(self._lines[name])
        return self._read[name]

    def latest(self, name: str, most: int) -> Table:
        """The last documents of a table, at least `most` where it has as many; the others are not even looked at.

        Raises ValueError when they are not ours.
        """
        line = self._lines.get(name, b"") if name not in self._changed else b""
        at = len(line)
        for _ in range(most):
            at = line.rfind(b'},"', 0, at)  # in a text the quote would have a backslash before it
            if at < 0:
                return self[name]
        return read_table(b"{" + line[at + 2 :])

    def only(self, names: Iterable[str]) -> Tables:
        """These tables alone; the others need no memory any more."""
        return Tables({name: self.line(name) for name in names})

    @property
    def changed(self) -> Mapping[str, Table]:
        """The tables that are not as they were read."""
        return self._changed

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        yield from (name for name in self._changed if name not in self._lines)

    def __len__(self) -> int:
        return len(self._lines.keys() | self._changed.keys())

    def __or__(self, tables: Mapping[str, Table]) -> Tables:
        given = Tables(self._lines, {**self._changed, **tables})
        given._read = self._read
        return given

    def line(self, name: str) -> bytes:
        """The table as it is written."""
        return self._lines[name] if name not in self._changed else self._written(name, self._changed[name])

    def _written(self, name: str, table: Table) -> bytes:
        """What was only added to at its end is not written anew."""
        old = self._read.get(name)
        if not old or len(table) < len(old):
            return dumps(table)
        if any(key != own or table[key] is not old[own] for key, own in zip(table, old, strict=False)):
            return dumps(table)
        added = {key: table[key] for key in islice(table, len(old), None)}
        return self._lines[name][:-1] + b"," + dumps(added)[1:] if added else self._lines[name]


def read_table(line: bytes) -> Table:
    """The table a line holds. Raises ValueError as `loads` does."""
    table = loads(line)
    if type(table) is not dict:
        raise ValueError("not a table")
    return table


def dumps(value: object) -> bytes:
    """JSON as we write it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def loads(data: bytes) -> Any:
    """JSON as we read it. Raises ValueError for a key twice, NaN, text that could not be written back, and for what
    would take all the memory there is: too deep, or made of too many parts.
    """
    if b"\\u" in data and any(found[1] for found in ESCAPED.finditer(data)):
        raise ValueError("text that cannot be written back")
    if _parts(data) > MOST:
        raise ValueError("too many parts")
    try:
        return DECODER.decode(data.decode())
    except RecursionError as error:
        raise ValueError("too deep") from error


def _parts(data: bytes) -> int:
    """How many objects and lists there are at most; they are told from signs in texts only where it matters."""
    count = data.count(b"{") + data.count(b"[")
    return count if count <= MOST else sum(found[1] is not None for found in PART.finditer(data))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key twice")
    return document


def _refuse(name: str) -> None:
    raise ValueError(name)


DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse)
