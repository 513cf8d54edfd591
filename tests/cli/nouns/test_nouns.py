"""What holds for every noun that a table makes, tried over all tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed
from goalwalk.cli.noun import Noun
from goalwalk.cli.nouns.barriers import BARRIER
from goalwalk.cli.nouns.clocks import CLOCK
from goalwalk.cli.nouns.goals import GOAL
from goalwalk.cli.nouns.hopes import HOPE
from goalwalk.cli.nouns.skills import SKILL
from goalwalk.cli.nouns.supports import SUPPORT
from goalwalk.core import texts
from goalwalk.core.kinds import NEVER

NOUNS = [GOAL, SKILL, SUPPORT, CLOCK, HOPE, BARRIER]
ANY_FIELD = [noun for noun in NOUNS if noun is not BARRIER]  # each by itself: of a barrier some exclude each other
# What can be typed for a field that takes no text.
VALUES = {"area": "home", "by": "2027-01-05", "every": "fri", "kind": "group", "time": "19:00", "saves": "5 €"}
VALUES |= {"milestone": "40", "how": "slowly"}
# What goes along with an option: a time needs a rhythm, and what has one is a group.
BESIDE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "--every": ((), ("--kind", "")),
    "--time": (("--every", "thu"), ("--every", "", "--kind", "")),
}


@pytest.fixture
def typed(home: Path, typed: Typed) -> Typed:
    for noun in NOUNS:
        assert typed(noun.name, "add", "Something").code == 0
    return typed


def shown(typed: Typed, noun: Noun) -> dict[str, object]:
    found: dict[str, object] = typed(noun.name, "show", "1", "--json").json[noun.name]
    return found


def optional(noun: Noun) -> list[str]:
    """The options of the fields that may be absent."""
    fields = (field for field in noun.others if noun.kind.fields[field.name].absent is not NEVER)
    return [field.option for field in fields if field.of != "bool | None"]


@pytest.mark.parametrize("noun", ANY_FIELD, ids=lambda noun: noun.name)
def test_an_empty_text_takes_away_what_may_be_absent(typed: Typed, noun: Noun) -> None:
    before = shown(typed, noun)
    for option in optional(noun):
        value = VALUES.get(option[2:], "Something else")
        more, emptied = BESIDE.get(option, ((), ()))
        assert typed(noun.name, "edit", "1", option, value, *more).code == 0, option
        assert shown(typed, noun) != before, option
        assert typed(noun.name, "edit", "1", option, "", *emptied).code == 0, option
        assert shown(typed, noun) == before, option
        assert typed(noun.name, "add", "Another", option, "").code == 0, option
        assert typed("undo", "3", "--yes").code == 0


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_a_dash_reads_a_text_from_stdin(typed: Typed, noun: Noun) -> None:
    for field in noun.fields:
        if field.of == "str" and field.read in (texts.title, texts.note):
            side = () if noun is not BARRIER or field.name in ("title", "then") else ("--outside",)
            assert typed(noun.name, "edit", "1", field.option, "-", *side, stdin="From elsewhere\n").code == 0
            assert "From elsewhere" in shown(typed, noun).values(), field.option


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_what_every_noun_refuses(typed: Typed, noun: Noun) -> None:
    title = noun.title.option
    for line, code in (
        (("add", ""), 2),
        (("edit", "1"), 2),
        (("edit", "1", title, ""), 2),
        (("edit", "9", title, "X"), 3),
        (("edit", "", title, "X"), 2),
        (("show", "nobody has it"), 3),
    ):
        answer = typed(noun.name, *line)
        assert (answer.code, answer.out) == (code, ""), line
        assert len(answer.err.splitlines()) == 1
