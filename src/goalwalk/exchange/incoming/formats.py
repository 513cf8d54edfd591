"""Which formats come in: each by its name, and the module that recognises and reads it, in the order they are tried.

A module has `is_it(source)`, which looks at what is in a file and not at its name alone, and `read(source, given)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from itertools import islice
from types import MappingProxyType
from typing import Any

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.incoming.records import Incoming
from goalwalk.exchange.incoming.source import SQLITE, Source

FORMATS = {
    "goalwalk": "own_table",
    "loop": "loop_habits",
    "daylio": "daylio",
    "taskwarrior": "taskwarrior",
    "beaver": "beaver",
    "table-habit": "table_habit",
    "harsh": "harsh",
    "habitctl": "habitctl",
    "jrnl": "jrnl",
    "grove": "grove",
    "sobriety": "sobriety",
    "csv": "any_csv",
    "todo": "todo_txt",
}


OF_FOLDERS = ("loop", "harsh", "habitctl")  # which are not one file
FILES_OF_FOLDERS = frozenset(("Habits.csv", "Checkmarks.csv", "Scores.csv", "habits", "log"))
MOST_BESIDE = 200  # files that are looked at
OWN = b'{"_plan":'  # how a plan of ours begins
OF_SPREADSHEETS = ("[Content_Types].xml", "content.xml")  # what lies in an .xlsx and an .ods, which are zips
SEALED = b"age-encryption.org/"


class Given(NamedTuple):
    """What a reader is told beside the file: the day it is, the zone of this computer, what was chosen, and the hour at
    which a day begins here."""

    today: date
    zone: Any = None
    chosen: Mapping[str, str] = MappingProxyType({})
    day_starts_at: int = 0


def recognised(source: Source) -> str:
    """The kind of a source, by what is in it.

    Raises CannotRead: "import_empty", "import_database", "import_spreadsheet", "import_unknown", and what is wrong
    with a text or a table; CannotBeDone for what comes in another way, or by itself.
    """
    if not any(data.strip() for data in source.files.values()):
        raise CannotRead("import_empty", file=source.name)
    for kind in FORMATS:
        if _module(kind).is_it(source):
            return kind
    if any(data.startswith(OWN) for data in source.files.values()):
        raise CannotBeDone("import_own", file=source.name)
    if any(data.startswith(SEALED) for data in source.files.values()):
        raise CannotBeDone("import_sealed", file=source.name)
    if any(name in source.files for name in OF_SPREADSHEETS):
        raise CannotRead("import_spreadsheet", file=source.name)
    if any(data.startswith(SQLITE) for data in source.files.values()):
        raise CannotRead("import_database", file=source.name)
    if found := beside(source, ""):
        raise CannotBeDone("import_which", file=source.name, files=[file for file, _ in found])
    if source.alone and _may_be_text(source.files[source.alone]):
        _module("csv").damage(source)
    raise CannotRead("import_unknown", file=source.name, kinds=list(FORMATS))


def _may_be_text(data: bytes) -> bool:
    return b"\0" not in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def beside(source: Source, kind: str) -> tuple[tuple[str, str], ...]:
    """What lies in a folder or a zip beside what is of that kind: the name of each file that is known, or "" for a
    folder of files, and what it is from."""
    if source.alone:
        return ()
    found = [("", other) for other in OF_FOLDERS if other != kind and _module(other).is_it(source)]
    for name in islice((name for name in source.files if name.rpartition("/")[2] not in FILES_OF_FOLDERS), MOST_BESIDE):
        try:
            found.append((name, recognised(Source(name, {name: source.files[name]}))))
        except (CannotRead, CannotBeDone):
            continue
    return tuple(found)


def read(kind: str, source: Source, given: Given) -> Incoming:
    """What a source of that kind tells. Raises CannotRead for what is not of that kind, damaged, or cut short."""
    from goalwalk.exchange.incoming.checked_rows import not_cut

    return not_cut(source, _module(kind).read(source, given))


def _module(kind: str) -> Any:
    return import_module(f"goalwalk.exchange.incoming.{FORMATS[kind]}")
