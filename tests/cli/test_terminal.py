"""Conversations on a real terminal, 80 and 40 columns wide: three doors, and Ctrl-C and Ctrl-D at each prompt."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from cli.keyboard import GOALWALK, Typed, environment, everything
from goalwalk.words.en import SENTENCES

WAIT = 10


class Talk:
    """A goalwalk on a terminal."""

    def __init__(self, *line: str, columns: int = 80, **env: str | None) -> None:
        self.spawned = pexpect.spawn(
            GOALWALK[0],
            [*GOALWALK[1:], *line],
            env=environment(**env),  # type: ignore[arg-type]
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=WAIT,
        )
        self.spawned.delaybeforesend = 0.02
        self.spawned.ptyproc.delayafterclose = 0.01
        self.heard = ""
        self.key = ""

    def hears(self, text: str) -> Talk:
        """Wait until that is on the screen; of a sentence, its key will do, and its first words are enough."""
        sentence = SENTENCES.get(text, text)
        assert isinstance(sentence, str)
        words = sentence.split("{")[0].strip()[:36].split(" ")
        self.spawned.expect(r"\s+".join(map(re.escape, words)))  # it may be wrapped
        self.heard += self.spawned.before + self.spawned.after
        return self

    def says(self, *lines: str) -> Talk:
        for line in lines:
            self.spawned.sendline(line)
        return self

    def presses(self, key: str) -> Talk:
        """A key with Ctrl. One that comes before the line editor listens, faster than any hand, is pressed again."""
        self.key = key
        time.sleep(0.05)
        self.spawned.sendcontrol(key)
        return self

    def ends(self, code: int = 0) -> str:
        """Wait for the end, and for that exit code; all that was on the screen."""
        if self.key and self.spawned.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=1) == 1:
            self.spawned.sendcontrol(self.key)
            self.spawned.expect(pexpect.EOF)
        elif not self.key:
            self.spawned.expect(pexpect.EOF)
        self.heard += self.spawned.before
        self.spawned.wait()
        self.spawned.close()
        assert self.spawned.signalstatus is None
        assert self.spawned.exitstatus == code, self.heard
        assert "Traceback" not in self.heard
        return re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", self.heard)


Talks = Callable[..., Talk]


@pytest.fixture
def talk() -> Iterator[Talks]:
    """Open conversations; none stays open."""
    open_ones = []

    def begin(*line: str, **more: object) -> Talk:
        open_ones.append(Talk(*line, **more))  # type: ignore[arg-type]
        return open_ones[-1]

    yield begin
    for one in open_ones:
        one.spawned.close(force=True)


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
        here.hears(THREE[at]).presses(key).ends(code)
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
        assert typed("wins", "--json").json["wins"][0]["text"] == "Sam called back"
        assert typed("undo").code == 0
        after = typed("today", "--json").json
        assert (after["said"], after["wins"]) == ([], [])
        assert typed("data", "check", "--json").json["counts"]["check_ins"] == 0

    def test_only_enters_are_being_here(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("checkin")
        for question in EVENING:
            here.hears(question).says("")
        assert SENTENCES["receipt.here"] in here.ends()
        assert "check-in" in typed("undo", "--list").out.splitlines()[0]
        talk().hears("Walk to the park").ends()  # it counts as written: no blank days are told of

    def test_a_wrong_line_is_asked_again(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("c").hears("checkin.steps").says("9").hears('"9"').hears("checkin.steps").says("1x")
        here.hears('"1x"').hears("checkin.steps").says("1")
        here.hears("checkin.mood").says("11").hears("1 to 5").hears("checkin.mood").says("5")
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
        here.hears(EVENING[at]).presses(key).ends(code)
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
        assert "rest" in typed("undo").out
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
        here = talk("goal", "add").hears("ask.goal_title").says("").hears("ask.goal_title")
        here.says("Sleep better").ends()
        talk("step", "add").hears("ask.step_title").says("Walk").ends()
        talk("win").hears("ask.win").says("Slept").ends()
        assert typed("step", "list", "--json").json["steps"][0]["title"] == "Walk"
        assert typed("wins", "--json").json["wins"][0]["text"] == "Slept"

    def test_which_goal(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("step", "add", "Colours").hears("Sleep better").hears("Draw again").hears("ask.which_goal")
        here.says("7").hears("ask.which_goal").says("draw").ends()
        assert typed("step", "show", "2.2", "--json").json["step"]["title"] == "Colours"

    def test_which_step(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("done").hears("ask.which_steps").says("nonsense").hears("ask.which_steps").says("park").ends()
        assert typed("today", "--json").json["said"][0]["id"] == "1.1"

    def test_a_meeting(self, home: Path, talk: Talks, typed: Typed, columns: int) -> None:
        here = talk("meeting", "add", columns=columns).hears("ask.meeting_whom").says("Ana")
        here.hears("ask.meeting_agreed").says("Sleep before midnight").hears("ask.meeting_who").says("")
        here.hears("ask.meeting_more").says("Bring the form").hears("ask.meeting_who").says("Ana")
        here.hears("ask.meeting_more").says("")
        for wrong in ("soon", "yesterday", "fri"):
            here.hears("ask.meeting_next").says(wrong)
        shown = here.hears("ask.meeting_next").says("mon 10am").ends()
        assert "Next: Mon 23 Nov, 10:00." in " ".join(shown.split())
        found = typed("meeting", "show", "1", "--json").json["meeting"]
        assert (found["whom"], found["agreed"]) == ("Ana", ["Sleep before midnight", "Bring the form"])
        assert [one["who"] for one in found["agreements"]] == [None, "Ana"]
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

    def test_only_enters_are_a_talk(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("meeting", "add", "--on", "yesterday")
        for question in ("ask.meeting_whom", "ask.meeting_agreed", "ask.meeting_next"):
            here.hears(question).says("")
        assert "Talk, Thu 19 Nov, yesterday." in here.ends()
        assert typed("meeting", "list", "--json").json["meetings"][0]["agreed"] == []
        talk("meeting", "add", "--with", "Ana").hears("Talk with Ana").ends()  # said already, so nothing is asked

    def test_no_input_never_asks(self, planned: Path, talk: Talks) -> None:
        talk("done", "--no-input").ends(2)
        talk("goal", "add", "--no-input").ends(2)
        talk("meeting", "add", "--no-input").ends(2)
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

    @pytest.mark.parametrize("how", [{"TERM": "dumb"}, {"GOALWALK_PLAIN": "1"}, {}], ids=["dumb", "plain", "--plain"])
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
        shown = talk("demo", columns=columns).ends()
        assert "Walk around the block" in shown
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
