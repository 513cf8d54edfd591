"""Loop's own score of each habit and day, which it exports to four decimals, is our strength of the step it becomes."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from exchange.incoming.telling import FILES, lines, put, source_of, told, zipped
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.strength import strength
from goalwalk.core.model.plan import Plan
from goalwalk.exchange.incoming.source import Source, unzipped

EVERY = 3  # days: which of them are compared


@pytest.mark.parametrize("name", ["loop-newer", "loop-older"])
def test_our_strength_is_their_score(name: str) -> None:
    plan = put(told(source_of(name))).plan
    folders = sorted(path for path in (FILES / name).iterdir() if path.is_dir() and "Cigarettes" not in path.name)
    assert len(folders) == len(plan.steps)
    compared = 0
    for folder, step in zip(folders, plan.steps, strict=True):
        rows = [row for row in csv.reader((folder / "Scores.csv").open()) if row[0] != "Date"]
        scores = {date.fromisoformat(day): float(score) for day, score in rows}
        for at, (day, score) in enumerate(sorted(scores.items())):
            if at % EVERY == 0 and not (step.pauses and day >= step.pauses[0].first):
                assert _at_the_end_of(plan, step.id, day) == pytest.approx(score, abs=5.00001e-5), (folder, day)
                compared += 1
    assert compared > 60


def _at_the_end_of(plan: Plan, step: str, day: date) -> float:
    """How settled it was once that day was over."""
    mine = [one for one in plan.steps if one.id == step]
    then = plan._replace(steps=tuple(mine), check_ins=tuple(one for one in plan.check_ins if one.step == step))
    then = indexed(then._replace(check_ins=tuple(one for one in then.check_ins if one.day <= day)))
    found = strength(rows(then, day + timedelta(days=1))[0])
    assert found is not None
    return found


def test_a_zip_tells_what_its_folder_tells() -> None:
    for name in ("loop-newer", "loop-older"):
        files = unzipped("loop.zip", zipped(name))
        within = {f"Loop Habits CSV 2026-11-20/{file}": data for file, data in files.items()}
        plain = list(lines(told(source_of(name))))
        assert list(lines(told(Source("loop.zip", files)))) == plain
        assert [line.replace("Loop Habits CSV 2026-11-20/", "") for line in lines(told(Source("x", within)))] == plain


def test_amounts_of_the_older_dialect_are_thousandths() -> None:
    files = {
        "Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Water,,,1,1,#0\n",
        "001 Water/Checkmarks.csv": "2026-11-19,2500\n2026-11-18,3\n2026-11-17,0\n2026-11-16,2\n2026-11-15,-1\n",
    }
    incoming = told(Source("old", {name: text.encode() for name, text in files.items()}))
    (step,) = incoming.steps
    said = [(one.day.day, one.word, one.amount) for one in step.said]
    assert said == [(19, "done", 2500), (18, "rest", None), (17, "not today", None)]
    assert [(left.code, left.at.line) for left in incoming.left] == [("thousandths", 2), ("no_value", 4)]
