"""A session for one talk, on a real terminal: every line is theirs, it is locked when it is left, and nothing stays."""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest

from cli.conftest import asked, lock
from cli.keyboard import NOW, Typed, environment, everything
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from goalwalk.cli.for_person import CLEARED
from goalwalk.draw.safe import visible
from store.locks import PASSPHRASE

FIXED = {"GOALWALK_NOW": NOW}


@pytest.fixture
def desk(planned: Path, typed: Typed) -> Path:
    """One's own plan, and those of two others."""
    for name in ("Robin", "Ana Lucía"):
        assert typed("person", "add", name, "--no-input").code == 0
        assert typed("--person", name, "goal", "add", f"What {name} wants").code == 0
        asked(planned, name)
    return planned


def held(runtime: Path) -> list[str]:
    """The keys that are held."""
    return [path.name for path in runtime.glob("goalwalk/*")]


def test_every_line_is_theirs(desk: Path, typed: Typed, talk: Talks) -> None:
    before = typed("wins", "--json").out
    one = talk("for", "robin", **FIXED)
    one.hears("for.begins").hears("Robin> ").says("win I'm up, and it's six")
    one.hears("Kept").hears("Robin> ").says('goalwalk step add "Call Noor" --every daily').hears("1.1").hears("Robin> ")
    one.says("").hears("Call Noor").hears("Robin> ").says("done 1.1 --json").hears('"Robin"').hears("Robin> ")
    one.says("nothing such").hears("is no command").hears("Robin> ").says("now").hears("Robin> ")
    for line in (
        "done 1.1 --person 'Ana Lucía'",
        "today --person=Jo",
        "for Ana",
        "person list",
        "gw person list",
        "demo",
    ):
        one.says(line).hears("For anybody else").hears("Robin> ")
    one.says("today --everyone").hears("do not go together").hears("Robin> ")
    one.says("LEAVE").hears(CLEARED)
    assert "Left" in one.ends()
    assert "The plan of" not in one.heard
    assert typed("wins", "--json").out == before
    assert [win["text"] for win in typed("wins", "--json", "--person", "Robin").json["wins"]] == [
        "I'm up, and it's six"
    ]
    assert typed("wins", "--json", "--person", "Ana Lucía").json["wins"] == []


def test_what_stops_a_line_stops_no_more(desk: Path, typed: Typed, talk: Talks) -> None:
    one = talk("for", "Ana Lucía", **FIXED)
    one.hears("Ana Lucía> ").says("setback").hears("?").says("Rain all week").presses("c").hears("1 answer kept")
    one.hears("Ana Lucía> ").says("win").hears("?").presses("d").hears("Ana Lucía> ").presses("c").hears("Ana Lucía> ")
    one.key = ""
    one.presses("d").ends()
    assert "Rain all week" in typed("setback", "--list", "--person", "Ana Lucía").out


def test_no_line_of_it_comes_back(desk: Path, talk: Talks, tmp_path: Path) -> None:
    one = talk("for", "Robin", HOME=str(tmp_path), **FIXED)
    one.hears("Robin> ").says("win A secret").hears("Kept").hears("Robin> ")
    one.spawned.send("\x1b[A\x1b[A")
    time.sleep(0.2)
    one.says("").hears("Robin> ").says("leave")
    assert one.ends().count("win A secret") == 1
    assert not list(tmp_path.glob(".*"))


def test_a_locked_plan_is_asked_for_once_and_locked_again(desk: Path, runtime: Path, typed: Typed, talk: Talks) -> None:
    lock(desk, "Robin")
    one = talk("for", "Robin", **FIXED)
    one.hears("lock.passphrase").says("wrong").hears("lock.passphrase").says(PASSPHRASE).hears("for.leave.locked")
    for _ in range(2):
        one.hears("Robin> ").says("win Up").hears("Kept")
    one.hears("Robin> ")
    assert len(held(runtime)) == 1
    one.says("lock").hears("Robin> ").says("wins").hears("lock.passphrase").says(PASSPHRASE).hears("2 wins")
    one.says("leave").hears(CLEARED).hears("Left, and locked.")
    assert one.ends().count("Passphrase:") == 3
    assert held(runtime) == []
    refused(typed("wins", "--person", "Robin"), 4)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
@pytest.mark.parametrize("line", [None, "setback"])
def test_a_closed_window_locks_it(
    line: str | None, number: signal.Signals, desk: Path, runtime: Path, talk: Talks, typed: Typed
) -> None:
    lock(desk, "Robin")
    one = talk("for", "Robin", **FIXED)
    one.hears("lock.passphrase").says(PASSPHRASE).hears("Robin> ")
    if line:
        one.says(line).hears("?").says("Rain").hears("?")
    assert held(runtime)
    time.sleep(0.1)
    for _ in range(3):  # a window, its shell and the system all say so
        one.spawned.kill(number)
    one.ends(128 + number)
    assert held(runtime) == []
    if line:
        assert typed("unlock", "-", "--person", "Robin", stdin=PASSPHRASE).code == 0
        assert "Rain" in typed("setback", "--list", "--person", "Robin").out


def test_where_no_place_in_memory_holds_a_key_the_session_does(desk: Path, talk: Talks) -> None:
    lock(desk, "Robin")
    one = talk("for", "Robin", XDG_RUNTIME_DIR="/nonexistent", **FIXED)
    one.hears("lock.passphrase").says(PASSPHRASE)
    for line in ("win Up", "wins", "help", "goal list"):
        one.hears("Robin> ").says(line)
    one.hears("Robin> ").says("lock").hears("Robin> ").says("wins").hears("lock.passphrase").says(PASSPHRASE)
    one.hears("One win").says("leave")
    assert one.ends().count("Passphrase:") == 2


def test_the_time_counts_from_the_last_line(desk: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With minutes of half a second."""
    lock(desk, "Robin")
    (desk / "config.toml").write_text("unlocked_minutes = 2\n")
    short = "import sys; from goalwalk.cli import for_person, main; for_person.MINUTE = 0.5; sys.argv[1:] = "
    spawned = pexpect.spawn(
        sys.executable,
        ["-c", f"{short}['for', 'Robin']; main.main()"],
        env=environment(GOALWALK_NOW=None),
        encoding="utf-8",
        timeout=10,
    )
    spawned.expect("Passphrase:")
    spawned.sendline(PASSPHRASE)
    for question, answer in (("y or n", "y"), ("who types", "")):
        spawned.expect(question)
        spawned.sendline(answer)
    for _ in range(4):
        spawned.expect("Robin> ")
        time.sleep(0.5)
        spawned.sendline("wins")
    spawned.expect("Robin> ")
    spawned.expect(re.escape(CLEARED))
    spawned.expect("Left, and locked, after 2 minutes without a line")
    spawned.expect(pexpect.EOF)
    spawned.close()
    assert spawned.exitstatus == 0
    assert held(runtime) == []


def test_the_time_of_the_key_slides(
    desk: Path, runtime: Path, typed: Typed, talk: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import datetime, timedelta

    from goalwalk.store.plan import reports
    from goalwalk.store.verbs import unlock
    from goalwalk.store.verbs.open import open_session

    lock(desk, "Robin")
    now = [datetime.fromisoformat(NOW)]
    unlocking = reports.Unlocking(lambda read, _: read(PASSPHRASE), lambda: 30, runtime)
    session = open_session(desk, now=lambda: now[0], random=bytes, person="Robin", unlocking=unlocking)
    assert unlock.hold_on(session, {}) == {}
    assert unlock.held_key(session) is None
    session.open()
    for minutes, until in ((0.5, 30), (10, 40.5), (29, 69.5)):
        now[0] += timedelta(minutes=minutes)
        assert unlock.hold_on(session, {}) == {}
        held = unlock.held_key(session)
        assert held is not None
        assert held.until == datetime.fromisoformat(NOW) + timedelta(minutes=until), minutes
    now[0] += timedelta(minutes=31)
    assert unlock.hold_on(session, {}) == {}
    assert unlock.held_key(session) is None
    session = open_session(
        desk, now=lambda: now[0], random=bytes, person="Robin", unlocking=unlocking._replace(minutes=lambda: 1)
    )
    session.open()
    for _ in range(4):
        now[0] += timedelta(seconds=40)
        assert unlock.hold_on(session, {}) == {}
        assert unlock.held_key(session) is not None, "however short it is"


def test_somebody_who_is_gone_ends_it(desk: Path, talk: Talks, typed: Typed) -> None:
    one = talk("for", "Robin", **FIXED)
    one.hears("Robin> ").says("data forget --everything").hears("?").says("y").hears(CLEARED)
    one.ends()
    refused(typed("today", "--person", "Robin"), 3)


def test_a_name_that_nobody_has_can_be_given_a_plan(desk: Path, talk: Talks, typed: Typed) -> None:
    before = everything(desk)
    talk("for", "Jo", **FIXED).hears("has no plan here").says("").ends(3)
    assert everything(desk) == before
    one = talk("for", "Jo", "B", **FIXED).hears("has no plan here").says("y").hears("people.lock").says("n")
    one.hears("typing.ask").says("y").hears("typing.own_name").says("")
    one.hears("Jo B> ").says("win Up").hears("Kept").says("quit").ends()
    assert "Up" in typed("wins", "--person", "Jo B").out


@pytest.mark.parametrize("line", ["for Robin", "for Robin --json", "for Robin --no-input", "for"])
def test_it_needs_a_terminal(line: str, desk: Path, typed: Typed) -> None:
    refused(typed(*line.split()), 2, "goalwalk --person Robin")


@pytest.mark.parametrize("changed", [{"TERM": "dumb"}, {"GOALWALK_PLAIN": "1"}, {"NO_COLOR": "1"}])
def test_any_window(changed: dict[str, str], desk: Path, talk: Talks) -> None:
    one = talk("for", "Robin", columns=40, **changed, **FIXED)
    one.hears("Robin> ").says("win Up").hears("Kept").hears("Robin> ").says("today").hears("Robin> ").says("leave")
    told = one.ends()
    assert ("\x1b[3J" in one.heard) is ("TERM" not in changed)
    assert ("close it" in told) is ("TERM" in changed)
    if "NO_COLOR" not in changed:
        assert "\x1b" not in one.heard.replace(CLEARED, "")


@pytest.mark.parametrize("name", ["[bold]Jo[/bold]", "Jo\u202eBo", "Jo \u200f א", "x" * 60, "Zoë 🙂 Ann", "leave"])
def test_any_name_stands_in_the_prompt(name: str, desk: Path, talk: Talks, typed: Typed) -> None:
    assert typed("person", "add", "--", name).code == 0
    one = talk("for", "--", name, columns=40, GOALWALK_PLAIN="1", **FIXED)
    one.hears("typing.ask").says("y").hears("typing.own_name").says("")
    one.hears("for.leave").hears("> ").says("win Up").hears("Kept").hears("> ").says("leave")
    told = one.ends()
    assert "".join(visible(name).split()) in "".join(told.split())
    assert "\u202e" not in told and "\u200f" not in told
