"""Draws a view: laid out as blocks, then with Rich on a terminal, or as plain lines for pipes and for ears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goalwalk.draw.screen import Screen
from goalwalk.screens.blocks import Block, Line, without

if TYPE_CHECKING:
    from typing import Protocol

    class View(Protocol):
        """What a screen holds."""

        def blocks(self) -> list[Block]:
            """How it is laid out."""


def draw(view: View, screen: Screen, whose: str | None = None) -> None:
    """Write a view to the screen; with a first line that says `whose` plan it is, where that is not one's own."""
    draw_blocks([*([Line(whose)] if whose else []), *view.blocks()], screen)


def draw_blocks(blocks: Sequence[Block], screen: Screen) -> None:
    """Write blocks to the screen, but for those that are unwanted. Rich is imported only for what needs it."""
    if any(isinstance(block, Line) and block.says for block in blocks):
        unwanted = screen.unwanted()
        blocks = without(blocks, unwanted) if unwanted else blocks
    if screen.rich:
        from goalwalk.draw.without_rich import fitting_lines

        drawn = fitting_lines(blocks, screen)
        if drawn is None:
            from goalwalk.draw.with_rich import drawn_by_rich

            drawn = drawn_by_rich(blocks, screen)
        screen.stream.write(drawn)
    else:
        from goalwalk.draw.plain_lines import plain_lines
        from goalwalk.draw.safe import ascii_only

        for line in plain_lines(blocks):
            screen.stream.write((ascii_only(line) if screen.ascii else line) + "\n")
