"""A locked home, a folder in memory for opened keys, conversations on a terminal."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cli.keyboard import NOW
from cli.talking import Talk, Talks
from goalwalk.store.verbs.encrypt import encrypt
from goalwalk.store.verbs.open import open_session
from store.locks import MADE


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory, as a log-in makes one."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        pytest.skip("needs a folder in memory")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def locked(planned: Path, runtime: Path) -> Path:
    """The home that holds PLAN, locked with a key whose passphrase takes no time."""
    lock(planned)
    return planned


def lock(home: Path, person: str | None = None) -> None:
    """Lock a plan as `data encrypt` does, with a key that was made before."""
    encrypt(open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom, person=person), MADE)


@pytest.fixture
def talk() -> Iterator[Talks]:
    """Open conversations; none stays open."""
    open_ones = []

    def begin(*line: str, **more: object) -> Talk:
        open_ones.append(Talk(*line, **more))  # type: ignore[arg-type]
        return open_ones[-1]

    yield begin
    for one in open_ones:
        one.spawned.close(force=True)
