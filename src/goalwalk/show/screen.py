"""Where an answer goes: a terminal of some width, or a plain stream."""

from __future__ import annotations

import re
from typing import NamedTuple, TextIO

from goalwalk.show.safe import ascii_only, visible, without_stray_joiners

NARROW = 60

_LINE_END = re.compile(r"(?:\x1b\[[0-9;]*m| )+$", re.MULTILINE)


class Screen(NamedTuple):
    """An output. `rich`: draw for a terminal of `width` columns; `ascii`: only ASCII can be written."""

    stream: TextIO
    rich: bool = False
    width: int = 80
    colour: bool = False
    ascii: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether it is a terminal on which tables are stacked."""
        return self.rich and self.width < NARROW

    def letters(self, text: str) -> str:
        """`text` in harmless letters that can be written here."""
        safe = without_stray_joiners(visible(text)) if self.rich else visible(text)
        return ascii_only(safe) if self.ascii else safe


def without_end_blanks(drawn: str) -> str:
    """What was drawn, without the blanks at line ends: they are in the way when a screen is copied."""
    return _LINE_END.sub(lambda end: end.group().replace(" ", ""), drawn)
