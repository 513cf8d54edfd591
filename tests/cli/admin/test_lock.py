"""A locked plan, as typed: nothing without its key, everything with it, and no passphrase is ever shown or kept."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from cli.keyboard import GOALWALK, Typed, environment, everything
from cli.whole.test_exit_codes import refused
from goalwalk.store.disk import keys
from store.locks import ANOTHER, BY_PASSPHRASE, KEY, PAPER, PASSPHRASE

LATER = "2026-11-20T20:{}:00+01:00"
EVERYTHING = [
    "",
    "today",
    "today --plain",
    "progress",
    "streaks",
    "calendar",
    "wins",
    "goal list",
    "step show 1.1",
    "meeting list",
    "page --json",
    "bring",
    "hope list",
    "hope add Up",
    "now --locked lines --yes",
    "review",
    "undo --list",
    "done 1.1",
    "rest 1.1",
    "skip 1.1",
    "win Slept",
    "checkin --mood 4",
    "goal add Sing",
    "goal rate 1 --importance 8",
    "goal levels 1",
    "goal levels 1 --hope Four",
    "meeting add Called",
    "bring Form",
    "config room 2",
    "pause",
    "undo --yes",
    "data check",
    "data backup",
    "data restore",
    "data restore 1 --yes",
    "data restore history",
    "data forget 1 --yes",
    "data decrypt --yes",
]


@pytest.mark.parametrize("line", EVERYTHING)
def test_nothing_is_shown_and_nothing_written_without_the_key(line: str, locked: Path, typed: Typed) -> None:
    before = everything(locked)
    refused(typed(*line.split()), 4, "locked", "goalwalk unlock")
    assert everything(locked) == before
    if line:
        as_json = typed(*line.split(), "--json")
        assert (as_json.code, as_json.out) == (4, "")
        assert '"locked"' in as_json.err


@pytest.mark.parametrize("line", EVERYTHING)
def test_everything_works_once_it_is_unlocked(line: str, locked: Path, typed: Typed) -> None:
    assert typed("unlock", "-", stdin=PASSPHRASE).code == 0
    answer = typed(*line.split())
    known = {"data restore history": 0, "undo --yes": 0}
    assert answer.code == known.get(line, 0), answer
    assert answer.err == "" or line.startswith("data restore 1"), "which says what would go"


def test_open_for_a_while_and_then_locked_again(locked: Path, runtime: Path, typed: Typed) -> None:
    answer = typed("unlock", "-", stdin=PASSPHRASE + "\n")
    assert answer == (0, "Open until 20:30. goalwalk lock locks it at once.\n", "")
    assert typed("today", now=LATER.format(29)).code == 0
    refused(typed("today", now=LATER.format(30)), 4, "locked")
    assert not [path for path in runtime.rglob("*") if path.is_file()]
    assert "20:05" in typed("unlock", "-", "--for", "5", stdin=PASSPHRASE).out
    assert typed("lock").code == 0
    refused(typed("today"), 4, "locked")
    assert typed("config", "unlocked_minutes", "45").code == 0
    assert "20:45" in typed("unlock", "-", stdin=PASSPHRASE).out
    assert typed("lock", "--all").code == 0
    refused(typed("today"), 4, "locked")
    assert "Each command will ask" in typed("unlock", "-", "--for", "0", stdin=PASSPHRASE).out
    refused(typed("today"), 4, "locked")
    assert "until Sat 21 Nov, tomorrow, 04:00." in typed("unlock", "-", "--for", "480", stdin=PASSPHRASE).out


def test_where_nothing_in_memory_holds_a_key(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nowhere"))
    assert "each command will ask" in typed("unlock", "-", stdin=PASSPHRASE).out
    refused(typed("today"), 4, "locked")


@pytest.mark.parametrize(
    ("line", "stdin", "code", "says"),
    [
        ("unlock -", "wrong", 4, "does not open"),
        ("unlock -", "", 2, "at least one letter"),
        ("unlock", PASSPHRASE, 2, "unlock -"),
        ("unlock -", b"\xff\xfe", 2, "UTF-8"),
        ("unlock -", "a\0b", 2, "NUL"),
        ("unlock - --for 721", PASSPHRASE, 2, "720"),
        ("unlock - --for soon", PASSPHRASE, 2, "soon"),
        ("unlock - --for -1", PASSPHRASE, 2, "-1"),
        ("unlock - --recovery", PASSPHRASE, 4, "AGE-SECRET-KEY-1"),
        ("unlock - --recovery", PAPER[:-1] + "7", 4, "recovery key"),
        ("unlock --recovery", PAPER, 2, "--recovery -"),
        ("data passphrase -", "wrong\nnew words here", 4, "does not open"),
        ("data passphrase -", PASSPHRASE, 2, "at least one letter"),
        ("data passphrase -", f"{PASSPHRASE}\n{'x' * 5000}", 2, "4096"),
        ("data encrypt -", "more words here", 3, "locked already"),
        ("data decrypt", "", 4, "locked"),
        ("config unlocked_minutes 721", "", 2, "720"),
    ],
)
def test_what_does_not_open_it(line: str, stdin: str | bytes, code: int, says: str, locked: Path, typed: Typed) -> None:
    before = everything(locked)
    answer = typed(*line.split(), stdin=stdin)
    refused(answer, code, says)
    assert PASSPHRASE not in answer.err and "wrong" not in answer.err
    assert everything(locked) == before


@pytest.mark.parametrize("line", ["unlock", "data encrypt", "data passphrase"])
def test_a_passphrase_on_the_command_line_is_not_taken(line: str, planned: Path, typed: Typed) -> None:
    answer = typed(*line.split(), "four green walks")
    refused(answer, 2, "others can see it")
    assert "green" not in answer.err


@pytest.mark.parametrize("line", ["unlock -", "lock", "data decrypt --yes", "data passphrase -"])
def test_a_plan_that_has_no_lock(line: str, planned: Path, typed: Typed) -> None:
    refused(typed(*line.split(), stdin="a\nb"), 3, "no lock", "goalwalk data encrypt")


def test_without_a_plan_there_is_nothing_to_unlock(home: Path, typed: Typed) -> None:
    for line in ("unlock -", "lock", "data decrypt --yes", "data passphrase -"):
        refused(typed(*line.split(), stdin="a\nb"), 3, "no plan")
    assert not home.exists()


def test_the_lock_is_put_on_and_taken_off(planned: Path, runtime: Path, typed: Typed) -> None:
    """With keys as they are really made, which takes a while."""
    shown = typed("progress", "--json").out
    put_on = typed("data", "encrypt", "-", "--json", stdin="six words that nobody would guess\n").json["recorded"]
    assert put_on["code"] == "locked" and put_on["until"]
    assert not [name for name, data in everything(planned).items() if b"Walk" in data or b"Sleep" in data]
    assert typed("progress", "--json").out == shown, "open for a while"
    where = typed("data", "where").out
    assert ".json.age" in where and ".key" in where
    typed("lock")
    assert typed("unlock", "-", "--recovery", stdin=f"  {put_on['recovery_key'].lower()}\n").code == 0
    typed("lock")
    assert typed("unlock", "-", stdin="six words that nobody would guess").code == 0
    taken_off = typed("data", "decrypt", "--yes")
    assert taken_off == (0, "The lock is off. The plan and its copies can be read without a passphrase.\n", "")
    assert typed("progress", "--json").out == shown
    assert not list(planned.rglob("*.age"))


def test_a_new_home_begins_locked(home: Path, runtime: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.locks import MADE

    monkeypatch.setattr(keys, "made", lambda *_, **__: MADE)
    assert typed("data", "encrypt", "-", stdin="x").code == 0
    assert typed("win", "Slept until six").code == 0
    assert not [name for name, data in everything(home).items() if b"Slept" in data]


WITHOUT = "raise ImportError"


def test_without_the_library_it_says_how_to_get_it(locked: Path, spawned: Typed, tmp_path: Path, typed: Typed) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "pyrage.py").write_text(WITHOUT)
    without = {"PYTHONPATH": str(tmp_path / "none")}
    typed("unlock", "-", stdin=PASSPHRASE)
    for line in ("today", "done 1.1"):
        refused(spawned(*line.split(), env=without), 4, "pyrage", "-m pip install", sys.executable)
    plain = {**without, "GOALWALK_HOME": str(tmp_path / "plain")}
    assert spawned("goal", "add", "Sing", env=plain).code == 0
    refused(spawned("data", "encrypt", "-", env=plain, input=b"some words"), 3, "pyrage", sys.executable)
    assert spawned("today", env=plain).code == 0


# In a terminal


def terminal(*line: str, **env: str) -> pexpect.spawn:
    return pexpect.spawn(
        GOALWALK[0], [*GOALWALK[1:], *line], env=environment(**env), dimensions=(24, 80), encoding="utf-8", timeout=20
    )


def test_a_locked_plan_asks_and_goes_on_with_what_was_typed(locked: Path, typed: Typed) -> None:
    child = terminal("win", "Slept until six")
    for wrong in ("wrong", "", "wrong again"):
        child.expect_exact("Passphrase: ")
        child.sendline(wrong)
    child.expect_exact("Passphrase: ")
    child.sendline(PASSPHRASE)
    child.expect_exact("Kept: Slept until six")
    child.expect(pexpect.EOF)
    assert PASSPHRASE not in child.before and "wrong again" not in child.before
    assert "Slept until six" in typed("wins").out, "open for a while"


def test_in_a_hard_moment_a_plan_that_is_open_here_shows_its_own_lines(locked: Path, typed: Typed) -> None:
    """Also where the key is held nowhere else; no other run sees them."""
    assert typed("config", "unlocked_minutes", "0").code == 0
    child = terminal("hope", "add", "This has passed before")
    child.expect_exact("Passphrase: ")
    child.sendline(PASSPHRASE)
    child.expect(pexpect.EOF)
    child = terminal("goal", "add")
    child.expect_exact("Passphrase: ")
    child.sendline(PASSPHRASE)
    child.expect_exact("What would you like? ")
    child.sendline("i want to die")
    child.expect_exact("This has passed before")
    child.expect_exact("Keep what was typed?")
    child.sendline("")
    child.expect_exact("What would you like? ")
    child.sendline("")
    child.expect(pexpect.EOF)
    assert "This has passed before" not in typed("now").out


def test_nobody_types_for_nothing(locked: Path, typed: Typed) -> None:
    """What is asked for is asked once the plan is open."""
    child = terminal("goal", "add")
    child.expect_exact("Passphrase: ")
    child.sendline(PASSPHRASE)
    child.expect_exact("What would you like?")
    child.sendline("Sing again")
    child.expect_exact("Goal 3: Sing again")


def test_what_was_typed_this_evening_is_kept_though_the_time_ran_out(locked: Path, runtime: Path, typed: Typed) -> None:
    """The key is asked for before the first question, and not again within the same command."""
    child = terminal("c")
    child.expect_exact("Passphrase: ")
    child.sendline(PASSPHRASE)
    child.expect_exact("Which?")
    shutil.rmtree(runtime / "goalwalk")
    child.sendline("1.1")
    child.expect_exact("How was the day")
    child.sendline("4")
    child.expect_exact("keep?")
    child.sendline("Rain, warm")
    child.expect_exact("Kept: Rain, warm")
    child.expect(pexpect.EOF)


@pytest.mark.parametrize("at", range(4))
def test_leaving_at_any_question_leaves_no_lock(at: int, planned: Path, runtime: Path, typed: Typed) -> None:
    before = everything(planned)
    child = terminal("data", "encrypt")
    questions = [
        ("A passphrase", "some long words here"),
        ("once more", "some long words here"),
        ("on paper?", ""),
        ("last group:", ""),
    ]
    for question, answer in questions[:at]:
        child.expect_exact(question)
        child.sendline(answer)
    child.expect_exact(questions[at][0])
    for _ in range(10):  # what is typed while a terminal changes how it reads may be dropped
        child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=2) == 0:
            break
    child.close()
    assert child.exitstatus == 130
    assert "Left as it was" in child.before
    assert everything(planned) == before
    assert typed("today").code == 0


def test_the_whole_conversation(planned: Path, runtime: Path, typed: Typed) -> None:
    child = terminal("data", "encrypt")
    child.expect_exact("nobody can help")
    child.expect_exact("A passphrase")
    child.sendline("short")
    child.expect_exact("That is short")
    child.expect_exact("once more")
    child.sendline("shorn")
    child.expect_exact("not the same")
    child.expect_exact("A passphrase")
    child.sendline("some long words here")
    child.expect_exact("once more")
    child.sendline("some long words here")
    child.expect_exact("on paper?")
    child.sendline("maybe")
    child.expect_exact("on paper?")
    child.sendline("")
    child.expect(r"(AGE-SECRET-KEY-1 [A-Z0-9 \r\n]+)When it is")
    shown = child.match[1].split()
    child.expect_exact("last group:")
    child.sendline("XXXX")
    child.expect_exact("That is not its last group.")
    child.expect_exact("last group:")
    child.sendline(shown[-1].lower())
    child.expect_exact("Locked: the plan and")
    child.expect(pexpect.EOF)
    assert "some long words here" not in child.before
    typed("lock")
    assert typed("unlock", "-", "--recovery", stdin=" ".join(shown)).code == 0


def test_another_passphrase_in_a_terminal(locked: Path, typed: Typed) -> None:
    child = terminal("data", "passphrase")
    child.expect_exact("Passphrase: ")
    child.sendline(PASSPHRASE)
    for _ in range(2):
        child.expect_exact(":")
        child.sendline("some other long words")
    child.expect_exact("opens the plan")
    child.expect(pexpect.EOF)
    typed("lock")
    refused(typed("unlock", "-", stdin=PASSPHRASE), 4, "does not open")
    assert typed("unlock", "-", stdin="some other long words").code == 0


def test_the_recovery_key_in_a_terminal(locked: Path, typed: Typed) -> None:
    child = terminal("unlock", "--recovery")
    child.expect_exact("Recovery key:")
    child.sendline("nonsense")
    child.expect_exact("does not open it")
    child.expect_exact("Recovery key:")
    child.sendline(PAPER)
    child.expect_exact("Open until")
    child.expect(pexpect.EOF)
    assert typed("today").code == 0


def test_tab_asks_for_nothing(locked: Path) -> None:
    asked = {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": "goalwalk done 1", "COMP_CWORD": "2"}
    child = terminal(**asked)
    child.expect(pexpect.EOF)
    assert child.before.strip() == ""


# No word and no passphrase anywhere else

CANARY = "Kanarienvogel-7c1f"
CALLS = "openat,open,creat,write,pwrite64,writev,execve,rename,renameat,link,linkat,symlink,socket,connect,mkdir"


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_no_word_reaches_a_disk_and_no_passphrase_anything(
    locked: Path, runtime: Path, tmp_path: Path, typed: Typed
) -> None:
    """Seen from the kernel: what is written of a locked plan is cipher, below the home and in memory alone."""
    trace = tmp_path / "trace"
    if subprocess.run(["strace", "-o", str(trace), "true"], capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    (tmp_path / "temporary").mkdir()
    for line, stdin in (
        ("unlock -", PASSPHRASE),
        ("goal add -", CANARY),
        ("done 1.1 --note -", CANARY),
        ("checkin --keep -", CANARY),
        ("undo", ""),
        ("data backup", ""),
        ("data restore 2 --yes", ""),
        ("data forget 1.1 --yes", ""),
        ("data passphrase -", f"{PASSPHRASE}\n{CANARY}"),
        ("data decrypt --yes", ""),
    ):
        done = subprocess.run(
            ["strace", "-f", "-qq", "-s", "65536", "-e", f"trace={CALLS}", "-o", trace, *GOALWALK, *line.split()],
            env=environment(PYTHONDONTWRITEBYTECODE="1", TMPDIR=str(tmp_path / "temporary")),
            input=stdin.encode(),
            capture_output=True,
            check=True,
        )
        assert PASSPHRASE.encode() not in done.stdout + done.stderr
        if line.startswith("data decrypt"):
            break
        for call in trace.read_text().splitlines():
            assert "socket(" not in call and "connect(" not in call, call
            assert PASSPHRASE not in call, call
            told = re.match(r"(?:\d+ +)?write\([12],", call)
            assert told or not ("Walk" in call or CANARY in call), call
            written = re.match(r"(?:\d+ +)?open(?:at)?\(.*\"([^\"]+)\", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)", call)
            if written and "ENOENT" not in call:
                assert written[1].startswith((str(locked), str(runtime), "/dev/")), call
    assert not list((tmp_path / "temporary").iterdir())


def test_the_keys_in_memory_are_no_passphrase(locked: Path, runtime: Path, typed: Typed) -> None:
    typed("unlock", "-", stdin=PASSPHRASE)
    (held,) = [path for path in runtime.rglob("*") if path.is_file()]
    assert KEY.identity in held.read_text()
    assert PASSPHRASE not in held.read_text()


def test_two_passphrases_open_two_copies_of_one_key() -> None:
    assert keys.opened_with(BY_PASSPHRASE, PASSPHRASE) == KEY
    assert ANOTHER != PASSPHRASE
