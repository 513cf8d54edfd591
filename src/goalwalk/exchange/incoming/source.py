"""What is brought in, as names and bytes: a file, the files of a folder, or of a zip, which is opened in memory and
never on the disk. Whatever is no text, no table or no JSON is refused with the place where that is seen.
"""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from goalwalk.core.errors import CannotRead
from goalwalk.exchange.incoming.records import At

LARGEST = 64 * 1024 * 1024  # bytes, of all files together and unpacked
MOST_FILES = 10_000
MOST_PARTS = 4_000_000  # objects and lists in JSON: more would take all the memory there is
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
SQLITE = b"SQLite format 3\0"
EVERY = 1_000  # rows, after which it is told how far it has come
NOT_READ = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, RuntimeError, NotImplementedError, OverflowError),
)
JSON = re.compile(r"\s{0,99}(?:\[\s{0,99})?\{")
HALF = ("unexpected end of data", "truncated data")  # why a letter cannot be read of which a part is missing
Working = Callable[[int, int], None]


def quietly(done: int, of: int) -> None:
    """Nobody wants to know how far it has come."""


class Source:
    """A file by its name, or several: `files` holds their bytes by their paths in it, with `/` between folders."""

    def __init__(self, name: str, files: Mapping[str, bytes], working: Working = quietly) -> None:
        self.name = name
        self.files = dict(files)
        self.working = working
        self._texts: dict[str, str] = {}
        self._open_ends: dict[str, tuple[At, str]] = {}

    @property
    def alone(self) -> str | None:
        """The name of the one file that it is; None for several."""
        return next(iter(self.files)) if len(self.files) == 1 else None

    def text(self, name: str) -> str:
        """What a file says. Raises CannotRead("import_no_text") with the line from which on it is none,
        ("import_cut") where it ends within a letter."""
        if name not in self._texts:
            self._texts[name] = _decoded(name, self.files[name])
        return self._texts[name]

    def lines(self, name: str) -> list[str]:
        """Its lines. Raises as `text` does."""
        lines = self.text(name).splitlines()
        if lines and self._is_open(name):
            self._open_ends[name] = (At(self.shown(name), len(lines)), "")
        return lines

    def head(self, name: str, most: int = 4096) -> str:
        """How it begins, as far as it can be read: to be recognised by."""
        data = self.files[name][:most]
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "ignore")

    def is_json(self, name: str) -> bool:
        """Whether it begins as an object, or a list of them, does in JSON: no table and no lines of a person."""
        return bool(JSON.match(self.head(name)))

    def rows(self, name: str, delimiter: str = ",") -> Iterator[tuple[At, list[str]]]:
        """The rows of a table with where each begins; empty ones are passed over. Raises CannotRead("import_no_table"),
        ("import_cut") where the file ends within the last one, and as `text` does."""
        held: tuple[At, list[str]] | None = None
        width, is_even = 0, True  # cells of the first row, and whether no other has had fewer
        for at, row in self._all_rows(name, delimiter):
            if held is not None:
                is_even = is_even and len(held[1]) >= width
                yield held
            width = width or len(row)
            held = (at, row)
        if held is None:
            return
        if self._is_open(name):
            if is_even and len(held[1]) < width:
                raise CannotRead("import_cut", file=held[0].file, line=held[0].line)
            self._open_ends[name] = (held[0], held[1][-1].strip())
        yield held

    def _all_rows(self, name: str, delimiter: str) -> Iterator[tuple[At, list[str]]]:
        text = self.text(name)
        found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        lines, begins = text.count("\n") + 1, 1
        while True:
            try:
                row = next(found)
            except StopIteration:
                return
            except csv.Error as error:
                raise CannotRead("import_no_table", file=self.shown(name), line=begins) from error
            if any(cell.strip() for cell in row):
                yield At(self.shown(name), begins), row
            begins = found.line_num + 1
            if found.line_num % EVERY == 0:
                self.working(min(found.line_num, lines - 1), lines)

    def _is_open(self, name: str) -> bool:
        return not self.text(name).endswith(("\n", "\r"))

    def open_ends(self) -> Mapping[str, tuple[At, str]]:
        """Of each file that was read by rows or lines to its end, and ends without a line break: where its last row
        begins, and its last cell ("" where lines have none)."""
        return self._open_ends

    def json(self, name: str) -> Any:
        """The JSON of a file. Raises CannotRead("import_no_json") with the line, ("import_too_much"); as `text`."""
        text = self.text(name)
        return parsed(text, At(self.shown(name), 1))

    def shown(self, name: str) -> str:
        """What a file is called where it is told: the one file by the name that was typed."""
        return self.name if self.alone else name


def parsed(text: str, at: At) -> Any:
    """The value of a JSON text that begins there. Raises CannotRead("import_no_json"), ("import_too_much")."""
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise CannotRead("import_too_much", file=at.file)
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        line = at.line + error.lineno - 1
        raise CannotRead("import_no_json", file=at.file, line=line) from error
    except (RecursionError, ValueError) as error:
        raise CannotRead("import_no_json", file=at.file, line=at.line) from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def unzipped(name: str, data: bytes) -> dict[str, bytes]:
    """The files in a zip, none of them larger than it says. Raises CannotRead("import_zip_damaged") with the file,
    ("import_zip_locked"), ("import_too_much")."""
    part = name
    found: dict[str, bytes] = {}
    room = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = [info for info in packed.infolist() if not info.is_dir() and not _is_noise(info.filename)]
            if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > LARGEST:
                raise CannotRead("import_too_much", file=name)
            for info in infos:
                part = f"{name}: {info.filename}"
                if info.flag_bits & 0x1:
                    raise CannotRead("import_zip_locked", file=name)
                if info.compress_type not in PACKED:
                    raise CannotRead("import_zip_damaged", file=part)
                with packed.open(info) as file:
                    found[info.filename] = file.read(room + 1)
                room -= len(found[info.filename])
                if room < 0:
                    raise CannotRead("import_too_much", file=name)
    except NOT_READ as error:
        raise CannotRead("import_zip_damaged", file=part) from error
    if not found:
        raise CannotRead("import_empty", file=name)
    return found


def _is_noise(name: str) -> bool:
    """Whether it is what a system leaves beside others' files."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin as a zip does."""
    return data.startswith(ZIP)


def _decoded(name: str, data: bytes) -> str:
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as error:
        code = "import_cut" if error.end == len(data) and error.reason in HALF else "import_no_text"
        raise CannotRead(code, file=name, line=data.count(b"\n", 0, error.start) + 1) from error
    if (at := text.find("\0")) >= 0:
        raise CannotRead("import_no_text", file=name, line=text.count("\n", 0, at) + 1)
    return text
