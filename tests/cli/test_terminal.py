"""Conversations on a real terminal, 80 and 40 columns wide: three doors, and Ctrl-C and Ctrl-D at each prompt."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cli.keyboard import GOALWALK, Typed, everything
from cli.talking import Talks
from goalwalk.words import sentences


@pytest.fixture(params=[80, 40], ids=lambda columns: f"{columns} columns")
def columns(request: pytest.FixtureRequest) -> int:
    return int(request.param)


THREE = ("begin.goal", "begin.step", "begin.rhythm")
ANSWERS = ("Sleep better", "Walk to the park", "mon,wed,fri")
EVENING = ("checkin.steps", "checkin.mood", "checkin.keep")
AT_EACH_PROMPT = [(0, "c", 130), (1, "c", 130), (2, "c", 130), (2, "d", 1)]


class TestTheFirstMinute:
    def test_three_questions_and_today(self, home: Path, talk: Talks, typed: Typed, columns: int) -> None:
        here = talk(columns=columns)
        for question, answer in zip(THREE, ANSWERS, strict=True):
            here.hears(question).says(answer)
        shown = here.ends()
        assert "Walk to the park" in shown.split("begin")[-1]
        assert shown.count("?") == 3
        goal = typed("goal", "show", "1", "--json").json
        assert (goal["goal"]["title"], goal["steps"][0]["title"]) == ANSWERS[:2]
        assert goal["steps"][0]["rhythm"] == "mon,wed,fri"
        assert goal["goal"]["area"] is None

    def test_enter_for_whenever(self, home: Path, talk: Talks, typed: Typed) -> None:
        talk().hears("begin.goal").says("A").hears("begin.step").says("B").hears("begin.rhythm").says("").ends()
        assert typed("step", "list", "--json").json["steps"][0]["rhythm"] == "whenever"

    def test_what_is_not_understood_is_asked_again(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk().hears("begin.goal").says("A").hears("begin.step").says("x" * 1001).hears("1001")
        here.hears("begin.step").says("B").hears("begin.rhythm").says("sometimes").hears("3x week")
        here.hears("begin.rhythm").says("3x week").ends()
        assert typed("step", "list", "--json").json["steps"][0]["rhythm"] == "3x week"

    def test_a_goal_alone(self, home: Path, talk: Talks, typed: Typed) -> None:
        shown = talk().hears("begin.goal").says("A").hears("begin.step").says("").ends()
        assert "step add" in shown
        assert typed("goal", "list", "--json").json["goals"][0]["steps"] == 0

    def test_only_enter(self, home: Path, talk: Talks) -> None:
        talk().hears("begin.goal").says("").ends()
        assert not home.exists() or not everything(home)

    def test_one_undo_takes_it_back(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk()
        for question, answer in zip(THREE, ANSWERS, strict=True):
            here.hears(question).says(answer)
        here.ends()
        assert typed("undo").code == 0
        assert typed("goal", "list", "--json").json["goals"] == []

    @pytest.mark.parametrize(("at", "key", "code"), AT_EACH_PROMPT)
    def test_leaving(self, at: int, key: str, code: int, home: Path, talk: Talks) -> None:
        here = talk()
        for question, answer in zip(THREE[:at], ANSWERS[:at], strict=True):
            here.hears(question).says(answer)
        shown = here.hears(THREE[at]).presses(key).ends(code)
        if at:
            assert f"{at} answer{'s' * (at > 1)} kept." in shown
        else:
            assert not home.exists() or not everything(home)


class TestTheEvening:
    def test_one_line_for_all(self, planned: Path, talk: Talks, typed: Typed, columns: int) -> None:
        here = talk("c", columns=columns)
        here.hears("Walk to the park").hears("Glasses of water").hears("Sketch")
        here.hears("checkin.steps").says("1 2p 3r").hears("checkin.mood").says("4")
        shown = here.hears("checkin.keep").says("Sam called back").ends()
        assert "Sam called back" in shown
        said = {line["id"]: line["today"] for line in typed("today", "--json").json["said"]}
        assert said == {"1.1": "done", "1.2": "partly", "2.1": "rest"}
        assert typed("today", "--json").json["kept"] == ["Sam called back"]
        assert typed("wins", "--json").json["wins"] == []
        assert typed("undo").code == 0
        after = typed("today", "--json").json
        assert (after["said"], after["kept"]) == ([], [])
        assert typed("data", "check", "--json").json["counts"]["check_ins"] == 0

    def test_a_win_is_what_the_person_calls_one(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("c").hears("checkin.steps").says("").hears("checkin.mood").says("")
        here.hears("checkin.keep").says("win:").hears("checkin.keep").says("Win: Sam called back")
        assert "Kept, a win: Sam called back" in here.ends()
        assert typed("wins", "--json").json["wins"][0]["text"] == "Sam called back"
        assert typed("today", "--json").json["kept"] == []

    def test_only_enters_are_being_here(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("checkin")
        for question in EVENING:
            here.hears(question).says("")
        assert sentences()["receipt.here"] in here.ends()
        assert "check-in" in typed("undo", "--list").out.splitlines()[0]
        talk().hears("Walk to the park").ends()  # it counts as written: no blank days are told of

    def test_a_wrong_line_is_asked_again(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("c").hears("checkin.steps").says("9").hears('"9"').hears("checkin.steps").says("1x")
        here.hears('"1x"').hears("checkin.steps").says("1")
        here.hears("checkin.mood").says("11").hears("1 is a hard day").hears("(Enter passes)").hears(
            "checkin.mood"
        ).says("5")
        here.hears("checkin.keep").says("").ends()
        assert [line["id"] for line in typed("today", "--json").json["said"]] == ["1.1"]

    def test_an_amount(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("c").hears("checkin.steps").says("2=4.5").hears("checkin.mood").says("")
        here.hears("checkin.keep").says("").ends()
        assert typed("today", "--json").json["said"][0]["amount"] == 4.5

    def test_the_questions_of_the_person(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("config", "questions", "mood,urge,hard").code == 0
        here = talk("c").hears("checkin.steps").says("").hears("checkin.mood").says("2")
        here.hears("checkin.urge").says("7").hears("checkin.hard").says("The evening").ends()
        assert typed("undo").code == 0

    def test_nothing_open(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("done", "1.1", "1.2", "1.3", "2.1").code == 0
        assert typed("done", "1.3", "--on", "yesterday").code == 0
        talk("c").hears("checkin.nothing_open").hears("checkin.mood").says("3").hears("checkin.keep").says("").ends()

    @pytest.mark.parametrize(("at", "key", "code"), AT_EACH_PROMPT)
    def test_leaving(self, at: int, key: str, code: int, planned: Path, talk: Talks) -> None:
        before = everything(planned)
        here = talk("c")
        for question, answer in zip(EVENING[:at], ("1 2p", "4"), strict=False):
            here.hears(question).says(answer)
        shown = here.hears(EVENING[at]).presses(key).ends(code)
        if at:
            assert f"{at} answer{'s' * (at > 1)} kept." in shown
        else:
            assert everything(planned) == before


class TestComingBack:
    def test_enter_leaves_them_so_and_it_is_said_once(self, planned: Path, talk: Talks, typed: Typed) -> None:
        shown = talk(columns=40).hears("Good to see you").hears("blank").hears("Enter").says("").ends()
        assert "Walk to the park" in shown
        assert typed("data", "check", "--json").json["counts"]["check_ins"] == 0
        assert "Good to see you" not in talk().ends()
        assert "Good to see you" not in talk(GOALWALK_NOW="2026-11-21T20:00:00+01:00").ends()
        talk(GOALWALK_NOW="2026-11-24T20:00:00+01:00").hears("Good to see you").hears("Enter").says("").ends()

    def test_r_makes_them_rest(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("today").hears("Good to see you").hears("Enter").says("what").hears("Enter, or r").hears("Enter")
        here.says("r").ends()
        assert typed("data", "check", "--json").json["counts"]["check_ins"] > 10
        assert "rest" in typed("undo", "--yes").out
        assert typed("data", "check", "--json").json["counts"]["check_ins"] == 0

    def test_nothing_is_asked_where_something_was_written(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("win", "Here").code == 0
        assert "Good to see you" not in talk().ends()

    def test_a_pipe_is_not_asked(self, planned: Path, typed: Typed) -> None:
        assert "Good to see you" not in typed("today").out + typed("today").err

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 1)])
    def test_leaving(self, key: str, code: int, planned: Path, talk: Talks) -> None:
        before = everything(planned)
        talk().hears("Enter").presses(key).ends(code)
        assert everything(planned) == before
        talk().hears("Good to see you").hears("Enter").presses("c").ends(130)


class TestAsking:
    def test_a_missing_title(self, home: Path, talk: Talks, typed: Typed) -> None:
        assert "Left as it was." in talk("goal", "add").hears("ask.goal_title").says("").ends(1)  # Enter leaves
        talk("goal", "add").hears("ask.goal_title").says(" \u200b", "Sleep better").ends()  # nothing to see: once more
        talk("step", "add").hears("ask.step_title").says("Walk").hears("ask.step_often").says("").ends()
        talk("win").hears("ask.win").says("Slept").ends()
        assert typed("step", "list", "--json").json["steps"][0]["title"] == "Walk"
        assert typed("wins", "--json").json["wins"][0]["text"] == "Slept"

    def test_which_goal(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("step", "add", "Colours").hears("Sleep better").hears("Draw again").hears("ask.which_goal")
        here.says("7").hears("ask.which_goal").says("draw").hears("ask.step_often").says("").ends()
        assert typed("step", "show", "2.2", "--json").json["step"]["title"] == "Colours"

    def test_which_step(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("done").hears("ask.which_steps").says("nonsense").hears("ask.which_steps").says("park").ends()
        assert typed("today", "--json").json["said"][0]["id"] == "1.1"

    def test_a_meeting(self, home: Path, talk: Talks, typed: Typed, columns: int) -> None:
        here = talk("meeting", "add", columns=columns).hears("ask.meeting_whom").says("Ana")
        here.hears("ask.meeting_agreed").says("Sleep before midnight").hears("ask.meeting_who").says("")
        here.hears("ask.meeting_more").says("Bring the form").hears("ask.meeting_who").says("Ana")
        here.hears("ask.meeting_more").says("I look up the bus; ana: rings the clinic")
        here.hears("ask.meeting_more").says("")
        for wrong in ("soon", "yesterday", "fri"):
            here.hears("ask.meeting_next").says(wrong)
        shown = here.hears("ask.meeting_next").says("mon 10am").ends()
        assert "Next: Mon 23 Nov, 10:00." in " ".join(shown.split())
        found = typed("meeting", "show", "1", "--json").json["meeting"]
        agreed = ["Sleep before midnight", "Bring the form", "I look up the bus", "rings the clinic"]
        assert (found["whom"], found["agreed"]) == ("Ana", agreed)
        assert [one["who"] for one in found["agreements"]] == [None, "Ana", None, "Ana"]
        assert (found["next"], found["time"]) == ("2026-11-23", "10:00")

    def test_a_group(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("meeting", "add", "--group").hears("ask.group_whom").says("Friday group")
        here.hears("ask.group_about").says("sleep").hears("ask.group_skill").says("")
        here.hears("ask.group_takes").says("x" * 1001).hears("1001").hears("ask.group_takes").says("One breath")
        here.hears("ask.meeting_next").says("").ends()
        found = typed("meeting", "show", "1", "--json").json["meeting"]
        assert [found[name] for name in ("group", "whom", "about", "skill", "takes")] == [
            True,
            "Friday group",
            "sleep",
            None,
            "One breath",
        ]

    def test_how_it_went(self, home: Path, talk: Talks, typed: Typed) -> None:
        assert typed("meeting", "add", "Sleep").code == 0
        talk("meeting", "went", "1", "sleep").hears("ask.meeting_went").says("p").hears("Sleep: partly").ends()
        talk("meeting", "went", "1", "2").hears("Nothing agreed there").ends(3)

    @pytest.mark.parametrize(
        "line",
        [
            *(f"{noun} add" for noun in ("goal", "step", "barrier", "support", "hope", "skill", "clock", "meeting")),
            *("meeting add --group", "meeting add --on yesterday", "win"),
        ],
    )
    def test_only_enters_write_nothing(self, line: str, home: Path, talk: Talks, typed: Typed) -> None:
        """Nothing is written down where nothing was said. (Only Enters in the evening are being here.)"""
        assert typed("goal", "add", "Sleep better").code == 0
        before = typed("undo", "--list").out
        here = talk(*line.split())
        here.says("", "", "", "", "")
        assert "Left as it was." in here.ends(1)
        assert typed("undo", "--list").out == before

    def test_a_day_that_has_passed_is_asked_of(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("goal", "edit", "1", "--by", "2026-11-19").hears("has passed already").says("").ends(1)
        assert typed("goal", "show", "1", "--json").json["goal"]["by"] is None
        talk("goal", "edit", "1", "--by", "2026-11-19").hears("has passed already").says("y").ends()
        assert typed("goal", "show", "1", "--json").json["goal"]["by"] == "2026-11-19"

    def test_a_rhythm_said_of_two_things_is_asked_of(self, planned: Path, talk: Talks, typed: Typed) -> None:
        add = ("step", "add", "Tea", "--goal", "1", "--every", "biweekly")
        talk(*add).hears("ask.rhythm").says("often").hears("ask.rhythm").says("2").ends()
        assert typed("step", "show", "Tea", "--json").json["step"]["rhythm"] == "every 14 days"
        talk("step", "edit", "Tea", "--every", "bimonthly").hears("ask.rhythm").says("2x Month").ends()
        assert typed("step", "show", "Tea", "--json").json["step"]["rhythm"] == "2x month"
        add = ("support", "add", "Seed swap", "--kind", "group", "--reach", "1", "--every", "every 3rd fri")
        talk(*add).hears("ask.rhythm").says("2").ends()
        assert typed("support", "show", "Seed", "--json").json["support"]["rhythm"] == "third fri"
        refused = typed("step", "edit", "Tea", "--every", "biweekly")
        assert refused.code == 2
        assert "2x week" in refused.err
        assert "every 2 weeks" in refused.err

    def test_what_done_means_is_asked_once(self, planned: Path, talk: Talks, typed: Typed) -> None:
        add = ("step", "add", "--goal", "1", "--every", "daily", "--target")
        here = talk(*add, "8", "--unit", "glasses", "Tea").hears("ask.done").says("some").hears("ask.done").says("one")
        assert "done counts 1 of 8 glasses." in here.ends()
        talk(*add, "8", "--unit", "glasses", "Soup").hears("ask.done").says("").ends()
        for unit in ("minutes", "times"):
            assert "When you type" not in talk(*add, "8", "--unit", unit, unit).ends()
        found = {step["title"]: step["done"] for step in typed("step", "list", "--json").json["steps"]}
        assert (found["Tea"], found["Soup"], found["minutes"], found["times"]) == ("one", "all", "all", "one")

    def test_one_more_is_asked_of_once_the_target_is_there(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("step", "add", "Pills", "--goal", "1", "--every", "twice a day").code == 0
        for told in ("1 of 2 times", "2 of 2 times"):
            assert told in talk("done", "pills").ends()
        assert "2 of 2 times" in talk("done", "pills").hears("Pills is at 2 of 2 times").says("").ends()
        assert "3 of 2 times" in talk("done", "pills", "walk").hears("Pills is at 2 of 2 times").says("y").ends()
        talk("done", "pills").hears("Pills is at 3 of 2 times").presses("c").ends(130)
        said = {line["id"]: line["amount"] for line in typed("today", "--json").json["said"]}
        assert said == {"1.1": None, "1.4": 3}

    def test_a_second_one_within_minutes_is_asked_of(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("step", "add", "Pills", "--goal", "1", "--every", "mornings and evenings").code == 0
        first = talk("done", "pills").ends()
        assert "1 of 2 times" in first
        talk("done", "pills").hears("minutes ago. One more, for").says("").ends(1)
        assert "2 of 2 times" in talk("done", "pills").hears("minutes ago. One more, for").says("y").ends()
        assert "2 of 2 times already" in talk("done", "pills").ends()
        assert typed("day", "--json").json["steps"][0]["slots"] == ["morning", "evening"]

    def test_a_step_that_is_not_counted_is_once_somebody_counts_it(
        self, planned: Path, talk: Talks, typed: Typed
    ) -> None:
        before = everything(planned)
        assert "has no unit yet" in talk("done", "sketch", "2 pages").hears("ask.count_in").says("n").ends(2)
        assert everything(planned) == before
        assert "2.1 Sketch: 2 pages" in talk("done", "sketch", "2 pages").hears("ask.count_in").says("").ends()
        assert "(2 + 3 = 5 pages)" in talk("done", "sketch", "3 pages").ends()
        for taken in ("3 pages", "2 pages", "change of step"):
            assert taken in talk("undo").ends()

    def test_levels(self, planned: Path, talk: Talks, typed: Typed, columns: int) -> None:
        here = talk("goal", "levels", "draw", columns=columns).hears("ask.level.measured").says("Pages a week")
        here.hears("ask.level.0").says("x" * 1001).hears("1001").hears("ask.level.0").says("Three")
        here.hears("ask.level.-1").says("One").hears("ask.level.1").says("Seven")
        shown = here.hears("ask.level.-2").says("").hears("ask.level.2").says("A book").ends()
        said = " ".join(shown.split())
        assert "Levels of 2 Draw again: less, what I hope, more, much more." in said
        assert "−" not in said and "+" not in said
        goal = typed("goal", "show", "2", "--json").json["goal"]
        assert (goal["measured"], goal["levels"]) == ("Pages a week", [None, "One", "Three", "Seven", "A book"])
        assert "?" not in talk("goal", "levels", "draw", columns=columns).hears("Three").ends()  # written, so not asked

    def test_levels_are_asked_for_once_and_nothing_is_pressed(self, planned: Path, talk: Talks, typed: Typed) -> None:
        before = everything(planned)
        here = talk("goal", "levels", "1")
        for key in ("measured", "0", "-1", "1", "-2", "2"):
            here.hears(f"ask.level.{key}").says("")
        here.hears("levels.empty").ends()
        assert everything(planned) == before
        for line in (("--numbers",), ("--t",), ("--no-input",)):
            assert "?" not in talk("goal", "levels", "1", *line).hears("levels.empty").ends()
        assert typed("goal", "reached", "1").code == 0
        assert "?" not in talk("goal", "levels", "1").hears("levels.empty").ends()

    def test_rating(self, planned: Path, talk: Talks, typed: Typed, columns: int) -> None:
        assert typed("goal", "levels", "1", "--less", "One night", "--hope", "Four", "--more", "Six").code == 0
        here = talk("goal", "rate", "sleep", columns=columns).hears("ask.rate.importance").says("very")
        here.hears("0 to 10").hears("ask.rate.importance").says("8").hears("ask.rate.why").says("Breakfast")
        here.hears("ask.rate.confidence").says("5").hears("ask.rate.up").says("A quiet room")
        here.hears("less: One night").hears("what I hope: Four").hears("more: Six").hears("ask.rate.level").says("m")
        here.hears("is no level").hears("ask.rate.level").says("l")
        said = " ".join(here.ends().split())
        assert "less (One night); importance 8 of 10; confidence 5 of 10" in said
        assert said.count("smaller step") == 1
        (rated,) = typed("goal", "show", "1", "--json").json["goal"]["ratings"]
        assert (rated["importance"], rated["confidence"], rated["level"]) == (8, 5, -1)
        assert (rated["why"], rated["up"]) == ("Breakfast", "A quiet room")

    def test_rating_passes_over_what_has_no_answer(self, planned: Path, talk: Talks, typed: Typed) -> None:
        """No lower than 0, nothing to move up from 10, and no level where none is written."""
        here = talk("goal", "rate", "1", "--on", "yesterday").hears("ask.rate.importance").says("0")
        shown = here.hears("ask.rate.confidence").says("10").hears("Thu 19 Nov, yesterday").ends()
        assert shown.count("?") == 2 and "smaller" not in shown
        before = everything(planned)
        here = talk("goal", "rate", "1").hears("ask.rate.importance").says("")
        here.hears("ask.rate.confidence").says("").hears("receipt.nothing").ends()
        assert everything(planned) == before
        talk("goal", "rate", "7").hears("problem.no_such_goal").ends(3)
        talk("goal", "rate", "1", "--on", "tomorrow").hears("Sat 21 Nov").ends(3)  # before anything is typed

    def test_no_input_never_asks(self, planned: Path, talk: Talks) -> None:
        talk("done", "--no-input").ends(2)
        talk("goal", "add", "--no-input").ends(2)
        talk("meeting", "add", "--no-input").ends(2)
        talk("goal", "rate", "1", "--no-input").ends(2)
        assert "Good to see you" not in talk("--no-input").ends()
        talk("data", "forget", "1", "--no-input").ends(2)

    @pytest.mark.parametrize(
        ("line", "key", "code"),
        [
            ("goal add", "c", 130),
            ("goal add", "d", 1),
            ("step add", "c", 130),
            ("win", "d", 1),
            ("done", "c", 130),
            ("goal remove 1", "c", 130),
            ("goal remove 1", "d", 1),
            ("data forget 1", "c", 130),
            ("goal levels 1", "c", 130),
            ("goal rate 1", "d", 1),
            ("meeting add", "c", 130),
            ("meeting add", "d", 1),
        ],
    )
    def test_leaving(self, line: str, key: str, code: int, planned: Path, talk: Talks) -> None:
        before = everything(planned)
        here = talk(*line.split())
        here.spawned.expect(r"\? ")
        here.presses(key).ends(code)
        assert everything(planned) == before


class TestSure:
    @pytest.mark.parametrize("answer", ["", "what"])
    def test_no_leaves_it(self, answer: str, planned: Path, talk: Talks) -> None:
        before = everything(planned)
        talk("goal", "remove", "1").hears("Take away 1 Sleep better").says(answer).ends(1)
        assert everything(planned) == before

    @pytest.mark.parametrize("answer", ["Yes"])
    def test_yes_takes_it_away(self, answer: str, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("goal", "remove", "1").hears("Take away").says(answer).ends()
        assert [goal["id"] for goal in typed("goal", "list", "--json").json["goals"]] == ["2"]

    def test_yes_said_before(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("step", "remove", "1.1", "--yes").ends()
        assert [step["id"] for step in typed("step", "list", "--json").json["steps"]] == ["1.2", "1.3", "2.1"]

    def test_a_meeting(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("meeting", "add", "--with", "Ana").code == 0
        talk("meeting", "remove", "ana").hears("Take away the talk with Ana, Fri 20 Nov?").says("").ends(1)
        assert len(typed("meeting", "list", "--json").json["meetings"]) == 1
        talk("meeting", "remove", "ana").hears("Take away the talk with Ana").says("y").ends()
        assert typed("meeting", "list", "--json").json["meetings"] == []

    def test_forget(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("data", "forget", "1.1").hears("Walk to the park").says("").ends(1)
        assert "Walk to the park" in typed("step", "list").out
        talk("data", "forget", "1.1").hears("Walk to the park").says("y").ends()
        assert not [name for name, data in everything(planned).items() if b"Walk to the park" in data]


class TestTheScreen:
    def test_colours_on_a_terminal(self, planned: Path, talk: Talks) -> None:
        here = talk("progress")
        here.ends()
        assert "\x1b[" in here.heard

    def test_no_colour(self, planned: Path, talk: Talks) -> None:
        here = talk("progress", NO_COLOR="1")
        here.ends()
        assert not re.search("\x1b\\[[0-9;]*3[0-9]m", here.heard)

    @pytest.mark.parametrize("how", [{"TERM": "dumb"}, {"GOALWALK_PLAIN": "1"}, {"ACCESSIBLE": "1"}, {}], ids=str)
    def test_plain(self, how: dict[str, str], planned: Path, talk: Talks) -> None:
        here = talk("progress", *([] if how else ["--plain"]), **how)
        here.ends()
        assert "\x1b" not in here.heard
        assert "█" not in here.heard and "○" not in here.heard

    @pytest.mark.parametrize("command", ["progress", "calendar"])
    def test_as_wide_as_the_screen(self, command: str, planned: Path, talk: Talks, typed: Typed, columns: int) -> None:
        assert typed("done", "1.1", "--on", "yesterday").code == 0
        shown = talk(command, "--no-input", columns=columns).ends()
        assert max(len(line.rstrip()) for line in shown.splitlines()) <= columns

    def test_a_screen_without_a_size(self, planned: Path, talk: Talks) -> None:
        assert "Walk to the park" in talk("progress", columns=0).ends()


class TestTheDemo:
    def test_the_demo_on_a_terminal(self, home: Path, talk: Talks, columns: int) -> None:
        here = talk("demo", columns=columns)
        for _ in range(3):
            here.hears("demo.wait").says("")
        assert "What I want".upper() in here.ends()
        assert not home.exists()

    def test_a_shell_to_play_in(self, planned: Path, talk: Talks, typed: Typed) -> None:
        before = everything(planned)
        here = talk("demo", "--shell", SHELL="/bin/sh", PS1="$ ")
        here.hears("demo.shell").says("echo place=$GOALWALK_HOME")
        here.spawned.expect(r"place=(/\S+)")
        folder = Path(here.spawned.match.group(1))
        assert folder.exists()
        goalwalk = " ".join(GOALWALK)
        here.says(f"{goalwalk} done 1.4 --plain --no-input; echo code=$?").hears("code=0")
        here.says(f"{goalwalk} --plain --no-input").hears("Draw for ten minutes")
        here.says("exit").hears("demo.shell_left").ends()
        assert not folder.exists()
        assert everything(planned) == before
        assert os.environ["GOALWALK_HOME"] == str(planned)


class TestAnEveningOfAnotherDay:
    def test_it_speaks_of_that_day(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("goal", "add", "Be outside")
        typed("step", "add", "Walk", "--every", "daily", "--start", "2026-11-10")
        typed("step", "add", "Call Sam", "--every", "2x week", "--start", "2026-11-02")
        typed("done", "call", "--on", "2026-11-09")
        typed("done", "walk")
        screen = talk("c", "--on", "2026-11-12").hears("Thu 12 Nov").hears("Open that day").hears("Which?").says("")
        screen.hears("How was the day").says("4").hears("Anything to keep?").says("")
        said = screen.ends()
        assert "Thu 12 Nov: written down." in said and "The day: 4 of 5." in said
        assert "1 of 2 that week" in said
        assert "today" not in said and "this week" not in said and "in all" not in said

    def test_a_day_with_nothing_open_says_which(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("goal", "add", "Be outside")
        typed("step", "add", "Walk", "--every", "daily", "--start", "2026-11-19")
        typed("done", "walk", "--on", "yesterday")
        screen = talk("c", "--on", "yesterday").hears("Thu 19 Nov, yesterday: nothing was open.")
        screen.hears("How was the day").says("").hears("Anything to keep?").says("")
        assert "Thu 19 Nov, yesterday: written down." in screen.ends()
