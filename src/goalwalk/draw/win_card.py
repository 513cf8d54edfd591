"""A card of a win: its words in a thin frame, to copy or to keep. Nothing else of the plan is on it."""

from __future__ import annotations

from collections.abc import Callable

from goalwalk.draw.paper.text import folded, width_of

WIDTH = 40
_INSIDE = WIDTH - 6  # the frame, and two blanks on either side


def card_lines(text: str, letters: Callable[[str], str], *, day: str | None = None, framed: bool = True) -> list[str]:
    """The lines of a card, none wider than WIDTH; with its `day` below the words, where one is given.

    `letters` makes a text harmless, and such as can be written where the card goes. Not `framed`: the words alone,
    for ears.
    """
    told = [line for part in text.split("\n") for line in folded(letters(part), _INSIDE)]
    lines = [*told, *(["", letters(day)] if day else [])]
    if not framed:
        return [line for line in lines if line]
    edge, empty = "─" * (WIDTH - 2), _framed("")
    return [letters(line) for line in (f"┌{edge}┐", empty, *map(_framed, lines), empty, f"└{edge}┘")]


def _framed(line: str) -> str:
    told = f"│  {line} "  # with the blank that a joiner at its end would take
    return f"{told}{' ' * (WIDTH - 1 - width_of(told))}│"
