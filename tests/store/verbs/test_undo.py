"""Undo counts back and never toggles; redo goes forward; all undone is the first plan, all redone the last.

What is taken back stays in the file with a stamped mark, and what comes back has a new stamp.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import CheckIn, Numbers, Plan, Said
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.undo import bring_back, list_changes, list_removed, redo, redo_one, undo
from goalwalk.store.verbs.update import begin, update
from store.making import (
    FULL,
    Clock,
    agree,
    check_in,
    goal,
    letters,
    many,
    meeting,
    no_meeting,
    remove_goal,
    retitle,
    step,
    what,
    win,
)
from store.making import settings as chosen


def shown(plan: Plan) -> Plan:
    """A plan but for the numbers given, which are never taken back."""
    return plan._replace(numbers=Numbers())


def codes(session: Session) -> list[tuple[str, bool]]:
    return [(done.what.code, done.undone) for done in list_changes(session).changes]


def test_several_in_a_row_and_forward_again(session: Session) -> None:
    seen = [shown(begin(session, FULL, what("begin")))]
    for code, change in (("goal", goal(2)), ("title", retitle(1, "Rest")), ("gone", remove_goal(1)), ("win", win(2))):
        seen.append(shown(update(session, change, what(code))))
    assert undo(session).whats == (what("win"),)
    assert undo(session, 2).whats == (what("gone"), what("title"))
    assert shown(session.load()) == seen[1]
    assert codes(session) == [("win", True), ("gone", True), ("title", True), ("goal", False), ("begin", False)]
    assert redo(session, 2).whats == (what("title"), what("gone"))
    assert shown(session.load()) == seen[3]
    assert redo(session, 9).whats == (what("win"),)
    assert shown(session.load()) == seen[4]
    with pytest.raises(CannotBeDone, match="nothing_to_redo"):
        redo(session)
    assert len(undo(session, 99).whats) == 5
    assert shown(session.load()) == Plan()
    with pytest.raises(CannotBeDone, match="nothing_to_undo"):
        undo(session)


def test_a_new_change_sets_aside_what_was_undone_a_quiet_one_does_not(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    update(session, goal(2), what("two"))
    undo(session)
    update(session, chosen(week_starts_on=6), None)
    assert codes(session) == [("two", True), ("begin", False)]
    update(session, goal(3), what("three"))
    assert codes(session) == [("three", False), ("two", True), ("begin", False)]
    with pytest.raises(CannotBeDone, match="redo_by_letter"):
        redo(session)
    assert [one.number for one in session.load().goals] == [1, 3]
    assert redo_one(session, list_changes(session).changes[1].key).whats == (what("two"),)
    assert codes(session) == [("two", False), ("three", False), ("begin", False)]
    assert [one.number for one in session.load().goals] == [1, 2, 3]
    assert undo(session, 9).whats == (what("two"), what("three"), what("begin"))
    assert session.load().goals == ()


def test_what_was_changed_since_is_not_done_again_over_it(session: Session) -> None:
    """By what touched it: another title, what is gone, what was added below, what it hangs on."""
    begin(session, many(goal(1), goal(2)), what("begin"))
    for first, then in (
        (retitle(1, "Rest"), retitle(1, "Sleep")),
        (retitle(1, "Rest"), remove_goal(1)),
        (remove_goal(1), step(1, 1)),
        (step(2, 1), remove_goal(2)),
    ):
        update(session, first, what("first"))
        undo(session)
        update(session, then, what("then"))
        key = next(one.key for one in list_changes(session).changes if one.undone)
        before = shown(session.load())
        with pytest.raises(CannotBeDone, match="redo_touched"):
            redo_one(session, key)
        assert shown(session.load()) == before
        undo(session)
        redo_one(session, key)  # as it was left by then
        undo(session)


def test_few_are_set_aside_and_the_rest_can_still_be_undone(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    for number in range(130):
        update(session, retitle(1, str(number)), what("title", number=number))
        undo(session)
    update(session, retitle(1, "last"), what("title", number=-1))
    done = list_changes(session).changes
    assert (len(done), sum(one.undone for one in done)) == (22, 20)
    assert check_plan(session).plan.ok


def test_what_is_brought_back_is_one_change(session: Session) -> None:
    """With what went with it and what it hangs on; whatever was taken away at another time stays so."""
    begin(session, many(goal(1), goal(2), step(1, 1), step(1, 2), step(2, 1)), what("begin"))
    whole = shown(whole_plan(session))
    update(session, lambda plan: plan._replace(steps=plan.steps[1:], said={}), what("step gone"))
    update(session, remove_goal(1), what("goal gone"))
    gone = list_removed(session).things
    assert [(one.name, one.along, [above for *_, above in one.above]) for one in gone] == [
        ("goals", 1, []),
        ("steps", 0, [True]),
    ]
    bring_back(session, gone[1].id, lambda _: what("back"))
    assert [one.number for one in session.load().goals] == [1, 2]
    assert undo(session).whats == (what("back"),)
    bring_back(session, gone[0].id, lambda _: what("back"))
    bring_back(session, list_removed(session).things[0].id, lambda _: what("back"))
    assert shown(whole_plan(session))._replace(said=whole.said) == whole
    assert list_removed(session).things == ()
    with pytest.raises(CannotBeDone, match="no_such_removed"):
        bring_back(session, gone[0].id, lambda _: what("back"))
    assert check_plan(session).plan.ok


def test_the_latest_hundred_can_be_undone(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    for number in range(105):
        update(session, retitle(1, str(number)), what("title", number=number))
    assert len(undo(session, 1000).whats) == 100
    assert session.load().goals[0].title == "4"


def test_what_is_taken_back_stays_with_a_mark_and_what_comes_back_is_stamped_anew(
    session: Session, clock: Clock
) -> None:
    begin(session, goal(1), what("begin"))
    update(session, many(goal(2), retitle(1, "New")), what("change"))
    clock.later(days=-9)
    undo(session)
    with TinyDB(session.place().plan) as db:
        first, second = db.table("goals").all()
        assert second["removed"] > second["stamp"]
        assert first["stamps"]["title"] == second["removed"]
        assert db.table("_state").all()[0]["stamp"] == second["removed"]
    redo(session)
    with TinyDB(session.place().plan) as db:
        again = db.table("goals").all()[1]
        assert "removed" not in again
        assert again["restored"] > second["removed"]


changes = st.one_of(
    st.just("goal"),
    st.just("step"),
    st.just("check-in"),
    st.just("win"),
    st.just("meeting"),
    st.tuples(st.just("agreed"), st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))),
    st.tuples(st.just("no meeting"), st.integers(0, 3)),
    st.tuples(st.just("title"), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)),
    st.tuples(st.just("remove"), st.integers(0, 3)),
    st.tuples(st.just("remove check-in"), st.integers(0, 3)),
    st.tuples(st.just("week"), st.integers(0, 6)),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
)


def indexed_anew(plan: Plan, check_ins: tuple[CheckIn, ...]) -> Plan:
    new = indexed(plan._replace(check_ins=check_ins))
    return new._replace(said={**dict.fromkeys(plan.said, Said()), **new.said})


def change_of(kind: object, value: object, serial: int, plan: Plan) -> Callable[[Plan], Plan] | None:
    numbers, talks = [one.number for one in plan.goals], [one.number for one in plan.meetings]
    match kind:
        case "goal":
            return goal(plan.numbers.goals + 1)
        case "step" if numbers:
            highest = dict(plan.numbers.steps).get(f"goal-{numbers[0]}", 0)
            return step(numbers[0], highest + 1)
        case "check-in" if plan.steps:
            return check_in(f"c{serial}", plan.steps[-1].id)
        case "win":
            return win(plan.numbers.wins + 1)
        case "meeting":
            return meeting(plan.numbers.meetings + 1, whom="Ana")
        case "agreed" if talks and isinstance(value, list):
            return agree(talks[-1], *value)
        case "no meeting" if talks:
            return no_meeting(talks[int(str(value)) % len(talks)])
        case "title" if numbers:
            return retitle(numbers[-1], str(value))
        case "remove" if numbers:
            return remove_goal(numbers[int(str(value)) % len(numbers)])
        case "remove check-in" if plan.check_ins:
            gone = plan.check_ins[int(str(value)) % len(plan.check_ins)]
            return lambda old: indexed_anew(old, tuple(one for one in old.check_ins if one != gone))
        case "week":
            return chosen(week_starts_on=value)
    return None


@settings(
    deadline=None,
)
@given(st.lists(changes, min_size=1, max_size=14))
def test_any_changes_undone_are_the_first_plan_and_redone_the_last(sequence: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "home", now=Clock(), random=letters())
        past, future = [shown(begin(session, lambda plan: plan, what("begin")))], []
        for serial, kind_value in enumerate(sequence):
            kind, value = kind_value if isinstance(kind_value, tuple) else (kind_value, 0)
            if kind == "undo" and len(past) > 1:
                for _ in range(len(undo(session, value).whats)):
                    future.append(past.pop())
            elif kind == "redo" and future:
                for _ in range(len(redo(session, value).whats)):
                    past.append(future.pop())
            elif change := change_of(kind, value, serial, whole_plan(session)):
                update(session, change, what(str(kind)), whole=True)
                after = shown(whole_plan(session))
                if after != past[-1]:
                    past, future = [*past, after], []
            assert shown(whole_plan(session)) == past[-1]
        if len(past) > 1:
            undo(session, 99)
        assert shown(session.load()) == past[0] == Plan()
        if len(past) > 1:
            redo(session, len(past) - 1)
        assert shown(whole_plan(session)) == past[-1]
        assert check_plan(session).plan.ok
