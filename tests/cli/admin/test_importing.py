"""History from another program, brought in as it is typed: shown first, one yes, one undo; or nothing at all."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from cli.keyboard import GOALWALK, Typed, environment, everything
from cli.talking import Talks
from exchange.incoming.telling import FILES, zipped
from goalwalk.exchange.incoming import formats

LOOP = str(FILES / "loop-newer")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_is_shown_and_nothing_written_before_a_yes(home: Path, typed: Typed) -> None:
    answer = typed("data", "import", LOOP)
    assert answer.code == 2
    assert "Бегать" in answer.out and "142 days that Loop" in answer.out
    assert answer.err == "Nothing was brought in. To bring it in: the same with --yes.\n"
    assert typed("data", "import", LOOP, "--json").json["new"]["steps"] == 7
    assert not home.exists() or not everything(home)


def test_one_undo_takes_all_of_it_back_and_it_comes_again(planned: Path, typed: Typed) -> None:
    before = typed("step", "list", "--json").json["steps"]
    taken = typed("data", "import", LOOP, "--yes", "--json").json
    assert taken["recorded"]["new"] == {
        "clocks": 1, "amounts": 14, "day_check_ins": 1, "goals": 1, "steps": 7, "check_ins": 191
    }  # fmt: skip
    assert len(typed("step", "list", "--json").json["steps"]) == len(before) + 7
    assert typed("data", "import", LOOP, "--yes").out == "Nothing is in it that is not here.\n"
    assert typed("data", "check").code == 0
    assert "from Loop Habit Tracker" in typed("undo", "--yes").out
    assert typed("step", "list", "--json").json["steps"] == before
    assert typed("data", "import", LOOP, "--yes", "--json").json["recorded"]["new"] == taken["recorded"]["new"]
    typed("data", "forget", "Бегать", "--yes")
    erased = typed("data", "import", LOOP, "--yes", "--json").json
    assert erased["recorded"]["new"] == {}
    assert [left["why"] for left in erased["left"]] == ["it was erased here, and stays out"]


def test_under_a_goal_of_ones_own(planned: Path, typed: Typed) -> None:
    typed("data", "import", LOOP, "--goal", "Draw", "--yes")
    assert "Бегать" in typed("goal", "show", "2").out
    assert typed("data", "import", LOOP, "--goal", "nowhere", "--yes").code == 3


def test_no_name_is_not_the_folder_one_is_in(planned: Path, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "habits.csv").write_text("day,Swim\n2026-11-01,x\n")
    assert typed("data", "import", "", "--yes").code == 2


@pytest.mark.parametrize("typed_as", ["'{}'", '"{}"', "'{}' ", "my\\ habits.csv ", "{}"])
def test_a_path_as_a_terminal_writes_what_is_dragged_there(
    planned: Path, typed: Typed, tmp_path: Path, typed_as: str
) -> None:
    (tmp_path / "my habits.csv").write_text("day,Swim\n2026-11-01,x\n")
    answer = typed("data", "import", typed_as.format("my habits.csv"), "--day", "day", "--yes")
    assert (answer.code, answer.err) == (0, "")
    assert "1 check-in brought in" in answer.out


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for at in range(3):
            packed.writestr(f"{at}/Habits.csv", b"0" * 30_000_000)
    return data.getvalue()


def spreadsheet() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", "<x/>")
    return data.getvalue()


def locked() -> bytes:
    data = bytearray(zipped("loop-older"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


REFUSED: dict[str, tuple[bytes | Callable[[Path], None], int, str]] = {
    "nothing": (lambda path: None, 3, "There is no file"),
    "a link to itself": (lambda path: (path.unlink(), path.symlink_to(path))[1], 3, "a link that leads to no file"),
    "a link to nothing": (lambda path: (path.unlink(), path.symlink_to("x"))[1], 3, "a link that leads to no file"),
    "empty": (b"", 4, "is empty"),
    "no file of anybody's": (b"hello", 4, "none of the files"),
    "an app's database": (b"SQLite format 3\0" + b"\0" * 100, 4, "Export as CSV"),
    "a zip bomb": (bomb(), 4, "larger than a plan"),
    "a locked zip": (locked(), 4, "with a passphrase"),
    "half a zip": (zipped("loop-older")[:2000], 4, "damaged"),
    "a hundred megabytes": (lambda path: os.truncate(path, 100 * 2**20) or None, 4, "larger than a plan"),  # type: ignore[func-returns-value]
    "a FIFO": (lambda path: (path.unlink(), os.mkfifo(path))[1], 4, "cannot be read as a file"),
    "an empty folder": (lambda path: (path.unlink(), path.mkdir())[1], 4, "is empty"),
    "a sealed file": (b"age-encryption.org/v1\n", 3, "is sealed"),
    "a spreadsheet": (spreadsheet(), 4, "Save it there as CSV"),
    "other letters": ("day,step\n2026-01-01,Größe\n".encode("latin-1"), 4, "line 2: its letters"),
    "other letters, seen by itself": ("day,Größe\n2026-01-01,x\n".encode("latin-1"), 4, "line 1: its letters"),
    "days side by side": (b"Habit,2026-11-01,2026-11-02,2026-11-03\nSwim,x,,x\n", 4, "side by side"),
    "half a letter": ("day,Größe\n2026-01-01,x\n".encode("utf-16")[:-5], 4, "line 2: the file ends in the middle"),
    "an open quote": (b'day,Swim\n2026-01-01,"x\n2026-01-02,x\n', 4, "line 2"),
    "half a row": (b'day,step\n2026-01-01,"Swim\n2026-01-02', 4, "line 2"),
    "a row cut short": (b"day,step,n\n2026-01-01,Swim,1\n2026-01-02,Sw", 4, "line 3: the file ends in the middle"),
}


@pytest.mark.parametrize("how", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line(how: str, planned: Path, typed: Typed, tmp_path: Path) -> None:
    data, code, said = REFUSED[how]
    path = tmp_path / "file.zip"
    if isinstance(data, bytes):
        path.write_bytes(data)
    elif how != "nothing":
        path.touch()
        data(path)
    before = everything(planned)
    answer = typed(
        "data",
        "import",
        str(path),
        "--yes",
        *(("--from", "csv", "--day", "day") if how in ("half a row", "other letters", "a row cut short") else ()),
    )
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err and answer.err.count("\n") == 1
    assert everything(planned) == before


def test_a_table_is_asked_about(home: Path, talk: Talks, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("when,habit,done,where\n03/04/2025,Swim,yes,lake\n05/06/2025,Swim,no,\n")
    asked = talk("data", "import", "t.csv").hears("Its columns: when, habit, done and where")
    asked.hears("is the day? (Enter: when)").says("").hears("the step? (Enter: habit; or none)").says("")
    asked.hears("the value? (Enter: done; or none)").says("what").hears('no column "what"').says("").hears(
        "Which hold notes, and are no steps?"
    ).says("where")
    asked.hears("How often").says("mon")
    asked.hears("03/04/2025 is: 1 Thu 3 Apr 2025, or 2 Tue 4 Mar 2025").says("2")
    asked.hears("One day of a step comes with a note").hears("Bring this in").says("y")
    asked.hears("1 goal, 1 step and 2 check-ins brought in").ends()


def test_a_no_brings_in_nothing(home: Path, talk: Talks) -> None:
    talk("data", "import", LOOP).hears("Бегать").hears("Bring this in").says("no").ends(1)
    assert not home.exists() or not everything(home)


def many(path: Path, rows: int) -> None:
    with path.open("w") as file:
        file.write("day,habit,value\n")
        for at in range(rows):
            year, rest = divmod(at, 336)
            file.write(f"{1990 + year % 36}-{1 + rest // 28:02}-{1 + rest % 28:02},Habit {year // 36},{at % 7}\n")


ROWS = ("--day", "day", "--step", "habit", "--value", "value", "--yes")


@pytest.mark.long
def test_a_hundred_thousand_rows(home: Path, tmp_path: Path) -> None:
    """Progress is shown, memory in proportion, Ctrl-C half-way leaves nothing, one undo takes it back."""
    many(tmp_path / "big.csv", 100_000)
    line = [*GOALWALK[1:], "data", "import", "big.csv", *ROWS]
    talk = pexpect.spawn(GOALWALK[0], line, env=environment(), encoding="utf-8", timeout=120, cwd=tmp_path)
    talk.expect(r"[0-9]+ of [0-9]+")
    talk.sendintr()
    talk.expect(pexpect.EOF)
    talk.close()
    assert talk.exitstatus == 130
    assert not list(home.glob("plans/*.json"))
    done = subprocess.run(
        ["sh", "-c", 'ulimit -v 900000; exec "$@"', "sh", *GOALWALK, *line[2:]],
        capture_output=True, text=True, cwd=tmp_path, env=environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "100000 check-ins" in done.stdout
    (plan,) = home.glob("plans/*.json")
    assert len(json.dumps(json.loads(plan.read_text())["_undo"])) < 1000, "the list keeps ranges"
    again = subprocess.run([*GOALWALK, *line[2:]], capture_output=True, text=True, cwd=tmp_path, env=environment())
    assert again.stdout == "Nothing is in it that is not here.\n"
    back = subprocess.run([*GOALWALK, "undo", "--yes"], capture_output=True, text=True, env=environment())
    assert back.returncode == 0 and "100000 check-ins" in back.stdout


@pytest.mark.parametrize("after", [0.3, 0.8])
def test_ctrl_c_leaves_nothing(home: Path, tmp_path: Path, after: float) -> None:
    many(tmp_path / "big.csv", 20_000)
    started = subprocess.Popen(
        [*GOALWALK, "data", "import", "big.csv", *ROWS], cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL
    )
    with pytest.raises(subprocess.TimeoutExpired):
        started.wait(after)
    started.send_signal(signal.SIGINT)
    assert started.wait(20) == 130
    assert not list(home.glob("plans/*.json"))


@pytest.mark.parametrize("name", ["recognised", "read", "beside"])
def test_ctrl_c_says_that_nothing_was_written(
    home: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(formats, name, stopped)
    answer = typed("data", "import", LOOP, "--yes")
    assert (answer.code, answer.err) == (130, "\nNothing was written.\n\n")
    assert not home.exists() or not everything(home)


def test_our_own_comes_in_as_another_copy_of_the_plan(
    planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "all.json")
    assert f"data import {file}" in typed("data", "export", file).out
    typed("win", "Slept")
    assert "Nothing new is in it" in typed("data", "import", file).out
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "new"))
    asked = typed("data", "import", file)
    assert asked.code == 2 and "In it: 2 goals and 4 steps" in asked.err and "--yes" in asked.err
    assert not (tmp_path / "new" / "plans").exists(), "nothing is written before a yes"
    assert typed("data", "import", file, "--yes").code == 0
    assert "Sleep better" in typed("goal", "list").out and "Slept" not in typed("wins").out


def test_rows_with_a_number_that_stand_there_twice_are_asked_about(home: Path, talk: Talks, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("day,what,glasses\n2026-11-01,Water,1\n2026-11-01,Water,1\n2026-11-02,Water,3\n")
    asked = talk("data", "import", "t.csv", "--day", "day", "--step", "what", "--value", "glasses")
    asked.hears("stands there twice").hears("(once, each; Enter: once)").says("each")
    asked.hears("Bring this in").says("y").hears("3 check-ins brought in").ends()


def test_what_was_taken_away_stays_so_and_is_told(planned: Path, typed: Typed) -> None:
    typed("data", "import", LOOP, "--yes")
    typed("step", "remove", "Бегать", "--yes")
    again = typed("data", "import", LOOP, "--yes", "--json").json
    assert again["recorded"]["new"] == {}
    (left,) = again["left"]
    assert "Бегать was taken away here" in left["why"] and "undo --removed" in left["why"]
    typed("undo", "--removed", "1", "--yes")
    assert "Бегать" in typed("step", "list").out
    typed("goal", "remove", "From Loop", "--yes")
    assert len(typed("data", "import", LOOP, "--yes", "--json").json["left"]) == 7


def test_our_own_table_comes_in_as_any_other(
    planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("done", "1.1", "--note", "=cold; but fine")
    typed("win", "Slept")
    file = str(tmp_path / "plan.csv")
    typed("data", "export", file)
    shown = [line for line in typed("day").out.splitlines() if "cold" in line]
    assert typed("data", "import", file, "--yes").out == "Nothing is in it that is not here.\n"
    typed("step", "remove", "Sketch", "--yes")
    (left,) = typed("data", "import", file, "--yes", "--json").json["left"]
    assert "Sketch was taken away here" in left["why"]
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "new"))
    assert "1 check-in" in typed("data", "import", file, "--yes").out
    assert typed("data", "import", file, "--yes").out == "Nothing is in it that is not here.\n"
    assert shown and [line for line in typed("day").out.splitlines() if "cold" in line] == shown


TABLE = "day,Swim\n2026-11-01,x\n"


def test_what_comes_through_stdin_is_shown_first(home: Path, typed: Typed) -> None:
    answer = typed("data", "import", "-", "--day", "day", stdin=TABLE)
    assert answer.code == 2 and "Swim" in answer.out and "the same with --yes" in answer.err
    assert not home.exists() or not everything(home)


def test_a_zip_comes_through_stdin_too(home: Path, typed: Typed) -> None:
    assert (
        typed("data", "import", "-", "--yes", "--json", stdin=zipped("loop-older")).json["recorded"]["new"]["steps"]
        == 3
    )


def test_and_the_yes_is_typed_on_the_terminal(home: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    line = 'cat t.csv | "$@"'
    arguments = ["-c", line, "sh", *GOALWALK, "data", "import", "-", "--day", "day"]
    talk = pexpect.spawn("sh", arguments, env=environment(), encoding="utf-8", timeout=20, cwd=tmp_path)
    talk.expect("Bring this in")
    talk.sendline("y")
    talk.expect("1 check-in brought in")
    talk.expect(pexpect.EOF)
    talk.close()
    assert talk.exitstatus == 0


def test_of_files_of_several_programs_each_is_told(home: Path, typed: Typed, tmp_path: Path) -> None:
    both = tmp_path / "both"
    both.mkdir()
    for name in ("daylio.csv", "todo.txt"):
        (both / name).write_bytes((FILES / name).read_bytes())
    answer = typed("data", "import", str(both), "--yes")
    assert answer.code == 3 and "daylio.csv" in answer.err and "todo.txt" in answer.err
    (both / "habits").write_text("1 Swim\n")
    (both / "log").write_text("2026-11-01\tSwim\ty\n")
    answer = typed("data", "import", str(both), "--yes")
    assert answer.code == 0 and "daylio.csv (Daylio) and todo.txt (todo.txt)" in answer.out


@pytest.mark.parametrize("named", ["todo", "csv", "loop", "jrnl"])
def test_a_file_of_another_program_than_was_named_is_told_what_it_is(home: Path, typed: Typed, named: str) -> None:
    answer = typed("data", "import", str(FILES / "taskwarrior.json"), "--from", named, "--yes")
    assert answer.code == 4 and "from Taskwarrior" in answer.err and "--from taskwarrior" in answer.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("day,Swim\n2027-11-01,x\n", "Nothing of it could come in."),
        ("day,Swim\n", "There is nothing in it to bring in."),
    ],
)
@pytest.mark.parametrize("named", [("--from", "csv"), ()])
def test_where_nothing_comes_it_is_said_why(
    home: Path, typed: Typed, text: str, said: str, named: tuple[str, ...]
) -> None:
    answer = typed("data", "import", "-", *named, "--day", "day", "--yes", stdin=text)
    assert answer.code == 0 and answer.out.endswith(f"{said}\n")
    assert not home.exists() or not everything(home)


def test_a_task_that_cannot_come_is_told_why(home: Path, typed: Typed) -> None:
    tasks = '[{"status":"pending","description":"A"},7,{"status":"later","description":"B"},{"status":"pending"}]'
    left = typed("data", "import", "-", "--yes", "--json", stdin=tasks).json["left"]
    assert [(row["item"], row["why"]) for row in left] == [
        (2, "it is no task"),
        (3, '"later" is no status that Taskwarrior gives a task'),
        (4, "it is a task without a description"),
    ]
    assert "nothing in it to bring in" in typed("data", "import", "-", "--from", "task", "--yes", stdin="[ ]").out
