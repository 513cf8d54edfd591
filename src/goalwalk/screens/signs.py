"""A day of a step as it looks, the signs of days, and the words they are read aloud with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk.core.measures.marks import Look, Row, looks
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Cell, none_cell
from goalwalk.words import say
from goalwalk.words.days import WEEKDAYS

DONE, PARTLY, REST, NOTHING, OPEN = "█", "▒", "░", "·", "○"
NOT_TODAY = "˙"  # as light as nothing written, or an honest no would look worse than silence
SHADES = f"{NOTHING}{REST}{PARTLY}▓{DONE}"
OF_A_PLAN = f"{NOTHING}{PARTLY}{PARTLY}▓{DONE}"  # rest has a sign of its own
HEIGHTS = "▁▂▄▆█"  # from low to high

_SIGNS = {
    "done": DONE,
    "partly": PARTLY,
    "rest": REST,
    "not today": NOT_TODAY,
    "nothing written": NOTHING,
    "open": OPEN,
    "out": " ",
    "ahead": " ",
}

_BAR = 10  # columns of a bar


class DayCell(NamedTuple):
    """A day and how it looks."""

    day: date
    look: Look


def day_cells(row: Row, first: date, count: int) -> tuple[DayCell, ...]:
    """`count` days from `first` on."""
    days = range(first.toordinal(), first.toordinal() + count)
    return tuple(DayCell(date.fromordinal(day), look) for day, look in zip(days, looks(row, days), strict=True))


def week_cell(days: Sequence[DayCell]) -> Cell:
    """A week as a strip of signs; aloud, the days of which something can be said."""
    strip = "".join(_SIGNS[day.look] for day in days)
    spoken = [
        f"{WEEKDAYS[day.day.weekday()]} {say(f'word.{day.look}')}"
        for day in days
        if day.look not in ("out", "ahead", "open", "nothing written")
    ]
    blank = any(day.look == "nothing written" for day in days)
    return Cell(strip, "shown", ", ".join(spoken) or (say("word.nothing written") if blank else ""))


def letters_over(days: Sequence[DayCell]) -> str:
    """The first letters of their weekdays, to stand over the signs of these days."""
    return "".join(WEEKDAYS[day.day.weekday()][0] for day in days)


def settled_cell(strength: float | None) -> Cell:
    """How settled a step is, 0–1, as a bar; aloud, in one of five words, and of nothing not even that."""
    if strength is None:
        return none_cell()
    full = round(strength * _BAR)
    aloud = say(f"settled.{min(4, int(strength * 5))}") if strength else ""
    return Cell(DONE * full + NOTHING * (_BAR - full), "shown", aloud)
