"""Rulers and levels, as typed: rated with their days, seen in words, and in numbers only where those are asked for."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from cli.keyboard import Typed, everything, plan_file
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from goalwalk.core.model.plan import ASKED_LEVELS, LEVELS

SLEEP = "goal add 'Sleep better'"
WRITE = "goal levels 1 --measured Nights --less 'One or two' --hope Four --more Five"
THREE = [None, "One or two", "Four", "Five", None]

LINES: dict[str, tuple[T, ...]] = {
    "nothing yet": (
        T(SLEEP),
        T(
            "goal levels 1",
            ("1 Sleep better\n", "No levels yet. Begin with what you hope: goalwalk goal levels 1 --hope"),
        ),
        T("goal show 1", never=("Levels", "Importance", "Confidence")),
        T(
            "goal levels 1 --json",
            facts={"goal.levels": [], "levels": [], "history": [], "advice": [], "overall": None},
        ),
    ),
    "levels in words, and where it stands": (
        T(SLEEP),
        T(WRITE, ("Levels of 1 Sleep better: less, what I hope, more.\nWhat is looked at: Nights\n",)),
        T("goal rate sleep --level less --on '1 nov'", ("1 Sleep better, Sun 1 Nov: less (One or two).\n",)),
        T("goal rate 1 --level hope", ("1 Sleep better, Fri 20 Nov: what I hope (Four).\n",)),
        T(
            "goal levels 1",
            (
                "What is looked at: Nights\n",
                "less. One or two\nwhat I hope (now). Four\nmore. Five\n",
                "Where it stood: Sun 1 Nov: less; Fri 20 Nov: what I hope\n",
            ),
            never=("much", "+1", "-1", "−1", "Weight", "T "),
        ),
        T(
            "goal levels 1 --json",
            facts={
                "goal.measured": "Nights",
                "goal.levels": THREE,
                "goal.weight": None,
                "levels.#": 3,
                "levels.1": {"level": 0, "text": "Four", "now": True},
                "levels.2.now": False,
                "history": [{"day": "2026-11-01", "level": -1}, {"day": "2026-11-20", "level": 0}],
                "overall": None,
            },
        ),
        T(
            "goal show 1",
            ("Levels\n", "what I hope (now). Four\n", "What is looked at: Nights"),
            never=("+1", "Weight"),
        ),
    ),
    "numbers and the weight where they are asked for": (
        T(SLEEP),
        T(WRITE),
        T("goal levels 1 --numbers", ("−1 less. One or two\n0 what I hope. Four\n+1 more. Five\n", "Weight: none\n")),
        T("goal levels 1 --weight 3", ("Its weight is 3.",)),
        T("goal rate 1 --level 2", ("Fri 20 Nov: much more.\n", "none left for more")),
        T("goal levels 1 --numbers", ("+2 much more (now)\n", "Weight: 3\n", "Fri 20 Nov: +2 much more\n")),
        T("goal levels 1", ("much more (now)\n",), never=("+2", "Weight", "3")),
        T("goal levels 1 --weight none", ("It has no weight now.",)),
        T("goal show 1 --json", facts={"goal.weight": None}),
    ),
    "T on request, with what it is and is not": (
        T(SLEEP),
        T("goal levels 1 --t", ("T needs a goal with levels",), never=("50",)),
        T(WRITE + " --weight 3"),
        T("goal add Draw"),
        T("goal levels 2 --hope 'A page' --less 'A line' --more 'A book' --weight 1"),
        T("goal rate 1 --level more"),
        T("goal levels 1 --t", ("T over one goal: 60.0\n",)),
        T("goal rate 2 --level less"),
        T(
            "goal levels 1 --t",
            ("T over 2 goals: 55.8\n", "what was hoped", "50 is just that", "does not compare people", "worth"),
            never=("55.82",),
        ),
        T("goal levels draw --t-score", ("T over 2 goals: 55.8\n",)),
        T(
            "goal levels 1 --t --json",
            facts={"overall.goals": ["1", "2"], "overall.t": pytest.approx(55.822225, abs=1e-6)},
        ),
        T("goal reached 2"),
        T("goal levels 1 --t", ("T over 2 goals",)),
        T("undo"),
        T("goal let-go 2"),
        T("goal levels 1 --t", ("T over one goal: 60.0\n",)),
    ),
    "levels are written one by one, and taken away": (
        T(SLEEP),
        T("goal levels 1 --hope Four", ("Levels of 1 Sleep better: what I hope.\n", "one below it and one above it")),
        T(
            "goal levels 1 --much-less None --much-more All",
            ("much less, what I hope, much more.\n",),
            never=("below",),
        ),
        T("goal levels 1 --hope ''", ("much less, much more.\nLevels tell most with what you hope",)),
        T("goal show 1 --json", facts={"goal.levels": ["None", None, None, None, "All"]}),
        T("goal levels 1 --much-less '' --much-more ''", ("No levels are written for 1 Sleep better.\n",)),
        T("goal show 1 --json", facts={"goal.levels": []}),
        T("goal levels 1 --measured Nights", ("No levels are written", "What is looked at: Nights")),
        T("goal levels 1 --measured ''", never=("looked at",)),
        T("goal levels 1 --less -", ("less.\n",), stdin="One\n"),
        T("goal show 1 --json", facts={"goal.measured": None, "goal.levels.1": "One"}),
    ),
    "what is worth saying is said, and nothing is refused": (
        T(SLEEP),
        T("goal levels 1 --less Two --hope TWO --more Five", ("Two levels have the same words.",)),
        T("goal levels 1", ("Two levels have the same words.",)),
        T("goal levels 1 --less One --weight 3", never=("same words", "Only some")),
        T("goal add Draw"),
        T("goal levels 2 --less One --hope Two --more Three", ("Only some goals with levels have a weight.",)),
        T("goal levels 2", never=("weight",)),
        T("goal levels 2 --numbers", ("Only some goals with levels have a weight.",)),
        T("goal levels 2 --json", facts={"advice": ["some_weights"]}),
        T("goal rate 2 --level much-less", ("It began at the lowest level, so there is none left for less.",)),
        T("goal rate 2 --level much-less", never=("began",)),
        T("goal levels 2", ("It began at the lowest level",)),
    ),
    "rulers, then and now": (
        T(SLEEP),
        T(
            "goal rate 1 --importance 8 --confidence 4 --why 'To be awake' --up 'A quiet room' --on '1 nov'",
            ("1 Sleep better, Sun 1 Nov: importance 8 of 10; confidence 4 of 10; your words are kept.\n",),
        ),
        T(
            "goal show 1",
            ("Importance: 8 of 10, Sun 1 Nov 2026\n", "Why it is no lower: To be awake\n", "A quiet room"),
        ),
        T("goal rate 1 --confidence 7", ("confidence 7 of 10.\n",), never=("smaller",)),
        T(
            "goal show 1",
            (
                "Importance: 8 of 10, Sun 1 Nov 2026\n",
                "Confidence: 4 of 10, Sun 1 Nov 2026; now 7, Fri 20 Nov 2026\n",
                "What would move it up by one: A quiet room\n",
            ),
        ),
        T("goal rate 1 --importance 0", ("importance 0 of 10.\n",)),
        T("goal show 1", ("Importance: 8 of 10, Sun 1 Nov 2026; now 0, Fri 20 Nov 2026\n",)),
        T("goal rate 1 --why 'A word'", ("Fri 20 Nov: your words are kept.\n",)),
        T(
            "goal show 1 --json",
            facts={
                "goal.ratings.#": 4,
                "goal.ratings.0": {
                    "day": "2026-11-01",
                    "importance": 8,
                    "confidence": 4,
                    "level": None,
                    "why": "To be awake",
                    "up": "A quiet room",
                },
                "stand.rulers.1.then": 4,
                "stand.why": "A word",
            },
        ),
    ),
    "a smaller step is offered once, and only for what goes on": (
        T(SLEEP),
        T("goal rate 1 --confidence 6", ("smaller step would feel surer: goalwalk step edit, or goalwalk step add.",)),
        T("goal rate 1 --importance 6", never=("smaller",)),
        T("goal reached 1"),
        T("goal rate 1 --confidence 2", ("confidence 2 of 10.\n",), never=("smaller",)),
    ),
    "of one day, the later word counts, and both are kept": (
        T(SLEEP),
        T(WRITE),
        T("goal rate 1 --level less"),
        T("goal rate 1 --level more"),
        T("goal levels 1", ("more (now). Five", "Where it stood: Fri 20 Nov: more\n")),
        T("goal show 1 --json", facts={"goal.ratings.#": 2}),
        T("goal rate 1 --level less --on yesterday", ("Thu 19 Nov, yesterday: less",)),
        T("goal levels 1", ("more (now)", "Where it stood: Thu 19 Nov: less; Fri 20 Nov: more\n")),
    ),
    "undo and redo, each in words": (
        T(SLEEP),
        T(WRITE),
        T("goal rate 1 --level less --on yesterday"),
        T("undo --list", ("1. rating of goal 1 Sleep better, Thu 19 Nov\n", "2. levels of goal 1 Sleep better\n")),
        T("undo 2", ("Taken back: rating of goal 1", "Taken back: levels of goal 1")),
        T("goal show 1 --json", facts={"goal.levels": [], "goal.measured": None, "goal.ratings": []}),
        T("redo 2", ("Done again: levels of goal 1 Sleep better", "Done again: rating of goal 1")),
        T("goal show 1 --json", facts={"goal.levels": THREE, "goal.ratings.0.level": -1}),
    ),
    "a goal that is taken away comes back with its ratings": (
        T(SLEEP),
        T(WRITE),
        T("goal rate 1 --importance 8 --why Breakfast"),
        T("goal rate 1 --level hope"),
        T("goal remove 1"),
        T("goal levels 1", code=3),
        T("undo"),
        T("goal show 1 --json", facts={"goal.ratings.#": 2, "goal.ratings.0.why": "Breakfast", "goal.levels": THREE}),
        T("goal levels 1", ("what I hope (now). Four",)),
        T("data check --rebuild", ("just what the check-ins say",)),
    ),
    "the answers for programs": (
        T(SLEEP),
        T(WRITE + " --json", facts={"goal.levels": THREE, "recorded.code": "goal_levels", "recorded.advice": []}),
        T(
            "goal rate 1 --level hope --why Tea --json",
            facts={
                "goal.ratings.0.level": 0,
                "goal.ratings.0.why": "Tea",
                "recorded.code": "goal_rated",
                "recorded.level": 0,
                "recorded.day": "2026-11-20",
                "recorded.smaller": False,
            },
        ),
        T("goal list --json", facts={"goals.0.measured": "Nights", "goals.0.levels": THREE, "goals.0.ratings.#": 1}),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


BAD: list[tuple[list[str], int, tuple[str, ...]]] = [
    (["goal", "rate"], 2, ()),
    (["goal", "rate", "1"], 2, ("goalwalk goal rate 1 --importance 8",)),
    (["goal", "rate", "1", "--on", "yesterday"], 2, ("goalwalk goal rate 1 --importance 8",)),
    (["goal", "rate", "7", "--importance", "3"], 3, ("7", "goal list")),
    (["goal", "rate", "b", "--importance", "3"], 3, ("Sleep better", "Be kind")),
    (["goal", "rate", "1", "--importance", "11"], 2, ("11", "0 to 10")),
    (["goal", "rate", "1", "--importance", "-1"], 2, ("-1",)),
    (["goal", "rate", "1", "--confidence", "7.5"], 2, ("7.5", "whole number")),
    (["goal", "rate", "1", "--confidence", ""], 2, ("0 to 10",)),
    (["goal", "rate", "1", "--level", "m"], 2, ('"m"', "much less", "more")),
    (["goal", "rate", "1", "--level", "3"], 2, ('"3"',)),
    (["goal", "rate", "2", "--level", "hope"], 3, ("Be kind has no levels yet", "goalwalk goal levels 2 --hope")),
    (["goal", "rate", "1", "--why", ""], 2, ()),
    (["goal", "rate", "1", "--up", "x" * 30_000], 2, ("30000", "20000")),
    (["goal", "rate", "1", "--why", "a\0b"], 2, ("NUL",)),
    (["goal", "rate", "1", "--level", "hope", "--on", "tomorrow"], 3, ("21 Nov", "ahead")),
    (["goal", "rate", "1", "--level", "hope", "--on", "soonish"], 2, ("soonish",)),
    (["goal", "levels"], 2, ()),
    (["goal", "levels", "7"], 3, ("7", "goal list")),
    (["goal", "levels", "7", "--hope", "Four"], 3, ("7",)),
    (["goal", "levels", "1", "--hope", " "], 2, ()),
    (["goal", "levels", "1", "--hope", "x" * 2000], 2, ("2000", "1000")),
    (["goal", "levels", "1", "--measured", "a\0b"], 2, ("NUL",)),
    (["goal", "levels", "1", "--weight", "11"], 2, ("11", "0 to 10")),
    (["goal", "levels", "1", "--weight", "heavy"], 2, ("heavy", "none")),
    (["goal", "levels", "1", "--weight", "3", "--numbers"], 2, ("--numbers", "--weight")),
    (["goal", "levels", "1", "--much-less", "X", "--t"], 2, ("--t", "--much-less")),
    (["goal", "levels", "1", "--hope", "-"], 2, ()),  # nothing comes from stdin
]


@pytest.mark.parametrize(
    ("line", "code", "says"), [pytest.param(*row, id=" ".join(row[0])[:60].replace("\0", "NUL")) for row in BAD]
)
def test_what_is_refused(line: list[str], code: int, says: tuple[str, ...], home: Path, typed: Typed) -> None:
    for good in (SLEEP, WRITE, "goal add 'Be kind'"):
        assert typed(*shlex.split(good)).code == 0
    before = everything(home)
    refused(typed(*line), code, *says)
    assert everything(home) == before


def test_nothing_is_kept_of_the_words_of_a_goal_that_is_erased(home: Path, typed: Typed) -> None:
    """Neither in the plan, nor in what can be undone, nor in any copy."""
    words = ("Zaunkönig", "Eisvogel", "Rotmilan", "Haubentaucher", "Wiedehopf")
    measured, hope, why, up, gone = words
    for line in (
        SLEEP,
        f"goal levels 1 --measured {measured} --hope {hope} --less {gone}",
        f"goal rate 1 --importance 8 --why {why}",
        f"goal rate 1 --confidence 3 --up {up} --on '1 nov'",
        "goal levels 1 --less ''",
        "goal add 'Be kind'",
        "goal rate 2 --importance 5 --why Buchfink",
        "data backup",
    ):
        assert typed(*shlex.split(line)).code == 0, line
    kept = [name for name, data in everything(home).items() if why.encode() in data]
    assert len(kept) >= 2
    assert typed("data", "forget", "1", "--yes").code == 0
    for name, data in everything(home).items():
        for word in words:
            assert word not in data.decode() and ascii(word)[1:-1] not in data.decode(), (name, word)
    left = json.loads(plan_file(home).read_text())["ratings"]
    assert [one["why"] for one in left.values()] == ["Buchfink"]


def test_what_is_asked_stands_in_an_order_that_makes_sense() -> None:
    """What is hoped comes first, and every level is asked for."""
    assert ASKED_LEVELS[0] == 0
    assert sorted(ASKED_LEVELS) == list(LEVELS)


def test_no_number_stands_beside_a_level_unasked(home: Path, typed: Typed) -> None:
    for line in ("goal add Rest", "goal levels 1 --much-less a --less b --hope c --more d --much-more e --weight 7"):
        assert typed(*line.split()).code == 0
    for level in ("much-less", "less", "hope", "more", "much-more"):
        assert typed("goal", "rate", "1", "--level", level).code == 0
        for screen in ("levels", "show"):
            shown = typed("goal", screen, "1").out
            assert f"{level.replace('-', ' ').replace('hope', 'what I hope')} (now)" in shown
            assert not re.search(r"[-−+]\d|\b7\b|weigh", shown, re.IGNORECASE), shown


def test_somebody_elses_goal_is_rated_in_their_plan(home: Path, typed: Typed) -> None:
    for line in ("goal add Mine", "person add Jo", "goal add Theirs --person Jo"):
        assert typed(*line.split()).code == 0
    answer = typed("goal", "levels", "1", "--person", "Jo")
    assert "Jo" in answer.out.splitlines()[0]
    assert "goalwalk --person Jo goal levels 1 --hope" in answer.out
    assert typed("goal", "rate", "1", "--importance", "9", "--person", "Jo").code == 0
    assert typed("goal", "show", "1", "--json").json["goal"]["ratings"] == []
    assert typed("goal", "show", "1", "--json", "--person", "Jo").json["goal"]["ratings"][0]["importance"] == 9
