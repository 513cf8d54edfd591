"""Setbacks, as `setback --list` and `setback --show` answer: each with what was learned in it."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan
from goalwalk.core.model.road import Setback
from goalwalk.core.nouns.setbacks import newest
from goalwalk.core.tuples import NamedTuple


class SetbackLine(NamedTuple):
    """One setback. `tell`: whom the person would like to tell; what `helped`, what they `learned`, the next step."""

    id: str
    day: date
    text: str | None
    tell: str | None
    helped: str | None
    learned: str | None
    onward: str | None


class SetbacksView(NamedTuple):
    """The answer of `setback --list`, the latest first."""

    today: date
    setbacks: tuple[SetbackLine, ...]


class SetbackView(NamedTuple):
    """The answer of `setback --show`."""

    today: date
    setback: SetbackLine


def setbacks_view(plan: Plan, today: date) -> SetbacksView:
    """Every setback, the latest first."""
    return SetbacksView(today, tuple(map(setback_line, newest(plan.setbacks))))


def setback_view(setback: Setback, today: date) -> SetbackView:
    """One setback."""
    return SetbackView(today, setback_line(setback))


def setback_line(setback: Setback) -> SetbackLine:
    """One setback as a line."""
    return SetbackLine(
        id=str(setback.number),
        day=setback.day,
        text=setback.text,
        tell=setback.tell,
        helped=setback.helped,
        learned=setback.learned,
        onward=setback.onward,
    )
