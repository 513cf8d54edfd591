"""A look reads the plan once and writes nothing; a change reads it once and puts it in its place once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Typed, plan_file
from goalwalk.store.disk import files

LOOKS = [["today"], ["progress"], ["streaks"], ["calendar"], ["wins"], ["goal", "list"], ["step", "list"]]
LOOKS += [["goal", "show", "1"], ["goal", "levels", "1"], ["goal", "levels", "1", "--t"]]
LOOKS += [["bring"], ["review"], ["review", "--since", "2026-11-01", "--json"]]
LOOKS += [["meeting", "list"], ["step", "show", "1.1"], ["undo", "--list"], ["config"], [], ["today", "--json"]]
CHANGES = [["done", "1.1"], ["done", "1.1", "--json"], ["rest", "1.2"], ["skip", "1.3"], ["win", "Slept"], ["undo"]]
CHANGES += [
    ["checkin", "--done", "1.1", "--mood", "4"],
    ["goal", "pause", "1"],
    ["step", "edit", "1.1", "--cue", "tea"],
]
CHANGES += [["pause"], ["config", "room", "2"], ["step", "remove", "1.1"], ["goal", "add", "Rest"]]
CHANGES += [["goal", "rate", "1", "--importance", "8"], ["goal", "levels", "1", "--hope", "Four"]]
CHANGES += [["meeting", "add", "Sleep", "--next", "mon 10:00"]]
CHANGES += [["meeting", "add", "Sleep", "--next", "mon 10:00"], ["bring", "The form"]]


@pytest.fixture
def seen(planned: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    """Which files were read, and which were put in their place."""
    told: dict[str, list[str]] = {"read": [], "put": []}
    read, swap = files.read, files.swap

    def reading(path: Path, *most: int) -> Any:
        told["read"].append(path.name)
        return read(path, *most)

    def putting(temp: Path, path: Path) -> None:
        told["put"].append(path.name)
        swap(temp, path)

    monkeypatch.setattr(files, "read", reading)
    monkeypatch.setattr(files, "swap", putting)
    yield told


@pytest.mark.parametrize("line", LOOKS, ids=" ".join)
def test_a_look_reads_once(line: list[str], planned: Path, typed: Typed, seen: dict[str, list[str]]) -> None:
    assert typed(*line).code == 0
    assert [name for name in seen["read"] if name != "people.json"] == [plan_file(planned).name]
    assert seen["put"] == []


@pytest.mark.parametrize("line", CHANGES, ids=" ".join)
def test_a_change_reads_and_writes_once(
    line: list[str], planned: Path, typed: Typed, seen: dict[str, list[str]]
) -> None:
    assert typed(*line, "--no-input", "--yes").code == 0
    plan = plan_file(planned).name
    assert [name for name in seen["read"] if name == plan] == [plan]
    assert [name for name in seen["put"] if name != "device"] == [plan]  # drawn once, for the home is a copy
