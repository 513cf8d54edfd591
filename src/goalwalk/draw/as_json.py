"""A view as plain data for `--json`: one flat, versioned envelope whose keys are never renamed (measures §9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core.amounts import amount_number

if TYPE_CHECKING:
    from goalwalk.core.measures.runs import Run
    from goalwalk.core.measures.step import Measures
    from goalwalk.screens.looks.progress import ProgressView, StepProgress
    from goalwalk.screens.looks.streaks import StreaksView
    from goalwalk.screens.nouns.levels import LevelsView
    from goalwalk.screens.receipt import ReceiptView


SCHEMA = 1

Data = dict[str, Any]


def as_data(view: object, today: date) -> Data:
    """The envelope of a view: `schema`, `today`, then the view's own keys."""
    own = _OWN.get(type(view).__name__)
    return {"schema": SCHEMA, "today": today.isoformat(), **(own(view) if own else plain(view))}


def plain(value: Any) -> Any:
    """Records become objects, tuples lists, days ISO dates; everything else is itself."""
    own = _OWN.get(type(value).__name__)
    if own is not None:
        return own(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


def _progress(view: ProgressView) -> Data:
    return {"goals": plain(view.goals), "clocks": plain(view.clocks)}


def _step(step: StepProgress) -> Data:
    return {
        "id": step.id,
        "title": step.title,
        "kind": step.kind,
        "rhythm": step.rhythm,
        **_measures(step.measures),
    }


def _measures(counted: Measures) -> Data:
    return {
        "showed_up": counted.showed_up,
        "rate": counted.rate,
        "rate_28": counted.rate_28,
        "run": plain(counted.run),
        "longest": plain(counted.longest),
        "comebacks": counted.comebacks,
        "gap_median": counted.gap_median,
        "strength": counted.strength,
        "today": counted.today,
    }


def _run(run: Run) -> Data:
    return {name: plain(part) for name, part in run._asdict().items() if name != "unit"}


def _streaks(view: StreaksView) -> Data:
    return {name: plain(part) for name, part in view._asdict().items() if name not in ("today", "alone")}


def _receipt(view: ReceiptView) -> Data:
    recorded = {"code": view.what.code, **plain(view.what.facts)}
    return {"recorded": recorded, **{name: plain(thing) for name, thing in view.changed}}


def _levels(view: LevelsView) -> Data:
    """Numbers are told to a program in any case."""
    return {name: plain(part) for name, part in view._asdict().items() if name not in ("today", "numbers")}


def _with_amounts(view: Any) -> Data:
    """A record that holds amounts: whole thousandths inside, plain numbers outside."""
    found = {name: plain(part) for name, part in view._asdict().items()}
    for name in ("amount", "target", "limit"):
        if found.get(name) is not None:
            found[name] = amount_number(found[name])
    return found


# By name, so that drawing JSON imports no view that the command did not build.
_OWN: dict[str, Callable[[Any], Data]] = {
    "ProgressView": _progress,
    "StepProgress": _step,
    "Measures": _measures,
    "Run": _run,
    "StreaksView": _streaks,
    "ReceiptView": _receipt,
    "LevelsView": _levels,
    "Stand": _with_amounts,
    "StepLine": _with_amounts,
    "ClockLine": _with_amounts,
    "ClockDay": _with_amounts,
    "Saving": _with_amounts,
}
