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
from goalwalk.store.plans import Plans
from store.making import FULL, Clock, check_in, goal, many, remove_goal, step, what, win

SECRET = "nobody else is to read this"


def on(own: str, year: int, month: int, day: int, of: str = "step-1.1", note: str | None = None) -> object:
    return check_in(own, of, day=date(year, month, day), note=note)


def old(plans: Plans) -> Path:
    """A plan with check-ins in three years, the first two in files of their own."""
    plans.begin(many(FULL, goal(2), step(2, 1)), what("begin"))
    said = [on(f"y{year}-{day}", year, 5, day, note=f"{year} {day}") for year in (2024, 2025) for day in range(1, 9)]
    plans.update(many(*said, on("secret", 2024, 6, 1, "step-2.1", SECRET)), what("filled in"))  # type: ignore[arg-type]
    return plans.where().history


def files_of(plans: Plans) -> list[str]:
    return sorted(path.name.split(".")[0] for path in plans.where().history.iterdir())


def noted(plans: Plans, most: int) -> tuple[CheckIn, ...]:
    return plans.noted(lambda plan: plan.steps[0], most).check_ins


def said_right(plans: Plans) -> None:
    whole = plans.whole()
    assert plans.load() == indexed(whole)._replace(
        check_ins=(), wins=plans.load().wins, day_check_ins=plans.load().day_check_ins
    )
    assert plans.check().plan.ok


def test_what_is_older_than_last_month_lies_in_a_file_of_its_year(plans: Plans, clock: Clock) -> None:
    plans.begin(many(FULL, on("first", 2026, 10, 1), on("last", 2026, 9, 30)), what("begin"))  # type: ignore[arg-type]
    assert files_of(plans) == ["2026"]
    with TinyDB(plans.where().plan) as db:
        assert [one["id"] for one in db.table("check_ins")] == ["c1", "first"]
        (name,) = db.table("_history")
        assert (name.doc_id, name["documents"]) == (2026, 1)
    (path,) = plans.where().history.iterdir()
    with TinyDB(path) as db:
        assert [(one.doc_id, one["id"]) for one in db.table("check_ins")] == [(3, "last")]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [one.id for one in plans.whole().check_ins] == ["c1", "first", "last"]
    clock.now = datetime(2027, 1, 2, tzinfo=UTC)
    plans.update(on("later", 2027, 1, 1), what("later"))  # type: ignore[arg-type]
    assert [one.id for one in plans.whole().check_ins] == ["c1", "first", "last", "later"]
    with TinyDB(plans.where().plan) as db:
        assert [(one.doc_id, one["id"]) for one in db.table("check_ins")] == [(4, "later")]
        assert len(db.table("wins")) == 0
    said_right(plans)


def test_a_day_filled_in_long_after_changes_index_and_history_and_undo_takes_it_back(plans: Plans) -> None:
    older = old(plans)
    before, seen = plans.load(), {path.name: path.read_bytes() for path in older.iterdir()}
    plans.update(on("late", 2024, 5, 20), what("late"))  # type: ignore[arg-type]
    assert plans.load().said != before.said
    assert "late" in {one.id for one in plans.whole().check_ins}
    said_right(plans)
    for path in older.iterdir():  # never changed: another content is another name
        assert seen.get(path.name, path.read_bytes()) == path.read_bytes()
    plans.undo()
    assert plans.load().said == before.said
    assert "late" not in {one.id for one in plans.whole().check_ins}
    plans.redo()
    assert "late" in {one.id for one in plans.whole().check_ins}
    said_right(plans)


def test_a_goal_taken_away_and_brought_back_has_all_its_days(plans: Plans) -> None:
    old(plans)
    before = plans.load()
    plans.update(remove_goal(1), what("gone"))
    assert plans.load().said.keys() == {"step-2.1"}
    assert [one.id for one in plans.whole().check_ins] == ["secret"]
    plans.undo()
    assert plans.load() == before
    said_right(plans)


def test_the_latest_notes_come_from_wherever_they_lie(plans: Plans) -> None:
    old(plans)
    notes = [one.note for one in noted(plans, 10)]
    assert notes == ["ten to ten", *(f"2025 {day}" for day in range(8, 0, -1)), "2024 8"]
    shutil.rmtree(plans.where().history)
    assert [one.note for one in noted(plans, 1)] == ["ten to ten"], "no more is read than it takes"


def test_what_was_said_since_a_day_comes_from_wherever_it_lies(plans: Plans) -> None:
    old(plans)
    whole = plans.whole()
    for first in (date(2024, 1, 1), date(2024, 6, 1), date(2025, 1, 3), date(2026, 11, 1), date(2030, 1, 1)):
        found = plans.since(lambda _, first=first: first)  # type: ignore[misc]
        assert found.check_ins == tuple(one for one in whole.check_ins if one.day >= first)
        assert found.wins == tuple(one for one in whole.wins if one.day >= first)
        assert found.day_check_ins == tuple(one for one in whole.day_check_ins if one.day >= first)
        assert (found.steps, found.said, found.meetings) == (whole.steps, whole.said, whole.meetings)
    shutil.rmtree(plans.where().history)
    assert plans.since(lambda _: date(2026, 11, 1)).check_ins, "no more is read than it takes"
    with pytest.raises(CannotRead, match="history_missing"):
        plans.since(lambda _: date(2024, 1, 1))


def spoilt(path: Path, how: str) -> None:
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:-3])
    else:
        path.write_bytes(path.read_bytes().replace(b"2024 3", b"2024 4"))


@pytest.mark.parametrize("how", ["gone", "cut", "changed"])
@pytest.mark.parametrize("bring_back", ["mend", "restore"])
def test_a_file_of_history_that_is_no_good_is_named_and_brought_back(plans: Plans, how: str, bring_back: str) -> None:
    older = old(plans)
    plans.update(win(2), what("win"))
    whole = plans.whole()
    (path,) = older.glob("2024.*")
    spoilt(path, how)
    for look in (plans.whole, lambda: noted(plans, 99), lambda: plans.update(goal(9), None, whole=True)):
        with pytest.raises(CannotRead, match="history_missing" if how == "gone" else "history_damaged") as caught:
            look()
        assert caught.value.facts == {"path": str(path), "year": 2024}
    report = plans.check()
    assert [one.ok for one in report.history] == [False, True, True, True]
    assert not report.plan.ok
    assert plans.update(win(3), what("win")).wins[-1].number == 3, "every day goes on"
    if bring_back == "mend":
        assert plans.mend() == (2024,)
        assert plans.mend() == ()
        assert plans.whole().check_ins == whole.check_ins
    else:
        assert plans.restore(1).plan.check_ins == whole.check_ins
    report = plans.check()
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))


def test_without_any_good_copy_every_day_goes_on_and_the_year_is_named(plans: Plans, clock: Clock) -> None:
    older = old(plans)
    for path in [*older.glob("2025.*"), *plans.where().backups.glob("2025.*")]:
        path.write_bytes(b"")
    plans.update(on("late", 2025, 6, 1), what("late"))  # type: ignore[arg-type]
    clock.later(days=99)
    plans.update(on("soon", 2026, 11, 30), what("soon"))  # type: ignore[arg-type]
    with pytest.raises(CannotRead, match="history_lost"):
        plans.mend()
    with TinyDB(plans.where().plan) as db:
        assert "late" in {one["id"] for one in db.table("check_ins")}, "it waits in the plan"


def test_what_no_copy_names_is_taken_away_and_what_one_names_stays(plans: Plans, clock: Clock) -> None:
    older = old(plans)
    for number in range(36):
        clock.later(days=31)
        plans.update(on(f"m{number}", clock.now.year, clock.now.month, 1), what("more"))  # type: ignore[arg-type]
        assert all(one.ok for one in plans.check().backups)
    kept = {name.file(plans.where()) for name in year_files.named(plans.desk.read(plans.where()).tables)}
    assert kept < {path.name for path in older.iterdir()}, "backups name older versions of a year"
    for backup in plans.where().backups.glob("0*.json"):
        backup.unlink()
    clock.later(days=31)
    plans.update(win(2), what("win"))
    clock.later(days=31)
    plans.update(win(3), what("win"))
    for backup in plans.where().backups.glob("0*.json"):
        backup.unlink()
    clock.later(days=31)
    plans.update(win(4), what("win"))
    report = plans.check()
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))
    assert {path.name for path in older.iterdir()} == {
        path.name for path in plans.where().backups.iterdir() if not path.name.startswith("0")
    }
    assert len(list(older.iterdir())) < 15


def test_what_an_interrupted_command_left_is_taken_away_by_the_next(plans: Plans) -> None:
    older = old(plans)
    (older / "2024.0123456789abcdef.json").write_bytes(b"half")
    (older / "history.tmp").write_bytes(b"half")
    plans.update(win(2), what("win"))
    assert files_of(plans) == ["2024", "2025"]


def test_a_copy_elsewhere_holds_all_of_history(plans: Plans, tmp_path: Path, clock: Clock) -> None:
    old(plans)
    copy = plans.backup(tmp_path / "copy.json")
    with TinyDB(copy) as db:
        assert len(db.table("check_ins")) == len(plans.whole().check_ins)
        assert len(db.table("_history")) == 0
    elsewhere = Plans(tmp_path / "elsewhere", now=clock, random=bytes)
    assert elsewhere.restore(copy).plan == plans.whole()
    assert elsewhere.load() == plans.load()
    assert files_of(elsewhere) == ["2024", "2025"]


def test_what_is_forgotten_leaves_history_and_its_copies(plans: Plans) -> None:
    older = old(plans)
    plans.update(win(2), what("win"))
    assert plans.forget({"goal-2"}).documents == 3
    assert [
        path for path in plans.desk.home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    ] == []
    assert "secret" not in {one.id for one in plans.whole().check_ins}
    assert len(plans.whole().check_ins) == 17
    report = plans.check()
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))
    assert len(list(older.iterdir())) == 2, "the years as they were are gone"
    assert plans.forget({"y2025-3"}).documents == 1
    assert len(plans.whole().check_ins) == 16
    said_right(plans)


def test_everything_forgotten_leaves_nothing(plans: Plans) -> None:
    old(plans)
    plans.forget_everything()
    assert list(plans.desk.home.rglob("*")) == []


def test_the_index_can_be_made_anew(plans: Plans) -> None:
    old(plans)
    assert plans.rebuild() is False
    right = plans.load()
    plans.update(lambda plan: plan._replace(said={"step-1.1": plan.said["step-2.1"]}), what("spoil", odd=1))
    plans.update(many(win(2), lambda plan: plan._replace(said={"step-1.1": plan.said["step-2.1"]})), what("spoil"))
    assert plans.check().plan.code == "days_differ"
    assert plans.rebuild() is True
    assert plans.load().said == right.said
    assert plans.check().plan.ok


def test_a_reader_that_finds_a_file_gone_reads_the_plan_once_more(
    plans: Plans, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(plans)
    other = Plans(plans.desk.home, now=clock, random=bytes, wait=0.1)
    unroll, times = year_files.unroll, []

    def overtaken(*arguments: object, **more: object) -> object:
        if not times:
            times.append(1)
            monkeypatch.setattr(year_files, "unroll", unroll)
            other.update(on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
            for backup in plans.where().backups.glob("0*.json"):
                backup.unlink()
            clock.later(days=62)
            other.update(win(2), what("win"))
        return unroll(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(year_files, "unroll", overtaken)
    assert "late" in {one.id for one in plans.whole().check_ins}


def test_a_linked_plan_keeps_its_history_beside_the_target(plans: Plans, tmp_path: Path) -> None:
    old(plans)
    whole, path = plans.whole(), plans.where().plan
    target = tmp_path / "stick" / "mine.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    assert plans.whole() == whole, "what lay with the link is still found"
    plans.update(on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
    assert files_of(plans) == ["2024"]
    assert plans.where().history.is_relative_to(target.parent)
    assert len(plans.whole().check_ins) == len(whole.check_ins) + 1


@pytest.mark.parametrize("years", [1, 12])
def test_what_a_commit_writes_does_not_grow_with_history(plans: Plans, years: int) -> None:
    """But for the day index, whose years are letters: one a step and day."""
    plans.begin(FULL, what("begin"))
    for year in range(2026 - years, 2026):
        days = [on(f"{year}{month}{day}", year, month, day, note="x" * 200) for month in (2, 3) for day in range(1, 29)]
        plans.update(many(*days), None)  # type: ignore[arg-type]
    letters = sum(len(said.letters) for said in plans.load().said.values())
    plans.update(win(2), what("win"))
    assert plans.where().plan.stat().st_size - letters < 3500 + 150 * years


def test_problems_name_themselves(plans: Plans) -> None:
    shutil.rmtree(old(plans))
    whole = plans.backup(plans.desk.home / "from the copies.json")
    assert len(plans.restore(whole).plan.check_ins) == 18
    for folder in (plans.where().history, plans.where().backups):
        for path in folder.glob("2024.*"):
            path.unlink()
    with pytest.raises(Problem) as caught:
        plans.backup(plans.desk.home / "copy.json")
    assert caught.value.code == "history_missing"
    assert not (plans.desk.home / "copy.json").exists()


def test_an_empty_plan_has_no_history(plans: Plans) -> None:
    plans.begin(lambda plan: plan, what("begin"))
    assert plans.whole() == Plan() == plans.load()
    assert not plans.where().history.exists()
    assert plans.mend() == ()


def test_undo_counts_a_day_of_which_history_tells_too(plans: Plans, clock: Clock) -> None:
    """A clock that was set right, a flight west: what was rolled over once is not recent again for the index."""
    plans.begin(many(FULL, check_in("partly", day=date(2026, 11, 5), word="partly", note="B")), what("begin"))
    clock.now = datetime(2027, 1, 1, 12, tzinfo=UTC)
    plans.update(win(2), what("win"))
    clock.now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    plans.update(check_in("done", day=date(2026, 11, 5), note="A"), what("done"))
    plans.update(on("later", 2026, 11, 2, note="C"), what("later"))  # type: ignore[arg-type]
    assert [one.note for one in noted(plans, 4)] == ["ten to ten", "A", "B", "C"]
    plans.undo(2)
    said_right(plans)
    assert {one.id for one in plans.whole().check_ins} == {"c1", "partly"}
    plans.redo(2)
    said_right(plans)


def test_undo_waits_for_a_year_that_cannot_be_read(plans: Plans) -> None:
    older = old(plans)
    aside = {path: path.read_bytes() for folder in (older, plans.where().backups) for path in folder.glob("2024.*")}
    for path in aside:
        path.unlink()
    plans.update(on("late", 2024, 5, 3), what("late"))  # type: ignore[arg-type]
    with pytest.raises(CannotRead, match="history_missing"):
        plans.undo()
    for path, data in aside.items():
        path.write_bytes(data)
    plans.undo()
    said_right(plans)


def test_files_of_others_beside_the_plan_are_theirs(plans: Plans, tmp_path: Path) -> None:
    old(plans)
    path = plans.where().plan
    target = tmp_path / "docs" / "plan.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    mine = target.with_name("plan.taxes.json")
    mine.write_text("{}")
    plans.forget({"goal-2"})
    plans.forget_everything()
    assert mine.read_text() == "{}"


def test_forgetting_on_a_linked_plan_leaves_every_backup_good(plans: Plans, tmp_path: Path) -> None:
    old(plans)
    plans.update(on("more", 2024, 7, 1), what("more"))  # type: ignore[arg-type]
    path = plans.where().plan
    target = tmp_path / "stick" / "mine.json"
    target.parent.mkdir()
    path.rename(target)
    path.symlink_to(target)
    plans.update(on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
    plans.forget({"goal-2"})
    left = [path for folder in (plans.desk.home, target.parent) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if SECRET.encode() in path.read_bytes()] == []
    for side in plans.where().sides:
        for copy in backups.copies(side):
            assert verify.Checker(plans.where()).check(copy).ok


@pytest.mark.parametrize("which", ["history", "above"])
def test_a_folder_of_history_that_is_a_link_is_not_followed(
    plans: Plans, tmp_path: Path, clock: Clock, which: str
) -> None:
    older = old(plans) if which == "history" else old(plans).parent
    older.rename(tmp_path / "elsewhere")
    older.symlink_to(tmp_path / "elsewhere")
    for use in (plans.whole, plans.forget_everything, plans.mend):
        with pytest.raises(CannotRead, match="history_linked"):
            use()
    clock.later(days=62)
    plans.update(on("new", 2027, 1, 1), what("new"))  # type: ignore[arg-type]
    assert len(plans.load().said) == 2
    assert SECRET.encode() in b"".join(path.read_bytes() for path in (tmp_path / "elsewhere").rglob("2024.*"))


def test_a_file_in_the_place_of_the_folder_keeps_nobody_from_today(plans: Plans, clock: Clock) -> None:
    shutil.rmtree(old(plans))
    plans.where().history.write_text("in the way")
    clock.later(days=62)
    assert plans.update(win(2), what("win")).wins[-1].number == 2
    plans.where().history.unlink()
    plans.mend()
    plans.update(win(3), what("win"))
    said_right(plans)


def test_nothing_is_begun_while_history_is_all_that_is_left(plans: Plans) -> None:
    older = old(plans)
    left = sorted(older.iterdir())
    plans.where().plan.unlink()
    shutil.rmtree(plans.where().backups)
    for use in (plans.load, lambda: plans.begin(goal(1), what("begin"))):
        with pytest.raises(CannotRead, match="missing"):
            use()
    (plans.desk.home / "people.json").unlink()
    with pytest.raises(CannotRead, match="people_missing"):
        plans.begin(goal(1), what("begin"))
    assert sorted(older.iterdir()) == left


def test_a_plan_that_cannot_be_read_is_kept_with_its_history(plans: Plans) -> None:
    older = old(plans)
    plans.update(on("late", 2024, 8, 8), what("late"))  # type: ignore[arg-type]
    path = plans.where().plan
    names = {one.name for one in older.iterdir()}
    path.write_bytes(path.read_bytes()[:-200])
    plans.restore(1)
    plans.update(on("again", 2024, 9, 9), what("again"))  # type: ignore[arg-type]
    assert names <= {one.name for one in older.iterdir()}


def test_a_damaged_plan_without_its_history_folder_names_the_way_out(plans: Plans) -> None:
    older = old(plans)
    plans.update(win(2), what("win"))
    shutil.rmtree(older)
    path = plans.where().plan
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(CannotRead) as caught:
        plans.load()
    assert caught.value.facts["restorable"] == 1
    assert len(plans.restore(1).plan.check_ins) == 18
    assert files_of(plans) == ["2024", "2025"]


def test_a_copy_of_history_that_is_no_good_is_named_and_made_anew(plans: Plans) -> None:
    old(plans)
    (copy,) = plans.where().backups.glob("2025.*")
    whole = copy.read_bytes()
    copy.write_bytes(b"rot")
    assert [one.ok for one in plans.check().history] == [True, True, True, False]
    assert plans.mend() == (2025,)
    assert copy.read_bytes() == whole


def test_a_plan_of_another_folder_is_restored_with_the_history_beside_it(
    plans: Plans, tmp_path: Path, clock: Clock
) -> None:
    old(plans)
    plans.update(win(2), what("win"))
    for number, source in enumerate((plans.where().plan, plans.earlier()[0].path)):
        elsewhere = Plans(tmp_path / f"home {number}", now=clock, random=bytes)
        assert len(elsewhere.restore(source).plan.check_ins) == 18
        assert elsewhere.check().plan.ok


def test_a_forgetting_that_cannot_be_finished_says_so_and_takes_no_backup(
    plans: Plans, said: list[tuple[str, dict[str, object]]]
) -> None:
    older = old(plans)
    plans.update(win(2), what("win"))
    path = plans.where().plan
    lost = {file: file.read_bytes() for folder in (older, plans.where().backups) for file in folder.glob("2024.*")}
    for file in lost:
        file.unlink()
    path.with_name(f"{path.stem}.forget").write_text('{"ids": ["goal-2"]}')
    kept = sorted(plans.desk.home.rglob("0*.json"))
    plans.load()
    plans.load()
    assert said == []
    assert sorted(plans.desk.home.rglob("0*.json")) == kept
    for file, data in lost.items():
        file.write_bytes(data)
    assert [one.id for one in plans.load().goals] == ["goal-1"]
    assert said == [("forget_finished", {})]


def test_no_plan_is_begun_where_everything_is_still_being_erased(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    old(plans)

    def stuck(*_: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(year_files, "remove_all", stuck)
        with pytest.raises(NotSaved, match="still_erasing"):
            plans.forget_everything()
        for use in (plans.load, lambda: plans.begin(goal(1), what("begin"))):
            with pytest.raises(NotSaved, match="still_erasing"):
                use()
    assert len(plans.begin(goal(1), what("begin")).goals) == 1
    assert len(plans.load().goals) == 1
