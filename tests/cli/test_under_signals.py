"""Commands that are ended at any moment, beside a model: all that was acknowledged is there, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.keyboard import environment

HERE = Path(__file__).parent
COUNT = int(os.environ.get("GOALWALK_TEST_SIGNALS", "100"))  # 2,000 were run when this was written


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_what_was_acknowledged_is_there_and_nothing_else(runtime: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In memory: how long a disk takes is not what is tried here."""
    done = subprocess.run(
        [sys.executable, HERE / "under_signals.py", str(COUNT)],
        env=environment(
            GOALWALK_HOME=str(runtime / "home"),
            PYTHONPATH=os.pathsep.join([str(HERE.parent), str(HERE.parents[1] / "src")]),
        ),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n{COUNT} commands under signals: {found}")
    assert not found["wrong"]
    assert found["acknowledged"] > COUNT / 10 and found["ended"] > COUNT / 10
