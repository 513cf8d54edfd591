"""A plan is begun once, changed by pure functions in one commit each, and read back as it was saved.

The file is a TinyDB file; a quiet change leaves no trace in the undo list; a refused or empty one writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, NotUnderstood
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.components import Barrier, Support
from goalwalk.core.model.plan import (
    TOLD,
    About,
    Agreed,
    Bring,
    Changed,
    CheckIn,
    DayCheckIn,
    Goal,
    Meeting,
    Numbers,
    Pause,
    Plan,
    Rating,
    Said,
    Settings,
    Step,
    Win,
)
from goalwalk.core.rhythm.rhythms import DAILY, MonthDay, Rhythm
from goalwalk.core.since import Since
from goalwalk.store.disk import container
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import migrations
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.erase import erase_removed
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.undo import list_changes, undo
from goalwalk.store.verbs.update import begin, update
from store.making import (
    AT,
    DAY,
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
    settings,
    step,
    what,
    win,
)

EVERYTHING = Plan(
    Settings(4, 6, (Since(date.min, 1), Since(DAY, 2)), (), (Pause(DAY),), DAY),
    (
        Goal(
            "g1",
            1,
            "Sch\u200flafen [b]\x1b[31m 😴",
            DAY,
            "health",
            "why",
            DAY,
            "let go",
            DAY,
            (Pause(DAY, DAY),),
            "nights",
            ("none", None, "three", "", "all"),
            0,
        ),
        Goal("g2", 2, "Draw again", DAY),
    ),
    (
        Step(
            "s1",
            "g1",
            1,
            "Ask",
            DAY,
            DAY,
            "ask",
            (Since(date.min, DAILY), Since(DAY, Rhythm("dates", dates=(MonthDay(-1), MonthDay(2, 0))))),
            (Since(date.min, None), Since(DAY, 12345)),
            (Since(date.min, 0), Since(DAY, None)),
            "km",
            "after tea",
            DAY,
            DAY,
            (Pause(DAY),),
            "Sam",
        ),
    ),
    (
        CheckIn("c1", "s1", DAY, AT, "partly", 1, "\\u0000 is no NUL", True),
        CheckIn("c2", "s1", date(2025, 1, 1), AT, "rest", 2001),
    ),
    (DayCheckIn("d1", DAY, AT), DayCheckIn("d2", DAY, AT, 5, 0, "ü", (("question", "answer"),))),
    (Win("w1", 1, DAY, AT, "text\nof two lines"),),
    (
        Meeting("m1", 1, DAY, AT),
        Meeting(
            "m2",
            2,
            DAY,
            AT,
            "An\u200fa",
            (Agreed("sleep"), Agreed("[b]\x1b[31m 😴", "An\u200fa", "went")),
            date(2026, 11, 27),
            "09:30",
            DAY,
        ),
        Meeting("m3", 3, DAY, AT, "The Friday group", group=True, about="sleep", skill="breathing", takes="[b] 😴"),
    ),
    (
        Rating("r1", "g1", DAY, AT, 0, 10, -2, "tired", "a walk"),
        Rating("r2", "g1", DAY, AT),
    ),
    (
        Barrier("b1", 1, "When it rains", DAY, "g1", then="I walk indoors"),
        Barrier("b2", 2, "No bus", DAY, None, "outside", None, "The council", "A bus, please", DAY),
    ),
    (Support("su1", 1, "שרה", DAY, "+1 555 0100"), Support("su2", 2, "Sam", DAY)),
    tuple(About(f"a{kind}", kind, f"{kind}: words", DAY) for kind in TOLD),
    (Bring("br1", 1, DAY, AT, "the letter"),),
)


def test_nothing_begun_is_no_plan(session: Session) -> None:
    assert not session.exists()
    for use in (
        session.load,
        lambda: undo(session),
        session.place,
        lambda: list_changes(session),
        lambda: update(session, goal(1), None),
    ):
        with pytest.raises(CannotBeDone, match="no_plan"):
            use()
    assert not session.home.exists()


def test_every_field_comes_back_as_it_went(session: Session) -> None:
    everything = indexed(EVERYTHING)
    made = begin(session, lambda plan: everything, what("begin"))
    assert made == session.load()
    assert made == everything._replace(check_ins=(), numbers=Numbers(2, 1, (("g1", 1),), 3, 2, 2, 1))
    assert sorted(whole_plan(session).check_ins) == sorted(everything.check_ins)
    assert whole_plan(session)._replace(check_ins=()) == made


def test_beginning_twice_changes_the_plan_there_is(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    assert len(begin(session, goal(2), what("begin")).goals) == 2
    assert [done.what.code for done in list_changes(session).changes] == ["begin", "begin"]


def test_beginning_with_nothing_makes_an_empty_plan(session: Session) -> None:
    assert begin(session, lambda plan: plan, what("begin")) == Plan() == session.load()


def test_what_update_returns_is_what_load_returns(session: Session) -> None:
    begin(session, FULL, what("begin"))
    for change in (check_in("c2"), retitle(1, "Rest"), many(goal(2), step(2, 1), step(1, 2)), remove_goal(1)):
        assert update(session, change, what("change")) == session.load()


def test_records_keep_the_order_they_were_added_in(session: Session) -> None:
    begin(session, many(FULL, check_in("c2", day=date(2020, 1, 1)), check_in("c3")), what("begin"))
    changed = update(session, lambda plan: plan._replace(check_ins=plan.check_ins[::-1]), what("shuffle"), whole=True)
    assert (
        [one.id for one in changed.check_ins] == ["c1", "c2", "c3"] == [one.id for one in whole_plan(session).check_ins]
    )


def test_the_number_of_a_thing_taken_away_is_not_given_again(session: Session) -> None:
    begin(session, many(goal(1), goal(2), step(2, 3), win(1), meeting(1), meeting(2)), what("begin"))
    gone = many(remove_goal(2), no_meeting(2), lambda plan: plan._replace(wins=(), written=Said()))
    update(session, gone, what("remove"))
    assert session.load().numbers == Numbers(2, 1, (("goal-2", 3),), 2)
    erase_removed(session)
    assert session.load().numbers == Numbers(2, 1, (), 2), "nor of what was forgotten"


def test_a_meeting_is_edited_field_by_field_and_marks_no_day(session: Session, clock: Clock) -> None:
    begin(session, meeting(1, whom="Ana", agreed=(Agreed("sleep"),), next=DAY, time="10:00"), what("begin"))
    assert session.load().written == Said()
    clock.later(days=1)
    update(session, agree(1), what("change"))
    with TinyDB(session.place().plan) as db:
        (document,) = db.table("meetings").all()
        assert document.keys() == {"id", "number", "day", "at", "whom", "next", "time", "stamp", "stamps"}
        assert [unit.partition("/")[0] for unit in document["stamps"]] == ["agreed"]
    clock.later(days=999)
    update(session, goal(1), what("goal"))
    assert [one.whom for one in session.load().meetings] == ["Ana"], "it is not rolled over with its day"
    assert check_plan(session).counts["meetings"] == 1


def test_stock_tinydb_opens_the_file_and_finds_the_tables(session: Session) -> None:
    begin(session, FULL, what("begin"))
    with TinyDB(session.place().plan) as db:
        assert db.table("check_ins").all()[0]["amount"] == 12.5
        assert db.table("_plan").all()[0]["schema"] == migrations.SCHEMA
        assert [document.doc_id for document in db.table("goals")] == [1]


def test_a_check_in_is_a_small_document(session: Session) -> None:
    begin(session, many(goal(1), step(1, 1), check_in("c1")), what("begin"))
    with TinyDB(session.place().plan) as db:
        assert db.table("check_ins").all()[0].keys() == {"id", "step", "day", "at", "word", "stamp"}


def test_a_field_is_stamped_when_it_is_set_also_with_a_clock_that_jumps_back(session: Session, clock: Clock) -> None:
    begin(session, goal(1), what("begin"))
    stamps = []
    for days, title in ((1, "a"), (-300, "b"), (1, "c")):
        clock.later(days=days)
        update(session, retitle(1, title), None)
        with TinyDB(session.place().plan) as db:
            (document,) = db.table("goals").all()
            stamps += [document["stamps"]["title"]]
            assert document["stamps"].keys() == {"title"}
            assert stamps[-1] > document["stamp"]
    assert stamps == sorted(set(stamps))


def test_nothing_new_writes_nothing(session: Session) -> None:
    begin(session, FULL, what("begin"))
    before = session.place().plan.stat()
    update(session, lambda plan: plan._replace(goals=(*plan.goals,)), what("nothing"))
    assert session.place().plan.stat() == before
    assert len(list_changes(session).changes) == 1


def test_a_refused_change_writes_nothing(session: Session) -> None:
    def refuse(plan: Plan) -> Plan:
        raise CannotBeDone("no_such_goal")

    with pytest.raises(CannotBeDone, match="no_such_goal"):
        begin(session, refuse, what("begin"))
    assert not session.home.exists()
    begin(session, FULL, what("begin"))
    before = session.place().plan.read_bytes()
    with pytest.raises(CannotBeDone, match="no_such_goal"):
        update(session, refuse, what("change"))
    assert session.place().plan.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        goal(9, "NUL \0"),
        goal(9, "half a character \ud800"),
        meeting(9, time="9:30"),
        meeting(9, time="24:00"),
        meeting(9, agreed=(Agreed("NUL \0"),)),
        many(goal(9), goal(9)),
        step(77, 1),
        check_in("c9", of="nothing"),
        check_in("c9", amount=10**16 + 1),
        lambda plan: plan._replace(check_ins=(CheckIn("c9", "step-1.1", DAY, AT, "perhaps"),)),  # type: ignore[arg-type]
        check_in("c1"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(session: Session, change: object) -> None:
    begin(session, FULL, what("begin"))
    before = session.place().plan.read_bytes()
    with pytest.raises(NotUnderstood, match="cannot_keep"):
        update(session, change, what("change"))  # type: ignore[arg-type]
    with pytest.raises(NotUnderstood, match="cannot_keep"):
        update(session, goal(2), what("change", odd=float("nan")))
    assert session.place().plan.read_bytes() == before


def test_a_quiet_change_is_not_in_the_undo_list(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    update(session, settings(welcomed=DAY), None)
    assert [done.what.code for done in list_changes(session).changes] == ["begin"]
    assert session.load().settings.welcomed == DAY


def test_what_may_be_told_from_both_plans(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    update(session, goal(2), lambda old, new: what("added", before=len(old.goals), after=len(new.goals)))
    assert list_changes(session).changes[0].what == what("added", before=1, after=2)


def test_a_second_writer_waits_briefly_and_readers_never(session: Session, clock: Clock) -> None:
    begin(session, goal(1), what("begin"))
    other = open_session(session.home, now=clock, random=letters(), wait=0.1)

    def meanwhile(plan: Plan) -> Plan:
        assert other.load() == plan
        with pytest.raises(NotSaved, match="busy"):
            update(other, goal(3), what("change"))
        return goal(2)(plan)

    assert len(update(session, meanwhile, what("change")).goals) == 2


def test_a_version_put_there_by_another_program_is_kept_and_told(
    session: Session, said: list[tuple[str, dict[str, object]]], tmp_path: Path
) -> None:
    begin(session, goal(1), what("begin"))
    path = session.place().plan
    foreign = container.serialise(container.parse(path.read_bytes(), migrations.SCHEMA).tables, migrations.SCHEMA, 7)

    def meanwhile(plan: Plan) -> Plan:
        (tmp_path / "cloud").write_bytes(foreign)
        (tmp_path / "cloud").replace(path)
        return goal(2)(plan)

    update(session, meanwhile, what("change"))
    conflict = path.with_name(f"{path.stem}.conflict-1.json")
    assert said == [("conflict_kept", {"path": str(conflict)})]
    assert conflict.read_bytes() == foreign
    assert len(session.load().goals) == 2


def test_a_linked_plan_is_followed_and_its_target_replaced(session: Session, tmp_path: Path) -> None:
    begin(session, goal(1), what("begin"))
    path = session.place().plan
    target = tmp_path / "stick" / "mine.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    update(session, goal(2), what("change"))
    assert path.is_symlink()
    assert sorted(one.name for one in target.parent.iterdir()) == ["backups", "mine.json", "mine.lock"]
    assert len(session.load().goals) == 2
    target.unlink()
    for use in (session.load, lambda: update(session, goal(3), None)):
        with pytest.raises(CannotRead, match="dangling_link"):
            use()


def test_a_change_gives_back_what_it_made(session: Session) -> None:
    def add(number: int) -> Callable[[Plan], Changed[str]]:
        def change(plan: Plan) -> Changed[str]:
            new = goal(number)(plan)
            return Changed(new, what("goal_added", title=new.goals[-1].title), new.goals[-1].id)

        return change

    begun, added = begin(session, add(1)), update(session, add(2))
    assert (begun.thing, added.thing) == ("goal-1", "goal-2")
    assert added.plan == session.load()
    assert added.plan.numbers.goals == 2  # as it is kept
    assert added.what == what("goal_added", title="Sleep better")
    assert [change.what for change in list_changes(session).changes] == [added.what, begun.what]
    assert update(session, lambda plan: Changed(plan, what("nothing"), 5)).thing == 5
    assert len(list_changes(session).changes) == 2


def test_a_change_that_tells_of_nothing_is_not_on_the_list(session: Session) -> None:
    assert begin(session, lambda plan: Changed(goal(1)(plan), None, "made")).thing == "made"
    assert list_changes(session).changes == ()
