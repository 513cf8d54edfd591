"""A lock is put on and taken off while others read and write: nobody is told that the plan is gone, nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin
from store.locks import runtime
from store.making import FULL, Clock, letters, what

__all__ = ["runtime"]

HERE = Path(__file__).parents[1]
READS = 60
WRITES = 15
TURNS = 10


@pytest.mark.long
def test_nobody_beside_a_turning_is_told_what_is_not_so(tmp_path: Path, clock: Clock, runtime: Path) -> None:
    home = runtime / "home"  # where a disk takes its time, the turns are few
    begin(open_session(home, now=clock, random=letters()), FULL, what("full"))
    paths = os.pathsep.join([str(HERE.parent), str(HERE.parents[1] / "src")])
    (runtime / "user").mkdir(mode=0o700)

    def started(do: str, often: int, first: int = 1000) -> subprocess.Popen[str]:
        line = [sys.executable, str(HERE / "beside.py"), str(home), str(runtime / "user"), do, str(often), str(first)]
        return subprocess.Popen(
            line, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    each = [
        started("turn", TURNS),
        started("write", WRITES, 2000),
        started("write", WRITES, 3000),
        started("read", READS),
    ]
    each += [started("whole", READS // 4), started("draft", READS)]
    said = [child.communicate(timeout=120)[0].splitlines() for child in each]
    wanted = [TURNS, WRITES, WRITES, READS, READS // 4, READS]
    assert said == [[str(count)] for count in wanted]
    last = open_session(home, now=clock, random=letters())
    assert not last.is_locked()
    there = {one.number for one in whole_plan(last).wins}
    assert {*range(2000, 2000 + WRITES), *range(3000, 3000 + WRITES)} <= there
    assert all(file.ok for file in check_plan(last).backups)
