"""The evening's list, numbered from 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.looks.checkin import CheckinView
from goalwalk.screens.looks.today_layout import stand_text
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day

_MEANS = {1: "checkin.means.one", 2: "checkin.means.two"}  # how many steps there are to say something of


def checkin(view: CheckinView) -> list[Block]:
    """The steps by number, and how to answer for all of them in one line."""
    then = "" if view.day == view.today else ".then"
    if not view.stands:
        return [Line(say(f"checkin.nothing_open{then}", day=day_name(view.day, view.today)))]
    count = len(view.stands)
    means = _MEANS.get(count, "checkin.means")
    columns = (Column(lead=True, right=True), Column(lead=True, wide=True), Column(wide=True))
    rows = tuple(
        (
            Cell(f"  {number}", "strong", aloud=str(number)),
            Cell(line.title),
            Cell(stand_text(line, view.today, view.day)),
        )
        for number, line in enumerate(view.stands, 1)
    )
    return [
        Heading(day_name(view.day, view.today) if then else far_day(view.day, view.today)),
        Table(columns, rows, header=False),
        Gap(),
        Line(say(f"checkin.open{then}", example=say(means)), "quiet"),
    ]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"CheckinView": checkin}
