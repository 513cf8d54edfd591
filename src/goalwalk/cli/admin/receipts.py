"""The receipt of what was done to the plan's files, locks and keys: it is of no thing in the plan."""

from __future__ import annotations

from collections.abc import Mapping

from goalwalk.cli.run import Run
from goalwalk.core.model.plan import Plan, What
from goalwalk.screens.receipt import ReceiptView


def receipt(run: Run, code: str, facts: Mapping[str, object], plan: Plan | None = None) -> None:
    """Show it; in days as the plan has them, where that is known."""
    today = run.today(plan or Plan())
    run.show(ReceiptView(today, What(code, dict(facts))), today)
