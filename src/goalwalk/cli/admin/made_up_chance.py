"""What all made-up records share: chance, ids, instants, and the days on which Robin wrote nothing.

Chance is a small mixing of whole numbers, so that a seed and a day always say the same.
"""

from __future__ import annotations

from datetime import date

YEAR = 365  # days before today
HARD = ((57, 63), (223, 236))  # the first and the last day of each hard stretch, counted back from today


def chance(seed: int, n: int) -> float:
    """A number from 0 to below 1 for a seed and a place, by the mixing of splitmix64."""
    value = (seed * 0x9E3779B97F4A7C15 + n * 0xD1B54A32D192ED03 + 0x632BE59BD9B4E019) & (1 << 64) - 1
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
    value = (value ^ value >> 27) * 0x94D049BB133111EB & (1 << 64) - 1
    return ((value ^ value >> 31) >> 11) / (1 << 53)


def is_hard(ago: int) -> bool:
    """Whether a day, counted back from today, lies in a stretch of Robin's year in which nothing was written."""
    return any(first <= ago <= last for first, last in HARD)


def made_up_id(kind: int, n: int) -> str:
    """The id of the n-th record of a kind."""
    return f"00demo{kind:02d}{n:018d}"


def instant(day: date) -> str:
    """Eight in the evening of that day."""
    return f"{day.isoformat()}T20:00:00+00:00"
