"""Lines for a hard moment, as `hope list` and `hope show` answer."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.life import Hope
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple


class HopeLine(NamedTuple):
    """One line: the person's own, or (`whom`) from somebody who has been there."""

    id: str
    day: date
    text: str
    whom: str | None


class HopesView(NamedTuple):
    """The answer of `hope list`: one's own lines and words of others, each the newest first."""

    today: date
    lines: tuple[HopeLine, ...]
    words: tuple[HopeLine, ...]


class HopeView(NamedTuple):
    """The answer of `hope show`."""

    hope: HopeLine


def hopes_view(plan: Plan, today: date) -> HopesView:
    """Every line, one's own apart from those of others."""
    newest = [hope_line(one) for one in sorted(plan.hopes, key=lambda one: one.number, reverse=True)]
    own = tuple(line for line in newest if line.whom is None)
    return HopesView(today, own, tuple(line for line in newest if line.whom is not None))


def hope_view(hope: Hope) -> HopeView:
    """One line."""
    return HopeView(hope_line(hope))


def hope_line(hope: Hope) -> HopeLine:
    """One line as it is listed."""
    return HopeLine(str(hope.number), hope.day, hope.text, hope.whom)
