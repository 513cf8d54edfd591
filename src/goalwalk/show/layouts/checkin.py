"""The evening's list, numbered from 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.show.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.show.layouts.today import stand_text
from goalwalk.views.checkin import CheckinView
from goalwalk.words import say
from goalwalk.words.days import day_name


def checkin(view: CheckinView) -> list[Block]:
    """The steps by number, and how to answer for all of them in one line."""
    if not view.stands:
        return [Line(say("checkin.nothing_open"))]
    columns = (Column(lead=True, right=True), Column(lead=True, wide=True), Column(wide=True))
    rows = tuple(
        (Cell(f"  {number}", "strong", aloud=str(number)), Cell(line.title), Cell(stand_text(line)))
        for number, line in enumerate(view.stands, 1)
    )
    return [
        Heading(day_name(view.day)),
        Table(columns, rows, header=False),
        Gap(),
        Line(say("checkin.open", example=say("checkin.example")), "quiet"),
    ]


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"CheckinView": checkin}
