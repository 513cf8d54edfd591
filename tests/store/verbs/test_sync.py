"""Devices that sync one plan through a folder: homes as they are, commands as they are given."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.store.disk import keys, write_locks
from goalwalk.store.disk.keys import Key, Made
from goalwalk.store.sync import state
from goalwalk.store.sync.carrier import FolderCarrier
from goalwalk.store.verbs import sync
from goalwalk.store.verbs.encrypt import decrypt, encrypt
from goalwalk.store.verbs.erase import erase
from goalwalk.store.verbs.undo import redo, undo
from goalwalk.store.verbs.update import rebuild_day_index
from store.locks import lightly  # noqa: F401 - a fixture
from store.making import DAY, Clock, check_in, step, win
from store.sync.devices import PASSPHRASE, Device


@pytest.fixture(autouse=True)
def _quick(lightly: None) -> None:  # noqa: F811
    """What takes a passphrase seconds to try is tried elsewhere."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


@pytest.fixture
def two(tmp_path: Path, folder: Path) -> tuple[Device, Device]:
    """A laptop and a desk computer that sync a plan."""
    clock = Clock()
    laptop, desk = Device(tmp_path, "laptop", 1, clock), Device(tmp_path, "desk", 77, clock)
    laptop.begin(win(1, "Slept"))
    laptop.sync(folder)
    desk.sync(folder)
    return laptop, desk


def test_a_second_device_finds_the_plan_and_both_see_what_the_other_writes(two: tuple[Device, Device]) -> None:
    laptop, desk = two
    assert desk.wins() == {"Slept"}
    desk.win(2, "Walked")
    laptop.win(3, "Called")
    assert laptop.wins() == desk.wins() == {"Slept", "Walked", "Called"}
    assert laptop.said == desk.said == []


def folder_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def settled(*devices: Device) -> set[str]:
    """The wins that all of these hold once all have looked twice."""
    for _ in range(2):
        for device in devices:
            device.look()
    first, *others = (device.wins() for device in devices)
    assert all(other == first for other in others)
    return first


def away(folder: Path) -> Path:
    return folder.rename(folder.with_name("away"))


def test_with_no_folder_there_everything_works_is_told_once_a_day_and_is_made_good(
    two: tuple[Device, Device], folder: Path
) -> None:
    laptop, desk = two
    elsewhere = away(folder)
    laptop.win(2, "Walked")
    laptop.win(3, "Called")
    laptop.look()
    assert laptop.said == ["sync_away"]
    laptop.clock.later(days=1)
    laptop.look()
    assert laptop.said == ["sync_away"] * 2
    assert not folder.exists()
    elsewhere.rename(folder)
    laptop.look()
    assert desk.wins() == {"Slept", "Walked", "Called"}


def test_an_empty_folder_in_its_place_is_not_written_to(two: tuple[Device, Device], folder: Path) -> None:
    laptop, _ = two
    away(folder)
    folder.mkdir()
    laptop.win(2, "Walked")
    assert laptop.said == ["sync_empty"]
    assert not list(folder.iterdir())


@pytest.mark.parametrize(("error", "code"), [(errno.ENOSPC, "sync_full"), (errno.EROFS, "sync_read_only")])
def test_a_folder_that_takes_nothing_stops_nothing(
    two: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch, error: int, code: str
) -> None:
    laptop, desk = two
    with monkeypatch.context() as patch:
        patch.setattr(FolderCarrier, "add", _refusing(error))
        laptop.win(2, "Walked")
        laptop.win(3, "Called")
        assert laptop.said == [code]
    laptop.win(4, "Cooked")
    assert desk.wins() == {"Slept", "Walked", "Called", "Cooked"}


def _refusing(error: int) -> Callable[..., None]:
    def add(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    return add


def test_a_folder_that_hangs_is_not_waited_for(two: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, _ = two
    wait = threading.Event()
    monkeypatch.setattr(FolderCarrier, "folders", lambda _: wait.wait(10))
    began = time.monotonic()
    laptop.look()
    laptop.win(2, "Walked")
    took = time.monotonic() - began
    wait.set()
    assert took < 0.2 + 0.3
    assert laptop.said == ["sync_slow"]


def test_a_lock_that_somebody_holds_is_not_waited_for(two: tuple[Device, Device]) -> None:
    laptop, desk = two
    desk.win(2, "Walked")
    with write_locks.locked(laptop.session().place().lock, 0):
        assert len(laptop.look().wins) == 1
    assert laptop.said == []
    assert len(laptop.look().wins) == 2


def test_nothing_that_can_be_read_lies_in_the_folder(two: tuple[Device, Device], folder: Path) -> None:
    laptop, desk = two
    for number, device in enumerate((laptop, desk, laptop), 2):
        device.win(number, f"Canary {number}")
    words = (b"Canary", b"Slept", b"laptop", b"desk", b"Sleep better", b"win", b"stamp")
    found = folder_files(folder)
    sealed = {name: data for name, data in found.items() if not name.endswith(".key")}
    assert len(sealed) > 4
    for name, data in sealed.items():
        assert data.startswith(b"age-encryption.org/")
        assert not any(word in data or word.decode() in name.removeprefix("goalwalk") for word in words)


def test_what_is_erased_is_gone_everywhere_and_its_old_files_too(two: tuple[Device, Device], folder: Path) -> None:
    laptop, desk = two
    laptop.win(2, "Walked")
    desk.win(3, "Called")
    assert settled(laptop, desk) == {"Slept", "Walked", "Called"}
    before = set(folder_files(folder))
    erase(laptop.session(), ["win-2"])
    assert settled(laptop, desk) == {"Slept", "Called"}
    kept = before & set(folder_files(folder))
    assert all(name.endswith(".key") for name in kept)
    desk.win(4, "Cooked")
    assert settled(laptop, desk) == {"Slept", "Called", "Cooked"}


def test_a_home_that_was_put_back_goes_by_another_name_and_loses_nothing(
    two: tuple[Device, Device], tmp_path: Path, folder: Path
) -> None:
    laptop, desk = two
    shutil.copytree(laptop.home, tmp_path / "last month")
    laptop.win(2, "Walked")
    desk.look()
    for path in laptop.home.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(tmp_path / "last month", laptop.home, dirs_exist_ok=True)
    away(folder)
    laptop.clock.later(seconds=-1)
    laptop.win(3, "Called")  # by the name, and perhaps at the very moment, of what was written before
    folder.with_name("away").rename(folder)
    desk.win(4, "Cooked")
    assert settled(laptop, desk) == {"Slept", "Walked", "Called", "Cooked"}


def test_a_home_that_was_copied_goes_on_beside_the_other(two: tuple[Device, Device], tmp_path: Path) -> None:
    laptop, desk = two
    shutil.copytree(laptop.home, tmp_path / "copied")
    copied = Device(tmp_path, "copied", 1000, laptop.clock)
    laptop.win(2, "Walked")
    copied.win(3, "Called")
    desk.win(4, "Cooked")
    assert settled(laptop, desk, copied) == {"Slept", "Walked", "Called", "Cooked"}
    laptop.win(5, "Swam")
    copied.win(6, "Read")
    assert settled(laptop, desk, copied) == {"Slept", "Walked", "Called", "Cooked", "Swam", "Read"}


def test_a_device_that_was_taken_out_opens_nothing_written_since_until_it_is_let_in_again(
    two: tuple[Device, Device], folder: Path, tmp_path: Path
) -> None:
    laptop, desk = two
    third = Device(tmp_path, "third", 500, laptop.clock)
    third.sync(folder)
    settled(laptop, desk, third)
    gone, called = sync.device_named(laptop.session(), "Desk")
    assert called == "desk"
    sync.remove_device(laptop.session(), gone, PASSPHRASE)
    laptop.win(2, "Walked")
    desk.win(3, "Called")
    third.win(4, "Cooked")
    assert desk.wins() == {"Slept", "Called"}
    assert third.wins() == {"Slept", "Cooked"}
    assert (desk.said, third.said) == (["sync_removed"], ["sync_key"])
    assert not any(gone in name for name in folder_files(folder))
    sync.reopen(third.session(), PASSPHRASE)
    assert settled(laptop, third) == {"Slept", "Walked", "Cooked"}
    with pytest.raises(CannotRead):
        sync.reopen(desk.session(), "another passphrase")
    sync.reopen(desk.session(), PASSPHRASE)
    assert settled(laptop, desk, third) == {"Slept", "Walked", "Called", "Cooked"}


def test_syncing_that_was_left_and_taken_up_again_is_of_the_same_device(
    two: tuple[Device, Device], folder: Path
) -> None:
    laptop, desk = two
    sync.off(laptop.session())
    laptop.win(2, "Walked")
    before = len(list(folder.glob("goalwalk/*/*")))
    laptop.sync(folder)
    assert settled(laptop, desk) == {"Slept", "Walked"}
    assert len(list(folder.glob("goalwalk/*/*"))) == before


def test_a_state_that_nobody_can_read_leaves_the_plan_as_it_is(two: tuple[Device, Device], folder: Path) -> None:
    laptop, desk = two
    for data in (b"", b"null", b"{}", b'{"version":1}', b"\xff", b"[" * 100_000):
        laptop.session().place().sync.write_bytes(data)
        laptop.look()
        laptop.win(2 + len(data), f"Walked {len(data)}")
        assert laptop.said.pop() == "sync_stopped" and not laptop.said
        assert not laptop.session().place().is_synced
    newer = b'{"version":2}'
    laptop.session().place().sync.write_bytes(newer)
    laptop.look()
    assert laptop.session().place().sync.read_bytes() == newer
    laptop.sync(folder)
    assert len(settled(laptop, desk)) == 7


def test_no_link_in_the_folder_is_followed(two: tuple[Device, Device], folder: Path, tmp_path: Path) -> None:
    laptop, desk = two
    (ours,) = {state.read(laptop.session().place()).device}  # type: ignore[union-attr]
    (own,) = folder.glob(f"goalwalk/*/{ours}")
    own.rename(tmp_path / "elsewhere")
    own.symlink_to(tmp_path / "elsewhere")
    before = set((tmp_path / "elsewhere").iterdir())
    laptop.win(2, "Walked")
    desk.look()
    assert set((tmp_path / "elsewhere").iterdir()) == before
    assert desk.wins() == {"Slept"}
    assert laptop.wins() == {"Slept", "Walked"}


def test_a_wrong_passphrase_leaves_nothing_behind(two: tuple[Device, Device], folder: Path, tmp_path: Path) -> None:
    third = Device(tmp_path, "third", 500, two[0].clock)
    (plan,) = sync.lying_in(folder)
    with pytest.raises(CannotRead, match="sync_passphrase"):
        sync.join(third.session(), folder, plan, "another", "third")
    assert not third.session().exists()


def test_a_plan_that_is_not_whole_there_yet_is_not_begun(
    two: tuple[Device, Device], folder: Path, tmp_path: Path
) -> None:
    third = Device(tmp_path, "third", 500, two[0].clock)
    (plan,) = sync.lying_in(folder)
    for path in folder.rglob("*.age"):
        path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(CannotBeDone, match="sync_not_yet"):
        sync.join(third.session(), folder, plan, PASSPHRASE, "third")
    assert not third.session().exists()
    third.begin()


def test_a_plan_of_years_comes_with_all_its_history(tmp_path: Path, folder: Path) -> None:
    clock = Clock()
    laptop, desk = Device(tmp_path, "laptop", 1, clock), Device(tmp_path, "desk", 77, clock)
    laptop.begin(step(1, 1), check_in("old", note="Two years ago"), win(1, "Slept"))
    clock.later(days=800)
    laptop.win(2, "Walked")
    laptop.sync(folder)
    desk.sync(folder)
    assert [one.note for one in desk.whole().check_ins] == ["Two years ago"]
    desk.write(check_in("late", note="Late"))  # said of that old day
    assert [one.note for one in laptop.whole().check_ins] == ["Two years ago", "Late"]
    assert any("year-" in name for name in folder_files(folder))
    assert settled(laptop, desk) == {"Slept", "Walked"}


def test_a_lock_is_each_device_s_own_and_seals_the_folder_s_keys(two: tuple[Device, Device]) -> None:
    laptop, desk = two
    path = laptop.session().place().sync
    assert b"AGE-SECRET-KEY" in path.read_bytes()
    made = Made(Key(keys.drawn()), b"by passphrase")
    session = laptop.session()
    encrypt(session, made)
    assert path.read_bytes().startswith(b"age-encryption.org/")
    desk.win(2, "Walked")
    assert {one.text for one in session.load().wins} == {"Slept", "Walked"}
    decrypt(session)
    assert b"AGE-SECRET-KEY" in path.read_bytes()
    assert settled(laptop, desk) == {"Slept", "Walked"}


def test_all_is_told_of_what_lies_there(two: tuple[Device, Device], folder: Path) -> None:
    laptop, desk = two
    for number in range(2, 6):
        desk.win(number, f"Win {number}")
    found = sync.check(laptop.session())
    assert {one.called: (one.is_this, one.troubles, one.gaps) for one in found.devices} == {
        "laptop": (True, (), 0),
        "desk": (False, (), 0),
    }
    third, fourth = sorted(folder.rglob("00000[34]-*.age"))
    third.unlink()
    fourth.write_bytes(fourth.read_bytes()[:100])
    (fourth.parent / "000009.sync-conflict-20260101.age").write_bytes(b"")
    found = sync.check(laptop.session())
    (other,) = (one for one in found.devices if not one.is_this)
    assert (other.troubles, other.gaps) == (((fourth.name, "sync_half"),), 0)
    assert found.strangers == (f"{fourth.parent.name}/000009.sync-conflict-20260101.age",)


def test_each_device_takes_back_its_own_changes(two: tuple[Device, Device]) -> None:
    laptop, desk = two
    desk.win(2, "Walked")
    laptop.win(3, "Called")  # and stands behind what was written before it, from the next look on
    assert settled(laptop, desk) == {"Slept", "Walked", "Called"}
    undo(laptop.session(), 1)
    assert settled(laptop, desk) == {"Slept", "Walked"}
    undo(desk.session(), 1)
    assert settled(laptop, desk) == {"Slept"}
    redo(laptop.session(), 1)
    assert settled(laptop, desk) == {"Slept", "Called"}


def test_the_index_of_days_is_as_if_all_was_said_here(two: tuple[Device, Device]) -> None:
    laptop, desk = two
    laptop.write(step(1, 1))
    desk.look()
    for number in range(12):
        device = two[number % 2]
        device.write(check_in(f"said-{number}", day=DAY - timedelta(days=number * 40)))
        two[1 - number % 2].look()
    settled(laptop, desk)
    assert not any(rebuild_day_index(device.session()) for device in two)
    assert laptop.look().said == desk.look().said


def test_a_power_cut_that_takes_what_was_noted_of_a_file_makes_no_other_device(two: tuple[Device, Device]) -> None:
    laptop, desk = two
    path = laptop.session().place().sync
    before, device = path.read_bytes(), state.read(laptop.session().place()).device  # type: ignore[union-attr]
    laptop.win(2, "Walked")
    laptop.win(3, "Called")
    path.write_bytes(before)
    laptop.win(4, "Cooked")
    assert settled(laptop, desk) == {"Slept", "Walked", "Called", "Cooked"}
    assert state.read(laptop.session().place()).device == device  # type: ignore[union-attr]
    assert laptop.said == []
