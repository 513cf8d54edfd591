"""Setbacks: how they are changed, which one can be looked back at, and what was learned, which is what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goalwalk.core.model.clocks_setbacks import LEARNED, Setback
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.records import numbered, put, without


def add(plan: Plan, setback: Setback) -> Plan:
    """The plan with one more setback; its number is given here, one above the highest ever given."""
    return numbered(plan, "setbacks", setback)


def edit(plan: Plan, setback: Setback, **fields: Any) -> Plan:
    """The plan with fields of one setback set anew; None takes one away."""
    return put(plan, "setbacks", setback._replace(**fields))


def remove(plan: Plan, setback: Setback) -> Plan:
    """The plan without a setback. `undo` brings it back."""
    return without(plan, "setbacks", setback.id)


OFFERED = 3  # texts, or setbacks: what was learned long ago steps back behind what is newer


def newest(setbacks: Iterable[Setback]) -> list[Setback]:
    """The latest first."""
    return sorted(setbacks, key=lambda setback: (setback.day, setback.number), reverse=True)


def is_looked_back_at(setback: Setback) -> bool:
    """Whether any of the three things was said that are asked on another day."""
    return any(getattr(setback, field) for field in LEARNED)


def to_look_back_at(setbacks: Iterable[Setback], today: date) -> Setback | None:
    """The latest, if it was on an earlier day and none of the three things is said of it.

    Nothing is asked about the older ones, and nothing on a day that has one of its own: that one can rest.
    """
    latest = next(iter(newest(setbacks)), None)
    return latest if latest and latest.day < today and not is_looked_back_at(latest) else None


def learned_in(setbacks: Iterable[Setback], first: date, today: date) -> list[Setback]:
    """Those of these days that were looked back at, and the latest three of any time; the earliest first."""
    known = [setback for setback in newest(setbacks) if setback.day <= today and is_looked_back_at(setback)]
    return [setback for n, setback in enumerate(known) if n < OFFERED or setback.day >= first][::-1]


def what_helped(setbacks: Iterable[Setback]) -> tuple[str, ...]:
    """What helped, and what the person knows now: the latest three texts, each once, the latest first."""
    texts = (text for setback in newest(setbacks) for text in (setback.helped, setback.learned) if text)
    return tuple(dict.fromkeys(texts))[:OFFERED]
