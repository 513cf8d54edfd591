"""Where an answer goes: a terminal of some width, or a plain stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TextIO

from goalwalk.core.tuples import NamedTuple
from goalwalk.draw.safe import ascii_only, on_a_line, without_stray_joiners

NARROW = 60

_CODE = re.compile(r"\x1b\[[0-9;]*+m")


class Screen(NamedTuple):
    """An output. `rich`: draw for a terminal of `width` columns; `ascii`: only ASCII can be written.

    `unwanted`: what lines say that the person does without (`blocks.Says`); asked only where there is such a line.
    """

    stream: TextIO
    rich: bool = False
    width: int = 80
    colour: bool = False
    ascii: bool = False
    unwanted: Callable[[], Sequence[str]] = tuple

    @property
    def is_narrow(self) -> bool:
        """Whether it is a terminal on which tables are stacked."""
        return self.rich and self.width < NARROW

    def letters(self, text: str) -> str:
        """`text` in harmless letters that can be written here."""
        safe = without_stray_joiners(on_a_line(text)) if self.rich else on_a_line(text)
        return ascii_only(safe) if self.ascii else safe


def without_end_blanks(drawn: str) -> str:
    """What was drawn, without the blanks at line ends: they are in the way when a screen is copied."""
    return "\n".join(map(_without_end_blanks, drawn.split("\n")))


def _without_end_blanks(line: str) -> str:
    """The line without the blanks at its end, those between and behind the codes for colours that stand there too."""
    if not line.endswith((" ", "m")):
        return line
    pieces = _CODE.split(line)
    codes = [*_CODE.findall(line), ""]
    end = len(pieces) - 1
    while end and not pieces[end].strip(" "):
        end -= 1
    kept = [piece + code for piece, code in zip(pieces[:end], codes, strict=False)]
    return "".join((*kept, pieces[end].rstrip(" "), *codes[end:]))
