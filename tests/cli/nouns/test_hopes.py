"""Lines for a hard moment, as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed, everything
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from hostile import HOSTILE, harmless

OWN = "Get up. Drink a glass of water."
SAMS = "I sat through one hour, and then it was light."

NOT_ERASED = "Not erased: goalwalk undo --removed brings it back; goalwalk data forget --removed erases."


@pytest.fixture
def two(planned: Path, typed: Typed) -> Path:
    typed("hope", "add", OWN)
    typed("hope", "add", SAMS, "--from", "Sam")
    return planned


def test_a_line_is_kept_and_shown(home: Path, typed: Typed) -> None:
    """Also where no plan was begun."""
    assert typed("hope", "list").out == (
        'No lines yet. One for a hard moment: goalwalk hope add "This has passed before"\n'
    )
    assert not home.exists()
    assert typed("hope", "add", OWN).out == f"Kept for a hard moment: 1 {OWN}\n"
    assert typed("hope", "add", SAMS, "--from", "Sam").out == f"Kept for a hard moment: 2 Sam: {SAMS}\n"
    assert typed("hope", "list").out == f"My own\n  1 {OWN}\nFrom people who have been there\n  2 Sam: {SAMS}\n"
    assert typed("hope", "show", "2").out == f"2 {SAMS}\n  From: Sam\n  Written down: Fri 20 Nov 2026\n"
    assert typed("hope", "show", "glass").out == f"1 {OWN}\n  Written down: Fri 20 Nov 2026\n"


def test_as_json(two: Path, typed: Typed) -> None:
    added = typed("hope", "add", "x", "--from", "Ana", "--json").json
    line = {"id": "3", "day": "2026-11-20", "text": "x", "whom": "Ana"}
    assert added["recorded"] == {"code": "hope_added", "id": "3", "text": "x", "whom": "Ana"}
    assert added["hope"] == line
    listed = typed("hope", "list", "--json").json
    assert [one["text"] for one in listed["lines"]] == [OWN]
    assert [one["text"] for one in listed["words"]] == ["x", SAMS]
    assert typed("hope", "show", "3", "--json").json["hope"] == line
    assert typed("hope", "edit", "3", "--text", "y", "--json").json["hope"]["text"] == "y"
    assert typed("hope", "remove", "3", "--json").json["recorded"]["code"] == "hope_removed"


def test_a_line_is_changed_and_taken_away_and_all_of_it_undone(two: Path, typed: Typed) -> None:
    before = typed("hope", "list").out
    assert typed("hope", "edit", "2", "--from", "Ana").out == f"Changed: 2 Ana: {SAMS}\nFrom whom: Ana (before: Sam)\n"
    assert typed("hope", "edit", "2", "--from", "").out.startswith(f"Changed: 2 {SAMS}\n")
    assert typed("hope", "edit", "1", "--text", "-", stdin="Up.\n").out.startswith("Changed: 1 Up.\n")
    assert typed("hope", "remove", "Up").out == f"Taken away: 1 Up. {NOT_ERASED}\n"
    assert typed("hope", "list").out == f"My own\n  2 {SAMS}\n"
    said = typed("undo", "4").out.splitlines()
    assert said[0] == "Taken back: taking away a line for a hard moment: Up."
    assert said[3] == f"Taken back: change of a line for a hard moment: {SAMS}"
    assert typed("hope", "list").out == before
    assert typed("undo", "2").out.startswith("Taken back: line for a hard moment: I sat")
    assert typed("hope", "add", "New").out == "Kept for a hard moment: 3 New\n"  # no number is given twice


def test_it_is_asked_for_on_a_terminal(home: Path, talk: Talks) -> None:
    assert "Left as it was." in talk("hope", "add").hears("ask.hope_text").says("").ends(1)
    assert f"Kept for a hard moment: 1 {OWN}" in talk("hope", "add").hears("ask.hope_text").says(OWN).ends()


def test_it_is_taken_away_after_a_yes(two: Path, talk: Talks) -> None:
    assert "Left as it was" in talk("hope", "remove", "1").hears("ask.hope_remove").says("").ends(1)
    assert "Taken away: 1" in talk("hope", "remove", "1").hears("ask.hope_remove").says("y").ends()


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("hope add", 2, ("goalwalk hope add", "A line")),
        ("hope add|", 2, ()),
        ("hope add|" + "x" * 1001, 2, ("1001", "1000")),
        ("hope add|a\0b", 2, ("NUL",)),
        ("hope add|x|--from|" + "x" * 1001, 2, ("1001",)),
        ("hope show", 2, ()),
        ("hope show|9", 3, ("9", "hope list")),
        ("hope show|glas of water", 3, ("hope list", "1 Get up")),
        ("hope show|a", 3, ("1 Get up", "2 I sat")),
        ("hope show|", 2, ()),
        ("hope edit|1", 2, ("hope edit 1 --text",)),
        ("hope edit|1|--text|", 2, ()),
        ("hope edit|9|--text|x", 3, ("9",)),
        ("hope remove|nobody", 3, ("nobody", "hope list")),
    ],
)
def test_bad_input(line: str, code: int, says: tuple[str, ...], two: Path, typed: Typed) -> None:
    before = everything(two)
    first, *rest = line.split("|")
    refused(typed(*first.split(), *rest), code, *says)
    assert everything(two) == before


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_kept_exactly_and_shown_harmlessly(text: str, home: Path, typed: Typed) -> None:
    for line in (
        ("hope", "add", "--from", text, "--", text),
        ("hope", "list"),
        ("hope", "show", "1"),
        ("hope", "edit", "1", "--from", text, "--text", text),
        ("undo", "--list"),
        ("now",),
        ("now", "--json"),
        ("hope", "remove", "1"),
        ("undo",),
    ):
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), line
        harmless(answer.out)
    found = typed("hope", "show", "1", "--json").json["hope"]
    assert (found["text"], found["whom"]) == (text.strip(), text.strip())


def test_it_is_forgotten_for_good(two: Path, typed: Typed) -> None:
    assert typed("data", "forget", "one hour", "--yes").code == 0
    assert not [name for name, data in everything(two).items() if b"one hour" in data]
    assert "hour" not in typed("now").out
