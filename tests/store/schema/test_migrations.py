"""A file of each older schema opens as it did, is brought up to date by the next commit, and is kept as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tinydb import TinyDB

from cli.keyboard import Typed
from goalwalk.store.disk import stamps
from goalwalk.store.schema import codec, day_index, migrations

HERE = Path(__file__).parents[1] / "older"
NOW = "2025-03-11T10:00:00+01:00"
LINES = {"progress": ["progress"], "streaks": ["streaks"], "undo": ["undo", "--list"], "wins": ["wins"]}


class Older(NamedTuple):
    """A plan of an older schema: check-ins in two years, a goal taken away, one change taken back."""

    schema: int
    stem: str
    check_ins: int  # those of this month and the last
    before: list[int]  # how many documents of each step lay in its own file already, by year
    showed_up: list[tuple[str, int]]  # once the goal is back
    meetings: int = 0

    @property
    def copy(self) -> str:
        return f"{self.stem}.schema-{self.schema}.json"


EVERY = [
    Older(1, "rxxfqwsp", 6, [], [("1.1", 2), ("1.2", 3), ("2.1", 2), ("3.1", 2)]),
    # A win of it was erased, and its history lies in files already, which are of a schema of their own.
    Older(2, "caxttzsz", 5, [2024, 2025], [("1.1", 3), ("1.2", 2), ("2.1", 2), ("3.1", 2)]),
    # Three meetings, of which one was taken away; what was agreed at one was changed.
    Older(3, "ancrjyco", 6, [2024, 2025], [("1.1", 4), ("1.2", 2), ("2.1", 2), ("3.1", 1)], meetings=3),
    # What a walk gathered: barriers of both sides, a support, a rating, something to bring.
    Older(4, "hcgegjwj", 6, [2024, 2025], [("1.1", 4), ("1.2", 2), ("2.1", 2), ("3.1", 1)], meetings=1),
    # A line of hope was erased; a skill practised, a clock with a return, a setback, a support reached.
    Older(5, "mwfqplee", 6, [2024, 2025], [("1.1", 4), ("1.2", 2), ("2.1", 3), ("3.1", 1)], meetings=1),
    # The same, as schema 6 has it: with an identity.
    Older(6, "mwfqplee", 6, [2024, 2025], [("1.1", 4), ("1.2", 2), ("2.1", 3), ("3.1", 1)], meetings=1),
]
WALKED, TOLD = EVERY[3:5]
GIVEN = {4: (2, 0), 5: (1, 1), 6: (1, 1)}  # barriers and clocks, by schema


Put = Callable[[Older], Older]
AGREED = ["Call Tom on Sunday", "Sleep before midnight"]
CHANGES_SINCE = 17  # that of the meeting that was changed, too


@pytest.fixture
def put(home: Path) -> Put:
    """Puts a plan of an older schema into the home."""
    return lambda found: _put(home, found)


@pytest.fixture(params=EVERY, ids=lambda older: f"schema {older.schema}")
def older(request: pytest.FixtureRequest, put: Put) -> Older:
    """A home with that plan."""
    return put(request.param)


def _put(home: Path, found: Older) -> Older:
    (home / "plans").mkdir(parents=True)
    (home / "people.json").write_text(json.dumps({"schema": 1, "own": found.stem, "people": {}}))
    shutil.copy(HERE / f"schema-{found.schema}.json", file(home, found))
    if found.before:
        for folder in ("history", "backups"):
            shutil.copytree(HERE / f"schema-{found.schema}-history", home / "plans" / folder / found.stem)
    return found


def file(home: Path, older: Older) -> Path:
    return home / "plans" / f"{older.stem}.json"


def agreed(typed: Typed) -> list[list[str]]:
    return [meeting["agreed"] for meeting in typed("meeting", "list", "--json", now=NOW).json["meetings"]]


def said(older: Older, name: str) -> Any:
    return json.loads((HERE / f"schema-{older.schema}-said.json").read_text())[name]


def still_says(now: Any, then: Any) -> bool:
    """Whether all that was said then is said now; since then there may be more names to a thing, and a run of days says
    so."""
    if isinstance(then, dict):
        told = {name: "day" if was is None and now.get(name) == "day" else was for name, was in then.items()}
        return isinstance(now, dict) and all(name in now and still_says(now[name], told[name]) for name in told)
    if isinstance(then, list):
        return len(now) == len(then) and all(map(still_says, now, then))
    return bool(now == then)


def test_it_says_what_it_said_before_and_after_it_is_migrated(older: Older, home: Path, typed: Typed) -> None:
    path = file(home, older)
    before = path.read_bytes()
    for name, line in LINES.items():
        assert still_says(typed(*line, "--json", now=NOW).json, said(older, name))
    assert path.read_bytes() == before, "looking writes nothing"
    assert typed("data", "check", now=NOW).code == 0
    migrated = typed("win", "still here", "--no-input", now=NOW)
    copy = path.with_name(older.copy)
    assert str(copy) in migrated.err
    assert copy.read_bytes() == before
    for name in ("progress", "streaks"):
        assert still_says(typed(*LINES[name], "--json", now=NOW).json, said(older, name))
    with TinyDB(path) as db:
        assert db.table("_plan").all()[0]["schema"] == migrations.SCHEMA
        assert sorted(db.table("_history").get(doc_id=2024)) == ["documents", "last", "sha256"]
        assert len(db.table("check_ins")) == older.check_ins
        assert db.table("_state").all()[0]["numbers"]["meetings"] == older.meetings
        assert db.table("_state").all()[0]["numbers"]["barriers"] == GIVEN.get(older.schema, (0, 0))[0]
        assert db.table("_state").all()[0]["numbers"]["clocks"] == GIVEN.get(older.schema, (0, 0))[1]
        assert len(db.table("meetings")) == older.meetings
    assert typed("data", "check", now=NOW).code == 0


def test_what_was_agreed_is_as_it_was_and_can_be_taken_back(home: Path, typed: Typed, put: Put) -> None:
    """Schema 3 wrote it as texts, in the meetings and in what can be undone."""
    older = put(EVERY[2])
    before = said(older, "meetings")["meetings"]
    assert agreed(typed) == [meeting["agreed"] for meeting in before] == [["Sketch at breakfast"], AGREED]
    typed("undo", str(CHANGES_SINCE), "--yes", now=NOW)
    assert agreed(typed) == [["Call Tom", "Sleep before midnight"]]
    assert typed("data", "check", now=NOW).code == 0


def test_what_a_walk_gathered_stands_there(home: Path, typed: Typed, put: Put) -> None:
    """Schema 4 knew barriers and supports without what schema 5 adds to them."""
    older = put(WALKED)
    typed("win", "still here", now=NOW)
    page = typed("page", "--json", "--show", "fears,also", now=NOW).json
    before = said(older, "page")
    apart = {name: before["notes"].pop(name) for name in ("fears", "also")}  # parts of their own since then
    assert still_says(page, before | {"sections": page["sections"], **apart})
    assert len(page["plans"]) == 2


def test_what_was_told_stands_there(home: Path, typed: Typed, put: Put) -> None:
    """Schema 5 knew no identity."""
    older = put(TOLD)
    lines = {"clocks": "clock", "skills": "skill", "supports": "support", "hopes": "hope", "barriers": "barrier"}
    for moment in ("before", "after"):
        for name, noun in lines.items():
            assert still_says(typed(noun, "list", "--json", now=NOW).json, said(older, name)), moment
        assert still_says(typed("setback", "--list", "--json", now=NOW).json, said(older, "setbacks")), moment
        typed("win", "still here", now=NOW)


def test_every_copy_of_a_plan_from_before_has_one_identity(older: Older, home: Path, typed: Typed) -> None:
    """It comes from the first thing there ever was, whatever was erased, taken away or rolled over since."""
    path = file(home, older)
    copy = path.read_bytes()
    typed("data", "forget", "1", "--yes", now=NOW)
    typed("goal", "add", "Something new", now=NOW)
    after = _identity(path)
    path.write_bytes(copy)
    typed("win", "still here", now=NOW)
    assert _identity(path) == after
    assert after.startswith("0"), "it was not drawn"


def _identity(path: Path) -> str:
    with TinyDB(path) as db:
        return str(db.table("_state").all()[0]["identity"])


def test_what_was_taken_away_before_can_be_brought_back(older: Older, typed: Typed) -> None:
    for line in (["undo"], ["undo"]):
        assert typed(*line, "--no-input", "--yes", now=NOW).code == 0
    steps = [step for goal in typed("progress", "--json", now=NOW).json["goals"] for step in goal["steps"]]
    assert [(step["id"], step["showed_up"]) for step in steps] == older.showed_up
    assert [note["note"] for note in typed("step", "show", "3.1", "--json", now=NOW).json["notes"]] == ["soon gone"]
    assert typed("data", "check", now=NOW).code == 0


def test_an_older_backup_is_put_back(older: Older, home: Path, typed: Typed, tmp_path: Path) -> None:
    shutil.copy(file(home, older), tmp_path / "copy.json")
    if older.before:  # a copy elsewhere names its history by a hash, and finds it beside itself
        shutil.copytree(home / "plans" / "history" / older.stem, tmp_path, dirs_exist_ok=True)
    assert typed("data", "forget", "--everything", "--yes", now=NOW).code == 0
    assert typed("data", "restore", str(tmp_path / "copy.json"), now=NOW).code == 0
    assert typed("progress", "--json", now=NOW).json == said(older, "progress")
    assert typed("data", "check", now=NOW).code == 0


def test_a_day_of_several_amounts_is_told_as_what_was_said_of_it() -> None:
    """Up to schema 5 a second done was all of it once more, and two parts were all of it."""
    stamp = {"stamp": stamps.NONE}
    step = {"id": "s", "goal": "g", "targets": [[None, 20]], "rhythms": [[None, "daily"]], "unit": "minutes"}
    said = [
        ("02", "partly"),
        ("02", "partly"),
        ("03", "partly"),
        ("03", "done", 12),
        ("04", "done"),
        ("04", "done", 15),
    ]
    check_ins = {
        str(n): {"id": str(n), "step": "s", "day": f"2026-03-{day}", "at": "", "word": word, **stamp}
        | ({"amount": amount[0]} if amount else {})
        for n, (day, word, *amount) in enumerate(said, 1)
    }
    fields = {"number": 1, "title": "Walk", "made": "2026-03-02", "start": "2026-03-02", "kind": "action"}
    days = {
        "step": "s",
        "letters": {"2026": "." * 60 + "ddd"},
        "sums": {"2026": "61,p,0,0,2 62,d,12000,0,1 63,d,15000,1,0"},
    }
    tables = codec.empty() | {
        codec.STATE: {"1": stamp},
        "steps": {"1": step | fields | stamp},
        "check_ins": check_ins,
        codec.DAYS: {"1": days},
    }
    now = migrations.MIGRATIONS[5](tables)
    assert now["check_ins"] == check_ins
    assert now[codec.DAYS]["1"]["letters"]["2026"][60:] == "ppd"
    assert day_index.same(now[codec.DAYS], day_index.rebuilt(now))
