"""A lock is one that others meet: not a file that was taken away while one waited, nor what a system grants twice.

What a killed command left in the home goes with the next change, and names put aside go when all is erased.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, NotSaved, Problem
from goalwalk.core.talks.draft import Draft
from goalwalk.store.disk import config, write_locks
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import erase as erasing
from goalwalk.store.verbs.draft import keep_draft, read_draft
from goalwalk.store.verbs.erase import erase_everything
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.persons import add_person, list_people, remove_person
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.update import begin, update
from store.making import DAY, FULL, Clock, goal, letters, what

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="takes away what is open")


def in_a_thread(act: Callable[[], object]) -> tuple[threading.Thread, list[str]]:
    said: list[str] = []

    def run() -> None:
        try:
            act()
            said.append("done")
        except Problem as problem:
            said.append(problem.code)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, said


def test_who_waited_for_a_lock_that_was_taken_away_waits_for_the_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    inside: list[str] = []

    def wait() -> None:
        with write_locks.locked(path, 5):
            inside.append("waiter")

    with write_locks.locked(path, 0):
        thread, _ = in_a_thread(wait)
        time.sleep(0.1)
        path.unlink()
        with write_locks.locked(path, 0):  # somebody came meanwhile, and made it anew
            holder = path.stat().st_ino
            time.sleep(0.2)
    with write_locks.locked(path, 5):
        assert path.stat().st_ino == holder
    thread.join()
    assert inside == ["waiter"]


@pytest.mark.parametrize("use", ["begin", "update", "draft", "person"])
def test_what_is_acknowledged_while_everything_is_erased_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch, use: str
) -> None:
    """Whoever waited begins in a plan that is listed, or hears that there is none."""
    begin(session, FULL, what("begin"))
    waiting = open_session(session.home, now=Clock(), random=letters(9), wait=5)
    uses: dict[str, Callable[[], object]] = {
        "begin": lambda: begin(waiting, goal(7), what("begin")),
        "update": lambda: update(waiting, goal(7), what("goal")),
        "draft": lambda: keep_draft(waiting, read_draft(waiting), Draft("walk", DAY, None)),
        "person": lambda: add_person(waiting, "Robin"),
    }
    started: list[tuple[threading.Thread, list[str]]] = []
    write_down = erasing.write_down

    def meanwhile(*given: object) -> None:
        started.append(in_a_thread(uses[use]))
        time.sleep(0.15)
        write_down(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(erasing, "write_down", meanwhile)
    erase_everything(session)
    ((thread, said),) = started
    thread.join()
    after = open_session(session.home, now=Clock(), random=letters(3))
    if said == ["no_plan"]:
        assert use in ("begin", "update"), "which found a plan, and waited for its lock"
        assert list(session.home.rglob("*")) == []
        return
    assert said == ["done"]
    if use == "person":
        assert [one.name for one in list_people(after)] == ["Robin"]
    elif use == "draft":
        assert read_draft(after).draft is not None
    else:
        assert [one.number for one in after.load().goals] == [7]


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_a_system_whose_lock_does_nothing_is_refused(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(session, FULL, what("begin"))
    before = session.place().plan.read_bytes()
    monkeypatch.setattr("fcntl.flock", lambda *_: None)
    for act in (
        lambda: update(session, goal(2), what("goal")),
        lambda: add_person(session, "Robin"),
        lambda: config.write(session.home, {"plain": True}),
        lambda: erase_everything(session),
    ):
        with pytest.raises(NotSaved, match="no_locks"):
            act()
    assert session.place().plan.read_bytes() == before
    assert len(session.load().goals) == 1


def test_what_a_killed_command_left_in_the_home_goes_with_the_next_change(session: Session) -> None:
    begin(session, FULL, what("begin"))
    home = session.home
    strays = [home / name for name in ("people.tmp", "people.spare.tmp", "config.tmp", "config.spare.tmp")]
    for act in (
        lambda: update(session, goal(session.load().numbers.goals + 1), what("goal")),
        lambda: add_person(session, "Robin"),
        lambda: config.write(home, {"plain": True}),
    ):
        for stray in strays:
            stray.write_text("x")
        act()
        update(session, goal(session.load().numbers.goals + 1), what("goal"))
        assert not [path for path in strays if path.exists()]
    strays[0].write_text("x")
    with write_locks.locked(home / "people.lock", 0):  # somebody is at work there
        update(session, goal(session.load().numbers.goals + 1), what("goal"))
        assert strays[0].exists()


def test_a_list_that_was_put_aside_goes_when_everything_does(session: Session) -> None:
    begin(session, FULL, what("begin"))
    home = session.home
    (home / "people.json").write_text('{"names"')
    restore(session, 1)
    assert len(list(home.glob("people.bad-*"))) == 1
    add_person(session, "Robin")
    remove_person(open_session(home, now=Clock(), random=letters(), person="Robin"))
    assert list(home.glob("people.bad-*")) == [], "it may name whoever was taken away"
    (home / "people.json").write_text('{"names"')
    restore(session, 1)
    erase_everything(session)
    assert list(home.rglob("*")) == []
    with pytest.raises(CannotBeDone, match="no_plan"):
        session.load()
