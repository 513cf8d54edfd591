"""What is acknowledged stands in two files of its own: whatever a cloud folder does to the plan, all is reached.

A version that goes back is noticed at the next look, with the number that brings the newer one back. What arrives in
the instant of a commit is kept beside the plan, whole or half.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotRead, NotSaved
from goalwalk.core.model.plan import Plan
from goalwalk.store.disk import container, files, swap
from goalwalk.store.plan import backups, verify
from goalwalk.store.plan.plan_file import PlanStorage
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import migrations
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.encrypt import encrypt
from goalwalk.store.verbs.erase import erase
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import undo
from goalwalk.store.verbs.update import begin, update
from store.locks import MADE, PASSPHRASE, asking
from store.making import DAY, Clock, goal, letters, remove_goal, what, win

Said = list[tuple[str, dict[str, object]]]


def words_of(session: Session) -> set[str]:
    """Every win that can be reached: in the plan, in a backup, in what was kept beside it."""
    own = session.keyed()
    reached: set[str] = set()
    for path in (own.plan, *(copy for side in own.sides for copy in backups.copies(side))):
        try:
            reached |= {one.text for one in verify.read(path, own).plan.wins}
        except CannotRead:
            continue
    return reached


def put_back(path: Path, data: bytes) -> None:
    """As a cloud folder does it: a new file, renamed over the plan."""
    beside = path.with_name("~cloud")
    beside.write_bytes(data)
    beside.replace(path)


def locked(session: Session) -> Session:
    encrypt(session, MADE)
    return session


def again(session: Session, said: Said, clock: Clock) -> Session:
    """The next command."""
    someone = asking(PASSPHRASE)
    later = open_session(
        session.home,
        now=clock,
        random=letters(clock.now.toordinal()),
        notice=lambda *notice: said.append(notice),
        wait=0.1,
        unlocking=someone,
    )
    later.keys = session.keys
    return later


@pytest.mark.parametrize("lock", [False, True])
def test_a_plan_that_went_back_is_named_and_both_lines_stay(
    session: Session, said: Said, clock: Clock, lock: bool
) -> None:
    begin(session, goal(1), what("begin"))
    if lock:
        locked(session)
    older, first = session.place().plan.read_bytes(), clock.now.date()
    for number in (1, 2):
        clock.later(days=1)
        update(session, win(number, f"win {number}"), what("win"))
    newer = clock.now.date()
    path = session.place().plan
    assert path.read_bytes() == backups.named(session.keyed())[0].path.read_bytes()
    assert not path.samefile(backups.named(session.keyed())[0].path)
    said.clear()
    put_back(path, older)
    clock.later(days=1)
    assert again(session, said, clock).load().wins == ()
    told = ("went_back", {"day": first, "newer": newer, "number": 1})
    assert said == [told]
    said.clear()
    assert check_plan(again(session, said, clock)).plan.ok
    assert said == [told]
    said.clear()
    session = again(session, said, clock)
    update(session, win(1, "win 3"), what("win"))
    assert said == [told]
    said.clear()
    session = again(session, said, clock)
    assert words_of(session) == {"win 1", "win 2", "win 3"}
    assert [one.text for one in restore(session, 1).plan.wins] == ["win 1", "win 2"], "the number that was told"
    assert words_of(session) == {"win 1", "win 2", "win 3"}
    assert [one.text for one in restore(session, 1).plan.wins] == ["win 3"]
    assert not said
    assert all(one.ok for one in check_plan(session).backups)


def test_an_older_version_whose_newer_ones_cannot_be_read_is_no_older_one(session: Session, said: Said) -> None:
    """Nothing is offered that could not be brought back, and no name of a file stops anybody from writing."""
    begin(session, goal(1), what("begin"))
    own = session.place()
    for name in ("00000099.2026-11-20.json", "999999999999999.2026-11-20.json", "9007199254740991.2026-11-20.json"):
        (own.backups / name).write_text("{}")
    session.load()
    update(session, win(1), what("win"))
    update(session, win(2), what("win"))
    assert len(session.load().wins) == 2
    assert said == []


def test_another_version_of_the_same_number_is_named_too(session: Session, said: Said, clock: Clock) -> None:
    begin(session, goal(1), what("begin"))
    older = session.place().plan.read_bytes()
    update(session, win(1, "here"), what("win"))
    theirs = container.parse(older, migrations.SCHEMA).tables
    put_back(session.place().plan, container.serialise(theirs, migrations.SCHEMA, 2))
    session = again(session, said, clock)
    update(session, win(1, "after"), what("win"))
    assert said == [("replaced", {"day": clock.now.date(), "newer": clock.now.date(), "number": 1})]
    assert words_of(session) == {"here", "after"}
    assert [one.text for one in restore(session, 1).plan.wins] == ["here"]


def test_a_look_during_a_commit_never_says_that_the_plan_went_back(session: Session, said: Said, clock: Clock) -> None:
    """A reader holds no lock: between what it reads and its look at the backups, any number of commits may go by."""
    begin(session, goal(1), what("begin"))
    reader = again(session, said, clock)
    storage = reader.storage(reader.keyed())
    storage.read()
    older = storage.data
    for number in (1, 2):
        update(session, win(number, f"win {number}"), what("win"))
        assert not storage.may_be_replaced()
    put_back(session.place().plan, older)
    storage.read()
    assert storage.may_be_replaced(), "but one that lasts is seen"


@pytest.mark.parametrize("lock", [False, True])
@pytest.mark.parametrize("more", [0, 1, 3])
def test_anothers_version_is_named_whatever_its_length_and_number(
    session: Session, said: Said, clock: Clock, more: int, lock: bool
) -> None:
    """Two computers went on from one version, in words of the same length; a cloud folder puts theirs over ours."""
    begin(session, goal(1), what("begin"))
    if lock:
        locked(session)
    path, before = session.place().plan, session.place().plan.read_bytes()
    there = {file: file.read_bytes() for file in session.place().backups.iterdir()}
    for number in range(1, more + 2):
        update(again(session, said, clock), win(number, f"there {number}"), what("win"))
    theirs = path.read_bytes()
    put_back(path, before)
    for file in session.place().backups.iterdir():
        file.unlink()
    for file, data in there.items():
        file.write_bytes(data)
    said.clear()
    update(again(session, said, clock), win(1, "heres 1"), what("win"))
    put_back(path, theirs)
    assert said == []
    session = again(session, said, clock)
    assert len(session.load().wins) == more + 1
    assert [code for code, _ in said] == ["replaced"]
    assert [one.text for one in restore(session, int(str(said[0][1]["number"]))).plan.wins] == ["heres 1"]
    session = again(session, said, clock)
    said.clear()
    assert session.load().wins
    assert said == []


ARRIVE: dict[str, Callable[[bytes, bytes], bytes]] = {
    "newer": lambda older, now: container.serialise(
        container.parse(older, migrations.SCHEMA).tables, migrations.SCHEMA, 9
    ),
    "same number": lambda older, now: container.serialise(
        container.parse(older, migrations.SCHEMA).tables, migrations.SCHEMA, 2
    ),
    "half": lambda older, now: container.serialise(
        container.parse(older, migrations.SCHEMA).tables, migrations.SCHEMA, 9
    )[:-30],
    "empty": lambda older, now: b"",
    "older": lambda older, now: older,
}


@pytest.mark.parametrize("kind", ARRIVE)
@pytest.mark.parametrize("in_place", [False, True])
def test_what_arrives_between_the_look_and_the_rename_is_kept(
    session: Session, said: Said, monkeypatch: pytest.MonkeyPatch, kind: str, in_place: bool
) -> None:
    """At the very instant, and earlier: it is never written over, and never bears our number."""
    begin(session, goal(1), what("begin"))
    path = session.place().plan
    older = path.read_bytes()
    update(session, win(1, "here"), what("win"))
    if not swap.exchanged(path, backups.named(session.place())[0].path):
        pytest.skip("needs a file system that exchanges names")
    theirs = ARRIVE[kind](older, path.read_bytes())
    at_once = swap.exchanged

    def arrives(one: Path, other: Path) -> bool:
        if other == path:
            monkeypatch.setattr(swap, "exchanged", at_once)
            path.write_bytes(theirs) if in_place else put_back(path, theirs)
        return at_once(one, other)

    monkeypatch.setattr(swap, "exchanged", arrives)
    update(session, win(2, "after"), what("win"))
    kept = list(path.parent.glob("*-1.json"))
    if kind == "older":
        assert kept == [], "it is among the backups already"
    else:
        word = "bad" if kind in ("half", "empty") else "conflict"
        assert [one.name for one in kept] == [f"{path.stem}.{word}-1.json"]
        assert kept[0].read_bytes() == theirs
        assert said[-1] == ("conflict_kept", {"path": str(kept[0])})
    assert {"here", "after"} <= words_of(session)
    assert all(one.ok for one in check_plan(session).backups)
    assert not [one for one in session.home.rglob("*") if "tmp" in one.name]


@pytest.mark.parametrize("moment", ["before", "after", "named"])
def test_a_commit_that_was_killed_leaves_what_it_displaced(
    session: Session, said: Said, clock: Clock, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """A foreign version that was displaced in the instant of a kill is found by the next command."""
    begin(session, goal(1), what("begin"))
    own = session.place()
    foreign = container.serialise(
        container.parse(own.plan.read_bytes(), migrations.SCHEMA).tables, migrations.SCHEMA, 5
    )

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    def arrives(one: Path, other: Path) -> bool:
        if other != own.plan:
            return exchanged(one, other)
        put_back(own.plan, foreign)
        if moment == "before":
            raise Killed
        return exchanged(one, other)

    exchanged = swap.exchanged
    with monkeypatch.context() as patch:
        patch.setattr(swap, "exchanged", arrives)
        patch.setattr(files, "clear", lambda path: None)
        if moment != "before":
            patch.setattr(files if moment == "after" else backups, "lasting" if moment == "after" else "prune", killed)
            patch.setattr("goalwalk.store.plan.backups.keep_displaced", lambda *_, **__: None)
        with pytest.raises(Killed):
            update(session, win(1, "mine"), what("win"))
    assert own.new.exists()
    update(again(session, said, clock), win(2, "after"), what("win"))
    conflicts = list(own.folder.glob("*.conflict-*"))
    everything = {path.read_bytes() for path in (own.plan, *backups.copies(own))}
    assert foreign in everything, "kept, or read as the plan and so among the backups"
    assert len(conflicts) == (moment != "before")
    assert not [one for one in session.home.rglob("*") if "tmp" in one.name]


@pytest.mark.parametrize("lock", [False, True])
@pytest.mark.parametrize("kind", ["begin", "add", "take away", "forget", "undo"])
def test_a_commit_that_was_killed_before_its_second_file_had_a_name(
    session: Session, said: Said, clock: Clock, monkeypatch: pytest.MonkeyPatch, kind: str, lock: bool
) -> None:
    """Nobody is told of another version by whatever comes next, and what stands has its second file by then."""

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    def commit() -> object:
        if kind == "begin":
            return begin(session, goal(1), what("begin"))
        if kind == "add":
            return update(session, win(2, "more"), what("win"))
        if kind == "take away":
            return update(session, remove_goal(1), what("gone"))
        return erase(session, {"win-1"}) if kind == "forget" else undo(session)

    if kind != "begin":
        begin(session, goal(1), what("begin"))
        update(session, win(1, "one"), what("win"))
    if lock and kind != "begin":
        locked(session)
    with monkeypatch.context() as patch:
        patch.setattr(PlanStorage, "_name_second", killed)
        with pytest.raises(Killed):
            commit()
    stood = session.place().plan.read_bytes()
    for look in (
        lambda: whole_plan(again(session, said, clock)),
        lambda: update(again(session, said, clock), goal(7), None),
    ):
        look()
        assert [code for code, _ in said if code != "forget_finished"] == []
    own = session.keyed()
    assert any(backups.is_same(own, backup.path, stood) for backup in backups.there(own))
    assert len({path.stat().st_ino for path in (own.plan, *backups.copies(own))}) == 1 + len(backups.there(own))


@pytest.mark.parametrize("written", [0, 1, 500])
def test_the_first_commit_that_was_killed_while_it_wrote_has_begun_nothing(session: Session, written: int) -> None:
    begin(session, goal(1), what("begin"))
    own, data = session.place(), session.place().plan.read_bytes()
    for path in (own.plan, *(backup.path for backup in backups.there(own))):
        path.unlink()
    own.second.write_bytes(data[:written])
    assert not session.exists()
    begin(session, goal(1), what("begin"))
    assert [path.read_bytes() for path in backups.copies(own)] == [own.plan.read_bytes()]


def test_a_copy_that_is_still_to_be_turned_is_no_second_file(session: Session, said: Said) -> None:
    """While a lock goes on or off, a copy may lie there that says what the plan does, in the other kind."""
    begin(session, goal(1), what("begin"))
    own, before = session.place(), list(backups.copies(session.place()))
    own.second.write_bytes(own.plan.read_bytes())
    own.conversion.touch()
    backups.finish_commit(own, lambda *notice: said.append(notice), DAY)
    assert list(backups.copies(own)) == before and said == []


@pytest.mark.parametrize("what_fails", ["exchange", "exchange and links"])
def test_a_system_with_fewer_calls_keeps_two_files_as_well(
    session: Session, said: Said, monkeypatch: pytest.MonkeyPatch, what_fails: str
) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    if "links" in what_fails:

        def no_links(self: Path, target: Path) -> None:
            if not os.path.lexists(target):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(Path, "hardlink_to", no_links)
    begin(session, goal(1), what("begin"))
    update(session, win(1, "one"), what("win"))
    own = session.place()
    foreign = container.serialise(
        container.parse(own.plan.read_bytes(), migrations.SCHEMA).tables, migrations.SCHEMA, 8
    )

    def meanwhile(plan: Plan) -> Plan:
        put_back(own.plan, foreign)
        return win(2, "two")(plan)

    update(session, meanwhile, what("win"))
    assert [one.read_bytes() for one in own.folder.glob("*.conflict-1.json")] == [foreign]
    assert words_of(session) == {"one", "two"}
    assert own.plan.read_bytes() == backups.named(own)[0].path.read_bytes()
    assert not own.plan.samefile(backups.named(own)[0].path)
    assert not [one for one in session.home.rglob("*") if "tmp" in one.name]


@pytest.mark.parametrize("spoil", ["plan", "second", "both"])
def test_damage_in_place_takes_nothing_acknowledged_and_the_right_number_is_told(session: Session, spoil: str) -> None:
    begin(session, goal(1), what("begin"))
    update(session, win(1, "one"), what("win"))
    update(session, win(2, "two"), what("win"))
    own = session.place()
    for path in [own.plan] * (spoil != "second") + [backups.named(own)[0].path] * (spoil != "plan"):
        with path.open("r+b") as file:
            file.seek(-20, os.SEEK_END)
            file.write(b"\0\0\0")
    if spoil == "second":
        assert len(session.load().wins) == 2
        assert [one.ok for one in check_plan(session).backups] == [False, True, True]
        update(session, win(3, "three"), what("win"))
        assert words_of(session) == {"one", "two", "three"}
        return
    with pytest.raises(CannotRead, match="damaged") as caught:
        session.load()
    number = int(str(caught.value.facts["restorable"]))
    assert number == 1
    assert [one.text for one in restore(session, number).plan.wins] == (["one", "two"] if spoil == "plan" else ["one"])
    assert len(list(own.folder.glob("*.bad-1.json"))) == 1


@pytest.mark.parametrize("where", ["second", "plan", "name"])
def test_without_the_second_file_nothing_is_acknowledged(
    session: Session, monkeypatch: pytest.MonkeyPatch, where: str, said: Said, clock: Clock
) -> None:
    begin(session, goal(1), what("begin"))
    own = session.place()
    before = {path: path.read_bytes() for path in own.folder.rglob("*") if path.is_file()}
    write, name = files.write_new, files.name

    def full(path: Path, data: bytes, most: int = files.LARGEST) -> None:
        if path == (own.new if where == "plan" else own.second):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, data, most)

    def no_name(temp: Path, path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "name" if where == "name" else "write_new", no_name if where == "name" else full)
    with pytest.raises(NotSaved, match="no_space"):
        update(session, win(1, "one"), what("win"))
    monkeypatch.setattr(files, "write_new", write)
    monkeypatch.setattr(files, "name", name)
    assert {path: path.read_bytes() for path in own.folder.rglob("*") if path.is_file()} == before
    again(session, said, clock).load()
    assert said == []


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_cloud_folder_does_all_that_was_acknowledged_is_reached(
    session: Session, said: Said, clock: Clock, seed: int
) -> None:
    """Renamed over, half there, an older version, one in place, a conflict copy, gone: in any order."""
    chance = random.Random(seed)
    begin(session, goal(1), what("begin"))
    own = session.place()
    seen, acknowledged = [own.plan.read_bytes()], set()
    for number in range(1, 26):
        clock.later(hours=5)
        session = again(session, said, clock)
        if chance.random() < 0.6:
            kind = chance.choice(("older", "half", "half in place", "in place", "copy", "gone", "foreign"))
            theirs = chance.choice(seen)
            if kind == "foreign":
                tables = container.parse(theirs, migrations.SCHEMA).tables
                theirs = container.serialise(tables, migrations.SCHEMA, chance.randint(1, number + 3))
            if kind in ("older", "foreign"):
                put_back(own.plan, theirs)
            elif kind == "half":
                put_back(own.plan, theirs[: chance.randrange(len(theirs))])
            elif kind == "half in place":
                own.plan.write_bytes(theirs[: chance.randrange(len(theirs))])
            elif kind == "in place":
                own.plan.write_bytes(theirs)
            elif kind == "copy":
                (own.folder / f"{own.stem} (conflicted copy).json").write_bytes(theirs)
            else:
                own.plan.unlink()
        try:
            update(session, win(number, f"win {number}"), what("win"))
        except CannotRead as problem:
            assert problem.facts["restorable"] == 1, "the newest is whole in its second file"
            restore(session, 1)
            update(session, win(number, f"win {number}"), what("win"))
        acknowledged.add(f"win {number}")
        seen.append(own.plan.read_bytes())
        assert acknowledged <= words_of(session)
    assert all(one.ok for one in check_plan(session).backups)
