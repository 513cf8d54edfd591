"""Several people's plans, as typed: each apart, each named on its screens, and no name where nobody asked for one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pexpect
import pytest

from cli.admin.test_lock import terminal
from cli.conftest import lock
from cli.keyboard import Answer, Typed, everything
from cli.whole.test_exit_codes import refused
from goalwalk.cli.commands import COMMANDS
from goalwalk.draw.safe import on_a_line
from hostile import HOSTILE, harmless
from store.locks import PASSPHRASE


@pytest.fixture
def desk(planned: Path, typed: Typed) -> Path:
    """One's own plan, and those of three people who are talked with."""
    for name, when in (("Tove", "today 14:00"), ("Ana Lucía", "tomorrow 9:30"), ("Jo", "27 nov")):
        assert typed("person", "add", name).code == 0
        assert typed("--person", name, "goal", "add", f"What {name} wants").code == 0
        agreed = ("meeting", "add", f"{name} asks", "--agreed", "A form", "--next", when, "--person", name)
        assert typed(*agreed, "--on", "13 nov").code == 0
    return planned


def test_each_plan_is_apart(desk: Path, typed: Typed) -> None:
    before = typed("progress", "--json").out
    assert typed("step", "add", "Walk", "--every", "daily", "--person", "Tove").code == 0
    assert typed("done", "walk", "--person", "tove").code == 0
    assert typed("progress", "--json").out == before
    assert typed("undo", "--person", "TOVE").code == 0
    assert "Walk" not in typed("progress", "--person", "Jo").out
    assert len(list((desk / "plans").glob("*.json"))) == 4
    assert all(re.fullmatch(r"[a-z]{8}\.json", path.name) for path in (desk / "plans").glob("*.json"))
    told = [name for name, data in everything(desk).items() if b"Tove" in data]
    own = json.loads((desk / "people.json").read_text())["own"]
    assert f"plans/{own}.json" not in told


def test_every_screen_of_somebody_else_names_them_first(desk: Path, typed: Typed) -> None:
    for line in (
        "",
        "today",
        "progress",
        "streaks",
        "calendar",
        "wins",
        "goal list",
        "goal show 1",
        "goal levels 1",
        "goal rate 1 --importance 8",
        "step list",
        "meeting list",
        "meeting show 1",
        "bring",
        "review",
        "bring Form",
        "undo --list",
        "config",
        "data where",
        "data check",
        "data restore",
        "win Slept",
        "goal edit 1 --why because",
        "pause",
        "resume",
        "undo",
        "redo",
        "config room 2",
        "checkin --mood 3",
        "data backup",
    ):
        answer = typed(*line.split(), "--person", "ana lucia")
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        assert answer.out.splitlines()[0] == "The plan of Ana Lucía", line
        assert "The plan of" not in typed(*line.split()).out, line
        if line and line.split()[-1] in ("today", "progress", "streaks", "calendar", "wins", "list", "check"):
            assert typed(*line.split(), "--json", "--person", "ana lucia").json["person"] == "Ana Lucía"


def test_the_environment_names_somebody_too(desk: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALWALK_PERSON", "Jo")
    assert typed().out.startswith("The plan of Jo\n")
    assert typed("today", "--person", "Tove").out.startswith("The plan of Tove\n")
    assert "goalwalk step add" in typed().out
    monkeypatch.setenv("GOALWALK_PERSON", "")
    assert typed().out.startswith("Fri 20 Nov")
    monkeypatch.setenv("GOALWALK_PERSON", "Nobody")
    refused(typed(), 3, "Nobody")
    assert typed("demo").code == 0
    assert typed("person", "list").code == 0


def test_what_is_told_to_be_typed_goes_into_the_same_plan(desk: Path, typed: Typed) -> None:
    assert 'goalwalk --person Tove step add "Something small"' in " ".join(typed("--person", "Tove").out.split())
    assert "goalwalk --person Tove undo" in typed("goal", "remove", "1", "--yes", "--person", "Tove").out
    assert "goalwalk --person 'Ana Lucía' step list" in typed("done", "x", "--person", "Ana Lucía").err
    assert "goalwalk undo" in typed("goal", "remove", "2", "--yes").out
    assert "goalwalk --person Tove goal add" in typed("goal", "add", "--person", "Tove").err
    assert "goalwalk --person Tove data encrypt -" in typed("data", "encrypt", "--person", "Tove").err


WRONG = ["To", "Tovey", "tove.", "Ana", "T", "*", "..", "../people", "own", "0", "1"]


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_is_nobodys_makes_nothing_and_tells_nothing(name: str, desk: Path, typed: Typed) -> None:
    before = everything(desk)
    for line in (["done", "1.1"], ["goal", "add", "X"], ["win", "X"], ["config", "room", "2"], [], ["data", "where"]):
        answer = typed(*line, "--person", name)
        refused(answer, 3, name, "goalwalk person list")
        told = answer.err.replace(f'"{name}"', "")
        assert not re.search(r"Tove|Ana|Jo\b", told)
    assert everything(desk) == before


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\0b"])
def test_a_name_that_cannot_be_one(name: str, desk: Path, typed: Typed) -> None:
    before = everything(desk)
    refused(typed("today", "--person", name), 2)
    refused(typed("person", "add", name), 2)
    refused(typed("person", "remove", name, "--yes"), 2)
    assert everything(desk) == before


def test_no_other_command_says_a_name(
    desk: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in lists, in help, in what Tab offers, nor in what is near a slip of the finger."""
    monkeypatch.chdir(tmp_path)  # a page is written where one stands
    lines = [[name] for name, place in COMMANDS.items() if isinstance(place, str)]
    lines += [["goal", "list"], ["data", "check"], ["data", "where"], ["done", "Tove"], ["goal", "show", "Ana Lucía"]]
    lines += [["--help"], ["today", "--help"], ["person", "--help"], ["person", "add", "tove"], ["--person", "To"]]
    for line in lines:
        answer = typed(*line, "--no-input", stdin="")
        typed_names = " ".join(line)
        for name in ("Tove", "Ana", "Jo"):
            if name.casefold() not in typed_names.casefold():
                assert not re.search(rf"\b{name}\b", answer.out + answer.err), (line, answer)


def test_tab_offers_no_name(desk: Path, spawned: Typed) -> None:
    for asked in (
        "goalwalk today --person ",
        "goalwalk --person T",
        "goalwalk person remove ",
        "goalwalk person remove J",
    ):
        words = asked.split(" ")
        env = {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": asked, "COMP_CWORD": str(len(words) - 1)}
        answer = spawned(env=env)
        assert not re.search("Tove|Ana|Jo", answer.out + answer.err)


def test_the_list_shows_talks_of_those_that_can_be_read(desk: Path, runtime: Path, typed: Typed) -> None:
    lock(desk, "Tove")
    assert typed("person", "list").out.splitlines() == [
        "Ana Lucía: next talk Sat 21 Nov, tomorrow, 09:30; last talk Fri 13 Nov",
        "Jo: next talk Fri 27 Nov; last talk Fri 13 Nov",
        "Tove: locked",
    ]
    typed("unlock", "-", "--person", "Tove", stdin=PASSPHRASE)
    assert "Tove: open just now; next talk Fri 20 Nov, today, 14:00" in typed("person", "list").out
    people = {one["name"]: one for one in typed("person", "list", "--json").json["people"]}
    assert people["Tove"]["state"] == "open" and people["Tove"]["time"] == "14:00"
    assert people["Jo"] == {
        "name": "Jo",
        "state": "plain",
        "talk": "2026-11-13",
        "next": "2026-11-27",
        "time": None,
        "call": None,
        "past": None,
        "off": None,
        "groups": [],
    }
    assert typed("lock", "--person", "Tove").code == 0
    assert "Tove: locked" in typed("person", "list").out


def test_one_key_opens_one_plan(desk: Path, runtime: Path, typed: Typed) -> None:
    lock(desk, "Tove")
    lock(desk)
    typed("unlock", "-", stdin=PASSPHRASE)
    assert typed("today").code == 0
    refused(typed("today", "--person", "Tove"), 4, "locked", "goalwalk --person Tove unlock")
    assert typed("today", "--person", "Jo").code == 0
    typed("unlock", "-", "--person", "Tove", stdin=PASSPHRASE)
    assert typed("today", "--person", "Tove").code == 0
    typed("lock", "--all")
    for line in (["today"], ["today", "--person", "Tove"]):
        refused(typed(*line), 4, "locked")


def test_a_morning(desk: Path, runtime: Path, typed: Typed) -> None:
    lock(desk, "Ana Lucía")
    typed("meeting", "edit", "1", "--call", "today", "--person", "Jo")
    refused(typed("today", "--everyone"), 2, "--yes")
    refused(typed("today", "--everyone", "--yes", "--person", "Jo"), 2, "--everyone")
    assert typed("today", "--everyone", "--yes").out.splitlines() == [
        "Fri 20 Nov",
        "1 plan is locked, and not looked into: Ana Lucía",
        "To call",
        "  Jo, by Fri 20 Nov, today",
        "    Jo asks",
        "    A form",
        "Talks today",
        "  14:00  Tove",
        "    Tove asks",
        "    A form",
    ]
    data = typed("today", "--everyone", "--yes", "--json").json
    (talk,) = data["talks"]
    assert talk.items() >= {"name": "Tove", "day": "2026-11-20", "time": "14:00"}.items()
    assert (talk["agreed"], talk["who"], talk["went"]) == (["Tove asks", "A form"], [None, None], [None, None])
    assert data["locked"] == ["Ana Lucía"]
    typed("unlock", "-", "--person", "Ana Lucía", stdin=PASSPHRASE)
    assert "Sat 21 Nov, tomorrow, 09:30  Ana Lucía" in typed("today", "--everyone", "--yes").out
    later = typed("today", "--everyone", "--yes", now="2026-12-20T09:00:00+01:00")
    assert "No talk in the coming days" not in later.out, "a call that was asked for stays"
    assert "Talks" not in later.out


def test_a_morning_in_a_terminal_asks_before_it_shows(desk: Path) -> None:
    child = terminal("today", "--everyone")
    child.expect_exact("Are you alone")
    assert "Tove" not in child.before
    child.sendline("")
    child.expect_exact("Left as it was.")
    child = terminal("today", "--everyone")
    child.expect_exact("Are you alone")
    child.sendline("y")
    child.expect_exact("Tove asks")


def test_somebody_added_in_a_terminal_is_offered_a_lock(
    planned: Path, runtime: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = terminal("person", "add", "Tove")
    child.expect_exact("goalwalk --person Tove")
    child.expect_exact("Lock it")
    child.sendline("")
    child.expect_exact("The plan of Tove")
    for question, answer in (("A passphrase", "some long words"), ("once more", "some long words"), ("paper", "n")):
        child.expect_exact(question)
        child.sendline(answer)
    child.expect_exact("Locked: the plan and one copy.")
    child.expect_exact("goalwalk --person Tove lock")
    typed("lock", "--person", "Tove")
    assert typed("person", "list").out == "Tove: locked\n"
    child = terminal("--person", "Tove")
    child.expect_exact("The plan of Tove")
    child.expect_exact("Passphrase: ")
    child.sendline("some long words")
    child.expect_exact("three small questions".capitalize())
    child.sendline("A quiet room")
    child.expect_exact("small thing")
    child.sendline("")
    child.expect_exact("The plan of Tove\r\n")
    assert not [name for name, data in everything(planned).items() if b"quiet room" in data]


def test_a_name_is_added_once(desk: Path, typed: Typed) -> None:
    refused(typed("person", "add", "TOVE"), 3, "TOVE")
    refused(typed("person", "add", "ana  lucia"), 3)
    refused(typed("person", "add"), 2, "goalwalk person add")
    assert typed("person", "add", "-", stdin="Mo\n").code == 0
    assert "Mo: not begun" in typed("person", "list").out


def test_the_first_one_added_is_not_begun(home: Path, typed: Typed) -> None:
    assert typed("person", "add", "Tove").code == 0
    assert typed("person", "list").out == "Tove: not begun\n"


def test_everything_is_locked_whatever_else_is_wrong(desk: Path, runtime: Path, typed: Typed) -> None:
    lock(desk, "Tove")
    typed("unlock", "-", "--person", "Tove", stdin=PASSPHRASE)
    (desk / "people.json").write_bytes(b"{")
    assert typed("lock", "--all", "--person", "Nobody") == (0, "Locked. What was open is closed.\n", "")
    assert not [path for path in runtime.rglob("*") if path.is_file()]


def test_nobody_there(home: Path, typed: Typed) -> None:
    assert typed("person", "list").out.startswith("Only your own plan")
    assert typed("person", "list", "--json").json["people"] == []
    refused(typed("today", "--person", "Tove"), 3, "Tove")
    refused(typed("goal", "add", "X", "--person", "Tove"), 3, "Tove")
    refused(typed("person", "remove", "Tove", "--yes"), 3, "Tove")
    assert not home.exists()


def test_somebody_before_oneself(home: Path, typed: Typed) -> None:
    assert typed("person", "add", "Tove").code == 0
    assert typed("goal", "add", "Theirs", "--person", "Tove").code == 0
    assert typed("goal", "add", "Mine").code == 0
    assert "Theirs" not in typed("goal", "list").out
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert "Theirs" in typed("goal", "list", "--person", "Tove").out
    assert typed("goal", "list").out.startswith("No goals yet")


@pytest.mark.parametrize("is_locked", [False, True])
def test_somebody_removed_leaves_nothing(is_locked: bool, desk: Path, runtime: Path, typed: Typed) -> None:
    if is_locked:
        lock(desk, "Tove")
    refused(typed("person", "remove", "Tove"), 2, "--yes")
    assert (
        typed("person", "remove", "tove", "--yes").out == "Erased: the plan of Tove, with all its copies kept here.\n"
    )
    assert not [name for name, data in everything(desk).items() if b"Tove" in data]
    assert len(list((desk / "plans").glob("*.json*"))) == 3
    refused(typed("today", "--person", "Tove"), 3)
    assert typed("today").code == 0
    assert typed("person", "add", "Mo").code == 0
    assert typed("person", "remove", "Mo", "--yes").code == 0, "not begun"
    assert typed("data", "forget", "--everything", "--yes", "--person", "Jo").code == 0
    assert [one["name"] for one in typed("person", "list", "--json").json["people"]] == ["Ana Lucía"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_shown_harmlessly(text: str, home: Path, typed: Typed) -> None:
    name = HOSTILE[text].strip()[:60].strip()
    added = typed("person", "add", "--", name)
    assert added.code == 0, added
    shown: list[Answer] = [added, typed("person", "list"), typed("goal", "add", "X", f"--person={name}")]
    shown.append(typed("today", f"--person={name}"))
    shown.append(typed("person", "remove", "--yes", "--", name))
    for answer in shown:
        assert answer.code == 0, answer
        harmless(answer.out + answer.err)
        assert "".join(on_a_line(name).split()) in "".join(answer.out.split())


def test_a_morning_says_nothing_of_plans_it_has_not_looked_into(home: Path, runtime: Path, typed: Typed) -> None:
    for name in ("Ana", "Jo"):
        typed("person", "add", name)
        typed("meeting", "add", "--with", "Sam", "--next", "today", "--person", name)
    lock(home, "Ana")
    typed("meeting", "edit", "1", "--next", "2027-03-01", "--person", "Jo")
    morning = typed("today", "--everyone", "--yes").out
    assert "Of those looked into, nobody has a talk in the coming days, or a call." in morning
    assert "1 plan is locked, and not looked into: Ana" in morning
    lock(home, "Jo")
    morning = typed("today", "--everyone", "--yes").out
    assert "2 plans are locked, and not looked into: Ana and Jo" in morning
    assert "nobody" not in morning and "No talk" not in morning
    for name in ("Ana", "Jo"):
        typed("unlock", "-", "--person", name, stdin=PASSPHRASE)
    typed("meeting", "edit", "1", "--next", "2027-03-01", "--person", "Ana")
    assert "No talk in the coming days, and no call." in typed("today", "--everyone", "--yes").out


def test_when_the_next_talk_is_may_be_seen_where_that_was_agreed_to(home: Path, runtime: Path, typed: Typed) -> None:
    for name in ("Ana", "Jo"):
        typed("person", "add", name)
        typed("meeting", "add", "A form", "--with", "Samira", "--next", "today 10:00", "--person", name)
        lock(home, name)
    theirs = ("--person", "Ana")

    def opened(*line: str) -> Answer:
        assert typed("unlock", "-", *theirs, stdin=PASSPHRASE).code == 0
        answer = typed(*line, *theirs)
        assert (answer.code, answer.err) == (0, ""), answer
        assert typed("lock", *theirs).code == 0
        return answer

    def seen() -> tuple[str, str]:
        told = typed("person", "list").out, typed("today", "--everyone", "--yes").out
        assert "A form" not in "".join(told) and "Samira" not in "".join(told)
        assert told[0].splitlines()[1:] == ["Jo: locked"]
        assert "2 plans are locked, and not looked into: Ana and Jo" in told[1]
        return told[0].splitlines()[0], told[1]

    def lying() -> bytes:
        return b"".join(path.read_bytes() for path in home.glob("plans/*.now.json"))

    assert seen()[0] == "Ana: locked"
    assert "from a file without a lock" in " ".join(opened("config", "next_locked", "yes").out.split())
    line, morning = seen()
    assert line == "Ana: locked; next talk Fri 20 Nov, today, 10:00"
    assert morning.splitlines()[-3:] == ["Talks today", "  10:00  Ana", "    locked"]
    told = typed("today", "--everyone", "--yes", "--json").json
    assert [(one["name"], one["locked"], one["agreed"]) for one in told["talks"]] == [("Ana", True, [])]
    assert not re.search(rb"Samira|A form", lying())
    assert "Taken back" in opened("undo").out
    assert (seen()[0], lying()) == ("Ana: locked", b"")
    opened("redo")
    opened("meeting", "moved", "mon", "9:00")
    assert seen()[0] == "Ana: locked; next talk Mon 23 Nov, 09:00"
    later = "2026-11-25T09:00:00+01:00"
    assert "Ana: locked; talk of Mon 23 Nov, 09:00, not written down yet" in typed("person", "list", now=later).out
    assert "Gone by" in typed("today", "--everyone", "--yes", now=later).out
    assert "Ana: locked\n" in typed("person", "list", now="2026-12-25T09:00:00+01:00").out
    opened("now", "--locked", "lines", "--yes")
    opened("meeting", "off")
    assert seen()[0] == "Ana: locked"
    opened("meeting", "moved", "mon", "9:00")
    opened("config", "next_locked", "no")
    assert (seen()[0], b"2026-11-23" in lying()) == ("Ana: locked", False)
    opened("config", "next_locked", "yes")
    opened("data", "forget", "--meeting", "1", "--yes")
    assert (seen()[0], b"2026-11-23" in lying()) == ("Ana: locked", False)
    opened("meeting", "add", "--with", "Samira", "--next", "mon 9:00")
    assert b"2026-11-23" in lying()
    assert typed("person", "remove", "Ana", "--yes").code == 0
    assert lying() == b""


def test_a_talk_whose_day_went_by_stays_until_it_is_written(home: Path, typed: Typed) -> None:
    typed("person", "add", "Jo")
    said = ("--with", "Sam", "--agreed", "Call the landlord", "--theirs", "Bring the form", "--next", "tue 10:00")
    assert typed("meeting", "add", *said, "--person", "Jo").code == 0
    later = "2026-12-05T09:00:00+01:00"
    morning = typed("today", "--everyone", "--yes", now=later).out.splitlines()
    assert morning == [
        "Sat 5 Dec",
        "Gone by, and not written down yet",
        "  Tue 24 Nov, 10:00  Jo",
        "    Bring the form (Sam)",
        "    Call the landlord",
        "No talk in the coming days, and no call.",
    ]
    assert "Jo: talk of Tue 24 Nov, 10:00, not written down yet" in typed("person", "list", now=later).out
    assert typed("meeting", "went", "1", "1", "done", "--person", "Jo", now=later).code == 0
    assert "    Call the landlord: done" in typed("today", "--everyone", "--yes", now=later).out
    assert typed("meeting", "add", "--with", "Sam", "--agreed", "Walk", "--person", "Jo", now=later).code == 0
    assert "Gone by" not in typed("today", "--everyone", "--yes", now=later).out


def test_nobody_is_welcomed_back_to_the_plan_of_somebody_else(home: Path, typed: Typed) -> None:
    typed("person", "add", "Robin")
    for whose, is_said in ((("--person", "Robin"), False), ((), True)):
        added = ("goal", "add", "Draw"), ("step", "add", "Sketch", "--every", "daily")
        for line in added:
            assert typed(*line, *whose, now="2026-11-10T10:00:00+01:00").code == 0
        assert typed("done", "sketch", *whose, now="2026-11-10T11:00:00+01:00").code == 0
        child = terminal("today", *whose)
        child.sendline("")
        child.expect(pexpect.EOF)
        assert ("Good to see you" in child.before) is is_said


def test_a_talk_whose_day_went_by_leaves_the_desk_by_itself(home: Path, typed: Typed) -> None:
    typed("person", "add", "Jo")
    assert typed("meeting", "add", "--with", "Sam", "--next", "tue 10:00", "--person", "Jo").code == 0

    def seen(now: str) -> tuple[list[str], str]:
        told = typed("today", "--everyone", "--yes", "--json", now=now).json
        shown = [name for name in ("talks", "past", "off") if told[name]]
        return shown, typed("person", "list", now=now).out

    for day, shown, listed in (
        ("2026-11-24", ["talks"], "Jo: next talk Tue 24 Nov, today, 10:00"),
        ("2026-12-08", ["past"], "Jo: talk of Tue 24 Nov, 10:00, not written down yet"),
        ("2026-12-09", [], "Jo: last talk"),
    ):
        told = seen(f"{day}T09:00:00+01:00")
        assert told[0] == shown and (listed in told[1] or "no talk" in told[1]), (day, told)
    later = "2026-11-26T09:00:00+01:00"
    assert typed("meeting", "off", "--person", "Jo", now=later).code == 0
    assert seen(later) == (["off"], "Jo: the talk of Tue 24 Nov didn't happen\n")
    assert seen("2026-12-09T09:00:00+01:00")[0] == []
    assert typed("meeting", "moved", "fri", "10:00", "--person", "Jo", now="2026-11-26T09:00:00+01:00").code == 0
    assert seen(later) == (["talks"], "Jo: next talk Fri 27 Nov, tomorrow, 10:00\n")


def test_a_plan_that_cannot_be_read_keeps_nobody_from_the_others(desk: Path, typed: Typed) -> None:
    people = json.loads((desk / "people.json").read_text())["people"]
    (desk / "plans" / f"{people['Tove']}.json").write_bytes(b"{")
    path = desk / "plans" / f"{people['Jo']}.json"
    path.unlink()
    path.mkdir()
    out = typed("person", "list").out
    assert "Ana Lucía: next talk" in out
    assert "Tove: no talk written down" in out
    assert "Jo: cannot be read" in out
    assert typed("today", "--everyone", "--yes").code == 0
    path = desk / "plans" / f"{people['Ana Lucía']}.json"
    path.write_bytes(path.read_bytes().replace(b"wants", b"haunt"))
    morning = typed("today", "--everyone", "--yes")
    assert morning.code == 0 and "Cannot be read: Ana Lucía and Jo" in morning.out
    shutil.rmtree(desk / "plans")
    (desk / "plans").write_bytes(b"")
    assert typed("person", "list").out.count("cannot be read") == 3
