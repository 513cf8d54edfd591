"""A copy is put back once it is said what would go; another's plan is never taken for one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, Stopped
from goalwalk.store.plan.compare import Going
from goalwalk.store.plans import Plans
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


def of(plans: Plans, clock: Clock, person: str | None, seed: int = 5) -> Plans:
    return Plans(plans.desk.home, now=clock, random=letters(seed), person=person, wait=0.1)


@pytest.fixture
def tess(plans: Plans, clock: Clock) -> Plans:
    """Tess's plan, in a home where Robin has one, too, and so has whoever keeps them."""
    plans.begin(goal(1, "Mine"), what("begin"))
    for name in ("Robin", "Tess"):
        plans.add_person(name)
    ids = many(goal(7, "Robin's"), win(7))
    of(plans, clock, "Robin", 6).begin(ids, what("begin"))
    theirs = of(plans, clock, "Tess", 7)
    theirs.begin(many(goal(8, "Tess's"), win(8)), what("begin"))
    return theirs


def test_what_would_go_is_shown_and_nothing_goes_without_a_yes(plans: Plans, tmp_path: Path, clock: Clock) -> None:
    plans.begin(FULL, what("begin"))
    copy = plans.backup(tmp_path / "copy.json")
    clock.later(days=1)
    plans.update(win(2), what("win"))
    plans.update(many(check_in("c2"), retitle(1, "Rest")), what("more"))
    before = plans.where().plan.read_bytes()
    asked = Asked(says=False)
    with pytest.raises(Stopped):
        plans.restore(copy, agree=asked)
    assert plans.where().plan.read_bytes() == before
    (going,) = asked.shown
    assert going == Going(2, False, clock.now.date(), {"wins": 1, "check_ins": 1}, 1)
    restored = plans.restore(copy, agree=Asked())
    assert len(restored.plan.wins) == 1
    assert restored.kept is not None
    assert restored.kept.read_bytes() == before
    assert restored.number is not None
    assert len(plans.restore(restored.number).plan.wins) == 2, "it is just there, where it is said to be"


def test_nothing_is_asked_where_nothing_goes(plans: Plans, tmp_path: Path, clock: Clock) -> None:
    """The same again, a newer one over an older one, the newest over a damaged plan, a plan where there was none."""
    asked = Asked(says=False)
    plans.begin(FULL, what("begin"))
    older = plans.where().plan.read_bytes()
    plans.restore(plans.backup(tmp_path / "same.json"), agree=asked)
    plans.update(win(2), what("win"))
    newer = plans.backup(tmp_path / "newer.json")
    plans.where().plan.write_bytes(older)
    assert len(plans.restore(newer, agree=asked).plan.wins) == 2
    plans.where().plan.write_bytes(older[:-20])
    assert len(plans.restore(1, agree=asked).plan.wins) == 2
    elsewhere = Plans(tmp_path / "elsewhere", now=clock, random=letters(3), wait=0.1)
    restored = elsewhere.restore(newer, agree=asked)
    assert restored.kept is None, "nothing stood there"


def test_an_older_copy_over_a_damaged_plan_is_held_beside_the_newest(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    for number in (2, 3, 4):
        plans.update(win(number), what("win"))
    plan = plans.where().plan
    plan.write_bytes(plan.read_bytes()[:-20])
    bad = plan.read_bytes()
    asked = Asked()
    restored = plans.restore(3, agree=asked)
    assert [going.things for going in asked.shown] == [{"wins": 2}]
    assert not restored.readable
    assert restored.kept is not None
    assert restored.kept.read_bytes() == bad


def test_whoever_writes_while_it_is_asked_is_asked_about_too(plans: Plans, tmp_path: Path, clock: Clock) -> None:
    plans.begin(FULL, what("begin"))
    copy = plans.backup(tmp_path / "copy.json")
    plans.update(win(2), what("win"))
    shown: list[int] = []

    def agree(going: Going) -> None:
        shown.append(going.things["wins"])
        if len(shown) == 1:
            of(plans, clock, None).update(win(3), what("win"))

    plans.restore(copy, agree=agree)
    assert shown == [1, 2]


@pytest.mark.parametrize("locked", [False, True])
def test_anothers_copy_is_refused_with_whose_it_seems_to_be(
    tess: Plans, clock: Clock, tmp_path: Path, locked: bool
) -> None:
    robin, mine = of(tess, clock, "Robin", 8), of(tess, clock, None, 9)
    if locked:
        robin.encrypt(MADE)
        tess.encrypt(MADE)
    theirs = robin.backup(tmp_path / ("robin.json.age" if locked else "robin.json"))
    own = mine.backup(tmp_path / "mine.json")
    stranger = Plans(tmp_path / "stranger", now=clock, random=letters(77), wait=0.1)
    stranger.begin(goal(9, "Somebody's"), what("begin"))
    others = stranger.backup(tmp_path / "stranger.json")
    before = {path: path.read_bytes() for path in tess.desk.home.rglob("*.json*")}
    with pytest.raises(CannotBeDone) as caught:
        tess.restore(theirs)
    assert caught.value.code == "copy_of_person"
    assert caught.value.facts["name"] == "Robin"
    with pytest.raises(CannotBeDone, match="copy_of_own"):
        tess.restore(own)
    with pytest.raises(CannotBeDone, match="copy_of_another"):
        tess.restore(others)
    if not locked:
        with pytest.raises(CannotBeDone, match="copy_of_person"):
            mine.restore(tess.backup(tmp_path / "tess.json"))
    assert {path: path.read_bytes() for path in tess.desk.home.rglob("*.json*")} == before


def test_anothers_copy_is_refused_where_the_plan_is_damaged_or_was_not_begun(
    tess: Plans, clock: Clock, tmp_path: Path
) -> None:
    theirs = of(tess, clock, "Robin", 8).backup(tmp_path / "robin.json")
    own = tess.backup(tmp_path / "tess.json")
    of(tess, clock, None).add_person("Uma")
    with pytest.raises(CannotBeDone, match="copy_of_person"):
        of(tess, clock, "Uma").restore(theirs)
    tess.where().plan.write_bytes(b"{")
    with pytest.raises(CannotBeDone, match="copy_of_person"):
        tess.restore(theirs)
    assert tess.restore(own).plan.goals, "and one's own never"
    shutil.rmtree(tess.where().backups)
    tess.where().plan.write_bytes(b"{")
    assert tess.restore(own).plan.goals


def test_a_strangers_copy_among_the_backups_can_be_erased(tess: Plans, clock: Clock, tmp_path: Path) -> None:
    """As it could come there before there were identities."""
    theirs = of(tess, clock, "Robin", 8).where().plan.read_bytes()
    path = tess.where().backups / "00000077.2026-11-20.json"
    path.write_bytes(theirs)
    (copy,) = [copy for copy in tess.earlier() if copy.path == path]
    with pytest.raises(CannotBeDone, match="copy_of_person"):
        tess.restore(copy.number)
    tess.erase_copy(copy)
    assert not path.exists()
    with pytest.raises(CannotBeDone, match="no_such_backup"):
        tess.erase_copy(copy)


def test_copies_that_came_apart_before_there_were_identities_are_one_plan(plans: Plans, tmp_path: Path) -> None:
    """They share a thing; the smaller identity stays, and the other is known, too."""
    plans.begin(many(FULL, goal(2)), what("begin"))
    state = plans.desk.current().tables["_state"]["1"]
    copy = plans.backup(tmp_path / "copy.json")
    for identity in ("0" + "1" * 31, "0" + "2" * 31):
        data = copy.read_bytes().replace(state["identity"].encode(), identity.encode())
        (tmp_path / f"{identity}.json").write_bytes(_sealed(data))
    plans.restore(tmp_path / f"0{'2' * 31}.json")
    plans.restore(tmp_path / f"0{'1' * 31}.json")
    state_now = plans.desk.current().tables["_state"]["1"]
    assert state_now["identity"] == "0" + "1" * 31
    assert sorted(state_now["aliases"]) == sorted(["0" + "2" * 31, state["identity"]])


def _sealed(data: bytes) -> bytes:
    from goalwalk.store.disk import container
    from goalwalk.store.schema import migrations

    _, _, body = data.partition(b"\n")
    return container.serialise(container.Tables(container._lines(body)), migrations.SCHEMA, 9)


def test_each_copy_says_what_it_was_before(plans: Plans, clock: Clock) -> None:
    plans.begin(goal(1), what("begin"))
    plans.update(many(step(1, 1)), what("step", title="Lights out"))
    plans.update(win(1), what("win", text="A walk"))
    plans.undo()
    plans.restore(2)
    newest, *others = plans.earlier()
    assert newest.restored
    assert [(copy.before.code if copy.before else None, copy.undone) for copy in others] == [
        ("win", True),
        ("win", False),
        ("step", False),
    ]
    assert {copy.day for copy in plans.earlier()} == {DAY}
