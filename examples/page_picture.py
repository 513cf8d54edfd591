"""Draws examples/page.svg, the page in the README: what the walk in examples/walks/alone.txt puts on paper.

Run it again after the page or the walk has changed: `python examples/page_picture.py`. It needs the package typst,
whose version stands in the picture; a test notices when the picture is not what that version draws.
"""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import version
from itertools import count
from pathlib import Path

from goalwalk.core.answer_file import read
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.check_ins import Moment
from goalwalk.core.talks.adopting import adopt
from goalwalk.core.talks.draft import Draft, answered, position, talk_of
from goalwalk.draw.paper import pdf
from goalwalk.screens.papers.page import SECTIONS, page_view

PICTURE = Path(__file__).with_name("page.svg")
WALK = Path(__file__).with_name("walks") / "alone.txt"
DAY = date(2026, 11, 20)
CHOICES = {"inside me": "inside", "around me": "outside"}


def walked() -> Plan:
    """The plan that comes of the walk, begun with nothing."""
    lines = list(read(WALK.read_text(encoding="utf-8")))
    now = position(Plan(), Draft("walk", DAY), together=False)
    while now.question is not None:
        plain = now.question.name.removesuffix(".another")
        text = lines.pop(0).text if lines and lines[0].name == plain else None
        if now.question.needed and text is None:
            raise SystemExit(f"{WALK} was not understood from line {lines[0].number} on")
        text = CHOICES.get(text or "", text)
        now = position(Plan(), answered(now.draft, now.question, text, DAY), together=False)
    ids = (f"{number:026}" for number in count())
    moment = Moment(DAY, f"{DAY}T20:00:00+01:00")
    return adopt(Plan(), talk_of(Plan(), now.draft, together=False), now.told, lambda: next(ids), moment)


def picture() -> str:
    """The page, as SVG."""
    drawn = pdf.written(page_view(walked(), DAY, SECTIONS).sheet(), "svg").decode()
    title = "<title>The plan on one sheet of paper, made up.</title>"
    framed = re.sub(r"(<svg[^>]*>)", rf"\1{title}<rect width='100%' height='100%' fill='white'/>", drawn, count=1)
    return f"<!-- drawn by typst {version('typst')} -->\n{framed}\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
