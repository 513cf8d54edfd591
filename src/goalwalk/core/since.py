"""Values that hold from a day on. What changes a measure is kept so: earlier days keep the old one. How far days go."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from goalwalk.core.tuples import NamedTuple

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 1900, 2200  # of days that can be typed
# The days a plan can hold: all of these, the day before the first of them and the day after the last.
EARLIEST, LATEST = date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1)


class Since(NamedTuple, Generic[T]):
    """A value that holds from a day on, until the next one. The first of several holds for all days before, too."""

    day: date
    value: T


def in_force(values: tuple[Since[T], ...], day: date) -> T:
    """The value that holds on `day`."""
    value = values[0].value
    for since in values[1:]:
        if since.day > day:
            break
        value = since.value
    return value


def from_day(values: tuple[Since[T], ...], day: date, value: T) -> tuple[Since[T], ...]:
    """`values` with `value` holding from `day` on; what held before stays, and the same value changes nothing."""
    kept = tuple(since for since in values if since.day < day)
    return kept if kept and kept[-1].value == value else (*kept, Since(day, value))
