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
from goalwalk.store.plans import Plans
from goalwalk.store.verbs import encrypt, forget, unlock
from store.locks import ANOTHER, BY_ANOTHER, BY_PASSPHRASE, EARLIER, KEY, MADE, PAPER, PASSPHRASE, asking, runtime
from store.making import FULL, Clock, goal, letters, retitle, what

__all__ = ["runtime"]

EARLIER_KEY = keys.opened_with(EARLIER, PASSPHRASE)
EARLIER_MADE = Made(EARLIER_KEY, EARLIER)


def here(home: Path, clock: Clock, *passphrases: str, runtime: Path | None = None) -> Plans:
    """The home in another process, with somebody who types these passphrases."""
    unlocking = asking(*passphrases, runtime=runtime)
    return Plans(home, now=clock, random=letters(), wait=0.1, unlocking=unlocking)


@pytest.fixture
def twice(tmp_path: Path, clock: Clock) -> Path:
    """A home that was locked, opened for good, and locked again with the same passphrase."""
    home = tmp_path / "home"
    plans = here(home, clock)
    plans.begin(FULL, what("full"))
    plans.encrypt(EARLIER_MADE)
    plans.decrypt()
    plans.update(goal(2), what("goal"))
    plans.encrypt(MADE)
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


def changed(plans: Plans) -> None:
    plans.lock_anew(plans.key_by_passphrase(PASSPHRASE), BY_ANOTHER)


def with_paper(plans: Plans) -> None:
    plans.unlock(plans.key_by_paper(PAPER))
    plans.update(goal(7), what("goal"))


USES: dict[str, Callable[[Plans], object]] = {
    "unlock": lambda plans: plans.unlock(plans.key_by_passphrase(PASSPHRASE)),
    "today": lambda plans: plans.load(),
    "win": lambda plans: plans.update(goal(8), what("goal")),
    "data passphrase": changed,
    "data restore": lambda plans: plans.restore(1),
    "data decrypt": lambda plans: plans.decrypt(),
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
                own = here(home, clock).where()
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
    own = here(twice, clock).where()
    for stands in ((EARLIER, BY_PASSPHRASE), (BY_PASSPHRASE, EARLIER)):
        for path, data in zip(own.by_passphrases, stands, strict=True):
            path.write_bytes(data)
        assert here(twice, clock).key_by_passphrase(PASSPHRASE) == KEY
        assert [path.read_bytes() for path in own.by_passphrases] == [BY_PASSPHRASE] * 2
        assert not own.others(".key"), "nothing here needs it"


@pytest.mark.parametrize("missing", [False, True])
def test_where_only_a_wrong_key_is_left_it_says_so_and_touches_nothing(
    twice: Path, clock: Clock, missing: bool
) -> None:
    own = here(twice, clock).where()
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
    assert here(twice, clock).key_by_paper(PAPER) == KEY
    if not missing:
        recovered = here(twice, clock)
        recovered.lock_anew(recovered.key_by_paper(PAPER), BY_ANOTHER)
        assert here(twice, clock, ANOTHER).load().goals


def test_another_passphrase_is_set_only_for_the_key_that_opens_the_plan(twice: Path, clock: Clock) -> None:
    before = everything(twice)
    with pytest.raises(CannotRead, match="wrong_key"):
        here(twice, clock).lock_anew(EARLIER_KEY, BY_ANOTHER)
    here(twice, clock).where().plan.write_bytes(b"damaged")
    with pytest.raises(CannotRead, match="damaged"):
        here(twice, clock).lock_anew(KEY, BY_ANOTHER)
    assert {name: data for name, data in everything(twice).items() if name.endswith(".key")} == {
        name: data for name, data in before.items() if name.endswith(".key")
    }


def test_a_key_that_a_copy_needs_is_set_aside_and_goes_when_none_does(twice: Path, clock: Clock) -> None:
    plans = here(twice, clock)
    own = plans.where()
    copy = own.folder / f"{own.stem}.conflict-1.json.age"
    copy.write_bytes(EARLIER_KEY.closed(b"from before"))
    own.by_passphrase.write_bytes(EARLIER)
    assert plans.key_by_passphrase(PASSPHRASE) == KEY
    (other,) = own.others(".key")
    assert other.read_bytes() == EARLIER
    assert [path.read_bytes() for path in own.by_passphrases] == [BY_PASSPHRASE] * 2
    copy.unlink()
    plans.lock_anew(KEY, BY_ANOTHER)
    assert not own.others(".key")
    plans.forget_everything()
    assert everything(twice) == {}


def test_a_new_lock_keeps_the_key_of_a_locked_copy_that_came_back(tmp_path: Path, clock: Clock) -> None:
    plans = here(tmp_path / "home", clock)
    plans.begin(FULL, what("full"))
    own = plans.where()
    own.by_passphrase.write_bytes(EARLIER)
    (own.folder / f"{own.stem}.conflict-7.json.age").write_bytes(EARLIER_KEY.closed(b"from before"))
    plans.encrypt(MADE)
    assert [path.read_bytes() for path in own.others(".key")] == [EARLIER]
    plans.decrypt()
    assert (own.folder / f"{own.stem}.conflict-7.json.age").exists() == bool(own.others(".key"))


def test_the_key_on_paper_goes_on_whatever_stands_there(twice: Path, clock: Clock) -> None:
    own = here(twice, clock).where()
    for spoilt in (EARLIER_KEY.closed(b"theirs"), b"", b"nonsense"):
        own.by_paper.write_bytes(spoilt)
        own.by_passphrase.write_bytes(b"")
        assert here(twice, clock, PASSPHRASE).load().goals
        assert here(twice, clock).key_by_paper(PAPER) == KEY
        for path in own.by_papers:
            assert keys.opened_with_paper(path.read_bytes(), PAPER) == KEY


def test_a_key_that_is_held_from_before_opens_and_erases_nothing(
    twice: Path, tmp_path: Path, clock: Clock, runtime: Path
) -> None:
    """On this computer an earlier key is held; on another one the plan was locked anew."""
    own = here(twice, clock).where()
    plans = here(twice, clock, runtime=runtime)
    unlock.hold(plans.desk, own, EARLIER_KEY, 30)
    forget.write_down(own, ["goal-1"])
    before = everything(twice)
    stranger = here(twice, clock, runtime=runtime)
    with pytest.raises(CannotRead, match="locked"):
        stranger.load()
    assert everything(twice) == before
    assert [one.id for one in here(twice, clock, PASSPHRASE, runtime=runtime).load().goals] == ["goal-2"]
    assert here(twice, clock, runtime=runtime).load().goals, "and the right one is held now"


def test_a_plan_that_another_program_put_there_is_named_and_restored(twice: Path, clock: Clock, runtime: Path) -> None:
    own = here(twice, clock).where()
    theirs = EARLIER_KEY.closed(b"theirs")
    own.plan.write_bytes(theirs)
    opened = here(twice, clock, runtime=runtime)
    with pytest.raises(CannotRead, match="wrong_key") as raised:
        opened.unlock(opened.key_by_passphrase(PASSPHRASE))
    assert raised.value.facts["restorable"]
    assert here(twice, clock, runtime=runtime).earlier()
    assert here(twice, clock, runtime=runtime).restore(1).plan.goals
    assert theirs in everything(twice).values()
    assert here(twice, clock, PASSPHRASE).load().goals


def test_whoever_waited_for_the_lock_copies_no_key_from_before(
    twice: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a copy is to be mended, the passphrase is changed in another window."""
    own = here(twice, clock).where()
    own.by_passphrase.write_bytes(b"")
    plans = here(twice, clock)
    locked = plans.desk.locked

    def meanwhile(*given: object, **more: object) -> object:
        monkeypatch.setattr(plans.desk, "locked", locked)
        here(twice, clock).lock_anew(KEY, BY_ANOTHER)
        return locked(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(plans.desk, "locked", meanwhile)
    assert plans.key_by_passphrase(PASSPHRASE) == KEY
    assert [path.read_bytes() for path in own.by_passphrases] == [BY_ANOTHER] * 2


def test_what_came_while_a_lock_was_put_on_or_taken_off_is_left(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing goes that has no twin: a copy that another program puts there meanwhile."""
    said: list[tuple[str, dict[str, object]]] = []
    plans = Plans(tmp_path / "home", now=clock, random=letters(), notice=lambda *notice: said.append(notice))
    plans.begin(FULL, what("full"))
    plans.update(retitle(1, "Rest"), what("retitle"))
    sweep = encrypt._sweep

    def late(ending: str, data: bytes) -> Path:
        path = plans.desk.listed().folder / f"{plans.desk.listed().stem}.conflict-1{ending}"

        def then(*given: object) -> None:
            path.write_bytes(data)
            sweep(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(encrypt, "_sweep", then)
        return path

    plain = late(".json", b"from elsewhere")
    plans.encrypt(MADE)
    assert plain.read_bytes() == b"from elsewhere"
    assert said == [("other_left", {"path": str(plain)})]
    plain.unlink()
    locked = late(".json.age", EARLIER_KEY.closed(b"from elsewhere"))
    plans.decrypt()
    assert locked.exists()
    assert len(list(plans.where().others(".key"))) == 1, "a key that might open it"
    assert plans.load().goals


@pytest.mark.parametrize("to", ["locked", "plain"])
def test_nothing_is_turned_that_was_not_seen_to_be_whole(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    plans = here(tmp_path / "home", clock)
    plans.begin(FULL, what("full"))
    plans.update(retitle(1, "Rest"), what("retitle"))
    if to == "plain":
        plans.encrypt(MADE)
    before = everything(tmp_path)
    write = encrypt.files.write_new

    def spoilt(path: Path, data: bytes, *most: int) -> None:
        write(path, data[:-1] if len(data) > 1000 else data, *most)

    monkeypatch.setattr(encrypt.files, "write_new", spoilt)
    with pytest.raises(CannotRead):
        plans.encrypt(MADE) if to == "locked" else plans.decrypt()
    monkeypatch.undo()
    assert everything(tmp_path) == before
    assert backups.named(plans.desk.listed())


def test_a_copy_brings_its_key_where_the_one_here_is_no_good(twice: Path, tmp_path: Path, clock: Clock) -> None:
    here(twice, clock, PASSPHRASE).backup(tmp_path / "copy.json.age")
    own = here(twice, clock).where()
    for path in own.by_passphrases:
        path.write_bytes(b"")
    assert here(twice, clock, PASSPHRASE, PASSPHRASE).restore(tmp_path / "copy.json.age").plan.goals
    assert [path.read_bytes() for path in own.by_passphrases] == [BY_PASSPHRASE] * 2
    assert here(twice, clock, PASSPHRASE).load().goals


@pytest.mark.parametrize("which", ["beside the plan", "among the backups"])
def test_the_key_that_goes_along_with_a_copy_opens_it(twice: Path, tmp_path: Path, clock: Clock, which: str) -> None:
    """Whoever has the plan open is asked only where the two copies of its key differ, and one of them is no good."""
    own = here(twice, clock).where()
    path = own.by_passphrase if which == "beside the plan" else own.backups / own.by_passphrase.name
    path.write_bytes(EARLIER)
    plans = here(twice, clock, PASSPHRASE)
    plans.desk.keys[own.link] = KEY
    target = tmp_path / "copy.json.age"
    plans.backup(target)
    assert tmp_path.joinpath("copy.key").read_bytes() == BY_PASSPHRASE
    own.by_passphrase.unlink()
    plans = here(twice, clock)
    plans.desk.keys[own.link] = KEY
    plans.backup(tmp_path / "another.json.age")
    assert tmp_path.joinpath("another.key").read_bytes() == BY_PASSPHRASE, "also where one of them is gone"


def test_what_a_head_tells_of_a_key() -> None:
    data = KEY.closed(b"x" * 100_000)
    stranger = Key(EARLIER_KEY.identity)
    for length in (1000, 20_000, len(data)):
        assert (KEY.fits(data[:length]), stranger.fits(data[:length])) == (True, False)
    assert KEY.fits(data[:100]) is stranger.fits(data[:100]) is None
    assert KEY.fits(data[:40] + b"\xff" + data[41:]) is not True
    assert key_files.fits(Path("/nowhere"), KEY) is None
