"""A line without options is answered without the parser; and whatever is typed, both ways do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.keyboard import commands
from goalwalk.cli import commands as table
from goalwalk.cli import main, menu
from goalwalk.cli.run import Run
from goalwalk.core.errors import Problem

CALLED: list[tuple[object, ...]] = []


class Instead:
    """Stands for the function of a command: takes the same, and only writes down how it was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.name = str(function)
        if hasattr(function, "takes"):  # made from a table
            self.takes = function.takes
        else:
            self.__code__, self.__defaults__ = function.__code__, function.__defaults__  # type: ignore[attr-defined]
            self.__annotations__ = function.__annotations__

    def __call__(self, run: Run, **given: object) -> int:
        flags = {name: value for name, value in given.items() if value is not False}  # which the parser spells out
        CALLED.append((self.name, flags, run.plain, run.person, run.json))
        return 0


@pytest.fixture(autouse=True)
def only_written_down(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = table.function_of
    for module in (table, menu):
        monkeypatch.setattr(module, "function_of", lambda verb, place: Instead(real(verb, place)))
    monkeypatch.setattr(menu, "_today_alone", lambda ctx: None)
    yield
    CALLED.clear()


words = st.one_of(
    st.sampled_from([word for command in commands() for word in command]),
    st.sampled_from(
        ["c", "1.1", "walk", "", " ", "-", "--", "help", "practice", "--plain", "--person", "Sam", "--json"]
    ),
    st.sampled_from(["--on", "today", "-x", "--person=Sam", "--plain=yes", "\0", "ä", "-1", "--help", "goalwalk"]),
    st.text(max_size=4),
)


def tried(line: list[str], answer: Callable[[Run, list[str]], int | None]) -> tuple[object, list[tuple[object, ...]]]:
    CALLED.clear()
    status: object
    try:
        status = answer(Run(), line)
    except Problem as problem:
        status = problem.code
    return status, list(CALLED)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first lines load what they name
@given(
    st.one_of(*(st.just(list(command)) for command in commands() if command)), st.lists(words, max_size=4), st.data()
)
def test_both_ways_do_the_same(command: list[str], more: list[str], data: st.DataObject) -> None:
    line = data.draw(st.permutations([*command, *more])) if data.draw(st.booleans()) else [*command, *more]
    status, called = tried(line, main._at_once)
    if status is None:
        assert not called
    else:
        assert (status, called) == tried(line, menu.answer)


DAILY = ["done 1.1", "done walk", "rest walk", "skip walk", "win|Slept until six", "c", "progress", "progress draw"]
DAILY += ["streaks", "calendar", "calendar 1.1", "today", "now", "done 1.1 --plain", "--person Sam done 1.1 1.2"]
DAILY += [
    "help",
    "help done",
    "--help",
    "step add -h",
    "goal",
    "clock",
    "goal list",
    "step show 1.1",
    "win slept well today",
]


@pytest.mark.parametrize("line", DAILY)
def test_what_is_typed_every_day_needs_no_parser(line: str) -> None:
    typed = line.split("|") if "|" in line else line.split()
    assert tried(typed, main._at_once)[0] == 0
    assert len(CALLED) == 1


@pytest.mark.parametrize(
    "line", ["done -", "done --", "win --on today x", "done 1.1 --partly", "goal show", "done walk -h"]
)
def test_what_has_an_option_or_too_little_goes_to_the_parser(line: str) -> None:
    assert tried(line.split(), main._at_once) == (None, [])
