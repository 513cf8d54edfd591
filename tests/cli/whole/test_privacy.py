"""Private: nothing is written outside the home, and nobody else may read it. That nothing goes over a network stands in
`test_no_network`."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from cli.keyboard import GOALWALK, Typed, environment, everything, plan_file

CANARY = "Kanarienvogel-7c1f"

TRACED = (
    "progress",
    f"done 1.1 --note {CANARY}",
    f"checkin --mood 3 --keep {CANARY}",
    f"goal add {CANARY}",
    f"meeting add {CANARY}",
    f"bring {CANARY}",
    f"setback {CANARY} --tell {CANARY}",
    "review",
    "undo",
    "config plain no",
    "data restore 1 --yes",
    "data check",
)

DAILY = (
    "today",
    "progress",
    "streaks",
    "calendar",
    "wins",
    "goal list",
    "step show 1.1",
    "undo --list",
    "data where",
    "data check",
    f"done 1.1 --note {CANARY}",
    "rest 1.2",
    f"win {CANARY}",
    f"checkin --mood 3 --keep {CANARY}",
    f"goal add {CANARY}",
    f"goal levels 1 --measured {CANARY} --hope {CANARY}",
    f"goal rate 1 --level hope --why {CANARY} --up {CANARY}",
    f"bring {CANARY}",
    "review",
    f"meeting add {CANARY} --with {CANARY}",
    "undo",
    "redo",
    "pause",
    "config room 2",
    "config plain no",
    "data backup",
    "data restore 1 --yes",
)

WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
CALLS = "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,socket,connect"


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_nothing_is_written_outside_the_home_and_no_socket_is_made(planned: Path, tmp_path: Path) -> None:
    """Seen from the kernel: every file that a command opens for writing, makes, links or renames."""
    trace = tmp_path / "trace"
    probe = subprocess.run(["strace", "-o", str(trace), "true"], capture_output=True)
    if probe.returncode:
        pytest.skip("strace may not trace here")
    outside: list[str] = []
    written: set[str] = set()
    for line in TRACED:
        subprocess.run(
            ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(trace), *GOALWALK, *line.split()],
            env=environment(PYTHONDONTWRITEBYTECODE="1", HOME=str(tmp_path / "person")),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        for call in trace.read_text().splitlines():
            name = re.match(r"(?:\d+ +)?(\w+)\(", call)
            if name is None or "ENOENT" in call:
                continue
            assert name[1] not in ("socket", "connect"), call
            if name[1] in ("open", "openat") and not WRITES.search(call):
                continue
            paths = re.findall(r'"([^"]*)"', call)
            inside = [path for path in paths if path.startswith(str(planned))]
            written |= set(inside)
            outside += [f"{line}: {call}" for path in paths if path not in (*inside, "/dev/null", "/dev/tty")]
    assert not outside, "\n".join(outside)
    assert {str(plan_file(planned).with_suffix(".lock")), str(plan_file(planned).with_suffix(".new.tmp"))} <= written


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_the_demo_writes_only_where_it_is_thrown_away(home: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    if subprocess.run(["strace", "-o", str(trace), "true"], capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    (tmp_path / "temporary").mkdir()
    subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(trace), *GOALWALK, "demo"],
        env=environment(PYTHONDONTWRITEBYTECODE="1", TMPDIR=str(tmp_path / "temporary")),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    text = trace.read_text()
    assert "socket(" not in text
    for call in text.splitlines():
        if WRITES.search(call) and "ENOENT" not in call:
            assert f'"{tmp_path / "temporary"}/' in call or "/dev/" in call, call
    assert not list((tmp_path / "temporary").iterdir())
    assert not home.exists()


def test_the_words_stand_in_the_plan_and_its_copies_alone(planned: Path, typed: Typed, tmp_path: Path) -> None:
    for line in DAILY:
        assert typed(*line.split()).code == 0, line
    assert typed("data", "forget", "9", "--yes").code == 3
    assert typed("today", "--plain", now="unreadable").code == 2
    holding = [name for name, data in everything(tmp_path).items() if CANARY.encode() in data]
    assert holding
    assert all(re.fullmatch(r"home/plans/(backups/\w+/)?[\w.-]+\.json", name) for name in holding), holding
    assert not any(CANARY in name or "Walk" in name for name in everything(tmp_path))


def test_no_words_in_a_crash(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    from goalwalk.core.nouns import check_ins

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(check_ins, "check_in", breaks)
    answer = typed("done", "1.1", "--note", CANARY)
    assert answer.code == 1
    assert CANARY not in answer.out + answer.err


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077], ids="umask {:03o}".format)
def test_nobody_else_may_read_it(mask: int, home: Path, typed: Typed) -> None:
    before = os.umask(mask)
    try:
        assert typed("goal", "add", "Mine").code == 0
        assert typed("step", "add", "Walk", "--every", "daily").code == 0
        assert typed("done", "1.1").code == 0
        assert typed("config", "plain", "yes").code == 0
        assert typed("data", "backup", str(home.parent / "copy.json")).code == 0
        assert typed("data", "restore", "1", "--yes").code == 0
        assert typed("undo").code == 0
    finally:
        os.umask(before)
    for path in (home, *home.rglob("*"), home.parent / "copy.json"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path} {mode:03o}"


def test_a_demo_of_any_size_is_private_too(typed: Typed, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert typed("demo", "--into", str(tmp_path / "made" / "up")).code == 0
    finally:
        os.umask(before)
    for path in (tmp_path / "made" / "up").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_was_there_keeps_its_own_rights(home: Path, typed: Typed) -> None:
    """A home someone made themselves is not changed beyond what is ours in it."""
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    (home / "theirs.txt").write_text("x")
    assert typed("goal", "add", "Mine").code == 0
    assert (home / "theirs.txt").read_text() == "x"
    for path in (home / "plans").rglob("*.json"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_forgotten_is_in_no_file(planned: Path, typed: Typed) -> None:
    assert typed("step", "edit", "1.1", "--title", CANARY).code == 0
    assert typed("done", "1.1", "--note", f"{CANARY} note").code == 0
    assert typed("data", "backup").code == 0
    assert typed("undo", "2").code == 0
    assert typed("data", "forget", "1.1", "--yes").code == 0
    left = [
        name for name, data in everything(planned).items() if CANARY.encode() in data or b"Walk to the park" in data
    ]
    assert not left
    assert typed("undo").code == 3 or CANARY not in typed("step", "list").out


def test_everything_forgotten_leaves_nothing(planned: Path, typed: Typed) -> None:
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert not [path for path in planned.rglob("*") if path.suffix == ".json" and b"Sleep" in path.read_bytes()]
