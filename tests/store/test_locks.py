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
from goalwalk.core.walk.draft import Draft
from goalwalk.store.disk import config, locks
from goalwalk.store.plans import Plans
from goalwalk.store.verbs import forget
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
        with locks.locked(path, 5):
            inside.append("waiter")

    with locks.locked(path, 0):
        thread, _ = in_a_thread(wait)
        time.sleep(0.1)
        path.unlink()
        with locks.locked(path, 0):  # somebody came meanwhile, and made it anew
            holder = path.stat().st_ino
            time.sleep(0.2)
    with locks.locked(path, 5):
        assert path.stat().st_ino == holder
    thread.join()
    assert inside == ["waiter"]


@pytest.mark.parametrize("use", ["begin", "update", "draft", "person"])
def test_what_is_acknowledged_while_everything_is_erased_is_found(
    plans: Plans, monkeypatch: pytest.MonkeyPatch, use: str
) -> None:
    """Whoever waited begins in a plan that is listed, or hears that there is none."""
    plans.begin(FULL, what("begin"))
    waiting = Plans(plans.desk.home, now=Clock(), random=letters(9), wait=5)
    uses: dict[str, Callable[[], object]] = {
        "begin": lambda: waiting.begin(goal(7), what("begin")),
        "update": lambda: waiting.update(goal(7), what("goal")),
        "draft": lambda: waiting.keep_draft(waiting.draft(), Draft("walk", DAY, None)),
        "person": lambda: waiting.add_person("Robin"),
    }
    started: list[tuple[threading.Thread, list[str]]] = []
    write_down = forget.write_down

    def meanwhile(*given: object) -> None:
        started.append(in_a_thread(uses[use]))
        time.sleep(0.15)
        write_down(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(forget, "write_down", meanwhile)
    plans.forget_everything()
    ((thread, said),) = started
    thread.join()
    after = Plans(plans.desk.home, now=Clock(), random=letters(3))
    if said == ["no_plan"]:
        assert use in ("begin", "update"), "which found a plan, and waited for its lock"
        assert list(plans.desk.home.rglob("*")) == []
        return
    assert said == ["done"]
    if use == "person":
        assert [one.name for one in after.people()] == ["Robin"]
    elif use == "draft":
        assert after.draft().draft is not None
    else:
        assert [one.number for one in after.load().goals] == [7]


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_a_system_whose_lock_does_nothing_is_refused(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    plans.begin(FULL, what("begin"))
    before = plans.where().plan.read_bytes()
    monkeypatch.setattr("fcntl.flock", lambda *_: None)
    for act in (
        lambda: plans.update(goal(2), what("goal")),
        lambda: plans.add_person("Robin"),
        lambda: config.write(plans.desk.home, {"plain": True}),
        plans.forget_everything,
    ):
        with pytest.raises(NotSaved, match="no_locks"):
            act()
    assert plans.where().plan.read_bytes() == before
    assert len(plans.load().goals) == 1


def test_what_a_killed_command_left_in_the_home_goes_with_the_next_change(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    home = plans.desk.home
    strays = [home / name for name in ("people.tmp", "people.spare.tmp", "config.tmp", "config.spare.tmp")]
    for act in (
        lambda: plans.update(goal(plans.load().numbers.goals + 1), what("goal")),
        lambda: plans.add_person("Robin"),
        lambda: config.write(home, {"plain": True}),
    ):
        for stray in strays:
            stray.write_text("x")
        act()
        plans.update(goal(plans.load().numbers.goals + 1), what("goal"))
        assert not [path for path in strays if path.exists()]
    strays[0].write_text("x")
    with locks.locked(home / "people.lock", 0):  # somebody is at work there
        plans.update(goal(plans.load().numbers.goals + 1), what("goal"))
        assert strays[0].exists()


def test_a_list_that_was_put_aside_goes_when_everything_does(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    home = plans.desk.home
    (home / "people.json").write_text('{"names"')
    plans.restore(1)
    assert len(list(home.glob("people.bad-*"))) == 1
    plans.add_person("Robin")
    Plans(home, now=Clock(), random=letters(), person="Robin").remove_person()
    assert list(home.glob("people.bad-*")) == [], "it may name whoever was taken away"
    (home / "people.json").write_text('{"names"')
    plans.restore(1)
    plans.forget_everything()
    assert list(home.rglob("*")) == []
    with pytest.raises(CannotBeDone, match="no_plan"):
        plans.load()
