"""Taking back as typed: what is large or old is named and asked first, what was undone and what was taken away stay
reachable in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import NOW, Typed, everything
from cli.talking import Talks
from goalwalk.core.kinds import TABLES
from goalwalk.words import sentences

LATER = "2026-11-20T21:30:00+01:00"  # NOW, and an hour and a half
NEXT_DAY = "2026-11-21T08:00:00+01:00"
WALK = "goal: Draw\ngoal.why: It is quiet then\nstep: Sketch a cup\nadopt: yes\n"


def titles(typed: Typed) -> list[str]:
    return [goal["title"] for goal in typed("goal", "list", "--json").json["goals"]]


class TestAsking:
    @pytest.mark.parametrize(
        ("lines", "now", "named"),
        [
            ([("walk", "--answers", "-")], NOW, "things)"),
            ([("rest", "1.1", "--from", "today", "--to", "2026-11-26")], NOW, "7 things"),
            ([("win", "Slept")], LATER, "Fri 20 Nov, today, 20:00"),
            ([("win", "Slept")], NEXT_DAY, "Fri 20 Nov, yesterday, 20:00"),
            ([("win", "Slept")], "2026-11-20T10:00:00+01:00", "20:00"),  # a clock that was set back
        ],
    )
    def test_what_is_large_or_old_is_named_first(
        self, lines: list[tuple[str, ...]], now: str, named: str, planned: Path, typed: Typed, talk: Talks
    ) -> None:
        for line in lines:
            assert typed(*line, stdin=WALK).code == 0
        before = everything(planned)
        refused = typed("undo", now=now)
        assert refused.code == 2 and named in refused.err and "--yes" in refused.err
        assert typed("undo", "--json", now=now).code == 2
        for answer in ("", "n"):
            talk("undo", columns=200, GOALWALK_NOW=now).hears("Take back").says(answer).ends(1)
        assert everything(planned) == before
        talk("undo", columns=200, GOALWALK_NOW=now).hears(named).hears("for no)").says("y").hears("Taken back").ends()
        assert everything(planned) != before

    def test_what_was_just_written_is_taken_back_at_once(self, planned: Path, typed: Typed) -> None:
        for line in (
            ("win", "Slept"),
            ("done", "1.1", "1.2"),
            ("goal", "add", "Swim"),
            ("goal", "remove", "2", "--yes"),
        ):
            assert typed(*line).code == typed("undo").code == 0, line
        assert titles(typed) == ["Sleep better", "Draw again"]

    def test_several_are_named_together(self, planned: Path, typed: Typed) -> None:
        for n in range(7):
            typed("win", f"Win {n}")
        assert typed("undo", "2").code == 0
        refused = typed("undo", "60")
        assert refused.code == 2
        assert "win: Win 4; win: Win 3; win: Win 2" in refused.err and "changes more" in refused.err

    def test_nobody_takes_back_what_another_window_wrote_meanwhile(
        self, planned: Path, typed: Typed, talk: Talks
    ) -> None:
        typed("rest", "1.1", "--from", "today", "--to", "2026-11-26")
        here = talk("undo").hears("Take back").hears("for no)")
        typed("win", "Slept")
        assert "written meanwhile" in here.says("y").ends(3)
        assert len(typed("wins", "--json").json["wins"]) == 1

    def test_a_walk_that_was_undone_is_reached_whatever_came_since(self, home: Path, typed: Typed) -> None:
        typed("walk", "--answers", "-", stdin=WALK)
        assert typed("undo", "--yes").code == 0
        typed("win", "Slept")
        assert typed("redo").code == 3
        assert "goalwalk redo a" in typed("undo", "--list").out
        assert typed("redo", "A").code == 0
        assert titles(typed) == ["Draw"]
        assert len(typed("wins", "--json").json["wins"]) == 1
        assert typed("redo", "a").code == 3

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (("undo", "0"), 2), (("undo", "x"), 2), (("undo", ""), 2), (("undo", "2.5"), 2), (("redo", "0"), 2),
            (("redo", "zz"), 3), (("undo", "--list", "0"), 2), (("undo", "--list", "five"), 2),
            (("undo", "--list", "--removed"), 2), (("undo", "--removed", "0"), 3), (("undo", "--removed", ""), 3),
            (("undo", "1", "2"), 2),
        ],
    )  # fmt: skip
    def test_what_is_no_number_is_said(self, line: tuple[str, ...], code: int, planned: Path, typed: Typed) -> None:
        before = everything(planned)
        answer = typed(*line)
        assert answer.code == code and answer.err.count("\n") == 1
        assert everything(planned) == before

    def test_the_latest_few_are_listed(self, planned: Path, typed: Typed) -> None:
        for n in range(4):
            typed("win", f"Win {n}")
        assert len(typed("undo", "--list", "2", "--json").json["changes"]) == 2
        assert typed("undo", "--list", "2").out.splitlines()[:2] == ["1. win: Win 3", "2. win: Win 2"]
        assert "earlier" in typed("undo", "--list", "2").out
        assert "earlier" not in typed("undo", "--list").out


REMOVED = {
    "goal": (("goal", "remove", "2"), "goal 2 Draw again", ("goal", "list")),
    "step": (("step", "remove", "1.1"), "step 1.1 Walk", ("step", "list")),
    "barrier": (("barrier", "remove", "1"), "barrier 1 Rain", ("barrier", "list")),
    "support": (("support", "remove", "1"), "support 1 Ida", ("support", "list")),
    "skill": (("skill", "remove", "1"), "skill 1 Count", ("skill", "list")),
    "hope": (("hope", "remove", "1"), "line 1 It passes", ("hope", "list")),
    "clock": (("clock", "remove", "1"), "clock 1 Smoke", ("clock", "list")),
    "return": (("clock", "return", "1", "--remove", "today"), "Smoke", ("clock", "show", "1")),
    "setback": (("setback", "--remove", "1"), "a hard stretch", ("setback", "--list")),
    "meeting": (("meeting", "remove", "1"), "the talk with Ana", ("meeting", "list")),
    "bring": (("bring", "--remove", "1"), "to bring: The form", ("bring",)),
    "win": (("wins", "--remove", "1"), "win 1 Slept", ("wins",)),
}
FULL = (
    ("barrier", "add", "Rain", "--then", "a coat"), ("barrier", "happened", "1", "--used"), ("support", "add", "Ida"),
    ("support", "reach", "1"), ("skill", "add", "Count"), ("skill", "practise", "1"), ("hope", "add", "It passes"),
    ("clock", "add", "Smoke", "--since", "2026-11-01"), ("clock", "return", "1"), ("setback", "Snow"),
    ("meeting", "add", "Call", "--with", "Ana"), ("bring", "The form"), ("win", "Slept"), ("done", "1.1"),
    ("goal", "rate", "2", "--importance", "8"),
)  # fmt: skip


class TestTakenAway:
    @pytest.mark.parametrize("kind", REMOVED)
    def test_each_thing_has_a_way_back_by_number_and_by_words(self, kind: str, planned: Path, typed: Typed) -> None:
        for line in FULL:
            assert typed(*line, "--no-input").code == 0, line
        remove, called, look = REMOVED[kind]
        before = typed(*look, "--json").out
        for which in ("1", called.split()[-1]):
            gone = typed(*remove)
            assert gone.code == 0
            assert "Not erased" in gone.out and "undo --removed" in gone.out and "data forget --removed" in gone.out
            assert typed(*look, "--json").out != before
            listed = typed("undo", "--removed", now=NEXT_DAY)
            assert listed.out.startswith(f"1. {called}") and "taken away Fri 20 Nov" in listed.out
            assert "Brought back: " in typed("undo", "--removed", which).out
            assert typed(*look, "--json").out == before
            assert "bringing back" in typed("undo").out
            assert typed("redo").code == 0
            assert typed(*look, "--json").out == before
        assert typed("undo", "--removed").out == str(sentences()["removed.empty"]) + "\n"

    def test_its_day_is_the_one_it_was_wherever_the_machine_stands(self, planned: Path, spawned: Typed) -> None:
        """And a night up to the hour at which a day of this plan begins belongs to the day before."""
        spawned("config", "day_starts_at", "4")
        for now in ("2026-11-20T23:30:00+01:00", "2026-11-21T02:00:00+01:00"):
            assert spawned("step", "remove", "2.1", env={"GOALWALK_NOW": now}).code == 0
            for zone in ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"):
                days = {"GOALWALK_NOW": "2026-11-22T12:00:00+01:00", "TZ": zone}
                assert "taken away Fri 20 Nov" in spawned("undo", "--removed", env=days).out, (now, zone)
            spawned("undo", "--removed", "1")

    def test_what_a_thing_hung_on_is_named_and_comes_back_with_it(self, planned: Path, typed: Typed) -> None:
        typed("step", "remove", "2.1")
        typed("goal", "remove", "2")
        shown = typed("undo", "--removed").out
        assert "step 2.1 Sketch" in shown and "goal 2 Draw again is taken away, too" in shown
        assert "and goal 2 Draw again, which it belongs to" in typed("undo", "--removed", "sketch").out
        assert titles(typed) == ["Sleep better", "Draw again"]

    def test_several_that_fit_are_listed(self, planned: Path, typed: Typed) -> None:
        typed("step", "remove", "1.1")
        typed("step", "remove", "1.2")
        answer = typed("undo", "--removed", "step")
        assert answer.code == 3 and "Walk" in answer.err and "Glasses" in answer.err
        assert len(typed("undo", "--removed", "--json").json["things"]) == 2

    def test_erased_is_not_there_any_more(self, planned: Path, typed: Typed) -> None:
        typed("goal", "remove", "2")
        typed("data", "forget", "--removed", "--yes")
        assert typed("undo", "--removed", "1").code == 3
        assert "Draw" not in typed("undo", "--removed").out + typed("undo", "--list").out

    def test_what_history_holds_comes_back_too(self, planned: Path, typed: Typed) -> None:
        typed("win", "Slept")
        typed("done", "1.1")
        typed("wins", "--remove", "1")
        years_on = "2029-01-10T20:00:00+01:00"
        typed("win", "Swam", now=years_on)
        assert typed("undo", "--removed", "slept", now=years_on).code == 0
        assert [win["text"] for win in typed("wins", "--json", now=years_on).json["wins"]] == ["Swam", "Slept"]
        assert typed("data", "check", now=years_on).code == 0


def test_every_kind_of_record_can_be_named() -> None:
    assert {f"thing.{name}" for name in TABLES} <= {*sentences(), "thing.meetings"}


def test_no_sentence_promises_an_undo_that_may_be_out_of_reach() -> None:
    """The list of changes ends after a hundred, and where something is erased; what was taken away stays longer."""
    for key, sentence in sentences().items():
        for text in sentence if isinstance(sentence, tuple) else (sentence,):
            assert "undo brings" not in text, key
