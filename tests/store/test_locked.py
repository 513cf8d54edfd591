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
from goalwalk.store.plan.keyring import Held
from goalwalk.store.plans import Plans
from goalwalk.store.verbs import encrypt
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
from store.test_history import old, on

CANARY = "Kanarienvogel"
WORDS = (CANARY.encode(), b"Sleep better", b"I called", b"check_ins", b"goalwalk")

__all__ = ["runtime"]


def others(plans: Plans, *passphrases: str, minutes: int = 30, runtime: Path | None = None) -> Plans:
    """The same home in another process."""
    return Plans(
        plans.desk.home,
        now=plans.desk.now,
        random=letters(),
        wait=0.1,
        unlocking=asking(*passphrases, minutes=minutes, runtime=runtime),
    )


@pytest.fixture
def locked(plans: Plans, clock: Clock) -> Plans:
    """A plan with history, backups, a conflict copy and a bad copy, locked."""
    old(plans)
    plans.update(many(goal(7, CANARY), win(7, CANARY)), what("more"))
    own = plans.where()
    own.beside("conflict").write_bytes(own.plan.read_bytes())
    own.beside("bad").write_bytes(CANARY.encode())
    plans.encrypt(MADE)
    return plans


def shown(plans: Plans) -> dict[str, bytes]:
    """Every file of the home that shows a word of the plan, or what kind of file it is."""
    return {name: data for name, data in everything(plans.desk.home).items() if any(word in data for word in WORDS)}


def test_no_word_is_left_in_any_file(plans: Plans) -> None:
    old(plans)
    plans.update(goal(7, CANARY), what("more"))
    before = plans.whole()
    assert len(shown(plans)) > 5
    turned = plans.encrypt(MADE)
    assert turned.files == len([*plans.where().backups.glob("0*"), *plans.desk.home.rglob("20*.age")])
    assert not shown(plans)
    assert not [path for path in plans.desk.home.rglob("*.json") if path.name != "people.json"]
    assert plans.whole() == before


def test_without_the_key_it_is_locked_and_nothing_is_written(locked: Plans) -> None:
    before = everything(locked.desk.home)
    for use in (
        lambda plans: plans.load(),
        lambda plans: plans.whole(),
        lambda plans: plans.update(goal(9), what("goal")),
        lambda plans: plans.undo(),
        lambda plans: plans.check(),
        lambda plans: plans.earlier(),
        lambda plans: plans.restore(1),
        lambda plans: plans.backup(),
        lambda plans: plans.forget({"goal-7"}),
        lambda plans: plans.decrypt(),
        lambda plans: plans.begin(goal(9), what("goal")),
        lambda plans: plans.mend(),
    ):
        with pytest.raises(CannotRead, match="locked"):
            use(others(locked))
    with pytest.raises(CannotRead, match="locked"):
        others(locked, "wrong", "wrong again").load()
    assert everything(locked.desk.home) == before


def test_with_the_passphrase_every_use_of_a_plan_works(locked: Plans, tmp_path: Path, clock: Clock) -> None:
    plans = others(locked, "wrong", PASSPHRASE)
    assert plans.load() == locked.load()
    plans.update(many(goal(8, "Sing"), on("filled", 2024, 5, 2)), what("goal"))  # type: ignore[arg-type]
    assert plans.undo().plan.goals == locked.load().goals
    plans.redo()
    clock.later(days=400)
    plans.update(win(8, CANARY), what("win"))
    report = plans.check()
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))
    assert len(report.history) >= 4
    assert plans.restore(2).plan == plans.whole()
    assert plans.forget({"goal-7"}).documents == 1
    assert plans.mend() == ()
    assert not shown(plans)
    copy = plans.backup(tmp_path / "copy.json.age")
    assert CANARY.encode() not in copy.read_bytes()
    assert (tmp_path / "copy.key").read_bytes() == BY_PASSPHRASE


def test_taking_the_lock_off_leaves_what_was_there(plans: Plans) -> None:
    old(plans)
    before = everything(plans.desk.home)
    plans.encrypt(MADE)
    plans.update(goal(9), what("goal"))
    plans.undo()
    assert plans.decrypt().deleted == 0
    after = everything(plans.desk.home)
    assert {name for name in after if name.endswith((".age", ".key", ".recovery", ".turning"))} == set()
    assert {name: data for name, data in after.items() if name in before and "/0" in name} == {
        name: data for name, data in before.items() if "/0" in name
    }
    with TinyDB(plans.where().plan) as db:
        assert {one["title"] for one in db.table("goals") if "removed" not in one} == {
            one.title for one in plans.load().goals
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


def test_the_same_passphrase_however_its_letters_are_composed(plans: Plans) -> None:
    assert keys.checked("cafe\u0301") == keys.checked("caf\u00e9")


@pytest.mark.parametrize("damage", ["cut", "flipped", "another key", "empty", "plain"])
@pytest.mark.parametrize("which", ["plan", "backup", "history"])
def test_a_locked_file_that_was_tampered_with(locked: Plans, damage: str, which: str) -> None:
    own = locked.where()
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
    before = everything(locked.desk.home)
    if which == "plan":
        for use in (locked.load, lambda: locked.update(goal(9), what("goal"))):
            with pytest.raises(CannotRead, match=r"damaged|wrong_key"):
                use()
    else:
        report = locked.check()
        assert any(not one.ok for one in (*report.history, *report.backups))
        assert locked.load().goals
    assert everything(locked.desk.home) == before
    if which == "plan":
        locked.restore(1)
        assert locked.load().goals
        assert own.beside("bad").name.endswith("-3.json.age")


def test_a_locked_backup_on_a_stick_begins_a_plan_elsewhere(locked: Plans, tmp_path: Path, clock: Clock) -> None:
    copy = locked.backup(tmp_path / "stick.json.age")
    before = everything(tmp_path)
    nobody = Plans(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking("wrong"))
    with pytest.raises(CannotRead, match="locked"):
        nobody.restore(copy)
    assert everything(tmp_path) == before, "nothing is begun"
    elsewhere = Plans(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking("wrong", PASSPHRASE))
    assert elsewhere.restore(copy).plan == locked.whole()
    assert not shown(elsewhere)
    with pytest.raises(CannotRead, match="locked"):
        others(elsewhere).load()
    assert others(elsewhere, PASSPHRASE).load() == locked.load()
    assert others(elsewhere).key_by_paper(PAPER) == KEY


def test_a_locked_copy_is_never_brought_back_into_a_plan_without_a_lock(
    locked: Plans, tmp_path: Path, clock: Clock
) -> None:
    copy = locked.backup(tmp_path / "stick.json.age")
    plain = Plans(tmp_path / "plain", now=clock, random=letters(), unlocking=asking(PASSPHRASE))
    plain.begin(goal(1, "Mine"), what("goal"))
    before = everything(plain.desk.home)
    with pytest.raises(CannotBeDone, match="copy_locked"):
        plain.restore(copy)
    assert everything(plain.desk.home) == before


def test_a_plain_copy_is_locked_when_it_is_brought_back(locked: Plans, tmp_path: Path, clock: Clock) -> None:
    plain = Plans(tmp_path / "plain", now=clock, random=letters())
    plain.begin(goal(1, CANARY), what("goal"))
    copy = plain.backup(tmp_path / "copy.json")
    locked.restore(copy)
    assert locked.load().goals[0].title == CANARY
    assert not shown(locked)


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(locked: Plans) -> None:
    locked.lock_anew(KEY, BY_ANOTHER)
    with pytest.raises(CannotRead, match="locked"):
        others(locked, PASSPHRASE).load()
    assert others(locked, ANOTHER).load() == locked.load()
    assert not [name for name, data in everything(locked.desk.home).items() if data == BY_PASSPHRASE]
    assert others(locked).key_by_paper(PAPER) == KEY, "the recovery key goes on"


def test_a_key_that_is_gone_or_damaged_is_brought_back_by_its_second_copy(locked: Plans) -> None:
    own = locked.where()
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
    assert fresh.key_by_paper(PAPER) == KEY
    fresh.lock_anew(KEY, BY_ANOTHER)
    assert others(locked, ANOTHER).load() == locked.load()


def test_the_recovery_key_opens_all_even_when_it_is_all_that_is_left(locked: Plans) -> None:
    for path in (*locked.where().by_passphrases, *locked.where().by_papers):
        path.unlink()
    last = others(locked)
    with pytest.raises(CannotRead, match="key_missing"):
        last.key_by_paper(PAPER)  # what is written with it alone would open with nothing else
    found = last.key_by_paper(PAPER, alone=True)
    assert found == Key(PAPER)
    last.unlock(found, 0)
    last.update(goal(9, "Sing"), what("goal"))
    assert last.load().goals[-1].title == "Sing"
    with pytest.raises(CannotRead, match="wrong_recovery"):
        others(locked).key_by_paper(str(pyrage.x25519.Identity.generate()))


def test_a_key_is_held_for_a_while_and_no_longer(locked: Plans, runtime: Path, clock: Clock) -> None:
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
    others(locked, runtime=runtime).lock()
    with pytest.raises(CannotRead, match="locked"):
        others(locked, runtime=runtime).load()
    others(locked, PASSPHRASE, runtime=runtime, minutes=0).load()
    assert not any(path.is_file() for path in runtime.rglob("*"))


@pytest.mark.parametrize("how", ["open to others", "a link", "on a disk", "of nobody", "nonsense in it"])
def test_a_folder_that_holds_no_keys(locked: Plans, runtime: Path, tmp_path: Path, how: str) -> None:
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
        assert others(locked, PASSPHRASE, runtime=given).unlock(KEY, 5) is None


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
    ring.keep("a", "b", Held(KEY, datetime(2026, 1, 1), datetime(2026, 1, 2)))
    assert ring.kept("a") is None
    ring.drop("a")


def test_what_is_locked_already_or_not_at_all(plans: Plans) -> None:
    plans.begin(FULL, what("full"))
    for use in (plans.decrypt, plans.lock, plans.key, lambda: plans.lock_anew(KEY, BY_ANOTHER)):
        with pytest.raises(CannotBeDone, match="not_locked"):
            use()
    plans.encrypt(MADE)
    with pytest.raises(CannotBeDone, match="locked_already"):
        plans.encrypt(MADE)


def test_a_copy_that_no_key_opens_goes_with_the_lock_and_is_counted(locked: Plans) -> None:
    own = locked.where()
    victim = backups.named(own)[0].path
    victim.unlink()
    files.write_new(victim, Key(str(pyrage.x25519.Identity.generate())).closed(b"x"))
    assert locked.unopened() == 1
    assert locked.decrypt().deleted == 1
    assert not list(locked.desk.home.rglob("*.age"))


def test_a_plan_that_somebody_put_back_without_a_lock_is_named(locked: Plans) -> None:
    own = locked.where()
    own.twin.plan.write_bytes(b"{}")
    found = [one for one in locked.check().backups if not one.ok]
    assert [(one.path, one.code) for one in found] == [(own.twin.plan, "plain")]
    assert locked.load().goals, "the locked one is the plan"


def test_a_writer_that_waited_while_the_plan_was_locked_writes_into_the_locked_one(plans: Plans) -> None:
    plans.begin(FULL, what("full"))
    other = others(plans, PASSPHRASE)
    place = other.desk._place
    other.desk._place = lambda: _first(place, lambda: plans.encrypt(MADE))  # type: ignore[method-assign]
    other.update(retitle(1, CANARY), what("retitle"))
    assert plans.load().goals[0].title == CANARY
    assert not shown(plans)


def test_a_reader_between_two_names_reads_once_more(plans: Plans) -> None:
    plans.begin(FULL, what("full"))
    other = others(plans, PASSPHRASE)
    place = other.desk._place
    other.desk._place = lambda: _first(place, lambda: plans.encrypt(MADE))  # type: ignore[method-assign]
    assert other.load() == plans.load()


_DONE: list[int] = []


def _first(place: Callable[[], object], then: Callable[[], object]) -> object:
    found = place()
    if id(place) not in _DONE:
        _DONE.append(id(place))
        then()
    return found


def test_a_linked_plan_is_locked_where_it_lies(plans: Plans, tmp_path: Path) -> None:
    plans.begin(FULL, what("full"))
    plans.update(retitle(1, CANARY), what("retitle"))
    link = plans.where().plan
    (tmp_path / "stick").mkdir()
    link.rename(tmp_path / "stick" / "mine.json")
    link.symlink_to(tmp_path / "stick" / "mine.json")
    plans.update(goal(2), what("goal"))
    plans.update(goal(3), what("goal"))
    before = plans.whole()
    plans.encrypt(MADE)
    assert not shown(plans)
    assert not [name for name, data in everything(tmp_path / "stick").items() if CANARY.encode() in data]
    assert plans.where().link.is_symlink()
    assert plans.where().plan == tmp_path / "stick" / "mine.json.age"
    assert plans.whole() == others(plans, PASSPHRASE).whole() == before
    plans.update(goal(4), what("goal"))
    plans.decrypt()
    assert plans.where().plan == tmp_path / "stick" / "mine.json"
    assert not [*tmp_path.rglob("*.age"), *tmp_path.rglob("*.key")]
    assert len(plans.load().goals) == 4


def test_everything_is_forgotten_without_the_key(locked: Plans) -> None:
    others(locked).forget_everything()
    assert everything(locked.desk.home) == {}


def test_an_interrupted_forgetting_waits_for_the_key(locked: Plans) -> None:
    from goalwalk.store.verbs import forget

    forget.write_down(locked.where(), {"goal-7"})
    stranger = others(locked)
    with pytest.raises(CannotRead, match="locked"):
        stranger.load()
    assert [one.title for one in others(locked, PASSPHRASE).load().goals] == ["Sleep better"] * 2
    assert not locked.where().forgetting.exists()


@pytest.mark.parametrize("stop", ["twins", "commit", "sweep"])
@pytest.mark.parametrize("to", ["locked", "plain"])
def test_what_was_cut_short_is_finished_without_a_key(
    plans: Plans, monkeypatch: pytest.MonkeyPatch, stop: str, to: str
) -> None:
    """Before the commit it is as it was, after it the work is done, by whoever comes next."""
    old(plans)
    if to == "plain":
        plans.encrypt(MADE)
    whole = plans.whole()
    with monkeypatch.context() as patch:
        sweep = encrypt._sweep
        if stop == "twins":
            patch.setattr(encrypt, "_link", _dies)
        elif stop == "commit":
            patch.setattr(files, "sync_folder", _dies_with(files.sync_folder, plans, to))
        patch.setattr(encrypt, "_sweep", _dies if stop != "rolled back" else sweep)
        with pytest.raises((SystemExit, NotSaved)):
            plans.encrypt(MADE) if to == "locked" else plans.decrypt()
    assert plans.desk.listed().turning.exists()
    following = others(plans, PASSPHRASE)
    assert following.whole() == whole
    left = everything(plans.desk.home)
    assert not [name for name in left if name.endswith(".turning")]
    if following.is_locked():
        assert not shown(plans)
    else:
        assert not [name for name in left if name.endswith((".age", ".key", ".recovery"))]
    report = following.check()
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))


def _dies(*_: object, **__: object) -> None:
    raise SystemExit


def _dies_with(sync: Callable[[Path], None], plans: Plans, to: str) -> Callable[[Path], None]:
    def then(folder: Path) -> None:
        if plans.desk.listed().locked == (to == "locked"):
            raise SystemExit
        sync(folder)

    return then


AGE = shutil.which("age")


@pytest.mark.skipif(AGE is None, reason="needs age")
def test_age_opens_all_of_it_and_a_plan_that_age_has_locked_opens_here(locked: Plans, tmp_path: Path) -> None:
    own = locked.where()
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
    before = locked.whole()
    plain = subprocess.run([str(AGE), "-d", "-i", mine, own.plan], capture_output=True, check=True).stdout
    public = str(pyrage.x25519.Identity.from_str(KEY.identity).to_public())
    own.plan.unlink()
    subprocess.run([str(AGE), "-r", public, "-o", own.plan], input=plain, check=True)
    assert others(locked, PASSPHRASE).whole() == before


@pytest.mark.skipif(AGE is None, reason="needs age")
def test_age_asks_for_the_passphrase_and_opens_with_the_key_that_lies_there(locked: Plans) -> None:
    import pexpect

    own = locked.where()
    child = pexpect.spawn(str(AGE), ["-d", "-i", str(own.by_passphrase), str(own.plan)], timeout=30)
    child.expect("passphrase")
    child.sendline(PASSPHRASE)
    child.expect('"goalwalk"')
    child.expect(pexpect.EOF)


def test_history_of_a_locked_plan_is_named_by_what_it_says(plans: Plans) -> None:
    old(plans)
    before = plans.desk.current()
    names = year_files.named(before.tables)
    plans.encrypt(MADE)
    assert year_files.named(plans.desk.current().tables) == names


# What two mishaps at once leave, too


@pytest.mark.parametrize("damage", ["flipped", "too hard", "cut", "gone"])
def test_a_second_copy_of_the_key_is_tried_whatever_is_wrong_with_the_first(locked: Plans, damage: str) -> None:
    own = locked.where()
    spoilt = {
        "flipped": BY_PASSPHRASE[:-5] + bytes([BY_PASSPHRASE[-5] ^ 1]) + BY_PASSPHRASE[-4:],
        "too hard": BY_PASSPHRASE.replace(b" 1\n", b" 30\n", 1),
        "cut": BY_PASSPHRASE[:30],
    }
    own.by_passphrase.unlink() if damage == "gone" else own.by_passphrase.write_bytes(spoilt[damage])
    assert others(locked, PASSPHRASE).load() == locked.load()
    assert {path.read_bytes() for path in own.by_passphrases} == {BY_PASSPHRASE}
    own.by_paper.write_bytes(b"nonsense")
    assert others(locked).key_by_paper(PAPER) == KEY
    for path in own.by_papers:
        path.write_bytes(b"nonsense")
    assert others(locked).key_by_paper(PAPER, alone=True) == Key(PAPER)


def test_what_was_cut_short_takes_no_backup_while_the_plan_is_gone(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans.begin(FULL, what("full"))
    plans.update(retitle(1, "Title"), what("retitle"))
    with monkeypatch.context() as patch:
        patch.setattr(encrypt, "_twins", _dies)
        patch.setattr(encrypt, "_sweep", _dies)
        with pytest.raises(SystemExit):
            plans.encrypt(MADE)
    listed = plans.desk.listed()
    listed.plan.unlink()
    with pytest.raises(CannotRead, match="missing"):
        plans.load()
    plans.restore(1)
    assert plans.load().goals


def test_another_computer_leaves_what_this_one_has_begun(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that a cloud shares, the locked plan may come last."""
    plans.begin(FULL, what("full"))
    with monkeypatch.context() as patch:
        patch.setattr(encrypt, "_link", _dies)
        patch.setattr(encrypt, "_sweep", _dies)
        patch.setattr(encrypt, "_writer", lambda _: ("bbbbbbbb", "another"))
        with pytest.raises(SystemExit):
            plans.encrypt(MADE)
    note = plans.desk.listed().turning
    os.utime(note, (plans.desk.now().timestamp(),) * 2)
    before = everything(plans.desk.home)
    assert others(plans, PASSPHRASE).load().goals
    assert everything(plans.desk.home) == before
    os.utime(note, (plans.desk.now().timestamp() - encrypt.LONG - 1,) * 2)
    assert others(plans, PASSPHRASE).load().goals
    assert not note.exists(), "after a day nobody is at work on it any more"
    assert not plans.desk.listed().twin.plan.exists()


def test_what_another_program_wrote_meanwhile_is_left_and_named(
    plans: Plans, monkeypatch: pytest.MonkeyPatch, said: list[tuple[str, dict[str, object]]]
) -> None:
    plans.begin(FULL, what("full"))
    plain = plans.where().plan
    commit = encrypt._commit_locked

    def and_then(*given: object) -> None:
        commit(*given)  # type: ignore[arg-type]
        plain.unlink()
        plain.write_bytes(b"from a cloud")

    monkeypatch.setattr(encrypt, "_commit_locked", and_then)
    plans.encrypt(MADE)
    assert plain.read_bytes() == b"from a cloud"
    assert ("other_left", {"path": str(plain)}) in said
    assert plans.load().goals


def test_an_old_locked_version_that_comes_back_without_its_key_hides_nothing(locked: Plans) -> None:
    own = locked.where()
    old_version = own.plan.read_bytes()
    locked.decrypt()
    locked.update(retitle(1, "Newer"), what("retitle"))
    own.plan.write_bytes(old_version)
    assert others(locked).load().goals[0].title == "Newer"


def test_plain_bytes_in_the_place_of_a_locked_plan_are_refused_and_never_kept_plain(locked: Plans) -> None:
    own = locked.where()
    plain = Key(KEY.identity).opened(own.plan.read_bytes())
    own.plan.unlink()
    own.plan.write_bytes(plain)
    with pytest.raises(CannotRead, match="damaged"):
        locked.load()
    locked.restore(1)
    assert not shown(locked)


def test_a_locked_plan_moved_behind_a_link_opens_and_its_old_passphrase_goes(locked: Plans, tmp_path: Path) -> None:
    own = locked.where()
    (tmp_path / "stick").mkdir()
    own.plan.rename(tmp_path / "stick" / own.plan.name)
    own.link.symlink_to(tmp_path / "stick" / own.plan.name)
    assert others(locked, PASSPHRASE).load() == locked.load()
    locked.lock_anew(KEY, BY_ANOTHER)
    with pytest.raises(CannotRead, match="locked"):
        others(locked, PASSPHRASE).load()
    keys_left = [data for name, data in everything(tmp_path).items() if name.endswith(".key")]
    assert set(keys_left) == {BY_ANOTHER}
    locked.decrypt()
    assert not [*tmp_path.rglob("*.key"), *tmp_path.rglob("*.recovery"), *tmp_path.rglob("*.age")]


def test_a_stick_is_only_read(locked: Plans, tmp_path: Path, clock: Clock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = locked.backup(stick / "plan.json.age")
    (stick / "plan.tmp").write_text("theirs")
    (stick / "plan.recovery").unlink()
    before = everything(stick)
    elsewhere = Plans(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking(PASSPHRASE))
    elsewhere.restore(copy)
    assert everything(stick) == before
    assert sorted(path.name for path in stick.iterdir()) == ["plan.json.age", "plan.key", "plan.tmp"]


def test_a_copy_is_a_way_out_when_the_key_here_is_gone(locked: Plans, tmp_path: Path, clock: Clock) -> None:
    copy = locked.backup(tmp_path / "plan.json.age")
    whole = locked.whole()
    for path in (*locked.where().by_passphrases, *locked.where().by_papers):
        path.unlink()
    assert others(locked, PASSPHRASE).restore(copy).plan == whole
    assert others(locked, PASSPHRASE).load() == locked.load()
    (tmp_path / "plan.key").unlink()
    (tmp_path / "plan.recovery").unlink()
    said: list[str] = []
    elsewhere = Plans(
        tmp_path / "elsewhere", now=clock, random=letters(), notice=lambda code, _: said.append(code), wait=0.1
    )
    assert elsewhere.restore(copy, PAPER).plan == whole
    assert "no_passphrase" in said
    assert not shown(elsewhere)
    found = others(elsewhere).key_by_paper(PAPER, alone=True)
    assert found == Key(PAPER)
    backup = backups.named(locked.where())[0].path
    third = Plans(tmp_path / "third", now=clock, random=letters(), unlocking=asking(PASSPHRASE))
    assert third.restore(backup).plan.goals, "the key lies among the backups, too"


def test_a_plain_copy_with_the_history_beside_it_is_locked_here(locked: Plans, tmp_path: Path, clock: Clock) -> None:
    elsewhere = Plans(tmp_path / "elsewhere", now=clock, random=letters())
    old(elsewhere)
    assert len(locked.restore(elsewhere.where().plan).plan.check_ins) == len(elsewhere.whole().check_ins)
    assert not shown(locked)


def test_a_locked_copy_that_cannot_be_written_leaves_no_key(
    locked: Plans, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goalwalk.store.plan.storage import PlanStorage

    copy = locked.backup(tmp_path / "plan.json.age")
    elsewhere = Plans(tmp_path / "elsewhere", now=clock, random=letters(), unlocking=asking(PASSPHRASE, PASSPHRASE))

    def full(*_: object, **__: object) -> None:
        raise NotSaved("no_space", path="x", errno="ENOSPC")

    with monkeypatch.context() as patch:
        patch.setattr(PlanStorage, "write", full)
        with pytest.raises(NotSaved):
            elsewhere.restore(copy)
    assert not list((tmp_path / "elsewhere").rglob("*.key"))
    elsewhere.begin(goal(1), what("goal"))
    assert not elsewhere.is_locked()


def test_a_copy_of_another_format_is_locked_and_not_deleted(plans: Plans) -> None:
    plans.begin(FULL, what("full"))
    stranger = Key(str(pyrage.x25519.Identity.generate())).closed(b"theirs")
    plans.where().beside("conflict").write_bytes(stranger)
    plans.encrypt(MADE)
    (conflict,) = plans.where().folder.glob("*.conflict-1.json.age")
    assert KEY.opened(conflict.read_bytes()) == stranger


def test_two_names_for_one_plan_are_refused(plans: Plans) -> None:
    plans.begin(FULL, what("full"))
    path = plans.desk.home / "people.json"
    own = plans.where().name
    path.write_text(f'{{"schema": 1, "own": "{own}", "people": {{"Jo": "{own}"}}}}')
    with pytest.raises(CannotRead, match="people_damaged"):
        plans.load()


def test_readers_never_wait_for_a_lock_that_is_being_put_on(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    plans.begin(FULL, what("full"))
    sweep = encrypt._sweep
    seen: list[object] = []

    def look_meanwhile(*given: object) -> None:
        reader = others(plans, PASSPHRASE)
        reader.desk.wait = 1000
        seen.append(reader.load())
        sweep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(encrypt, "_sweep", look_meanwhile)
    plans.encrypt(MADE)
    assert seen == [plans.load()]


@pytest.mark.parametrize("how", ["restore", "lock anew", "forget everything"])
def test_whoever_waited_for_the_lock_looks_again(plans: Plans, tmp_path: Path, how: str) -> None:
    """The plan was locked for good, or its lock taken off, while they waited."""
    plans.begin(FULL, what("full"))
    copy = plans.backup(tmp_path / "copy.json")
    if how == "lock anew":
        plans.encrypt(MADE)
    other = others(plans, PASSPHRASE, PASSPHRASE)
    place = other.desk._place

    def turned() -> object:
        return plans.decrypt() if how == "lock anew" else plans.encrypt(MADE)

    other.desk._place = lambda: _first(place, turned)  # type: ignore[method-assign]
    if how == "restore":
        other.restore(copy)
        assert plans.load() == others(plans, PASSPHRASE).load()
        assert not shown(plans)
    elif how == "lock anew":
        with pytest.raises(CannotBeDone, match="not_locked"):
            other.lock_anew(KEY, BY_ANOTHER)
        assert not list(plans.desk.home.rglob("*.key"))
    else:
        other.forget_everything()
        assert everything(plans.desk.home) == {}


def test_everything_is_forgotten_on_a_full_disk_too(locked: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    """Erasing needs no room."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "write_new", full)
    others(locked).forget_everything()
    assert everything(locked.desk.home) == {}
