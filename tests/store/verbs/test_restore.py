"""A copy is put back once it is said what would go; another's plan is never taken for one's own."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from goalwalk.core.errors import CannotBeDone, CannotRead, Stopped
from goalwalk.store.plan import backups
from goalwalk.store.plan.compare_copies import Going
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import backup, erase_copy, list_copies
from goalwalk.store.verbs.encrypt import encrypt
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.persons import add_person
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import undo
from goalwalk.store.verbs.update import begin, update
from store.locks import MADE
from store.making import DAY, FULL, Clock, check_in, goal, letters, many, retitle, step, what, win


class Asked:
    """Whoever is shown what would go."""

    def __init__(self, *, says: bool = True) -> None:
        self.says = says
        self.shown: list[Going] = []

    def __call__(self, going: Going) -> None:
        self.shown.append(going)
        if not self.says:
            raise Stopped("stopped")


def of(session: Session, clock: Clock, person: str | None, seed: int = 5) -> Session:
    return open_session(session.home, now=clock, random=letters(seed), person=person, wait=0.1)


@pytest.fixture
def tess(session: Session, clock: Clock) -> Session:
    """Tess's plan, in a home where Robin has one, too, and so has whoever keeps them."""
    begin(session, goal(1, "Mine"), what("begin"))
    for name in ("Robin", "Tess"):
        add_person(session, name)
    ids = many(goal(7, "Robin's"), win(7))
    begin(of(session, clock, "Robin", 6), ids, what("begin"))
    theirs = of(session, clock, "Tess", 7)
    begin(theirs, many(goal(8, "Tess's"), win(8)), what("begin"))
    return theirs


def test_what_would_go_is_shown_and_nothing_goes_without_a_yes(session: Session, tmp_path: Path, clock: Clock) -> None:
    begin(session, FULL, what("begin"))
    copy = backup(session, tmp_path / "copy.json")
    clock.later(days=1)
    update(session, win(2), what("win"))
    update(session, many(check_in("c2"), retitle(1, "Rest")), what("more"))
    before = session.place().plan.read_bytes()
    asked = Asked(says=False)
    with pytest.raises(Stopped):
        restore(session, copy, agree=asked)
    assert session.place().plan.read_bytes() == before
    (going,) = asked.shown
    assert going == Going(2, False, clock.now.date(), {"wins": 1, "check_ins": 1}, 1)
    restored = restore(session, copy, agree=Asked())
    assert len(restored.plan.wins) == 1
    assert restored.kept is not None
    assert restored.kept.read_bytes() == before
    assert restored.number is not None
    assert len(restore(session, restored.number).plan.wins) == 2, "it is just there, where it is said to be"


def test_nothing_is_asked_where_nothing_goes(session: Session, tmp_path: Path, clock: Clock) -> None:
    """The same again, a newer one over an older one, the newest over a damaged plan, a plan where there was none."""
    asked = Asked(says=False)
    begin(session, FULL, what("begin"))
    older = session.place().plan.read_bytes()
    restore(session, backup(session, tmp_path / "same.json"), agree=asked)
    update(session, win(2), what("win"))
    newer = backup(session, tmp_path / "newer.json")
    session.place().plan.write_bytes(older)
    assert len(restore(session, newer, agree=asked).plan.wins) == 2
    session.place().plan.write_bytes(older[:-20])
    assert len(restore(session, 1, agree=asked).plan.wins) == 2
    elsewhere = open_session(tmp_path / "elsewhere", now=clock, random=letters(3), wait=0.1)
    restored = restore(elsewhere, newer, agree=asked)
    assert restored.kept is None, "nothing stood there"


def test_an_older_copy_over_a_damaged_plan_is_held_beside_the_newest(session: Session) -> None:
    begin(session, FULL, what("begin"))
    for number in (2, 3, 4):
        update(session, win(number), what("win"))
    plan = session.place().plan
    plan.write_bytes(plan.read_bytes()[:-20])
    bad = plan.read_bytes()
    asked = Asked()
    restored = restore(session, 3, agree=asked)
    assert [going.things for going in asked.shown] == [{"wins": 2}]
    assert not restored.readable
    assert restored.kept is not None
    assert restored.kept.read_bytes() == bad


def test_whoever_writes_while_it_is_asked_is_asked_about_too(session: Session, tmp_path: Path, clock: Clock) -> None:
    begin(session, FULL, what("begin"))
    copy = backup(session, tmp_path / "copy.json")
    update(session, win(2), what("win"))
    shown: list[int] = []

    def agree(going: Going) -> None:
        shown.append(going.things["wins"])
        if len(shown) == 1:
            update(of(session, clock, None), win(3), what("win"))

    restore(session, copy, agree=agree)
    assert shown == [1, 2]


@pytest.mark.parametrize("locked", [False, True])
def test_anothers_copy_is_refused_with_whose_it_seems_to_be(
    tess: Session, clock: Clock, tmp_path: Path, locked: bool
) -> None:
    robin, mine = of(tess, clock, "Robin", 8), of(tess, clock, None, 9)
    if locked:
        encrypt(robin, MADE)
        encrypt(tess, MADE)
    theirs = backup(robin, tmp_path / ("robin.json.age" if locked else "robin.json"))
    own = backup(mine, tmp_path / "mine.json")
    stranger = open_session(tmp_path / "stranger", now=clock, random=letters(77), wait=0.1)
    begin(stranger, goal(9, "Somebody's"), what("begin"))
    others = backup(stranger, tmp_path / "stranger.json")
    before = {path: path.read_bytes() for path in tess.home.rglob("*.json*")}
    with pytest.raises(CannotBeDone) as caught:
        restore(tess, theirs)
    assert caught.value.code == "copy_of_person"
    assert caught.value.facts["name"] == "Robin"
    with pytest.raises(CannotBeDone, match="copy_of_own"):
        restore(tess, own)
    with pytest.raises(CannotBeDone, match="copy_of_another"):
        restore(tess, others)
    if not locked:
        with pytest.raises(CannotBeDone, match="copy_of_person"):
            restore(mine, backup(tess, tmp_path / "tess.json"))
    assert {path: path.read_bytes() for path in tess.home.rglob("*.json*")} == before


def test_anothers_copy_is_refused_where_the_plan_is_damaged_or_was_not_begun(
    tess: Session, clock: Clock, tmp_path: Path
) -> None:
    theirs = backup(of(tess, clock, "Robin", 8), tmp_path / "robin.json")
    own = backup(tess, tmp_path / "tess.json")
    add_person(of(tess, clock, None), "Uma")
    with pytest.raises(CannotBeDone, match="copy_of_person"):
        restore(of(tess, clock, "Uma"), theirs)
    tess.place().plan.write_bytes(b"{")
    with pytest.raises(CannotBeDone, match="copy_of_person"):
        restore(tess, theirs)
    assert restore(tess, own).plan.goals, "and one's own never"
    shutil.rmtree(tess.place().backups)
    tess.place().plan.write_bytes(b"{")
    assert restore(tess, own).plan.goals


def test_a_strangers_copy_among_the_backups_can_be_erased(tess: Session, clock: Clock, tmp_path: Path) -> None:
    """As it could come there before there were identities."""
    theirs = of(tess, clock, "Robin", 8).place().plan.read_bytes()
    path = tess.place().backups / "00000077.2026-11-20.json"
    path.write_bytes(theirs)
    (copy,) = [copy for copy in list_copies(tess) if copy.path == path]
    with pytest.raises(CannotBeDone, match="copy_of_person"):
        restore(tess, copy.number)
    erase_copy(tess, copy)
    assert not path.exists()
    with pytest.raises(CannotBeDone, match="no_such_backup"):
        erase_copy(tess, copy)


def test_copies_that_came_apart_before_there_were_identities_are_one_plan(session: Session, tmp_path: Path) -> None:
    """They share a thing; the smaller identity stays, and the other is known, too."""
    begin(session, many(FULL, goal(2)), what("begin"))
    state = session.current().tables["_state"]["1"]
    copy = backup(session, tmp_path / "copy.json")
    for identity in ("0" + "1" * 31, "0" + "2" * 31):
        data = copy.read_bytes().replace(state["identity"].encode(), identity.encode())
        (tmp_path / f"{identity}.json").write_bytes(_sealed(data))
    restore(session, tmp_path / f"0{'2' * 31}.json")
    restore(session, tmp_path / f"0{'1' * 31}.json")
    state_now = session.current().tables["_state"]["1"]
    assert state_now["identity"] == "0" + "1" * 31
    assert sorted(state_now["aliases"]) == sorted(["0" + "2" * 31, state["identity"]])


def _sealed(data: bytes) -> bytes:
    from goalwalk.store.disk import container
    from goalwalk.store.schema import migrations

    _, _, body = data.partition(b"\n")
    return container.serialise(container.Tables(container._lines(body)), migrations.SCHEMA, 9)


def test_each_copy_says_what_it_was_before(session: Session, clock: Clock) -> None:
    begin(session, goal(1), what("begin"))
    update(session, many(step(1, 1)), what("step", title="Lights out"))
    update(session, win(1), what("win", text="A walk"))
    undo(session)
    restore(session, 2)
    newest, *others = list_copies(session)
    assert newest.restored
    assert [(copy.before.code if copy.before else None, copy.undone) for copy in others] == [
        ("win", True),
        ("win", False),
        ("step", False),
    ]
    assert {copy.day for copy in list_copies(session)} == {DAY}


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_copies_that_cannot_be_looked_at_are_no_numbers(
    session: Session, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Or a number would mean another version than the one that was listed."""
    begin(session, goal(1), what("begin"))
    for number in (2, 3):
        update(session, goal(number), what("goal"))
    before = session.place().plan.read_bytes()

    def refuses(_: object) -> NoReturn:
        raise OSError(code, "not this once")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "named", refuses)
        with pytest.raises(CannotRead) as problem:
            restore(session, 2)
        assert problem.value.code == "no_access"
    assert session.place().plan.read_bytes() == before
