"""A home for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.open import open_session
from store.making import Clock, letters


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said() -> list[tuple[str, dict[str, object]]]:
    """The notices given."""
    return []


@pytest.fixture
def session(tmp_path: Path, clock: Clock, said: list[tuple[str, dict[str, object]]]) -> Session:
    return open_session(
        tmp_path / "home", now=clock, random=letters(), notice=lambda *notice: said.append(notice), wait=0.1
    )
