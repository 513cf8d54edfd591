"""What is older than last month lies in a file of its year; nothing is counted otherwise for it, and nothing lost."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB

from goalwalk.core.errors import CannotRead, NotSaved, Problem
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.store.plan import backups, verify, year_files
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import backup, check_plan, list_copies, mend_history
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.look_back import notes_of, plan_since, whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import redo, undo
from goalwalk.store.verbs.update import begin, rebuild_day_index, update
from store.making import FULL, Clock, check_in, goal, many, remove_goal, step, what, win

SECRET = "nobody else is to read this"


def on(own: str, year: int, month: int, day: int, of: str = "step-1.1", note: str | None = None) -> object:
    return check_in(own, of, day=date(year, month, day), note=note)


def old(session: Session) -> Path:
    """A plan with check-ins in three years, the first two in files of their own."""
    begin(session, many(FULL, goal(2), step(2, 1)), what("begin"))
    said = [on(f"y{year}-{day}", year, 5, day, note=f"{year} {day}") for year in (2024, 2025) for day in range(1, 9)]
    update(session, many(*said, on("secret", 2024, 6, 1, "step-2.1", SECRET)), what("filled in"))  # type: ignore[arg-type]
    return session.place().history


def files_of(session: Session) -> list[str]:
    return sorted(path.name.split(".")[0] for path in session.place().history.iterdir())


def noted(session: Session, most: int) -> tuple[CheckIn, ...]:
    return notes_of(session, lambda plan: plan.steps[0], most).check_ins


def said_right(session: Session) -> None:
    whole = whole_plan(session)
    assert session.load() == indexed(whole)._replace(
        check_ins=(), wins=session.load().wins, day_check_ins=session.load().day_check_ins
    )
    assert check_plan(session).plan.ok


def test_what_is_older_than_last_month_lies_in_a_file_of_its_year(session: Session, clock: Clock) -> None:
    begin(session, many(FULL, on("first", 2026, 10, 1), on("last", 2026, 9, 30)), what("begin"))  # type: ignore[arg-type]
    assert files_of(session) == ["2026"]
    with TinyDB(session.place().plan) as db:
        assert [one["id"] for one in db.table("check_ins")] == ["c1", "first"]
        (name,) = db.table("_history")
        assert (name.doc_id, name["documents"]) == (2026, 1)
    (path,) = session.place().history.iterdir()
    with TinyDB(path) as db:
        assert [(one.doc_id, one["id"]) for one in db.table("check_ins")] == [(3, "last")]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [one.id for one in whole_plan(session).check_ins] == ["c1", "first", "last"]
    clock.now = datetime(2027, 1, 2, tzinfo=UTC)
    update(session, on("later", 2027, 1, 1), what("later"))  # type: ignore[arg-type]
    assert [one.id for one in whole_plan(session).check_ins] == ["c1", "first", "last", "later"]
    with TinyDB(session.place().plan) as db:
        assert [(one.doc_id, one["id"]) for one in db.table("check_ins")] == [(4, "later")]
        assert len(db.table("wins")) == 0
    said_right(session)


def test_a_day_filled_in_long_after_changes_index_and_history_and_undo_takes_it_back(session: Session) -> None:
    older = old(session)
    before, seen = session.load(), {path.name: path.read_bytes() for path in older.iterdir()}
    update(session, on("late", 2024, 5, 20), what("late"))  # type: ignore[arg-type]
    assert session.load().said != before.said
    assert "late" in {one.id for one in whole_plan(session).check_ins}
    said_right(session)
    for path in older.iterdir():  # never changed: another content is another name
        assert seen.get(path.name, path.read_bytes()) == path.read_bytes()
    undo(session)
    assert session.load().said == before.said
    assert "late" not in {one.id for one in whole_plan(session).check_ins}
    redo(session)
    assert "late" in {one.id for one in whole_plan(session).check_ins}
    said_right(session)


def test_a_goal_taken_away_and_brought_back_has_all_its_days(session: Session) -> None:
    old(session)
    before = session.load()
    update(session, remove_goal(1), what("gone"))
    assert session.load().said.keys() == {"step-2.1"}
    assert [one.id for one in whole_plan(session).check_ins] == ["secret"]
    undo(session)
    assert session.load() == before
    said_right(session)


def test_the_latest_notes_come_from_wherever_they_lie(session: Session) -> None:
    old(session)
    notes = [one.note for one in noted(session, 10)]
    assert notes == ["ten to ten", *(f"2025 {day}" for day in range(8, 0, -1)), "2024 8"]
    shutil.rmtree(session.place().history)
    assert [one.note for one in noted(session, 1)] == ["ten to ten"], "no more is read than it takes"


def test_what_was_said_since_a_day_comes_from_wherever_it_lies(session: Session) -> None:
    old(session)
    whole = whole_plan(session)
    for first in (date(2024, 1, 1), date(2024, 6, 1), date(2025, 1, 3), date(2026, 11, 1), date(2030, 1, 1)):
        found = plan_since(session, lambda _, first=first: first)  # type: ignore[misc]
        assert found.check_ins == tuple(one for one in whole.check_ins if one.day >= first)
        assert found.wins == tuple(one for one in whole.wins if one.day >= first)
        assert found.day_check_ins == tuple(one for one in whole.day_check_ins if one.day >= first)
        assert (found.steps, found.said, found.meetings) == (whole.steps, whole.said, whole.meetings)
    shutil.rmtree(session.place().history)
    assert plan_since(session, lambda _: date(2026, 11, 1)).check_ins, "no more is read than it takes"
    with pytest.raises(CannotRead, match="history_missing"):
        plan_since(session, lambda _: date(2024, 1, 1))


def spoilt(path: Path, how: str) -> None:
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:-3])
    else:
        path.write_bytes(path.read_bytes().replace(b"2024 3", b"2024 4"))


@pytest.mark.parametrize("how", ["gone", "cut", "changed"])
@pytest.mark.parametrize("bring_back", ["mend", "restore"])
def test_a_file_of_history_that_is_no_good_is_named_and_brought_back(
    session: Session, how: str, bring_back: str
) -> None:
    older = old(session)
    update(session, win(2), what("win"))
    whole = whole_plan(session)
    (path,) = older.glob("2024.*")
    spoilt(path, how)
    for look in (
        lambda: whole_plan(session),
        lambda: noted(session, 99),
        lambda: update(session, goal(9), None, whole=True),
    ):
        with pytest.raises(CannotRead, match="history_missing" if how == "gone" else "history_damaged") as caught:
            look()
        assert caught.value.facts == {"path": str(path), "year": 2024}
    report = check_plan(session)
    assert [one.ok for one in report.history] == [False, True, True, True]
    assert not report.plan.ok
    assert update(session, win(3), what("win")).wins[-1].number == 3, "every day goes on"
    if bring_back == "mend":
        assert mend_history(session) == (2024,)
        assert mend_history(session) == ()
        assert whole_plan(session).check_ins == whole.check_ins
    else:
        assert restore(session, 1).plan.check_ins == whole.check_ins
    report = check_plan(session)
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))


def test_without_any_good_copy_every_day_goes_on_and_the_year_is_named(session: Session, clock: Clock) -> None:
    older = old(session)
    for path in [*older.glob("2025.*"), *session.place().backups.glob("2025.*")]:
        path.write_bytes(b"")
    update(session, on("late", 2025, 6, 1), what("late"))  # type: ignore[arg-type]
    clock.later(days=99)
    update(session, on("soon", 2026, 11, 30), what("soon"))  # type: ignore[arg-type]
    with pytest.raises(CannotRead, match="history_lost"):
        mend_history(session)
    with TinyDB(session.place().plan) as db:
        assert "late" in {one["id"] for one in db.table("check_ins")}, "it waits in the plan"


def test_what_no_copy_names_is_taken_away_and_what_one_names_stays(session: Session, clock: Clock) -> None:
    older = old(session)
    for number in range(36):
        clock.later(days=31)
        update(session, on(f"m{number}", clock.now.year, clock.now.month, 1), what("more"))  # type: ignore[arg-type]
        assert all(one.ok for one in check_plan(session).backups)
    kept = {name.file(session.place()) for name in year_files.named(session.read(session.place()).tables)}
    assert kept < {path.name for path in older.iterdir()}, "backups name older versions of a year"
    for path in session.place().backups.glob("0*.json"):
        path.unlink()
    clock.later(days=31)
    update(session, win(2), what("win"))
    clock.later(days=31)
    update(session, win(3), what("win"))
    for path in session.place().backups.glob("0*.json"):
        path.unlink()
    clock.later(days=31)
    update(session, win(4), what("win"))
    report = check_plan(session)
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))
    assert {path.name for path in older.iterdir()} == {
        path.name for path in session.place().backups.iterdir() if not path.name.startswith("0")
    }
    assert len(list(older.iterdir())) < 15


def test_what_an_interrupted_command_left_is_taken_away_by_the_next(session: Session) -> None:
    older = old(session)
    (older / "2024.0123456789abcdef.json").write_bytes(b"half")
    (older / "history.tmp").write_bytes(b"half")
    update(session, win(2), what("win"))
    assert files_of(session) == ["2024", "2025"]


def test_a_copy_elsewhere_holds_all_of_history(session: Session, tmp_path: Path, clock: Clock) -> None:
    old(session)
    copy = backup(session, tmp_path / "copy.json")
    with TinyDB(copy) as db:
        assert len(db.table("check_ins")) == len(whole_plan(session).check_ins)
        assert len(db.table("_history")) == 0
    elsewhere = open_session(tmp_path / "elsewhere", now=clock, random=bytes)
    assert restore(elsewhere, copy).plan == whole_plan(session)
    assert elsewhere.load() == session.load()
    assert files_of(elsewhere) == ["2024", "2025"]


def test_what_is_forgotten_leaves_history_and_its_copies(session: Session) -> None:
    older = old(session)
    update(session, win(2), what("win"))
    assert erase(session, {"goal-2"}).documents == 3
    assert [path for path in session.home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()] == []
    assert "secret" not in {one.id for one in whole_plan(session).check_ins}
    assert len(whole_plan(session).check_ins) == 17
    report = check_plan(session)
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))
    assert len(list(older.iterdir())) == 2, "the years as they were are gone"
    assert erase(session, {"y2025-3"}).documents == 1
    assert len(whole_plan(session).check_ins) == 16
    said_right(session)


def test_everything_forgotten_leaves_nothing(session: Session) -> None:
    old(session)
    erase_everything(session)
    assert list(session.home.rglob("*")) == []


def test_the_index_can_be_made_anew(session: Session) -> None:
    old(session)
    assert rebuild_day_index(session) is False
    right = session.load()
    update(session, lambda plan: plan._replace(said={"step-1.1": plan.said["step-2.1"]}), what("spoil", odd=1))
    update(session, many(win(2), lambda plan: plan._replace(said={"step-1.1": plan.said["step-2.1"]})), what("spoil"))
    assert check_plan(session).plan.code == "days_differ"
    assert rebuild_day_index(session) is True
    assert session.load().said == right.said
    assert check_plan(session).plan.ok


def test_a_reader_that_finds_a_file_gone_reads_the_plan_once_more(
    session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(session)
    other = open_session(session.home, now=clock, random=bytes, wait=0.1)
    unroll, times = year_files.unroll, []

    def overtaken(*arguments: object, **more: object) -> object:
        if not times:
            times.append(1)
            monkeypatch.setattr(year_files, "unroll", unroll)
            update(other, on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
            for backup in session.place().backups.glob("0*.json"):
                backup.unlink()
            clock.later(days=62)
            update(other, win(2), what("win"))
        return unroll(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(year_files, "unroll", overtaken)
    assert "late" in {one.id for one in whole_plan(session).check_ins}


def test_a_linked_plan_keeps_its_history_beside_the_target(session: Session, tmp_path: Path) -> None:
    old(session)
    whole, path = whole_plan(session), session.place().plan
    target = tmp_path / "stick" / "mine.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    assert whole_plan(session) == whole, "what lay with the link is still found"
    update(session, on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
    assert files_of(session) == ["2024"]
    assert session.place().history.is_relative_to(target.parent)
    assert len(whole_plan(session).check_ins) == len(whole.check_ins) + 1


@pytest.mark.parametrize("years", [1, 12])
def test_what_a_commit_writes_does_not_grow_with_history(session: Session, years: int) -> None:
    """But for the day index, whose years are letters: one a step and day."""
    begin(session, FULL, what("begin"))
    for year in range(2026 - years, 2026):
        days = [on(f"{year}{month}{day}", year, month, day, note="x" * 200) for month in (2, 3) for day in range(1, 29)]
        update(session, many(*days), None)  # type: ignore[arg-type]
    letters = sum(len(said.letters) for said in session.load().said.values())
    update(session, win(2), what("win"))
    assert session.place().plan.stat().st_size - letters < 3500 + 150 * years


def test_problems_name_themselves(session: Session) -> None:
    shutil.rmtree(old(session))
    whole = backup(session, session.home / "from the copies.json")
    assert len(restore(session, whole).plan.check_ins) == 18
    for folder in (session.place().history, session.place().backups):
        for path in folder.glob("2024.*"):
            path.unlink()
    with pytest.raises(Problem) as caught:
        backup(session, session.home / "copy.json")
    assert caught.value.code == "history_missing"
    assert not (session.home / "copy.json").exists()


def test_an_empty_plan_has_no_history(session: Session) -> None:
    begin(session, lambda plan: plan, what("begin"))
    assert whole_plan(session) == Plan() == session.load()
    assert not session.place().history.exists()
    assert mend_history(session) == ()


def test_undo_counts_a_day_of_which_history_tells_too(session: Session, clock: Clock) -> None:
    """A clock that was set right, a flight west: what was rolled over once is not recent again for the index."""
    begin(session, many(FULL, check_in("partly", day=date(2026, 11, 5), word="partly", note="B")), what("begin"))
    clock.now = datetime(2027, 1, 1, 12, tzinfo=UTC)
    update(session, win(2), what("win"))
    clock.now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    update(session, check_in("done", day=date(2026, 11, 5), note="A"), what("done"))
    update(session, on("later", 2026, 11, 2, note="C"), what("later"))  # type: ignore[arg-type]
    assert [one.note for one in noted(session, 4)] == ["ten to ten", "A", "B", "C"]
    undo(session, 2)
    said_right(session)
    assert {one.id for one in whole_plan(session).check_ins} == {"c1", "partly"}
    redo(session, 2)
    said_right(session)


def test_undo_waits_for_a_year_that_cannot_be_read(session: Session) -> None:
    older = old(session)
    aside = {path: path.read_bytes() for folder in (older, session.place().backups) for path in folder.glob("2024.*")}
    for path in aside:
        path.unlink()
    update(session, on("late", 2024, 5, 3), what("late"))  # type: ignore[arg-type]
    with pytest.raises(CannotRead, match="history_missing"):
        undo(session)
    for path, data in aside.items():
        path.write_bytes(data)
    undo(session)
    said_right(session)


def test_files_of_others_beside_the_plan_are_theirs(session: Session, tmp_path: Path) -> None:
    old(session)
    path = session.place().plan
    target = tmp_path / "docs" / "plan.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    mine = target.with_name("plan.taxes.json")
    mine.write_text("{}")
    erase(session, {"goal-2"})
    erase_everything(session)
    assert mine.read_text() == "{}"


def test_forgetting_on_a_linked_plan_leaves_every_backup_good(session: Session, tmp_path: Path) -> None:
    old(session)
    update(session, on("more", 2024, 7, 1), what("more"))  # type: ignore[arg-type]
    path = session.place().plan
    target = tmp_path / "stick" / "mine.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    update(session, on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
    erase(session, {"goal-2"})
    left = [path for folder in (session.home, target.parent) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if SECRET.encode() in path.read_bytes()] == []
    for side in session.place().sides:
        for copy in backups.copies(side):
            assert verify.Checker(session.place()).check(copy).ok


@pytest.mark.parametrize("which", ["history", "above"])
def test_a_folder_of_history_that_is_a_link_is_not_followed(
    session: Session, tmp_path: Path, clock: Clock, which: str
) -> None:
    older = old(session) if which == "history" else old(session).parent
    older.rename(tmp_path / "elsewhere")
    older.symlink_to(tmp_path / "elsewhere")
    for use in (lambda: whole_plan(session), lambda: erase_everything(session), lambda: mend_history(session)):
        with pytest.raises(CannotRead, match="history_linked"):
            use()
    clock.later(days=62)
    update(session, on("new", 2027, 1, 1), what("new"))  # type: ignore[arg-type]
    assert len(session.load().said) == 2
    assert SECRET.encode() in b"".join(path.read_bytes() for path in (tmp_path / "elsewhere").rglob("2024.*"))


def test_a_file_in_the_place_of_the_folder_keeps_nobody_from_today(session: Session, clock: Clock) -> None:
    shutil.rmtree(old(session))
    session.place().history.write_text("in the way")
    clock.later(days=62)
    assert update(session, win(2), what("win")).wins[-1].number == 2
    session.place().history.unlink()
    mend_history(session)
    update(session, win(3), what("win"))
    said_right(session)


def test_nothing_is_begun_while_history_is_all_that_is_left(session: Session) -> None:
    older = old(session)
    left = sorted(older.iterdir())
    session.place().plan.unlink()
    shutil.rmtree(session.place().backups)
    for use in (session.load, lambda: begin(session, goal(1), what("begin"))):
        with pytest.raises(CannotRead, match="missing"):
            use()
    (session.home / "people.json").unlink()
    with pytest.raises(CannotRead, match="people_missing"):
        begin(session, goal(1), what("begin"))
    assert sorted(older.iterdir()) == left


def test_a_plan_that_cannot_be_read_is_kept_with_its_history(session: Session) -> None:
    older = old(session)
    update(session, on("late", 2024, 8, 8), what("late"))  # type: ignore[arg-type]
    path = session.place().plan
    names = {one.name for one in older.iterdir()}
    path.write_bytes(path.read_bytes()[:-200])
    restore(session, 1)
    update(session, on("again", 2024, 9, 9), what("again"))  # type: ignore[arg-type]
    assert names <= {one.name for one in older.iterdir()}


def test_a_damaged_plan_without_its_history_folder_names_the_way_out(session: Session) -> None:
    older = old(session)
    update(session, win(2), what("win"))
    shutil.rmtree(older)
    path = session.place().plan
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(CannotRead) as caught:
        session.load()
    assert caught.value.facts["restorable"] == 1
    assert len(restore(session, 1).plan.check_ins) == 18
    assert files_of(session) == ["2024", "2025"]


def test_a_copy_of_history_that_is_no_good_is_named_and_made_anew(session: Session) -> None:
    old(session)
    (copy,) = session.place().backups.glob("2025.*")
    whole = copy.read_bytes()
    copy.write_bytes(b"rot")
    assert [one.ok for one in check_plan(session).history] == [True, True, True, False]
    assert mend_history(session) == (2025,)
    assert copy.read_bytes() == whole


def test_a_plan_of_another_folder_is_restored_with_the_history_beside_it(
    session: Session, tmp_path: Path, clock: Clock
) -> None:
    old(session)
    update(session, win(2), what("win"))
    for number, source in enumerate((session.place().plan, list_copies(session)[0].path)):
        elsewhere = open_session(tmp_path / f"home {number}", now=clock, random=bytes)
        assert len(restore(elsewhere, source).plan.check_ins) == 18
        assert check_plan(elsewhere).plan.ok


def test_a_forgetting_that_cannot_be_finished_says_so_and_takes_no_backup(
    session: Session, said: list[tuple[str, dict[str, object]]]
) -> None:
    older = old(session)
    update(session, win(2), what("win"))
    path = session.place().plan
    lost = {file: file.read_bytes() for folder in (older, session.place().backups) for file in folder.glob("2024.*")}
    for file in lost:
        file.unlink()
    path.with_name(f"{path.stem}.forget").write_text('{"ids": ["goal-2"]}')
    kept = sorted(session.home.rglob("0*.json"))
    session.load()
    session.load()
    assert said == []
    assert sorted(session.home.rglob("0*.json")) == kept
    for file, data in lost.items():
        file.write_bytes(data)
    assert [one.id for one in session.load().goals] == ["goal-1"]
    assert said == [("forget_finished", {})]


def test_no_plan_is_begun_where_everything_is_still_being_erased(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(session)

    def stuck(*_: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(year_files, "remove_all", stuck)
        with pytest.raises(NotSaved, match="still_erasing"):
            erase_everything(session)
        for use in (session.load, lambda: begin(session, goal(1), what("begin"))):
            with pytest.raises(NotSaved, match="still_erasing"):
                use()
    assert len(begin(session, goal(1), what("begin")).goals) == 1
    assert len(session.load().goals) == 1
