"""Another copy taken in by a command: shown first, one commit, nothing lost; taking back what others wrote on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, Stopped
from goalwalk.core.kinds import TABLES
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.erase import erase
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.merge import Coming, TakenIn, merge, open_asked, take
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import list_changes, undo
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, Clock, check_in, goal, letters, many, remove_goal, retitle, step, what, win

Other = Callable[[int], Session]


@pytest.fixture
def other(session: Session, clock: Clock, tmp_path: Path) -> Other:
    """Another home with a copy of the plan as it stands."""

    def home(seed: int) -> Session:
        there = open_session(tmp_path / f"home{seed}", now=clock, random=letters(seed * 1_000 + 7), wait=0.1)
        restore(there, session.place().plan)
        clock.later(seconds=1)
        return there

    return home


def taken(session: Session, path: Path, seen: list[Coming] | None = None, *, scrub: bool = True) -> TakenIn:
    shown = seen if seen is not None else []
    return merge(session, path, None, shown.append, lambda _: scrub)


def held(session: Session) -> dict[str, object]:
    plan = whole_plan(session)
    return {name: sorted(getattr(plan, name), key=lambda one: one.id) for name in (*TABLES, "settings")[:-1]}


def test_what_was_written_on_both_sides_is_in_both(session: Session, other: Other) -> None:
    begin(session, FULL, what("begun"))
    there = other(1)
    update(session, many(check_in("here"), win(8, "here")), what("here"))
    update(there, many(check_in("there"), retitle(1, "There"), goal(9, "New there")), what("there"))
    shown: list[Coming] = []
    done = taken(session, there.place().plan, shown)
    taken(there, session.place().plan)
    assert held(session) == held(there)
    assert {one.id for one in whole_plan(session).check_ins} >= {"here", "there"}
    assert whole_plan(session).said == whole_plan(there).said
    assert shown[0].before.goals != shown[0].after.goals
    assert done.number == 1
    assert taken(session, there.place().plan).coming is None, "once more is nothing new"


def test_nothing_is_written_before_a_yes(session: Session, other: Other) -> None:
    begin(session, FULL, what("begun"))
    there = other(1)
    update(there, retitle(1, "There"), what("there"))
    before = session.place().plan.read_bytes()

    def no(_: Coming) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        merge(session, there.place().plan, None, no, lambda _: True)
    assert session.place().plan.read_bytes() == before


def test_the_copy_of_somebody_else_is_never_taken_in(session: Session, tmp_path: Path, clock: Clock) -> None:
    begin(session, FULL, what("begun"))
    stranger = open_session(tmp_path / "stranger", now=clock, random=letters(99), wait=0.1)
    begin(stranger, goal(7, "Not mine"), what("begun"))
    with pytest.raises(CannotBeDone, match="copy_of_another"):
        taken(session, stranger.place().plan)


def test_of_two_values_another_one_is_taken_after_all(session: Session, other: Other, clock: Clock) -> None:
    begin(session, FULL, what("begun"))
    there = other(1)
    update(session, retitle(1, "Here"), what("here"))
    clock.later(seconds=1)
    update(there, retitle(1, "There"), what("there"))
    (asked,) = taken(session, there.place().plan).coming.asked  # type: ignore[union-attr]
    assert [record.title for record in asked.records] == ["There", "Here"]
    left = take(session, 0, 1, lambda _, __: what("taken"), asked)
    assert left.asked == open_asked(session).asked == ()
    taken(there, session.place().plan)
    assert [one.goals[0].title for one in (session.load(), there.load())] == ["Here", "Here"]
    with pytest.raises(CannotBeDone, match="changed_meanwhile"):
        take(session, 0, 1, lambda _, __: what("taken"), asked)
    undo(session)
    assert session.load().goals[0].title == "There"


def test_what_was_erased_there_goes_here_and_from_the_copies(session: Session, other: Other, tmp_path: Path) -> None:
    begin(session, many(FULL, goal(5, "canary")), what("begun"))
    there = other(1)
    erase(there, ["goal-5"])
    done = taken(session, there.place().plan, scrub=False)
    assert [record.title for _, record in done.coming.erased] == ["canary"]  # type: ignore[union-attr]
    assert _lies(session, "canary"), "one device does not empty another's copies unasked"
    shutil.copytree(session.home, tmp_path / "again")
    update(session, goal(6), what("more"))
    again = open_session(tmp_path / "again", now=session.now, random=letters(5), wait=0.1)
    update(again, goal(7, "canary"), what("back"))
    assert "goal-5" not in {one.id for one in taken(session, again.place().plan).plan.goals}


def test_a_yes_takes_it_out_of_the_copies_too(session: Session, other: Other) -> None:
    begin(session, many(FULL, goal(5, "canary")), what("begun"))
    there = other(1)
    erase(there, ["goal-5"])
    assert taken(session, there.place().plan).scrubbed
    assert not _lies(session, "canary")


def _lies(session: Session, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in session.home.rglob("*") if path.is_file())


def test_undo_takes_back_what_still_is_as_it_was_set(session: Session, other: Other, clock: Clock) -> None:
    begin(session, FULL, what("begun"))
    there = other(1)
    update(session, retitle(1, "One"), what("one"))
    taken(there, session.place().plan)
    clock.later(minutes=1)
    update(there, retitle(1, "Two"), what("two"))
    taken(session, there.place().plan)
    assert undo(session).left == 1
    assert session.load().goals[0].title == "Two", "another device has written it since"
    update(session, retitle(1, "Three"), what("three"))
    update(session, retitle(1, "Four"), what("four"))
    undo(session, 2)
    assert session.load().goals[0].title == "Two"


def test_what_others_built_on_is_told_before_it_is_taken_back(session: Session, other: Other) -> None:
    begin(session, FULL, what("begun"))
    update(session, goal(5, "Mine"), what("mine"))
    there = other(1)
    update(there, step(5, 1), what("theirs"))
    assert not list_changes(session).changes[0].built_on
    taken(session, there.place().plan)
    assert list_changes(session).changes[0].built_on


def test_history_of_both_sides_is_one(session: Session, other: Other, clock: Clock) -> None:
    begin(session, FULL, what("begun"))
    days = [clock.now.date() - timedelta(days=days) for days in (1, 40, 400, 800)]
    there = other(1)
    for at, day in enumerate(days):
        update(session, check_in(f"here{at}", day=day), what("here"))
        update(there, check_in(f"there{at}", day=day), what("there"))
    taken(session, there.place().plan)
    taken(there, session.place().plan)
    assert held(session) == held(there)
    plan = whole_plan(session)
    assert len([one for one in plan.check_ins if one.id.startswith(("here", "there"))]) == 8
    assert session.load().said == there.load().said
    assert json.loads(session.place().plan.read_bytes())["_history"].keys() >= {"2024", "2025"}


def test_an_older_copy_put_back_is_a_change_that_the_other_device_gets(
    session: Session, other: Other, tmp_path: Path, clock: Clock
) -> None:
    begin(session, many(FULL, goal(2)), what("begun"))
    there = other(1)
    update(there, retitle(1, "There"), what("there"))
    taken(session, there.place().plan)
    update(session, many(retitle(1, "Early"), check_in("early")), what("early"))
    early = tmp_path / "early.json"
    shutil.copy(session.place().plan, early)
    clock.later(minutes=1)
    update(session, many(retitle(1, "Late"), goal(6, "Later"), remove_goal(2)), what("late"))
    taken(there, session.place().plan)
    restore(session, early)
    assert session.load().goals[0].title == "Early"
    taken(there, session.place().plan)
    taken(session, there.place().plan)
    for one in (session, there):
        assert [each.title for each in one.load().goals if each.number in (1, 6)] == ["Early"]
        assert {each.number for each in one.load().goals} >= {2}
        assert open_asked(one).asked == ()
    assert held(session) == held(there)


def test_a_removed_goal_and_what_was_added_to_it_is_brought_back_whole(session: Session, other: Other) -> None:
    begin(session, many(FULL, goal(5, "Five")), what("begun"))
    there = other(1)
    update(session, remove_goal(5), what("away"))
    update(there, step(5, 1, "Added there"), what("there"))
    (asked,) = taken(session, there.place().plan).coming.asked  # type: ignore[union-attr]
    assert asked.taken
    assert [record.title for _, record in asked.below] == ["Added there"]
    take(session, 0, 1, lambda _, __: what("taken"), asked)
    assert {one.title for one in session.load().steps} >= {"Added there"}
