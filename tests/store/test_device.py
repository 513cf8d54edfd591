"""A home is a device of its own: what it writes bears its id, and no stamp is ever given twice."""

from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from goalwalk.store.disk import device
from goalwalk.store.plans import Plans
from goalwalk.store.verbs import encrypt
from store.making import FULL, Clock, goal, letters, many, retitle, what, win


def writer(plans: Plans) -> str:
    """Which device wrote last."""
    return latest(plans).rsplit("-", 1)[1]


def latest(plans: Plans) -> str:
    """The latest stamp of the plan."""
    return str(plans.desk.current().tables["_state"]["1"]["stamp"])


def at(home: Path, clock: Clock, seed: int = 7) -> Plans:
    return Plans(home, now=clock, random=letters(seed), wait=0.1)


def test_stamps_bear_the_device_whoever_the_plan_is_of(plans: Plans, clock: Clock) -> None:
    plans.begin(FULL, what("begin"))
    plans.add_person("Robin")
    theirs = Plans(plans.desk.home, now=clock, random=letters(3), person="Robin")
    theirs.begin(goal(1), what("begin"))
    own = device.read(plans.desk.home)
    assert own is not None
    assert writer(plans) == writer(theirs) == own.id != plans.where().name
    assert (plans.desk.home / device.NAME).stat().st_mode & 0o777 == 0o600
    machine = Path(device.MACHINE[0])
    if machine.exists() and len(machine.read_text()) > 8:
        assert machine.read_text().strip() not in (plans.desk.home / device.NAME).read_text(), "that is for nobody else"


def test_looking_draws_none(plans: Plans, clock: Clock) -> None:
    plans.begin(FULL, what("begin"))
    (plans.desk.home / device.NAME).unlink()
    plans.load()
    plans.whole()
    plans.check()
    assert not (plans.desk.home / device.NAME).exists()


def moved(home: Path) -> Path:
    return home.rename(home.with_name("moved"))


def copied(home: Path) -> Path:
    return Path(shutil.copytree(home, home.with_name("copied")))


def put_back(home: Path) -> Path:
    """The folder is another one in the same place, as after a restore of the whole disk."""
    kept = home.rename(home.with_name("kept"))
    shutil.copytree(kept, home)
    return home


def damaged(home: Path) -> Path:
    (home / device.NAME).write_text("{")
    return home


def gone(home: Path) -> Path:
    (home / device.NAME).unlink()
    return home


def elsewhere(home: Path) -> Path:
    """On another machine, at the same place."""
    path = home / device.NAME
    found = json.loads(path.read_text())
    path.write_text(device.LAYOUT % (found["device"], "0" * 64, found["latest"]))
    return home


@pytest.mark.parametrize("happens", [moved, copied, put_back, damaged, gone, elsewhere])
def test_another_home_is_another_device(plans: Plans, clock: Clock, happens: object) -> None:
    plans.begin(FULL, what("begin"))
    before, home = writer(plans), plans.desk.home
    there = at(happens(home), clock)  # type: ignore[operator]
    assert device.read(there.desk.home) is None
    there.update(win(2), what("win"))
    assert writer(there) != before
    there.update(win(3), what("win"))
    own = device.read(there.desk.home)
    assert own is not None
    assert writer(there) == own.id, "and stays one"


def test_no_stamp_is_given_twice_after_an_older_copy_while_the_clock_runs_behind(
    plans: Plans, clock: Clock, tmp_path: Path
) -> None:
    plans.begin(FULL, what("begin"))
    copy = tmp_path / "copy.json"
    shutil.copyfile(plans.where().plan, copy)
    given = set()
    for number in range(5):
        plans.update(retitle(1, f"{number}"), what("retitle"))
        given.add(latest(plans))
    clock.now -= timedelta(hours=1)
    shutil.copyfile(copy, plans.where().plan)
    for path in plans.where().backups.iterdir():
        path.unlink()
    for number in range(5):
        plans.update(retitle(1, f"again {number}"), what("retitle"))
        given.add(latest(plans))
    assert len(given) == 10
    assert max(given) == latest(plans)


def test_without_an_id_of_the_machine_the_place_of_the_home_does(
    plans: Plans, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(device, "MACHINE", (str(tmp_path), str(tmp_path / "none")))
    plans.begin(many(FULL, goal(2)), what("begin"))
    before = writer(plans)
    plans.update(win(2), what("win"))
    assert writer(plans) == before


def test_it_goes_when_everything_is_forgotten(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    plans.forget_everything()
    assert list(plans.desk.home.rglob("*")) == []


@pytest.mark.parametrize("known", ["device", "machine", "neither"])
def test_whoever_began_a_locking_finishes_it_whatever_the_computer_is_called_by_now(
    plans: Plans, clock: Clock, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    """It was cut off, and then the host had another name; or its folder was moved."""
    plans.begin(FULL, what("begin"))
    own = plans.desk.place()
    mine = dict(zip(("device", "machine"), encrypt._writer(device.read(plans.desk.home)), strict=True))
    note = {"to": ".json.age", "plan": "0" * 64} | ({known: mine[known]} if known in mine else {})
    if known == "machine" and not mine["machine"]:
        pytest.skip("this machine says no id")
    own.turning.write_text(json.dumps(note))
    os.utime(own.turning, (clock.now.timestamp(),) * 2)
    monkeypatch.setattr("os.uname", lambda: None)
    plans.load()
    assert own.turning.exists() is (known == "neither")
