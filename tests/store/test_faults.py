"""Every file-system call of every kind of commit, struck by every fault: killed before, killed after, an I/O error, a
full disk, a short write. The plan is then the old one or the new one; what was acknowledged is there; what was refused
is not; the next command leaves no stray file; every backup can be read. Stock TinyDB under the same faults is corrupt.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPILER = shutil.which("cc")
pytestmark = pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="needs a C compiler and Linux")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Path]:
    """Memory where there is some: the disk's own fsync is not what is tried here, and takes most of the time."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else tmp_path))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    library = tmp_path / "faults.so"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", library, HERE / "faults.c", "-ldl"], check=True)
    return library


def strike(shim: Path, base: Path, size: str, parts: int, runner: str = "fault_runner.py") -> list[dict[str, object]]:
    paths = [str(HERE.parent), str(HERE.parents[1] / "src")]
    environment = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": os.pathsep.join(paths)}

    def part(number: int) -> list[dict[str, object]]:
        command = [sys.executable, HERE / runner, base, str(number), str(parts), size]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    with ThreadPoolExecutor(parts) as pool:
        return [result for results in pool.map(part, range(parts)) for result in results]


def points(results: list[dict[str, object]]) -> int:
    return sum(int(str(result["points"])) for result in results)


def wrong(results: list[dict[str, object]]) -> dict[object, object]:
    return {result["name"]: result["wrong"] for result in results if result["wrong"]}


def test_a_few_faults_in_every_kind_of_commit_leave_old_or_new(shim: Path, base: Path) -> None:
    results = strike(shim, base / "few", "quick", 2)
    assert not wrong(results)
    assert len(results) > 60
    assert all(points([result]) == 3 for result in results)


def test_a_few_faults_in_syncing_lose_nothing_and_double_nothing(shim: Path, base: Path) -> None:
    results = strike(shim, base / "few", "quick", 2, "sync_fault_runner.py")
    assert not wrong(results)
    assert len(results) > 8


@pytest.mark.long
def test_faults_at_every_call_of_syncing_lose_nothing_and_double_nothing(
    shim: Path, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = strike(shim, base / "all", "full", 2, "sync_fault_runner.py")
    with capsys.disabled():
        print(f"\n{points(results)} fault points in syncing, {len(wrong(results))} kinds wrong")
    assert not wrong(results)


@pytest.mark.long
def test_ten_thousand_faults_leave_old_or_new(shim: Path, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    results = strike(shim, base / "all", "full", 2)
    with capsys.disabled():
        print(
            f"\n{points(results)} fault points in {time.monotonic() - began:.0f} s, {len(wrong(results))} kinds wrong"
        )
    assert not wrong(results)
    assert points(results) >= 10_000


def test_the_same_faults_destroy_stock_tinydb(shim: Path, base: Path) -> None:
    (result,) = strike(shim, base / "stock", "teeth", 1)
    assert result["wrong"]
