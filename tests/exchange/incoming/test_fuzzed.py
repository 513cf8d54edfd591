"""Files that are cut, doubled, flipped or made up are read, or refused with one of our problems; and what was read of
them goes into a plan that can be written.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.incoming.telling import CHOSEN, FILES, TODAY, ZONE, put, source_of, zipped
from goalwalk import words
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Problem
from goalwalk.exchange.incoming import formats
from goalwalk.exchange.incoming.records import At
from goalwalk.exchange.incoming.source import Source, is_zip, parsed, unzipped
from goalwalk.store.schema import codec

NAMES = sorted(path.name for path in FILES.iterdir())
KINDS = {name: formats.recognised(source_of(name)) for name in NAMES}
ODD = (
    b"\0",
    b"\xff",
    b'"',
    b",",
    b"\n",
    b"{",
    b"]",
    b"9" * 400,
    b"NaN",
    b"-1",
    b"\xe2\x80\xae",
    b"2026-02-31",
    b"[" * 5000,
)


def spoilt(data: bytes, how: str, seed: int) -> bytes:
    """The bytes cut short, with a part twice, with a bit flipped, with a part gone, or with something odd in them."""
    if not data:
        return data
    dice = random.Random(seed)
    one, other = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    match how:
        case "cut":
            return data[:one]
        case "doubled":
            return data[:other] + data[one:]
        case "gone":
            return data[:one] + data[other:]
        case "odd":
            return data[:one] + dice.choice(ODD) + data[one:]
    flipped = bytearray(data)
    for _ in range(dice.randrange(1, 4)):
        flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(flipped)


def attempt(kind: str, source: Source, chosen: dict[str, str]) -> None:
    try:
        incoming = formats.read(kind, source, formats.Given(TODAY, ZONE, chosen))
        done = put(incoming)
    except (CannotRead, NotUnderstood, CannotBeDone) as problem:
        told(problem)
        return
    for left in done.left:
        assert words.say(f"import.why.{left.code}", **dict(left.facts))
    for table in ("goals", "steps", "clocks", "returns", "amounts", "day_check_ins", "wins", "check_ins"):
        records = getattr(done.plan, table)
        assert len({record.id for record in records}) == len(records)
        for record in records:
            codec.write(table, record)


def told(problem: Problem) -> None:
    assert words.problem(problem)
    plain = words.problem(type(problem)(problem.code, **dict.fromkeys(problem.facts, "x")))
    assert "\n" not in plain and "{" not in plain, plain


HOWS = st.sampled_from(("cut", "doubled", "gone", "odd", "flipped"))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(NAMES), HOWS, st.integers(0, 2**32))
def test_spoilt_files_are_read_or_refused(name: str, how: str, seed: int) -> None:
    source = source_of(name)
    which = random.Random(seed).choice(sorted(source.files))
    files = {**source.files, which: spoilt(source.files[which], how, seed)}
    attempt(KINDS[name], Source(name, files), CHOSEN.get(name, {}))
    try:
        formats.recognised(Source(name, files))
    except Problem as problem:
        told(problem)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(formats.FORMATS)), st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_made_up_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    attempt(kind, Source("x", {"x": data}), {"day": "1"} if kind == "csv" else {})


PACKED = zipped("loop-older")


@settings(max_examples=80, deadline=None)
@given(HOWS, st.integers(0, 2**32))
def test_spoilt_zips_are_read_or_refused(how: str, seed: int) -> None:
    data = spoilt(PACKED, how, seed)
    if not is_zip(data):
        return
    try:
        source = Source("x.zip", unzipped("x.zip", data))
    except CannotRead as problem:
        told(problem)
        return
    attempt("loop", source, {})


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, "[" + "[]," * 4_100_000 + "[]]", "NaN", "[1e999", "", "1" * 9999]
)
def test_json_to_no_end_is_refused(text: str) -> None:
    with pytest.raises(CannotRead, match="import_"):
        parsed(text, At("x", 1))


@pytest.mark.long
@settings(max_examples=5000, deadline=None)
@given(st.sampled_from(NAMES), HOWS, st.integers(0, 2**32))
def test_many_spoilt_files(name: str, how: str, seed: int) -> None:
    source = source_of(name)
    files = {
        file: spoilt(data, how, seed + at) if at % 2 else data for at, (file, data) in enumerate(source.files.items())
    }
    attempt(KINDS[name], Source(name, files), CHOSEN.get(name, {}))
