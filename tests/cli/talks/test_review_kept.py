"""A review is kept as it goes: left at any question it goes on there, and nothing is in the plan before a yes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Answer, Typed, plan_file
from goalwalk.cli import prompts
from goalwalk.cli.run import Run
from goalwalk.words import sentences

LINES = (
    ("meeting", "add", "Call the landlord", "--with", "Ana", "--on", "2026-11-06"),
    ("bring", "The form"),
    ("bring", "Noise"),
    ("setback", "Snow", "--on", "2026-11-18", "--tell", "Noor", "--no-input"),
)
ANSWERS = (
    *(
        "",
        "Slept",
        "2",
        "y",
        "",
        "d",
        "c",
        "s",
        "Walk to the door",
        "r",
        "3x week",
        "",
        "",
        "",
        "Breathe out",
        "daily",
        "",
    ),
    *("p", "1 dec", "Tea", "", "Eat", "1", "Write to Tom", "Ana", "", "mon 10:00", "y"),
)


@pytest.fixture
def review(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Answer]]:
    """Walk through a review with these answers; where none is left, Ctrl-C."""
    for line in LINES:
        assert typed(*line, now="2026-11-19T20:00:00+01:00").code == 0
    monkeypatch.setattr(Run, "can_ask", property(lambda run: not (run.no_input or run.json or run.hushed)))

    def go(answers: Sequence[str], now: str | None = None) -> Answer:
        left = list(answers)

        def line(_: str) -> str:
            if not left:
                raise KeyboardInterrupt
            return left.pop(0)

        with monkeypatch.context() as patch:
            patch.setattr(prompts, "line", line)
            return typed("review", "--walk", now=now)

    yield go


def held(home: Path) -> dict[str, list[dict[str, Any]]]:
    """What the plan holds, but for what is made anew each time."""
    kept = (
        "text",
        "title",
        "whom",
        "agreed",
        "went",
        "next",
        "time",
        "rhythms",
        "spoken",
        "helped",
        "onward",
        "pauses",
    )
    tables = json.loads(plan_file(home).read_text())
    return {
        name: [{key: one[key] for key in kept if key in one} for one in table.values() if "removed" not in one]
        for name, table in tables.items()
        if not name.startswith("_")
    }


def test_left_at_any_question_it_goes_on_there(
    planned: Path, typed: Typed, review: Callable[..., Answer], tmp_path: Path
) -> None:
    spare = tmp_path / "spare"
    shutil.copytree(planned, spare)
    before, untouched = plan_file(planned).read_bytes(), held(planned)
    done = review(ANSWERS)
    assert done.code == 0 and str(sentences()["receipt.reviewed"])[:20] in done.out, done
    whole = held(planned)
    assert whole != untouched and not list(planned.rglob("*draft*"))
    assert typed("undo", "--yes").code == 0
    assert held(planned) == untouched, "one undo takes back all of it"
    for at in range(len(ANSWERS)):
        shutil.rmtree(planned)
        shutil.copytree(spare, planned)
        left = review(ANSWERS[:at])
        assert left.code == 130 and plan_file(planned).read_bytes() == before, at
        assert ("Kept, every answer" in left.err) is bool(at)
        assert [path.name.count(".draft-review.") for path in planned.rglob("*draft*")] == [1] * bool(at)
        assert review(ANSWERS[at:]).code == 0
        assert held(planned) == whole, at


def test_back_through_all_of_it_and_forth_again(planned: Path, review: Callable[..., Answer]) -> None:
    assert review([*ANSWERS[:-1], *[":back"] * (len(ANSWERS) - 1), *ANSWERS]).code == 0
    assert held(planned)["goals"] and not list(planned.rglob("*draft*"))


def test_not_yet_leaves_the_plan_and_keeps_the_answers(planned: Path, review: Callable[..., Answer]) -> None:
    before = plan_file(planned).read_bytes()
    assert review([*ANSWERS[:-1], "n"]).code == 0
    assert plan_file(planned).read_bytes() == before
    told = review([":plan", "n"])
    assert "Going on where it stopped" in told.err and "How it went: Call the landlord: done" in told.out


def test_one_of_an_earlier_day_is_gone_on_with_after_a_yes(planned: Path, review: Callable[..., Answer]) -> None:
    review(["", "Slept"])
    week = "2026-11-27T20:00:00+01:00"
    told = review(["", "later"], now=week)
    assert told.code == 0 and "Went well: Slept" in told.out
    told = review(["n", "", "later"], now=week)
    assert told.code == 0 and "Went well" not in told.out, "a new one takes its place"
