"""What a file of the folder says: a segment (whole documents that a device has written since the one before), or a
snapshot (all that a device knows). Both prove themselves whole, and whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, stamps
from goalwalk.store.disk.tables import Document, Table, Tables
from goalwalk.store.schema import codec, migrations
from goalwalk.store.schema.fields import text
from goalwalk.store.sync import names

FORMATS = {False: "goalwalk segment", True: "goalwalk snapshot"}
ABOUT = "_piece"
LEFT_OUT = (codec.UNDO, codec.DAYS)  # each device's own, and what can be derived


class About(NamedTuple):
    """Of which plan it is and who wrote it, as which of their files, after which one (the hash in its name), up to
    which stamp; what the device is called, and which devices were taken out.
    """

    plan: str
    device: str
    seq: int
    after: str
    stamp: str
    called: str
    removed: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A segment or a snapshot (`whole`) and its tables; of a segment only those that hold anything."""

    about: About
    tables: Tables
    whole: bool


def segment(about: About, documents: Mapping[str, list[Document]], state: Document) -> Piece:
    """The piece that says these documents, by table."""
    tables = {name: _table(found) for name, found in documents.items() if found}
    return Piece(about, Tables(changed={codec.STATE: {"1": state}, **tables}), whole=False)


def snapshot(about: About, tables: Tables) -> Piece:
    """The piece that says all of these tables; what lies in files of history is named only."""
    return Piece(about, tables.only(name for name in tables if name not in LEFT_OUT), whole=True)


def encoded(piece: Piece) -> bytes:
    """The bytes of a piece, not sealed yet."""
    about = piece.about._asdict() | {"removed": list(piece.about.removed)}
    tables = piece.tables | {ABOUT: {"1": about}}
    return container.serialise(tables, migrations.SCHEMA, piece.about.seq + 1, FORMATS[piece.whole])


def decoded(data: bytes, plan: str, device: str, name: names.Name) -> Piece:
    """The piece that these bytes are, if it is the one of this name.

    Raises CannotRead: "too_new", "damaged" for anything that is not as we write it, another's file too.
    """
    try:
        found = container.parse(data, migrations.SCHEMA, FORMATS[name.whole])
        tables = found.tables
        about = _about(tables[ABOUT]["1"])
        if (about.plan, about.device, about.seq) != (plan, device, name.seq):
            raise ValueError("another's")
        tables = tables.only(own for own in tables if own != ABOUT)
        if name.whole:
            tables = tables | {own: {} for own in LEFT_OUT}
        piece = Piece(about, _of_today(tables, found.header.schema), name.whole)
        _check(piece)
    except codec.REFUSED as error:
        raise CannotRead("damaged") from error
    return piece


def _of_today(tables: Tables, schema: int) -> Tables:
    if schema == migrations.SCHEMA:
        return tables
    known = set(tables)
    full = tables | {name: {} for name in codec.NAMES if name not in known}
    turned = migrations.migrate(full, schema)
    return turned.only(name for name in turned if name in known or turned[name])


def _about(document: Document) -> About:
    if document.keys() != set(About._fields):
        raise ValueError("not about a piece")
    about = About(**{**document, "removed": tuple(document["removed"])})
    devices = (about.device, *about.removed)
    if not all(names.is_device(device) for device in devices) or not stamps.is_stamp(about.stamp):
        raise ValueError("not a device")
    if type(about.seq) is not int or type(about.after) is not str:
        raise ValueError("not in order")
    text(about.called)
    return about


def _check(piece: Piece) -> None:
    """Raise one of codec.REFUSED unless the tables are as we write them, whatever they belong to."""
    known = set(codec.NAMES)
    if not set(piece.tables) <= known or (piece.whole and set(piece.tables) != known):
        raise ValueError("not the tables of a piece")
    for name in kinds.TABLES:
        if name in piece.tables:
            codec.check_table(name, piece.tables[name])
    whole = codec.empty() | {name: piece.tables[name] for name in piece.tables if name not in kinds.TABLES}
    codec.check_state(whole)


def _table(documents: list[Document]) -> Table:
    return {str(key): document for key, document in enumerate(documents, 1)}
