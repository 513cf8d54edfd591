"""The worst day of a year: no bare 0, no red, none of the words that are not said, and the person's own terms."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cli.keyboard import Answer, Typed
from cli.talking import Talks
from unkind import BARE_ZERO, NOT_SAID, RED
from words.test_sentences import OUR_TERMS

THEIRS = {"return_word": "a slip", "setback_word": "a storm", "urge_word": "the wave"}

LOOKING = ("today", "progress", "streaks", "calendar", "review", "wins", "bring", "now", "story")

# Each is one day, line after line; of each line what it says is looked at.
DAYS: dict[str, tuple[str, ...]] = {
    "told in the evening": (
        "setback",
        "setback 'All of it came at once'",
        "setback --tell Sam",
        "setback --list",
        "setback --show 1",
        "setback --helped Nothing",
        "setback --remove 1",
        "undo",
        "undo --list",
        "setback --help",
    ),
    "every step skipped": (
        "skip 1.1 1.2 1.3 2.1",
        "skip 1.1 --on yesterday --note 'Could not'",
        "today",
        "progress",
        "streaks",
        "calendar",
        "calendar 1.1",
        "review",
        "step show 1.1",
    ),
    "everything rests": ("rest --all", "today", "progress", "streaks", "review"),
    "nothing is written at all": ("", "today", "progress", "streaks", "calendar", "wins", "review", "bring"),
    "the evening, at its lowest": (
        "checkin --mood 1 --urge 10 --hard 'All of it' --good 'It ends' --reached nobody",
        "checkin --skip 1.1 --skip 2.1 --note 'Hard'",
        "checkin --help",
        "today",
        "review",
        "page --text",
    ),
    "a day off the path": (
        "clock add 'Without a drink' --since 2026-11-01 --saves '6.50 €'",
        "clock add Coffee --since 2026-11-01 --limit 2 --unit cups",
        "clock return 1",
        "clock return 1 --from 2026-11-17 --to yesterday",
        "clock amount 2 5",
        "clock show 1",
        "clock show 2",
        "clock list",
        "today",
        "progress",
        "review",
        "story",
        "setback",
        "story",
        "undo",
    ),
    "a clock that begins with it": (
        "clock add 'Without a drink' --since today --saves '6.50 €'",
        "clock return 1",
        "clock show 1",
        "clock list",
        "today",
        "progress",
        "review",
        "story",
    ),
    "another way was gone": (
        "barrier add 'the evening is long' --then 'ring Sam'",
        "barrier happened 1 --not-used",
        "barrier show 1",
        "barrier list",
        "review",
        "progress --components",
    ),
    "a moment that is hard": (
        "now",
        "hope add 'The kettle first'",
        "checkin --mood 1 --urge 10",
        "now",
        "now --help",
        "progress --mood",
        "story",
        "today",
    ),
    "a goal is let go": ("goal let-go 1", "goal show 1", "goal list", "progress", "review", "undo"),
}


def kind(answer: Answer, *, bare: bool = True) -> None:
    said = answer.out + answer.err
    assert answer.code in (0, 2), answer
    assert not RED.search(said), said
    found = NOT_SAID.search(said)
    assert not found, found
    if bare:
        assert not BARE_ZERO.search(said), said


@pytest.mark.parametrize("name", DAYS)
def test_what_it_says_on_such_a_day(name: str, planned: Path, typed: Typed) -> None:
    for line in DAYS[name]:
        words = shlex.split(line)
        kind(typed(*words), bare="--help" not in words)  # what can be typed is told there, "0 to 10"
        if words and words[0] in LOOKING:
            kind(typed(*words, "--plain"))


@pytest.mark.parametrize("line", ["", "today", "progress", "streaks", "calendar", "wins", "review", "setback --list"])
def test_what_it_says_where_nothing_was_ever_written(line: str, home: Path, typed: Typed) -> None:
    kind(typed(*line.split()))


@pytest.mark.parametrize("name", DAYS)
def test_it_says_what_the_person_says(name: str, planned: Path, typed: Typed) -> None:
    for setting, word in THEIRS.items():
        assert typed("config", setting, word).code == 0
    for line in (*DAYS[name], "config", "setback --list"):
        answer = typed(*shlex.split(line))
        said = " ".join((answer.out + answer.err).split()).lower()
        assert not any(term in said for term in OUR_TERMS), (line, said)


def test_their_terms_are_on_the_screens(planned: Path, typed: Typed) -> None:
    for setting, word in THEIRS.items():
        assert typed("config", setting, word).code == 0
    assert "a storm" in typed("setback", "--list").out
    assert "The wave: 10 of 10." in typed("checkin", "--urge", "10").out


def test_on_a_terminal_no_red(planned: Path, talk: Talks, typed: Typed) -> None:
    """Where there are colours, none of them is red."""
    here = talk("setback").hears("ask.setback").says("All of it").hears("ask.setback_tell").says("")
    here.ends()
    shown = [here.heard]
    for line in ("skip 1.1 1.2 1.3 2.1", "today", "progress", "streaks", "review --since yesterday", "setback --list"):
        screen = talk(*line.split(), "--no-input")
        screen.ends()
        shown.append(screen.heard)
    assert any("\x1b[" in text for text in shown), "there are colours"
    for text in shown:
        assert not RED.search(text), text
        assert not BARE_ZERO.search(re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", text)), text
        assert not NOT_SAID.search(text), text
