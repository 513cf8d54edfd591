"""A plan that another key opens for a while, and one that goes home with its person: what opens, and what does not."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyrage
import pytest

from cli.admin.test_share import refuses
from cli.conftest import lock
from cli.keyboard import NOW, Typed, everything, typed_here
from cli.talking import Talks
from goalwalk.core.errors import NotSaved
from goalwalk.store.disk.keys import Key
from goalwalk.store.disk.paths import Place, place
from goalwalk.store.plan import desk_key, key_files, people
from goalwalk.store.schema import codec
from goalwalk.store.verbs.encrypt import files_of
from goalwalk.store.verbs.open import open_session
from in_no_time import in_no_time
from store.locks import ANOTHER, KEY, PASSPHRASE

NOOR = Key(str(pyrage.x25519.Identity.generate()))
TO_NOOR = ("data", "open-to", "Noor", NOOR.public, "-")
ROBIN = ("--person", "Robin")


@pytest.fixture(autouse=True)
def _in_no_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    in_no_time(monkeypatch.setattr)


@pytest.fixture
def unlocked(locked: Path, typed: Typed) -> Path:
    """A locked plan with history, a copy that another program left, and a draft; open just now."""
    assert typed("unlock", "-", stdin=PASSPHRASE).code == 0
    assert typed("checkin", "2025-03-04", "--mood", "4", "--note", "Long ago").code == 0
    assert typed("walk", "--answers", "-", stdin="goal: Sing\n").code in (0, 2)
    return locked


def own_place(home: Path) -> Place:
    found = people.read(home)
    assert found is not None
    return place(home, found.own)


def own_key(home: Path) -> Key:
    """The key that lies beside the plan, as its passphrase opens it."""
    from goalwalk.store.disk import keys

    return keys.opened_with(own_place(home).by_passphrase.read_bytes(), PASSPHRASE)


def sealed_files(home: Path) -> list[Path]:
    own = own_place(home)
    return [own.plan, *(path for path, _ in files_of(own))]


# Open to another key, and closed again


def test_another_key_opens_what_is_written_from_then_on(unlocked: Path, typed: Typed) -> None:
    before = own_key(unlocked)
    assert not any(key_files.fits(path, NOOR) for path in sealed_files(unlocked))
    assert typed(*TO_NOOR, stdin=PASSPHRASE).code == 0
    assert own_key(unlocked) == before._replace(others=(("Noor", NOOR.public),))
    assert typed("data", "open-to", "--json").json["names"] == ["Noor"]
    for line in (("done", "1.1"), ("data", "backup", "plan.json.age")):
        assert typed(*line).code == 0
    for path in (own_place(unlocked).plan, Path("plan.json.age")):
        assert key_files.fits(path, NOOR) and key_files.fits(path, before)
    told = typed("data", "check")
    assert (told.code, told.err) == (0, "")


def test_closing_draws_a_new_key_for_every_file(unlocked: Path, typed: Typed) -> None:
    typed(*TO_NOOR, stdin=PASSPHRASE), typed("done", "1.1")
    before, plan = own_key(unlocked), typed("progress", "--json").out
    told = typed("data", "close-to", "noor", "-", stdin=PASSPHRASE)
    assert told.code == 0 and "can't be unread" in told.out
    after = own_key(unlocked)
    assert after.identity != before.identity and after.others == ()
    typed("lock"), typed("unlock", "-", stdin=PASSPHRASE)
    assert typed("progress", "--json").out == plan
    assert typed("win", "Later").code == 0
    for path in sealed_files(unlocked):
        assert key_files.fits(path, after) and key_files.fits(path, NOOR) is False, path
    assert not key_files.fits(own_place(unlocked).plan, before), "what is written later"
    checked = typed("data", "check", "--json").json
    assert all(file["good"] for file in checked["files"])
    assert not own_place(unlocked).others(".key"), "no older key is left"


def test_the_recovery_key_goes_on_opening_it(unlocked: Path, typed: Typed) -> None:
    from store.locks import PAPER

    typed(*TO_NOOR, stdin=PASSPHRASE), typed("data", "close-to", "Noor", "-", stdin=PASSPHRASE), typed("lock")
    assert typed("unlock", "--recovery", "-", stdin=PAPER).code == 0
    assert "Walk to the park" in typed("today").out


@pytest.mark.parametrize("at", range(1, 12, 2))
def test_closing_that_is_cut_short_leaves_a_plan_that_opens(
    at: int, unlocked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(*TO_NOOR, stdin=PASSPHRASE)
    left, real = [at], os.replace

    def replace(*paths: object, **more: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(5, "no")
        real(*paths, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        patch.setattr(Path, "replace", replace)
        typed("data", "close-to", "Noor", "-", stdin=PASSPHRASE)
    typed("lock"), typed("unlock", "-", stdin=PASSPHRASE)
    told = typed("data", "check", "--json").json
    assert all(file["good"] for file in told["files"]), told
    assert "Long ago" in typed("day", "2025-03-04").out
    if own_key(unlocked).others:
        assert typed("data", "close-to", "Noor", "-", stdin=PASSPHRASE).code == 0
    assert not any(key_files.fits(path, NOOR) for path in sealed_files(unlocked))


def test_each_asks_for_the_passphrase_though_it_is_open(unlocked: Path, typed: Typed, talk: Talks) -> None:
    before = everything(unlocked)
    for line in (TO_NOOR[:-1], ("data", "close-to", "Noor")):
        refuses(typed, *line, status=2, code="needed")
        refuses(typed, *line, "-", stdin="wrong", status=4, code="wrong_passphrase")
    assert everything(unlocked) == before
    talk(*TO_NOOR[:-1]).hears("lock.passphrase").says("wrong").hears("problem.wrong_passphrase").says("").presses("c")
    refuses(typed, *TO_NOOR[:-1], "four", status=2, code="passphrase_typed")
    refuses(typed, "data", "open-to", "Noor", "age1x", "-", stdin=PASSPHRASE, status=2, code="no_public_key")
    refuses(typed, "data", "close-to", "Mo", "-", stdin=PASSPHRASE, status=3, code="not_open_to")


def test_a_plan_without_a_lock_is_open_to_nobody(planned: Path, typed: Typed) -> None:
    for line in (TO_NOOR, ("data", "close-to", "Noor", "-"), ("data", "open-to")):
        refuses(typed, *line, stdin=PASSPHRASE, status=3, code="not_locked")


# A colleague takes it in


def identity(home: Path, person: str | None = None) -> object:
    session = open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom, person=person)
    own = session.listed()
    session.keys[own.link] = NOOR if person else own_key(home)
    return session.current().tables[codec.STATE]["1"]["identity"]


def test_a_colleague_opens_it_and_it_stays_the_same_plan(
    unlocked: Path, typed: Typed, talk: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(*TO_NOOR, stdin=PASSPHRASE), typed("data", "backup", "plan.json.age")
    Path("plan.key").unlink()  # the file alone is given
    (unlocked.parent / "noor").mkdir(mode=0o700)
    (unlocked.parent / "noor" / desk_key.NAME).write_bytes(sealed_by_age(NOOR))
    theirs = unlocked.parent / "noor"
    here = talk("person", "add", "Robin", "--from", "plan.json.age", GOALWALK_HOME=str(theirs))
    told = here.hears("lock.passphrase_own").says(ANOTHER).hears("receipt.person_taken_over").ends()
    assert "goalwalk --person Robin data open-to NAME KEY" in " ".join(told.split())
    assert identity(theirs, "Robin") == identity(unlocked)
    monkeypatch.setenv("GOALWALK_HOME", str(theirs))
    typed("lock", "--all")
    refuses(typed, "today", *ROBIN, status=4, code="locked")
    assert typed("unlock", "-", *ROBIN, stdin=ANOTHER).code == 0
    assert typed("win", "While Noor was here", *ROBIN).code == 0
    assert "Long ago" in typed("day", "2025-03-04", *ROBIN).out
    assert not any(b"goalwalk" in data and b"Walk to" in data for data in everything(theirs).values())


def sealed_by_age(key: Key) -> bytes:
    """The key under ANOTHER, by age's own rules: for a process of its own, which knows no stand-in."""
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pyrage; sys.stdout.buffer.write(pyrage.passphrase.encrypt(*map(str.encode, "
            "sys.argv[1:2]), sys.argv[2]))",
            key.text,
            ANOTHER,
        ],
        capture_output=True,
        check=True,
    )
    return made.stdout


@pytest.mark.parametrize("file", ["nowhere.json.age", "bad.json.age", "plan.json"])
def test_where_it_cannot_be_taken_in_no_name_is_left(file: str, locked: Path, typed: Typed) -> None:
    Path("bad.json.age").write_bytes(b"age-encryption.org/v1\nnonsense")
    Path("plan.json").write_bytes(b"{}")
    before = people.read(locked)
    assert typed("person", "add", "Robin", "--from", file).code in (3, 4)
    assert people.read(locked) == before


def test_a_file_without_a_lock_is_taken_in_as_it_is(
    planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed("data", "backup", "plan.json").code == 0
    monkeypatch.setenv("GOALWALK_HOME", str(planned.parent / "noor"))
    assert typed("person", "add", "Robin", "--from", "plan.json").code == 0
    assert "Walk to the park" in typed("today", *ROBIN).out
    refuses(typed, "person", "add", "Mo", "--from", "plan.json", status=3, code="copy_of_person")


@pytest.mark.parametrize("own", [False, True])
def test_a_copy_whose_key_is_not_here_is_named_with_the_way_to_one(
    own: bool, unlocked: Path, typed: Typed, talk: Talks
) -> None:
    """Also where there is a key of this home, which it was not sealed for."""
    assert typed("data", "backup", "plan.json.age").code == 0
    away = unlocked.parent / "away"
    away.mkdir(mode=0o700)
    if own:
        (away / desk_key.NAME).write_bytes(sealed_by_age(NOOR))
    asked = talk("data", "restore", "plan.json.age", GOALWALK_HOME=str(away)).hears("lock.passphrase_of")
    if own:
        asked.says(ANOTHER).hears("problem.wrong_passphrase_of").hears("lock.passphrase_of")
    asked.presses("c").ends(130)
    Path("plan.key").unlink()
    asked = talk("data", "restore", "plan.json.age", GOALWALK_HOME=str(away))
    if own:
        asked.hears("lock.passphrase_own").says("wrong").hears("problem.wrong_desk_passphrase")
        asked.hears("lock.passphrase_own").says(ANOTHER)
    told = " ".join(asked.ends(4).split())
    assert "plan.json.age is locked with a key that is not here." in told and "data open-to NAME KEY" in told
    assert "The key of this plan is gone" not in told


# It goes home


@pytest.fixture
def robin(home: Path, runtime: Path, typed: Typed) -> Path:
    """A desk with the locked plan of Robin, open just now."""
    typed("person", "add", "Robin"), typed("goal", "add", "Swim", *ROBIN)
    lock(home, "Robin")
    assert typed("unlock", "-", *ROBIN, stdin=PASSPHRASE).code == 0
    return home


def test_it_goes_home_and_opens_there(robin: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    told = typed("person", "hand-over", "home.json.age", "-", *ROBIN, stdin=PASSPHRASE)
    assert told.code == 0 and "It was seen to open" in told.out
    assert "Swim" in typed("goal", *ROBIN).out, "a copy stays where nobody can be asked"
    assert KEY.opened(Path("home.json.age").read_bytes())
    monkeypatch.setenv("GOALWALK_HOME", str(robin.parent / "own"))
    refuses(typed, "data", "restore", "home.json.age", status=4, code="locked_copy")


@pytest.mark.parametrize(("typed_name", "made"), [("home.json", "home.json.age"), ("home.json.age", "home.json.age")])
def test_its_name_says_that_it_is_locked(typed_name: str, made: str, robin: Path, typed: Typed) -> None:
    assert made in typed("person", "hand-over", typed_name, "-", *ROBIN, stdin=PASSPHRASE).out
    assert Path(made).exists()


@pytest.mark.parametrize("typed_name", ["home.json", "home.json.age"])
def test_its_name_says_that_it_is_not_locked(typed_name: str, home: Path, typed: Typed) -> None:
    typed("person", "add", "Robin"), typed("goal", "add", "Swim", *ROBIN)
    assert "home.json." in typed("person", "hand-over", typed_name, *ROBIN).out
    assert b"Swim" in Path("home.json").read_bytes()
    assert not Path("home.json.age").exists()


def test_at_home_the_passphrase_opens_it(robin: Path, typed: Typed, talk: Talks) -> None:
    assert typed("person", "hand-over", "home.json.age", "-", *ROBIN, stdin=PASSPHRASE).code == 0
    own = str(robin.parent / "own")
    talk("data", "restore", "home.json.age", GOALWALK_HOME=own).hears("lock.passphrase_of").says(PASSPHRASE).hears(
        "Brought back"
    ).ends()
    other = str(robin.parent / "other")
    here = talk("person", "add", "Rob", "--from", "home.json.age", GOALWALK_HOME=other).hears("lock.passphrase_of")
    here.says(PASSPHRASE).hears("receipt.person_taken_in").ends()


def test_a_desk_that_keeps_none_has_nothing_left(robin: Path, talk: Talks) -> None:
    here = talk("person", "hand-over", "home.json.age", *ROBIN).hears("lock.passphrase").says(PASSPHRASE)
    here.hears("hand_over.keep").says("n").hears("Erased here").ends()
    assert people.read(robin).others == {}  # type: ignore[union-attr]
    assert [path for path in (robin / "plans").rglob("*") if path.is_file()] == []
    assert Path("home.json.age").exists() and Path("home.key").exists()


def test_what_does_not_open_is_not_handed_over(robin: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goalwalk.store.verbs.backup.verify.read", broken)
    answer = typed("person", "hand-over", "home.json.age", "-", *ROBIN, stdin=PASSPHRASE)
    assert answer.code == 5
    assert "Swim" in typed("goal", *ROBIN).out


def broken(*_: object) -> None:
    raise NotSaved("no_space")


def test_what_stands_in_the_way_of_handing_over(robin: Path, typed: Typed) -> None:
    Path("there.json.age").write_bytes(b"x")
    before = everything(robin)
    refuses(typed, "person", "hand-over", "a.json.age", status=2, code="hand_over_whose")
    refuses(typed, "person", "hand-over", "a.json.age", *ROBIN, status=2, code="needed")
    refuses(typed, "person", "hand-over", "a.json.age", "-", *ROBIN, stdin="x", status=4, code="wrong_passphrase")
    refuses(typed, "person", "hand-over", "a.txt", "-", *ROBIN, stdin=PASSPHRASE, status=2, code="file_ending")
    refuses(typed, "person", "hand-over", "there.json.age", "-", *ROBIN, stdin=PASSPHRASE, status=3, code="exists")
    assert typed_here(("person", "add", "Mo")).code == 0
    refuses(typed, "person", "hand-over", "a.json", "--person", "Mo", status=3, code="no_plan")
    assert {name for name in everything(robin) if "people" not in name} == {
        name for name in before if "people" not in name
    }
