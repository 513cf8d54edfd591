"""The examples run: the first week as the README tells it; a specialist's morning, the four components and a winding
road as they were recorded; the pictures."""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pexpect
import pytest

from cli.keyboard import IN_NO_TIME, Answer, Typed
from conftest import environment

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WEEK = ROOT / "examples" / "first_week.sh"
COMPONENTS = ROOT / "examples" / "components"
MORNING = ROOT / "examples" / "specialists_morning.sh"
MONTH = ROOT / "examples" / "month" / "month.sh"
HOLIDAYS = ROOT / "examples" / "holidays" / "holidays.sh"
PICTURE = ROOT / "examples" / "picture.py"
TWO = ROOT / "examples" / "two_computers.py"

SECTION = README.partition("## A first week")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"^```console\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
# A question and the answer to it, as the README shows them: the answer follows "? ", ") " or ": ".
ANSWERS = [re.fullmatch(r"(.+[?):]) (.+)", line) for line in LINES if not line.startswith("$ ")]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH with a `goalwalk` that is this one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "goalwalk"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(IN_NO_TIME)} "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return folder


def test_the_first_week_is_the_one_in_the_readme() -> None:
    script = [line for line in WEEK.read_text(encoding="utf-8").splitlines() if re.match(r"goalwalk( |$)", line)]
    assert script == [line[2:] for line in LINES if line.startswith("$ ")]
    assert len(script) >= 12
    assert len(ANSWERS) == 7
    assert all(ANSWERS)


def test_the_first_week_goes_as_told(path: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    shell = pexpect.spawn(
        "sh", [str(WEEK)], env=environment(TMPDIR=str(temporary)), dimensions=(60, 80), encoding="utf-8", timeout=30
    )
    for answer in ANSWERS:
        assert answer
        shell.expect_exact(answer[1])
        shell.sendline(answer[2])
    shell.expect_exact("$ goalwalk done walk --partly")
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0
    seen = re.sub(r"\x1b\[[\d;]*m", "", shell.before)
    assert "1.1 Walk around the block: partly, Sun 8 Nov, today. 3 days so far." in seen
    assert re.search(r"1\.1  Walk around the block +██░·░░▒ +3 +3 +█·········", seen)
    assert list(temporary.iterdir()) == [], "it takes its place away again"


# What is typed in the morning: a question's last words, and the answer.
MORNING_ANSWERS = [
    ("A passphrase (four or five words are good):", "four green walks at dawn"),
    ("The same once more:", "four green walks at dawn"),
    ("(Enter for yes, n for no)", "n"),
    ("Enter for no)", "y"),
    ("Enter for not now)", ""),
    ("Enter for no)", ""),
    ("Passphrase:", "five green walks at dawn"),
    ("Passphrase:", "four green walks at dawn"),
]


def test_a_specialists_morning_goes_as_recorded(
    path: Path, tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To record it anew after a change of words: pytest -n 0 --snapshot-update tests/test_examples.py"""
    if not os.access("/dev/shm", os.W_OK):
        pytest.skip("needs a folder in memory")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        env = environment(TMPDIR=str(tmp_path), XDG_RUNTIME_DIR=memory)
        shell = pexpect.spawn("sh", [str(MORNING)], env=env, dimensions=(60, 80), encoding="utf-8", timeout=60)
        seen = ""
        for question, answer in MORNING_ANSWERS:
            shell.expect_exact(question)
            seen += shell.before + question
            shell.sendline(answer)
        shell.expect(pexpect.EOF)
        shell.close()
        seen += shell.before
        assert shell.exitstatus == 0
        assert not [left for left in Path(memory).rglob("*") if left.is_file()], "no key is held any longer"
    assert [left.name for left in tmp_path.iterdir()] == ["bin"], "it takes its place away again"
    lines = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", seen.replace("\r", "")).splitlines()
    shown = "\n".join(line.rstrip() for line in lines).strip() + "\n"
    assert "green walks" not in shown
    alone = shown.partition("# Monday morning")[2].partition("# Jo is here")[0]
    assert not re.search("daughter|letter|first line", alone), "a locked plan is not looked into"
    recording = MORNING.with_suffix(".txt")
    if pytestconfig.getoption("update_snapshots"):
        recording.write_text(shown, encoding="utf-8")
    assert shown == recording.read_text(encoding="utf-8")


def answers_in(script: Path) -> list[tuple[str, str]]:
    """What is typed stands in the script: a part of each question, and the answer to it."""
    lines = (line.removeprefix("#>") for line in script.read_text("utf-8").splitlines() if line.startswith("#>"))
    parts = (line.partition("=>") for line in lines)
    return [(question.strip(), answer.strip()) for question, _, answer in parts]


def talked(script: Path, env: dict[str, str]) -> tuple[str, str]:
    """All that was on the screen, and the same in plain lines."""
    shell = pexpect.spawn("sh", [str(script)], env=env, dimensions=(60, 80), encoding="utf-8", timeout=60)
    shell.delaybeforesend = 0.02
    seen = ""
    for question, answer in answers_in(script):
        words = r"\s+".join(map(re.escape, question.split()))
        shell.expect(rf"{words}.*? \Z")  # up to where the answer stands: what is typed before that is shown twice
        seen += shell.before + shell.after
        shell.sendline(answer)
    shell.expect(pexpect.EOF)
    shell.close()
    seen += shell.before
    assert shell.exitstatus == 0
    lines = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", seen.replace("\r", ""))
    lines = re.sub(r"Working: \d+ of \d+ …", "", lines).splitlines()
    return seen, "\n".join(line.rstrip() for line in lines).strip() + "\n"


def hold(script: Path, shown: str, pytestconfig: pytest.Config) -> None:
    """It went as it was recorded; to record it anew after a change of words: pytest -n 0 --snapshot-update
    tests/test_examples.py"""
    recording = script.with_suffix(".txt")
    if pytestconfig.getoption("update_snapshots"):
        recording.write_text(shown, encoding="utf-8")
    assert shown == recording.read_text(encoding="utf-8")


def test_a_month_beside_four_people_goes_as_recorded(
    path: Path, tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    seen, shown = talked(MONTH, environment(TMPDIR=str(temporary), XDG_RUNTIME_DIR=str(tmp_path)))
    assert list(temporary.iterdir()) == [], "it takes its place away again"
    assert "\x1b[3J" in seen, "the session for Robin leaves nothing on the screen"
    page = shown.partition("walk --answers")[0].partition("goalwalk page --text")[2].partition("# Jo says no")[0]
    assert "Back to the workshop" in page
    assert "07700" not in page, "how the two reach each other is on no paper"
    hold(MONTH, shown, pytestconfig)


def test_the_holidays_and_the_way_home_go_as_recorded(path: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    if not os.access("/dev/shm", os.W_OK):
        pytest.skip("needs a folder in memory")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        _, shown = talked(HOLIDAYS, environment(TMPDIR=str(temporary), XDG_RUNTIME_DIR=memory))
        assert not [left for left in Path(memory).rglob("*") if left.is_file()], "no key is held any longer"
    assert list(temporary.iterdir()) == [], "it takes its place away again"
    assert not re.search("on the workshop roof|behind the hill|at the pier", shown), "no passphrase is shown"
    hold(HOLIDAYS, shown, pytestconfig)


@pytest.mark.parametrize("name", ["goal_setting", "skill_building", "advocacy", "community", "winding_road"])
def test_a_component_goes_as_recorded(path: Path, tmp_path: Path, pytestconfig: pytest.Config, name: str) -> None:
    """To record it anew after a change of words: pytest -n 0 --snapshot-update tests/test_examples.py"""
    script = COMPONENTS / f"{name}.sh"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    played = subprocess.run(
        ["sh", str(script)],
        env=environment(TMPDIR=str(temporary), COLUMNS="80"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    assert (played.returncode, played.stderr.decode()) == (0, ""), "nothing of it is refused"
    assert list(temporary.iterdir()) == [], "it takes its place away again"
    shown = re.sub(rf"{re.escape(str(temporary))}/[\w.]+", "~", played.stdout.decode()).strip() + "\n"
    recording = script.with_suffix(".txt")
    if pytestconfig.getoption("update_snapshots"):
        recording.write_text(shown, encoding="utf-8")
    assert shown == recording.read_text(encoding="utf-8")


def test_every_component_is_played() -> None:
    typed = re.compile(r"(?:goalwalk|privately)(?: |$)")
    scripts = [path for path in COMPONENTS.glob("*.sh") if path.name != "play.sh"]
    assert {path.stem for path in scripts} == {path.stem for path in COMPONENTS.glob("*.txt")}
    assert len(scripts) == 5
    for path in scripts:
        assert sum(bool(typed.match(line)) for line in path.read_text(encoding="utf-8").splitlines()) >= 10


def test_the_picture_is_what_the_program_draws_today(tmp_path: Path) -> None:
    drawn = subprocess.run(
        [
            sys.executable,
            "-c",
            "import runpy, sys; sys.stdout.write(runpy.run_path(sys.argv[1])['picture']())",
            PICTURE,
        ],
        env=environment(TERM="dumb", NO_COLOR="1", PYTHONIOENCODING="utf-8"),
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout.decode()
    kept = (ROOT / "examples" / "screens.svg").read_text(encoding="utf-8")
    assert drawn == kept, "a screen has changed: run python examples/picture.py, and look at it"


def test_the_page_in_the_readme_is_what_the_walk_puts_on_paper() -> None:
    pytest.importorskip("typst")
    kept = (ROOT / "examples" / "page.svg").read_text(encoding="utf-8")
    script = runpy.run_path(str(ROOT / "examples" / "page_picture.py"))
    if script["version"]("typst") not in kept.partition("\n")[0]:
        pytest.skip("another version of typst draws other outlines")
    same = script["picture"]() == kept  # compared here: to tell how they differ would take minutes
    assert same, "the page has changed: run python examples/page_picture.py, and look at it"


@pytest.mark.parametrize("picture", ["screens.svg", "page.svg"])
def test_the_picture_fetches_nothing(picture: str) -> None:
    kept = (ROOT / "examples" / picture).read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([^\"/]+)", kept)) == {"www.w3.org"}
    kept = re.sub(r'xlink:href="#[^"]*"', "", kept)
    assert not re.search(r"url\(|@import|@font-face|<script|href", kept)


# The walks: what each of them is played with stands in its second line.

WALKS = ROOT / "examples" / "walks"


def played(name: str, typed: Typed, now: str | None = None) -> Answer:
    """Type the command line that the example names."""
    path = WALKS / f"{name}.txt"
    line = path.read_text(encoding="utf-8").splitlines()[1].removeprefix("# Played with: goalwalk ")
    words = [str(path) if word.startswith("examples/") else word for word in line.split()]
    assert str(path) in words
    return typed(*words, now=now)


def steps_of(typed: Typed, *more: str) -> list[tuple[str, str, str | None]]:
    steps = typed("step", "list", "--json", *more).json["steps"]
    return [(step["title"], step["rhythm"], step["by"]) for step in steps]


def tables_of(home: Path, person: str | None = None) -> dict[str, list[dict[str, Any]]]:
    from goalwalk.store.plan.people import read, stem

    path = home / "plans" / f"{stem(read(home), person)}.json"
    return {name: list(table.values()) for name, table in json.loads(path.read_bytes()).items()}


def test_a_person_alone(home: Path, typed: Typed) -> None:
    assert played("alone", typed).code == 0
    assert steps_of(typed) == [
        ("Phone in the kitchen at half past ten", "mon,tue,wed,thu,sun", None),
        ("Ask about the early shift", "once", "2026-11-27"),
    ]
    tables = tables_of(home)
    assert [one["side"] for one in tables["barriers"]] == ["inside", "outside"]
    assert [one["title"] for one in tables["supports"]] == ["my sister Ida", "the choir"]
    assert typed("meeting", "list", "--json").json["next"] == "2026-11-26"
    assert "I have something to show her" in tables["about"][0]["text"]


def test_a_specialist_with_someone(home: Path, typed: Typed) -> None:
    assert typed("person", "add", "Robin", "--no-input").code == 0
    told = played("together", typed)
    assert told.code == 0
    assert told.out.startswith("The plan of Robin\n")
    goal = typed("goal", "show", "1", "--person", "Robin", "--json").json["goal"]
    assert (goal["title"], goal["levels"][2]) == ("A place of my own", "three by the new year")
    assert [one.get("importance") for one in tables_of(home, "Robin")["ratings"]] == [9, None]
    assert steps_of(typed, "--person", "Robin")[0] == (
        "Write the first sentence of what I will say",
        "once",
        "2026-11-25",
    )
    (talk,) = typed("meeting", "list", "--person", "Robin", "--json").json["meetings"]
    assert talk["agreed"] == ["Find the number of the advice desk", "Bring the first sentence"]
    assert typed("goal", "list", "--json").json["goals"] == [], "nothing of it is in the plan of whoever typed it"


def test_one_that_stops_half_way_and_is_taken_up_again(home: Path, typed: Typed) -> None:
    stopped = played("half", typed)
    assert (stopped.code, "Kept" in stopped.out) == (0, True)
    assert typed("goal", "list", "--json").json["goals"] == []
    assert played("half_later", typed, now="2026-11-22T20:00:00+01:00").code == 0
    (goal,) = typed("goal", "list", "--json").json["goals"]
    assert (goal["title"], goal["status"]) == ("What I could do with my hands", "exploring")
    assert steps_of(typed) == [("Look at what the allotment people do", "sat", None)]
    assert typed("meeting", "list", "--json").json["next"] == "2026-11-23", "the Monday after the second evening"


def test_one_typed_from_a_sheet(home: Path, typed: Typed) -> None:
    assert played("from_sheet", typed).code == 0
    assert steps_of(typed) == [
        ("Ten minutes on the practice pad", "3x week", None),
        ("Write to the open stage", "once", "2026-12-04"),
    ]
    tables = tables_of(home)
    assert [one["title"] for one in tables["barriers"]] == ["I had a bad day and want nothing"], "one line was left out"
    assert [one["text"] for one in tables["brings"]] == ["a recording of one minute", "the answer of the open stage"]


def test_every_walk_is_played() -> None:
    assert {path.stem for path in WALKS.iterdir()} == {"alone", "together", "half", "half_later", "from_sheet"}
    for path in WALKS.iterdir():
        assert path.read_text(encoding="utf-8").count("\n") >= 10, "none of them is trivial"


def test_whatever_an_example_imports_is_there() -> None:
    """Also in the scripts that it holds as texts, which no checker of types reads."""
    named = re.compile(r"^from (goalwalk[\w.]*) import ([\w, ]+)$", re.MULTILINE)
    found = [found for path in (ROOT / "examples").rglob("*.py") for found in named.findall(path.read_text())]
    assert len(found) > 10
    for module, names in found:
        for name in names.split(", "):
            there = import_module(module)
            assert hasattr(there, name.split(" as ")[0]) or import_module(f"{module}.{name}"), (module, name)


ALSO = [pytest.param(carrier, marks=pytest.mark.long) for carrier in ("stick", "syncthing")]


@pytest.mark.parametrize("carrier", ["git", *ALSO])
def test_two_computers_come_to_the_same(carrier: str) -> None:
    if carrier != "stick" and shutil.which(carrier) is None:
        pytest.skip(f"needs {carrier}")
    line = [sys.executable, str(TWO), carrier, "--changes", "4"]
    done = subprocess.run(line, env=environment(), capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert "0 answer otherwise" in done.stdout
