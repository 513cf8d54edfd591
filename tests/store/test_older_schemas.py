"""A file of each older schema opens as it did, is brought up to date by the next commit, and is kept as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from cli.keyboard import Typed

HERE = Path(__file__).parent / "older"
NOW = "2025-03-11T10:00:00+01:00"


@pytest.fixture
def first(home: Path) -> Path:
    """A home with a plan of schema 1: check-ins in three years, a goal taken away, one change taken back."""
    (home / "plans").mkdir(parents=True)
    (home / "people.json").write_text('{"schema": 1, "own": "rxxfqwsp", "people": {}}')
    return Path(shutil.copy(HERE / "schema-1.json", home / "plans" / "rxxfqwsp.json"))


def said(name: str) -> Any:
    return json.loads((HERE / "schema-1-said.json").read_text())[name]


def test_schema_1_says_what_it_said_before_and_after_it_is_migrated(first: Path, typed: Typed) -> None:
    before = first.read_bytes()
    lines = {"progress": ["progress"], "streaks": ["streaks"], "undo": ["undo", "--list"], "wins": ["wins"]}
    for name, line in lines.items():
        assert typed(*line, "--json", now=NOW).json == said(name)
    assert first.read_bytes() == before, "looking writes nothing"
    migrated = typed("win", "still here", "--no-input", now=NOW)
    copy = first.with_name("rxxfqwsp.schema-1.json")
    assert str(copy) in migrated.err
    assert copy.read_bytes() == before
    for name in ("progress", "streaks"):
        assert typed(*lines[name], "--json", now=NOW).json == said(name)
    with TinyDB(first) as db:
        assert db.table("_plan").all()[0]["schema"] == 2
        assert sorted(db.table("_history").get(doc_id=2024)) == ["documents", "last", "sha256"]
        assert len(db.table("check_ins")) == 6
    assert typed("data", "check", now=NOW).code == 0


def test_what_was_taken_away_under_schema_1_can_be_brought_back(first: Path, typed: Typed) -> None:
    for line in (["undo"], ["undo"]):
        assert typed(*line, "--no-input", now=NOW).code == 0
    steps = [step for goal in typed("progress", "--json", now=NOW).json["goals"] for step in goal["steps"]]
    assert [(step["id"], step["showed_up"]) for step in steps] == [("1.1", 2), ("1.2", 3), ("2.1", 2), ("3.1", 2)]
    assert [note["note"] for note in typed("step", "show", "3.1", "--json", now=NOW).json["notes"]] == ["soon gone"]
    assert typed("data", "check", now=NOW).code == 0
