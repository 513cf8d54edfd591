"""The signs of a day, and the words they are read aloud with."""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.screens.blocks import Cell, Tone
from goalwalk.screens.days import DayCell
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

_BAR = 10


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


def settled_cell(strength: float | None) -> Cell:
    """How settled a step is, as a bar; aloud, in a word, and of nothing not even that."""
    if strength is None:
        return none_cell()
    full = round(strength * _BAR)
    tone: Tone = "shown"
    return Cell(DONE * full + NOTHING * (_BAR - full), tone, settled_word(strength) if strength else "")


def none_cell() -> Cell:
    """Nothing to tell: a dash for the eye, silence for the ear; never a bare 0."""
    return Cell(say("none"), aloud="")


def settled_word(strength: float) -> str:
    """One of five words for a strength of 0–1: how much it is, not whether it grows."""
    return say(f"settled.{min(4, int(strength * 5))}")
