"""Whatever stands in the place of a key file: no right key is written over, and any that is left opens the plan."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.keyboard import everything
from goalwalk.core.errors import CannotRead, Problem
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import Key, Made
from goalwalk.store.plan import backups, key_files
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import encrypt as encrypting
from goalwalk.store.verbs import erase as erasing
from goalwalk.store.verbs.backup import backup, list_copies
from goalwalk.store.verbs.encrypt import change_passphrase, decrypt, encrypt
from goalwalk.store.verbs.erase import erase_everything
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.unlock import hold, key_by_paper, key_by_passphrase, unlock
from goalwalk.store.verbs.update import begin, update
from store.locks import ANOTHER, BY_ANOTHER, BY_PASSPHRASE, EARLIER, KEY, MADE, PAPER, PASSPHRASE, asking, runtime
from store.making import FULL, Clock, goal, letters, retitle, what

__all__ = ["runtime"]

EARLIER_KEY = keys.opened_with(EARLIER, PASSPHRASE)
EARLIER_MADE = Made(EARLIER_KEY, EARLIER)


def here(home: Path, clock: Clock, *passphrases: str, runtime: Path | None = None) -> Session:
    """The home in another process, with somebody who types these passphrases."""
    unlocking = asking(*passphrases, runtime=runtime)
    return open_session(home, now=clock, random=letters(), wait=0.1, unlocking=unlocking)


@pytest.fixture
def twice(tmp_path: Path, clock: Clock) -> Path:
    """A home that was locked, opened for good, and locked again with the same passphrase."""
    home = tmp_path / "home"
    session = here(home, clock)
    begin(session, FULL, what("full"))
    encrypt(session, EARLIER_MADE)
    decrypt(session)
    update(session, goal(2), what("goal"))
    encrypt(session, MADE)
    return home


def folder(path: Path) -> None:
    path.mkdir()
    (path / "theirs").write_text("x")


SPOILT: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: None,
    "the key of an earlier lock": lambda path: path.write_bytes(EARLIER),
    "another passphrase": lambda path: path.write_bytes(EARLIER[:-20] + bytes(20)),
    "cut": lambda path: path.write_bytes(BY_PASSPHRASE[:90]),
    "empty": lambda path: path.write_bytes(b""),
    "far too large": lambda path: path.write_bytes(bytes(9000)),
    "a folder": folder,
}


def changed(session: Session) -> None:
    change_passphrase(session, key_by_passphrase(session, PASSPHRASE), BY_ANOTHER)


def with_paper(session: Session) -> None:
    unlock(session, key_by_paper(session, PAPER))
    update(session, goal(7), what("goal"))


USES: dict[str, Callable[[Session], object]] = {
    "unlock": lambda session: unlock(session, key_by_passphrase(session, PASSPHRASE)),
    "today": lambda session: session.load(),
    "win": lambda session: update(session, goal(8), what("goal")),
    "data passphrase": changed,
    "data restore": lambda session: restore(session, 1),
    "data decrypt": decrypt,
    "the recovery key": with_paper,
}


@pytest.mark.long
def test_one_right_key_anywhere_is_found_and_stays(
    twice: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_sync", lambda _: None)  # a hundred homes; what is proven here is no power cut
    wrong = []
    for spoilt, spoil in SPOILT.items():
        for which in (0, 1):
            for use, go in USES.items():
                home = tmp_path / "one"
                shutil.copytree(twice, home)
                own = here(home, clock).place()
                path = (own.by_passphrase, own.backups / own.by_passphrase.name)[which]
                path.unlink()
                spoil(path)
                try:
                    go(here(home, clock, PASSPHRASE))
                except Problem as problem:
                    if (use, problem.status) != ("data passphrase", 5):  # a folder in the way: not saved, and said
                        wrong.append((spoilt, which, use, problem.code))
                try:
                    assert here(home, clock, PASSPHRASE, ANOTHER).load().goals
                    found = everything(home).values()
                    assert use == "data decrypt" or BY_PASSPHRASE in found or BY_ANOTHER in found
                except (Problem, AssertionError) as problem:
                    wrong.append((spoilt, which, use, "then", problem))
                shutil.rmtree(home)
    assert not wrong


def test_a_key_that_does_not_open_the_plan_is_never_copied(twice: Path, clock: Clock) -> None:
    own = here(twice, clock).place()
    for stands in ((EARLIER, BY_PASSPHRASE), (BY_PASSPHRASE, EARLIER)):
        for path, data in zip(own.by_passphrases, stands, strict=True):
            path.write_bytes(data)
        assert key_by_passphrase(here(twice, clock), PASSPHRASE) == KEY
        assert [path.read_bytes() for path in own.by_passphrases] == [BY_PASSPHRASE] * 2
        assert not own.others(".key"), "nothing here needs it"


@pytest.mark.parametrize("missing", [False, True])
def test_where_only_a_wrong_key_is_left_it_says_so_and_touches_nothing(
    twice: Path, clock: Clock, missing: bool
) -> None:
    own = here(twice, clock).place()
    for path in own.by_passphrases:
        path.write_bytes(EARLIER)
    if missing:
        own.plan.unlink()
    before = everything(twice)
    for use, go in USES.items():
        if use != "the recovery key":
            with pytest.raises(CannotRead, match="key_other"):
                go(here(twice, clock, PASSPHRASE))
            assert everything(twice) == before
    assert key_by_paper(here(twice, clock), PAPER) == KEY
    if not missing:
        recovered = here(twice, clock)
        change_passphrase(recovered, key_by_paper(recovered, PAPER), BY_ANOTHER)
        assert here(twice, clock, ANOTHER).load().goals


def test_another_passphrase_is_set_only_for_the_key_that_opens_the_plan(twice: Path, clock: Clock) -> None:
    before = everything(twice)
    with pytest.raises(CannotRead, match="wrong_key"):
        change_passphrase(here(twice, clock), EARLIER_KEY, BY_ANOTHER)
    here(twice, clock).place().plan.write_bytes(b"damaged")
    with pytest.raises(CannotRead, match="damaged"):
        change_passphrase(here(twice, clock), KEY, BY_ANOTHER)
    assert {name: data for name, data in everything(twice).items() if name.endswith(".key")} == {
        name: data for name, data in before.items() if name.endswith(".key")
    }


def test_a_key_that_a_copy_needs_is_set_aside_and_goes_when_none_does(twice: Path, clock: Clock) -> None:
    session = here(twice, clock)
    own = session.place()
    copy = own.folder / f"{own.stem}.conflict-1.json.age"
    copy.write_bytes(EARLIER_KEY.closed(b"from before"))
    own.by_passphrase.write_bytes(EARLIER)
    assert key_by_passphrase(session, PASSPHRASE) == KEY
    (other,) = own.others(".key")
    assert other.read_bytes() == EARLIER
    assert [path.read_bytes() for path in own.by_passphrases] == [BY_PASSPHRASE] * 2
    copy.unlink()
    change_passphrase(session, KEY, BY_ANOTHER)
    assert not own.others(".key")
    erase_everything(session)
    assert everything(twice) == {}


def test_a_new_lock_keeps_the_key_of_a_locked_copy_that_came_back(tmp_path: Path, clock: Clock) -> None:
    session = here(tmp_path / "home", clock)
    begin(session, FULL, what("full"))
    own = session.place()
    own.by_passphrase.write_bytes(EARLIER)
    (own.folder / f"{own.stem}.conflict-7.json.age").write_bytes(EARLIER_KEY.closed(b"from before"))
    encrypt(session, MADE)
    assert [path.read_bytes() for path in own.others(".key")] == [EARLIER]
    decrypt(session)
    assert (own.folder / f"{own.stem}.conflict-7.json.age").exists() == bool(own.others(".key"))


def test_the_key_on_paper_goes_on_whatever_stands_there(twice: Path, clock: Clock) -> None:
    own = here(twice, clock).place()
    for spoilt in (EARLIER_KEY.closed(b"theirs"), b"", b"nonsense"):
        own.by_paper.write_bytes(spoilt)
        own.by_passphrase.write_bytes(b"")
        assert here(twice, clock, PASSPHRASE).load().goals
        assert key_by_paper(here(twice, clock), PAPER) == KEY
        for path in own.by_papers:
            assert keys.opened_with_paper(path.read_bytes(), PAPER) == KEY


def test_a_key_that_is_held_from_before_opens_and_erases_nothing(
    twice: Path, tmp_path: Path, clock: Clock, runtime: Path
) -> None:
    """On this computer an earlier key is held; on another one the plan was locked anew."""
    own = here(twice, clock).place()
    session = here(twice, clock, runtime=runtime)
    hold(session, own, EARLIER_KEY, 30)
    erasing.write_down(own, ["goal-1"])
    before = everything(twice)
    stranger = here(twice, clock, runtime=runtime)
    with pytest.raises(CannotRead, match="locked"):
        stranger.load()
    assert everything(twice) == before
    assert [one.id for one in here(twice, clock, PASSPHRASE, runtime=runtime).load().goals] == ["goal-2"]
    assert here(twice, clock, runtime=runtime).load().goals, "and the right one is held now"


def test_a_plan_that_another_program_put_there_is_named_and_restored(twice: Path, clock: Clock, runtime: Path) -> None:
    own = here(twice, clock).place()
    theirs = EARLIER_KEY.closed(b"theirs")
    own.plan.write_bytes(theirs)
    opened = here(twice, clock, runtime=runtime)
    with pytest.raises(CannotRead, match="wrong_key") as raised:
        unlock(opened, key_by_passphrase(opened, PASSPHRASE))
    assert raised.value.facts["restorable"]
    assert list_copies(here(twice, clock, runtime=runtime))
    assert restore(here(twice, clock, runtime=runtime), 1).plan.goals
    assert theirs in everything(twice).values()
    assert here(twice, clock, PASSPHRASE).load().goals


def test_whoever_waited_for_the_lock_copies_no_key_from_before(
    twice: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a copy is to be mended, the passphrase is changed in another window."""
    own = here(twice, clock).place()
    own.by_passphrase.write_bytes(b"")
    session = here(twice, clock)
    locked = session.locked

    def meanwhile(*given: object, **more: object) -> object:
        monkeypatch.setattr(session, "locked", locked)
        change_passphrase(here(twice, clock), KEY, BY_ANOTHER)
        return locked(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(session, "locked", meanwhile)
    assert key_by_passphrase(session, PASSPHRASE) == KEY
    assert [path.read_bytes() for path in own.by_passphrases] == [BY_ANOTHER] * 2


def test_what_came_while_a_lock_was_put_on_or_taken_off_is_left(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing goes that has no twin: a copy that another program puts there meanwhile."""
    said: list[tuple[str, dict[str, object]]] = []
    session = open_session(tmp_path / "home", now=clock, random=letters(), notice=lambda *notice: said.append(notice))
    begin(session, FULL, what("full"))
    update(session, retitle(1, "Rest"), what("retitle"))
    sweep = encrypting._sweep

    def late(ending: str, data: bytes) -> Path:
        path = session.listed().folder / f"{session.listed().stem}.conflict-1{ending}"

        def then(*given: object) -> None:
            path.write_bytes(data)
            sweep(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(encrypting, "_sweep", then)
        return path

    plain = late(".json", b"from elsewhere")
    encrypt(session, MADE)
    assert plain.read_bytes() == b"from elsewhere"
    assert said == [("other_left", {"path": str(plain)})]
    plain.unlink()
    locked = late(".json.age", EARLIER_KEY.closed(b"from elsewhere"))
    decrypt(session)
    assert locked.exists()
    assert len(list(session.place().others(".key"))) == 1, "a key that might open it"
    assert session.load().goals


@pytest.mark.parametrize("to", ["locked", "plain"])
def test_nothing_is_turned_that_was_not_seen_to_be_whole(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    session = here(tmp_path / "home", clock)
    begin(session, FULL, what("full"))
    update(session, retitle(1, "Rest"), what("retitle"))
    if to == "plain":
        encrypt(session, MADE)
    before = everything(tmp_path)
    write = encrypting.files.write_new

    def spoilt(path: Path, data: bytes, *most: int) -> None:
        write(path, data[:-1] if len(data) > 1000 else data, *most)

    monkeypatch.setattr(encrypting.files, "write_new", spoilt)
    with pytest.raises(CannotRead):
        encrypt(session, MADE) if to == "locked" else decrypt(session)
    monkeypatch.undo()
    assert everything(tmp_path) == before
    assert backups.named(session.listed())


def test_a_copy_brings_its_key_where_the_one_here_is_no_good(twice: Path, tmp_path: Path, clock: Clock) -> None:
    backup(here(twice, clock, PASSPHRASE), tmp_path / "copy.json.age")
    own = here(twice, clock).place()
    for path in own.by_passphrases:
        path.write_bytes(b"")
    assert restore(here(twice, clock, PASSPHRASE, PASSPHRASE), tmp_path / "copy.json.age").plan.goals
    assert [path.read_bytes() for path in own.by_passphrases] == [BY_PASSPHRASE] * 2
    assert here(twice, clock, PASSPHRASE).load().goals


@pytest.mark.parametrize("which", ["beside the plan", "among the backups"])
def test_the_key_that_goes_along_with_a_copy_opens_it(twice: Path, tmp_path: Path, clock: Clock, which: str) -> None:
    """Whoever has the plan open is asked only where the two copies of its key differ, and one of them is no good."""
    own = here(twice, clock).place()
    path = own.by_passphrase if which == "beside the plan" else own.backups / own.by_passphrase.name
    path.write_bytes(EARLIER)
    session = here(twice, clock, PASSPHRASE)
    session.keys[own.link] = KEY
    target = tmp_path / "copy.json.age"
    backup(session, target)
    assert tmp_path.joinpath("copy.key").read_bytes() == BY_PASSPHRASE
    own.by_passphrase.unlink()
    session = here(twice, clock)
    session.keys[own.link] = KEY
    backup(session, tmp_path / "another.json.age")
    assert tmp_path.joinpath("another.key").read_bytes() == BY_PASSPHRASE, "also where one of them is gone"


def test_what_a_head_tells_of_a_key() -> None:
    data = KEY.closed(b"x" * 100_000)
    stranger = Key(EARLIER_KEY.identity)
    for length in (1000, 20_000, len(data)):
        assert (KEY.fits(data[:length]), stranger.fits(data[:length])) == (True, False)
    assert KEY.fits(data[:100]) is stranger.fits(data[:100]) is None
    assert KEY.fits(data[:40] + b"\xff" + data[41:]) is not True
    assert key_files.fits(Path("/nowhere"), KEY) is None
