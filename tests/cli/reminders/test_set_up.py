"""Reminders set up on a computer: shown line by line, written on a yes alone, really fired, and gone without a trace.

The programs of the system are stand-ins that write down how they were called; shells are real where they are there.
"""

from __future__ import annotations

import io
import json
import os
import plistlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from types import SimpleNamespace
from typing import Any

import pexpect
import pytest

from cli.conftest import lock
from cli.keyboard import Typed, everything
from cli.talking import Talks
from goalwalk.cli.reminders import crontab, launchd, launcher, lines, places, ring, running, shells, systemd
from goalwalk.core.errors import NotSaved
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.remind import InstallView, Written
from goalwalk.store.disk.reminders import Places

DUE, LATER = "2026-11-20T08:10:00+01:00", "2026-11-20T19:40:00+01:00"
BASHRC = b"alias ll='ls -l'\n# \xff is no UTF-8\nPROMPT_COMMAND='x=1; '\n"

# Each writes its line in a list; cron keeps its table in a file.
STAND_INS = {
    "systemctl": 'echo "systemctl $*" >> "$CALLS"',
    "launchctl": 'echo "launchctl $*" >> "$CALLS"',
    "notify-send": 'echo "notify-send $*" >> "$CALLS"',
    "crontab": (
        'case $1 in -l) cat "$CALLS.cron" 2>/dev/null || exit 1;; -r) rm "$CALLS.cron";; -) cat > "$CALLS.cron";; esac'
    ),
}


@pytest.fixture
def computer(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder on a computer with these programs, and a plan with a step at two times."""
    own = planned.parent
    programs = own / "bin"
    programs.mkdir()
    for name, text in STAND_INS.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o700)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(own / "calls"))
    monkeypatch.setenv("SHELL", "/bin/bash")
    (own / ".bashrc").write_bytes(BASHRC)
    (own / ".bashrc").chmod(0o640)
    line = ("step", "edit", "1.1", "--at", "8:00am, 19:30")
    assert typed(*line, now="2026-11-19T07:00:00+01:00").code == 0
    return own


def calls(own: Path) -> list[str]:
    found = own / "calls"
    return found.read_text().splitlines() if found.exists() else []


def written(own: Path) -> dict[str, bytes]:
    """All files of the person but the plan's, the stand-ins, and what shells keep for themselves."""
    apart = ("home/", "bin/", "calls", ".local/share/fish/", ".config/fish/fish_variables", ".cache/")
    return {name: data for name, data in everything(own).items() if not name.startswith(apart)}


def folders(own: Path) -> set[str]:
    return {str(path.relative_to(own)) for path in own.rglob("*") if path.is_dir()}


WHERE = {
    "systemd": {".config/systemd/user/reminder.service", ".config/systemd/user/reminder.timer"},
    "launchd": {"Library/LaunchAgents/local.reminder.plist"},
    "crontab": set(),
    "bash": {".local/share/reminder/run.bash"},
    "zsh": {".zshrc", ".local/share/reminder/run.zsh"},
    "fish": {".config/fish/config.fish", ".local/share/reminder/run.fish"},
}


@pytest.mark.parametrize("where", WHERE)
def test_it_is_shown_and_written_on_a_yes_and_taken_away(where: str, computer: Path, typed: Typed) -> None:
    before, stood = written(computer), folders(computer)
    asked = typed("remind", "--install", where)
    assert asked.code == 2
    assert "Do others use this computer?" in asked.out
    assert "set an alarm" in asked.out
    assert (written(computer), calls(computer)) == (before, [])
    answer = typed("remind", "--install", where, "--yes")
    assert answer.code == 0, answer.err
    after = written(computer)
    assert after.keys() - before.keys() == WHERE[where] | {".local/share/reminder/run"}
    cron = computer / "calls.cron"
    texts = {name: data.decode(errors="surrogateescape") for name, data in after.items() if before.get(name) != data}
    texts |= {"crontab": cron.read_text()} if cron.exists() else {}
    shown = answer.out
    for name, text in texts.items():  # every line of it was shown
        new = [line for line in text.splitlines() if line and line not in BASHRC.decode(errors="surrogateescape")]
        assert not [line for line in new if line not in shown], name
    mine = [text for name, text in texts.items() if not name.endswith("/run")]
    assert not any("goalwalk" in re.sub(r"/\S*", "", text) for text in mine)  # the names of folders aside
    assert typed("remind", "--install", where, "--yes").code == 0  # twice writes it once
    assert written(computer) == after
    assert typed("config", "remind_quiet", "22-7").code == 0
    assert typed("remind", "--remove").code == 0
    assert written(computer) == before
    assert (computer / ".bashrc").stat().st_mode & 0o777 == 0o640
    assert not cron.exists()
    assert not {"config.toml", "reminders.json"} & set(everything(computer / "home"))
    assert folders(computer) == stood
    assert typed("remind", "--remove").out == "No reminders are set up here.\n"


def test_all_at_once_goes_at_once_and_what_others_wrote_stays(computer: Path, typed: Typed) -> None:
    (computer / "calls.cron").write_text("0 5 * * * backup # reminder\n")
    for where in WHERE:
        assert typed("remind", "--install", where, "--yes").code == 0
    (computer / ".bashrc").write_bytes((computer / ".bashrc").read_bytes() + b"mine=1 # reminder\n")
    assert typed("remind", "--remove").code == 0
    assert (computer / "calls.cron").read_text() == "0 5 * * * backup # reminder\n"
    assert written(computer) == {".bashrc": BASHRC + b"mine=1 # reminder\n"}
    assert set(calls(computer)[-3:]) == {
        "systemctl --user disable --now reminder.timer",
        "systemctl --user daemon-reload",
        f"launchctl bootout gui/{os.getuid()}/local.reminder",
    }


STOOD = (".config/systemd/user", ".config/fish/", ".local/share/reminder/", "Library/")


@pytest.mark.parametrize("one", [*STOOD, ".zshrc", ".config/fish/config.fish"])
def test_what_stood_before_stays(one: str, computer: Path, typed: Typed) -> None:
    """Folders and start-up files, also those with nothing in them; what was made for reminders is gone, whatever was
    set up meanwhile."""
    if one.endswith(("/", "user")):
        (computer / one).mkdir(parents=True)
    else:
        (computer / one).parent.mkdir(parents=True, exist_ok=True)
        (computer / one).touch()
    before, stood = written(computer), folders(computer)
    for where in WHERE:
        assert typed("remind", "--install", where, "--yes").code == 0
    assert typed("remind", "--remove").code == 0
    assert (written(computer), folders(computer)) == (before, stood)


NOTES = {
    "no step with a time": ("step edit 1.1 --at ''", "No step has a time yet"),
    "a line of the day in its place": ("step edit 1.1 --at ''; config remind_morning 8", ""),
    "a talk in its place": ("step edit 1.1 --at ''; meeting add --with Ana --next '24 nov 10:00'", ""),
    "an ask in its place": ("step edit 1.1 --at ''; barrier add Cold --of Ana --by '24 nov'", ""),
    "as it is": ("today", ""),
    "four times a day": ("step edit 1.1 --at '7am, noon, 5pm, 9pm'", "the first three come"),
    "two times and two lines": ("config remind_morning 7; config remind_evening 9", "the first three come"),
}


@pytest.mark.parametrize("what", NOTES)
def test_what_keeps_reminders_away_is_said_before_the_yes(what: str, computer: Path, typed: Typed) -> None:
    lines_, said = NOTES[what]
    for line in lines_.split("; "):
        assert typed(*shlex.split(line), now=DUE).code == 0
    out = typed("remind", "--install", "systemd", now=DUE).out
    told = {text for text in ("No step has a time yet", "the first three come", "is locked") if text in out}
    assert told == ({said} if said else set())
    out = typed("remind", "--install", "bash", now=DUE).out
    assert "first three" not in out  # in a terminal it is one


def test_a_locked_plan_is_said_before_the_yes(computer: Path, typed: Typed, runtime: Path) -> None:
    lock(computer / "home")
    assert "they come only while it is open" in typed("remind", "--install", "bash").out
    assert typed("lock").code == 0
    out = typed("remind", "--install", "bash").out
    assert "they come only while it is open" in out
    assert "No step" not in out  # which nobody can tell


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "~/.bash_profile"),
        ({".profile": "PATH=x"}, "~/.profile"),
        ({".profile": ". ~/.bashrc"}, None),
        ({".profile": ". ~/.bashrc", ".bash_profile": "x=1"}, "~/.bash_profile"),
        ({".bash_login": "[ -f ~/.bashrc ] && . ~/.bashrc", ".profile": "x=1"}, None),
    ],
)
def test_a_login_that_reads_another_file_is_said(
    files: dict[str, str], said: str | None, computer: Path, typed: Typed
) -> None:
    for name, text in files.items():
        (computer / name).write_text(text)
    out = typed("remind", "--install", "bash").out
    assert (f"at the end of {said}" in out) if said else ("A login (ssh)" not in out)
    assert "A login (ssh)" not in typed("remind", "--install", "zsh").out


def test_a_home_that_cannot_be_written_is_refused(
    computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, stood = written(computer), folders(computer)
    monkeypatch.setattr("goalwalk.store.disk.reminders.write", full)
    answer = typed("remind", "--install", "bash", "--yes")
    assert (answer.code, answer.out.endswith("gone\n")) == (5, False)
    assert (written(computer), folders(computer)) == (before, stood)


@pytest.mark.parametrize("made", [True, False])
def test_a_home_that_was_made_for_reminders_goes_with_them(made: bool, computer: Path, typed: Typed) -> None:
    shutil.rmtree(computer / "home")
    if made:
        (computer / "home").mkdir()
    before, stood = written(computer), folders(computer)
    assert typed("remind", "--install", "bash", "--yes").code == 0
    assert typed("now").code == 0
    assert {"home/reminders.json", "home/reminders.off"} <= everything(computer).keys()
    assert typed("remind", "--remove").code == 0
    assert (written(computer), folders(computer)) == (before, stood)


def test_what_others_put_into_a_folder_of_ours_stays(computer: Path, typed: Typed) -> None:
    assert typed("remind", "--install", "fish", "--yes").code == 0
    (computer / ".config/fish/functions").mkdir()
    assert typed("remind", "--remove").code == 0
    assert ".config/fish/functions" in folders(computer)
    assert ".local" not in folders(computer)


ELSEWHERE = {
    "ZDOTDIR": ("zsh", "zsh"),
    "XDG_CONFIG_HOME": ("systemd fish", "config"),
    "XDG_DATA_HOME": ("systemd crontab bash zsh fish", "data"),
}


@pytest.mark.parametrize("forgotten", ["nothing", "the program", "the home"])
@pytest.mark.parametrize("now", [True, False])
@pytest.mark.parametrize("name", ELSEWHERE)
def test_it_is_found_in_other_folders_than_those_of_now(
    name: str, now: bool, forgotten: str, computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set up with other folders for settings and data, and taken away without them, or the other way round; also where
    one of the two notes is gone."""
    before, stood = written(computer), folders(computer)
    wheres, folder = ELSEWHERE[name]
    if now:
        monkeypatch.setenv(name, str(computer / folder))
    for where in wheres.split():
        assert typed("remind", "--install", where, "--yes").code == 0
    assert (written(computer), (computer / folder).exists()) != (before, not now)
    if now:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, str(computer / folder))
    if forgotten == "the home":
        (computer / "home/reminders.json").unlink()
    elif forgotten == "the program":
        shutil.rmtree(computer / ("data" if name == "XDG_DATA_HOME" and now else ".local/share") / "reminder")
    answer = typed("remind", "--remove")
    assert (answer.code, answer.err) == (0, "")
    assert ("Not found" in answer.out) == (forgotten == "the program")
    assert (written(computer), folders(computer)) == (before, stood)
    assert not (computer / "calls.cron").exists()


CHANGED = {
    "a word behind it": (lambda text: text.replace("# reminder", "# reminder (mine)"), True),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), True),
    "no end": (lambda text: text.replace(" # reminder", ""), False),
    "something else in it": (
        lambda text: text.replace("# reminder", "; x=1 # reminder").replace("null ;", "null;"),
        False,
    ),
    "a comment": (lambda text: text.replace(". /", "# . /"), True),
}


@pytest.mark.parametrize("where", ["bash", "crontab"])
@pytest.mark.parametrize("how", CHANGED)
def test_a_line_that_somebody_changed_goes_or_is_named(how: str, where: str, computer: Path, typed: Typed) -> None:
    file = computer / (".bashrc" if where == "bash" else "calls.cron")
    change, goes = CHANGED[how]
    assert typed("remind", "--install", where, "--yes").code == 0
    file.write_bytes(change(file.read_bytes().decode("latin-1")).encode("latin-1"))
    answer = typed("remind", "--remove")
    text = file.read_bytes() if file.exists() else b""
    assert (b"reminder/run" in text) is not goes
    assert answer.code == (0 if goes else 3)
    assert (str(file if where == "bash" else "crontab") in answer.err) is not goes
    assert not (computer / ".local").exists()


def test_what_cannot_be_written_is_named(computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """And keeps nothing else from being taken away."""
    for where in ("bash", "crontab", "systemd"):
        assert typed("remind", "--install", where, "--yes").code == 0
    assert typed("config", "remind_quiet", "22-7").code == 0
    with monkeypatch.context() as patch:
        for name in ("removal.put_lines", "removal.put_crontab", "set_up.forget", "set_up.config.without"):
            patch.setattr(f"goalwalk.cli.reminders.{name}", full)
        answer = typed("remind", "--remove")
    named = (f"{computer}/.bashrc", "crontab", f"{computer}/home/reminders.json", f"{computer}/home/config.toml")
    assert (answer.code, answer.out, [name for name in named if name not in answer.err]) == (3, "", [])
    assert written(computer).keys() == {".bashrc"}


def test_a_file_of_ours_that_somebody_changed_is_named(computer: Path, typed: Typed) -> None:
    assert typed("remind", "--install", "systemd", "--yes").code == 0
    timer = computer / ".config/systemd/user/reminder.timer"
    timer.write_text("[Timer]\nOnCalendar=daily\n")
    answer = typed("remind", "--remove")
    assert (answer.code, str(timer) in answer.err, answer.out) == (3, True, "")
    assert written(computer).keys() == {".bashrc", ".config/systemd/user/reminder.timer"}


def test_what_is_not_found_any_more_is_named(computer: Path, typed: Typed) -> None:
    assert typed("remind", "--install", "bash", "--yes").code == 0
    (computer / ".bashrc").rename(computer / ".bash_aliases")
    answer = typed("remind", "--remove")
    assert (answer.code, f"Not found where it was written: {computer}/.bashrc" in answer.out) == (0, True)


def test_the_home_they_came_from_is_named(computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed("remind", "--install", "bash", "--yes").code == 0
    monkeypatch.setenv("GOALWALK_HOME", str(computer / "home" / "other"))
    out = typed("remind", "--remove").out
    assert f"GOALWALK_HOME={computer}/home goalwalk remind --remove" in " ".join(out.split())
    assert (written(computer)) == {".bashrc": BASHRC}
    monkeypatch.setenv("GOALWALK_HOME", str(computer / "home"))
    assert typed("remind", "--remove").code == 0
    assert "reminders.json" not in everything(computer / "home")


@pytest.mark.parametrize("text", ["nonsense", 'remind_quiet = "x"\n', "\0"])
def test_settings_that_cannot_be_read_keep_nothing(text: str, computer: Path, typed: Typed) -> None:
    before, stood = written(computer), folders(computer)
    assert typed("remind", "--install", "bash", "--yes").code == 0
    (computer / "home" / "config.toml").write_text(text)
    answer = typed("remind", "--remove")
    assert (answer.code, "config.toml" in answer.err) == (3, True)
    assert (written(computer), folders(computer)) == (before, stood)
    assert "reminders.json" not in everything(computer / "home")
    assert (computer / "home" / "config.toml").read_text() == text


@pytest.mark.parametrize(
    "text",
    ['{"written": 3}', '{"written": ["x", 3, "/\\u0000", "/"], "made": ["/"]}', '{"sayings": [], "made": {}}', "[]"],
)
def test_notes_of_another_hand_are_none(text: str, computer: Path, typed: Typed) -> None:
    assert typed("remind", "--install", "bash", "--yes").code == 0
    (computer / "home/reminders.json").write_text(text)
    assert typed("remind", "--remove").code == 0
    assert written(computer) == {".bashrc": BASHRC}


ODD: dict[str, Callable[[Path], Any]] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/null"),
    "a link to nothing": lambda path: path.symlink_to("gone"),
    "too much": lambda path: path.write_bytes(b"\0" * (places.LARGEST + 1)),
}


@pytest.mark.parametrize("kind", ODD)
def test_a_start_up_file_that_is_none(kind: str, computer: Path, typed: Typed) -> None:
    """Nothing is written for it, and it keeps nothing else from being taken away."""
    ODD[kind](computer / ".zshrc")
    before, stood = everything_but_the_plan(computer), folders(computer)
    answer = typed("remind", "--install", "zsh", "--yes")
    assert (answer.code, f"{computer}/.zshrc cannot be read" in answer.err) == (3, True)
    assert (everything_but_the_plan(computer), folders(computer)) == (before, stood)
    assert typed("remind", "--install", "systemd", "--yes").code == 0
    assert typed("remind", "--remove").code == (3 if kind == "too much" else 0)
    assert (everything_but_the_plan(computer), folders(computer)) == (before, stood)


def test_what_cannot_be_written_whole_is_not_written(
    computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, stood = written(computer), folders(computer)
    for name in ("put_lines", "put_crontab"):
        monkeypatch.setattr(places, name, full)
    for where in ("bash", "crontab"):
        assert typed("remind", "--install", where, "--yes").code == 5
        assert (written(computer), folders(computer)) == (before, stood)
    monkeypatch.setenv("HOME", "")
    assert typed("remind", "--install", "bash", "--yes").code == 3


def full(*_: object, **__: object) -> None:
    raise NotSaved("no_space", path="x", errno="ENOSPC")


def everything_but_the_plan(own: Path) -> set[str]:
    ours = own / "home"
    return {str(path) for path in own.rglob("*") if not path.is_relative_to(ours) and path.name != "calls"}


def test_only_what_is_gone_is_told(computer: Path, typed: Typed) -> None:
    assert typed("remind", "--remove").out == "No reminders are set up here.\n"
    assert typed("config", "remind_evening", "9pm").code == 0
    assert typed("remind", "--remove").out == "Nothing was set up here for reminders; what was kept of them is gone.\n"
    assert typed("remind", "--install", "bash", "--yes").code == 0
    assert "what was written for them is gone" in typed("remind", "--remove").out


ROBIN = places.Person(Path("/home/robin"), Path("/home/robin/.config"), Path("/home/robin/.local/share"))


@pytest.mark.parametrize("works", [None, "crontab"])
@pytest.mark.parametrize("where", WHERE)
def test_all_of_it_fits_on_one_screen(where: str, works: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the question below it, on 80 by 24; at 40 columns what it means and the question, at least."""
    monkeypatch.setattr("goalwalk.cli.reminders.places.which", lambda name: name)
    monkeypatch.setattr("goalwalk.cli.reminders.places.command", lambda: ["/home/robin/goalwalk/.venv/bin/gw"])
    run: Any = SimpleNamespace(home=Path("/home/robin/.local/share/goalwalk"))
    want = places.wanted(run, ROBIN, where, Places())
    by = "shell" if where in shells.KINDS else "no_desktop"
    commands = tuple(" ".join(command) for command in want.commands)
    view = InstallView(where, "Reminder.", by, None, tuple(Written(*one) for one in want.shown), commands, works)
    if works and where in ("bash", "zsh", "fish", "launchd"):
        return  # which are there, or cannot be asked for
    for width, height in ((80, 23), (40, 24)):
        out = io.StringIO()
        draw(view, Screen(out, rich=True, width=width))
        drawn = out.getvalue().rstrip("\n").split("\n")
        of_us = "\n".join(drawn).index("Others see this and no more") if width == 40 else 0
        assert len("\n".join(drawn)[of_us:].split("\n")) <= height, out.getvalue()


@pytest.mark.parametrize(
    ("processes", "pid", "expected"),
    [
        ({"1": "systemd", "70": "cron"}, None, True),
        ({"1": "init", "70": "crond"}, None, True),
        ({"1": "sh", "70": "crontab"}, None, False),
        ({"1": "sh"}, "1", True),
        ({"1": "sh"}, "999999999", False),
        ({"1": "sh"}, "x", False),
    ],
)
def test_whether_cron_runs_is_seen(
    processes: dict[str, str], pid: str | None, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in (processes | {"self": "python"}).items():
        (tmp_path / number).mkdir()
        (tmp_path / number / "comm").write_text(f"{name}\n")
    monkeypatch.setattr(running, "PROCESSES", tmp_path)
    monkeypatch.setattr(running, "PIDS", (str(tmp_path / "pid"),))
    monkeypatch.setattr(running, "UNITS", ())
    if pid:
        (tmp_path / "pid").write_text(pid)
    assert running.runs("crontab") is expected


@pytest.mark.parametrize(("system", "said"), [("crontab", "No cron runs here."), ("systemd", "Your session has no")])
def test_what_nobody_starts_is_told_before_the_yes(
    system: str, said: str, computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goalwalk.cli.reminders.running.runs", lambda _: False)
    assert f"{said}" in typed("remind", "--install", system).out
    assert "goalwalk remind --install shell" in typed("remind", "--install", system).out
    assert ".bashrc" in typed("remind", "--install").out  # which is what does work here
    monkeypatch.setattr("goalwalk.cli.reminders.running.runs", lambda _: True)
    assert said not in typed("remind", "--install", system).out
    assert typed("remind", "--install", "--json", "--yes").json["recorded"]["system"] == "systemd"


def test_where_no_notification_can_be_shown_it_is_told(
    computer: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert "no desktop is open" in typed("remind", "--install", "crontab").out
    (tmp_path / "bus").touch()
    assert "a brief notification" in typed("remind", "--install", "crontab").out
    (computer / "bin" / "notify-send").unlink()
    monkeypatch.setenv("PATH", f"{computer}/bin")
    assert "no notify-send is here" in typed("remind", "--install", "crontab").out
    (computer / "bin" / "launchctl").unlink()
    answer = typed("remind", "--install", "launchd")
    assert (answer.code, "There is no launchd here." in answer.err) == (3, True)


def test_a_crontab_that_cannot_be_seen_stays(computer: Path, typed: Typed) -> None:
    (computer / "calls.cron").write_text("0 5 * * * backup\n")
    program = computer / "bin" / "crontab"
    program.write_text(program.read_text().replace("-l)", "-l) echo not allowed >&2; exit 1;;"))
    assert typed("remind", "--install", "crontab", "--yes").code == 3
    assert typed("remind", "--remove").code == 0
    assert (computer / "calls.cron").read_text() == "0 5 * * * backup\n"


def test_for_programs(computer: Path, typed: Typed) -> None:
    seen = typed("remind", "--install", "bash", "--json")
    assert seen.code == 2
    assert json.loads(seen.out)["written"][-1]["path"] == str(computer / ".bashrc")
    found = typed("remind", "--install", "bash", "--json", "--yes").json
    assert found["recorded"] == {"code": "reminders_set", "system": "bash"}
    assert found["reminders"]["written"][-1]["text"] in (computer / ".bashrc").read_text(errors="replace")


def test_a_file_that_is_anothers_stays(computer: Path, typed: Typed) -> None:
    other = computer / ".config/systemd/user/reminder.service"
    other.parent.mkdir(parents=True)
    other.write_text("[Service]\nExecStart=/bin/true\n")
    before = written(computer)
    answer = typed("remind", "--install", "systemd", "--yes")
    assert (answer.code, str(other) in answer.err) == (3, True)
    assert typed("remind", "--remove").code == 0
    assert written(computer) == before


def test_it_is_asked_on_a_terminal(computer: Path, talk: Talks) -> None:
    before = written(computer)
    talk("remind", "--install", "shell").hears("This line, at the end of").hears("remind.medication").hears(
        "remind.ask"
    ).says("").ends(1)
    assert written(computer) == before
    talk("remind", "--install", "shell").hears("remind.ask").says("y").hears("Reminders are set up").ends()
    assert written(computer) != before


def test_a_start_up_file_behind_a_link_stays_one(computer: Path, typed: Typed) -> None:
    real = computer / "dotfiles" / "bashrc"
    real.parent.mkdir()
    (computer / ".bashrc").rename(real)
    (computer / ".bashrc").symlink_to(real)
    assert typed("remind", "--install", "bash", "--yes").code == 0
    assert (computer / ".bashrc").is_symlink()
    assert real.read_bytes().startswith(BASHRC)
    assert typed("remind", "--remove").code == 0
    assert real.read_bytes() == BASHRC


def test_the_timer_really_fires(computer: Path, typed: Typed) -> None:
    """The command line of each timer, in a loop as a timer would: a notification that does not stay, once for each
    time; and nothing on either stream, for a journal or for mail."""
    for where in ("systemd", "launchd", "crontab"):
        assert typed("remind", "--install", where, "--yes").code == 0
    service = (computer / ".config/systemd/user/reminder.service").read_text()
    start = re.findall("ExecStart=(.*)", service)
    agent = plistlib.loads((computer / "Library/LaunchAgents/local.reminder.plist").read_bytes())
    cron = (computer / "calls.cron").read_text().split(" ", 5)[5]
    commands = [start[0], subprocess.list2cmdline(agent["ProgramArguments"]), cron.replace(">/dev/null 2>&1", "")]
    (computer / "calls").unlink()
    for command, clock in zip([*commands, commands[0]], (DUE, DUE, LATER, "2026-11-20T12:00:00+01:00"), strict=True):
        done = subprocess.run(
            command, shell=True, env=os.environ | {"GOALWALK_NOW": clock}, capture_output=True, timeout=30
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    rung = "notify-send --app-name=Reminder --expire-time=15000 --hint=byte:transient:1 -- Reminder."
    assert calls(computer) == [rung, rung]
    shutil.rmtree(computer / "home")
    done = subprocess.run(start[0], shell=True, capture_output=True, timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_timer_finds_the_session_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cron tells what it starts neither where the desktop listens, nor where an opened key is held."""
    for name in ("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, "x")  # so that it is as before at the end
        monkeypatch.delenv(name)
    monkeypatch.setattr(ring, "RUNTIME", str(tmp_path))
    ring.find_session()
    assert not {"XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"} & os.environ.keys()
    folder = tmp_path / str(os.getuid())
    folder.mkdir()
    (folder / "bus").touch()
    ring.find_session()
    assert os.environ["XDG_RUNTIME_DIR"] == str(folder)
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == f"unix:path={folder}/bus"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "mine")
    ring.find_session()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "mine"


def test_nothing_is_left_in_a_journal_a_mail_or_a_list() -> None:
    assert ">/dev/null 2>&1" in crontab.line(Path("/run"))
    assert {"StandardOutput=null", "LogLevelMax=emerg"} <= set(systemd.SERVICE_TEXT.splitlines())
    assert "--hint=byte:transient:1" in ring.COMMAND
    assert not [word for word in ring.COMMAND if "action" in word or "urgency" in word]


@pytest.mark.skipif(which("systemd-analyze") is None, reason="needs systemd's own check")
def test_systemd_has_nothing_against_it(tmp_path: Path) -> None:
    odd = tmp_path / 'a "b" %h $HOME' / "run"
    odd.parent.mkdir()
    odd.write_text("#!/bin/sh\n")
    odd.chmod(0o700)
    found = systemd.files(tmp_path, odd)
    for path, text in found.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", *map(str, found)],
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (checked.returncode, checked.stderr.strip()) == (0, "")


PROMPTS = {"zsh": "% |# ", "fish": "> |# "}  # of a person, of root


@pytest.mark.parametrize("shell", shells.KINDS)
def test_in_a_real_shell(shell: str, computer: Path, typed: Typed) -> None:
    """A greeting as it opens; later, at a prompt and in the background, the next day's; nothing where nobody types."""
    if which(shell) is None:
        pytest.skip(f"no {shell} here")
    assert typed("remind", "--install", shell, "--yes").code == 0
    script = subprocess.run(
        [shell, "-c", "true"], env=os.environ | {"GOALWALK_NOW": DUE}, capture_output=True, timeout=30
    )
    assert (script.stdout, script.stderr) == (b"", b"")
    opened = pexpect.spawn(
        shell,
        ["-i"],
        env=os.environ | {"GOALWALK_NOW": DUE, "TERM": "dumb", "ZDOTDIR": str(computer)},
        encoding="utf-8",
        timeout=15,
    )
    opened.expect("Reminder[.]")
    tomorrow = "2026-11-21T08:10:00+01:00"
    if shell == "fish":
        opened.sendline(f"set -gx GOALWALK_NOW {tomorrow}; set -g _reminded 0")
    else:
        opened.sendline(f"export GOALWALK_NOW={tomorrow}; _reminded=0")
    opened.expect("Reminder[.]")
    if shell != "bash":  # which does not draw its prompt anew for that
        opened.expect(PROMPTS[shell])
    opened.sendline("echo still $_reminded")
    opened.expect("still [1-9]")
    opened.sendline("false")
    opened.sendline("echo ended $status" if shell == "fish" else "echo ended $?")
    opened.expect("ended 1")  # what a command ended with is what the next one sees
    opened.sendline("exit")
    opened.expect(pexpect.EOF)
    assert opened.before.count("Reminder") == 0
    opened.close()
    shutil.rmtree(computer / ".local/share/reminder")  # taken away by hand: the line that is left harms nobody
    gone = subprocess.run(
        [shell, "-i", "-c", "true"], capture_output=True, text=True, timeout=30, start_new_session=True
    )
    assert "reminder" not in (gone.stdout + gone.stderr).lower()


@pytest.mark.skipif(which("bash") is None, reason="needs bash")
def test_a_shell_within_a_shell_knows_nothing_of_it(computer: Path, typed: Typed) -> None:
    """One that reads no file of ours, and to which what stands before a prompt was exported."""
    assert typed("remind", "--install", "bash", "--yes").code == 0
    opened = pexpect.spawn("bash", ["-i"], env=os.environ | {"TERM": "dumb"}, encoding="utf-8", timeout=15)
    opened.logfile_read = io.StringIO()
    opened.sendline("export PROMPT_COMMAND; bash --norc --noprofile -i")
    opened.sendline("false")
    opened.sendline("echo ended $?")
    opened.expect("ended [0-9]")
    assert opened.after == "ended 1"
    opened.sendline("exit")
    opened.sendline("bash -i")  # and one that reads it again
    opened.sendline("echo; echo of us: $(grep -o '|| _reminder' <<< \"$PROMPT_COMMAND\" | wc -l)")
    opened.expect("of us: [0-9]")
    assert opened.after == "of us: 1"
    opened.sendline("exit")
    opened.sendline("exit")
    opened.expect(pexpect.EOF)
    assert "_reminder:" not in opened.logfile_read.getvalue()
    opened.close()


@pytest.mark.parametrize(
    ("text", "after"),
    [("", "line # reminder\n"), ("a\n", "a\nline # reminder\n"), ("a", "a\nline # reminder \n")],
)
def test_a_line_at_the_end(text: str, after: str) -> None:
    assert lines.with_line(text, "line # reminder") == after
    assert lines.with_line(after, "line # reminder") == after
    assert lines.without_lines(after, "line") == text
    assert lines.without_lines(after, "other") == after


def test_odd_paths_are_quoted(tmp_path: Path) -> None:
    odd = Path("/home/o'b %d $x/reminder/run")
    assert crontab.line(odd).split(" ", 5)[5].startswith("'/home/o'\"'\"'b \\%d $x/reminder/run' timer")
    assert plistlib.loads(launchd.files(Path("/"), Path("/a&<b>"))[launchd.path_in(Path("/"))].encode())
    text = launcher.text(["/a b/gw"], "/c 'd'")
    assert "\n'/a b/gw' remind" in text
    program = tmp_path / "run"
    program.write_text(text)
    done = subprocess.run(["sh", str(program)], capture_output=True, timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")  # there is no such goalwalk
