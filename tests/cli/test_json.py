"""`--json`: one object, `schema` 1 and `today`, from every command that reads and every one that writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Typed

STEP = {
    "id",
    "title",
    "kind",
    "rhythm",
    "showed_up",
    "rate",
    "rate_28",
    "run",
    "longest",
    "comebacks",
    "gap_median",
    "strength",
    "today",
}
RUN = {"length", "days", "bridged", "start", "end"}
SAID = {"done", "partly", "rest", "not today", "no occasion", "open"}

# A command, and a key of its answer beside schema and today.
READING = {
    "": "open",
    "today": "open",
    "progress": "goals",
    "progress 1": "goals",
    "streaks": "steps",
    "calendar": "days",
    "calendar 1.1": "days",
    "wins": "wins",
    "goal list": "goals",
    "goal show 1": "goal",
    "goal levels 1": "levels",
    "goal levels 1 --t": "overall",
    "step list": "steps",
    "step list --goal 2": "steps",
    "step show 1.1": "step",
    "meeting list": "meetings",
    "skill list": "skills",
    "skill browse": "starters",
    "skill browse 7": "starter",
    "support list": "supports",
    "support first": "first",
    "bring": "brings",
    "bring --all": "brings",
    "review": "goals",
    "review --since 2026-11-01": "agreed",
    "undo --list": "changes",
    "page": "goals",
    "page --only steps --pdf": "steps",
    "config": "settings",
    "config room": "settings",
    "data where": "plan",
    "data check": "files",
    "data restore": "backups",
    "demo": "goals",
}
WRITING = {
    "done 1.1 --note x": "steps",
    "done 1.1 1.2": "steps",
    "rest 1.1 --to tomorrow": "steps",
    "rest --all": "steps",
    "skip 1.1": "steps",
    "win Here": "win",
    "checkin --done 1.1 --mood 4 --keep x": "steps",
    "goal add New": "goal",
    "goal edit 1 --title New": "goal",
    "goal pause 1": "goal",
    "goal rate 1 --importance 8": "goal",
    "goal levels 1 --hope Four": "goal",
    "goal reached 1": "goal",
    "goal let-go 1": "goal",
    "goal remove 1": "goal",
    "meeting add Sleep": "meeting",
    "support add Sam": "support",
    "support first 1 --goal 1": "steps",
    "bring Form": "bring",
    "skill add Hum": "skill",
    "skill take 7 8": "skills",
    "step add New --goal 1": "step",
    "step edit 1.1 --every mon": "step",
    "step pause 1.1": "step",
    "step finish 1.1": "step",
    "step remove 1.1": "recorded",
    "pause": "recorded",
    "config room 2": "setting",
    "config plain yes": "setting",
    "undo --yes": "recorded",
    "data backup": "recorded",
    "data restore 1 --yes": "recorded",
    "data forget 1.1 --yes": "recorded",
}


def one_object(out: str) -> dict[str, Any]:
    assert out.endswith("\n") and out.count("\n") == 1
    assert out.isascii()
    data = json.loads(out)
    assert data["schema"] == 1
    assert data["today"] == "2026-11-20"
    assert list(data)[:2] == ["schema", "today"]
    return data


@pytest.mark.parametrize("line", READING)
def test_reading(line: str, planned: Path, typed: Typed) -> None:
    answer = typed(*line.split(), "--json")
    assert (answer.code, answer.err) == (0, "")
    assert READING[line] in one_object(answer.out)


@pytest.mark.parametrize("line", WRITING)
def test_writing(line: str, planned: Path, typed: Typed) -> None:
    """The changed thing, and what was recorded."""
    answer = typed(*line.split(), "--json")
    assert (answer.code, answer.err) == (0, "")
    data = one_object(answer.out)
    assert WRITING[line] in data
    assert data["recorded"]["code"]


def test_resuming_and_redoing(planned: Path, typed: Typed) -> None:
    for line in ("pause", "resume", "goal pause 1", "goal resume 1", "step pause 1.1", "step resume 1.1"):
        assert one_object(typed(*line.split(), "--json").out)["recorded"]
    for line in ("undo 2", "redo 2"):
        assert one_object(typed(*line.split(), "--json").out)["recorded"]


def test_progress_has_exactly_these_names(planned: Path, typed: Typed) -> None:
    assert typed("done", "1.1", "--on", "yesterday", "--on", "2026-11-10", "--on", "2026-11-09").code == 0
    data = one_object(typed("progress", "--json").out)
    assert list(data) == ["schema", "today", "goals", "clocks"]
    assert data["clocks"] == []
    for goal in data["goals"]:
        assert list(goal) == ["id", "title", "area", "status", "steps"]
        for step in goal["steps"]:
            assert set(step) == STEP
            assert step["today"] in SAID
            assert step["kind"] in ("action", "practice", "ask", "connect")
            for run in (step["run"], step["longest"]):
                assert run is None or set(run) == RUN
    walk = data["goals"][0]["steps"][0]
    assert walk["id"] == "1.1"
    assert walk["run"] == {"length": 1, "days": 1, "bridged": 0, "start": "2026-11-19", "end": "2026-11-19"}
    assert walk["longest"]["length"] == 2
    assert (walk["comebacks"], walk["showed_up"], walk["today"]) == (2, 3, "open")
    assert walk["gap_median"] == 8
    assert walk["rate"] == 3 / 19
    assert 0 < walk["strength"] < 1


def test_progress_of_steps_without_occasions(home: Path, typed: Typed) -> None:
    for line in (
        ["goal", "add", "One"],
        ["step", "add", "Free", "--every", "whenever"],
        ["step", "add", "Once"],
        ["done", "1.1"],
    ):
        assert typed(*line).code == 0
    free, once = typed("progress", "--json").json["goals"][0]["steps"]
    for step in (free, once):
        assert [step[name] for name in ("run", "longest", "rate", "rate_28", "strength")] == [None] * 5
    assert (free["today"], once["today"]) == ("done", "open")


def test_progress_says_how_each_today_is(planned: Path, typed: Typed) -> None:
    assert typed("done", "1.1").code == typed("done", "1.2", "--partly").code == typed("skip", "1.3").code == 0
    assert typed("step", "add", "Mondays", "--goal", "2", "--every", "mon").code == 0
    assert typed("goal", "pause", "2").code == 0
    first, second = typed("progress", "--json").json["goals"]
    assert [step["today"] for step in first["steps"]] == ["done", "partly", "not today"]
    assert [step["today"] for step in second["steps"]] == ["no occasion", "no occasion"]
    assert second["status"] == "paused"


def test_a_problem_is_an_object_too(planned: Path, typed: Typed) -> None:
    answer = typed("done", "9.9", "--json")
    assert (answer.code, answer.out) == (3, "")
    data = json.loads(answer.err)
    assert data["schema"] == 1
    assert set(data["problem"]) >= {"code", "message", "status"}
    assert (data["problem"]["code"], data["problem"]["status"]) == ("no_such_step", 3)


def test_without_a_plan(home: Path, typed: Typed) -> None:
    data = one_object(typed("progress", "--json").out)
    assert data["goals"] == []
    assert one_object(typed("--json").out)
    assert not home.exists()


def test_json_where_others_draw(planned: Path, typed: Typed) -> None:
    """It says the same whatever the screen is."""
    assert typed("progress", "--json", "--plain").out == typed("progress", "--json").out
