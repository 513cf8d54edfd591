"""A thing that is changed by its sentence, and asked of where it is not plain."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cli.keyboard import Typed
from cli.talking import Talk


@pytest.fixture(autouse=True)
def a_plan(typed: Typed) -> None:
    typed("goal", "add", "Be well")
    for title in ("Water", "read my book", "read the mail", "Pills twice a day"):
        typed("step", "add", title)
    typed("support", "add", "Ruth 07700 900123")


def step(typed: Typed, id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(typed("step", "show", id, "--json").out)["step"]
    return found


EDITED = {
    "1.1 twice a day": {"rhythm": "daily", "target": 2, "unit": "times"},
    "water every day 20 minutes": {"rhythm": "daily", "target": 20, "unit": "minutes"},
    "water 8 glasses": {"rhythm": "once", "target": 8, "unit": "glasses"},
    "read my book to mon,wed": None,  # 1.2
    "1.1 at 7pm": {"at": ["19:00"]},
    "1.1 by 24 dec": {"by": "2026-12-24", "rhythm": "once"},
}


@pytest.mark.parametrize("line", EDITED)
def test_what_stands_behind_the_name(line: str, typed: Typed) -> None:
    answer = typed("step", "edit", *line.split())
    assert answer.code == 0, answer.err
    wanted = EDITED[line]
    if wanted is None:
        assert step(typed, "1.2")["rhythm"] == "mon,wed"
        assert "How often: every Mon and Wed (before: once)" in answer.out
    else:
        assert {name: step(typed, "1.1")[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("water", 2, "goalwalk step edit 1.1 --title"),
        ("Pills twice a day", 2, "goalwalk step edit 1.4 --title"),
        ("1.2 take my pills", 2, 'goalwalk step edit 1.2 --title "take my pills"'),
        ("read every day", 3, "read the mail"),
        ("9.9 daily", 3, "9.9 daily"),
        ("water sunday", 2, "every sunday"),
    ],
)
def test_what_is_not_plain_is_refused_with_the_way(line: str, code: int, told: str, typed: Typed) -> None:
    answer = typed("step", "edit", *line.split())
    assert answer.code == code
    assert told in answer.err


def test_a_new_number_is_how_to_reach_them(typed: Typed) -> None:
    assert "07700 900123" in typed("support", "show", "ruth").out
    typed("support", "edit", "ruth", "07700", "900124")
    assert "07700 900124" in typed("support", "show", "ruth").out


def test_on_a_terminal_what_is_to_change_is_asked(typed: Typed) -> None:
    Talk("step", "edit", "water").hears("2: kind").hears("What is to change?").says("how often").hears(
        "from now on?"
    ).says("mon,wed").hears("Changed: 1.1").ends()
    assert step(typed, "1.1")["rhythm"] == "mon,wed"
    Talk("step", "edit", "1.1", "take my pills").hears("the new name of Water").says("").hears("Changed").ends()
    assert step(typed, "1.1")["title"] == "take my pills"


def test_a_yes_takes_words_as_the_name(typed: Typed) -> None:
    assert "Name: sleep (before: Be well)" in typed("goal", "edit", "1", "sleep", "--yes").out


def test_every_field_has_a_plain_name() -> None:
    from goalwalk.cli.nouns import barriers, clocks, goals, hopes, skills, steps, supports
    from goalwalk.words import known

    nouns = (goals.GOAL, steps.STEP, barriers.BARRIER, skills.SKILL, hopes.HOPE, clocks.CLOCK, supports.SUPPORT)
    options = {field.option[2:] for noun in nouns for field in noun.fields}
    assert [option for option in options if not known(f"field.{option}")] == []
