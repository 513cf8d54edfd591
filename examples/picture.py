"""Draws examples/screens.svg, the picture in the README: real screens of a made-up plan, on a fixed day.

Run it again after a screen has changed: `python examples/picture.py`. A test notices when it was not.
The picture names fonts but fetches none, so looking at it sends nothing anywhere.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import pairwise
from pathlib import Path

from rich.style import Style
from rich.text import Text

from goalwalk.cli.admin.made_up import robin
from goalwalk.core.naming import find_goal, find_step
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.looks.calendar import calendar_view
from goalwalk.screens.looks.progress import progress_view
from goalwalk.screens.looks.today import today_view

PICTURE = Path(__file__).with_name("screens.svg")
DAY = date(2026, 11, 20)
COLUMNS = 80

# A cell of the terminal, and the border around all of them.
WIDE, HIGH, BORDER = 12.04, 25, 28

COLOURS = {2: "green", 6: "cyan"}  # the terminal colours that goalwalk uses, by their number

FORM = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" role="img">
<title>{title}</title>
<style>
  rect {{ fill: #222730 }}
  text {{ fill: #e4dfd3; font: 20px "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace }}
  .bold {{ font-weight: bold }}
  .dim {{ fill: #a3a19b }}
  .green {{ fill: #9cc5a1 }}
  .cyan {{ fill: #93bfd6 }}
</style>
<rect width="{wide:g}" height="{high:g}" rx="10"/>
{texts}
</svg>
"""
TITLE = "Three screens of goalwalk: today, how one goal goes, and a year of one step. The plan is made up."


def picture() -> str:
    """The picture, as SVG: the same every time."""
    os.environ["TERM"] = "xterm-256color"  # a terminal that knows colours, wherever this runs
    lines: list[Text] = []
    for typed, screen in screens():
        lines += [Text.assemble(("$ ", "dim"), (typed, "bold")), *Text.from_ansi(screen).split(), Text(), Text()]
    del lines[-2:]
    texts = (drawn for row, line in enumerate(lines) for drawn in _texts(row, line))
    return FORM.format(
        wide=COLUMNS * WIDE + 2 * BORDER,
        high=len(lines) * HIGH + 2 * BORDER,
        title=escape(TITLE),
        texts="\n".join(texts),
    )


def screens() -> Iterator[tuple[str, str]]:
    """What is typed, and the screen that answers, exactly as a terminal of 80 columns gets it."""
    plan = robin(DAY)
    mornings, walk = find_goal(plan, "mornings"), find_step(plan, "walk")
    yield "goalwalk", _screen(today_view(plan, DAY))
    yield "goalwalk progress mornings", _screen(progress_view(plan, DAY, mornings))
    yield "goalwalk calendar walk", _screen(calendar_view(plan, DAY, None, DAY, walk))


def _screen(view: object) -> str:
    stream = io.StringIO()
    draw(view, Screen(stream, rich=True, width=COLUMNS, colour=True))
    return stream.getvalue().strip("\n")


def _texts(row: int, line: Text) -> Iterator[str]:
    """Each stretch of one style, put where its column is, so that every font lines up. All signs are one cell wide."""
    cuts = sorted({0, len(line), *(edge for span in line.spans for edge in span[:2])})
    for begin, end in pairwise(cuts):
        named = _classes([span.style for span in line.spans if span.start <= begin < span.end])
        for part in re.finditer(r"\S+(?: \S+)*", line.plain[begin:end]):
            x, y = BORDER + (begin + part.start()) * WIDE, BORDER + row * HIGH + 0.78 * HIGH
            size = f'textLength="{len(part[0]) * WIDE:.2f}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text x="{x:.2f}" y="{y:.2f}" {size}{named}>{escape(part[0])}</text>'


def _classes(styles: list[str | Style]) -> str:
    found = [Style.parse(style) if isinstance(style, str) else style for style in styles]
    names = [name for style in found for name in ("bold", "dim") if getattr(style, name)]
    names += [COLOURS[style.color.number or 0] for style in found if style.color]
    return f' class="{" ".join(names)}"' if names else ""


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"Drawn: {PICTURE}")
