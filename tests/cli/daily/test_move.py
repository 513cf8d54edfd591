"""`undo --to`: what went into the wrong plan is in the right one and nowhere else, or nothing has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import asked, lock
from cli.keyboard import NOW, Typed, everything
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from goalwalk.core import kinds
from goalwalk.store.disk import files
from store.locks import PASSPHRASE

WORD = "Xylophone"

# How one of each kind is added, what is there in both plans before, and what of it is seen there.
ADDED: dict[str, tuple[list[str], tuple[list[str], ...], str]] = {
    "goals": (["goal", "add", WORD], (), "goal list"),
    "steps": (["step", "add", WORD, "--every", "daily", "--goal", "1"], (), "step list"),
    "ratings": (["goal", "rate", "1", "--importance", "7", "--why", WORD], (), "goal show 1"),
    "barriers": (["barrier", "add", WORD, "--then", "breathe"], (), "barrier list"),
    "happenings": (
        ["barrier", "happened", "1", WORD],
        (["barrier", "add", "Rain", "--then", "read"],),
        "barrier show 1",
    ),
    "supports": (["support", "add", WORD], (), "support list"),
    "contacts": (["support", "reach", "noor", "--note", WORD], (["support", "add", "Noor"],), "support show noor"),
    "skills": (["skill", "add", WORD, "--kind", "coping"], (), "skill list"),
    "practices": (["skill", "practise", "breathe", "--note", WORD], (["skill", "add", "Breathe"],), "skill show 1"),
    "hopes": (["hope", "add", WORD], (), "hope list"),
    "clocks": (["clock", "add", WORD, "--since", "1 nov"], (), "clock list"),
    "returns": (
        ["clock", "return", "drink", "--note", WORD],
        (["clock", "add", "Drink", "--since", "1 nov"],),
        "clock show 1",
    ),
    "amounts": (
        ["clock", "amount", "coffee", "1", "--note", WORD],
        (["clock", "add", "Coffee", "--since", "1 nov", "--limit", "2", "--unit", "cups"],),
        "clock show 1",
    ),
    "setbacks": (["setback", WORD, "--no-input"], (), "setback --list"),
    "brings": (["bring", WORD], (), "bring"),
    "wins": (["win", WORD], (), "wins"),
    "meetings": (["meeting", "add", WORD, "--with", "Jo"], (), "meeting show 1"),
    "day_check_ins": (["keep", WORD], (), "day"),
    "check_ins": (
        ["done", "walk", "--note", WORD],
        (["step", "add", "Walk", "--every", "daily", "--goal", "1"],),
        "day",
    ),
}
ELSEWHERE = {"about", "typings", "shares"}  # added by a walk, together with others; see below


@pytest.fixture
def both(home: Path, typed: Typed) -> Path:
    """One's own plan and Robin's; in hers there is one thing more of many kinds, so that no number is the same."""
    assert typed("person", "add", "Robin", "--no-input").code == 0
    for whose in ((), ("--person", "Robin")):
        assert typed("goal", "add", "Sleep better", *whose).code == 0
    for line in (["win", "Up"], ["hope", "add", "Hold on"], ["support", "add", "Sam"], ["goal", "add", "Draw"]):
        assert typed(*line, "--person", "Robin").code == 0
    return home


def test_each_kind_is_told_here() -> None:
    assert set(ADDED) | ELSEWHERE == set(kinds.TABLES)


@pytest.mark.parametrize("table", ADDED)
def test_one_of_each_kind(table: str, both: Path, typed: Typed) -> None:
    line, before, look = ADDED[table]
    for whose in ((), ("--person", "Robin")):
        for one in before:
            assert typed(*one, *whose).code == 0, one
    assert typed("win", "One before").code == 0
    assert typed(*line).code == 0
    there = next(path for path in (both / "plans").glob("*.json") if b"Draw" in path.read_bytes())
    answer = typed("undo", "--to", "robin", "--yes", "--json")
    assert (answer.code, answer.err) == (0, ""), answer
    assert (answer.json["recorded"]["code"], answer.json["recorded"]["to"]) == ("moved", "Robin")
    assert WORD in typed(*look.split(), "--person", "Robin").out, look
    holding = [name for name, data in everything(both).items() if WORD.encode() in data]
    assert holding
    assert all(there.stem in name for name in holding), holding
    assert typed("data", "check", "--person", "Robin").code == 0
    assert typed("data", "check").code == 0
    assert "Taken back" in typed("undo", "--person", "Robin", "--yes").out
    assert "One before" in typed("undo").out  # what was there to be taken back before


def test_a_walk_goes_with_all_that_it_made(both: Path, typed: Typed) -> None:
    answers = Path(__file__).parents[3] / "examples" / "walks" / "alone.txt"
    assert typed("walk", "--answers", str(answers), "--yes").code == 0
    steps = typed("step", "list", "--json").json["steps"]
    assert steps
    answer = typed("undo", "--to", "Robin", "--yes")
    assert (answer.code, answer.err) == (0, "")
    assert typed("step", "list", "--json").json["steps"] == []
    theirs = typed("step", "list", "--json", "--person", "Robin").json["steps"]
    assert [step["title"] for step in theirs] == [step["title"] for step in steps]
    assert theirs[0]["id"].startswith("3.")


LEFT = {
    "nothing to move": ((), "nothing more"),
    "a change of what was there": ((["goal", "edit", "1", "--why", "Rest"],), "cannot be moved"),
    "something taken away": ((["win", "X"], ["wins", "--remove", "1", "--yes"]), "cannot be moved"),
    "a setting": ((["config", "room", "2"],), "cannot be moved"),
    "a step that is not there": ((["step", "add", "Walk", "--every", "daily"], ["done", "walk"]), '"1.1 Walk"'),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_moved_stays(name: str, both: Path, typed: Typed) -> None:
    lines, told = LEFT[name]
    if not lines:
        assert typed("undo", "--yes").code == 0
    for line in lines:
        assert typed(*line).code == 0, line
    before = everything(both)
    refused(typed("undo", "--to", "Robin", "--yes"), 3, told)
    assert everything(both) == before


def test_a_step_is_found_by_its_title_before_its_number(both: Path, typed: Typed) -> None:
    theirs = ("--person", "Robin")
    assert typed("step", "add", "Call", "--every", "daily", "--goal", "1", *theirs).code == 0
    assert typed("step", "add", "Walk", "--every", "daily").code == 0
    assert typed("done", "1.1").code == 0
    assert "said of Call" in typed("undo", "--to", "Robin", "--yes").out  # by its number: there is no other
    assert typed("step", "add", "walk", "--goal", "2", "--every", "daily", *theirs).code == 0
    assert typed("done", "1.1").code == 0
    assert "said of walk" in typed("undo", "--to", "Robin", "--yes").out
    for unit, code in (("min", 3), ("pages", 0)):
        assert typed("step", "add", f"Read {unit}", "--target", "20", "--unit", unit, "--every", "daily").code == 0
        there = ("step", "add", f"Read {unit}", "--target", "5", "--unit", "pages", "--every", "daily")
        assert typed(*there, "--goal", "1", *theirs).code == 0
        assert typed("done", f"read {unit}", "10").code == 0
        assert typed("undo", "--to", "Robin", "--yes").code == code
        typed("undo")


def test_it_asks_once_and_leaves_where_nobody_says_yes(both: Path, typed: Typed, talk: Talks) -> None:
    assert typed("win", WORD).code == 0
    before = everything(both)
    refused(typed("undo", "--to", "Robin"), 2)
    for key in ("", "n"):
        talk("undo", "--to", "Robin", GOALWALK_NOW=NOW).hears("Move to Robin").hears(WORD).says(key).ends(1)
    talk("undo", "--to", "Robin", GOALWALK_NOW=NOW).hears("Move to Robin").presses("c").ends(130)
    assert everything(both) == before
    talk("undo", "--to", "Robin", GOALWALK_NOW=NOW).hears("Move to Robin").says("y").hears("Moved to Robin").ends()


def test_back_to_ones_own_and_nowhere_else(both: Path, typed: Typed) -> None:
    theirs = ("--person", "Robin")
    assert typed("win", WORD, *theirs).code == 0
    refused(typed("undo", "--to", "Robin", *theirs, "--yes"), 3, "already")
    refused(typed("undo", "--to", "Nobody", *theirs, "--yes"), 3, "no plan here")
    refused(typed("undo", "--to", "", *theirs, "--yes"), 2)
    refused(typed("undo", "2", "--to", "me", *theirs, "--yes"), 2, "do not go together")
    assert "Moved to your own plan" in typed("undo", "--to", "me", *theirs, "--yes").out
    assert WORD in typed("wins").out
    assert typed("person", "add", "Me", "--no-input").code == 0
    assert "Moved to Me" in typed("undo", "--to", "me", "--yes").out  # somebody who is called so
    assert WORD in typed("wins", "--person", "Me").out


def test_a_locked_plan_is_opened_before_it_asks(both: Path, typed: Typed, runtime: Path, talk: Talks) -> None:
    assert typed("win", WORD).code == 0
    lock(both, "Robin")
    before = everything(both)
    refused(typed("undo", "--to", "Robin", "--yes"), 4)
    assert everything(both) == before
    one = talk("undo", "--to", "Robin", GOALWALK_NOW=NOW)
    one.hears("The plan of Robin").hears("lock.passphrase").says(PASSPHRASE).hears("Move to Robin").says("y").ends()
    assert not any(WORD.encode() in data for data in everything(both).values())
    assert WORD in typed("wins", "--person", "Robin").out


def test_in_a_session(both: Path, typed: Typed, talk: Talks) -> None:
    asked(both, "Robin")
    one = talk("for", "Robin", GOALWALK_NOW=NOW).hears("Robin> ").says(f"win {WORD}").hears("Robin> ")
    one.says("undo --to me").hears("Move to your own plan").says("y").hears("Moved to").hears("Robin> ").says(
        "leave"
    ).ends()
    assert WORD in typed("wins").out
    assert WORD not in typed("wins", "--person", "Robin").out


@pytest.mark.parametrize("wrong", ["here", "there"])
def test_both_or_neither(wrong: str, both: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two cannot be written."""
    stems = {("here" if b"Draw" not in path.read_bytes() else "there"): path.stem for path in both.glob("plans/*.json")}
    assert typed("win", WORD).code == 0
    real_put, real_new = files.put, files.write_new

    def put(temp: Path, path: Path, *more: Any, **most: Any) -> None:
        _room_for(path, wrong == "here" and path.name == f"{stems['here']}.forget")
        real_put(temp, path, *more, **most)

    def write_new(path: Path, *more: Any, **most: Any) -> None:
        _room_for(path, wrong == "there" and path.name.startswith(stems["there"]))
        real_new(path, *more, **most)

    with monkeypatch.context() as patch:
        patch.setattr(files, "put", put)
        patch.setattr(files, "write_new", write_new)
        answer = typed("undo", "--to", "Robin", "--yes")
    assert answer.code == 5, answer
    assert WORD in typed("wins").out
    assert WORD not in typed("wins", "--person", "Robin").out
    assert all(stems["here"] in name for name, data in everything(both).items() if WORD.encode() in data)
    assert "Moved" in typed("undo", "--to", "Robin", "--yes").out


def _room_for(path: Path, is_full: bool) -> None:
    if is_full:
        raise OSError(28, os.strerror(28), str(path))
