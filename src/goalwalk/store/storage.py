"""One plan's file as a TinyDB storage: read verified or refused, written by one atomic commit that keeps the old one.

The first line holds the table `_plan`: format, schema, generation, and length and hash of the bytes that follow.
Then comes one line a table, so that what a change did not touch is written as it was read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tinydb.storages import Storage

from goalwalk.core.errors import CannotRead
from goalwalk.store import backups, files, migrations
from goalwalk.store.migrations import Table, Tables
from goalwalk.store.places import Place

FORMAT = "goalwalk"
HEADER = "_plan"
FIRST = b'{"_plan":'
LONGEST_HEADER = 1000
ESCAPED = re.compile(rb"(\\+)u(?:0000|[dD][89a-fA-F])")  # NUL or half a character, which we never write
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


class Header(NamedTuple):
    """What the first line says about the rest."""

    schema: int
    generation: int
    length: int
    sha256: str


class Content(NamedTuple):
    """A verified file: its tables as they stand there, and the exact line of each."""

    header: Header
    tables: Tables
    lines: dict[str, bytes]


class PlanStorage(Storage):
    """TinyDB's view of one plan: `read` the tables, `write` them in one commit."""

    def __init__(self, place: Place, day: date, notice: Callable[[str, dict[str, object]], None]) -> None:
        self.place = place
        self.day = day
        self.notice = notice
        self.content: Content | None = None
        self.data = b""
        self.seen: files.Seen | None = None

    def read(self) -> Tables:
        """All tables but the header, of today's schema. Raises CannotRead."""
        self.data, self.seen = files.read(self.place.plan)
        try:
            self.content = parse(self.data)
            return migrations.migrate(self.content.tables, self.content.header.schema)
        except CannotRead as problem:
            raise CannotRead(problem.code, path=str(self.place.plan), **problem.facts) from problem
        except WRONG as error:
            raise CannotRead("damaged", path=str(self.place.plan)) from error

    def write(self, data: Mapping[str, Mapping[str, Any]], *, keep: bool = True, generation: int = 0) -> None:
        """Commit these tables; `keep` the version that stood there as a backup. Raises NotSaved.

        `generation` is the least number the new version gets.
        """
        tables = {name: dict(table) for name, table in data.items() if name != HEADER}
        before = self.content.header.generation if self.content else 0
        bytes_ = serialise(tables, max(before + 1, generation), self.content)
        with files.saving(self.place.plan), files.undisturbed():
            self._commit(bytes_, keep)

    def keep_as_backup(self) -> Path:
        """Keep what was read among the backups, now. Raises OSError."""
        assert self.content is not None
        return backups.keep(self.place, self.content.header.generation, self.day, self.data)[0]

    def _commit(self, data: bytes, keep: bool) -> None:
        place = self.place
        kept = None

        def before() -> None:
            nonlocal kept
            self._keep_foreign()
            if keep and self.content:
                kept, new = backups.keep(place, self.content.header.generation, self.day, self.data)
                kept = kept if new else None
                self._keep_older_schema()
            elif keep and self.seen:  # it could not be read, but somebody may know how to mend it
                kept = place.beside("bad")
                files.link(place.plan, kept, self.data, place.copy_temp)

        try:
            files.put(place.temp, place.plan, data, before)
        except BaseException:
            if kept:
                files.discard(kept)
            raise
        try:
            files.sync_folder(place.folder)
        except OSError:
            self._put_back()
            raise
        if keep:
            backups.prune(place, self.day)

    def _put_back(self) -> None:
        """What stood there, when the new version may not last: what is not acknowledged must not be there either."""
        if self.seen is None:
            files.discard(self.place.plan)
            return
        try:
            files.put(self.place.temp, self.place.plan, self.data)
        except OSError:
            files.discard(self.place.temp)

    def _keep_foreign(self) -> None:
        """A program that knows no locks (a cloud folder) replaced the file: its version is kept beside ours."""
        now = files.version(self.place.plan)
        if now is None or now == self.seen:
            return
        conflict = self.place.beside("conflict")
        files.link(self.place.plan, conflict, self.place.plan.read_bytes(), self.place.copy_temp)
        self.notice("conflict_kept", {"path": str(conflict)})

    def _keep_older_schema(self) -> None:
        if not self.content or self.content.header.schema == migrations.SCHEMA:
            return
        copy = self.place.folder / f"{self.place.stem}.schema-{self.content.header.schema}.json"
        try:
            files.link(self.place.plan, copy, self.data, self.place.copy_temp)
        except FileExistsError:  # kept once already, before a restore
            copy = self.place.beside(f"schema-{self.content.header.schema}")
            files.link(self.place.plan, copy, self.data, self.place.copy_temp)
        self.notice("migrated", {"path": str(copy)})


def parse(data: bytes) -> Content:
    """The verified content of a file's bytes. Raises CannotRead: "too_new" before all else, or "damaged"."""
    try:
        header = _header(data)
        body = data[data.index(b"\n") + 1 :]
        if header.length != len(body) or header.sha256 != _hash(header.schema, header.generation, body):
            raise ValueError("not the bytes that were written")
        if b"\\u" in body and any(len(found[1]) % 2 for found in ESCAPED.finditer(body)):
            raise ValueError("text that cannot be written back")
        lines = dict(_line(line) for line in body[:-2].split(b",\n"))
        tables = {name: _loads(line) for name, line in lines.items()}
        if body[-2:] != b"}\n" or body != _joined(lines) or not all(type(table) is dict for table in tables.values()):
            raise ValueError("not one line a table")
        return Content(header, tables, lines)
    except CannotRead:
        raise
    except WRONG as error:
        raise CannotRead("damaged") from error


def serialise(tables: Tables, generation: int, before: Content | None = None) -> bytes:
    """The bytes of a file with these tables. What stood the same in `before` is taken as it was."""
    body = _joined({name: _written(name, table, before) for name, table in tables.items()})
    header = {
        "format": FORMAT,
        "schema": migrations.SCHEMA,
        "generation": generation,
        "length": len(body),
        "sha256": _hash(migrations.SCHEMA, generation, body),
    }
    return FIRST + _dumps({"1": header}) + b",\n" + body


def _header(data: bytes) -> Header:
    if not data.startswith(FIRST):
        raise ValueError("not a plan")
    first = data[len(FIRST) : LONGEST_HEADER].decode(errors="replace")
    table, _ = DECODER.raw_decode(first)  # what follows may be laid out differently one day
    header = table["1"]
    if header["format"] != FORMAT or type(header["schema"]) is not int:
        raise ValueError("not a plan")
    if header["schema"] > migrations.SCHEMA:
        raise CannotRead("too_new", schema=header["schema"])
    if len(table) != 1 or header.keys() != {"format", *Header._fields} or header["schema"] < 0:
        raise ValueError("not a header")
    if type(header["generation"]) is not int or not 0 < header["generation"] < 2**53:
        raise ValueError("not a generation")
    if not data.startswith(FIRST + _dumps(table) + b",\n"):
        raise ValueError("not as it is written")
    return Header(*(header[field] for field in Header._fields))


def _line(line: bytes) -> tuple[str, bytes]:
    name, colon, table = line.partition(b":")
    if not colon or not re.fullmatch(rb'"[a-z_]+"', name) or table[:1] != b"{" or table[-1:] != b"}":
        raise ValueError("not a table")
    return name[1:-1].decode(), table


def _joined(lines: dict[str, bytes]) -> bytes:
    return b",\n".join(b'"' + name.encode() + b'":' + line for name, line in lines.items()) + b"}\n"


def _written(name: str, table: Table, before: Content | None) -> bytes:
    old = before.tables.get(name) if before else None
    if not before or old is None or before.header.schema != migrations.SCHEMA or not old or len(table) < len(old):
        return _dumps(table)
    if any(document is not old.get(key) for key, document in zip(table, table.values(), strict=True) if key in old):
        return _dumps(table)
    added = {key: document for key, document in table.items() if key not in old}
    if len(added) != len(table) - len(old):
        return _dumps(table)
    line = before.lines[name]
    return line if not added else line[:-1] + b"," + _dumps(added)[1:]


def _hash(schema: int, generation: int, body: bytes) -> str:
    digest = hashlib.sha256(f"{FORMAT}\n{schema}\n{generation}\n".encode())
    digest.update(body)
    return digest.hexdigest()


def _dumps(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _loads(data: bytes) -> Any:
    return DECODER.decode(data.decode())


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key twice")
    return document


def _refuse(name: str) -> None:
    raise ValueError(name)


DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse)
