"""Where an answer goes: a terminal of some width, or a plain stream."""

from __future__ import annotations

from typing import NamedTuple, TextIO

NARROW = 60


class Screen(NamedTuple):
    """An output. `rich`: draw for a terminal of `width` columns; `ascii`: only ASCII can be written."""

    stream: TextIO
    rich: bool = False
    width: int = 80
    colour: bool = False
    ascii: bool = False
