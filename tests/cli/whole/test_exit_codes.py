"""Bad input and a bad machine: each has its exit code and one helpful line on stderr, and nothing is written."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cli.keyboard import GOALWALK, Answer, Typed, environment, everything, plan_file
from goalwalk.store.schema import migrations

BAD = "Traceback"


def refused(answer: Answer, code: int, *says: str) -> None:
    """One helpful line on stderr, nothing on stdout, and that exit code."""
    assert answer.code == code, answer
    assert answer.out == "", answer
    assert answer.err.count("\n") == 1 and len(answer.err) > 10, answer
    assert BAD not in answer.err and "Something went wrong" not in answer.err, answer
    assert "\x1b" not in answer.err
    for part in says:
        assert part in answer.err, answer


TABLE: list[tuple[list[str], int, tuple[str, ...]]] = [
    # Naming things
    (["done", "swim"], 3, ("swim", "step list")),
    (["done", "wlak to the park"], 3, ("Walk to the park",)),  # near it
    (["done", "9.9"], 3, ("9.9",)),
    (["done", "s"], 3, ("1.3", "2.1", "Sketch")),  # several fit, and are listed
    (["done", "1"], 3, ("Sleep better", "1.1", "1.2")),  # a goal, not a step
    (["done", ""], 2, ()),
    (["done", "1.1", "swim"], 3, ("swim",)),  # one of several: none is written
    (["goal", "levels", "5"], 3, ("5", "goal list")),
    (["goal", "rate", "1", "--level", "hope"], 3, ("no levels", "goal levels 1")),
    (["goal", "show", "5"], 3, ("5", "goal list")),
    (["step", "add", "X", "--goal", "sing"], 3, ("sing",)),
    (["wins", "--remove", "nothing"], 3, ("nothing",)),
    (["meeting", "show", "nobody"], 3, ("nobody", "meeting list")),
    (["data", "forget", "--meeting", "nobody", "--yes"], 3, ("nobody",)),
    (["progress", "sing"], 3, ("sing",)),
    (["calendar", "sing"], 3, ("sing",)),
    # Days
    (["done", "1.1", "--on", "tomorrow"], 3, ("ahead", "21 Nov")),
    (["done", "1.1", "--on", "2027-01-01"], 3, ("ahead",)),
    (["done", "1.1", "--on", "yesterday", "--on", "tomorrow"], 3, ("ahead",)),
    (["skip", "1.1", "--on", "tomorrow"], 3, ("ahead",)),
    (["win", "X", "--on", "tomorrow"], 3, ("ahead",)),
    (["meeting", "add", "X", "--on", "tomorrow"], 3, ("ahead",)),
    (["meeting", "add", "X", "--next", "soon"], 2, ("soon", "mon 10:00")),
    (["review", "--since", "soon"], 2, ("soon",)),
    (["review", "--since", "tomorrow"], 2, ("21 Nov",)),
    (["review", "--walk"], 2, ("goalwalk review",)),
    (["review", "1"], 2, ()),
    (["bring", ""], 2, ()),
    (["bring", "X", "--all"], 2, ("--all",)),
    (["bring", "--remove", "1"], 3, ("bring --all",)),
    (["done", "1.1", "--on", "31 february"], 2, ("31 february", "yesterday")),
    (["done", "1.1", "--on", "2026-02-31"], 2, ("2026-02-31",)),
    (["done", "1.1", "--on", "soonish"], 2, ("soonish", "yesterday", "2026-11-19")),
    (["done", "1.1", "--on", ""], 2, ()),
    (["done", "1.1", "--on", "5/6"], 2, ("5/6",)),
    (["done", "1.1", "--on", "0000-00-00"], 2, ()),
    (["done", "1.1", "--on", "9" * 400], 2, ()),
    (["rest", "1.1", "--from", "2020-01-01", "--to", "2026-01-01"], 3, ("year",)),
    (["rest", "1.1", "--on", "today", "--from", "yesterday"], 2, ("--on", "--from")),
    (["goal", "edit", "1", "--by", "someday"], 2, ("someday",)),
    (["goal", "pause", "1", "--until", "today"], 3, ()),
    (["pause", "--until", "never"], 2, ("never",)),
    # Rhythms
    (["step", "add", "X", "--goal", "1", "--every", "sometimes"], 2, ("sometimes", "daily", "3x week")),
    (["step", "add", "X", "--goal", "1", "--every", "0x week"], 2, ("0x week",)),
    (["step", "add", "X", "--goal", "1", "--every", "8x week"], 2, ("8x week",)),
    (["step", "add", "X", "--goal", "1", "--every", "every 0 days"], 2, ()),
    (["step", "add", "X", "--goal", "1", "--every", "RRULE:FREQ=HOURLY"], 2, ("RRULE",)),
    (["step", "add", "X", "--goal", "1", "--every", "RRULE:nonsense"], 2, ("RRULE",)),
    (["step", "edit", "1.1", "--every", "sometimes"], 2, ("sometimes",)),
    # Amounts and numbers
    (["done", "1.2", "--amount", "-2"], 2, ("more than 0",)),
    (["done", "1.2", "--amount=-0.5"], 2, ()),
    (["done", "1.2", "--amount", "0"], 2, ()),
    (["done", "1.2", "--amount", "lots"], 2, ("lots",)),
    (["done", "1.2", "--amount", "nan"], 2, ()),
    (["done", "1.2", "--amount", "inf"], 2, ()),
    (["done", "1.2", "--amount", "1e999999"], 2, ()),
    (["done", "1.2", "--amount", "1.23456"], 2, ()),
    (["done", "1.2", "--amount", "9" * 5000], 2, ()),
    (["step", "edit", "1.2", "--target", "-6"], 2, ()),
    (["step", "edit", "1.2", "--room", "many"], 2, ("30",)),
    (["undo", "0"], 2, ()),
    (["undo", "many"], 2, ("many",)),
    (["undo", "--", "-1"], 2, ()),
    # Texts
    (["goal", "add", ""], 2, ()),
    (["goal", "add", "   "], 2, ()),
    (["goal", "add", "x" * 10_000], 2, ("10000", "1000")),
    (["goal", "add", "a\0b"], 2, ("NUL",)),
    (["step", "add", "x" * 10_000, "--goal", "1"], 2, ("10000",)),
    (["goal", "edit", "1", "--title", ""], 2, ()),
    (["goal", "edit", "1", "--why", "x" * 30_000], 2, ("30000",)),
    (["done", "1.1", "--note", "x" * 30_000], 2, ("30000", "20000")),
    (["done", "1.1", "--note", ""], 2, ()),
    (["win", ""], 2, ()),
    (["win", "x" * 30_000], 2, ("30000",)),
    (["meeting", "add", "x" * 10_000], 2, ("10000", "1000")),
    # Usage
    (["bogus"], 2, ("bogus", "help all", "goalwalk now")),  # whoever types it may look for help of another kind
    (["I", "cannot", "sleep"], 2, ("goalwalk now",)),
    (["prgress"], 2, ("progress",)),  # did you mean
    (["goal", "ad", "X"], 2, ("add",)),
    (["done", "1.1", "--partyl"], 2, ("--partly",)),
    (["done", "1.1", "--onn", "yesterday"], 2, ("--on",)),
    (["--bogus"], 2, ("--bogus",)),
    (["done", "1.1", "--on"], 2, ("--on",)),
    (["goal", "show"], 2, ()),
    (["goal", "show", "1", "2"], 3, ("1 2", "goal list")),
    (["done"], 2, ("goalwalk done",)),
    (["win"], 2, ("goalwalk win",)),
    (["goal", "add"], 2, ("goalwalk goal add",)),
    (["step", "add"], 2, ()),
    (["step", "add", "--goal", "1"], 2, ("goalwalk step add",)),
    (["checkin"], 2, ("goalwalk checkin",)),
    (["meeting", "add"], 2, ("goalwalk meeting add",)),
    (["goal", "rate", "1"], 2, ("goalwalk goal rate",)),
    (["goal", "edit", "1"], 2, ("goal edit",)),
    (["goal", "edit", "1", "--area", "money"], 2, ("money", "health")),
    (["step", "edit", "1.1", "--kind", "hobby"], 2, ("hobby", "practice")),
    (["config", "colour"], 2, ("colour", "room")),
    (["config", "room", "lots"], 2, ()),
    (["demo", "--years", "2"], 2, ("--into",)),
    (["demo", "--shell"], 2, ()),
    (["data", "forget"], 2, ()),
    (["data", "forget", "1"], 2, ("--yes",)),
    (["data", "forget", "--everything"], 2, ("--yes",)),
    # Not possible now
    (["resume"], 3, ()),
    (["goal", "resume", "1"], 3, ()),
    (["step", "resume", "1.1"], 3, ()),
    (["redo"], 3, ()),
    (["data", "restore", "99"], 3, ("99",)),
    (["data", "restore", "0"], 3, ()),
    (["data", "restore", "/nowhere/at/all.json"], 3, ()),
    (["data", "restore", "x" * 300], 3, ("xxx",)),
    (["data", "restore", "a\0b"], 2, ("NUL",)),
    (["data", "backup", "x" * 300], 5, ()),
    (["data", "backup", "a\0b"], 2, ("NUL",)),
    (["demo", "--into", "x" * 300], 3, ("xxx",)),
    (["demo", "--into", "a\0b"], 2, ("NUL",)),
    (["data", "backup", "/nowhere/at/all.json"], 3, ("/nowhere/at",)),
]


@pytest.mark.parametrize(
    ("line", "code", "says"), [pytest.param(*row, id=" ".join(row[0])[:60].replace("\0", "NUL")) for row in TABLE]
)
def test_bad_input(line: list[str], code: int, says: tuple[str, ...], planned: Path, typed: Typed) -> None:
    before = everything(planned)
    refused(typed(*line), code, *says)
    assert everything(planned) == before


@pytest.mark.parametrize("line", [row[0] for row in TABLE if row[0][0] in ("done", "goal", "redo")][::7])
def test_bad_input_as_json(line: list[str], planned: Path, typed: Typed) -> None:
    answer = typed(*line, "--json")
    refused(answer, json.loads(answer.err)["problem"]["status"])
    problem = json.loads(answer.err)["problem"]
    assert problem["code"] and problem["message"]


LOOKING = ["today", "progress", "streaks", "calendar", "wins", "goal list", "step list", "undo --list", "config"]
LOOKING += ["meeting list", "page", "page --text"]
CHANGING = ["done 1.1", "rest --all", "skip 1.1", "checkin --mood 3", "undo", "redo", "step add X", "pause", "resume"]
CHANGING += ["goal show 1", "step show 1.1", "data backup", "data forget 1 --yes", "data restore 1 --yes"]
CHANGING += ["goal rate 1 --importance 8", "goal levels 1", "goal levels 1 --hope Four"]
LOOKING += ["bring", "bring --all", "review", "review --since 2026-01-01"]
CHANGING += ["meeting edit 1 --call none", "meeting remove 1", "meeting went 1 1 done", "bring --remove 1"]


@pytest.mark.parametrize("line", LOOKING)
def test_nothing_to_look_at(line: str, home: Path, typed: Typed) -> None:
    answer = typed(*line.split())
    assert (answer.code, answer.err) == (0, "")
    assert answer.out
    assert typed(*line.split(), "--json").json["schema"] == 1
    assert not home.exists() or not everything(home)


@pytest.mark.parametrize("line", CHANGING)
def test_no_plan_to_change(line: str, home: Path, typed: Typed) -> None:
    refused(typed(*line.split()), 3, "goalwalk")
    assert not home.exists() or not everything(home)


# Bytes


@pytest.mark.parametrize(
    "line",
    [
        [b"goal", b"add", b"caf\xe9"],
        [b"done", b"1.1", b"--note", b"\xff\xfe"],
        [b"win", b"\xc3\x28"],
        [b"meeting", b"add", b"--with", b"\xff"],
        [b"goal", b"levels", b"1", b"--hope", b"\xff"],
        [b"goal", b"rate", b"1", b"--level", b"\xff"],
        [b"meeting", b"went", b"1", b"1", b"\xff"],
        [b"bring", b"\xff"],
        [b"review", b"--since", b"\xff"],
        [b"meeting", b"add", b"X", b"--next", b"mon \xff"],
        [b"done", b"caf\xe9"],
        [b"done", b"1.1", b"--on", b"\xff"],
        [b"b\xffgus"],
        [b"step", b"add", b"X", b"--goal", b"1", b"--every", b"\xff"],
        [b"config", b"\xff"],
    ],
    ids=str,
)
def test_invalid_utf8(line: list[bytes], planned: Path, spawned: Typed) -> None:
    before = everything(planned)
    answer = spawned(*line)  # type: ignore[arg-type]
    refused(answer, answer.code)
    assert answer.code in (2, 3)
    assert everything(planned) == before


@pytest.mark.parametrize(
    "given", [b"\xff\xfe", b"", b"a\0b", b"x" * 50_000], ids=["not UTF-8", "nothing", "NUL", "long"]
)
def test_bad_text_from_stdin(given: bytes, planned: Path, typed: Typed) -> None:
    before = everything(planned)
    refused(typed("win", "-", stdin=given), 2)
    refused(typed("done", "1.1", "--note", "-", stdin=given), 2)
    assert everything(planned) == before


# The clock


@pytest.mark.parametrize("now", ["now", "2026-13-01", "2026-11-20T25:00", "9999999999", "🕐", "\x1b[31m"])
def test_a_clock_that_cannot_be_read(now: str, planned: Path, typed: Typed) -> None:
    refused(typed("today", now=now), 2, "GOALWALK_NOW", "2026-")


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_clock_at_the_end_of_the_calendar(now: str, planned: Path, typed: Typed) -> None:
    refused(typed("today", now=now), 2)


# The home


def test_no_home(spawned: Typed, tmp_path: Path) -> None:
    for line in (["today"], ["goal", "add", "X"]):
        refused(spawned(*line, env={"GOALWALK_HOME": None, "HOME": ""}), 3, "GOALWALK_HOME")


def test_a_home_that_cannot_be_made(spawned: Typed) -> None:
    answer = spawned("goal", "add", "X", env={"GOALWALK_HOME": None, "HOME": "/proc/nonexistent"})
    refused(answer, 5)


def test_an_empty_home_variable_is_none(spawned: Typed, tmp_path: Path) -> None:
    assert spawned("goal", "add", "X", env={"GOALWALK_HOME": "", "HOME": str(tmp_path / "someone")}).code == 0
    assert list((tmp_path / "someone").rglob("plans/*.json"))


def test_a_home_of_its_own(spawned: Typed, tmp_path: Path) -> None:
    env = {"GOALWALK_HOME": None, "HOME": str(tmp_path / "someone"), "XDG_DATA_HOME": str(tmp_path / "data")}
    assert spawned("goal", "add", "X", env=env).code == 0
    assert list((tmp_path / "data").rglob("plans/*.json"))


@pytest.mark.parametrize("line", [["goal", "add", "X"], ["today"], ["data", "check"], ["config", "room", "2"], []])
def test_a_home_that_is_a_file(line: list[str], home: Path, typed: Typed) -> None:
    home.write_text("not a folder")
    answer = typed(*line)
    if line and answer.code:
        refused(answer, answer.code)
        assert answer.code in (3, 4, 5)
    assert "Something went wrong" not in answer.err
    assert home.read_text() == "not a folder"


def test_a_home_below_a_file(home: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "file" / "below"))
    answer = typed("goal", "add", "X")
    refused(answer, answer.code)
    assert answer.code in (3, 4, 5)


AS_NOBODY = """
import importlib, os, pkgutil, sys
import goalwalk, tinydb, typer
for found in pkgutil.walk_packages(goalwalk.__path__, "goalwalk."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
from goalwalk.cli.main import run
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(sys.argv[1:]))
"""


def as_nobody(home: Path, *line: str) -> Answer:
    """A command line typed by someone who owns nothing here; only root can become them, others are them already."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *line],
        env=environment(GOALWALK_HOME=str(home)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
    )
    answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
    if "ModuleNotFoundError" in answer.err or "PermissionError" in answer.err:
        pytest.skip("goalwalk lies where only its owner may read")
    return answer


@pytest.fixture
def open_to_all(planned: Path) -> Iterator[Path]:
    """A home with a plan, in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(shutil.copytree(planned, Path(place) / "home"))
        for path in Path(place).rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_read_only_home(open_to_all: Path) -> None:
    """Reading works, writing is refused."""
    for path in (open_to_all, *open_to_all.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = everything(open_to_all)
    today = as_nobody(open_to_all, "today")
    assert (today.code, today.err) == (0, "")
    assert "Walk to the park" in today.out
    for line in (
        ["done", "1.1"],
        ["goal", "add", "X"],
        ["undo", "--yes"],
        ["config", "room", "2"],
        ["config", "plain", "yes"],
    ):
        refused(as_nobody(open_to_all, *line), 5)
    assert everything(open_to_all) == before


def test_a_home_that_may_not_be_read(open_to_all: Path) -> None:
    open_to_all.chmod(0)
    for line in (["today"], ["done", "1.1"], ["goal", "add", "X"], ["data", "check"]):
        answer = as_nobody(open_to_all, *line)
        assert answer.code in (4, 5), answer
        refused(answer, answer.code)


# The disk


def small_files(most: int) -> None:
    """In the child: no file may grow beyond this, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def but_the_stamp(planned: Path) -> dict[str, bytes]:
    """Every file but the device's: a stamp that was given is not given again, also where nothing was saved."""
    return {name: data for name, data in everything(planned).items() if name != "device"}


@pytest.mark.parametrize("most", [0, 1000])
@pytest.mark.parametrize("line", [["done", "1.1"], ["goal", "add", "X"], ["undo", "--yes"], ["config", "plain", "yes"]])
def test_a_full_disk(most: int, line: list[str], planned: Path, spawned: Typed) -> None:
    if line == ["config", "plain", "yes"] and most:
        pytest.skip("the settings fit")
    before = but_the_stamp(planned)
    answer = spawned(*line, preexec_fn=lambda: small_files(most))
    refused(answer, 5)
    assert but_the_stamp(planned) == before
    assert spawned("done", "1.1").code == 0


def test_a_full_disk_at_the_first_word(home: Path, spawned: Typed) -> None:
    refused(spawned("goal", "add", "X", preexec_fn=lambda: small_files(0)), 5)
    assert spawned("goal", "add", "X").code == 0
    assert "1 X" in spawned("goal", "list").out.replace(".", "")


# The file


DAMAGE = {
    "empty": lambda text: "",
    "cut short": lambda text: text[: len(text) // 2],
    "not JSON": lambda text: "hello",
    "one letter changed": lambda text: text.replace("Sleep better", "Sleep bitter", 1),
    "another thing": lambda text: "[1, 2, 3]",
    "null": lambda text: "null",
    "deep": lambda text: "[" * 100_000,
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_plan(how: str, planned: Path, typed: Typed) -> None:
    path = plan_file(planned)
    path.write_text(DAMAGE[how](path.read_text()))
    before = everything(planned)
    for line in (["today"], ["progress"], ["done", "1.1"], ["goal", "add", "X"], ["undo"], ["checkin", "--mood", "4"]):
        refused(typed(*line), 4)
    assert everything(planned) == before
    check = typed("data", "check")
    assert (check.code, check.err) == (4, "")
    assert typed("data", "restore", "1").code == 0
    assert typed("data", "check").code in (0, 4)
    assert "Walk to the park" in typed("today").out


def test_a_plan_of_a_newer_goalwalk(planned: Path, typed: Typed) -> None:
    path = plan_file(planned)
    path.write_text(path.read_text().replace(f'"schema":{migrations.SCHEMA}', f'"schema":{migrations.SCHEMA + 1}', 1))
    before = everything(planned)
    for line in (["today"], ["done", "1.1"], ["undo"]):
        refused(typed(*line), 4)
    assert everything(planned) == before


def test_damaged_settings_of_the_computer(planned: Path, typed: Typed) -> None:
    (planned / "config.toml").write_text("plain = = yes")
    answer = typed("config")
    refused(answer, 4, "config.toml")


# The streams


def in_a_shell(line: str, **env: str) -> Answer:
    words = {"goalwalk": " ".join(GOALWALK)}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line.format(**words)}"],
        env=environment(**env),
        capture_output=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


@pytest.mark.parametrize("command", ["today", "progress", "--help", "done --help", "undo --list", "demo"])
def test_a_closed_pipe(command: str, planned: Path) -> None:
    answer = in_a_shell(f"{{goalwalk}} {command} | head -n 1")
    assert answer.code == 0, answer
    assert answer.err == ""
    assert answer.out.count("\n") <= 1
    gone = in_a_shell(f"{{goalwalk}} {command} | true")
    assert (gone.code, gone.err) == (0, "")


def test_nobody_reads_what_was_recorded(planned: Path, typed: Typed) -> None:
    assert in_a_shell("{goalwalk} done 1.1 | true").code == 0
    assert typed("data", "check", "--json").json["counts"]["check_ins"] == 1


def test_a_closed_stdout(planned: Path, typed: Typed) -> None:
    answer = in_a_shell("{goalwalk} done 1.1 >&-")
    assert BAD not in answer.err
    assert answer.code in (0, 1, 5)
    assert typed("data", "check", "--json").json["counts"]["check_ins"] == 1


@pytest.mark.parametrize("closing", [">&- 2>&-", "<&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closing: str, planned: Path) -> None:
    answer = in_a_shell(f"{{goalwalk}} today {closing}")
    assert BAD not in answer.err + answer.out
    assert answer.code in (0, 1, 5)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written(planned: Path, typed: Typed) -> None:
    answer = in_a_shell("{goalwalk} today > /dev/full")
    assert answer.code not in (0, 120)
    refused(answer, answer.code)
    # What was recorded before it could not be told is still recorded.
    answer = in_a_shell("{goalwalk} done 1.1 > /dev/full")
    refused(answer, answer.code)
    assert typed("data", "check", "--json").json["counts"]["check_ins"] == 1


@pytest.mark.parametrize(
    "env",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["PYTHONIOENCODING=ascii", "LC_ALL=C"],
)
def test_an_ascii_terminal(env: dict[str, str], planned: Path, spawned: Typed, typed: Typed) -> None:
    assert typed("done", "1.1", "--note", "schön ☀").code == 0
    for line in (
        ["today"],
        ["progress"],
        ["streaks"],
        ["calendar"],
        ["step", "show", "1.1"],
        ["--help"],
        ["undo", "--list"],
    ):
        answer = spawned(*line, env=env)
        assert (answer.code, answer.err) == (0, ""), line
        assert answer.out.isascii(), line
    assert spawned("step", "add", "--help", env=env).out.isascii()
    assert "sch\\xf6n" in spawned("step", "show", "1.1", env=env).out
    wrong = spawned("done", "ñandú", env=env)
    assert wrong.code == 3
    assert wrong.err.isascii()


def test_typed_on_an_ascii_terminal_and_kept_exactly(planned: Path, spawned: Typed, typed: Typed) -> None:
    answer = spawned("win", "schön".encode(), env={"PYTHONIOENCODING": "ascii"})
    assert answer.code == 0
    assert typed("wins", "--json").json["wins"][0]["text"] == "schön"


# Several at once, and Ctrl-C


def test_two_at_once(planned: Path, spawned: Typed, typed: Typed) -> None:
    """Everything that is acknowledged is there."""
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda n: spawned("win", f"Win {n}"), range(8)))
    told = {n for n, answer in enumerate(answers) if answer.code == 0}
    assert all(answer.code in (0, 5) for answer in answers), answers
    kept = {win["text"] for win in typed("wins", "--json").json["wins"]}
    assert kept == {f"Win {n}" for n in told}
    assert len(told) >= 2


def test_two_first_words_at_once(home: Path, spawned: Typed, typed: Typed) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: spawned("goal", "add", f"Goal {n}"), range(4)))
    told = sum(answer.code == 0 for answer in answers)
    assert all(answer.code in (0, 5) for answer in answers), answers
    assert len(typed("goal", "list", "--json").json["goals"]) == told
    plan_file(home)


@pytest.fixture
def held(planned: Path) -> Iterator[None]:
    """Another process holds the plan, for long."""
    import fcntl

    lock = next((planned / "plans").glob("*.lock"))
    with lock.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_a_plan_that_is_held(held: None, planned: Path, spawned: Typed) -> None:
    """Readers never wait; a writer waits a little, then says so."""
    before = everything(planned)
    started = time.monotonic()
    assert spawned("today").code == 0
    assert time.monotonic() - started < 2
    answer = spawned("done", "1.1")
    refused(answer, 5, "Another goalwalk")
    assert everything(planned) == before


def test_ctrl_c_while_it_waits(held: None, planned: Path) -> None:
    process = subprocess.Popen(
        [*GOALWALK, "done", "1.1"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    time.sleep(0.4)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_a_bug_is_one_line(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    from goalwalk.screens.looks import today

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(today, "today_view", breaks)
    answer = typed("today")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "GOALWALK_DEBUG" in answer.err
    assert "secret" not in answer.err
    monkeypatch.setenv("GOALWALK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        typed("today")


def test_gw_is_the_same() -> None:
    gw = Path(sys.executable).parent / "gw"
    if not gw.exists():
        pytest.skip("goalwalk is not installed here")
    assert shutil.which(str(gw))
    done = subprocess.run([gw, "--version"], capture_output=True, check=True)
    assert b"goalwalk" in done.stdout
