"""A home is a device of its own: what it writes bears its id, and no stamp is ever given twice."""

from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from goalwalk.store.disk import device
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import encrypt
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.erase import erase_everything
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.persons import add_person
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, Clock, goal, letters, many, retitle, what, win


def writer(session: Session) -> str:
    """Which device wrote last."""
    return latest(session).rsplit("-", 1)[1]


def latest(session: Session) -> str:
    """The latest stamp of the plan."""
    return str(session.current().tables["_state"]["1"]["stamp"])


def at(home: Path, clock: Clock, seed: int = 7) -> Session:
    return open_session(home, now=clock, random=letters(seed), wait=0.1)


def test_stamps_bear_the_device_whoever_the_plan_is_of(session: Session, clock: Clock) -> None:
    begin(session, FULL, what("begin"))
    add_person(session, "Robin")
    theirs = open_session(session.home, now=clock, random=letters(3), person="Robin")
    begin(theirs, goal(1), what("begin"))
    own = device.read(session.home)
    assert own is not None
    assert writer(session) == writer(theirs) == own.id != session.place().name
    assert (session.home / device.NAME).stat().st_mode & 0o777 == 0o600
    machine = Path(device.MACHINE[0])
    if machine.exists() and len(machine.read_text()) > 8:
        assert machine.read_text().strip() not in (session.home / device.NAME).read_text(), "that is for nobody else"


def test_looking_draws_none(session: Session, clock: Clock) -> None:
    begin(session, FULL, what("begin"))
    (session.home / device.NAME).unlink()
    session.load()
    whole_plan(session)
    check_plan(session)
    assert not (session.home / device.NAME).exists()


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
def test_another_home_is_another_device(session: Session, clock: Clock, happens: object) -> None:
    begin(session, FULL, what("begin"))
    before, home = writer(session), session.home
    there = at(happens(home), clock)  # type: ignore[operator]
    assert device.read(there.home) is None
    update(there, win(2), what("win"))
    assert writer(there) != before
    update(there, win(3), what("win"))
    own = device.read(there.home)
    assert own is not None
    assert writer(there) == own.id, "and stays one"


def test_no_stamp_is_given_twice_after_an_older_copy_while_the_clock_runs_behind(
    session: Session, clock: Clock, tmp_path: Path
) -> None:
    begin(session, FULL, what("begin"))
    copy = tmp_path / "copy.json"
    shutil.copyfile(session.place().plan, copy)
    given = set()
    for number in range(5):
        update(session, retitle(1, f"{number}"), what("retitle"))
        given.add(latest(session))
    clock.now -= timedelta(hours=1)
    shutil.copyfile(copy, session.place().plan)
    for path in session.place().backups.iterdir():
        path.unlink()
    for number in range(5):
        update(session, retitle(1, f"again {number}"), what("retitle"))
        given.add(latest(session))
    assert len(given) == 10
    assert max(given) == latest(session)


def test_without_an_id_of_the_machine_the_place_of_the_home_does(
    session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(device, "MACHINE", (str(tmp_path), str(tmp_path / "none")))
    begin(session, many(FULL, goal(2)), what("begin"))
    before = writer(session)
    update(session, win(2), what("win"))
    assert writer(session) == before


def test_it_goes_when_everything_is_forgotten(session: Session) -> None:
    begin(session, FULL, what("begin"))
    erase_everything(session)
    assert list(session.home.rglob("*")) == []


@pytest.mark.parametrize("known", ["device", "machine", "neither"])
def test_whoever_began_a_locking_finishes_it_whatever_the_computer_is_called_by_now(
    session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    """It was cut off, and then the host had another name; or its folder was moved."""
    begin(session, FULL, what("begin"))
    own = session.place()
    mine = dict(zip(("device", "machine"), encrypt._writer(device.read(session.home)), strict=True))
    note = {"to": ".json.age", "plan": "0" * 64} | ({known: mine[known]} if known in mine else {})
    if known == "machine" and not mine["machine"]:
        pytest.skip("this machine says no id")
    own.conversion.write_text(json.dumps(note))
    os.utime(own.conversion, (clock.now.timestamp(),) * 2)
    monkeypatch.setattr("os.uname", lambda: None)
    session.load()
    assert own.conversion.exists() is (known == "neither")
