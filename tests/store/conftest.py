"""A home for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalwalk.store.plans import Plans
from store.making import Clock, letters


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said() -> list[tuple[str, dict[str, object]]]:
    """The notices given."""
    return []


@pytest.fixture
def plans(tmp_path: Path, clock: Clock, said: list[tuple[str, dict[str, object]]]) -> Plans:
    return Plans(tmp_path / "home", now=clock, random=letters(), notice=lambda *notice: said.append(notice), wait=0.1)
