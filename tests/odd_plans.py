"""Session that are odd in one place, each with a right checksum: every field of every table × every odd value.

They are made from the tables of the store themselves, so that a new table or field is in it by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from goalwalk.core import kinds
from goalwalk.store.disk import container
from goalwalk.store.disk.tables import Tables, dumps
from goalwalk.store.schema import codec
from goalwalk.store.schema.codec import DAYS, ERASURES, HISTORY, STATE, UNDO

GONE = object()  # the field is not there
LONG = "long " * 4_000

FEW = (GONE, None, 1, "", [], "x")  # where the reader of another field has been given all of ANY
SOME = (GONE, None, True, "", "x", [], {}, [None], -1, 0.5, 10**9 + 1, 2**63)  # in the tables that hold no text of ours
ANY = (
    *(GONE, None, True, False, "", "x", [], {}, [None], ["x"], [[]], {"x": 1}),
    *(0, 1, -1, 0.5, 1e308, 10**9, 10**12, 10**15, 10**15 + 1, 2**53 - 1, 2**53, 2**63),
)
TEXTS = ("\x1b[2J\u202e\x07", LONG, "\n", "[/red] {x} %s", "é" * 1_000, "1.1")
TIMES = ("00:00", "23:59", "24:00", "9:00", "-1:00", "10:00:00")
DAYS_ODD = (
    *("0001-01-01", "0001-01-02", "1899-12-31", "1900-01-01", "2028-02-29", "2027-02-29", "2200-12-31"),
    *("2201-01-01", "2202-01-01", "9999-12-31", "9999-12-30", "20261120", "2026-W01-1", "2026-11-20T00:00"),
)
RULES = (
    *("", "X", "FREQ=DAILY", "FREQ=HOURLY", "FREQ=YEARLY;BYEASTER=0", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=1"),
    *("FREQ=DAILY;COUNT=999999", "FREQ=DAILY;INTERVAL=1000000000", "FREQ=DAILY;INTERVAL=999999"),
    *("FREQ=DAILY;UNTIL=20200101", "FREQ=DAILY;UNTIL=99991231", "FREQ=DAILY;UNTIL=20200101T000000Z"),
    *("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYWEEKNO=53"),
    *("FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5", "freq=daily", "FREQ=DAILY;;", "FREQ=DAILY\n"),
    *("FREQ=YEARLY;BYMONTHDAY=" + ",".join(map(str, range(1, 32))), "FREQ=DAILY;WKST=MO", "FREQ=DAILY;BYSETPOS=1"),
    *("FREQ=DAILY;" * 1_000, "FREQ=YEARLY;INTERVAL=9999", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=1", "FREQ=DAILY;DTSTART=1"),
)
RHYTHMS = (
    *("every 0 days", "every 3660 days", "every 3661 days", "every 1000000000 days", "every -1 days", "every 01 days"),
    *("0x week", "7x week", "8x week", "31x month", "32x month", "0 in 7 days", "7 in 7 days", "8 in 7 days"),
    *("3660 in 3660 days", "1 in 3660 days", "1 in 3661 days", "0 days after", "3660 days after", "3661 days after"),
    *(
        "mon,mon",
        "wed,mon",
        "first mon,first mon",
        "last day",
        "31st",
        "32nd",
        "0th",
        "sixth mon",
        "fifth fri",
        "Daily",
    ),
    *(f"RRULE:{rule}" for rule in RULES),
)
_SET = "019aa1b2c3d4-0000-aaaaaaaa"
MARKS_ODD: dict[str, tuple[Any, ...]] = {
    "heads": ({}, [], {"x": [[_SET, [1]]]}, {"title": []}, {"title": [[_SET, [1]]]}, {"title": [["x", ["y"]]]}),
    "ids": ({}, {"agreed": ["x"]}, {"x": ["x"]}),
    "saw": ({}, {"aaaaaaaa": _SET}, {"x": _SET}, None),
    "knew": ({}, [], {"aaaaaaab": _SET}, {"aaaaaaaa": 1}),
    "born": (1, [], {}),
}
PAUSES = (
    [["2026-10-01", "2026-10-05"], ["2026-10-01", "2026-10-05"]],
    [["2026-10-01", "2026-10-05"], ["2026-10-03", "2026-12-24"]],
    [["2026-10-05", "2026-10-01"]],
    [["0001-01-01", "9999-12-31"]],
    [["0001-01-01", None]],
    [["1900-01-01", "2200-12-31"]],
    [["1899-12-31", "2201-01-01"]],
    [["1899-12-30", "2201-01-02"]],
    [["2026-11-20", "9999-12-31"]],
    [["9999-12-31", None]],
    [["2026-11-20", None]],
    [["2026-11-01", "2200-12-30"]],
    [[None, None]],
    [["2026-10-01"]],
    [["2026-10-01", "2026-10-02", "2026-10-03"]],
    [["2027-01-01", None], ["2026-01-01", None]],
    [[f"2026-10-{1 + n % 30:02}", f"2026-10-{1 + n % 30:02}"] for n in range(1_000)],
)
NUMBERS = (
    0,
    1,
    -1,
    2,
    30,
    31,
    366,
    0.5,
    0.0005,
    10**9,
    10**9 + 1,
    10**12,
    10**15,
    10**15 + 1,
    2**63,
    1e308,
    None,
    "1",
    True,
)
STAMPS = (
    *("", "x" * 26, 0, None, "ffffffffffff-ffff-aaaaaaaa", "ffffffffffff-0000-aaaaaaaa", "0fffffffffff-ffff-aaaaaaaa"),
    *("000000000000-0000-aaaaaaaa", "019aa1b2c3d4-0000-AAAAAAAA", "019aa1b2c3d4-0000-1234567!"),
    *(
        "019aa1b2c3d4-0000-aaaaaaa\u00e9",
        "019AA1B2C3D4-0000-aaaaaaaa",
        "019aa1b2c3d4-00_0-aaaaaaaa",
        "-19aa1b2c3d4-0000-aaaaaaaa",
    ),
)
KEYS = ("0", "-1", "01", "+1", "1.0", "x", "", "\u0661", str(10**9), str(10**9 + 1), str(10**15), str(2**63))
GENERATIONS = (
    *(0, 1, -1, "9", 0.5, True, 10**9, 10**12, 10**15, 2 * 10**15 - 1, 2 * 10**15, 2 * 10**15 + 1),
    *(2**53 - 2, 2**53 - 1, 2**53, 2**63),
)


Path = tuple[Any, ...]
Table = dict[str, Any]


class OddPlan(NamedTuple):
    """What is odd, in a few words, and the bytes of the file."""

    what: str
    data: bytes


class Sound:
    """A sound plan's file, from which odd ones are made."""

    def __init__(self, data: bytes) -> None:
        self.tables: dict[str, Table] = json.loads(data)
        self.header: Table = self.tables.pop("_plan")["1"]
        self._lines = Tables({name: dumps(table) for name, table in self.tables.items()})

    def put(self, path: Path, value: Any) -> OddPlan:
        """The plan with that value in that place."""
        table = _put(self.tables, path, value).get(path[0], GONE)
        return self.with_table(f"{'/'.join(map(str, path))} = {_named(value)}", path[0], table)

    def with_table(self, what: str, name: str, table: Any) -> OddPlan:
        """The plan with that table in the place of its own."""
        made = Tables({own: self._lines.line(own) for own in self.tables if own != name})
        return OddPlan(what, self._sealed(made if table is GONE else made | {name: table}))

    def with_header(self, what: str, **header: Any) -> OddPlan:
        """The plan under another header."""
        return OddPlan(what, self._sealed(self._lines, **header))

    def _sealed(self, tables: Tables, **header: Any) -> bytes:
        """As the store would write it, whatever the header says."""
        head = self.header | header
        body = container._joined({name: tables.line(name) for name in tables})
        head["length"] = len(body)
        head["sha256"] = container._hash("goalwalk", head["schema"], head["generation"], body, head.get("glance", {}))
        return container.FIRST + dumps({"1": head}) + b",\n" + body


def odd_plans(sound: Sound) -> Iterator[OddPlan]:
    """All of them."""
    yield from _fields(sound)
    for name in (STATE, UNDO, DAYS, HISTORY, ERASURES):
        for key, document in list(sound.tables[name].items())[:2]:
            yield from _deep(sound, (name, key), document)
    for name, table in sound.tables.items():
        yield from _whole_table(sound, name, table)
    for generation in GENERATIONS:
        yield sound.with_header(f"generation {generation!r}", generation=generation)
    for seen in ({"talk": "x"}, {"next": "9999-12-31"}, {"time": "99:99"}, {"x": "y"}, {"next": "", "call": "\x1b"}):
        yield sound.with_header(f"glance {seen}", glance=seen)


def _put(inside: Any, path: Path, value: Any) -> Any:
    """A copy of `inside` with that value there."""
    key, *rest = path
    if rest:
        value = _put(inside[key], tuple(rest), value)
    if isinstance(inside, list):
        return [*inside[:key], *([] if value is GONE else [value]), *inside[key + 1 :]]
    return {own: held for own, held in inside.items() if own != key} if value is GONE else inside | {key: value}


def _named(value: Any) -> str:
    shown = "gone" if value is GONE else json.dumps(value)
    return shown if len(shown) <= 60 else f"{shown[:40]}… ({len(shown)})"


def _fields(sound: Sound) -> Iterator[OddPlan]:
    """Each field of each table × each odd value."""
    tried: set[Any] = set()  # which readers were given all there is
    for name in ("settings", *kinds.TABLES):
        for field, how in codec.fields_of(name).items():
            said = [key for key, document in sound.tables[name].items() if field in document]
            assert said, f"no plan is odd in {name}.{field}: let `rich_plan` say it"
            key = said[0]
            now = sound.tables[name][key][field]
            for value in _values(field, now, FEW if how.read in tried else ANY):
                yield sound.put((name, key, field), value)
            tried.add(how.read)


def _values(field: str, now: Any, usual: tuple[Any, ...]) -> Iterator[Any]:
    yield from usual
    if isinstance(now, str):
        long = usual is ANY or field in ("id", "title", "at", "unit")
        yield from TEXTS if long else TEXTS[:2]
        yield from DAYS_ODD if now[:2] == "20" and len(now) == 10 else DAYS_ODD[:1]
        yield from TIMES if len(now) == 5 and now[2] == ":" else ()
    elif isinstance(now, int):
        yield from NUMBERS
    if "rhythm" in field:
        yield from RHYTHMS if isinstance(now, str) else ([[None, rhythm]] for rhythm in RHYTHMS)
    if field == "pauses":
        yield from PAUSES if usual is ANY else PAUSES[1:8]
    elif isinstance(now, list):
        yield from ([*now, *now], now * 1_000, now[::-1], now[:1], [now])
        yield from _inside(now)


def _inside(now: list[Any]) -> Iterator[Any]:
    """A list with one thing in it odd: a number, a day, a text, more or less of it."""
    first, last = now[0], now[-1]
    if not isinstance(first, list):
        yield from ([value, *now[1:]] for value in (*NUMBERS, "", LONG, "x"))
        return
    for at, inner in enumerate(first):
        day_or_text = isinstance(inner, str) or (inner is None and at == 0)
        pool = (*DAYS_ODD, None, "", 1, LONG) if day_or_text else NUMBERS
        yield from ([[*first[:at], value, *first[at + 1 :]], *now[1:]] for value in pool)
    if len(last) == 2 and isinstance(last[0], str):
        yield from ([*now[:-1], [day, last[1]]] for day in DAYS_ODD)
        yield from ([*now[:-1], [last[0], value]] for value in NUMBERS)
    yield from ([[*first, None]], [first[:-1]])


def _deep(sound: Sound, path: Path, value: Any) -> Iterator[OddPlan]:
    """The store's own tables, value by value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _deep(sound, (*path, key), inner)
        for key, inner in (("x", 1), ("2026", "d"), ("0001", "d"), ("9999", "d"), ("10000", "d"), ("2026 ", {})):
            if key not in value:
                yield sound.put((*path, key), inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value[:2]):
            yield from _deep(sound, (*path, at), inner)
    if len(path) > 2:
        for odd in (*SOME, *_like(value)):
            yield sound.put(path, odd)


def _like(value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        yield from TEXTS[:3]
    if isinstance(value, str) and value.strip("dprnw.") == "" and value:
        yield from ("d" * 366, "d" * 365, "d" * 3_000, value + ".", value + "x", "w", "." * 200 + "d")
    elif isinstance(value, str) and "," in value:
        yield from (f"1,d,{10**30},0,0", f"1,d,0,{10**15},0", "1,d,-5,0,0", "366,d,5,0,0", "1,d,5,0,0 1,d,6,0,0")
        yield from ("1,d," + "9" * 5_000 + ",0,0", "1,d,5,0", "1,x,5,0,0", "1,d,5,0,0 ", "01,d,5,0,0")
    elif isinstance(value, str) and len(value) == 26 and value[12:13] == "-":
        yield from STAMPS
    elif isinstance(value, str) and value[:2] == "20":
        yield from DAYS_ODD
    if isinstance(value, list) and value:
        yield from (value * 2, value * 1_000, value[::-1])


def _whole_table(sound: Sound, name: str, table: Table) -> Iterator[OddPlan]:
    """A table × odd keys, stamps and ids, more and less in it."""
    yield sound.put((name,), GONE)
    yield sound.put((name,), {})
    if not table:
        return
    first, last = next(iter(table)), next(reversed(table))
    for at in dict.fromkeys((first, last)):
        for key in KEYS if name in ("goals", "check_ins", UNDO) else KEYS[3::3]:
            renamed = {key if own == at else own: document for own, document in table.items()}
            yield sound.with_table(f"{name}: key {at} is {key!r}", name, renamed)
    yield sound.with_table(f"{name}: reversed", name, dict(reversed(table.items())))
    for value in (None, [], "x", {}):
        yield sound.put((name, first), value)
    yield sound.put((name, first, "unknown"), 1)
    for field in ("stamp", "removed", "restored", "stamps") if "stamp" in table[first] else ():
        for stamp in STAMPS if (name, field) == ("goals", "stamp") else STAMPS[1:6:2]:
            yield sound.put((name, last, field), {"title": stamp} if field == "stamps" else stamp)
    yield from (
        sound.put((name, last, "stamps"), odd) for odd in ({}, [], {"": "019aa1b2c3d4-0000-aaaaaaaa"}, {"x": None})
    )
    if "stamp" in table[first]:
        yield from (sound.put((name, last, mark), odd) for mark, several in MARKS_ODD.items() for odd in several)
    for own in ("", "i" * 1_000, table[last].get("id", "x")):
        yield sound.put((name, first, "id"), own)
    if name in kinds.OWNERS:
        owner, _ = kinds.OWNERS[name]
        yield from (sound.put((name, first, owner), above) for above in ("", "nobody", table[first]["id"]))
