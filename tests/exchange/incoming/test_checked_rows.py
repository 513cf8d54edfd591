"""A table that is cut short is refused, or told of; a row counts once; what cannot come is told with its own place."""

from __future__ import annotations

from typing import Any

import pytest

from exchange.incoming.telling import CHOSEN, TODAY, put, source_of, told
from goalwalk.core.errors import CannotRead
from goalwalk.exchange.incoming.records import Incoming
from goalwalk.exchange.incoming.source import Source

BY_ROWS = {  # a file that is read row by row: by which name it lies in its folder
    "spreadsheet-long.csv": "spreadsheet-long.csv",
    "spreadsheet-wide.csv": "spreadsheet-wide.csv",
    "daylio.csv": "daylio.csv",
    "daylio-older.csv": "daylio-older.csv",
    "harsh": "log",
    "habitctl": "log",
    "loop-newer": "001 Wake up early/Checkmarks.csv",
    "loop-older": "003 Call Mum or Dad/Checkmarks.csv",
}
KINDS = {"harsh": "harsh", "habitctl": "habitctl", "daylio.csv": "daylio", "daylio-older.csv": "daylio"}


def facts(incoming: Incoming) -> set[Any]:
    """All that was read as meant, of each day."""
    found: set[Any] = {(step.name, one._replace(at=None)) for step in incoming.steps for one in step.said}
    found |= {(clock.name, day, amount, note) for clock in incoming.clocks for day, amount, note, _ in clock.amounts}
    return found | {day._replace(at=None) for day in incoming.days}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", BY_ROWS)
def test_wherever_a_file_is_cut_it_is_refused_or_told_or_nothing_else_is_read(name: str) -> None:
    whole = source_of(name)
    which = next(file for file in whole.files if file.endswith(BY_ROWS[name]))
    data, chosen = whole.files[which], CHOSEN.get(name, {})
    if not data.endswith(b"\n"):
        data += b"\n"
    every = facts(told(whole, **chosen))
    refused = 0
    for end in range(max(len(data) // 2, len(data) - 120), len(data)):
        source = Source(name, {**whole.files, which: data[:end]})
        kind = KINDS.get(name) or ("csv" if name.endswith("csv") else "loop")
        try:
            incoming = told(source, kind=kind, **chosen)
        except CannotRead as problem:
            assert problem.code in ("import_cut", "import_no_table", "import_no_text")
            assert problem.facts["line"] in (data[:end].count(b"\n") + 1, data[:end].count(b"\n"))
            refused += 1
            continue
        if not data[:end].endswith(b"\n") and not any(left.code == "open_end" for left in incoming.left):
            assert facts(incoming) <= every, data[:end][-40:]
    assert refused > 3


GOOD = {
    "a spreadsheet that ends without a line break": "day,Swim,Note\n2026-11-01,x,\n2026-11-02,,cold",
    "rows that leave out what is empty": "day,Swim,Run\n2026-11-01,x\n2026-11-02,x",
    "a word that is none, all there": "day,Swim\n2026-11-01,x\n2026-11-02,maybe",
    "a sum below": "day,Swim,Run\n2026-11-01,1,2\nTotal,1,2",
    "quotes": 'day,Swim\n"2026-11-01","x"\n"2026-11-02","no"',
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_a_good_file_needs_no_line_break_at_its_end(text: str) -> None:
    incoming = told(Source("t.csv", {"t.csv": text.encode()}), day="day", kind="csv")
    assert incoming.steps and incoming.steps[0].said[0].day.isoformat() == "2026-11-01"


CUT = {
    "fewer cells": ("day,Swim,Run\n2026-11-01,x,x\n2026-11-02,x", 3),
    "half a day": ("Swim,day\nx,2026-11-01\nx,2026-1", 3),
    "half a word": ("day,Swim\n2026-11-01,yes\n2026-11-02,ye", 3),
    "half a number": ("day,Swim\n2026-11-01,2.5\n2026-11-02,2.", 3),
    "half a letter": ("day,Swim\n2026-11-01,x\n2026-11-02,caf\udcc3", 3),
    "an open quote": ('day,Swim\n2026-11-01,x\n2026-11-02,"x', 3),
    "an open quote in the second row": ('day,Swim\n2026-11-01,"x', 2),
}


@pytest.mark.parametrize(("text", "line"), CUT.values(), ids=CUT)
def test_a_row_that_is_cut_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(CannotRead) as refused:
        told(Source("t.csv", {"t.csv": text.encode(errors="surrogateescape")}), day="day", kind="csv")
    assert refused.value.code in ("import_cut", "import_no_table")
    assert refused.value.facts["line"] == line


@pytest.mark.parametrize("name", BY_ROWS)
def test_what_stands_there_twice_counts_once_and_is_told(name: str) -> None:
    whole = source_of(name)
    which = next(file for file in whole.files if file.endswith(BY_ROWS[name]))
    data = whole.files[which]
    data += b"" if data.endswith(b"\n") else b"\n"
    rows = data.partition(b"\n")[2]
    once, twice = (
        told(Source(name, {**whole.files, which: more}), **CHOSEN.get(name, {})) for more in (data, data + rows)
    )
    assert facts(once) == facts(twice)
    assert [len(step.said) for step in once.steps] == [len(step.said) for step in twice.steps]
    assert len(once.days) == len(twice.days)
    assert any(left.code in ("row_twice", "day_twice", "day_again") for left in twice.left)


def test_equal_rows_each_count_where_that_is_said() -> None:
    source = Source("t.csv", {"t.csv": b"day,what,n\n2026-11-01,Water,1\n2026-11-01,Water,1\n"})
    for way, n in (("once", 1), ("each", 2)):
        incoming = told(source, kind="csv", day="day", step="what", value="n", **{"as": way})
        assert len(incoming.steps[0].said) == n


AHEAD = {
    "t.csv": b"day,what,n\n2026-11-01,Water,1\n2026-11-02,Water,1\n2027-01-05,Water,1\n",
    "habits/log": b"2026-11-01\tSwim\ty\n\n2027-01-05\tSwim\ty\n",
    "Checkmarks.csv": b"Date,Value,Notes\n2027-01-05,YES_MANUAL,\n2026-11-01,YES_MANUAL,\n",
}


@pytest.mark.parametrize(("name", "line"), [("t.csv", 4), ("habits/log", 3), ("Checkmarks.csv", 2)])
def test_a_row_that_cannot_come_is_told_with_its_own_line(name: str, line: int) -> None:
    if name == "t.csv":
        incoming = told(Source(name, {name: AHEAD[name]}), kind="csv", day="day", step="what", value="n")
    elif name == "habits/log":
        incoming = told(Source("x", {"habits": b"1 Swim\n", "log": AHEAD[name]}))
    else:
        loop = source_of("loop-newer")
        which = next(file for file in loop.files if file.startswith("001"))
        incoming = told(Source("x", {**loop.files, which.rpartition("/")[0] + "/Checkmarks.csv": AHEAD[name]}))
    (left,) = (one for one in put(incoming).left if dict(one.facts).get("day", "").startswith("2027-01"))
    assert (left.code, left.at.line) == ("ahead", line)
    assert TODAY.year == 2026
