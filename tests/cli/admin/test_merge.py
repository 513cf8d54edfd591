"""Another copy of the plan taken in as it is typed, and what two computers wrote at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import lock
from cli.keyboard import Answer, Typed, everything, plan_file, typed_here
from cli.talking import Talks
from in_no_time import in_no_time
from store.locks import PASSPHRASE

Away = Callable[..., Answer]
LATER = "2026-11-20T21:00:00+01:00"


@pytest.fixture
def away(planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Away:
    """A line typed on another computer, to which the plan was carried as a copy; `carry` brings its copy here."""
    monkeypatch.chdir(tmp_path)
    assert typed("data", "backup", "first.json").code == 0

    def run(*arguments: str, stdin: str = "", now: str | None = None) -> Answer:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GOALWALK_HOME", str(tmp_path / "away"))
            if now:
                patch.setenv("GOALWALK_NOW", now)
            return typed_here(arguments, stdin)

    assert run("data", "restore", "first.json").code == 0
    return run


def carry(away: Away) -> None:
    assert away("data", "backup", "away.json").code == 0


def test_what_comes_is_told_line_by_line_before_anything_is_written(away: Away, typed: Typed, home: Path) -> None:
    away("goal", "add", "Draw")
    away("done", "1.1", "yesterday")
    away("goal", "edit", "1", "--why", "For the mornings")
    carry(away)
    before = everything(home)
    refused = typed("data", "merge", "away.json", "--no-input")
    assert refused.code == 2
    for told in ("New: goal", "Draw", "For the mornings", "1 check-in"):
        assert told in refused.err
    assert everything(home) == before
    taken = typed("data", "merge", "away.json", "--yes")
    assert "2 new, 1 changed" in taken.out
    assert "data restore 1" in taken.out
    assert "Draw" in typed("goal", "list").out
    assert typed("data", "merge", "away.json", "--yes").out.startswith("Nothing new is in it")
    assert typed("data", "check").code == 0


def test_one_number_of_two_devices_is_asked_by_name_for_a_day(away: Away, typed: Typed) -> None:
    away("goal", "add", "Draw")
    carry(away)
    typed("goal", "add", "Swim", now=LATER)
    taken = typed("data", "merge", "away.json", "--yes")
    assert "gets the number" in taken.err
    number = typed("goal", "show", "Draw", "--json").json["goal"]["id"]
    for line in (("goal", "show", number), ("goal", "let-go", number)):
        refused = typed(*line)
        assert refused.code == 3
        assert "Draw" in refused.err and "Swim" in refused.err
    assert typed("goal", "show", "Swim").code == 0
    assert "Draw" in typed("goal", "show", number, now="2026-11-22T09:00:00+01:00").out


def test_of_two_values_another_one_is_taken(away: Away, typed: Typed) -> None:
    typed("goal", "edit", "1", "--title", "Sleep long")
    away("goal", "edit", "1", "--title", "Sleep well", now=LATER)
    carry(away)
    assert "goalwalk data conflicts" in typed("data", "merge", "away.json", "--yes").out
    (line,) = typed("data", "conflicts", "--json").json["lines"]
    assert [version["text"] for version in line["versions"]] == ["Sleep well", "Sleep long"]
    assert typed("data", "conflicts", "1").code == 2
    assert typed("data", "conflicts", "1", "x").code == 2
    assert typed("data", "conflicts", "2", "a").code == 3
    assert "Sleep long" in typed("data", "conflicts", "1", "b").out
    assert typed("data", "conflicts", "--json").json["lines"] == []
    assert "Sleep long" in typed("goal", "list").out
    assert typed("undo").code == 0
    assert "Sleep well" in typed("goal", "list").out


def test_it_asks_on_a_terminal(away: Away, typed: Typed, talk: Talks) -> None:
    typed("goal", "edit", "1", "--title", "Sleep long")
    away("goal", "edit", "1", "--title", "Sleep well", now=LATER)
    carry(away)
    talk("data", "merge", "away.json").hears("Take this in?").says("n").ends(1)
    assert "Sleep long" in typed("goal", "list").out
    talk("data", "merge", "away.json").hears("Take this in?").says("y").hears("Taken in").ends()
    talk("data", "conflicts", "1").hears("Which one?").says("").ends(1)
    talk("data", "conflicts", "1").hears("Which one?").says("b").ends()
    assert "Sleep long" in typed("goal", "list").out


def test_what_was_erased_there_goes_here_and_is_asked_of_for_the_copies(away: Away, typed: Typed, home: Path) -> None:
    typed("win", "canary")
    assert typed("data", "backup", "again.json").code == 0
    assert away("data", "merge", "again.json", "--yes").code == 0
    assert away("data", "forget", "--win", "canary", "--yes").code == 0
    carry(away)
    taken = typed("data", "merge", "away.json", "--yes")
    assert "Erased there" in taken.err
    assert "canary" not in typed("wins").out
    assert not any(b"canary" in path.read_bytes() for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "name",
    ["{stem}.sync-conflict-20260310-090000-ABC.json", "{stem} (conflicted copy).json", "{stem} (1).json"],
)
def test_what_a_carrier_left_beside_is_said_offered_and_gone_once_it_is_taken_in(
    name: str, away: Away, typed: Typed, home: Path
) -> None:
    away("win", "From there")
    carry(away)
    left = plan_file(home).with_name(name.format(stem=plan_file(home).stem))
    shutil.copy("away.json", left)
    assert "data merge" in typed("today").err
    assert "data merge" in typed("win", "Here").err
    taken = typed("data", "merge", str(left), "--yes")
    assert (taken.code, taken.err.count("data merge")) == (0, 0)
    assert not left.exists()
    assert typed("today").err == ""
    assert {"From there", "Here"} <= {win["text"] for win in typed("wins", "--json").json["wins"]}


def test_two_copies_that_lock_themselves_are_still_one(
    away: Away, typed: Typed, home: Path, tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has a key of its own; who takes one in says its passphrase, and the plan here keeps its own lock."""
    in_no_time(monkeypatch.setattr)
    away("win", "From there")
    lock(tmp_path / "away")
    assert away("unlock", "-", stdin=PASSPHRASE).code == 0
    assert away("data", "backup", "away.json.age").code == 0
    sealed = next((tmp_path / "away" / "plans").glob("*.json.age"))
    typed("win", "Here")
    assert typed("data", "merge", str(sealed), "--yes", "--no-input").code == 4, "nobody can be asked for it"
    lock(home)
    assert typed("unlock", "-", stdin=PASSPHRASE).code == 0
    carry_open = tmp_path / "first.json"
    assert typed("data", "merge", str(carry_open), "--yes").code == 0
    assert [path.suffix for path in (home / "plans").glob("*.json*")] == [".age"]


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda data: b"", 4),
        (lambda data: data[:-20], 4),
        (lambda data: data.replace(b"active", b"actiXe"), 4),
        (lambda data: b"x" * 5000, 4),
    ],
)
def test_what_is_no_good_is_refused_in_one_line(
    harm: Callable[[bytes], bytes], code: int, away: Away, typed: Typed, home: Path, tmp_path: Path
) -> None:
    carry(away)
    (tmp_path / "bad.json").write_bytes(harm((tmp_path / "away.json").read_bytes()))
    before = everything(home)
    refused = typed("data", "merge", "bad.json", "--yes")
    assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
    assert everything(home) == before


def test_another_plan_and_no_file_are_refused(away: Away, typed: Typed, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(tmp_path / "stranger"))
        assert typed_here(("goal", "add", "Not mine"), "").code == 0
        assert typed_here(("data", "backup", "stranger.json"), "").code == 0
    assert typed("data", "merge", "stranger.json", "--yes").code == 3
    assert typed("data", "merge", "nowhere.json", "--yes").code == 3


def test_a_folder_is_no_copy(planned: Path, typed: Typed, tmp_path: Path) -> None:
    for line in (("data", "merge"), ("data", "restore"), ("person", "add", "Robin", "--from")):
        answer = typed(*line, str(tmp_path))
        assert (answer.code, answer.err) == (4, f"{tmp_path} is a folder. Name the file in it that is meant.\n"), line
    assert "Robin" not in typed("person", "list").out


def test_a_copy_that_is_no_share_says_what_takes_it_in(planned: Path, typed: Typed, tmp_path: Path) -> None:
    assert typed("data", "backup", str(tmp_path / "copy.json")).code == 0
    answer = typed("data", "receive", str(tmp_path / "copy.json"))
    assert answer.code == 4 and "goalwalk data merge FILE" in answer.err
