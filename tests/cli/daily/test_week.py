"""The week to paste: five lines at most, in the person's own words, and nothing that was not chosen."""

from __future__ import annotations

from pathlib import Path

from cli.keyboard import Typed
from cli.talking import Talks

LINES = [
    "I showed up for: Lights out (2 days)",
    "A win: Slept",
    "Next: Lights out, Sat 21 Nov",
    "One ask, of the landlord: Could the pipes be looked at?",
    "I talk with Ana: Fri 27 Nov, 10:00",
]


def of_a_week(typed: Typed) -> None:
    for line in (
        ("goal", "add", "Sleep", "--why", "so that I am awake"),
        ("step", "add", "Lights out", "--goal", "1", "--every", "daily", "--start", "2026-11-01"),
        ("done", "1.1", "--on", "2026-11-13"),
        ("done", "1.1", "--on", "2026-11-14", "--note", "not easy"),
        ("done", "1.1"),
        ("win", "Older", "--on", "2026-11-15"),
        ("win", "Slept"),
        ("setback", "A storm", "--yes"),
        ("barrier", "add", "Noise", "--of", "the landlord", "--say", "Could the pipes be looked at?"),
        ("meeting", "add", "--with", "Ana", "--next", "27 nov 10:00"),
    ):
        assert typed(*line).code == 0, line


def test_what_there_is_of_it(home: Path, typed: Typed) -> None:
    assert typed("week").out == "Nothing is written for these days yet.\n"
    of_a_week(typed)
    assert typed("week").out.splitlines() == LINES
    assert typed("week", "--only", "win,ta").out.splitlines() == [LINES[1], LINES[4]]
    told = typed("week", "--json").json
    assert [line["text"] for line in told["lines"]] == LINES
    assert [line["name"] for line in told["lines"]] == ["showed-up", "win", "next", "ask", "talk"]
    for word in ("storm", "not easy", "awake", "Older"):
        assert word not in str(told)
    assert typed("week", "--only", "moods").code == 2


def test_it_asks_which_to_leave_out(home: Path, typed: Typed, talk: Talks) -> None:
    of_a_week(typed)
    here = talk("week").hears(LINES[4]).hears("ask.week_out").says("6").hears("none of these").hears("ask.week_out")
    said = here.says("2, 4").ends().partition("2, 4")[2]
    assert [line for line in LINES if line in said] == [LINES[0], LINES[2], LINES[4]]
    assert LINES[4] in talk("week").hears("ask.week_out").says("").ends()
