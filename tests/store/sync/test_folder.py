"""Copies that write, look and publish, and a carrier that brings files late, twice, in any order, half, and not at all
until the end: nothing is lost, nothing is doubled, and in the end all hold the same.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.store.sync import names, publishing, reading, sealing
from store.sync.making import Copy, carry, keys

DEVICES = ("aaaaaaaa", "bbbbbbbb", "cccccccc")
KEYS = keys()
WHICH = st.integers(0, len(DEVICES) - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), WHICH),
        st.tuples(st.just("look"), WHICH),
        st.tuples(st.just("carry"), WHICH, WHICH, st.integers(0, 40)),
        st.tuples(st.just("half"), WHICH, WHICH, st.integers(0, 40)),
        st.tuples(st.just("fail"), WHICH, st.sampled_from(["before", "after"])),
        st.tuples(st.just("lose"), WHICH, st.integers(0, 40)),
    ),
    max_size=60,
)


@pytest.fixture(autouse=True)
def _soon_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST_SEGMENTS", 3)


def known(source: Copy, target: Copy) -> list[str]:
    """Every name of the first's files that either of them has."""
    return sorted({name for copy in (source, target) for name in copy.folder.names(source.device)})


def all_carried(copies: list[Copy]) -> None:
    for source in copies:
        for target in copies:
            if source is not target:
                for name in known(source, target):
                    carry(source, target, name)


def settled(copies: list[Copy]) -> None:
    for copy in copies:
        copy.publish()
    all_carried(copies)
    for copy in copies:
        copy.look()


def follow(copies: list[Copy], steps: list[tuple[object, ...]]) -> set[str]:
    """Do these steps; the ids of all that was written."""
    written = set()
    for kind, *rest in steps:
        first = copies[int(str(rest[0]))]
        if kind == "write":
            written.add(first.write(len(written)))
            try:
                first.publish()
            except OSError:
                first.folder.fails = iter([""] * 1000)
        elif kind == "look":
            first.look()
        elif kind == "fail":
            first.folder.fails = iter([str(rest[1]), *[""] * 1000])
        elif kind == "lose":
            if own := first.folder.names(first.device):
                first.folder.remove(first.device, own[int(str(rest[1])) % len(own)])
        else:
            second = copies[int(str(rest[1]))]
            if first is not second and (there := known(first, second)):
                carry(first, second, there[int(str(rest[2])) % len(there)], half=kind == "half")
    for copy in copies:
        copy.folder.fails = iter([""] * 1000)
    return written


@given(STEPS)
def test_whatever_the_carrier_does_all_hold_the_same_in_the_end(steps: list[tuple[object, ...]]) -> None:
    copies = [Copy(device, KEYS) for device in DEVICES]
    written = follow(copies, steps)
    for copy in copies:
        mine = {own for own in written if copy.device in own}
        assert mine <= copy.wins.keys()  # acknowledged, whatever became of the folder
    settled(copies)
    assert all(copy.wins.keys() == written for copy in copies)
    reads = [copy.reads for copy in copies]
    for copy in copies:
        copy.publish()
        copy.look()
    assert reads == [copy.reads for copy in copies]


@given(STEPS)
def test_a_device_that_joins_late_holds_all_of_it_too(steps: list[tuple[object, ...]]) -> None:
    copies = [Copy(device, KEYS) for device in DEVICES]
    written = follow(copies, steps)
    copies.append(Copy("dddddddd", KEYS))
    settled(copies)
    assert copies[-1].wins.keys() == written


def test_only_the_snapshot_before_the_newest_and_what_followed_it_stay() -> None:
    copy = Copy("aaaaaaaa", KEYS)
    for number in range(20):
        copy.write(number)
        copy.publish()
    found = names.pieces(copy.folder.names("aaaaaaaa"))
    snapshots = [name.seq for name in found if name.whole]
    assert len(snapshots) == 2
    assert [name.seq for name in found if not name.whole] == list(range(snapshots[0] + 1, copy.state.own.seq + 1))


def test_a_deletion_that_overtakes_the_new_snapshot_takes_nothing() -> None:
    ours, theirs = Copy("aaaaaaaa", KEYS), Copy("bbbbbbbb", KEYS)
    written = set()
    for number in range(12):
        before = set(ours.folder.names("aaaaaaaa"))
        written.add(ours.write(number))
        ours.publish()
        now = set(ours.folder.names("aaaaaaaa"))
        for name in sorted(before - now) + sorted(before & now):  # what is new is not there yet
            carry(ours, theirs, name)
        theirs.look()
        assert len(theirs.wins) >= number
    settled([ours, theirs])
    assert theirs.wins.keys() == written


def test_a_gap_is_waited_at_and_what_follows_is_taken_once_it_is_filled() -> None:
    ours, theirs = Copy("aaaaaaaa", KEYS), Copy("bbbbbbbb", KEYS)
    for number in range(3):
        ours.write(number)
        ours.publish()
    snapshot, first, second = sorted(
        ours.folder.names("aaaaaaaa"), key=lambda text: (names.read(text) or names.Name(0, "", True)).seq
    )
    carry(ours, theirs, snapshot)
    carry(ours, theirs, second)
    theirs.look()
    assert len(theirs.wins) == 1
    carry(ours, theirs, first)
    theirs.look()
    assert len(theirs.wins) == 3


def test_what_is_half_is_passed_over_and_read_only_once_it_stands_otherwise() -> None:
    ours, theirs = Copy("aaaaaaaa", KEYS), Copy("bbbbbbbb", KEYS)
    ours.write(0)
    ours.publish()
    (name,) = ours.folder.names("aaaaaaaa")
    carry(ours, theirs, name, half=True)
    theirs.look()
    theirs.look()
    assert (theirs.reads, theirs.wins) == (1, {})
    carry(ours, theirs, name)
    theirs.look()
    assert theirs.wins == ours.wins


def test_nothing_in_the_folder_can_be_read_without_its_key() -> None:
    ours, theirs = Copy("aaaaaaaa", KEYS), Copy("bbbbbbbb", keys())
    for number in range(9):
        ours.write(number)
        ours.publish()
    assert not any(b"Canary" in data or b"the aaaaaaaa" in data for data in ours.folder.files.values())
    all_carried([ours, theirs])
    taken = reading.taken_in(theirs.folder, theirs.state)
    assert (taken.pieces, taken.troubles) == ((), {"sync_key"})


def test_who_was_given_all_keys_but_the_newest_opens_nothing_written_since() -> None:
    ours, theirs = Copy("aaaaaaaa", KEYS), Copy("bbbbbbbb", KEYS)
    ours.write(0)
    settled([ours, theirs])
    ours.state = ours.state._replace(keys=sealing.united(KEYS, (sealing.drawn("0" * 11 + "1-0000-aaaaaaaa"),)))
    ours.write(1)
    settled([ours, theirs])
    assert len(theirs.wins) == 1
    theirs.state = theirs.state._replace(keys=ours.state.keys)
    theirs.look()
    assert theirs.wins == ours.wins


@given(st.integers(0, 2), st.integers(0, 10_000))
def test_what_was_tampered_with_is_passed_over(which: int, at: int) -> None:
    ours, theirs = Copy("aaaaaaaa", KEYS), Copy("bbbbbbbb", KEYS)
    for number in range(3):
        ours.write(number)
        ours.publish()
    all_carried([ours, theirs])
    name = sorted(ours.folder.names("aaaaaaaa"))[which]
    data = bytearray(theirs.folder.files["aaaaaaaa", name])
    data[at % len(data)] ^= 1
    theirs.folder.put("aaaaaaaa", name, bytes(data))
    theirs.look()
    assert all(ours.wins[own] == win for own, win in theirs.wins.items())
    all_carried([ours, theirs])
    theirs.look()
    assert theirs.wins == ours.wins


def test_another_s_file_under_this_one_s_name_is_none() -> None:
    ours, theirs, third = (Copy(device, KEYS) for device in DEVICES)
    for copy in (ours, third):
        copy.write(0)
        copy.publish()
    (name,) = third.folder.names("cccccccc")
    theirs.folder.put("aaaaaaaa", name, third.folder.files["cccccccc", name])
    theirs.look()
    assert not theirs.wins


def test_a_home_that_was_put_back_finds_what_it_wrote_since() -> None:
    ours = Copy("aaaaaaaa", KEYS)
    for number in range(2):
        ours.write(number)
        ours.publish()
    before = ours.state
    assert publishing.forked(ours.folder, before) is None
    ours.write(2)
    ours.publish()
    found = publishing.forked(ours.folder, before)
    assert found is not None
    assert (found.seq, found.stamp) == (before.own.seq, before.own.stamp)


def test_an_own_file_that_a_carrier_brings_back_goes_again() -> None:
    ours = Copy("aaaaaaaa", KEYS)
    ours.write(0)
    ours.publish()
    (name,) = ours.folder.names("aaaaaaaa")
    data = ours.folder.files["aaaaaaaa", name]
    for number in range(1, 12):
        ours.write(number)
        ours.publish()
    assert name not in ours.folder.names("aaaaaaaa")
    ours.folder.put("aaaaaaaa", name, data)
    ours.write(12)
    ours.publish()
    assert name not in ours.folder.names("aaaaaaaa")
