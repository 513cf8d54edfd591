"""What looks back over many years holds no more of them in memory than it looks for, and than a year of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from cli.keyboard import NOW
from goalwalk.cli.admin.made_up import of_size
from goalwalk.core.measures.day_index import indexed
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin
from store.making import many, win

YEARS, STEPS = 10, 25
A_YEAR = 40  # megabytes, of which a year's file and all that is made of it take half
CHILD = """
import resource, sys
from goalwalk.cli import main
code = main.run(sys.argv[1:])
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def megabytes(*line: str) -> int:
    """The most memory that a command took."""
    done = subprocess.run([sys.executable, "-c", CHILD, *line], capture_output=True, text=True, check=True)
    code, most = done.stderr.split()[-2:]
    assert code == "0", done
    return int(most)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_many_years_need_little_memory(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    now = datetime.fromisoformat(NOW)
    plan = of_size(now.date(), YEARS, STEPS, lambda *_: None)
    begin(open_session(home, now=lambda: now, random=os.urandom), lambda _: indexed(many(win(1), win(2))(plan)), None)
    usual = megabytes("today")
    for line in (("progress",), ("wins",), ("story",), ("undo", "--list"), ("done", "1.1"), ("data", "check")):
        assert megabytes(*line) < usual + A_YEAR, line
