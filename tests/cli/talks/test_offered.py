"""What a group offers to a plan that is kept here: asked of its owner when they sit down, and nothing enters it
before; and what becomes of an offer that is taken back, erased, or never answered."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from cli.conftest import lock
from cli.keyboard import Typed, everything
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from store.locks import PASSPHRASE

GROUP = 'meeting group "Tuesday group" --came 6 --skill breathe --try "Three breaths" --offer-to'


@pytest.fixture
def desk(planned: Path, typed: Typed) -> Path:
    """One's own plan, and those of two people, one of them with two goals; a third has not begun."""
    for line in (
        *("person add Robin", "person add 'Al Be'", "person add Jo"),
        *("goal add Sleep --person Robin", "goal add Walk --person 'Al Be'", "goal add Sing --person 'Al Be'"),
    ):
        assert typed(*shlex.split(line)).code == 0
    return planned


def offers(home: Path) -> list[Path]:
    return sorted((home / "plans").glob("*.offers.json"))


def offered(typed: Typed, to: str = "Robin") -> None:
    assert typed(*shlex.split(GROUP), to).code == 0


def things(typed: Typed, name: str = "Robin") -> tuple[list[str], list[str]]:
    skills = typed("skill", "list", "--json", "--person", name).json["skills"]
    steps = typed("step", "list", "--json", "--person", name).json["steps"]
    return [one["title"] for one in skills], [one["title"] for one in steps]


def test_nothing_enters_a_plan_in_somebodys_absence(desk: Path, typed: Typed) -> None:
    """Nor does any plan hold another's name; what lies here for them holds neither a name nor the group's."""
    before = everything(desk)
    offered(typed, "robin, al be and Jo")
    assert len(offers(desk)) == 3
    after = everything(desk)
    listed = json.loads((desk / "people.json").read_text())
    theirs = [name for name in after if any(stem in name for stem in listed["people"].values())]
    assert {name for name in theirs if after[name] != before.get(name)} == {
        str(path.relative_to(desk)) for path in offers(desk)
    }
    for path in offers(desk):
        assert not any(word in path.read_text() for word in ("Robin", "Al Be", "Jo", "Tuesday"))
    for name, data in after.items():
        assert name == "people.json" or not any(word in data for word in (b"Robin", b"Al Be"))
    for line in ("", "today", "today --json", "review", "meeting list"):
        assert "reathe" not in typed(*line.split(), "--person", "Robin").out
    assert things(typed) == ([], [])


@pytest.mark.parametrize(
    ("says", "hears", "kept"),
    [
        ("y", "In the plan now:", (["Breathe out slowly"], ["Three breaths"])),
        ("maybe", "problem.offered", ([], [])),
        ("s", "In the plan now:", (["Breathe out slowly"], [])),
        ("try", "In the plan now:", ([], ["Three breaths"])),
        ("no", "It stays out of the plan", ([], [])),
        ("", "", ([], [])),
    ],
)
def test_the_owner_answers(
    says: str, hears: str, kept: object, desk: Path, typed: Typed, talk: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(typed)
    asked = talk("--person", "Robin").hears("This one is for Robin").hears("ask.offered.both").says(says)
    asked = asked.hears(hears) if hears else asked
    (asked.says("") if says == "maybe" else asked).ends()
    assert things(typed) == kept
    again = talk("--person", "Robin")
    assert "From a group" not in again.ends()  # that day
    waits = says in ("", "maybe")
    assert bool(offers(desk)) is waits
    later = talk("--person", "Robin", GOALWALK_NOW="2026-11-21T20:00:00+01:00")
    (later.hears("ask.offered.both").presses("c") if waits else later).ends(0 if not waits else 130)
    if says == "y":
        assert (
            "Taken back: from a group: 1 Breathe out slowly, 1.1 Three breaths"
            in typed("undo", "--person", "Robin").out
        )
        assert things(typed) == ([], [])


def test_it_is_asked_on_three_days_and_for_six_weeks(desk: Path, typed: Typed, talk: Talks) -> None:
    offered(typed)
    for day in range(20, 25):
        asked = talk("--person", "Robin", GOALWALK_NOW=f"2026-11-{day}T20:00:00+01:00")
        asked = asked.hears("ask.offered.both").says("") if day < 23 else asked
        asked.ends()
    assert offers(desk)
    assert typed("goal", "add", "Later", now="2027-01-02T20:00:00+01:00").code == 0
    assert not offers(desk)  # it went with the next thing that was written here


def test_which_goal_is_asked_where_there_are_several(desk: Path, typed: Typed, talk: Talks) -> None:
    offered(typed, "Al Be")
    talk("--person", "Al Be").hears("ask.offered.both").says("y").hears("For which goal?").says("sing").hears(
        "2.1"
    ).ends()
    assert things(typed, "Al Be") == (["Breathe out slowly"], ["Three breaths"])
    assert typed("step", "show", "2.1", "--json", "--person", "Al Be").json["step"]["kind"] == "practice"


def test_it_follows_what_becomes_of_the_group(desk: Path, typed: Typed, talk: Talks) -> None:
    """Taken back and done again, taken away, erased; with the person, with all there is at the desk."""
    offered(typed)
    assert typed("undo").code == 0
    assert "From a group" not in talk("--person", "Robin").ends()
    assert typed("redo").code == 0
    talk("--person", "Robin").hears("ask.offered.both").presses("c").ends(130)
    (number,) = (one["id"] for one in typed("meeting", "list", "--json").json["meetings"])
    assert typed("data", "forget", "--meeting", number, "--yes").code == 0
    assert not offers(desk)
    offered(typed, "Robin,Jo")
    for name, left in (("Jo", 1), ("Robin", 0)):
        assert typed("person", "remove", name, "--yes").code == 0
        assert len(offers(desk)) == left
    offered(typed, "Al Be")
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert not offers(desk)
    assert not any(b"Three breaths" in data for data in everything(desk).values())


def test_a_locked_plan_is_asked_once_it_is_open(desk: Path, typed: Typed, talk: Talks, runtime: Path) -> None:
    lock(desk, "Robin")
    offered(typed)
    refused(typed("today", "--person", "Robin"), 4, "locked")
    opened = talk("--person", "Robin").hears("Passphrase").says(PASSPHRASE)
    opened.hears("ask.offered.both").says("y").hears("In the plan now:").ends()
    assert not offers(desk)


def test_what_is_no_file_of_ours_is_no_offer(desk: Path, typed: Typed, talk: Talks) -> None:
    offered(typed)
    (path,) = offers(desk)
    for data in (b"", b"null", b"[" * 10_000, path.read_bytes().replace(b'"asked":0', b'"asked":-1')):
        path.write_bytes(data)
        assert "From a group" not in talk("--person", "Robin").ends()
        assert typed("goal", "add", "X").code == 0
    offered(typed)
    talk("--person", "Robin").hears("ask.offered.both").says("n").ends()


def test_names_are_of_people_who_have_a_plan_here(desk: Path, typed: Typed) -> None:
    before = everything(desk)
    for line in (f"{GROUP} Nobody", f"{GROUP} 'Robin and Nobody'", f"{GROUP} Robin,Nobody"):
        refused(typed(*shlex.split(line)), 3, "Nobody", "person list")
    refused(typed(*shlex.split(f"{GROUP} Robin --person Jo")), 2, "do not go together")
    assert everything(desk) == before
