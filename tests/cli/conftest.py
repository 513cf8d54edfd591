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
from goalwalk.core.model.plan import Typing, What
from goalwalk.core.nouns.records import added
from goalwalk.store.verbs.encrypt import encrypt
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin
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


def asked(home: Path, person: str) -> None:
    """It was asked today whether it may be typed, and is not asked again."""
    session = open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom, person=person)
    day = datetime.fromisoformat(NOW).date()
    begin(session, lambda plan: added(plan, "typings", Typing("asked", day, NOW)), What("typing", {"by": None}))


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
