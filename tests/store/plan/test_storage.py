"""Hostile files, with wrong hashes and with right ones, are refused with one CannotRead and left untouched.

Whatever is accepted can be written back: it reads as the same plan after the next commit.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalwalk.core.errors import CannotRead, Problem
from goalwalk.core.model.plan import Agreed
from goalwalk.store.disk import container as seal
from goalwalk.store.disk.tables import dumps
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import migrations
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import list_changes, undo
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, Clock, goal, letters, many, meeting, retitle, what, win

TALK = meeting(1, whom="Ana", agreed=(Agreed("sleep"),), next=date(2026, 11, 27), time="10:00")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Session:
    session = open_session(tmp_path_factory.mktemp("hostile") / "home", now=Clock(), random=letters(), wait=0.1)
    begin(session, many(FULL, goal(2, by=None, why="ü\x1b"), TALK), what("begin", of=[1, 2.5, None, True]))
    update(session, retitle(1, "Rest"), what("title"))
    update(session, win(2), what("win"))
    undo(session)
    return session


@pytest.fixture(scope="module")
def sound(ready: Session) -> tuple[Path, bytes]:
    path = ready.place().plan
    return path, path.read_bytes()


@pytest.fixture
def whole(sound: tuple[Path, bytes]) -> Iterator[bytes]:
    """The bytes of a sound plan, which stands again after the test."""
    path, data = sound
    yield data
    if path.is_dir():
        path.rmdir()
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def sealed(body: bytes, schema: int = migrations.SCHEMA, generation: int = 9) -> bytes:
    """These bytes as a plan whose hash is right, as an attacker would make it."""
    header = {"format": "goalwalk", "schema": schema, "generation": generation, "length": len(body)}
    header["sha256"] = seal._hash("goalwalk", schema, generation, body)
    return b'{"_plan":' + json.dumps({"1": header}, separators=(",", ":")).encode() + b",\n" + body


def refused(session: Session, data: bytes, code: str = "damaged", unread: bool = False) -> None:
    """`unread`: it is spoilt in a table that looking and adding do not read, so only the others see it."""
    path = session.place().plan
    path.write_bytes(data)
    adds = () if unread else (session.load, lambda: update(session, win(9), None))
    for use in (*adds, lambda: whole_plan(session), lambda: undo(session), lambda: list_changes(session)):
        with pytest.raises(CannotRead) as caught:
            use()
        assert caught.value.code == code
    assert path.read_bytes() == data
    assert check_plan(session).plan.code == code


DEEP = b"[" * 100_000
BODIES = [
    b"",
    b"null}\n",
    b'"goals":null}\n',
    b'"goals":{}}\n',
    b'"goals":' + DEEP + b"}\n",
    b'"goals":{"1":' * 50_000,
    b"\xff\xfe}\n",
]


@pytest.mark.parametrize(
    "data", [b"", b"null", b"{}", b"[]", b"\0" * 99, DEEP, b'{"_plan":' + DEEP, b'{"_plan":{"1":9', *BODIES]
)
def test_no_plan_at_all(ready: Session, whole: bytes, data: bytes) -> None:
    refused(ready, data)


@pytest.mark.parametrize("body", BODIES)
def test_no_plan_under_a_right_hash(ready: Session, whole: bytes, body: bytes) -> None:
    refused(ready, sealed(body))


def test_cut_at_every_hundredth_byte(ready: Session, whole: bytes) -> None:
    for size in range(0, len(whole), 100):
        ready.place().plan.write_bytes(whole[:size])
        with pytest.raises(CannotRead, match="damaged"):
            ready.load()


def test_flipped_bits(ready: Session, whole: bytes) -> None:
    """Any of the header, which each field of it guards; behind it all stands under one hash."""
    behind = whole.index(b",\n")
    refused_with_a_flipped_bit(ready, whole, [*range(behind + 2), *range(behind + 2, len(whole), 7)])


@pytest.mark.long
def test_any_flipped_bit(ready: Session, whole: bytes) -> None:
    refused_with_a_flipped_bit(ready, whole, range(len(whole)))


def refused_with_a_flipped_bit(ready: Session, whole: bytes, places: Iterable[int]) -> None:
    path = ready.place().plan
    for at in places:
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        path.write_bytes(flipped)
        with pytest.raises(CannotRead):
            ready.load()


SPOILT = [
    (b'"title":"Rest"', b'"title":"Rest","title":"Rest"'),  # a key twice
    (b'"title":"Rest"', b'"title":NaN'),
    (b'"title":"Rest"', b'"title":7'),
    (b'"title":"Rest"', b'"title":null'),
    (b'"title":"Rest"', b'"title":"\\ud800"'),
    (b'"title":"Rest"', b'"title":"\\u0000"'),
    (b'"title":"Rest"', b'"title":"\xff"'),
    (b'"title":"Rest"', b'"title":"\xed\xa0\x80"'),
    (b'"title":"Rest"', b'"unknown":1,"title":"Rest"'),
    (b'"title":"Rest",', b""),
    (b'"amount":12.5', b'"amount":1e999'),
    (b'"amount":12.5', b'"amount":-Infinity'),
    (b'"amount":12.5', b'"amount":12.5001'),
    (b'"amount":12.5', b'"amount":12.0'),
    (b'"amount":12.5', b'"amount":true'),
    (b'"amount":12.5', b'"amount":' + b"9" * 5000),
    (b'"amount":12.5', b'"amount":[]'),
    (b'"word":"done"', b'"word":"undone"'),
    (b'"word":"done"', b'"word":["done"]'),
    (b'"day":"2026-11-20"', b'"day":"20261120"'),
    (b'"day":"2026-11-20"', b'"day":"2026-11-31"'),
    (b'"day":"2026-11-20"', b'"day":[]'),
    (b'"step":"step-1.1"', b'"step":"step-9.9"'),
    (b'"step":"step-1.1"', b'"step":{}'),
    (b'"goal":"goal-1"', b'"goal":"goal-9"'),
    (b'"id":"goal-2"', b'"id":"goal-1"'),
    (b'"daily"', b'"daily weekly"'),
    (b'"daily"', b'"sixth mon"'),
    (b'[[null,"daily"]]', b"[]"),
    (b'[[null,"daily"]]', b"[[null]]"),
    (b'"goals":{"1"', b'"goals": {"1"'),
    (b'"goals":{"1"', b'"goals":{"one"'),
    (b'"goals":{"1"', b'"goals":{"01"'),
    (b'"goals":{"1"', b'"goals":{"7"'),
    (b'"goals":', b'"aims":'),
    (b'"status":"active"', b'"status":"lost"'),
    (b'"time":"10:00"', b'"time":"10:60"'),
    (b'"time":"10:00"', b'"time":"9:00"'),
    (b'"time":"10:00"', b'"time":10'),
    (b'"agreed":[["sleep",null,null]]', b'"agreed":[]'),
    (b'"agreed":[["sleep",null,null]]', b'"agreed":["sleep"]'),
    (b'"agreed":[["sleep",null,null]]', b'"agreed":[["sleep",null]]'),
    (b'"agreed":[["sleep",null,null]]', b'"agreed":[[null,null,null]]'),
    (b'"stamp":"', b'"stamp":"x'),
    (b'"identity":"', b'"identity":"x'),
    (b'"identity":', b'"aliases":[],"identity":'),
    (b'"identity":', b'"aliases":["' + b"0" * 32 + b'"],"identity":'),  # the smallest is the identity
    (b'"identity":', b'"aliases":{"' + b"f" * 32 + b'":1},"identity":'),
    (b'"identity":', b'"identities":'),
    (b'"code":"begin"', b'"code":1'),
    (b'"facts":{', b'"facts":{"deep":' + b"[" * 50 + b"]" * 50 + b","),
    (b'"touched":{', b'"touched":{"goals":{"added":[77]},'),
    (b'"touched":{', b'"touched":{"others":{"added":[1]},'),
    (b'"undone":true', b'"undone":false'),
]


@pytest.mark.parametrize(("old", "new"), SPOILT)
def test_wrong_shapes_under_a_right_hash(ready: Session, whole: bytes, old: bytes, new: bytes) -> None:
    body = whole.split(b"\n", 1)[1]
    assert old in body
    at = body.index(old)
    table = body[body.rfind(b"\n", 0, at) + 1 :].split(b'"')[1]
    refused(ready, sealed(body.replace(old, new, 1)), unread=table in (b"check_ins", b"_undo"))


@pytest.mark.parametrize("generation", [0, -1, 2**60])
def test_wrong_headers(ready: Session, whole: bytes, generation: int) -> None:
    body = whole.split(b"\n", 1)[1]
    refused(ready, sealed(body, generation=generation))
    refused(ready, sealed(body, schema=-1))
    refused(ready, sealed(body).replace(b'"schema":%d' % migrations.SCHEMA, b'"schema":true'))
    refused(ready, sealed(body, schema=migrations.SCHEMA + 1), "too_new")
    refused(ready, b'{"_plan":{"1":{"format":"goalwalk","schema":%d,"else":1}}}' % (migrations.SCHEMA + 1), "too_new")


def test_what_is_no_file_is_never_waited_on(ready: Session, whole: bytes) -> None:
    path = ready.place().plan

    def no_file() -> None:
        for use in (ready.load, lambda: update(ready, win(9), None), lambda: restore(ready, 1)):
            with pytest.raises(CannotRead, match="not_a_file"):
                use()

    path.unlink()
    os.mkfifo(path)
    no_file()
    path.unlink()
    path.mkdir()
    no_file()
    path.rmdir()
    path.symlink_to("/dev/zero")
    no_file()
    path.unlink()


def test_too_large_is_not_read(ready: Session, whole: bytes) -> None:
    os.truncate(ready.place().plan, 1 << 40)
    with pytest.raises(CannotRead, match="too_large"):
        ready.load()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        DEEP,
        b'{"schema":1,"own":"../../x","people":{}}',
        b"\xff",
        b'{"schema":1,"own":"abcdefgh","people":[]}',
        b'{"schema":1,"own":7,"people":{}}',
    ],
)
def test_a_hostile_list_of_people(ready: Session, whole: bytes, data: bytes) -> None:
    people = ready.home / "people.json"
    before = people.read_bytes()
    people.write_bytes(data)
    with pytest.raises(CannotRead, match="people_damaged"):
        ready.load()
    people.write_bytes(b'{"schema": 2}')
    with pytest.raises(CannotRead, match="too_new"):
        ready.load()
    people.write_bytes(before)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["done", "2026-11-19"]),  # a day that does not go to history with the next commit
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def tables(sound: tuple[Path, bytes]) -> dict[str, Any]:
    return json.loads(sound[1])


def accepted_is_kept(data: bytes) -> bool:
    """Whether a file with these bytes is accepted; if so, the next commit must keep all of it."""
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "home", now=Clock(), random=letters(), wait=0.1)
        begin(session, goal(1), what("begin"))
        session.place().plan.write_bytes(data)
        try:
            plan = session.load()
        except CannotRead:
            return False
        try:
            after = update(session, win(99), what("win"))
        except Problem as problem:
            assert problem.code in ("cannot_keep", "damaged")  # the id was there; or what load does not read is odd
            assert session.place().plan.read_bytes() == data
            return True
        assert after == session.load()
        assert after._replace(wins=after.wins[:-1], numbers=plan.numbers, written=plan.written) == plan
        return True


@settings(
    deadline=None,
)
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes(data: bytes, right: bool) -> None:
    assert not accepted_is_kept(sealed(data) if right else data)


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*above, key)
            yield from paths(inner, (*above, key))
    elif isinstance(value, list):
        for key, inner in enumerate(value):
            yield (*above, key)
            yield from paths(inner, (*above, key))


@settings(
    deadline=None,
)
@given(st.data())
def test_any_shape_in_the_place_of_any_value(tables: dict[str, Any], data: st.DataObject) -> None:
    changed = json.loads(json.dumps({name: table for name, table in tables.items() if name != "_plan"}))
    *above, last = data.draw(st.sampled_from(list(paths(changed))))
    inside = changed
    for key in above:
        inside = inside[key]
    inside[last] = data.draw(VALUES)
    try:
        lines = [json.dumps(name).encode() + b":" + dumps(table) for name, table in changed.items()]
    except ValueError:  # NaN, half a character: other tests put them there
        return
    accepted_is_kept(sealed(b",\n".join(lines) + b"}\n"))
