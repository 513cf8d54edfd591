"""A full plan is written byte for byte as it was recorded: whatever changes inside, the file does not.

The cases: the plan's file, and the file of history it names.
"""

from __future__ import annotations

from pathlib import Path

import rich_plan

RECORDED = Path(__file__).parent / "recorded"


def test_a_full_plan_is_written_as_it_always_was(tmp_path: Path) -> None:
    rich_plan.begun(tmp_path)
    (plan,) = (tmp_path / "plans").glob("*.json")
    (year,) = (tmp_path / "plans/history").rglob("*.json")
    assert plan.read_bytes() == (RECORDED / "plan.json").read_bytes()
    assert year.read_bytes() == (RECORDED / year.name).read_bytes()
