"""What is accepted can be worked with and written on; anything else is refused before, in one line, and left untouched.

Tried with plans that are odd in one place and have a right checksum (`odd_plans`). For a plan that opens, every look
answers, every change ends with its receipt or one line on why not, and the plan opens again after all of them.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from cli.keyboard import Answer, Typed
from goalwalk.store.disk.container import LAST_GENERATION
from goalwalk.store.disk.stamps import LATEST
from goalwalk.store.plan import backups
from goalwalk.store.plan.session import Session
from goalwalk.store.schema.fields import LARGEST_COUNT
from goalwalk.store.verbs.look_back import whole_plan
from odd_plans import OddPlan, Sound, odd_plans
from rich_plan import NOW, begun

FIRST = ("progress", "story", "step show 1.1", "done 1.1", "undo --yes", "step edit 1.1 --title T")
LOOKS = (
    *("now", "progress", "calendar", "streaks", "wins", "story", "review", "undo --list", "step show 1.1"),
    *("goal show 1", "clock show 1", "meeting list", "support list", "skill list", "barrier list", "hope list"),
    *("config", "page page.html --yes", "data check"),
)
CHANGES = (
    *("done 1.1", "undo --yes", "redo", "goal add G", "step edit 1.1 --title T", "rest 1.2", "step add S --goal 1"),
    *("clock return 1", "clock amount 2 1", "meeting add --with Ana", "pause --until 2026-12-01", "resume"),
    *("config room 2", "skill practise 1", "support reach 1", "barrier happened 1", "hope add H", "setback S"),
    *("done 1.2 --amount 5", "bring B"),
)
AFTER = ("today", "data check")
BOUNDS = (
    str(LARGEST_COUNT),
    str(LAST_GENERATION),
    LATEST,
)  # the very last that is read: looked at, not counted on from
PATIENCE = 2.0  # seconds of work, for one command
IN_EACH = 250  # of the plans, one is tried with all of these each time; all of them with the first few are a long proof


@pytest.fixture
def plans(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A home with the sound plan, on a disk that is never waited for: no power is cut here."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setenv("GOALWALK_NOW", NOW.isoformat())
    monkeypatch.chdir(tmp_path)
    plans = begun(home)
    for backup in backups.named(plans.place()):  # an odd plan comes alone: no newer version of it is known here
        backup.path.unlink()
    shutil.copytree(home, tmp_path / "sound")
    return plans


def test_a_few_of_all_odd_plans(plans: Session, typed: Typed) -> None:
    every = list(odd_plans(Sound(plans.place().plan.read_bytes())))
    assert len(every) > 5_000
    tried(plans, typed, every[7::IN_EACH], (*LOOKS, *CHANGES))


@pytest.mark.long
@pytest.mark.parametrize("share", range(4))
def test_all_odd_plans(plans: Session, typed: Typed, share: int) -> None:
    every = list(odd_plans(Sound(plans.place().plan.read_bytes())))
    found = tried(plans, typed, every[share::4], FIRST)
    assert min(found["refused"], found["worked"]) > 100


# What the issue names, and what lies at a bound: always tried.
NAMED = (
    *("settings/1/rooms = [[null, 1000000000000000], ", "settings/1/rooms = gone", "steps/1/rhythms = gone"),
    *("generation 9007199254740991", "generation 2000000000000000"),
    *("stamp = \"ffffffffffff-", "stamp = \"0fffffffffff-"),
    *("is '1000000000000000'", "is '1000000000'", "= [[null, \"RRULE:X\"]]", "[[\"0001-01-01\", \"9999-12-31\"]]"),
    *("[[\"1899-12-31\", \"2201-01-01\"]]", "number = 1000000000 ", "id = \"\""),
)  # fmt: skip


def test_what_was_accepted_once_and_what_lies_at_a_bound(plans: Session, typed: Typed) -> None:
    every = [
        odd
        for odd in odd_plans(Sound(plans.place().plan.read_bytes()))
        if any(name in f"{odd.what} " for name in NAMED)
    ]
    assert all(any(name in f"{odd.what} " for odd in every) for name in NAMED)
    first: dict[str, OddPlan] = {}
    for odd in every:  # one of each kind is enough
        first.setdefault(next(name for name in NAMED if name in f"{odd.what} "), odd)
    found = tried(plans, typed, first.values(), (*LOOKS, *CHANGES))
    assert found["refused"] >= len(NAMED) / 2


def tried(plans: Session, typed: Typed, every: Iterable[OddPlan], lines: tuple[str, ...]) -> Counter[str]:
    """Each of these plans, refused or worked with; how many were which."""
    path, home = plans.place().plan, plans.home
    found: Counter[str] = Counter()
    for odd in every:
        path.write_bytes(odd.data)
        opened, written = (quickly(typed, odd, line) for line in ("today", "win probe"))
        if 4 in (opened.code, written.code):
            found["refused"] += 1
            assert opened.code in (0, 4), (odd.what, opened)
            assert written.code == 4, (odd.what, written)
            assert written.err.count("\n") == 1, (odd.what, written)
            assert path.read_bytes() == odd.data, odd.what
            continue
        found["worked"] += 1
        for line in (*lines, *AFTER):
            before = path.read_bytes()
            answer = quickly(typed, odd, line)
            if answer.code == 4 and "data check --rebuild" in answer.out + answer.err:
                # Days that were counted wrongly: what they are counted from is sound, and counts them anew.
                assert path.read_bytes() == before, (odd.what, line, answer)
                assert quickly(typed, odd, "data check --rebuild").code == 0, odd.what
                before, answer = path.read_bytes(), quickly(typed, odd, line)
            counted_out = answer.code == 4 and any(bound in odd.what for bound in BOUNDS)  # there is no next number
            assert answer.code in (0, 2, 3) or counted_out, (odd.what, line, answer)
            assert answer.code == 0 or path.read_bytes() == before, (odd.what, line, answer)
            assert answer.out or answer.err.count("\n") == 1, (odd.what, line, answer)
        assert whole_plan(plans).goals
        shutil.rmtree(home)
        shutil.copytree(home.parent / "sound", home)
    print(dict(found))
    return found


def quickly(typed: Typed, odd: OddPlan, line: str) -> Answer:
    """The answer to a command line, which took no long work, on however busy a machine."""
    begun_at = time.process_time()
    answer = typed(*line.split(), now=NOW.isoformat())
    assert time.process_time() - begun_at < PATIENCE, (odd.what, line)
    return answer
