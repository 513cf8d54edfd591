"""Backups are made by themselves and pruned by rule; any can be put back; what is forgotten is in none of them.

A plan that is missing or damaged while there are backups is refused, and restored by one command.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, CannotRead, Problem
from goalwalk.store.disk.container import parse, serialise
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import backups
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import migrations
from goalwalk.store.verbs.backup import backup, check_plan, list_copies
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import list_changes, undo
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, Clock, check_in, goal, letters, many, retitle, step, what, win

SECRET = "the name of a person"


def words_in(home: Path, word: str) -> list[str]:
    return [path.name for path in home.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def ready(session: Session) -> Path:
    begin(
        session, many(FULL, goal(2, SECRET), step(2, 1, SECRET), check_in("c2", "step-2.1", note=SECRET)), what("begin")
    )
    update(session, retitle(1, "Rest"), what("retitle", title=SECRET))
    update(session, win(2), what("win"))
    return session.place().plan


def test_each_commit_keeps_what_stood_there(session: Session) -> None:
    ready(session)
    assert [(one.number, one.generation, one.ok) for one in list_copies(session)] == [(1, 2, True), (2, 1, True)]
    report = check_plan(session)
    assert report.plan.ok
    assert {name: n for name, n in report.counts.items() if n} == {"goals": 2, "steps": 2, "wins": 2, "check_ins": 2}


def test_the_rule_keeps_fifty_then_days_then_months() -> None:
    today = date(2026, 11, 20)
    days = [today - timedelta(i // 3) for i in range(1200)]  # three a day
    made = [backups.Named(2000 - i, 0, day, Path(str(i))) for i, day in enumerate(days)]
    gone = {one.path for one in backups.surplus(made, today)}
    left = [one for one in made if one.path not in gone]
    assert left[:50] == made[:50]
    recent = [one.day for one in left[50:] if today - one.day <= timedelta(30)]
    older = [(one.day.year, one.day.month) for one in left[50:] if today - one.day > timedelta(30)]
    assert recent == sorted({one.day for one in made[50:] if today - one.day <= timedelta(30)}, reverse=True)
    assert older == sorted({(one.day.year, one.day.month) for one in made[93:]}, reverse=True)


def test_many_commits_on_many_days_are_pruned(session: Session, clock: Clock) -> None:
    begin(session, goal(1), what("begin"))
    for number in range(120):
        clock.later(hours=8)
        update(session, retitle(1, f"{number}"), what("retitle"))
    days = [one.day for one in list_copies(session)]
    assert 50 < len(days) < 80
    assert len(set(days[50:])) == len(days[50:])


@pytest.mark.parametrize("spoil", ["cut", "empty", "gone"])
def test_a_plan_that_cannot_be_read_is_refused_and_restored(session: Session, spoil: str) -> None:
    path = ready(session)
    whole = path.read_bytes()
    if spoil == "gone":
        path.unlink()
    else:
        path.write_bytes(b"" if spoil == "empty" else whole[:-9])
    left = path.read_bytes() if path.exists() else None
    for use in (
        session.load,
        lambda: undo(session),
        lambda: update(session, goal(3), None),
        lambda: begin(session, goal(3), what("b")),
    ):
        with pytest.raises(CannotRead) as caught:
            use()
        assert caught.value.code == ("missing" if spoil == "gone" else "damaged")
        assert caught.value.facts == {"path": str(path), "restorable": True}
    assert session.exists()
    assert not check_plan(session).plan.ok
    assert len(restore(session, 1).plan.wins) == 2, "the newest version, which was acknowledged, and not the one before"
    assert session.load().goals[0].title == "Rest"
    if left is not None:
        assert path.with_name(f"{path.stem}.bad-1.json").read_bytes() == left


def test_what_is_restored_over_is_kept_and_the_generation_goes_on(session: Session) -> None:
    ready(session)
    assert restore(session, 2).plan.goals[0].title == "Sleep better"
    assert list_copies(session)[0].generation == 3
    restore(session, 1)
    assert session.load().goals[0].title == "Rest"
    assert len(session.load().wins) == 2


def test_a_copy_from_anywhere_is_verified_before_it_is_put_back(session: Session, tmp_path: Path) -> None:
    path = ready(session)
    copy = backup(session, tmp_path / "copy.json")
    assert copy.read_bytes() == path.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CannotBeDone, match="exists"):
        backup(session, copy)
    update(session, win(3), what("win"))
    assert len(restore(session, copy).plan.wins) == 2
    before = path.read_bytes()
    copy.write_bytes(copy.read_bytes()[:-2])
    for which, code in (
        (copy, "damaged"),
        (tmp_path / "none", "missing"),
        (99, "no_such_backup"),
        (0, "no_such_backup"),
    ):
        with pytest.raises(Problem, match=code):
            restore(session, which)
    assert path.read_bytes() == before


def test_a_backup_by_hand_lies_among_the_others(session: Session) -> None:
    """A file of its own, whatever becomes of the plan; listed as an earlier version once another one stands."""
    path = ready(session)
    copy = backup(session, None)
    assert copy == backup(session, None)
    assert copy.read_bytes() == path.read_bytes()
    assert copy not in [one.path for one in list_copies(session)]
    copy.unlink()
    copy.hardlink_to(path)  # as they were made once
    copy = backup(session, None)
    assert not copy.samefile(path)
    update(session, win(3), what("win"))
    assert copy in [one.path for one in list_copies(session)]


def test_a_backups_folder_that_is_a_link_is_not_followed(session: Session, tmp_path: Path) -> None:
    path = ready(session)
    before = path.read_bytes()
    folder = session.place().backups
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Problem, match="not_written"):
        update(session, goal(3), what("goal"))
    assert path.read_bytes() == before
    assert list_copies(session) == ()


def test_a_lost_list_of_people_is_made_anew(session: Session) -> None:
    ready(session)
    people = session.home / "people.json"
    for spoil, code in ((people.unlink, "people_missing"), (lambda: people.write_text("{"), "people_damaged")):
        spoil()
        with pytest.raises(CannotRead, match=code):
            session.load()
        assert session.exists()
        restore(session, 1)
        assert session.load().goals


def test_what_is_forgotten_is_in_no_file(session: Session, tmp_path: Path) -> None:
    path = ready(session)
    path.with_name(f"{path.stem}.conflict-1.json").write_bytes(path.read_bytes())
    path.with_name(f"{path.stem}.bad-1.json").write_bytes(path.read_bytes()[:-5])
    outside = backup(session, tmp_path / "copy.json")
    assert len(words_in(session.home, SECRET)) == 6
    assert erase(session, {"goal-2"}) == (3, 3, 1)
    assert words_in(session.home, SECRET) == []
    plan = session.load()
    assert [one.id for one in plan.goals] == ["goal-1"]
    assert plan.numbers.goals == 2
    assert all(one.ok for one in list_copies(session))
    assert list_changes(session).changes == (), "the undo list may hold words of it"
    assert [one.id for one in restore(session, outside).plan.goals] == ["goal-1"], "nothing erased comes back"
    assert words_in(session.home, SECRET) == []
    with pytest.raises(CannotBeDone, match="nothing_to_forget"):
        erase(session, {"goal-2"})


@pytest.mark.parametrize(
    ("ids", "left"),
    [({"step-1.1"}, (1, 0, 0, 1)), ({"c1"}, (1, 1, 0, 1)), ({"win-1"}, (1, 1, 1, 0)), ({"goal-1"}, (0, 0, 0, 1))],
)
def test_what_hangs_on_it_goes_with_it(session: Session, ids: set[str], left: tuple[int, ...]) -> None:
    begin(session, FULL, what("begin"))
    erase(session, ids)
    plan = whole_plan(session)
    assert (len(plan.goals), len(plan.steps), len(plan.check_ins), len(plan.wins)) == left


def test_what_was_removed_before_can_be_forgotten_too(session: Session) -> None:
    ready(session)
    update(session, lambda plan: plan._replace(goals=plan.goals[:1], steps=plan.steps[:1], check_ins=()), what("gone"))
    erase(session, {"goal-2"})
    assert words_in(session.home, SECRET) == []
    with pytest.raises(CannotBeDone, match="nothing_to_undo"):
        undo(session)


def test_everything_is_gone(session: Session) -> None:
    ready(session)
    erase_everything(session)
    assert list(session.home.rglob("*")) == []
    assert not session.exists()
    begin(session, goal(1), what("begin"))
    assert len(session.load().goals) == 1


def test_an_older_schema_is_migrated_and_its_copy_kept(
    session: Session, said: list[tuple[str, dict[str, object]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ready(session)
    content = parse(path.read_bytes(), migrations.SCHEMA)
    older = {("aims" if name == "goals" else name): table for name, table in content.tables.items()}
    path.write_bytes(serialise(Tables(changed=older), 0, 7))
    with pytest.raises(CannotRead, match="damaged"):
        session.load()
    monkeypatch.setitem(
        migrations.MIGRATIONS,
        0,
        lambda tables: Tables(changed={("goals" if n == "aims" else n): t for n, t in tables.items()}),
    )
    for schema in range(1, migrations.SCHEMA):
        monkeypatch.setitem(migrations.MIGRATIONS, schema, lambda tables: tables)
    old = path.read_bytes()
    assert len(session.load().goals) == 2
    assert path.read_bytes() == old, "looking writes nothing"
    update(session, goal(3), what("goal"))
    copy = path.with_name(f"{path.stem}.schema-0.json")
    assert copy.read_bytes() == old
    assert said == [("migrated", {"path": str(copy)})]
    assert len(session.load().goals) == 3
    for number in range(60):
        update(session, retitle(1, str(number)), None)
    assert copy.read_bytes() == old


def test_a_newer_schema_is_refused_untouched(session: Session) -> None:
    path = ready(session)
    schema = migrations.SCHEMA + 1
    newer = serialise(Tables(changed={"something": {"1": {"new": True}}}), schema, 9)
    for data in (newer, newer[:-10], newer.replace(b'"schema":%d' % schema, b'"schema":%d' % (schema + 1))):
        path.write_bytes(data)
        for use in (session.load, lambda: update(session, goal(3), None), lambda: erase(session, {"goal-1"})):
            with pytest.raises(CannotRead, match="too_new"):
                use()
        assert path.read_bytes() == data


def test_an_interrupted_forgetting_is_finished_by_the_next_look(
    session: Session, said: list[tuple[str, dict[str, object]]], clock: Clock
) -> None:
    path = ready(session)
    path.with_name(f"{path.stem}.forget").write_text('{"ids": ["goal-2"]}')
    assert len(open_session(session.home, now=clock, random=letters()).load().goals) == 1
    assert words_in(session.home, SECRET) == []
    assert not path.with_name(f"{path.stem}.forget").exists()
    path.with_name(f"{path.stem}.forget").write_text('{"everything": true}')
    with pytest.raises(CannotBeDone, match="no_plan"):
        session.load()
    assert list(session.home.rglob("*")) == []
    assert said == [("forget_finished", {})]


def test_a_copy_becomes_the_plan_of_a_home_that_has_none(session: Session, tmp_path: Path, clock: Clock) -> None:
    """How a plan moves to another computer; a copy that cannot be read begins nothing there."""
    ready(session)
    copy = backup(session, tmp_path / "copy.json")
    elsewhere = open_session(tmp_path / "elsewhere", now=clock, random=letters(1), wait=0.1)
    (tmp_path / "torn.json").write_bytes(copy.read_bytes()[:-2])
    with pytest.raises(CannotRead, match="damaged"):
        restore(elsewhere, tmp_path / "torn.json")
    with pytest.raises(CannotBeDone, match="no_plan"):
        restore(elsewhere, 1)
    assert not elsewhere.exists()
    assert restore(elsewhere, copy).plan == whole_plan(session) == whole_plan(elsewhere)
