"""What a command needs and was not given is asked for on a terminal, and refused with an example elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed, commands
from cli.talking import Talks
from goalwalk.cli.commands import COMMANDS, function_of
from goalwalk.cli.parameters import parameters


def needing() -> list[tuple[str, ...]]:
    """The commands that need something behind them."""
    found = []
    for line in commands():
        place = COMMANDS[line[0]] if line else "daily.today"
        if isinstance(place, dict):
            place = place[line[1]] if line[1:] else ""
        if place and any(
            parameter.is_needed for parameter in parameters(function_of(line[-1] if line else "today", place))
        ):
            found.append(line)
    return found


@pytest.mark.parametrize("line", needing(), ids=" ".join)
def test_without_a_terminal_it_is_refused_with_an_example(line: tuple[str, ...], planned: Path, typed: Typed) -> None:
    answer = typed(*line)
    assert (answer.code, answer.out) == (2, "")
    meant = "plan.json" if line == ("data", "merge") else "1"
    assert f"Like this: goalwalk {' '.join(line)} {meant}" in answer.err and answer.err.count("\n") == 1


def test_on_a_terminal_it_is_asked_for_with_what_there_is(planned: Path, talk: Talks) -> None:
    asked = talk("step", "show").hears("Walk to the park").hears("Which one?").says("no such thing")
    asked.hears("No step fits").hears("Which one?").says("water").hears("Glasses of water").ends()
    talk("goal", "reached").hears("Draw again").hears("Which one?").says("2").hears("Draw again").ends()
    talk("goal", "show").hears("Which one?").says("").ends(1)


def test_where_there_is_none_it_says_how_to_begin(planned: Path, talk: Talks) -> None:
    talk("skill", "show").hears("There is none yet. Like this: goalwalk skill add").ends(3)
