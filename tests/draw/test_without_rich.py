"""What fits is drawn as Rich draws it, whatever it says and however the columns are."""

from __future__ import annotations

import io

from hypothesis import example, given
from hypothesis import strategies as st

from goalwalk.draw.screen import Screen
from goalwalk.draw.with_rich import drawn_by_rich
from goalwalk.draw.without_rich import fitting_lines
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table

TONES = st.sampled_from(["", "strong", "quiet", "shown", "rest"])
LETTERS = ("a", "b", "sea", "-", " ", "  ", "é", "e\u0301", "…", "█", "·", "日", "本", "🌱", "\t")
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=16).map("".join)
NAMES = st.sampled_from(["", "", "", "Step", "数"])
CELLS = st.builds(Cell, TEXTS, TONES)
LEADS = st.builds(Cell, TEXTS.map("1{}".format), TONES)  # what names a row is never nothing
COLUMNS = st.builds(Column, NAMES, st.booleans(), st.booleans(), st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(draw(st.lists(COLUMNS, min_size=1, max_size=5)))
    cells = [LEADS if column.lead else CELLS for column in columns]
    rows = draw(st.lists(st.tuples(*cells), min_size=1, max_size=4))
    header = any(column.name for column in columns) and draw(st.booleans())
    return Table(columns, tuple(rows), header, draw(st.booleans()))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS.filter(str.strip), TEXTS, st.sampled_from(["", "1", "10.2"])),
    st.builds(Line, TEXTS, TONES, st.integers(0, 4), st.booleans()),
    st.just(Gap()),
    tables(),
)


OVER_ONE = Table(
    (Column("", right=True), Column("", lead=True, over="00"), Column("", wide=True)),
    ((Cell(""), Cell("1"), Cell("1")),),
    header=False,
)
NOTHING_WIDE = Table((Column("", wide=True), Column("", lead=True, right=True)), ((Cell(""), Cell("1")),), header=False)


@example([OVER_ONE], 60, False, False)
@example([NOTHING_WIDE], 60, False, False)
@given(st.lists(BLOCKS, max_size=3), st.sampled_from([20, 60, 80, 121]), st.booleans(), st.booleans())
def test_as_rich_draws_it(blocks: list[Block], width: int, colour: bool, only_ascii: bool) -> None:
    screen = Screen(io.StringIO(), rich=True, width=width, colour=colour, ascii=only_ascii)
    short = fitting_lines(blocks, screen)
    assert short is None or short == drawn_by_rich(blocks, screen)
