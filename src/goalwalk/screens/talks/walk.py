"""The walk, as it is read back, and as a sheet of paper."""

from __future__ import annotations

from datetime import date

from goalwalk.core.tuples import NamedTuple
from goalwalk.core.walk import sheet
from goalwalk.core.walk.gathered import Gathered, items, pieces
from goalwalk.core.walk.script import Talk

SEVERAL = ("hopes", "fears", "strengths", "company", "gives", "brings")  # texts that may hold several things


class GatheredLine(NamedTuple):
    """One thing that was said, with its number; `kind` is its field in `core.walk.gathered`.

    `texts` are the person's words, where it is nothing but those; `thing` is anything else.
    """

    number: int
    kind: str
    texts: tuple[str, ...]
    thing: object
    left_out: bool


class GatheredView(NamedTuple):
    """What was gathered so far. `why` belongs to the goal, `exploring` says that it is one to find out about,
    `measured` to the levels, and `whom` to the next talk."""

    today: date
    lines: tuple[GatheredLine, ...]
    why: str | None
    exploring: bool
    measured: str | None
    levels: tuple[str | None, ...]
    whom: str | None


class SheetPart(NamedTuple):
    """A part of the sheet: the number of its labels, its questions by name, each with its label, and how often there is
    room for it."""

    number: int
    name: str
    questions: tuple[tuple[str, str], ...]
    again: int


class SheetView(NamedTuple):
    """The answer of `walk --blank`."""

    long: bool
    only: str | None
    parts: tuple[SheetPart, ...]


def gathered_view(told: Gathered, today: date, *, new_goal: bool) -> GatheredView:
    """What was gathered, numbered as it can be left out."""
    lines = tuple(
        GatheredLine(number, item.kind, *_texts(item.kind, item.thing), item.left_out)
        for number, item in enumerate(items(told, new_goal=new_goal), 1)
    )
    return GatheredView(today, lines, told.why, told.exploring, told.measured, told.levels, told.whom)


def _texts(kind: str, thing: object) -> tuple[tuple[str, ...], object]:
    if not isinstance(thing, str):
        return (), thing
    return pieces(thing) if kind in SEVERAL else (thing,), None


def sheet_view(talk: Talk) -> SheetView:
    """The questions of such a walk on paper."""
    labels = sheet.labels(talk)
    parts = tuple(
        SheetPart(
            sheet.number(name),
            name,
            tuple((asked, labels[asked]) for asked in sheet.names(name, together=talk.together)),
            sheet.AGAIN.get(name, 1),
        )
        for name in sheet.parts(talk)
    )
    return SheetView(talk.long, talk.only, parts)
