"""A line of ours at the end of somebody else's file: it goes without a trace, and nothing goes with it."""

from __future__ import annotations

import pytest

from goalwalk.cli.reminders.lines import with_line, without_lines

MARK = "reminder/run"
LINE = f". /home/x/{MARK}.bash 2>/dev/null # reminder"
FILES = ("", "\n", "set x", "set x\n", "set x\n\n", "a\nb", "a\r\nb\r\n")
BEHIND = ("", "export MINE=1", "export MINE=1\n", "\n", "\nx\n\n")


@pytest.mark.parametrize("text", FILES)
def test_it_goes_without_a_trace_and_leaves_what_was_written_behind_it(text: str) -> None:
    there = with_line(text, LINE)
    assert with_line(there, LINE) == there, "once"
    assert there.endswith("\n"), "what somebody writes behind it is a line of its own"
    assert without_lines(there, MARK) == text
    for more in filter(None, BEHIND):
        ended = text if text.endswith("\n") or not text else f"{text}\n"
        assert without_lines(there + more, MARK) == ended + more
