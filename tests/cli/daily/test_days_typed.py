"""Days in options: the same words mean the same day in every command, and a stretch ends after it began."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed

SUNDAY = "2026-03-08T09:00:00+00:00"

# Every option that takes a day, where it may be that of Wed 11 March, or is told why it may not.
WITH_A_DAY = (
    ("done", "1.1", "--on"),
    ("skip", "1.1", "--on"),
    ("rest", "1.1", "--on"),
    ("rest", "1.1", "--from", "DAY", "--to"),
    ("rest", "1.1", "--to"),
    ("win", "Slept", "--on"),
    ("checkin", "--mood", "3", "--on"),
    ("setback", "It rained", "--on"),
    ("pause", "--until"),
    ("pause", "--from"),
    ("goal", "pause", "1", "--until"),
    ("step", "pause", "1.1", "--until"),
    ("goal", "add", "More", "--by"),
    ("goal", "edit", "1", "--by"),
    ("step", "add", "More", "--goal", "1", "--by"),
    ("step", "add", "More", "--goal", "1", "--every", "daily", "--start"),
    ("step", "edit", "1.1", "--by"),
    ("meeting", "add", "Call", "--with", "Ana", "--next"),
    ("meeting", "add", "Call", "--with", "Ana", "--on"),
    ("meeting", "add", "Call", "--with", "Ana", "--call"),
    ("barrier", "add", "Rent", "--outside", "--of", "Ana", "--by"),
    ("clock", "add", "Smoke", "--since"),
    ("clock", "return", "1", "--on"),
    ("clock", "return", "1", "--from"),
    ("clock", "amount", "1", "2", "--on"),
    ("calendar", "--since"),
    ("story", "--since"),
    ("review", "--since"),
    ("skill", "practise", "1", "--on"),
    ("support", "reach", "1", "--on"),
)


@pytest.fixture
def from_sunday(planned: Path, typed: Typed) -> None:
    """A plan whose weeks begin on Sunday."""
    assert typed("config", "week_starts_on", "sun").code == 0
    assert typed("clock", "add", "Free of smoking", "--since", "2026-01-01", now=SUNDAY).code == 0
    assert typed("skill", "add", "Count to ten").code == typed("support", "add", "Sam").code == 0


def test_this_wed_is_the_same_day_in_every_option(from_sunday: None, typed: Typed) -> None:
    for line in WITH_A_DAY:
        answer = typed(*("this wed" if word == "DAY" else word for word in line), "this wed", now=SUNDAY)
        assert "11 Mar" in answer.out + answer.err, (line, answer)
        assert "4 Mar" not in answer.out + answer.err, (line, answer)
        if answer.code == 0:
            typed("undo", "--yes")


STRETCHES = (
    ("rest 1.1 --from tomorrow --to sunday", "9 Mar", "15 Mar"),
    ("rest 1.1 --from tomorrow --to '15th'", "9 Mar", "15 Mar"),
    ("rest 1.1 --from 2026-02-02 --to wed", "2 Feb", "4 Feb"),
    ("rest 1.1 --from 'last mon' --to fri", "2 Mar", "6 Mar"),
    ("rest 1.1 --from 'next mon' --to 'next tue'", "9 Mar", "10 Mar"),
    ("rest 1.1 --from '28 mar' --to '2 apr'", "28 Mar", "2 Apr"),
    ("rest 1.1 --to mon", "8 Mar", "9 Mar"),
    ("pause --from tomorrow --until sunday", "9 Mar", "15 Mar"),
    ("pause --until sunday", "", "15 Mar"),
    ("goal pause 1 --from tomorrow --until sunday", "9 Mar", "15 Mar"),
    ("step pause 1.1 --from tomorrow --until sunday", "9 Mar", "15 Mar"),
    ("step add More --goal 1 --every daily --start tomorrow --by sunday", "9 Mar", "15 Mar"),
    ("clock return 1 --from 2026-02-02 --to wed", "2 Feb", "4 Feb"),
    ("clock return 1 --from 2026-02-02 --to '4th'", "2 Feb", "4 Feb"),
)


@pytest.mark.parametrize(("line", "first", "last"), STRETCHES)
def test_a_stretch_ends_on_the_first_such_day_from_its_start(
    line: str, first: str, last: str, from_sunday: None, typed: Typed
) -> None:
    import shlex

    answer = typed(*shlex.split(line), now=SUNDAY)
    assert answer.code == 0, answer
    assert first in answer.out and last in answer.out, answer


def test_a_look_back_ends_there_too(from_sunday: None, typed: Typed) -> None:
    typed("win", "Slept", "--on", "2026-02-04", now=SUNDAY)
    typed("win", "Sang", "--on", "2026-02-05", now=SUNDAY)
    story = typed("story", "--since", "2026-02-02", "--to", "wed", "--json", now=SUNDAY).out
    assert "Slept" in story and "Sang" not in story
    assert "2026-02-04" in typed("calendar", "--since", "2026-02-02", "--to", "wed", "--json", now=SUNDAY).out
    for line in (["calendar", "--since", "2026-02-02"], ["story", "--since", "2026-02-02"]):
        assert typed(*line, "--to", "yesterday", now=SUNDAY).code == 0
        assert typed(*line, "--to", "2026-02-01", now=SUNDAY).code == 2
