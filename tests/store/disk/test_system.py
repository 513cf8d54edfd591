"""What the system may refuse: no space, no permission, read-only; and what it may do at once: several writers, Ctrl-C.

Refused is one NotSaved with nothing changed; several writers lose nothing; modes are private under any umask.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from goalwalk import words
from goalwalk.core.errors import NotSaved, Problem
from goalwalk.core.model.plan import Plan, Win
from goalwalk.store.disk import files
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import backup, list_copies
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import list_changes, undo
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, Clock, goal, letters, many, retitle, what, win

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def in_a_fork(act: Callable[[], object]) -> str:
    """What came of it: "done", or the code of the Problem."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            act()
            said = "done"
        except Problem as problem:
            said = problem.code
        except BaseException as error:
            said = f"escaped: {error!r}"
        os.write(theirs, said.encode())
        os._exit(0)
    os.close(theirs)
    said = b""
    while part := os.read(ours, 4096):
        said += part
    os.close(ours)
    os.waitpid(child, 0)
    return said.decode()


def adding(home: Path, writer: int, count: int) -> None:
    session = open_session(home, now=Clock(), random=letters(), wait=60)
    for number in range(count):
        won = Win(f"{writer}-{number}", writer * 1000 + number, Clock().now.date(), "", "won")

        def add(plan: Plan, won: Win = won) -> Plan:
            return plan._replace(wins=(*plan.wins, won))

        update(session, add, what("win"))


def at_once(home: Path, writers: int, count: int) -> set[str]:
    children = []
    for writer in range(writers):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                adding(home, writer, count)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * writers
    return {one.id for one in open_session(home, now=Clock(), random=letters()).load().wins}


def test_four_writers_of_a_few_lose_nothing(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    assert len(at_once(session.home, 4, 15)) == 60


@pytest.mark.long
def test_four_writers_of_two_hundred_lose_nothing(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    assert len(at_once(session.home, 4, 200)) == 800


def test_two_beginners_begin_one_plan(tmp_path: Path) -> None:
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                begin(open_session(tmp_path / "home", now=Clock(), random=letters(number)), win(number), what("begin"))
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    assert len(open_session(tmp_path / "home", now=Clock(), random=letters()).load().wins) == 4


def test_what_is_too_large_to_be_read_again_is_told_from_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    with pytest.raises(NotSaved, match="grown_too_large") as refused, files.saving(path):
        files.write_new(path, bytes(files.LARGEST + 1))
    assert "larger than 64 MB" in words.problem(refused.value)
    assert not path.exists()


def test_no_space_changes_nothing(session: Session) -> None:
    begin(session, many(FULL, *(win(number) for number in range(2, 60))), what("begin"))
    before = session.place().plan.read_bytes()
    for limit in (0, 1, 100, 4096, len(before) - 1):

        def act(limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            update(session, goal(2), what("goal"))

        assert in_a_fork(act) == "no_space"
        assert session.place().plan.read_bytes() == before
    assert not [path for path in session.home.rglob("*") if "tmp" in path.name]
    assert list_copies(session) == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_of_somebody_else(session: Session, tmp_path: Path) -> None:
    begin(session, FULL, what("begin"))
    update(session, goal(2), what("goal"))
    for path in (tmp_path, *tmp_path.parents):
        if path.stat().st_uid == 0 and not path.stat().st_mode & 0o001:
            path.chmod(path.stat().st_mode | 0o011)

    def somebody(act: Callable[[], object]) -> str:
        def become() -> None:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            act()

        return in_a_fork(become)

    def change() -> Plan:
        return update(session, goal(3), what("goal"))

    assert somebody(session.load) == "no_access"
    for path in (session.home, *session.home.rglob("*")):  # may be read, not written
        path.chmod(0o755 if path.is_dir() else 0o644)
    before = session.place().plan.read_bytes()
    assert somebody(session.load) == "done"
    assert somebody(lambda: list_changes(session)) == "done"
    for use in (
        change,
        lambda: undo(session),
        lambda: restore(session, 1),
        lambda: erase(session, {"goal-1"}),
        lambda: erase_everything(session),
    ):
        assert somebody(use) == "no_permission"
    (session.home / "plans").chmod(0o700)
    assert somebody(session.load) == "no_access"
    assert session.place().plan.read_bytes() == before


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_modes_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    home = tmp_path / "far" / "home"

    def act() -> None:
        os.umask(umask)
        session = open_session(home, now=Clock(), random=letters())
        begin(session, FULL, what("begin"))
        update(session, goal(2), what("goal"))
        backup(session, home / "copy.json")
        restore(session, 1)
        erase(session, {"win-1"})

    assert in_a_fork(act) == "done"
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (home.parent, home, *home.rglob("*"))}
    locks = {path for path in modes if path.suffix == ".lock"}  # empty, and the umask may take from them
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if not path.is_dir() and path not in locks} == {0o600}
    assert not any(modes[lock] & 0o177 for lock in locks)


@pytest.mark.long
def test_ctrl_c_at_any_instant_leaves_old_or_new_and_no_stray(session: Session) -> None:
    begin(session, FULL, what("begin"))
    stopped = 0
    for number in range(400):
        before = session.load().goals[0].title
        child = os.fork()
        if child == 0:
            status = 1
            try:  # whatever happens, the child ends here, and never goes on as a second test run
                signal.signal(signal.SIGINT, signal.default_int_handler)
                signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
                signal.setitimer(signal.ITIMER_REAL, 0.00002 * (number + 1))
                update(session, retitle(1, f"Title {number}"), what("title"))
                status = 0
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        stopped += status != 0
        after = session.load().goals[0].title
        assert after in (before, f"Title {number}")
        assert after != before or status != 0
        assert not [path for path in session.home.rglob("*") if "tmp" in path.name]
    assert stopped > 20


def test_a_busy_plan_is_said_to_be_busy(session: Session) -> None:
    begin(session, goal(1), what("begin"))

    def change(plan: Plan) -> Plan:
        assert in_a_fork(lambda: update(session, goal(3), None)) == "busy"
        assert in_a_fork(session.load) == "done"
        return goal(2)(plan)

    update(session, change, what("goal"))
    assert len(session.load().goals) == 2


def test_a_file_in_the_place_of_the_backups_is_left_alone(session: Session) -> None:
    begin(session, goal(1), what("begin"))
    folder = session.home / "plans" / "backups"
    shutil.rmtree(folder)
    folder.write_text("mine")
    with pytest.raises(NotSaved, match="not_written"):
        update(session, goal(4), None)
    assert folder.read_text() == "mine"
    assert len(session.load().goals) == 1
