"""What is older than last month lies in a file of its year; nothing is counted otherwise for it, and nothing lost."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB

from goalwalk.core.errors import CannotRead, Problem
from goalwalk.core.model import CheckIn, Plan
from goalwalk.core.said import indexed
from goalwalk.store import history
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
    assert [one.ok for one in report.history] == [False, True]
    assert not report.plan.ok
    assert plans.update(win(3), what("win")).wins[-1].number == 3, "every day goes on"
    if bring_back == "mend":
        assert plans.mend() == (2024,)
        assert plans.mend() == ()
        assert plans.whole().check_ins == whole.check_ins
    else:
        assert plans.restore(1).check_ins == whole.check_ins
    report = plans.check()
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))


def test_without_any_good_copy_every_day_goes_on_and_the_year_is_named(plans: Plans, clock: Clock) -> None:
    older = old(plans)
    for path in [*older.glob("2025.*"), *plans.where().backups.glob("2025.*")]:
        path.write_bytes(b"")
    plans.update(on("late", 2025, 6, 1), what("late"))  # type: ignore[arg-type]
    clock.later(days=99)
    plans.update(on("soon", 2026, 11, 30), what("soon"))  # type: ignore[arg-type]
    with pytest.raises(CannotRead, match="history_damaged"):
        plans.mend()
    with TinyDB(plans.where().plan) as db:
        assert "late" in {one["id"] for one in db.table("check_ins")}, "it waits in the plan"


def test_what_no_copy_names_is_taken_away_and_what_one_names_stays(plans: Plans, clock: Clock) -> None:
    older = old(plans)
    for number in range(60):
        clock.later(days=31)
        plans.update(on(f"m{number}", clock.now.year, clock.now.month, 1), what("more"))  # type: ignore[arg-type]
        assert all(one.ok for one in plans.check().backups)
    kept = {name.file for name in history.names(plans.desk.read(plans.where()).tables)}
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
    assert elsewhere.restore(copy) == plans.whole()
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
    unroll, times = history.unroll, []

    def overtaken(*arguments: object, **more: object) -> object:
        if not times:
            times.append(1)
            monkeypatch.setattr(history, "unroll", unroll)
            other.update(on("late", 2024, 7, 7), what("late"))  # type: ignore[arg-type]
            for backup in plans.where().backups.glob("0*.json"):
                backup.unlink()
            clock.later(days=62)
            other.update(win(2), what("win"))
        return unroll(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(history, "unroll", overtaken)
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
    older = old(plans)
    shutil.rmtree(older)
    with pytest.raises(Problem) as caught:
        plans.backup(plans.desk.home / "copy.json")
    assert caught.value.code == "history_missing"
    assert not (plans.desk.home / "copy.json").exists()


def test_an_empty_plan_has_no_history(plans: Plans) -> None:
    plans.begin(lambda plan: plan, what("begin"))
    assert plans.whole() == Plan() == plans.load()
    assert not plans.where().history.exists()
    assert plans.mend() == ()
