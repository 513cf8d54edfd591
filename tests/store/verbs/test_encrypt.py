"""A locked plan: its files say nothing without a key, everything works with it, and age opens all of it, too."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyrage
import pytest
from tinydb import TinyDB

from cli.keyboard import everything
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, NotUnderstood
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.plan import backups, year_files
from goalwalk.store.plan.keyring import HeldKey
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import encrypt as encrypting
from goalwalk.store.verbs.backup import backup, check_plan, list_copies, mend_history
from goalwalk.store.verbs.encrypt import change_passphrase, count_unopened, decrypt, encrypt
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import redo, undo
from goalwalk.store.verbs.unlock import key_by_asking, key_by_paper, lock, unlock
from goalwalk.store.verbs.update import begin, update
from store.locks import (
    ANOTHER,
    BY_ANOTHER,
    BY_PAPER,
    BY_PASSPHRASE,
    KEY,
    MADE,
    PAPER,
    PASSPHRASE,
    asking,
    runtime,
)
from store.making import FULL, Clock, goal, letters, many, retitle, what, win
from store.plan.test_year_files import old, on

CANARY = "Kanarienvogel"
WORDS = (CANARY.encode(), b"Sleep better", b"I called", b"check_ins", b"goalwalk")

__all__ = ["runtime"]


def others(session: Session, *passphrases: str, minutes: int = 30, runtime: Path | None = None) -> Session:
    """The same home in another process."""
    return open_session(
        session.home,
        now=session.now,
        random=letters(),
        wait=0.1,
        unlocking=asking(*passphrases, minutes=minutes, runtime=runtime),
    )


@pytest.fixture
def locked(session: Session, clock: Clock) -> Session:
    """A plan with history, backups, a conflict copy and a bad copy, locked."""
    old(session)
    update(session, many(goal(7, CANARY), win(7, CANARY)), what("more"))
    own = session.place()
    own.beside("conflict").write_bytes(own.plan.read_bytes())
    own.beside("bad").write_bytes(CANARY.encode())
    encrypt(session, MADE)
    return session


def shown(session: Session) -> dict[str, bytes]:
    """Every file of the home that shows a word of the plan, or what kind of file it is."""
    return {name: data for name, data in everything(session.home).items() if any(word in data for word in WORDS)}


def test_no_word_is_left_in_any_file(session: Session) -> None:
    old(session)
    update(session, goal(7, CANARY), what("more"))
    before = whole_plan(session)
    assert len(shown(session)) > 5
    turned = encrypt(session, MADE)
    assert turned.files == len([*session.place().backups.glob("0*"), *session.home.rglob("20*.age")])
    assert not shown(session)
    assert not [path for path in session.home.rglob("*.json") if path.name != "people.json"]
    assert whole_plan(session) == before


def test_without_the_key_it_is_locked_and_nothing_is_written(locked: Session) -> None:
    before = everything(locked.home)
    for use in (
        lambda session: session.load(),
        whole_plan,
        lambda session: update(session, goal(9), what("goal")),
        undo,
        check_plan,
        list_copies,
        lambda session: restore(session, 1),
        backup,
        lambda session: erase(session, {"goal-7"}),
        decrypt,
        lambda session: begin(session, goal(9), what("goal")),
        mend_history,
    ):
        with pytest.raises(CannotRead, match="locked"):
            use(others(locked))
    with pytest.raises(CannotRead, match="locked"):
        others(locked, "wrong", "wrong again").load()
    assert everything(locked.home) == before


def test_with_the_passphrase_every_use_of_a_plan_works(locked: Session, tmp_path: Path, clock: Clock) -> None:
    session = others(locked, "wrong", PASSPHRASE)
    assert session.load() == locked.load()
    update(session, many(goal(8, "Sing"), on("filled", 2024, 5, 2)), what("goal"))  # type: ignore[arg-type]
    assert undo(session).plan.goals == locked.load().goals
    redo(session)
    clock.later(days=400)
    update(session, win(8, CANARY), what("win"))
    report = check_plan(session)
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))
    assert len(report.history) >= 4
    assert restore(session, 2).plan == whole_plan(session)
    assert erase(session, {"goal-7"}).documents == 1
    assert mend_history(session) == ()
    assert not shown(session)
    copy = backup(session, tmp_path / "copy.json.age")
    assert CANARY.encode() not in copy.read_bytes()
    assert (tmp_path / "copy.key").read_bytes() == BY_PASSPHRASE


def test_taking_the_lock_off_leaves_what_was_there(session: Session) -> None:
    old(session)
    before = everything(session.home)
    encrypt(session, MADE)
    update(session, goal(9), what("goal"))
    undo(session)
    assert decrypt(session).deleted == 0
    after = everything(session.home)
    assert {name for name in after if name.endswith((".age", ".key", ".recovery", ".turning"))} == set()
    assert {name: data for name, data in after.items() if name in before and "/0" in name} == {
        name: data for name, data in before.items() if "/0" in name
    }
    with TinyDB(session.place().plan) as db:
        assert {one["title"] for one in db.table("goals") if "removed" not in one} == {
            one.title for one in session.load().goals
        }


def test_a_key_is_made_and_tried_out() -> None:
    made = keys.made(PASSPHRASE, paper=True)
    assert keys.opened_with(made.by_passphrase, PASSPHRASE) == made.key
    assert made.by_paper and made.paper
    assert keys.opened_with_paper(made.by_paper, made.paper) == made.key
    assert keys.opened_with_paper(made.by_paper, f" {made.paper[:30].lower()} {made.paper[30:]}\n") == made.key
    assert made.paper not in made.key.text
    said = made.key.closed(b"x")
    assert Key(made.paper).opened(said) == made.key.opened(said) == b"x"


@pytest.mark.parametrize(
    ("data", "passphrase", "code"),
    [
        (BY_PASSPHRASE, "wrong", "wrong_passphrase"),
        (BY_PASSPHRASE, PASSPHRASE + " ", "wrong_passphrase"),
        (BY_PASSPHRASE[:-1], PASSPHRASE, "wrong_passphrase"),
        (BY_PASSPHRASE[:60], PASSPHRASE, "wrong_passphrase"),
        (BY_PASSPHRASE[:40], PASSPHRASE, "key_damaged"),
        (b"", PASSPHRASE, "key_damaged"),
        (BY_PAPER, PASSPHRASE, "key_damaged"),
        (b"x" * 5000, PASSPHRASE, "key_damaged"),
        (BY_PASSPHRASE.replace(b" 1\n", b" 22\n", 1), PASSPHRASE, "key_too_hard"),
        (BY_PASSPHRASE.replace(b" 1\n", b" 99\n", 1), PASSPHRASE, "key_too_hard"),
        (BY_PASSPHRASE.replace(b" 1\n", b" 64000\n", 1), PASSPHRASE, "key_damaged"),
        (BY_PASSPHRASE.replace(b" 1\n", b" -1\n", 1), PASSPHRASE, "key_damaged"),
    ],
)
def test_a_key_that_cannot_be_opened(data: bytes, passphrase: str, code: str) -> None:
    with pytest.raises(CannotRead, match=f"'{code}'"):
        keys.opened_with(data, passphrase)


@pytest.mark.parametrize("passphrase", ["", "  ", "a\0b", "a\udcffb", "x" * 5000])
def test_a_passphrase_that_cannot_be_one(passphrase: str) -> None:
    with pytest.raises(NotUnderstood):
        keys.opened_with(BY_PASSPHRASE, passphrase)


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1", PAPER[:-1], PAPER[:-1] + "Q", "x" * 74, PAPER + PAPER, "é"])
def test_a_recovery_key_with_a_slip_of_the_pen(text: str) -> None:
    with pytest.raises(CannotRead, match="wrong_recovery"):
        keys.opened_with_paper(BY_PAPER, text)


def test_the_same_passphrase_however_its_letters_are_composed(session: Session) -> None:
    assert keys.checked("cafe\u0301") == keys.checked("caf\u00e9")


@pytest.mark.parametrize("damage", ["cut", "flipped", "another key", "empty", "plain"])
@pytest.mark.parametrize("which", ["plan", "backup", "history"])
def test_a_locked_file_that_was_tampered_with(locked: Session, damage: str, which: str) -> None:
    own = locked.place()
    path = {
        "plan": own.plan,
        "backup": backups.named(own)[0].path,
        "history": next(iter(own.history.glob("2024.*"))),
    }[which]
    data = path.read_bytes()
    stranger = Key(str(pyrage.x25519.Identity.generate()))
    spoilt = {
        "cut": data[:-9],
        "flipped": data[:-40] + bytes([data[-40] ^ 1]) + data[-39:],
        "another key": stranger.closed(b"x"),
        "empty": b"",
        "plain": b'{"_plan":{"1":{}}}',
    }[damage]
    path.unlink()
    files.write_new(path, spoilt)
    before = everything(locked.home)
    if which == "plan":
        for use in (locked.load, lambda: update(locked, goal(9), what("goal"))):
            with pytest.raises(CannotRead, match=r"damaged|wrong_key"):
                use()
    else:
        report = check_plan(locked)
        assert any(not one.ok for one in (*report.history, *report.backups))
        assert locked.load().goals
    assert everything(locked.home) == before
    if which == "plan":
        restore(locked, 1)
        assert locked.load().goals
        assert own.beside("bad").name.endswith("-3.json.age")


def test_a_locked_backup_on_a_stick_begins_a_plan_elsewhere(locked: Session, tmp_path: Path, clock: Clock) -> None:
    copy = backup(locked, tmp_path / "stick.json.age")
    before = everything(tmp_path)
    nobody = open_session(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking("wrong"))
    with pytest.raises(CannotRead, match="locked"):
        restore(nobody, copy)
    assert everything(tmp_path) == before, "nothing is begun"
    elsewhere = open_session(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking("wrong", PASSPHRASE))
    assert restore(elsewhere, copy).plan == whole_plan(locked)
    assert not shown(elsewhere)
    with pytest.raises(CannotRead, match="locked"):
        others(elsewhere).load()
    assert others(elsewhere, PASSPHRASE).load() == locked.load()
    assert key_by_paper(others(elsewhere), PAPER) == KEY


def test_a_locked_copy_is_never_brought_back_into_a_plan_without_a_lock(
    locked: Session, tmp_path: Path, clock: Clock
) -> None:
    copy = backup(locked, tmp_path / "stick.json.age")
    plain = open_session(tmp_path / "plain", now=clock, random=letters(), unlocking=asking(PASSPHRASE))
    begin(plain, goal(1, "Mine"), what("goal"))
    before = everything(plain.home)
    with pytest.raises(CannotBeDone, match="copy_locked"):
        restore(plain, copy)
    assert everything(plain.home) == before


def test_a_plain_copy_is_locked_when_it_is_brought_back(locked: Session, tmp_path: Path, clock: Clock) -> None:
    plain = open_session(tmp_path / "plain", now=clock, random=letters())
    begin(plain, goal(1, CANARY), what("goal"))
    copy = backup(plain, tmp_path / "copy.json")
    restore(locked, copy)
    assert locked.load().goals[0].title == CANARY
    assert not shown(locked)


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(locked: Session) -> None:
    change_passphrase(locked, KEY, BY_ANOTHER)
    with pytest.raises(CannotRead, match="locked"):
        others(locked, PASSPHRASE).load()
    assert others(locked, ANOTHER).load() == locked.load()
    assert not [name for name, data in everything(locked.home).items() if data == BY_PASSPHRASE]
    assert key_by_paper(others(locked), PAPER) == KEY, "the recovery key goes on"


def test_a_key_that_is_gone_or_damaged_is_brought_back_by_its_second_copy(locked: Session) -> None:
    own = locked.place()
    for spoil in (own.by_passphrase.unlink, lambda: own.by_passphrase.write_bytes(b"")):
        spoil()
        assert others(locked, PASSPHRASE).load() == locked.load()
        assert own.by_passphrase.read_bytes() == BY_PASSPHRASE
    (own.backups / own.by_passphrase.name).unlink()
    assert others(locked, PASSPHRASE).load() == locked.load()
    assert (own.backups / own.by_passphrase.name).read_bytes() == BY_PASSPHRASE
    for path in own.by_passphrases:
        path.unlink()
    with pytest.raises(CannotRead, match="key_missing"):
        others(locked, PASSPHRASE).load()
    fresh = others(locked)
    assert key_by_paper(fresh, PAPER) == KEY
    change_passphrase(fresh, KEY, BY_ANOTHER)
    assert others(locked, ANOTHER).load() == locked.load()


def test_the_recovery_key_opens_all_even_when_it_is_all_that_is_left(locked: Session) -> None:
    for path in (*locked.place().by_passphrases, *locked.place().by_papers):
        path.unlink()
    last = others(locked)
    with pytest.raises(CannotRead, match="key_missing"):
        key_by_paper(last, PAPER)  # what is written with it alone would open with nothing else
    found = key_by_paper(last, PAPER, alone=True)
    assert found == Key(PAPER)
    unlock(last, found, 0)
    update(last, goal(9, "Sing"), what("goal"))
    assert last.load().goals[-1].title == "Sing"
    with pytest.raises(CannotRead, match="wrong_recovery"):
        key_by_paper(others(locked), str(pyrage.x25519.Identity.generate()))


def test_a_key_is_held_for_a_while_and_no_longer(locked: Session, runtime: Path, clock: Clock) -> None:
    here = others(locked, PASSPHRASE, runtime=runtime)
    here.load()
    held = [path for path in runtime.rglob("*") if path.is_file()]
    assert [path.stat().st_mode & 0o777 for path in held] == [0o600]
    assert runtime.joinpath("goalwalk").stat().st_mode & 0o777 == 0o700
    assert PASSPHRASE.encode() not in held[0].read_bytes()
    clock.later(minutes=29)
    assert others(locked, runtime=runtime).load() == locked.load()
    clock.later(minutes=1)
    with pytest.raises(CannotRead, match="locked"):
        others(locked, runtime=runtime).load()
    assert not held[0].exists()
    others(locked, PASSPHRASE, runtime=runtime).load()
    clock.later(minutes=-1)
    with pytest.raises(CannotRead, match="locked"):
        others(locked, runtime=runtime).load()  # a clock that was put back holds nothing
    others(locked, PASSPHRASE, runtime=runtime).load()
    lock(others(locked, runtime=runtime))
    with pytest.raises(CannotRead, match="locked"):
        others(locked, runtime=runtime).load()
    others(locked, PASSPHRASE, runtime=runtime, minutes=0).load()
    assert not any(path.is_file() for path in runtime.rglob("*"))


@pytest.mark.parametrize("how", ["open to others", "a link", "on a disk", "of nobody", "nonsense in it"])
def test_a_folder_that_holds_no_keys(locked: Session, runtime: Path, tmp_path: Path, how: str) -> None:
    given = runtime
    others(locked, PASSPHRASE, runtime=runtime).load()
    if how == "open to others":
        (runtime / "goalwalk").chmod(0o755)
    elif how == "a link":
        (runtime / "goalwalk").rename(runtime / "other")
        (runtime / "goalwalk").symlink_to(runtime / "other")
    elif how == "on a disk":
        given = tmp_path / "disk"
        shutil.copytree(runtime, given)
        given.chmod(0o700)
        if tmp_path.stat().st_dev == runtime.stat().st_dev:
            pytest.skip("the temporary folder is in memory")
    elif how == "of nobody":
        given = runtime / "nothing"
    else:
        for path in (runtime / "goalwalk").iterdir():
            path.write_bytes(b'{"key":1}')
    with pytest.raises(CannotRead, match="locked"):
        others(locked, runtime=given).load()
    if how != "nonsense in it":
        assert unlock(others(locked, PASSPHRASE, runtime=given), KEY, 5) is None


def test_a_keyring_that_is_none_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the real back ends are taken; what they are given is read back."""
    from goalwalk.store.plan import keyring

    class Forgetful:
        def set_password(self, *_: str) -> None:
            pass

        def get_password(self, *_: str) -> None:
            return None

        def delete_password(self, *_: str) -> None:
            raise RuntimeError

    fake = type(os)("keyring")
    fake.get_keyring = Forgetful  # type: ignore[attr-defined]
    monkeypatch.setitem(__import__("sys").modules, "keyring", fake)
    assert keyring._ring() is None
    Forgetful.__module__ = "keyring.backends.macOS"
    ring = keyring._ring()
    assert ring is not None
    ring.keep("a", "b", HeldKey(KEY, datetime(2026, 1, 1), datetime(2026, 1, 2)))
    assert ring.kept("a") is None
    ring.drop("a")


def test_what_is_locked_already_or_not_at_all(session: Session) -> None:
    begin(session, FULL, what("full"))
    for use in (
        lambda: decrypt(session),
        lambda: lock(session),
        lambda: key_by_asking(session),
        lambda: change_passphrase(session, KEY, BY_ANOTHER),
    ):
        with pytest.raises(CannotBeDone, match="not_locked"):
            use()
    encrypt(session, MADE)
    with pytest.raises(CannotBeDone, match="locked_already"):
        encrypt(session, MADE)


def test_a_copy_that_no_key_opens_goes_with_the_lock_and_is_counted(locked: Session) -> None:
    own = locked.place()
    victim = backups.named(own)[0].path
    victim.unlink()
    files.write_new(victim, Key(str(pyrage.x25519.Identity.generate())).closed(b"x"))
    assert count_unopened(locked) == 1
    assert decrypt(locked).deleted == 1
    assert not list(locked.home.rglob("*.age"))


def test_a_plan_that_somebody_put_back_without_a_lock_is_named(locked: Session) -> None:
    own = locked.place()
    own.twin.plan.write_bytes(b"{}")
    found = [one for one in check_plan(locked).backups if not one.ok]
    assert [(one.path, one.code) for one in found] == [(own.twin.plan, "plain")]
    assert locked.load().goals, "the locked one is the plan"


def test_a_writer_that_waited_while_the_plan_was_locked_writes_into_the_locked_one(session: Session) -> None:
    begin(session, FULL, what("full"))
    other = others(session, PASSPHRASE)
    place = other._place
    other._place = lambda: _first(place, lambda: encrypt(session, MADE))  # type: ignore[method-assign]
    update(other, retitle(1, CANARY), what("retitle"))
    assert session.load().goals[0].title == CANARY
    assert not shown(session)


def test_a_reader_between_two_names_reads_once_more(session: Session) -> None:
    begin(session, FULL, what("full"))
    other = others(session, PASSPHRASE)
    place = other._place
    other._place = lambda: _first(place, lambda: encrypt(session, MADE))  # type: ignore[method-assign]
    assert other.load() == session.load()


_DONE: list[int] = []


def _first(place: Callable[[], object], then: Callable[[], object]) -> object:
    found = place()
    if id(place) not in _DONE:
        _DONE.append(id(place))
        then()
    return found


def test_a_linked_plan_is_locked_where_it_lies(session: Session, tmp_path: Path) -> None:
    begin(session, FULL, what("full"))
    update(session, retitle(1, CANARY), what("retitle"))
    link = session.place().plan
    (tmp_path / "stick").mkdir()
    link.rename(tmp_path / "stick" / "mine.json")
    link.symlink_to(tmp_path / "stick" / "mine.json")
    update(session, goal(2), what("goal"))
    update(session, goal(3), what("goal"))
    before = whole_plan(session)
    encrypt(session, MADE)
    assert not shown(session)
    assert not [name for name, data in everything(tmp_path / "stick").items() if CANARY.encode() in data]
    assert session.place().link.is_symlink()
    assert session.place().plan == tmp_path / "stick" / "mine.json.age"
    assert whole_plan(session) == whole_plan(others(session, PASSPHRASE)) == before
    update(session, goal(4), what("goal"))
    decrypt(session)
    assert session.place().plan == tmp_path / "stick" / "mine.json"
    assert not [*tmp_path.rglob("*.age"), *tmp_path.rglob("*.key")]
    assert len(session.load().goals) == 4


def test_everything_is_forgotten_without_the_key(locked: Session) -> None:
    erase_everything(others(locked))
    assert everything(locked.home) == {}


def test_an_interrupted_forgetting_waits_for_the_key(locked: Session) -> None:
    from goalwalk.store.verbs import erase as erasing

    erasing.write_down(locked.place(), {"goal-7"})
    stranger = others(locked)
    with pytest.raises(CannotRead, match="locked"):
        stranger.load()
    assert [one.title for one in others(locked, PASSPHRASE).load().goals] == ["Sleep better"] * 2
    assert not locked.place().forgetting.exists()


@pytest.mark.parametrize("stop", ["twins", "commit", "sweep"])
@pytest.mark.parametrize("to", ["locked", "plain"])
def test_what_was_cut_short_is_finished_without_a_key(
    session: Session, monkeypatch: pytest.MonkeyPatch, stop: str, to: str
) -> None:
    """Before the commit it is as it was, after it the work is done, by whoever comes next."""
    old(session)
    if to == "plain":
        encrypt(session, MADE)
    whole = whole_plan(session)
    with monkeypatch.context() as patch:
        sweep = encrypting._sweep
        if stop == "twins":
            patch.setattr(encrypting, "_link", _dies)
        elif stop == "commit":
            patch.setattr(files, "sync_folder", _dies_with(files.sync_folder, session, to))
        patch.setattr(encrypting, "_sweep", _dies if stop != "rolled back" else sweep)
        with pytest.raises((SystemExit, NotSaved)):
            encrypt(session, MADE) if to == "locked" else decrypt(session)
    assert session.listed().conversion.exists()
    following = others(session, PASSPHRASE)
    assert whole_plan(following) == whole
    left = everything(session.home)
    assert not [name for name in left if name.endswith(".turning")]
    if following.is_locked():
        assert not shown(session)
    else:
        assert not [name for name in left if name.endswith((".age", ".key", ".recovery"))]
    report = check_plan(following)
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))


def _dies(*_: object, **__: object) -> None:
    raise SystemExit


def _dies_with(sync: Callable[[Path], None], session: Session, to: str) -> Callable[[Path], None]:
    def then(folder: Path) -> None:
        if session.listed().locked == (to == "locked"):
            raise SystemExit
        sync(folder)

    return then


AGE = shutil.which("age")


@pytest.mark.skipif(AGE is None, reason="needs age")
def test_age_opens_all_of_it_and_a_plan_that_age_has_locked_opens_here(locked: Session, tmp_path: Path) -> None:
    own = locked.place()
    mine, paper = tmp_path / "identity.txt", tmp_path / "paper.txt"
    mine.write_text(KEY.text)
    paper.write_text(PAPER + "\n")
    tried = [own.plan, *own.backups.glob("*.age"), *own.history.glob("*.age"), *own.folder.glob("*.json.age")]
    assert len(tried) > 8
    for path in tried:
        for identity in (mine, paper):
            done = subprocess.run([str(AGE), "-d", "-i", identity, path], capture_output=True, check=True)
            assert done.stdout.startswith(b'{"_plan":') or done.stdout == CANARY.encode()
    assert subprocess.run([str(AGE), "-d", "-i", paper, own.by_paper], capture_output=True).stdout == KEY.text.encode()
    before = whole_plan(locked)
    plain = subprocess.run([str(AGE), "-d", "-i", mine, own.plan], capture_output=True, check=True).stdout
    public = str(pyrage.x25519.Identity.from_str(KEY.identity).to_public())
    own.plan.unlink()
    subprocess.run([str(AGE), "-r", public, "-o", own.plan], input=plain, check=True)
    assert whole_plan(others(locked, PASSPHRASE)) == before


@pytest.mark.skipif(AGE is None, reason="needs age")
def test_age_asks_for_the_passphrase_and_opens_with_the_key_that_lies_there(locked: Session) -> None:
    import pexpect

    own = locked.place()
    child = pexpect.spawn(str(AGE), ["-d", "-i", str(own.by_passphrase), str(own.plan)], timeout=30)
    child.expect("passphrase")
    child.sendline(PASSPHRASE)
    child.expect('"goalwalk"')
    child.expect(pexpect.EOF)


def test_history_of_a_locked_plan_is_named_by_what_it_says(session: Session) -> None:
    old(session)
    before = session.current()
    names = year_files.named(before.tables)
    encrypt(session, MADE)
    assert year_files.named(session.current().tables) == names


# What two mishaps at once leave, too


@pytest.mark.parametrize("damage", ["flipped", "too hard", "cut", "gone"])
def test_a_second_copy_of_the_key_is_tried_whatever_is_wrong_with_the_first(locked: Session, damage: str) -> None:
    own = locked.place()
    spoilt = {
        "flipped": BY_PASSPHRASE[:-5] + bytes([BY_PASSPHRASE[-5] ^ 1]) + BY_PASSPHRASE[-4:],
        "too hard": BY_PASSPHRASE.replace(b" 1\n", b" 30\n", 1),
        "cut": BY_PASSPHRASE[:30],
    }
    own.by_passphrase.unlink() if damage == "gone" else own.by_passphrase.write_bytes(spoilt[damage])
    assert others(locked, PASSPHRASE).load() == locked.load()
    assert {path.read_bytes() for path in own.by_passphrases} == {BY_PASSPHRASE}
    own.by_paper.write_bytes(b"nonsense")
    assert key_by_paper(others(locked), PAPER) == KEY
    for path in own.by_papers:
        path.write_bytes(b"nonsense")
    assert key_by_paper(others(locked), PAPER, alone=True) == Key(PAPER)


def test_what_was_cut_short_takes_no_backup_while_the_plan_is_gone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(session, FULL, what("full"))
    update(session, retitle(1, "Title"), what("retitle"))
    with monkeypatch.context() as patch:
        patch.setattr(encrypting, "_twins", _dies)
        patch.setattr(encrypting, "_sweep", _dies)
        with pytest.raises(SystemExit):
            encrypt(session, MADE)
    listed = session.listed()
    listed.plan.unlink()
    with pytest.raises(CannotRead, match="missing"):
        session.load()
    restore(session, 1)
    assert session.load().goals


def test_another_computer_leaves_what_this_one_has_begun(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that a cloud shares, the locked plan may come last."""
    begin(session, FULL, what("full"))
    with monkeypatch.context() as patch:
        patch.setattr(encrypting, "_link", _dies)
        patch.setattr(encrypting, "_sweep", _dies)
        patch.setattr(encrypting, "_writer", lambda _: ("bbbbbbbb", "another"))
        with pytest.raises(SystemExit):
            encrypt(session, MADE)
    note = session.listed().conversion
    os.utime(note, (session.now().timestamp(),) * 2)
    before = everything(session.home)
    assert others(session, PASSPHRASE).load().goals
    assert everything(session.home) == before
    os.utime(note, (session.now().timestamp() - encrypting.LONG - 1,) * 2)
    assert others(session, PASSPHRASE).load().goals
    assert not note.exists(), "after a day nobody is at work on it any more"
    assert not session.listed().twin.plan.exists()


def test_what_another_program_wrote_meanwhile_is_left_and_named(
    session: Session, monkeypatch: pytest.MonkeyPatch, said: list[tuple[str, dict[str, object]]]
) -> None:
    begin(session, FULL, what("full"))
    plain = session.place().plan
    commit = encrypting._commit_locked

    def and_then(*given: object) -> None:
        commit(*given)  # type: ignore[arg-type]
        plain.unlink()
        plain.write_bytes(b"from a cloud")

    monkeypatch.setattr(encrypting, "_commit_locked", and_then)
    encrypt(session, MADE)
    assert plain.read_bytes() == b"from a cloud"
    assert ("other_left", {"path": str(plain)}) in said
    assert session.load().goals


def test_an_old_locked_version_that_comes_back_without_its_key_hides_nothing(locked: Session) -> None:
    own = locked.place()
    old_version = own.plan.read_bytes()
    decrypt(locked)
    update(locked, retitle(1, "Newer"), what("retitle"))
    own.plan.write_bytes(old_version)
    assert others(locked).load().goals[0].title == "Newer"


def test_plain_bytes_in_the_place_of_a_locked_plan_are_refused_and_never_kept_plain(locked: Session) -> None:
    own = locked.place()
    plain = Key(KEY.identity).opened(own.plan.read_bytes())
    own.plan.unlink()
    own.plan.write_bytes(plain)
    with pytest.raises(CannotRead, match="damaged"):
        locked.load()
    restore(locked, 1)
    assert not shown(locked)


def test_a_locked_plan_moved_behind_a_link_opens_and_its_old_passphrase_goes(locked: Session, tmp_path: Path) -> None:
    own = locked.place()
    (tmp_path / "stick").mkdir()
    own.plan.rename(tmp_path / "stick" / own.plan.name)
    own.link.symlink_to(tmp_path / "stick" / own.plan.name)
    assert others(locked, PASSPHRASE).load() == locked.load()
    change_passphrase(locked, KEY, BY_ANOTHER)
    with pytest.raises(CannotRead, match="locked"):
        others(locked, PASSPHRASE).load()
    keys_left = [data for name, data in everything(tmp_path).items() if name.endswith(".key")]
    assert set(keys_left) == {BY_ANOTHER}
    decrypt(locked)
    assert not [*tmp_path.rglob("*.key"), *tmp_path.rglob("*.recovery"), *tmp_path.rglob("*.age")]


def test_a_stick_is_only_read(locked: Session, tmp_path: Path, clock: Clock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = backup(locked, stick / "plan.json.age")
    (stick / "plan.tmp").write_text("theirs")
    (stick / "plan.recovery").unlink()
    before = everything(stick)
    elsewhere = open_session(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking(PASSPHRASE))
    restore(elsewhere, copy)
    assert everything(stick) == before
    assert sorted(path.name for path in stick.iterdir()) == ["plan.json.age", "plan.key", "plan.tmp"]


def test_a_copy_is_a_way_out_when_the_key_here_is_gone(locked: Session, tmp_path: Path, clock: Clock) -> None:
    copy = backup(locked, tmp_path / "plan.json.age")
    whole = whole_plan(locked)
    for path in (*locked.place().by_passphrases, *locked.place().by_papers):
        path.unlink()
    assert restore(others(locked, PASSPHRASE), copy).plan == whole
    assert others(locked, PASSPHRASE).load() == locked.load()
    (tmp_path / "plan.key").unlink()
    (tmp_path / "plan.recovery").unlink()
    said: list[str] = []
    elsewhere = open_session(
        tmp_path / "elsewhere", now=clock, random=letters(), notice=lambda code, _: said.append(code), wait=0.1
    )
    assert restore(elsewhere, copy, PAPER).plan == whole
    assert "no_passphrase" in said
    assert not shown(elsewhere)
    found = key_by_paper(others(elsewhere), PAPER, alone=True)
    assert found == Key(PAPER)
    newest = backups.named(locked.place())[0].path
    third = open_session(tmp_path / "third", now=clock, random=letters(), unlocking=asking(PASSPHRASE))
    assert restore(third, newest).plan.goals, "the key lies among the backups, too"


def test_a_plain_copy_with_the_history_beside_it_is_locked_here(locked: Session, tmp_path: Path, clock: Clock) -> None:
    elsewhere = open_session(tmp_path / "elsewhere", now=clock, random=letters())
    old(elsewhere)
    assert len(restore(locked, elsewhere.place().plan).plan.check_ins) == len(whole_plan(elsewhere).check_ins)
    assert not shown(locked)


def test_a_locked_copy_that_cannot_be_written_leaves_no_key(
    locked: Session, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goalwalk.store.plan.plan_file import PlanStorage

    copy = backup(locked, tmp_path / "plan.json.age")
    elsewhere = open_session(
        tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking(PASSPHRASE, PASSPHRASE)
    )

    def full(*_: object, **__: object) -> None:
        raise NotSaved("no_space", path="x", errno="ENOSPC")

    with monkeypatch.context() as patch:
        patch.setattr(PlanStorage, "write", full)
        with pytest.raises(NotSaved):
            restore(elsewhere, copy)
    assert not list((tmp_path / "elsewhere").rglob("*.key"))
    begin(elsewhere, goal(1), what("goal"))
    assert not elsewhere.is_locked()


def test_a_copy_of_another_format_is_locked_and_not_deleted(session: Session) -> None:
    begin(session, FULL, what("full"))
    stranger = Key(str(pyrage.x25519.Identity.generate())).closed(b"theirs")
    session.place().beside("conflict").write_bytes(stranger)
    encrypt(session, MADE)
    (conflict,) = session.place().folder.glob("*.conflict-1.json.age")
    assert KEY.opened(conflict.read_bytes()) == stranger


def test_two_names_for_one_plan_are_refused(session: Session) -> None:
    begin(session, FULL, what("full"))
    path = session.home / "people.json"
    own = session.place().name
    path.write_text(f'{{"schema": 1, "own": "{own}", "people": {{"Jo": "{own}"}}}}')
    with pytest.raises(CannotRead, match="people_damaged"):
        session.load()


def test_readers_never_wait_for_a_lock_that_is_being_put_on(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(session, FULL, what("full"))
    sweep = encrypting._sweep
    seen: list[object] = []

    def look_meanwhile(*given: object) -> None:
        reader = others(session, PASSPHRASE)
        reader.wait = 1000
        seen.append(reader.load())
        sweep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(encrypting, "_sweep", look_meanwhile)
    encrypt(session, MADE)
    assert seen == [session.load()]


@pytest.mark.parametrize("how", ["restore", "lock anew", "forget everything"])
def test_whoever_waited_for_the_lock_looks_again(session: Session, tmp_path: Path, how: str) -> None:
    """The plan was locked for good, or its lock taken off, while they waited."""
    begin(session, FULL, what("full"))
    copy = backup(session, tmp_path / "copy.json")
    if how == "lock anew":
        encrypt(session, MADE)
    other = others(session, PASSPHRASE, PASSPHRASE)
    place = other._place

    def turned() -> object:
        return decrypt(session) if how == "lock anew" else encrypt(session, MADE)

    other._place = lambda: _first(place, turned)  # type: ignore[method-assign]
    if how == "restore":
        restore(other, copy)
        assert session.load() == others(session, PASSPHRASE).load()
        assert not shown(session)
    elif how == "lock anew":
        with pytest.raises(CannotBeDone, match="not_locked"):
            change_passphrase(other, KEY, BY_ANOTHER)
        assert not list(session.home.rglob("*.key"))
    else:
        erase_everything(other)
        assert everything(session.home) == {}


def test_everything_is_forgotten_on_a_full_disk_too(locked: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Erasing needs no room."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "write_new", full)
    erase_everything(others(locked))
    assert everything(locked.home) == {}
